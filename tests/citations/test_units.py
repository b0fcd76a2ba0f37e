"""The parts: folding, names, acts, numbers, linking, queries, streams."""

import io
import json
import tracemalloc

import pytest

from lexteh.citations import case_of, cite_stream, find, resolve, split
from lexteh.citations.codes import belongs_here, has_chapter, holds, known_numbers, shared
from lexteh.citations.fold import fold
from lexteh.citations.lexicon import LANGUAGES, base_lexicon, instrument_of, load
from lexteh.citations.numbers import article_step, level_step
from lexteh.corpus.address import Address
from tests.citations.golden import cases


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("L’article\u00a0L.\u202f316‑1", "l'article l. 316-1"),
        ("المَادَّةُ ١٣", "الماده 13"),
        ("ÉTRANGERS", "etrangers"),
        ("e\u0301tranger", "etranger"),
        ("a\u00ad\u200bb  c", "ab c"),
        ("n.º 3", "n.° 3"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text).lower.strip() == folded


def test_fold_leads_back() -> None:
    text = "\u200fart.  \u200e4  ECHR x"
    folded = fold(text)
    for index, char in enumerate(folded.plain[1:-3], 1):
        assert text[folded.origin(index)] == char


def test_every_name_is_found() -> None:
    """Each name in the data, in its language, leads to its text."""
    for lang in LANGUAGES:
        lexicon = base_lexicon(lang)
        for names in lexicon.index.values():
            for name in names:
                folded = fold(name.text)
                plain = folded.plain.upper() if name.capitals else folded.plain
                read = lexicon.match(folded.lower, plain, 1)
                assert read is not None, name
                assert read[1] == 1 + len(name.text)


def test_codes_have_ids() -> None:
    entries = load("codes.yml")["codes"]
    ids = [entry["source_id"] for entry in entries]
    assert len(ids) > 75
    assert all(i.startswith("LEGITEXT") and len(i) == 20 for i in ids)
    assert len(set(ids)) == len(ids)
    assert len({entry["id"] for entry in entries}) == len(entries)


def test_targets_are_addresses() -> None:
    for case in cases():
        for citation in find(case.text, lang=case.lang, context=case.context):
            for end in citation.target.split(".."):
                if end.startswith(("art-", "recital-", "point-", "para-", "num-", "al-", "sec-")):
                    continue
                if end:
                    Address.parse(end)


def test_celex() -> None:
    assert instrument_of("dir-2011-36").source_id == "32011L0036"
    assert instrument_of("reg-2024-1347").source_id == "32024R1347"
    assert find("directive 2011/36/UE", lang="fr")[0].source_id == "32011L0036"


def test_legitext() -> None:
    assert find("article 225-4-1 du code pénal", lang="fr")[0].source_id == "LEGITEXT000006070719"


def test_steps() -> None:
    assert article_step("", "18 ter", "eu") == ("art-18b",)
    assert article_step("l", "16-0 ba", "code") == ("art-l16-0-ba",)
    assert level_step("alinea", "#1", "eu") == "subpara-1"
    assert level_step("parrafo", "#2", "eu") == "subpara-2"
    assert level_step("letter", "ب", "treaty") == "point-b"


def test_number_tables() -> None:
    numbers = known_numbers("fr-ctrav")
    assert numbers is not None
    assert {"l1234-5", "l1242-2", "r4127-15"} & numbers
    own, given = instrument_of("fr-ctrav"), instrument_of("fr-css")
    assert holds(own, "l", "1242-2")
    assert shared("l", "1242-2", own, given, None) is own
    assert shared("l", "311-3", own, given, None) is given
    assert belongs_here("l", "1242-2", own, [(given, True)]) is own
    assert belongs_here("l", "311-3", own, [(given, False)]) is given
    assert belongs_here("l", "311-3", own, []) is own


def test_a_code_without_a_table_takes_a_number_only_from_near_or_of_a_chapter_unknown() -> None:
    own, given = instrument_of("fr-css"), instrument_of("fr-casf")
    assert known_numbers("fr-casf") is None
    assert has_chapter(own, "l", "311-999")
    assert not has_chapter(own, "l", "999-1")
    assert belongs_here("l", "311-999", own, [(given, True)]) is given
    assert belongs_here("l", "311-999", own, [(given, False)]) is own
    assert belongs_here("l", "999-1", own, [(given, False)]) is given


def test_a_date_chooses_the_text() -> None:
    old = find("article L. 311-1 du code forestier", lang="fr", date="2010-01-01")[0]
    new = find("article L. 311-1 du code forestier", lang="fr", date="2020-01-01")[0]
    assert (old.target, new.target) == (
        "fr-cforestier-ancien/art-l311-1",
        "fr-cforestier/art-l311-1",
    )


def test_names_at_run_time() -> None:
    names = {"coe-197": ["Grande Convention"], "cases/siliadin": ["arrêt Siliadin"]}
    found = find("l'article 10 de la Grande Convention", lang="fr", names=names)
    assert [c.target for c in found] == ["coe-197/art-10"]
    assert find("l'article 10 de la Grande Convention", lang="fr") == []
    assert find("l'arrêt Siliadin", lang="fr", names=names)[0].target == "cases/siliadin"


def test_unknown_language() -> None:
    with pytest.raises(ValueError, match="one of fr, en, es, ar"):
        find("x", lang="de")


