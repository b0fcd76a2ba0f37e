"""The legal changelog: what happened to the law, what was mended, what it touches."""

import json
import subprocess
from pathlib import Path

import pytest

from lexteh.changes.compare import Change, compare
from lexteh.changes.describe import Names, sentence
from lexteh.changes.markdown import markdown
from lexteh.changes.report import report
from lexteh.changes.revisions import State
from lexteh.corpus.corpus import Corpus
from lexteh.corpus.loader import load
from lexteh.corpus.releases import ChangeKind, Group
from lexteh.site.words import Words, available
from tests.changes.small import AMENDED, edit, write
from tests.conftest import run_lexteh

GOLDEN = Path(__file__).with_name("golden")
ART_1 = "instruments/code/art-1.yml"
ART_2 = "instruments/code/art-2.yml"


def read(root: Path) -> Corpus:
    loaded = load(root)
    assert loaded.problems == []
    assert loaded.corpus
    return loaded.corpus


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return write(tmp_path / "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return write(tmp_path / "new")


def kinds(old: Path, new: Path) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.group.value, c.address) for c in compare(read(old), read(new))]


def only(old: Path, new: Path) -> Change:
    (change,) = compare(read(old), read(new))
    return change


def test_nothing_changed(old: Path, new: Path) -> None:
    assert compare(read(old), read(new)) == []


def test_a_new_version_is_a_change_of_law(old: Path, new: Path) -> None:
    (new / ART_1).write_text(AMENDED)
    law = [c for c in compare(read(old), read(new)) if c.group is Group.LAW]
    (change,) = law
    assert change.kind is ChangeKind.AMENDED
    assert (str(change.day), change.by) == ("2020-03-01", "act")
    assert {(t.place, t.lang) for t in change.texts} == {
        ("code/art-1/al-1", "fr"),
        ("code/art-1/al-1", "en"),
        ("code/art-1/al-2", "fr"),
    }


def test_a_mended_text_is_not_a_change_of_law(old: Path, new: Path) -> None:
    edit(new, ART_2, "L'aide est gratuite.", "L'aide ne coûte rien.")
    change = only(old, new)
    assert (change.kind, change.group) == (ChangeKind.EDITED, Group.MEND)
    assert [(t.lang, t.before, t.after) for t in change.texts] == [
        ("fr", "L'aide est gratuite.", "L'aide ne coûte rien.")
    ]


def test_line_breaks_are_not_changes(old: Path, new: Path) -> None:
    edit(new, ART_2, "fr: L'aide est gratuite.", "fr: >-\n        L'aide est\n        gratuite.")
    assert kinds(old, new) == []


def test_force(old: Path, new: Path) -> None:
    edit(new, ART_1, "force: may", "force: shall")
    change = only(old, new)
    assert (change.kind, change.to, change.before, change.after) == (
        ChangeKind.FORCE,
        ("code/art-1/al-2",),
        "may",
        "shall",
    )


def test_a_date_that_was_wrong(old: Path, new: Path) -> None:
    edit(new, ART_2, "in_force: 2010-01-01", "in_force: 2010-02-01")
    change = only(old, new)
    assert (change.kind, change.group) == (ChangeKind.DATES, Group.MEND)
    assert (change.before, change.after) == ("2010-01-01", "2010-02-01")


def test_a_repeal(old: Path, new: Path) -> None:
    edit(new, ART_2, "    verified:", "    until: 2020-02-29\n    repealed_by: act\n    verified:")
    change = only(old, new)
    assert (change.kind, change.group) == (ChangeKind.REPEALED, Group.LAW)
    assert (str(change.day), change.by) == ("2020-03-01", "act")


def test_a_renumbering(old: Path, new: Path) -> None:
    edit(new, ART_2, "    verified:", "    until: 2020-02-29\n    verified:")
    moved = (
        "successors:\n  - {address: code/art-9, date: 2020-03-01, by: act, sources: [gazette]}\n"
    )
    (new / ART_2).write_text((new / ART_2).read_text() + moved)
    text = (old / ART_2).read_text().replace("2010-01-01", "2020-03-01").replace('"2"', '"9"')
    (new / "instruments/code/art-9.yml").write_text(text)
    assert kinds(old, new) == [
        ("renumbered", "law", "code/art-2"),
        ("added", "law", "code/art-9"),
    ]
    first = compare(read(old), read(new))[0]
    assert (first.to, str(first.day), first.by) == (("code/art-9",), "2020-03-01", "act")


def test_old_law_newly_held_is_not_new_law(old: Path, new: Path) -> None:
    text = (old / ART_2).read_text().replace('"2"', '"8"')
    (new / "instruments/code/art-8.yml").write_text(text)
    assert kinds(old, new) == [("added", "knowledge", "code/art-8")]


def test_earlier_wording_filled_in(old: Path, new: Path) -> None:
    head, _, tail = AMENDED.partition("  - in_force: 2010-01-01")
    newest = tail[tail.index("  - in_force: 2020-03-01") :]
    (old / ART_1).write_text(head + newest)
    (new / ART_1).write_text(AMENDED)
    change = only(old, new)
    assert (change.kind, change.group) == (ChangeKind.HISTORY, Group.KNOWLEDGE)
    assert str(change.until) == "2020-02-29"


def test_removed(old: Path, new: Path) -> None:
    (new / "instruments/code/art-3.yml").unlink()
    assert kinds(old, new) == [("removed", "knowledge", "code/art-3")]


