"""Status, timelines and days in force, on provisions made for it and on the real ones."""

from datetime import date

from lexteh.corpus.corpus import Corpus, covers, version_on
from lexteh.corpus.model import Provision
from lexteh.site import history
from lexteh.site.history import Change, Status


def _provision(*versions: dict[str, object], successors: object = ()) -> Provision:
    common = {"verified": "2026-01-01", "sources": ["s"]}
    return Provision.model_validate(
        {
            "number": "1",
            "reviewed": date(2026, 1, 1),
            "versions": [
                {k: date.fromisoformat(str(d)) if k in _DAYS else d for k, d in v.items()}
                for v in ({**common, **version} for version in versions)
            ],
            "successors": list(successors),  # type: ignore[call-overload]
        }
    )


_DAYS = {"in_force", "until", "verified"}


def test_status_on_a_day() -> None:
    closed = _provision({"in_force": "2010-01-01", "until": "2015-12-31"})
    assert history.status(closed, date(2009, 1, 1)) is Status.NOT_YET
    assert history.status(closed, date(2015, 12, 31)) is Status.IN_FORCE
    assert history.status(closed, date(2016, 1, 1)) is Status.REPEALED
    successor = {"address": "coe-197/art-2", "date": date(2016, 1, 1), "sources": ["s"]}
    moved = _provision({"in_force": "2010-01-01", "until": "2015-12-31"}, successors=[successor])
    assert history.status(moved, date(2016, 1, 1)) is Status.REPLACED


def test_amended_only_where_the_day_is_known() -> None:
    thing = _provision(
        {"in_force": "2010-01-01", "until": "2015-12-31"},
        {"in_force": "2016-01-01", "until": "2019-12-31", "in_force_precision": "seen"},
        {"in_force": "2020-01-01"},
    )
    first, seen, last = thing.versions
    assert history.amended_on(thing, first) is None
    assert history.amended_on(thing, seen) is None
    assert history.amended_on(thing, last) == date(2020, 1, 1)


def test_spans_join_what_follows_and_keep_gaps() -> None:
    thing = _provision(
        {"in_force": "2010-01-01", "until": "2015-12-31", "in_force_precision": "seen"},
        {"in_force": "2016-01-01", "until": "2019-12-31"},
        {"in_force": "2021-01-01"},
    )
    assert history.spans(thing.versions) == "~2010-01-01/2019-12-31 2021-01-01/"


def test_spans_agree_with_the_versions(corpus: Corpus) -> None:
    days = [date(year, month, 15) for year in range(2000, 2027, 2) for month in (2, 8)]
    for provision in corpus.provisions.values():
        spans = [span.lstrip("~").split("/") for span in history.spans(provision.versions).split()]
        for day in days:
            inside = any(a <= str(day) and (not b or str(day) <= b) for a, b in spans)
            assert inside is (version_on(provision, day) is not None)


def test_timeline_of_a_provision(corpus: Corpus) -> None:
    address = "fr-ceseda/art-l316-1"
    provision = corpus.provisions[address]
    steps = history.provision_timeline(address, provision)
    assert [s.change for s in steps] == [Change.FIRST, *[Change.AMENDED] * 4, Change.REPLACED]
    assert steps[-1].day == date(2021, 5, 1)
    assert steps[-1].by == "fr-ordonnance-2020-1733"
    assert [s.day for s in steps] == sorted(s.day for s in steps)


def test_timeline_of_an_instrument(corpus: Corpus) -> None:
    days = history.instrument_timeline(corpus.provisions_of("fr-ceseda"))
    assert [d.day for d in days] == sorted(d.day for d in days)
    recast = next(d for d in days if d.by == "fr-ordonnance-2020-1733")
    assert recast.day == date(2021, 5, 1)
    replaced = [s.address for s in recast.steps if s.change is Change.REPLACED]
    assert "fr-ceseda/art-l316-1" in replaced
    for day in days:
        for step in day.steps:
            begins = step.change in (Change.FIRST, Change.AMENDED)
            assert covers(step.version, step.day) is begins
            assert step.change is not Change.FIRST or step.by
