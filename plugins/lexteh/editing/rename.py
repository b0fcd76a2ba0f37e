"""An entry under another address: the file moves, references follow, the old address redirects."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.parts import addresses
from lexteh.corpus.translations import FOLDER
from lexteh.corpus.yaml_source import Path_
from lexteh.editing.change import Change, Refused, new_place, place_of, unknown
from lexteh.editing.fmt import normal
from lexteh.editing.renumber import Read
from lexteh.editing.tree import Document, Map, Node, Scalar, Seq

REDIRECTS = "redirects.yml"


def rename(
    corpus: Corpus,
    old: str,
    new: str,
    read: Read,
    today: date,
    raw: Callable[[str], str | None] = lambda _: None,
) -> Change:
    """Give the entry or provision *old* the address *new*: for a slip, not for a new number.

    *raw* gives the text of a file that is no YAML, ``None`` if it is not there: the register of
    translations of *old* moves with it.
    """
    _check(corpus, old, new)
    change, moved = Change(), new_place(new)
    for address, thing in corpus.things():
        paths = [path for path, target in addresses(thing) if _moved(target, old, new)]
        if not paths and address != old:
            continue
        document = read(place_of(address, corpus))
        for path in paths:
            scalar = _at(document.root, path)
            if isinstance(scalar, Scalar) and scalar.value is not None:
                scalar.value = _moved(scalar.value, old, new) or scalar.value
        place = moved if address == old else place_of(address, corpus)
        change.files[place] = normal(document, place, corpus.text_languages)
    change.files[new_place(old)] = None
    lock = raw(_lock(old))
    if lock is not None:
        change.files |= {_lock(old): None, _lock(new): lock}
    register = read(REDIRECTS) if corpus.redirects_file else Document(Map())
    redirects = register.root.seq("redirects")
    for known in redirects.maps():
        known.put("new", _moved(known.text("new"), old, new) or known.text("new"))
    # Going back to an old name frees it.
    redirects.items = [
        i for i in redirects.items if not (isinstance(i.node, Map) and i.node.text("old") == new)
    ]
    line = Map()
    line.put("old", old)
    line.put("new", new)
    line.put("date", today.isoformat())
    redirects.add(line)
    change.files[REDIRECTS] = normal(register, REDIRECTS, corpus.text_languages)
    return change


def _lock(address: str) -> str:
    return str(PurePosixPath(FOLDER, new_place(address)).with_suffix(".lock"))


def _check(corpus: Corpus, old: str, new: str) -> None:
    try:
        source, target = Address.parse(old), Address.parse(new)
    except ValueError as error:
        raise Refused(str(error)) from None
    if corpus.thing(old) is None:
        raise unknown(old, corpus)
    if old in corpus.instruments:
        raise Refused(f"'{old}' is an instrument: the address of an instrument stays")
    if source.steps or target.steps:
        raise Refused("a file is renamed, not a part of one")
    if corpus.thing(new) is not None:
        raise Refused(f"'{new}' exists already")
    if (source.root in COLLECTIONS or target.root in COLLECTIONS) and source.root != target.root:
        raise Refused(f"'{new}' is another sort of thing: expected {source.root}/name")
    if target.root not in COLLECTIONS and (
        target.root not in corpus.instruments or target.provision is None
    ):
        raise Refused(f"'{new}' is not a provision of a known instrument")


def _moved(target: str, old: str, new: str) -> str | None:
    if target == old or target.startswith(f"{old}/"):
        return new + target[len(old) :]
    return None


def _at(node: Node, path: Path_) -> Node | None:
    current: Node | None = node
    for step in path:
        if isinstance(current, Map):
            current = current.get(str(step))
        elif isinstance(current, Seq) and isinstance(step, int):
            current = current.items[step].node
        else:
            return None
    return current