def test_a_new_entry_of_a_log(old: Path, new: Path) -> None:
    entry = """\
  - date: 2020-05-04
    kind: law
    by: {fr: Gouvernement, en: Government}
    role: state
    text: {fr: Un décret., en: A decree.}
    sources: [gazette]
"""
    edit(new, "recommendations/first.yml", "standing: {", entry + "standing: {")
    change = only(old, new)
    assert (change.kind, change.after) == (ChangeKind.LOG, "2020-05-04")
    assert {t.after for t in change.texts} == {"Un décret.", "A decree."}


def test_a_right_and_upkeep(old: Path, new: Path) -> None:
    edit(new, "rights/aid.yml", "Une aide de 30 jours.", "Une aide de 60 jours.")
    edit(new, "topics/aid.yml", "reviewed: 2020-01-01", "reviewed: 2020-07-01")
    assert kinds(old, new) == [
        ("edited", "mend", "rights/aid"),
        ("reviewed", "upkeep", "topics/aid"),
    ]


def everything(old: Path, new: Path) -> None:
    """Many changes at once."""
    (new / ART_1).write_text(AMENDED)
    edit(new, ART_2, "L'aide est gratuite.", "L'aide est *toujours* gratuite.")
    edit(new, "instruments/code/art-3.yml", "    verified:",
         "    until: 2020-02-29\n    repealed_by: act\n    verified:")  # fmt: skip
    edit(new, "topics/aid.yml", "reviewed: 2020-01-01", "reviewed: 2020-07-01")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_golden_markdown(old: Path, new: Path, lang: str) -> None:
    everything(old, new)
    before, after = State("old", old, read(old)), State("new", new, read(new))
    found = report(before, after, lang)
    text = markdown(found, Names(before.corpus, after.corpus, Words(lang)))
    golden = GOLDEN / f"diff.{lang}.md"
    assert text == golden.read_text(encoding="utf-8")


def test_markdown_keeps_to_its_room(old: Path, new: Path) -> None:
    everything(old, new)
    before, after = State("old", old, read(old)), State("new", new, read(new))
    found, names = report(before, after, "fr"), Names(before.corpus, after.corpus, Words("fr"))
    whole = len(markdown(found, names))
    for room in (700, 1000, whole - 300):
        text = markdown(found, names, room)
        assert len(text) <= room
        assert "lexteh diff old..new" in text
    assert "modifié à compter du 1er mars 2020" in markdown(found, names, whole - 300)


@pytest.mark.parametrize("lang", available())
def test_every_kind_has_words_in_every_language(old: Path, lang: str) -> None:
    corpus = read(old)
    names = Names(corpus, corpus, Words(lang))
    day = corpus.config.founding
    for kind in ChangeKind:
        change = Change(
            kind,
            "code/art-1",
            Group.LAW,
            day=day,
            of=day,
            by="act",
            to=("code/art-2",),
            fields=("until",),
            before="a",
            after="2013",
        )
        assert sentence(change, names)


# --- revisions ------------------------------------------------------------------------


def git(folder: Path, *words: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the small knowledge base in its first commit, tagged v1."""
    write(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "--message=First")
    git(tmp_path, "tag", "v1")
    return tmp_path


def test_revisions(repository: Path) -> None:
    edit(repository / "legal", ART_2, "est gratuite", "ne coûte rien")
    done = run_lexteh("diff", "v1..", "--lang", "en", cwd=repository)
    assert done.returncode == 0, done.stderr
    assert "restatement mended" in done.stdout
    assert "legal/instruments/code/art-2.yml:10: en text" not in done.stdout
    git(repository, "commit", "--quiet", "--all", "--message=Second")
    found = json.loads(run_lexteh("diff", "v1..HEAD", "--format", "json", cwd=repository).stdout)
    assert [(c["kind"], c["address"]) for c in found["changes"]] == [("edited", "code/art-2")]
    assert found["reread"][0]["lang"] == "en"
    assert found["impact"][0]["recommendations"] == ["recommendations/first"]
    # From where two branches parted, not what the other one did since.
    git(repository, "checkout", "--quiet", "-b", "side", "v1")
    edit(repository / "legal", "instruments/code/art-3.yml", "motivée", "expliquée")
    git(repository, "commit", "--quiet", "--all", "--message=Third")
    done = run_lexteh("diff", "main...side", "--format", "json", cwd=repository)
    assert [c["address"] for c in json.loads(done.stdout)["changes"]] == ["code/art-3"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["v1..nowhere"], "'nowhere' is not a revision of this repository"),
        (["v1..--output=x"], "'--output=x' is not a revision"),
        (["v1"], "neither two folders nor a span of revisions"),
        (["legal", "nowhere"], "nowhere cannot be read"),
    ],
)
def test_clear_refusals(repository: Path, words: list[str], said: str) -> None:
    done = run_lexteh("diff", *words, cwd=repository)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_repository(tmp_path: Path) -> None:
    write(tmp_path)
    done = run_lexteh("diff", "a..b", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_release_file_reads_back(repository: Path) -> None:
    (repository / "legal" / ART_1).write_text(AMENDED)
    done = run_lexteh("diff", "v1..", "--format", "yaml", "--release", "2.0.0", cwd=repository)
    folder = repository / "legal" / "changes"
    folder.mkdir()
    (folder / "2020-07-01-2.0.0.yml").write_text(done.stdout)
    (release,) = read(repository / "legal").releases
    assert release.release == "2.0.0"
    (amended,) = [c for c in release.changes if c.kind is ChangeKind.AMENDED]
    assert (amended.address, str(amended.day), amended.by) == ("code/art-1", "2020-03-01", "act")
