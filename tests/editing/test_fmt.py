"""``lexteh fmt``: one layout, nothing lost, the same again when run again."""

import re
import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lexteh.corpus.yaml_source import parse as read
from lexteh.editing.fmt import fmt, kind_of
from lexteh.editing.tree import parse, write
from tests.conftest import LEGAL

LANGUAGES = ["fr", "en", "es", "ar"]

_SIGNS = "ab Éé'\"#:-,[]{}&*!|>%@`?\\~0١ \u00a0\u202f\nنe\u0301"
_texts = st.text(alphabet=_SIGNS, max_size=30).map(lambda t: t.strip()) | st.sampled_from(
    ["no", "null", "~", "2013-02-01", "1e3", "0x1f", "- a", "a: b", "a #b", "=", "<<", "…"]
)
_data = st.dictionaries(
    st.text(alphabet="abz-é:#'", min_size=1, max_size=6).filter(lambda k: k.strip() == k),
    st.recursive(
        _texts | st.none(),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.text(alphabet="abc", min_size=1, max_size=3), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


def _comments(text: str) -> list[str]:
    document = parse(text)
    found = [*document.head, *document.tail]

    def walk(node: Any) -> None:  # noqa: ANN401
        for item in getattr(node, "items", []):
            found.extend([*item.before, *filter(None, [item.after])])
            walk(item.node)

    walk(document.root)
    return sorted(word for line in found for word in re.findall(r"mark\d+", line))


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", k): _plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return unicodedata.normalize("NFC", value).strip() if isinstance(value, str) else value


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    _data,
    st.sampled_from([None, '"', "'", "|", ">"]),
    st.sampled_from([None, True, False]),
    st.integers(20, 120),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), st.booleans()), max_size=5),
)
def test_nothing_is_lost_and_twice_is_once(
    data: dict[str, Any],
    style: str | None,
    flow: bool | None,
    width: int,
    remarks: list[tuple[int, int, bool]],
) -> None:
    text = yaml.safe_dump(
        data, allow_unicode=True, default_style=style, default_flow_style=flow, width=width
    )
    # Tags and folded forms that PyYAML adds are not of our subset: they are refused, not changed.
    before, _ = read(text.encode(), "x.yml")
    if before is None:
        return
    put = []
    for number, (line, indent, beside) in enumerate(remarks):
        lines = text.split("\n")
        at = min(line, len(lines) - 1)
        remark = f"# mark{number} é"
        lines[at : at + 1] = (
            [f"{lines[at]} {remark}"] if beside else [" " * indent + remark, lines[at]]
        )
        tried = "\n".join(lines)
        located, _ = read(tried.encode(), "x.yml")
        # Some places are inside a text: there it would be no remark.
        if located is not None and located.data == before.data:
            text = tried
            put.append(f"mark{number}")
    once = write(parse(text))
    after, _ = read(once.encode(), "x.yml")
    assert after is not None, once
    assert _plain(after.data) == _plain(before.data)
    assert _comments(once) == sorted(put)
    assert write(parse(once)) == once
    assert once.endswith("\n")
    assert unicodedata.is_normalized("NFC", once)


def test_every_file_is_in_the_one_layout() -> None:
    for path in sorted(LEGAL.rglob("*.yml")):
        place = path.relative_to(LEGAL).as_posix()
        if kind_of(place) is None:
            continue
        raw = path.read_bytes()
        text, problems = fmt(raw, place, LANGUAGES)
        assert problems == [], path
        assert text == raw.decode(), f"{path}: run 'lexteh fmt'"


MESSY = """\
number:   '3'   # printed so

reviewed: 2026-01-02
versions:
- sources:
    - shared
  # seen in the register
  verified: 2026-01-02
  in_force: 2001-01-01
  text: {en: "Each State acts.",
     fr: Chaque État
       agit.} # short
links: # where to read it
- url: https://x.example/ # the page
  role: authentic
- {role: status, url: "https://y.example/"} # the list
# the end
"""

TIDY = """\
# yaml-language-server: $schema=../../schema/provision.json
reviewed: 2026-01-02
number: "3" # printed so
versions:
  - in_force: 2001-01-01
    # seen in the register
    verified: 2026-01-02
    sources: [shared]
    text: # short
      fr: Chaque État agit.
      en: "Each State acts."
links: # where to read it
  - role: authentic
    url: https://x.example/ # the page
  # the list
  - role: status
    url: "https://y.example/"
# the end
"""


def test_messy_becomes_tidy() -> None:
    place = "instruments/pact/art-3.yml"
    text, problems = fmt(MESSY.encode(), place, LANGUAGES)
    assert problems == []
    assert text == TIDY
    assert fmt(TIDY.replace("\n", "\r\n").encode(), place, LANGUAGES)[0] == TIDY


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("reviewed", "reviwed", "M001"),
        ("2001-01-01", "01/01/2001", "M005"),
        ("number:", "number: &a", "Y004"),
        ("[shared]", "[shared", "Y002"),
        ("# the end", "number: 4", "Y003"),
    ],
)
def test_a_file_with_faults_is_left_alone(old: str, new: str, code: str) -> None:
    text, problems = fmt(TIDY.replace(old, new).encode(), "instruments/pact/art-3.yml", LANGUAGES)
    assert text is None
    assert code in [p.code for p in problems]
