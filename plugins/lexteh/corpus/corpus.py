"""The loaded knowledge base and the questions it answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from lexteh.corpus.address import Address
from lexteh.corpus.model import (
    Configuration,
    Entry,
    Instrument,
    Interval,
    Provision,
    Redirect,
    Right,
    Source,
    Succession,
    Topic,
    Unit,
    Version,
)
from lexteh.corpus.releases import Release
from lexteh.corpus.yaml_source import Located


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of a version with its steps: ``("para-1", "point-a")``."""

    steps: tuple[str, ...]
    unit: Unit


@dataclass(frozen=True, slots=True)
class Predecessor:
    """The other end of a :class:`Succession`: where a provision came from."""

    address: str
    succession: Succession


@dataclass
class Corpus:
    """Everything under ``legal/``, by canonical address.

    ``files`` maps an address to the located YAML it came from, so that a finding about the
    thing can name its line.
    """

    config: Configuration
    shared_sources: dict[str, Source] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    provisions: dict[str, Provision] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    files: dict[str, Located] = field(default_factory=dict)
    redirects: list[Redirect] = field(default_factory=list)
    redirects_file: Located | None = None
    published: dict[str, int] = field(default_factory=dict)
    """Addresses that a release has shown to the world, each with its line in published.txt."""
    published_file: str = ""
    broken: set[str] = field(default_factory=set)
    """Addresses whose file has errors of its own: no further fault is made of them."""
    releases: list[Release] = field(default_factory=list)
    """What each release of the knowledge base changed, oldest first."""

    @property
    def languages(self) -> list[str]:
        """The languages of the site, the default one first."""
        return [str(lang) for lang in self.config.languages]

    @property
    def text_languages(self) -> list[str]:
        """Every language that a text may have."""
        return self.config.text_languages

    def things(self) -> Iterator[tuple[str, Entry]]:
        """Every page-making thing with its address."""
        yield from self.instruments.items()
        yield from self.provisions.items()
        yield from self.entries.items()

    def thing(self, address: str) -> Entry | None:
        """The thing whose page *address* names or lies on; ``None`` if there is none."""
        page = Address.parse(address).page
        return self.instruments.get(page) or self.provisions.get(page) or self.entries.get(page)

    def exists(self, address: str) -> bool:
        """Whether *address* names a thing or, below it, a unit of one of its versions."""
        parsed = Address.parse(address)
        if parsed.page in self.broken or parsed.root in self.broken:
            return True
        if self.thing(address) is None:
            return False
        if not parsed.steps:
            return True
        return parsed.steps in self._steps.get(parsed.page, frozenset())

    def redirected(self, address: str) -> str | None:
        """Where the published *address* leads now: by its own redirect or by that of its page."""
        parsed = Address.parse(address)
        for redirect in self.redirects:
            if redirect.old == address:
                return str(redirect.new)
            if redirect.old == parsed.page:
                moved = "/".join((str(redirect.new), *parsed.steps))
                return moved if self.exists(moved) else str(redirect.new)
        return None

    def announced(self, address: str) -> bool:
        """Whether *address* lies in a provision that its instrument's card names as cited
        but not restated here.
        """
        parsed = Address.parse(address)
        instrument = self.instruments.get(parsed.root)
        return instrument is not None and parsed.provision in instrument.not_restated

    @cached_property
    def _steps(self) -> dict[str, frozenset[tuple[str, ...]]]:
        return {
            address: frozenset(
                place.steps for version in provision.versions for place in places(version)
            )
            for address, provision in self.provisions.items()
        }

    def provisions_of(self, instrument: str) -> list[tuple[str, Provision]]:
        """The provisions of an instrument with their addresses, in the text's own order."""
        return self._by_instrument.get(instrument, [])

    @cached_property
    def _by_instrument(self) -> dict[str, list[tuple[str, Provision]]]:
        grouped: dict[str, list[tuple[str, Provision]]] = {}
        for address, provision in self.provisions.items():
            grouped.setdefault(address.split("/")[0], []).append((address, provision))
        for items in grouped.values():
            items.sort(key=lambda item: natural_key(item[0]))
        return grouped

    def collection(self, name: str) -> list[tuple[str, Entry]]:
        """The entries of one folder, ``rights`` for example, by their own order."""
        return self._collections.get(name, [])

    @cached_property
    def _collections(self) -> dict[str, list[tuple[str, Entry]]]:
        grouped: dict[str, list[tuple[str, Entry]]] = {}
        for address, entry in self.entries.items():
            grouped.setdefault(address.partition("/")[0], []).append((address, entry))
        for items in grouped.values():
            items.sort(key=lambda item: (_order(item[1]), natural_key(item[0])))
        return grouped

    def topics_of(self, page: str) -> list[tuple[str, Topic]]:
        """The topics that refer to the provision *page* or to a place in it."""
        return self._topics_of.get(page, [])

    @cached_property
    def _topics_of(self) -> dict[str, list[tuple[str, Topic]]]:
        found: dict[str, list[tuple[str, Topic]]] = {}
        for address, topic in self.collection("topics"):
            if isinstance(topic, Topic):
                for page in dict.fromkeys(Address.parse(r.address).page for r in topic.references):
                    found.setdefault(page, []).append((address, topic))
        return found

    def source(self, owner: str, name: str) -> Source | None:
        """The source called *name* as the file of *owner* sees it: its own, its instrument's,
        or the shared one.
        """
        for holder in (self.thing(owner), self.instruments.get(owner.split("/", maxsplit=1)[0])):
            if holder is not None and name in holder.sources:
                return holder.sources[name]  # type: ignore[index]
        return self.shared_sources.get(name)

    def predecessors(self, address: str) -> list[Predecessor]:
        """The provisions that name *address* as their successor, oldest first."""
        return self._predecessors.get(address, [])

    @cached_property
    def _predecessors(self) -> dict[str, list[Predecessor]]:
        found: dict[str, list[Predecessor]] = {}
        for address, provision in self.provisions.items():
            for succession in provision.successors:
                page = Address.parse(succession.address).page
                found.setdefault(page, []).append(Predecessor(address, succession))
        for items in found.values():
            items.sort(key=lambda p: (p.succession.date, natural_key(p.address)))
        return found


