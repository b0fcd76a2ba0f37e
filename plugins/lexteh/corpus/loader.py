"""Read ``legal/`` into a :class:`Corpus`, collecting every problem of every file."""

from dataclasses import dataclass
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
from lexteh.corpus.validate import M, validate
from lexteh.corpus.yaml_source import Located, read

FOLDERS = ("instruments", *COLLECTIONS)
PUBLISHED = "published.txt"
"""The register of published addresses."""
_NOT_DATA = ("official", "schema")
_AT_THE_TOP = ("corpus.yml", "sources.yml", "redirects.yml", PUBLISHED)


@dataclass(slots=True)
class Loaded:
    """The outcome of a load: a corpus, ``None`` if corpus.yml cannot be used, and problems."""

    corpus: Corpus | None
    problems: list[Problem]


def load(root: Path) -> Loaded:
    """Load the folder *root* (``legal``). Never raises for bad data."""
    if not root.is_dir():
        return Loaded(None, [Problem("R004", str(root), 1, 1, "there is no such folder")])
    problems: list[Problem] = []
    config, _ = _one(Configuration, root / "corpus.yml", root, problems)
    register, _ = _one(SourceRegister, root / "sources.yml", root, problems)
    if config is None:
        return Loaded(None, problems)
    corpus = Corpus(config)
    if register is not None:
        corpus.shared_sources = {str(k): v for k, v in register.sources.items()}
    if (root / "redirects.yml").exists():
        redirects, located = _one(RedirectRegister, root / "redirects.yml", root, problems)
        if redirects is not None:
            corpus.redirects, corpus.redirects_file = redirects.redirects, located
    _load_published(root, corpus, problems)
    problems += _strays(root)
    _load_instruments(root, corpus, problems)
    for name in COLLECTIONS:
        _load_collection(root, name, corpus, problems)
    return Loaded(corpus, problems)


def _load_published(root: Path, corpus: Corpus, problems: list[Problem]) -> None:
    path = root / PUBLISHED
    corpus.published_file = f"{root.name}/{PUBLISHED}"
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


def _one(
    model: type[M], path: Path, root: Path, problems: list[Problem]
) -> tuple[M | None, Located | None]:
    """One file as *model*; what is wrong with it goes to *problems*."""
    located, found = read(path, f"{root.name}/{path.relative_to(root).as_posix()}")
    problems += found
    if located is None:
        return None, None
    value, found = validate(model, located)
    problems += found
    return value, located


def _load_instruments(root: Path, corpus: Corpus, problems: list[Problem]) -> None:
    for folder in _folders(root / "instruments"):
        card = folder / "instrument.yml"
        if card.exists():
            instrument, located = _one(Instrument, card, root, problems)
            if instrument is not None and located is not None:
                corpus.instruments[folder.name] = instrument
                corpus.files[folder.name] = located
            else:
                corpus.broken.add(folder.name)
        else:
            name = f"{root.name}/instruments/{folder.name}"
            problems.append(Problem("R006", name, 1, 1, "instrument.yml is missing in this folder"))
        for path in sorted(folder.glob("*.yml")):
            if path == card:
                continue
            address = f"{folder.name}/{path.stem}"
            if not PROVISION.fullmatch(path.stem):
                problems.append(_misnamed(root, path, "art-N.yml or recital-N.yml"))
                continue
            _keep(corpus.provisions, Provision, path, root, address, corpus, problems)


def _load_collection(root: Path, name: str, corpus: Corpus, problems: list[Problem]) -> None:
    for path in sorted((root / name).glob("*.yml")):
        if not SEGMENT.fullmatch(path.stem):
            problems.append(_misnamed(root, path, "lower case letters, digits, hyphens"))
            continue
        model = COLLECTION_MODELS[name]
        _keep(corpus.entries, model, path, root, f"{name}/{path.stem}", corpus, problems)


def _keep(
    into: dict[str, M],
    model: type[M],
    path: Path,
    root: Path,
    address: str,
    corpus: Corpus,
    problems: list[Problem],
) -> None:
    value, located = _one(model, path, root, problems)
    if value is not None and located is not None:
        into[address] = value
        corpus.files[address] = located
    else:
        corpus.broken.add(address)


def _folders(path: Path) -> list[Path]:
    return sorted(p for p in path.iterdir() if p.is_dir()) if path.is_dir() else []


def _misnamed(root: Path, path: Path, expected: str) -> Problem:
    name = f"{root.name}/{path.relative_to(root).as_posix()}"
    return Problem("R004", name, 1, 1, f"'{path.name}' is not the name of an entry", expected)


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
