"""Concordance, gaps, transposition and renumbering: on the real corpus and on changed ones."""

from datetime import date
from pathlib import Path

import pytest

from lexteh.concordance import LEVELS, Standing, concordance, overlap, standing_on
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.model import Force, Level, Topic
from lexteh.gaps import counted, obligations, recorded, topic_gaps, untied
from lexteh.renumbering import Shape, announced, by_new_number, renumberings
from lexteh.transposition import Recorded, deadline, transposing_acts, transposition

TODAY = date(2026, 11, 22)
FOUNDING = date(2013, 2, 15)


def without(corpus: Corpus, topic: str, *prefixes: str) -> Corpus:
    """The corpus with a topic that does not name places beginning with *prefixes*."""
    thing = corpus.entries[topic]
    assert isinstance(thing, Topic)
    kept = [r for r in thing.references if not r.address.startswith(prefixes)]
    changed = thing.model_copy(update={"references": kept})
    return Corpus(
        corpus.config,
        corpus.shared_sources,
        corpus.instruments,
        corpus.provisions,
        corpus.entries | {topic: changed},
    )


def test_every_topic_has_a_row_and_every_reference_a_place(corpus: Corpus) -> None:
    rows = concordance(corpus, TODAY)
    assert [row.topic for row in rows] == [a for a, _ in corpus.collection("topics")]
    for row in rows:
        topic = corpus.entries[row.topic]
        assert isinstance(topic, Topic)
        assert [cell.level for cell in row.cells] == list(LEVELS)
        shown = {place.address for cell in row.cells for place in cell.places}
        assert shown == {r.address for r in topic.references}
        assert {cell.level for cell in row.cells if cell.silent} == set(topic.silent)


def test_a_cell_tells_the_force_of_the_very_paragraph(corpus: Corpus) -> None:
    row = next(r for r in concordance(corpus, TODAY) if r.topic == "topics/reflection-period")
    council = {place.address: place.force for place in row.at(Level.COE).places}
    assert council == {
        "coe-197/art-13/para-1": Force.SHALL,
        "coe-197/art-13/para-2": Force.SHALL,
        "coe-197/art-13/para-3": Force.MAY,
    }
    assert row.at(Level.UN).silent
    assert row.at(Level.UN).places == ()


@pytest.mark.parametrize(
    ("address", "day", "standing"),
    [
        ("dir-2011-36/art-7", TODAY, Standing.ENDED),
        ("dir-2011-36/art-7", date(2024, 7, 13), Standing.IN_FORCE),
        ("dir-2011-36/art-18a", date(2024, 7, 13), Standing.NOT_YET),
        ("dir-2011-36/art-18a/para-1", date(2024, 7, 14), Standing.IN_FORCE),
        # R. 316-1 held it in 2013; art. 53-1 became art. 10-2.
        ("fr-ceseda/art-r425-1/al-1", FOUNDING, Standing.RENUMBERED),
        ("fr-cpp/art-53-1", TODAY, Standing.RENUMBERED),
        # In force in 2013, but its wording had no I and II then.
        ("fr-cp/art-225-4-1/sec-ii", FOUNDING, Standing.UNDATED),
        # Cited, not restated.
        ("fr-cp/art-441-2", TODAY, Standing.UNDATED),
    ],
)
def test_standing(corpus: Corpus, address: str, day: date, standing: Standing) -> None:
    assert standing_on(corpus, address, day) is standing


def test_overlap_is_by_steps_not_by_letters() -> None:
    assert overlap("coe-197/art-1", "coe-197/art-1/para-1")
    assert overlap("coe-197/art-1/para-1", "coe-197/art-1")
    assert not overlap("coe-197/art-1", "coe-197/art-10")
    assert not overlap("coe-197/art-1/para-1", "coe-197/art-1/para-2")


def test_every_gap_binds_and_has_nothing_french_in_force(corpus: Corpus) -> None:
    for day in (TODAY, FOUNDING):
        for gap in topic_gaps(corpus, day):
            assert gap.obligations
            assert {o.force for o in gap.obligations} <= {Force.SHALL, Force.SHALL_QUALIFIED}
            assert {o.standing for o in gap.obligations} == {Standing.IN_FORCE}
            assert gap.silent or all(
                p.standing in (Standing.ENDED, Standing.NOT_YET) for p in gap.french
            )


def test_a_topic_that_loses_its_french_references_becomes_a_gap(corpus: Corpus) -> None:
    name = "topics/reflection-period"
    assert name not in {gap.topic for gap in topic_gaps(corpus, TODAY)}
    changed = without(corpus, name, "fr-")
    gap = next(g for g in topic_gaps(changed, TODAY) if g.topic == name)
    assert "coe-197/art-13/para-1" in {o.address for o in gap.obligations}
    assert "coe-197/art-13/para-3" not in {o.address for o in gap.obligations}, "it only permits"
    assert not gap.silent
    # Without the European references there is no duty, and so no gap.
    none = without(corpus, name, "fr-", "coe-", "dir-")
    assert name not in {g.topic for g in topic_gaps(none, TODAY)}


