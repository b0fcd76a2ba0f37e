"""The names of legal texts, from the package's data and from the caller."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from lexteh.citations.fold import fold_name
from lexteh.citations.model import Instrument

LANGUAGES = ("fr", "en", "es", "ar")

# Keys of the first characters of names, longest first: almost every code begins "code de",
# so twelve characters tell them apart where four would not; abbreviations have two.
_KEYS = (12, 4, 2)
_LONG_ENOUGH = 3


def load(name: str) -> Any:  # noqa: ANN401
    """Read one of the package's data files."""
    text = (files("lexteh.citations") / "data" / name).read_text("utf-8")
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506


_NUMBER_SIGN = re.compile(r"\bn\.?° ?|\bno\. ?|\bnum\. ?")
_LOOSE = re.compile(r"code ((?:[a-z]+[ ',-]{1,3}){1,14}[a-z]*)")
_WORD = re.compile(r"[a-z]+")
_SMALL = frozenset(
    ["de", "la", "le", "les", "l", "d", "du", "des", "et", "a", "au", "aux", "en", "par", "s"]
)


def _gist(words: Iterable[str]) -> str:
    """The words of a code's name that tell it from others, without plural endings."""
    plain = (part for word in words for part in _WORD.findall(word))
    return " ".join(word.rstrip("s") for word in plain if word not in _SMALL)


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one instrument, folded.

    ``shared``: other countries' texts have it too, so it counts only beside an article
    number; ``capitals``: an abbreviation, which in lower case would be a word.
    """

    text: str
    instrument: Instrument
    shared: bool = False
    capitals: bool = False

    @property
    def telling(self) -> bool:
        """Whether it is an abbreviation of three letters or more, which few texts share."""
        return self.capitals and len(self.text) >= _LONG_ENOUGH


def _capital(word: str) -> bool:
    """Whether an abbreviation is written as one: ``CEDH``, or ``Ceseda`` where it is long
    enough to be no word ("Tue" is a day).
    """
    return word.isupper() or (len(word) >= len("casf") and word.istitle())


@dataclass(slots=True)
class Lexicon:
    """All names that one language uses, found by their first characters."""

    language: str
    instruments: dict[str, Instrument] = field(default_factory=dict)
    starts: set[str] = field(default_factory=set)
    index: dict[str, list[Name]] = field(default_factory=dict)
    former: dict[str, tuple[str, str]] = field(default_factory=dict)
    gist: dict[str, Instrument] = field(default_factory=dict)
    firsts: set[str] = field(default_factory=set)
    shorts: set[str] = field(default_factory=set)

    def add(self, written: str, instrument: Instrument, *, abbreviation: bool = False) -> None:
        """Make *written* a name of *instrument*."""
        shared = written.startswith("?")
        text = fold_name(written.removeprefix("?"))
        capitals = written.isupper() and written.isascii()
        short = abbreviation and instrument.kind == "code" and len(text) < len("casf")
        forms = {text}
        if "." in text:
            forms |= {text.replace(". ", "."), text.replace(".", "").strip()}
        if _NUMBER_SIGN.search(text):
            signs = ("n°", "n° ", "n.° ", "no ", "no. ", "num. ", "")
            forms |= {_NUMBER_SIGN.sub(sign, text) for sign in signs}
        if "s'" in text and self.language == "en":
            forms.add(text.replace("s'", "s"))
        if '"' in text:
            forms |= {text.replace(' "', " « ").replace('"', " »"), text.replace('"', "")}
        shared = shared or short or (abbreviation and "." in text and instrument.kind == "code")
        if instrument.kind == "code" and text.startswith("code "):
            self.gist[_gist(text.split()[1:])] = instrument
        for form in forms:
            self._index(Name(form, instrument, shared, capitals))

    def _index(self, name: Name) -> None:
        key = name.text[: next(size for size in (*_KEYS, 1) if len(name.text) >= size)]
        names = self.index.setdefault(key, [])
        names[:] = [*(n for n in names if n.text != name.text), name]
        names.sort(key=lambda n: -len(n.text))
        word = re.split(r"[^\w]", name.text, maxsplit=1)[0]
        # "C. pén." must not make the scan stop at every word in c.
        self.starts.add(word if len(word) >= _LONG_ENOUGH else name.text[: len(word) + 1])
        if len(name.text) >= _KEYS[1]:
            self.firsts.add(name.text[:4])
        else:
            self.shorts.add(name.text[:2])
        self.instruments.setdefault(name.instrument.id, name.instrument)

    def match(self, lower: str, plain: str, at: int) -> tuple[Name, int] | None:
        """The longest name that begins at *at*, and where it ends."""
        # Nearly every call is for a word that begins no name: one look-up says so.
        if lower[at : at + 4] not in self.firsts and lower[at : at + 2] not in self.shorts:
            return None
        for size in _KEYS:
            for name in self.index.get(lower[at : at + size], ()):
                if not lower.startswith(name.text, at):
                    continue
                end = at + len(name.text)
                # "code de la sécurité socialeet": a long name is itself, whatever is stuck to it.
                glued = lower[end].isalnum() and name.text[-1].isalnum()
                if glued and not lower.startswith(("et", "ou"), end):
                    continue
                if name.capitals and not _capital(plain[at:end]):
                    continue
                return name, end
        return None

    def loose(self, lower: str, at: int) -> tuple[Instrument, int] | None:
        """A code whose name is misspelt in its small words: ``code la santé publique``."""
        window = _LOOSE.match(lower, at)
        if window is None:
            return None
        words = list(_WORD.finditer(lower, window.start(1), window.end(1)))
        for size in range(len(words), 0, -1):
            instrument = self.gist.get(_gist([word[0] for word in words[:size]]))
            if instrument and words[size - 1][0] not in _SMALL:
                return instrument, words[size - 1].end()
        return None

    def at_date(self, instrument: Instrument, date: str | None) -> Instrument:
        """The text that *instrument*'s name meant on *date*."""
        if date and instrument.id in self.former:
            until, older = self.former[instrument.id]
            if date < until:
                return self.instruments.get(older, instrument)
        return instrument