def places(version: Version) -> Iterator[Place]:
    """Every unit of *version*, outer before inner, with its steps."""
    yield from _walk(version.paragraphs, ())


def unit_at(version: Version, steps: tuple[str, ...]) -> Unit | None:
    """The unit of *version* at *steps*, which are not empty."""
    return next((place.unit for place in places(version) if place.steps == steps), None)


def _walk(units: list[Unit], above: tuple[str, ...]) -> Iterator[Place]:
    for unit in units:
        steps = (*above, unit.id)
        yield Place(steps, unit)
        yield from _walk(unit.paragraphs, steps)


def covers(interval: Interval, day: date) -> bool:
    """Whether *day* lies in *interval*, both ends included."""
    return interval.in_force <= day and (interval.until is None or day <= interval.until)


def version_on(provision: Provision, day: date) -> Version | None:
    """The version of *provision* in force on *day*."""
    return next((v for v in provision.versions if covers(v, day)), None)


def right_on(right: Right, day: date) -> Interval | None:
    """The state of *right* on *day*."""
    return next((v for v in right.versions if covers(v, day)), None)


def next_day(day: date) -> date:
    """The day after *day*."""
    return day + timedelta(days=1)


def natural_key(text: str) -> list[tuple[int, str]]:
    """Sort key under which art-9 stands before art-10 and L before R.

    >>> sorted(["art-10", "art-9"], key=natural_key)
    ['art-9', 'art-10']
    """
    return [(int(p), "") if p.isdigit() else (-1, p) for p in re.split(r"(\d+)", text) if p]


def _order(entry: Entry) -> float:
    """Entries with a place in a list keep it; dated ones follow their dates."""
    order = getattr(entry, "order", None)
    if order is not None:
        return float(order)
    moment = getattr(entry, "date", None)
    return float(moment.first.toordinal()) if moment is not None else 0.0