def test_split() -> None:
    text = "see Article 4 ECHR."
    pieces = list(split(text, find(text, lang="en")))
    assert [p for p, c in pieces if c] == ["Article 4 ECHR"]
    assert "".join(p for p, _ in pieces) == text
    assert list(split("", [])) == []


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("225-4-1", "fr-cp/art-225-4-1"),
        ("L.316-1", "fr-ceseda/art-l316-1"),
        ("l 425-1", "fr-ceseda/art-l425-1"),
        ("L. 1242-2", "fr-ctrav/art-l1242-2"),
        ("article 13 Varsovie", "coe-197/art-13"),
        ("11(5) directive", "dir-2011-36/art-11/para-5"),
        ("art. 3 du Protocole de Palerme", "palermo-protocol/art-3"),
        ("المادة 3 من بروتوكول باليرمو", "palermo-protocol/art-3"),
        ("art 225-4-1 cp", "fr-cp/art-225-4-1"),
        ("ceseda L425-1", "fr-ceseda/art-l425-1"),
        ("cedh 4", "echr/art-4"),
        ("4 cedh", "echr/art-4"),
        ("palermo 3(a)", "palermo-protocol/art-3/point-a"),
        ("convention de varsovie", "coe-197"),
        ("73316/01", "cases/echr-73316-01"),
        ("C-66/21", "cases/cjeu-c-66-21"),
        ("coe-197/art-13", "coe-197/art-13"),
    ],
)
def test_resolve(query: str, target: str) -> None:
    assert resolve(query)[0].target == target


@pytest.mark.parametrize("query", ["", "xyz", "13", "article", "   ", "((", "\u200f"])
def test_resolve_nothing(query: str) -> None:
    assert resolve(query) == []


def test_resolve_successors() -> None:
    after = {"fr-ceseda/art-l316-1": ["fr-ceseda/art-l425-1"]}
    assert resolve("L. 316-1 CESEDA", successors=after)[0].successors == ("fr-ceseda/art-l425-1",)


def test_stream() -> None:
    lines = [
        json.dumps({"id": 1, "lang": "en", "text": "Article 4 ECHR"}),
        "",
        "{",
        json.dumps({"id": 3, "text": "x"}),
        json.dumps({"id": 4, "lang": "fr", "text": "x", "context": 3}),
        json.dumps([1]),
        json.dumps({"id": 6, "lang": "de", "text": "x"}),
        json.dumps({"id": "é", "lang": "fr", "text": "du présent code", "context": "fr-cp"}),
    ]
    answers = [json.loads(line) for line in cite_stream(io.StringIO("\n".join(lines)))]
    assert answers[0] == {"id": 1, "citations": [{"start": 0, "end": 14, "target": "echr/art-4"}]}
    assert [a.get("line") for a in answers] == [None, 3, 4, 5, 6, 7, None]
    assert answers[-1]["citations"][0]["target"] == "fr-cp"
    assert answers[-1]["id"] == "é"
    assert answers[-1]["citations"][0]["source_id"] == "LEGITEXT000006070719"


def test_stream_keeps_nothing() -> None:
    """Ten times the lines, the same memory."""

    def peak(lines: int) -> int:
        text = "L'article L. 425-1 du CESEDA et l'article 4 de la CEDH. " * 20
        line = json.dumps({"id": 0, "lang": "fr", "text": text, "context": "fr-cp/art-1"})
        tracemalloc.start()
        for _ in cite_stream(line for _ in range(lines)):
            pass
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    assert peak(500) < 1.5 * peak(50) + 50_000


def test_stream_takes_half_a_surrogate_pair() -> None:
    line = '{"id": "\\ud800", "lang": "fr", "text": "\\udfff article 4 CEDH"}'
    answer = next(cite_stream([line]))
    answer.encode()
    assert json.loads(answer)["citations"][0]["target"] == "echr/art-4"


def test_stream_is_lazy() -> None:
    def endless() -> object:
        while True:
            yield '{"id": 0, "lang": "fr", "text": "article 4 CEDH"}'

    stream = cite_stream(endless())  # type: ignore[arg-type]
    assert json.loads(next(stream))["citations"]


@pytest.mark.parametrize(
    ("lang", "text", "targets"),
    [
        ("en", "the Criminal Code and the Code of Criminal Procedure", ["fr-cp", "fr-cpp"]),
        ("es", "el Código Penal y el Código Procesal Penal", ["fr-cp", "fr-cpp"]),
        ("ar", "ينص القانون الجنائي على ذلك", ["fr-cp"]),
        ("en", "the Greek Criminal Code", []),
        ("en", "the Criminal Code of Greece", []),
        ("es", "el Código Penal griego", []),
        ("ar", "القانون الجنائي اليوناني ينص على ذلك", []),
    ],
)
def test_country(lang: str, text: str, targets: list[str]) -> None:
    """A name that many countries share is French where the text is about French law."""
    assert [c.target for c in find(text, lang=lang, country="fr")] == targets
    assert find(text, lang=lang) == []


def test_case_of() -> None:
    assert case_of("73316/01") == "cases/echr-73316-01"
    assert case_of("C-66/21") == "cases/cjeu-c-66-21"
    assert case_of("ECLI:CE:ECHR:2005:0726JUD007331601") == "cases/echr-73316-01"
    assert case_of("2024-1091 QPC") is None


def test_a_kind_with_a_number_is_no_short_name() -> None:
    """In a search box "directive" alone is one of them, "directive 2004/81/CE" never."""
    found = resolve("article 6 directive 2004/81/CE", lang="fr")
    assert [r.target for r in found] == ["dir-2004-81/art-6"]