def test_obligations_are_the_smallest_parts_that_bind(corpus: Corpus) -> None:
    article = "dir-2011-36/art-6"
    # Of paragraph 2 only the words before the list bind: its points permit.
    assert [o.address for o in obligations(corpus, article, TODAY)] == [
        f"{article}/para-1",
        f"{article}/para-2",
    ]
    points = [o.address for o in obligations(corpus, "dir-2011-36/art-19a", TODAY)]
    assert "dir-2011-36/art-19a/para-2/point-a" in points
    assert "dir-2011-36/art-19a/para-2" not in points
    assert obligations(corpus, "dir-2011-36/art-7", TODAY) == []
    assert obligations(corpus, "coe-197/art-9", TODAY)[0].address == "coe-197/art-9"


def test_untied_are_the_counted_obligations_without_a_tie(corpus: Corpus) -> None:
    for instrument in ("dir-2011-36", "coe-197"):
        all_ = counted(corpus, instrument, TODAY)
        missing = untied(all_)
        for article, found in all_.items():
            assert missing.get(article, []) == [one for one in found if not one.tied]
    # One topic alone ties the non-punishment clause to French law.
    assert "coe-197/art-26" not in untied(counted(corpus, "coe-197", TODAY))
    changed = without(corpus, "topics/non-punishment", "fr-")
    assert "coe-197/art-26" in untied(counted(changed, "coe-197", TODAY))


def test_transposition_shows_each_article_of_the_day_and_the_deleted_one(corpus: Corpus) -> None:
    rows = {row.article: row for row in transposition(corpus, "dir-2011-36", TODAY)}
    assert rows["dir-2011-36/art-7"].state is Recorded.ENDED
    assert rows["dir-2011-36/art-7"].changed_by == "dir-2024-1712"
    assert rows["dir-2011-36/art-18a"].changed_by == "dir-2024-1712"
    assert rows["dir-2011-36/art-15"].changed_by == ""
    assert rows["dir-2011-36/art-24"].state is Recorded.NO_DUTY
    assert not any("recital" in article for article in rows)
    before = {row.article for row in transposition(corpus, "dir-2011-36", FOUNDING)}
    assert "dir-2011-36/art-18a" not in before
    assert "dir-2011-36/art-7" in before
    for row in rows.values():
        tied = [bool(one.tied) for one in row.obligations]
        if row.state is Recorded.ALL:
            assert all(tied)
        elif row.state is Recorded.PART:
            assert any(tied)
            assert not all(tied)
        else:
            assert not any(tied)


def test_whether_a_french_wording_follows_the_amendment(corpus: Corpus) -> None:
    rows = {row.article: row for row in transposition(corpus, "dir-2011-36", TODAY)}
    assert not rows["dir-2011-36/art-17"].followed
    assert rows["dir-2011-36/art-12"].followed


def test_transposing_acts_and_deadlines(corpus: Corpus) -> None:
    assert [a for a, _ in transposing_acts(corpus, "dir-2011-36")] == ["fr-loi-2013-711"]
    assert transposing_acts(corpus, "dir-2024-1712") == []
    due = {name: deadline(corpus.instruments[name]) for name in ("dir-2011-36", "dir-2024-1712")}
    assert {name: str(m.date) for name, m in due.items() if m} == {
        "dir-2011-36": "2013-04-06",
        "dir-2024-1712": "2026-07-15",
    }


def test_renumbering_both_ways_is_the_same_set(corpus: Corpus) -> None:
    found = renumberings(corpus)
    successions = sum(len(p.successors) for p in corpus.provisions.values())
    assert len(found) == successions > 30
    back = by_new_number(found)
    assert {(r.old, r.new) for r in back} == {(r.old, r.new) for r in found}
    assert len(back) == len(found)
    assert [r.old for r in found][:2] == ["fr-ceseda/art-l311-7", "fr-ceseda/art-l311-12"]
    assert found != back


def test_splits_and_mergers_are_told(corpus: Corpus) -> None:
    found = {(r.old, r.new): r.shape for r in renumberings(corpus)}
    ceseda = "fr-ceseda/art-"
    assert found[f"{ceseda}l316-2", f"{ceseda}l425-5"] is Shape.MOVED
    assert found[f"{ceseda}l316-3/al-3", f"{ceseda}l425-7"] is Shape.SPLIT
    assert found["fr-cpp/art-53-1", "fr-cpp/art-10-2"] is Shape.MERGED
    # L. 316-1 went to L. 425-1 and L. 425-3, which both took over a part of a décret too.
    assert found[f"{ceseda}l316-1/al-1", f"{ceseda}l425-1"] is Shape.BOTH


def test_the_code_to_come_is_announced_until_it_is_in_force(corpus: Corpus) -> None:
    assert [(act, code) for act, _, code in announced(corpus, TODAY)] == [
        ("fr-ordonnance-2025-1091", "fr-cpp")
    ]
    assert announced(corpus, date(2029, 1, 1)) == []


def test_recorded_counts_what_may_have_been_in_force(corpus: Corpus) -> None:
    row = next(r for r in concordance(corpus, FOUNDING) if r.topic == "topics/reflection-period")
    assert recorded(row), "the old numbers of 2013"


@pytest.mark.parametrize("module", ["gaps", "concordance", "renumbering", "transposition"])
def test_the_core_does_not_know_the_site(module: str) -> None:
    text = (Path("plugins/lexteh") / f"{module}.py").read_text(encoding="utf-8")
    assert "lexteh.site" not in text
    assert "mkdocs" not in text
