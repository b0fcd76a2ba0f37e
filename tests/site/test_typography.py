"""Spaces and the isolation of left-to-right runs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lexteh.site.typography import (
    LRI,
    PDI,
    french_html,
    french_spaces,
    isolate_html,
    isolate_plain,
    typeset,
)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("المادة 225-4-1 من القانون الجنائي", ["225-4-1"]),
        ("المادة L. 425-1 من CESEDA", ["L.\u00a0425-1", "CESEDA"]),
        ("التوجيه 2011/36/EU (المادة 11)", ["2011/36/EU", "11"]),
        ("غرامة 150 000 يورو", ["150\u00a0000"]),
        ("(المواد 225-4-1 إلى 225-4-6)", ["225-4-1", "225-4-6"]),
        ("مهلة 30 يومًا", ["30"]),
        ("بحسب GRETA (2022). ولم", ["GRETA", "2022"]),
    ],
)
def test_runs_in_arabic(text: str, runs: list[str]) -> None:
    html = str(isolate_html(text, "ar", "rtl"))
    assert re.findall(r'<bdi dir="ltr">(.*?)</bdi>', html) == runs
    plain = isolate_plain(text, "ar", "rtl")
    assert re.findall(f"{LRI}(.*?){PDI}", plain) == runs


def test_latin_pages_have_no_isolation() -> None:
    assert str(isolate_html("art. 225-4-1", "en", "ltr")) == "art.\u00a0225-4-1"


def test_french_spaces() -> None:
    assert typeset("Quoi ? Oui : « rien » ; L. 425-1", "fr") == (
        "Quoi\u202f? Oui\u00a0: «\u00a0rien\u00a0»\u202f; L.\u00a0425-1"
    )
    assert typeset("150 000 € et 6 mois", "fr") == "150\u202f000\u00a0€ et 6\u00a0mois"


@given(st.text(max_size=60))
def test_html_is_escaped_and_nothing_is_lost(text: str) -> None:
    html = str(isolate_html(text, "ar", "rtl"))
    bare = re.sub(r'</?bdi(?: dir="ltr")?>', "", html)
    assert "<" not in bare
    assert len(re.sub(r"&#?\w+;", "x", bare)) >= len(text.strip()) - text.count(" ")


@given(st.text(alphabet="0123456789 LRD.-/()ابج،", max_size=40))
def test_isolation_keeps_every_character(text: str) -> None:
    marks = isolate_plain(text, "ar", "rtl").replace(LRI, "").replace(PDI, "")
    assert marks == typeset(text, "ar")


def test_french_spaces_in_html_but_not_in_code_or_tags() -> None:
    html = '<p title="a : b">Où <b>17</b> ? « Oui »</p><code>a : b ?</code><p>Un : deux</p>'
    assert french_html(html) == (
        '<p title="a : b">Où <b>17</b>\u202f? «\u00a0Oui\u00a0»</p>'
        "<code>a : b ?</code><p>Un\u00a0: deux</p>"
    )


def test_french_spaces_twice_are_the_same() -> None:
    once = french_spaces("Il dit : « oui » ; puis non !")
    assert french_spaces(once) == once
