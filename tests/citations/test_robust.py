"""Nothing that is typed may break the engine or slow it down."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lexteh.citations import LANGUAGES, Citation, find, split
from tests.citations.golden import Case, cases

SEEDS = sorted(
    {word for case in cases() for word in case.text.split()}
    | {"article ", "L. ", "(", ")", "§ ", "3° ", " à ", "، ", " و", "\u200f", "\u00ad", "-", ".."}
)
CONTEXTS = (None, "fr-ctrav/art-l1243-1", "coe-197/art-13/para-1", "dir-2011-36", "x/y", "cases/a")
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(SEEDS), max_size=25).map(" ".join),
    st.lists(st.one_of(st.sampled_from(SEEDS), st.text(max_size=3)), max_size=25).map("".join),
)


def check(text: str, found: list[Citation]) -> None:
    done = 0
    for citation in found:
        assert done <= citation.start < citation.end <= len(text)
        assert citation.target
        assert text[citation.start : citation.end].strip()
        done = citation.end
    assert "".join(piece for piece, _ in split(text, found)) == text


@settings(max_examples=400, deadline=None)
@given(texts, st.sampled_from(LANGUAGES), st.sampled_from(CONTEXTS))
def test_any_text(text: str, lang: str, context: str | None) -> None:
    check(text, find(text, lang=lang, context=context))


STEPS = ["art-1", "art-l1243-1", "para-1", "point-a", "art-", "", "..", "art-224-1-a..art-224-1-c"]
ROOTS = ["fr-cp", "coe-197", "dir-2011-36", "copy0-fr-cp", "rights", "fr-loi-2016-444", "ilo-p029"]
contexts = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.tuples(st.sampled_from(ROOTS), st.lists(st.sampled_from(STEPS), max_size=3)).map(
        lambda parts: "/".join((parts[0], *parts[1]))
    ),
)
dates = st.one_of(st.none(), st.text(max_size=10), st.dates().map(str))


@settings(max_examples=600, deadline=None)
@given(texts, st.sampled_from(LANGUAGES), contexts, dates)
def test_any_context_and_date(text: str, lang: str, context: str | None, date: str | None) -> None:
    check(text, find(text, lang=lang, context=context, date=date))


NUMBERS = ["1", "10-16", "224-1 A", "18 bis", "5-0 A", "1 er", "L. 3-1", "R.* 2", "3/a", "٣", "²"]
BETWEEN = [" à ", "-", " to ", " al ", " إلى ", " et ", ", ", " and ", " y ", " و", " et suivants"]


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["articles ", "Article ", "artículos ", "المواد ", "(articles ", "recitals "]),
    st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from(BETWEEN)), max_size=5),
    st.sampled_from(LANGUAGES),
    contexts,
)
def test_any_range(
    head: str, members: list[tuple[str, str]], lang: str, context: str | None
) -> None:
    text = head + "".join(number + link for number, link in members) + ")"
    check(text, find(text, lang=lang, context=context))


@settings(max_examples=100, deadline=None)
@given(texts, st.sampled_from(LANGUAGES))
def test_same_answer_twice(text: str, lang: str) -> None:
    assert find(text, lang=lang) == find(text, lang=lang)


def variants(text: str) -> dict[str, str]:
    """The ways in which other hands would type *text*, character for character."""
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    plain = "".join(unicodedata.normalize("NFD", c)[0] for c in text)
    return {
        "no-break spaces": text.replace(" ", "\u00a0"),
        "thin spaces": text.replace(" ", "\u202f"),
        "line breaks": text.replace(" ", "\n"),
        "curly apostrophes": text.replace("'", "’"),
        "no-break hyphens": text.replace("-", "\u2011"),
        "no accents": plain,
        "Arabic-Indic digits": text.translate(digits),
    }


GOLDEN = [case for case in cases() if case.expected]


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_typographic_variants(case: Case) -> None:
    want = [target for _, _, target in case.expected]
    for name, text in variants(case.text).items():
        if name == "Arabic-Indic digits" and case.lang != "ar":
            continue
        found = find(text, lang=case.lang, context=case.context)
        assert [c.target for c in found] == want, (name, text)


@pytest.mark.parametrize("case", GOLDEN, ids=str)
def test_marks_without_width_change_nothing(case: Case) -> None:
    text = "\u200f" + case.text.replace(" ", " \u200e").replace("1", "1\u200b") + "\u200f"
    found = find(text, lang=case.lang, context=case.context)
    assert [c.target for c in found] == [target for _, _, target in case.expected]
    check(text, found)


REPEATED = [
    "article ",
    "articles 1, ",
    "L. 1, ",
    "article 1-",
    "1-",
    "a) à ",
    "3° du I de l'",
    "§ ",
    "((",
    "(1)",
    "du code ",
    "code de la ",
    "code de la l' ",
    "et ",
    ", ",
    "premier, ",
    "paragraph 1 and ",
    "I et II, ",
    "2011/",
    "directive 2011/",
    "loi n° ",
    "de la section 1 du chapitre II, ",
    "Convention ",
    " ",
    "\n\n ",
    "protocole additionnel à la ",
    "bis ",
    "art. 1 bis ter ",
    "L. 1 A B C ",
    "*",
    "R.* ",
    "ecli:eu:",
    "c-1/",
    "المادة ",
    "الفقرة 1 و",
    "من ",
    "و",
    "ل",
    "(أ)",
    "\u200f",
    "ـ",
    "é",
    "\u0301",
    "le présent ",
    "dudit ",
    "des articles L. 1 à L. 2, des titres II à ",
    "première phrase du ",
    "1er ",
    "1.1.1.",
    "a à ",
    "au 1° de ",
    "his, its article ",
    "the second subparagraph of ",
    "artículo 1, apartado 1, letra a), ",
]
MEGABYTE = 1_000_000


@pytest.mark.parametrize("piece", REPEATED)
def test_linear_time(piece: str) -> None:
    """A megabyte of one piece, in seconds: anything worse than linear takes hours."""
    lang = "ar" if "\u0600" < piece[0] < "\u06ff" else "fr"
    start = time.process_time()
    find(piece * (MEGABYTE // len(piece)), lang=lang, context="fr-ctrav/art-l1-1")
    assert time.process_time() - start < 60
