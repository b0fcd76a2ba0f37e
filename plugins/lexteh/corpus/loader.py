"""Read ``legal/`` into a :class:`Corpus`, collecting every problem of every file."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from lexteh.corpus.address import COLLECTIONS, PROVISION, SEGMENT, Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import (
    COLLECTION_MODELS,
    Configuration,
    Instrument,
    Provision,
    RedirectRegister,
    SourceRegister,
)
from lexteh.corpus.problems import Problem, nearest
from lexteh.corpus.releases import Release
from lexteh.corpus.validate import M, validate
from lexteh.corpus.yaml_source import Located, parse, raw_bytes

Parse = Callable[[bytes, str], tuple[Located | None, list[Problem]]]
"""From the bytes of a file and its name to its data, or what is wrong with it."""

FOLDERS = ("instruments", *COLLECTIONS, "changes")
_NOT_DATA = ("official", "schema", "translations")
PUBLISHED = "published.txt"
"""The register of published addresses."""
_AT_THE_TOP = ("corpus.yml", "sources.yml", "redirects.yml", PUBLISHED)


@dataclass(slots=True)
class Loaded:
    """The outcome of a load: a corpus, ``None`` if corpus.yml cannot be used, and problems."""

    corpus: Corpus | None
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class _Run:
    """One load: where, what it finds wrong, and how files are parsed."""

    root: Path
    problems: list[Problem]
    parse: Parse

    def name(self, path: Path) -> str:
        return f"{self.root.name}/{path.relative_to(self.root).as_posix()}"


def load(root: Path, parser: Parse = parse) -> Loaded:
    """Load the folder *root* (``legal``). Never raises for bad data.

    *parser* may remember what it has parsed before.
    """
    if not root.is_dir():
        return Loaded(None, [Problem("R004", str(root), 1, 1, "there is no such folder")])
    problems: list[Problem] = []
    run = _Run(root, problems, parser)
    config, _ = _one(run, Configuration, root / "corpus.yml")
    register, _ = _one(run, SourceRegister, root / "sources.yml")
    if config is None:
        return Loaded(None, problems)
    corpus = Corpus(config)
    if register is not None:
        corpus.shared_sources = {str(k): v for k, v in register.sources.items()}
    if (root / "redirects.yml").exists():
        redirects, located = _one(run, RedirectRegister, root / "redirects.yml")
        if redirects is not None:
            corpus.redirects, corpus.redirects_file = redirects.redirects, located
    _load_published(run, corpus)
    problems += _strays(root)
    _load_instruments(run, corpus)
    for name in COLLECTIONS:
        _load_collection(run, name, corpus)
    for path in sorted((root / "changes").glob("*.yml")):
        release, _ = _one(run, Release, path)
        if release is not None:
            corpus.releases.append(release)
    return Loaded(corpus, problems)


def _load_published(run: _Run, corpus: Corpus) -> None:
    path, problems = run.root / PUBLISHED, run.problems
    corpus.published_file = run.name(path)
    if not path.exists():
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem("Y001", corpus.published_file, 1, 1, f"cannot be read: {error}"))
        return
    for number, line in enumerate(lines, 1):
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        try:
            Address.parse(address)
        except ValueError as error:
            message = f"'{address}' is not an address: {error}"
            problems.append(Problem("M006", corpus.published_file, number, 1, message))
            continue
        corpus.published[address] = number


def _one(run: _Run, model: type[M], path: Path) -> tuple[M | None, Located | None]:
    """One file as *model*; what is wrong with it goes to the run's problems."""
    name = run.name(path)
    raw, found = raw_bytes(path, name)
    run.problems.extend(found)
    if raw is None:
        return None, None
    value, located, problems = _made(model, raw, name, run.parse)
    run.problems.extend(problems)
    return value, located


# A server reads the same files again and again, and so does a change that is tried first.
@lru_cache(maxsize=2000)
def _made(
    model: type[M], raw: bytes, name: str, parser: Parse
) -> tuple[M | None, Located | None, tuple[Problem, ...]]:
    located, problems = parser(raw, name)
    if located is None:
        return None, None, tuple(problems)
    value, found = validate(model, located)
    return value, located, (*problems, *found)


def _load_instruments(run: _Run, corpus: Corpus) -> None:
    for folder in _folders(run.root / "instruments"):
        card = folder / "instrument.yml"
        if card.exists():
            instrument, located = _one(run, Instrument, card)
            if instrument is not None and located is not None:
                corpus.instruments[folder.name] = instrument
                corpus.files[folder.name] = located
            else:
                corpus.broken.add(folder.name)
        else:
            message = "instrument.yml is missing in this folder"
            run.problems.append(Problem("R006", run.name(folder), 1, 1, message))
        for path in sorted(folder.glob("*.yml")):
            if path == card:
                continue
            if not PROVISION.fullmatch(path.stem):
                run.problems.append(_misnamed(run, path, "art-N.yml or recital-N.yml"))
                continue
            address = f"{folder.name}/{path.stem}"
            _keep(run, corpus.provisions, Provision, path, address, corpus)


def _load_collection(run: _Run, name: str, corpus: Corpus) -> None:
    for path in sorted((run.root / name).glob("*.yml")):
        if not SEGMENT.fullmatch(path.stem):
            run.problems.append(_misnamed(run, path, "lower case letters, digits, hyphens"))
            continue
        model = COLLECTION_MODELS[name]
        _keep(run, corpus.entries, model, path, f"{name}/{path.stem}", corpus)


def _keep(
    run: _Run, into: dict[str, M], model: type[M], path: Path, address: str, corpus: Corpus
) -> None:
    value, located = _one(run, model, path)
    if value is not None and located is not None:
        into[address] = value
        corpus.files[address] = located
    else:
        corpus.broken.add(address)


def _folders(path: Path) -> list[Path]:
    return sorted(p for p in path.iterdir() if p.is_dir()) if path.is_dir() else []


def _misnamed(run: _Run, path: Path, expected: str) -> Problem:
    message = f"'{path.name}' is not the name of an entry"
    return Problem("R004", run.name(path), 1, 1, message, expected)


def _strays(root: Path) -> list[Problem]:
    """Files and folders in places where nothing reads them."""
    problems = []
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if parts[0] in _NOT_DATA or path.name.startswith(".") or path.is_dir():
            continue
        depth = {"instruments": 3}.get(parts[0], 2) if parts[0] in FOLDERS else 1
        in_place = path.suffix == ".yml" and len(parts) == depth > 1
        if in_place or (depth == len(parts) == 1 and path.name in _AT_THE_TOP):
            continue
        if path.name == "README.md":
            continue
        name = f"{root.name}/{path.relative_to(root).as_posix()}"
        expected = "a .yml file in " + ", ".join(f"{f}/" for f in FOLDERS)
        problems.append(
            Problem(
                "R004",
                name,
                1,
                1,
                "nothing reads this file",
                expected,
                nearest(parts[0], FOLDERS) if parts[0] not in FOLDERS else "",
            )
        )
    return problems