def _names(entry: Mapping[str, Any], language: str) -> Iterable[tuple[str, bool]]:
    """The names that *entry* has in *language*; French ones serve in every language."""
    names = entry["names"]
    for word in names.get("any") or ():
        yield word, True
    for code in dict.fromkeys(("fr", language)):
        for word in names.get(code) or ():
            yield word, False


@cache
def base_lexicon(language: str) -> Lexicon:
    """The names in the package's own data for *language*."""
    lexicon = Lexicon(language)
    for entry in load("codes.yml")["codes"]:
        instrument = Instrument(
            entry["id"],
            "code",
            "code",
            entry["source_id"],
            lettered=not entry.get("plain"),
            digits=entry.get("digits", 0),
            plain_in=entry.get("plain_in"),
        )
        lexicon.instruments[instrument.id] = instrument
        if "before" in entry:
            lexicon.former[instrument.id] = (str(entry["before"]["until"]), entry["before"]["id"])
        for word, short in _names(entry, language):
            lexicon.add(word, instrument, abbreviation=short)
    for entry in load("treaties.yml")["treaties"]:
        family = "act" if entry["kind"] == "constitution" else "treaty"
        instrument = Instrument(
            entry["id"], entry["kind"], family, entry.get("source_id"), entry.get("parent")
        )
        for word, short in _names(entry, language):
            lexicon.add(word, instrument, abbreviation=short)
    for entry in load("eu.yml")["acts"]:
        instrument = instrument_of(entry["id"])
        for word, short in _names(entry, language):
            lexicon.add(word, instrument, abbreviation=short)
    return lexicon


_EU = {"dir": ("directive", "L"), "reg": ("regulation", "R"), "dec": ("decision", "D"),
       "fd": ("decision", "F")}  # fmt: skip
_EU_ID = re.compile(r"(dir|reg|dec|fd)-(\d{4})-(\d+)$")
_ACTS = {"loi": "law", "ordonnance": "ordinance", "decret": "decree", "arrete": "order",
         "circulaire": "circular", "instruction": "circular"}  # fmt: skip
_ACT_ID = re.compile(r"fr-(loi|ordonnance|decret|arrete|circulaire|instruction)-")


@cache
def instrument_of(root: str) -> Instrument:
    """The instrument with this address, whether or not it has a name in the data.

    >>> instrument_of("dir-2011-36").source_id
    '32011L0036'
    """
    if match := _EU_ID.match(root):
        kind, letter = _EU[match[1]]
        return Instrument(root, kind, "eu", f"3{match[2]}{letter}{int(match[3]):04d}")
    if match := _ACT_ID.match(root):
        return Instrument(root, _ACTS[match[1]], "act")
    for entry in base_lexicon("fr").instruments.values():
        if entry.id == root:
            return entry
    if root.startswith(("cases/", "institutions/", "recommendations/", "topics/", "rights/")):
        return Instrument(root, "case", "case")
    if root.startswith("fr-"):
        return Instrument(root, "code", "code")
    kind = "protocol" if "protocol" in root else "convention"
    return Instrument(root, kind, "treaty")
