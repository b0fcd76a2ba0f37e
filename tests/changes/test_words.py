"""The word diff: nothing lost, nothing invented, and Markdown that shows it to the letter."""

from hypothesis import given
from hypothesis import strategies as st

from lexteh.changes.compare import TextChange
from lexteh.changes.markdown import _marked, escaped
from lexteh.changes.words import Part, Run, excerpt, word_diff

WORDS = st.lists(
    st.sampled_from(["la", "victime", "30", "jours", ",", ".", " ", "L. 425-1", "المادة", "«"])
)
TEXTS = WORDS.map(" ".join) | st.text(max_size=60)


@given(TEXTS, TEXTS)
def test_both_texts_come_back(before: str, after: str) -> None:
    runs = word_diff(before, after)
    assert "".join(r.text for r in runs if r.part is not Part.INSERTED) == before
    assert "".join(r.text for r in runs if r.part is not Part.DELETED) == after
    assert all(run.text for run in runs)


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert all(run.part is Part.KEPT for run in word_diff(text, text))


@given(TEXTS, TEXTS)
def test_an_excerpt_keeps_every_change(before: str, after: str) -> None:
    runs = word_diff(before, after)
    changes = [run for run in runs if run.part is not Part.KEPT]
    assert [run for run in excerpt(runs) if run.part is not Part.KEPT] == changes


def test_words_not_letters() -> None:
    assert word_diff("un délai de 30 jours", "un délai de 60 jours") == [
        Run(Part.KEPT, "un délai de "),
        Run(Part.DELETED, "30"),
        Run(Part.INSERTED, "60"),
        Run(Part.KEPT, " jours"),
    ]


def test_markdown_signs() -> None:
    change = TextChange("code/art-1", "fr", "de 30 jours.", "de 60 (jours).")
    assert _marked(change) == "de ~~30~~ <ins>60 (</ins>jours<ins>)</ins>."


def test_markdown_is_inert() -> None:
    hostile = "*a* <b> [x](y) @all #12 `c` a|b $1$"
    assert escaped(hostile) == (r"\*a\* \<b\> \[x\](y) @<!-- -->all #<!-- -->12 \`c\` a\|b \$1\$")
