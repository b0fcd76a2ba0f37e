"""Ten maintainer tasks, done from the docs alone: each command and each edit of
``docs/contributing/en/tasks.md`` is carried out as it stands there.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from lexteh.cli import main
from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus
from lexteh.site.pages import Site
from tests.maintenance.conftest import LIBRARY, git
from tests.maintenance.guide import Step, tasks, told

TASKS = tasks("en")
NAMES = ("typo", "version", "renumber", "log", "decision", "language", "delete", "merge", "date",
         "address")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Done:
    """A command with its exit code and all that it said."""

    command: str
    code: int
    output: str


def carry_out(steps: list[Step], root: Path, capsys: pytest.CaptureFixture[str]) -> list[Done]:
    """Do every step; what the page says a block of commands tells, it must tell."""
    done: list[Done] = []
    since = 0
    for step in steps:
        if step.kind == "diff":
            step.apply(root)
        elif step.kind == "sh":
            since = len(done)
            done += [_run(words, root, capsys) for words in step.commands]
        elif step.kind == "text":
            output = "\n".join(one.output for one in done[since:])
            assert told(step.text, output) == [], output
    return done


def _run(words: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> Done:
    command = " ".join(words)
    if words[0] == "lexteh":
        capsys.readouterr()
        code = main(words[1:])
        said = capsys.readouterr()
        return Done(command, code, said.out + said.err)
    if words[0] == "git":
        ran = git(root, *words[1:])
        return Done(command, ran.returncode, ran.stdout + ran.stderr)
    raise AssertionError(f"'{command}' is not a command of the project")


def undo(steps: list[Step], root: Path) -> None:
    """The state before: as if the faults that the edits mend were there, on ``main``."""
    for step in steps:
        if step.kind == "diff":
            path = root / step.place
            text = path.read_text(encoding="utf-8")
            assert step.after in text, step.place
            path.write_text(text.replace(step.after, step.before), encoding="utf-8")
    assert main(["confirm"]) == 0
    git(root, "switch", "-q", "main")
    git(root, "commit", "-q", "-a", "-m", "As it was")
    git(root, "switch", "-q", "-C", "work")


def sound(root: Path, folder: Path = Path("legal")) -> Corpus:
    """The data after the task: nothing is wrong, and no register is behind."""
    assert main(["check", "--strict", str(folder)]) == 0
    assert main(["confirm", "--check", "--legal", str(folder)]) == 0
    corpus, _ = check(root / folder, date.today())
    assert corpus is not None
    return corpus


def page(corpus: Corpus, lang: str, address: str) -> str:
    """The page of the site, with plain spaces."""
    return Site(corpus, lang, date.today()).page(address).html.replace("\u00a0", " ")


def test_the_page_has_the_ten_tasks() -> None:
    assert tuple(TASKS) == NAMES


def test_both_languages_say_the_same() -> None:
    french = tasks("fr")
    assert tuple(french) == NAMES
    for name in NAMES:
        assert french[name] == TASKS[name], name


def codes(done: list[Done]) -> list[int]:
    """The exit codes, in order."""
    return [one.code for one in done]


def test_typo(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    undo(TASKS["typo"], project)
    assert codes(carry_out(TASKS["typo"], project, capsys)) == [0, 0, 0]
    assert "مهلة التعافي والتفكير" in page(sound(project), "ar", "coe-197/art-13")


def test_version(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = carry_out(TASKS["version"], project, capsys)
    assert codes(done) == [0, 0, 0, 0, 0]
    html = page(sound(project, LIBRARY), "fr", "house-rules/art-2")
    assert "28 jours" in html
    assert "21 jours" in html, "the version before it is still shown"
    assert "Le prêt dure encore une semaine de plus." in html


def test_renumber(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = carry_out(TASKS["renumber"], project, capsys)
    # `show` answers 1: on that day the old number is no more, and it says which is.
    assert codes(done) == [0, 0, 0, 1]
    corpus = sound(project, LIBRARY)
    assert "/art-4/" in page(corpus, "en", "house-rules/art-3")
    assert "/art-3/" in page(corpus, "en", "house-rules/art-4")


def test_log(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(carry_out(TASKS["log"], project, capsys)) == [0, 0, 0]
    html = page(sound(project, LIBRARY), "en", "recommendations/longer-loans")
    assert "Every reader asked keeps a book for 21 days." in html


def test_decision(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(carry_out(TASKS["decision"], project, capsys)) == [0, 0, 0, 0]
    corpus = sound(project, LIBRARY)
    assert "The book was not late." in page(corpus, "en", "cases/reader-v-librarian")
    assert "cases/reader-v-librarian/" in page(corpus, "en", "house-rules/art-2")


def test_language(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(carry_out(TASKS["language"], project, capsys)) == [0, 0, 0]
    corpus = sound(project, LIBRARY)
    for lang, name in (("en", "Italian"), ("fr", "italien")):
        html = page(corpus, lang, "house-rules/art-2")
        section = html.partition('id="further"')[2]
        assert name in section
        assert '<p lang="it" dir="auto">Un libro deve essere restituito entro 14 giorni.' in section
        assert "entro 21 giorni" in section
    assert 'id="further"' not in page(corpus, "en", "rights/borrowing")
    assert (project / LIBRARY / "translations/instruments/house-rules/art-2.lock").read_text(
        encoding="utf-8"
    ).count(" it ") == 4


def test_delete(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = carry_out(TASKS["delete"], project, capsys)
    assert codes(done) == [0, 1, 0, 0]
    # Whoever cites the article is named: rights, terms, topics, recommendations, other articles.
    named = {line.split("/")[1] for line in done[1].output.splitlines() if ": R00" in line}
    assert named >= {"rights", "terms", "topics", "recommendations", "instruments"}
    sound(project)


def test_merge(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = carry_out(TASKS["merge"], project, capsys)
    assert codes(done) == [0] * len(done)
    corpus = sound(project)
    assert "Periodo de restablecimiento y de reflexión" in page(corpus, "es", "coe-197/art-13")
    assert "Autorización de residencia" in page(corpus, "es", "coe-197/art-14")


def test_merge_of_neighbouring_paragraphs(project: Path) -> None:
    """Even within one article: each paragraph has lines of its own, in the register too."""
    article = project / "legal/instruments/coe-197/art-13.yml"
    edits = {"one": ("30 jours. Ce délai", "30 jours. Cette durée"),
             "two": ("Pendant ce délai", "Durant ce délai")}  # fmt: skip
    for branch, (old, new) in edits.items():
        git(project, "switch", "-q", "-c", branch, "main")
        text = article.read_text(encoding="utf-8")
        assert text.count(old) == 1
        article.write_text(text.replace(old, new), encoding="utf-8")
        assert main(["confirm", "coe-197/art-13"]) == 0
        assert git(project, "commit", "-q", "-a", "-m", branch).returncode == 0
    merged = git(project, "merge", "-q", "--no-edit", "one")
    assert merged.returncode == 0, merged.stdout
    assert main(["confirm", "--check"]) == 0


@pytest.mark.parametrize("name", ["date", "address"])
def test_what_is_wrong_is_told(
    name: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(carry_out(TASKS[name], project, capsys)) == [1]
