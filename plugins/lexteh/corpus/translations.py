"""Which wording each translation was made from, so that a stale one can be told.

The texts of an entry stand side by side in its file; the first language of the site that a text
has is the one the others are translated from. A register beside the data,
``legal/translations/<the file's own path>.lock``, keeps for each translation a hash of the source
wording it was last confirmed against, and a hash of the translation itself. When the source
has changed and the translation has not, the translation may be stale; when both have changed it was
made anew. Every entry has a register of its own and every text two lines in it, the first of which
never changes: neighbouring edits on two branches merge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from lexteh.corpus.corpus import Corpus
from lexteh.corpus.entry import Entry
from lexteh.corpus.parts import localized
from lexteh.corpus.problems import WARNING, Problem
from lexteh.corpus.yaml_source import Located, Path_

FOLDER = "translations"
HEADER = "# Which wording each translation was made from. Written by 'lexteh confirm'.\n"

_LINE = re.compile(
    r"  (?P<lang>[a-z]{2}) (?P<source>[0-9a-f]{8}):(?P<made>( [a-z]{2} [0-9a-f]{8})+)"
)
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}/")


@dataclass(frozen=True, slots=True)
class Made:
    """A translation's own hash, and the language and hash of the wording it was made from."""

    source_lang: str
    source: str
    translation: str


@dataclass(slots=True)
class Register:
    """The register of one entry: place of a text, language of the translation, what is known."""

    made: dict[str, dict[str, Made]] = field(default_factory=dict)

    @classmethod
    def parse(cls, text: str) -> "Register":
        """Read a register; ``ValueError`` names the first line that is not of its form."""
        found, place = cls(), ""
        for number, line in enumerate(text.splitlines(), start=1):
            match = _LINE.fullmatch(line)
            if not line or line.startswith("#"):
                continue
            if not line.startswith((" ", "<", "=", ">")):
                place = line
            elif match and place:
                words = match["made"].split()
                for lang, own in zip(words[::2], words[1::2], strict=True):
                    made = Made(match["lang"], match["source"], own)
                    found.made.setdefault(place, {})[lang] = made
            else:
                raise ValueError(f"line {number} is not a line of a register: '{line}'")
        return found

    def __str__(self) -> str:
        lines = [HEADER]
        for place, by_lang in self.made.items():
            lines.append(f"{place}\n")
            groups: dict[tuple[str, str], list[str]] = {}
            for lang, made in sorted(by_lang.items()):
                group = groups.setdefault((made.source_lang, made.source), [])
                group.append(f"{lang} {made.translation}")
            lines += [f"  {lang} {s}: {' '.join(g)}\n" for (lang, s), g in sorted(groups.items())]
        return "".join(lines)


@dataclass(frozen=True, slots=True)
class Stale:
    """A translation whose source wording has changed since it was made."""

    place: str
    path: Path_
    lang: str
    source_lang: str


def digest(text: str) -> str:
    """Eight hexadecimal digits that change with the words of *text*, not with its line breaks."""
    return blake2b(" ".join(text.split()).encode(), digest_size=4).hexdigest()


def place_of(entry: Entry, path: Path_) -> str:
    """A name of the text at *path* that survives its neighbours' coming and going.

    Versions are called by their first day, units by their step, other items by their number:
    ``2021-05-01/al-1/text``, ``notes/1/text``.
    """
    names: list[str] = []
    value: Any = entry
    for part in path:
        value = value[part] if isinstance(part, int) else _field(value, part)
        if isinstance(part, str):
            names.append(part)
        elif names[-1] == "versions":
            names[-1] = value.in_force.isoformat()
        elif names[-1] == "paragraphs":
            names[-1] = str(value.id)
        else:
            names.append(str(part + 1))
    return "/".join(names)


