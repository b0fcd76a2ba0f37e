"""New files: every field that must be there, with a placeholder that says what belongs in it.

The file has the right shape at once. ``TO FILL`` stands in each text that is missing, and in a
remark where only a value of the right form may stand (a date, a word of a list, an address);
``lexteh check`` refuses the file while one is left.
"""

import re
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lexteh.corpus.address import COLLECTIONS, Address
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.dates import PartialDate
from lexteh.corpus.fields import AddressText, Lang, SourceId, Step
from lexteh.corpus.problems import nearest
from lexteh.corpus.schema import MODELS
from lexteh.corpus.validate import plain_annotation
from lexteh.corpus.yaml_source import PLACEHOLDER
from lexteh.editing.change import Change, Refused, new_place
from lexteh.editing.fmt import normal
from lexteh.editing.tree import Document, Item, Map, Node, Scalar, Seq, localized

KINDS = ("provision", "instrument", *(folder.removesuffix("s") for folder in COLLECTIONS))

# Fields that may be left out but that a new file should be asked for.
_ASKED: dict[str, tuple[str, ...]] = {
    "Provision": ("sources", "heading", "links"),
    "Version": ("text",),
    "Instrument": ("sources", "summary", "links"),
    "Right": ("sources", "authorities"),
    "RightPoint": ("basis",),
    "Recommendation": ("sources",),
    "Institution": ("sources", "now", "about"),
    "Topic": ("sources", "references"),
    "Event": ("sources", "about"),
    "Term": ("names",),
    "Case": ("sources", "articles", "facts", "links"),
    "Source": ("url",),
}
_SOURCE = "source-1"


def to_fill(what: str) -> str:
    """The text of a placeholder for *what*."""
    return f"{PLACEHOLDER}: {what}"


def remark(what: str) -> str:
    """The same as a remark behind a value that is only an example."""
    return f"# {PLACEHOLDER}: {what}"


def texts_to_fill(what: str, languages: Sequence[str]) -> Map:
    """A placeholder in every language."""
    # A text in Arabic has Arabic letters, a placeholder too.
    return localized({lang: to_fill(f"{what} ({_NAMES.get(lang, lang)})") for lang in languages})


_NAMES = {"fr": "français", "en": "English", "es": "español", "ar": "العربية"}


@dataclass(frozen=True, slots=True)
class _Maker:
    languages: Sequence[str]
    today: date
    address: str
    """An address that exists, as an example."""
    step: str
    given: Mapping[str, str] = field(default_factory=dict)
    """What the caller knows: by name of the field."""

    def block(self, model: type[BaseModel]) -> Map:
        """Every required field of *model*, and those asked for."""
        block = Map()
        for name, info in model.model_fields.items():
            if name in self.given and name != "versions":
                block.put(name, Scalar(self.given[name], quoted=self.given[name].isdigit()))
            elif info.is_required() or name in _ASKED.get(model.__name__, ()):
                node, after = self.value(info.annotation, _what(name, info))
                block.put(name, node, after)
        return block

    def value(self, annotation: Any, what: str) -> tuple[Node, str]:  # noqa: ANN401
        """A placeholder for a field of this sort, and the remark behind it."""
        sort = plain_annotation(annotation)
        origin, args = typing.get_origin(sort), typing.get_args(sort)
        if origin is dict:
            return self._dict(args, what), ""
        if origin is list:
            inner = plain_annotation(args[0])
            seq = Seq()
            if inner is SourceId:
                seq.add(_SOURCE)
            else:
                seq.add(*self.value(args[0], what))
            return seq, ""
        if isinstance(sort, type) and issubclass(sort, BaseModel):
            return self.block(sort), ""
        return self._scalar(sort, what)

    def _dict(self, args: tuple[Any, ...], what: str) -> Node:
        if args[0] is Lang:
            texts = texts_to_fill(what, self.languages)
            if typing.get_origin(plain_annotation(args[1])) is list:
                for item in texts.items:
                    item.node = Seq([Item(item.node)])
            return texts
        inner, _ = self.value(args[1], what)
        block = Map()
        block.put(_SOURCE if args[0] is SourceId else "name", inner)
        return block

    def _scalar(self, sort: Any, what: str) -> tuple[Node, str]:  # noqa: ANN401
        if isinstance(sort, type) and issubclass(sort, StrEnum):
            values = [str(v) for v in sort]
            return Scalar(values[0]), remark(f"one of {', '.join(values)}")
        examples: dict[Any, str] = {
            date: self.today.isoformat(),
            PartialDate: self.today.isoformat(),
            AddressText: self.address,
            Step: self.step,
            int: "0",
        }
        for kind, example in examples.items():
            if sort is kind or sort == kind:
                return Scalar(example), remark(what)
        if "web address" in what.lower() or what in ("url", "Url"):
            return Scalar("https://example.org/"), remark(what)
        return Scalar(to_fill(what), quoted=True), ""


