"""The guide for contributors: its commands exist, what it shows is told, its links lead somewhere,
and what is written from the code is what the code writes.
"""

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from lexteh.cli import COMMANDS, main
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.explanations import as_markdown
from lexteh.corpus.reference import LANGUAGES, descriptions, glossary, model_reference, unused
from lexteh.corpus.schema import schemas
from lexteh.site.words import Words
from tests.conftest import LEGAL, ROOT
from tests.maintenance.guide import DOCS, steps
from tests.maintenance.test_tasks import carry_out

PAGES = ("README.md", "add-a-language.md", "add-an-instrument.md", "another-subject.md",
         "commands.md", "errors.md", "first-pull-request.md", "glossary.md", "model.md",
         "style-guide.md", "tasks.md")  # fmt: skip
WRITTEN = {"errors.md", "glossary.md", "model.md"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages(lang: str) -> None:
    assert tuple(sorted(p.name for p in (DOCS / lang).iterdir())) == PAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_code_writes_is_current(lang: str, corpus: Corpus) -> None:
    """If not: ``lexteh schema --docs docs/contributing``."""
    fresh = {
        "model.md": model_reference(lang, Words(lang)),
        "errors.md": as_markdown(lang),
        "glossary.md": glossary(corpus, lang),
    }
    for name, text in fresh.items():
        assert (DOCS / lang / name).read_text(encoding="utf-8") == text, name
    for name, text in schemas().items():
        assert (LEGAL / "schema" / name).read_text(encoding="utf-8") == text, name


def test_the_command_that_writes_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["schema", "--legal", str(LEGAL), "--docs", str(tmp_path)]
    assert main(words) == 0
    assert "6 pages of docs changed" in capsys.readouterr().out
    for lang in LANGUAGES:
        assert {p.name for p in (tmp_path / lang).iterdir()} == WRITTEN
    assert main(words) == 0
    assert "0 pages of docs changed" in capsys.readouterr().out


def test_every_description_in_both_languages() -> None:
    assert all(descriptions())
    for lang in LANGUAGES:
        page = model_reference(lang, Words(lang))
        assert "|  |  |" not in page
    assert unused() == [], "French descriptions of what is not in the code"


@pytest.mark.parametrize("name", [p for p in PAGES if p not in WRITTEN])
def test_both_languages_have_the_same_blocks(name: str) -> None:
    english, french = (steps(DOCS / lang / name) for lang in LANGUAGES)
    if name == "first-pull-request.md":
        # The commands answer in the language asked for.
        english = [s for s in english if "--lang" not in s.text and s.kind != "text"]
        french = [s for s in french if "--lang" not in s.text and s.kind != "text"]
    assert english == french


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_links_and_anchors(name: str, lang: str) -> None:
    page = DOCS / lang / name
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)]+)\)", text):
        place, _, anchor = target.partition("#")
        assert not place.startswith("http"), target
        path = (page.parent / place).resolve() if place else page
        assert path.exists(), target
        if anchor:
            assert anchor in _anchors(path), target


def _anchors(path: Path) -> set[str]:
    """The anchors of a page as repository hosts make them of headings, and those it sets."""
    text = path.read_text(encoding="utf-8")
    made = {
        re.sub(r"[^\w\- ]", "", re.sub(r"<[^>]*>", "", title).strip().lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.*)$", text, re.M)
    }
    return made | set(re.findall(r'<a id="([^"]+)">', text))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", [p for p in PAGES if p not in WRITTEN])
def test_every_command_named_exists(name: str, lang: str) -> None:
    page = DOCS / lang / name
    lines = [
        line for s in steps(page) if s.kind in ("sh", "console") for line in s.text.split("\n")
    ]
    for line in lines:
        words = shlex.split(line)
        if words[:1] != ["lexteh"]:
            continue
        assert words[1] in COMMANDS, line
        parser = argparse.ArgumentParser(exit_on_error=False)
        import_module(f"lexteh.commands.{words[1]}").add_arguments(parser)
        parser.parse_args(words[2:])
    for command in re.findall(r"`lexteh ([a-z]+)", page.read_text(encoding="utf-8")):
        assert command in COMMANDS, command


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_first_pull_request(
    lang: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = carry_out(steps(DOCS / lang / "first-pull-request.md"), project, capsys)
    assert [one.code for one in done] == [0] * len(done)


def test_the_commands_tell_what_the_guide_shows(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    carry_out(steps(DOCS / "en" / "commands.md"), project, capsys)
    carry_out(steps(DOCS / "en" / "another-subject.md"), project, capsys)


def test_a_new_text_step_by_step(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = carry_out(steps(DOCS / "en" / "add-an-instrument.md"), project, capsys)
    assert [one.code for one in done] == [0, 0, 1]
    folder = project / "examples/library/legal/instruments/record-rules"
    assert sorted(p.name for p in folder.iterdir()) == ["art-1.yml", "instrument.yml"]
    told = [line for line in done[-1].output.splitlines() if re.match(r"\S+:\d+:\d+: ", line)]
    assert told
    assert all(": M010 " in line for line in told), "nothing but what is still to be filled in"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_french_spaces_and_nothing_private(lang: str) -> None:
    for name in PAGES:
        text = (DOCS / lang / name).read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w/])/(home|root|work)/", text), name
        if lang == "fr" and name not in WRITTEN:
            prose = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.M | re.S)
            prose = "\n".join(x for x in prose.split("\n") if not re.match(r"\|[ :-]*-", x))
            assert re.findall(r".{20} [:;?!»](?=\s|$)", prose) == [], name


def test_the_pictures_are_small() -> None:
    pictures = list((DOCS / "img").glob("*.png"))
    assert 3 <= len(pictures) <= 6
    assert all(p.stat().st_size <= 60_000 for p in pictures)


def test_the_guide_is_found() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for lang in LANGUAGES:
            assert f"docs/contributing/{lang}/README.md" in text, name