def _field(value: Any, name: str) -> Any:  # noqa: ANN401
    return value[name] if isinstance(value, dict) else getattr(value, name)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A translation in the entry as it is, with the wording beside it."""

    place: str
    path: Path_
    lang: str
    made: Made


def _pairs(entry: Entry, languages: list[str]) -> Iterator[_Pair]:
    for path, texts in localized(entry):
        present = [lang for lang in languages if lang in texts]
        if len(present) > 1:
            place, source = place_of(entry, path), digest(texts[present[0]])
            for lang in present[1:]:
                yield _Pair(place, path, lang, Made(present[0], source, digest(texts[lang])))


def _stale(pairs: list[_Pair], register: Register) -> Iterator[tuple[_Pair, Made]]:
    """The pairs whose translation is known, but as that of another wording."""
    known: dict[tuple[str, str], list[tuple[str, Made]]] = {}
    for place, by_lang in register.made.items():
        for lang, made in by_lang.items():
            known.setdefault((lang, made.translation), []).append((place, made))
    standing = {(pair.lang, pair.made) for pair in pairs}
    for pair in pairs:
        before = known.get((pair.lang, pair.made.translation), [])
        if not before or any(made == pair.made for _, made in before):
            continue
        for place, made in before:
            # Short texts recur: where the old pair still stands, only the same place in another
            # version tells that the translation was carried over without a look.
            if (pair.lang, made) not in standing or _undated(place) == _undated(pair.place):
                yield pair, made
                break


def _undated(place: str) -> str:
    return _DATED.sub("", place, count=1)


def stale(entry: Entry, register: Register, languages: list[str]) -> list[Stale]:
    """The translations of *entry* that may be stale, in its own order."""
    pairs = list(_pairs(entry, languages))
    return [
        Stale(pair.place, pair.path, pair.lang, pair.made.source_lang)
        for pair, _ in _stale(pairs, register)
    ]


def confirmed(
    entry: Entry, register: Register, languages: list[str], langs: frozenset[str] = frozenset()
) -> Register:
    """The register that *entry* should have.

    New texts and translations made anew are taken in; a stale translation stays so unless its
    language is one of *langs*, which somebody has reread.
    """
    pairs = list(_pairs(entry, languages))
    kept = {
        (pair.place, pair.lang): made
        for pair, made in _stale(pairs, register)
        if pair.lang not in langs
    }
    fresh = Register()
    for pair in pairs:
        made = kept.get((pair.place, pair.lang), pair.made)
        fresh.made.setdefault(pair.place, {})[pair.lang] = made
    return fresh


# --- the registers of a folder ---------------------------------------------------------


def register_path(root: Path, located: Located) -> Path:
    """Where the register of the file *located* lies under the data folder *root*."""
    inside = Path(located.file).relative_to(root.name).with_suffix(".lock")
    return root / FOLDER / inside


def read_register(path: Path) -> Register:
    """The register at *path*, empty if there is none; ``ValueError`` if it is malformed."""
    if not path.exists():
        return Register()
    return Register.parse(path.read_text(encoding="utf-8"))


def check_translations(root: Path, corpus: Corpus) -> Iterator[Problem]:
    """A problem for every translation that may be stale and every register that cannot be read."""
    for address, entry in corpus.things():
        located = corpus.files[address]
        path = register_path(root, located)
        try:
            register = read_register(path)
        except (ValueError, OSError) as error:
            name = f"{root.name}/{path.relative_to(root).as_posix()}"
            yield Problem(
                "L005", name, 1, 1, str(error), "a register as 'lexteh confirm' writes it"
            )
            continue
        for one in stale(entry, register, corpus.text_languages):
            message = f"the text in {one.source_lang} has changed since this translation was made"
            expected = f"the translation reread, then 'lexteh confirm {address} --lang {one.lang}'"
            yield located.problem(
                "L004", (*one.path, one.lang), message, expected=expected, severity=WARNING
            )


@dataclass(slots=True)
class Update:
    """What :func:`update_registers` did or, when it only looks, would do."""

    written: list[Path] = field(default_factory=list)
    removed: list[Path] = field(default_factory=list)
    stale: list[tuple[str, Stale]] = field(default_factory=list)
    """What stays stale afterwards, with the address of its entry."""


def update_registers(
    root: Path,
    corpus: Corpus,
    addresses: frozenset[str] = frozenset(),
    langs: frozenset[str] = frozenset(),
    *,
    write: bool = True,
) -> Update:
    """Bring every register up to date; the translations of *addresses* in *langs* are confirmed.

    ``ValueError`` if a register cannot be read. With *write* false nothing is touched.
    """
    done, wanted = Update(), set()
    for address, entry in corpus.things():
        path = register_path(root, corpus.files[address])
        before = read_register(path)
        reread = langs if address in addresses else frozenset[str]()
        after = confirmed(entry, before, corpus.text_languages, reread)
        done.stale += [(address, one) for one in stale(entry, after, corpus.text_languages)]
        if not after.made:
            continue
        wanted.add(path)
        text = str(after)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            done.written.append(path)
            if write:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    # A file with errors of its own keeps its register.
    broken = {register_path(root, Located(_file(root, a), {})) for a in corpus.broken}
    for path in sorted((root / FOLDER).rglob("*.lock")):
        if path not in wanted and path not in broken:
            done.removed.append(path)
            if write:
                path.unlink()
    return done


def _file(root: Path, address: str) -> str:
    first, _, rest = address.partition("/")
    if (root / "instruments" / first).is_dir():
        return f"{root.name}/instruments/{first}/{rest or 'instrument'}.yml"
    return f"{root.name}/{address}.yml"