def _what(name: str, info: FieldInfo) -> str:
    if name == "url":
        return "its web address"
    text = (info.description or name.replace("_", " ")).split(". ")[0].rstrip(".")
    return re.sub(r"[\"\n]+", " ", text)


def number_of(address: str) -> str:
    """The number of a provision as it is printed, from its address.

    >>> number_of("fr-ceseda/art-l425-1"), number_of("fr-cp/art-224-1-a"), number_of("x/art-11a")
    ('L. 425-1', '224-1 A', '11a')
    """
    name = address.rpartition("/")[2]
    tail = name.partition("-")[2]
    if not tail:
        return name.capitalize()
    lettered = re.fullmatch(r"([lrd])(\d.*)", tail)
    number = f"{lettered[1].upper()}. {lettered[2]}" if lettered else tail
    return re.sub(r"-([a-z])$", lambda m: f" {m[1].upper()}", number)


def new(
    kind: str,
    name: str,
    corpus: Corpus,
    today: date,
    *,
    in_force: date | None = None,
    number: str | None = None,
) -> Change:
    """The new file of *kind* at the address *name* (of a collection, its name alone will do)."""
    folder = next((f for f in COLLECTIONS if f.removesuffix("s") == kind), None)
    address = name if folder is None or name.startswith(f"{folder}/") else f"{folder}/{name}"
    try:
        parsed = Address.parse(address)
    except ValueError as error:
        raise Refused(f"'{address}' is not an address: {error}") from None
    if corpus.thing(address) is not None or address in corpus.broken:
        raise Refused(f"'{address}' exists already")
    if corpus.redirected(address) is not None:
        raise Refused(f"'{address}' is an old address that leads to another: see redirects.yml")
    if folder is None:
        _check_root(kind, parsed, corpus)
    elif parsed.root != folder:
        raise Refused(f"'{address}' is not the address of a {kind}: expected {folder}/name")
    given = {}
    if kind == "provision":
        given["number"] = number or number_of(address)
        division = corpus.instruments[parsed.root].divisions[:1]
        if division:
            given["division"] = division[0].id
    if in_force is not None:
        given["in_force"] = in_force.isoformat()
    example = parsed.root if folder is None and kind == "provision" else _first(corpus)
    french = parsed.root.startswith("fr-")
    maker = _Maker(corpus.languages, today, example, "al-1" if french else "para-1", given)
    root = maker.block(MODELS[kind])
    if "division" in given:
        root.put("division", given["division"], remark("an id of 'divisions' in instrument.yml"))
    card = f"instruments/{address}/instrument.yml"
    place = card if kind == "instrument" else new_place(address)
    return Change({place: normal(Document(root), place, corpus.text_languages)})


def _check_root(kind: str, parsed: Address, corpus: Corpus) -> None:
    if kind == "instrument":
        if parsed.provision is not None:
            raise Refused(f"'{parsed}' is a provision: an instrument has one name, without '/'")
        return
    if parsed.provision is None:
        raise Refused(f"'{parsed}' names no provision: expected {parsed}/art-N or recital-N")
    if parsed.steps:
        raise Refused(f"'{parsed}' is a part of a provision: a file holds all of {parsed.page}")
    if parsed.root not in corpus.instruments:
        near = nearest(parsed.root, corpus.instruments)
        hint = f"; did you mean '{near}/{parsed.provision}'?" if near else ""
        raise Refused(f"there is no instrument '{parsed.root}'{hint}")


def _first(corpus: Corpus) -> str:
    return next(iter(corpus.instruments), "untoc")
