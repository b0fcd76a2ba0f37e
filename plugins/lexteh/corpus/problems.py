"""What can be wrong with the data: one clear message each, with its place and its mend."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches

ERROR, WARNING = "error", "warning"

CODES: dict[str, str] = {
    "Y001": "The file cannot be read as UTF-8 text",
    "Y002": "The YAML is malformed",
    "Y003": "A key stands twice in the same block",
    "Y004": "YAML anchors and aliases are not used here",
    "Y005": "YAML tags are not used here",
    "Y006": "The file is too large or nested too deep",
    "Y007": "The file holds no mapping of keys",
    "Y008": "The file holds more than one YAML document",
    "Y009": "The file holds an invisible control character",
    "M001": "Unknown key",
    "M002": "A key is missing",
    "M003": "The value is of the wrong sort",
    "M004": "The value is not one of those allowed",
    "M005": "The date is not valid",
    "M006": "The address is malformed",
    "M007": "The web address is malformed",
    "M008": "The text or list is empty",
    "M009": "The value does not have the expected form",
    "M010": "A placeholder is still there",
    "R001": "The address leads to nothing",
    "R002": "The source is not declared",
    "R003": "The language is not one of the site's",
    "R004": "The file's name or place is not that of an entry",
    "R005": "The division is not declared in instrument.yml",
    "R006": "instrument.yml is missing",
    "R007": "A published address has disappeared",
    "R008": "A citation in a text leads to nothing",
    "R009": "The redirect is of no use",
    "V001": "The interval ends before it begins",
    "V002": "Two versions overlap or stand out of order",
    "V003": "There is a gap between two versions",
    "V004": "Two parts have the same address",
    "V005": "The renumbering does not fit the dates of the two provisions",
    "V006": "The date lies in the future",
    "V007": "The version has no text",
    "V008": "A verdict belongs to an assessment, and only there",
    "V009": "Entries are not in the order of their dates",
    "V010": "The address is not in force on that date",
    "V011": "The count of articles does not agree",
    "L001": "A language is missing",
    "L002": "The numbers differ between two languages",
    "L003": "The text is not in the script of its language",
    "L004": "The translation may be stale: its source text has changed",
    "L005": "The register of translations cannot be read",
    "S001": "The source has no web address",
    "S002": "The source is declared but not used",
    "F001": "The entry is past its review period",
    "W001": "The text is not in our own words",
    "O001": "The official text does not match its checksum",
}
"""Every code with its plain meaning. A code never changes its meaning."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, at one place. Lines and columns count from 1."""

    code: str
    file: str
    line: int
    column: int
    message: str
    expected: str = ""
    nearest: str = ""
    severity: str = ERROR

    def __str__(self) -> str:
        text = f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"
        if self.severity != ERROR:
            text = f"{self.file}:{self.line}:{self.column}: {self.severity} {self.code} "
            text += self.message
        if self.expected:
            text += f"; expected {self.expected}"
        if self.nearest:
            text += f"; did you mean '{self.nearest}'?"
        return text

    @property
    def mend(self) -> str:
        """How to put it right, in a sentence or two."""
        # The pages are read when there is something to tell.
        from lexteh.corpus.explanations import explanations  # noqa: PLC0415

        page = explanations().get(self.code)
        return page.mend["en"] if page else ""

    def as_dict(self) -> dict[str, str | int]:
        """The same as plain data, for ``--format json``."""
        return asdict(self) | {"title": CODES[self.code], "mend": self.mend}


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by file and place; the same problem is told once."""
    return sorted(set(problems), key=lambda p: (p.file, p.line, p.column, p.code, p.message))


def nearest(value: str, allowed: Iterable[str]) -> str:
    """The allowed value most like *value*, or an empty string."""
    found = get_close_matches(value, list(allowed), n=1, cutoff=0.5)
    return found[0] if found else ""
