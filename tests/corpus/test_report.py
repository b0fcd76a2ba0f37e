"""The formats of ``lexteh check``, and ``lexteh explain``."""

import json
import shutil
from pathlib import Path

import pytest

from lexteh.cli import main
from lexteh.corpus.explanations import EXAMPLES, as_markdown
from lexteh.corpus.problems import CODES, WARNING, Problem
from lexteh.corpus.report import github, report, sarif

ONE = Problem("V002", "legal/a b.yml", 3, 7, "begins 50% too early,\nsays: the file", "x", "y")
TWO = Problem("L001", "legal/é.yml", 1, 1, "no text in ar", severity=WARNING)


def test_github() -> None:
    assert github(ONE).startswith(
        "::error file=legal/a b.yml,line=3,col=7,"
        "title=V002 Two versions overlap or stand out of order::"
        "begins 50%25 too early,%0Asays: the file; expected x; did you mean 'y'?%0AEnd the earlier"
    )
    assert "\n" not in github(ONE)
    assert github(Problem("Y002", "a,b:c.yml", 1, 1, "m")).startswith("::error file=a%2Cb%3Ac.yml,")
    assert github(TWO).startswith("::warning file=legal/é.yml,line=1,col=1,")


def test_sarif() -> None:
    log = sarif([ONE, TWO])
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["fullDescription"]["text"]
        assert rule["help"]["text"]
    for result, problem in zip(run["results"], (ONE, TWO), strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.code
        assert result["level"] in ("error", "warning")
        place = result["locations"][0]["physicalLocation"]
        assert place["region"] == {"startLine": problem.line, "startColumn": problem.column}
        assert result["message"]["text"].startswith(problem.message)
    uris = [
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]
    ]
    assert uris == ["legal/a%20b.yml", "legal/%C3%A9.yml"]
    french = sarif([ONE], "fr")["runs"][0]["tool"]["driver"]["rules"]
    assert french[0]["shortDescription"]["text"].startswith("Le fichier")


def test_text_tells_each_mend_once() -> None:
    text = report([ONE, ONE, TWO], 3, "text")
    assert text.count("End the earlier version") == 1
    assert text.startswith("legal/a b.yml:3:7: V002 begins")
    assert "Finir la version" in report([ONE], 1, "text", "fr")
    assert report([], 3, "text") == ""


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_from_the_command_line(
    tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "legal"
    shutil.copytree(EXAMPLES / "base", root)
    (root / "instruments" / "pact" / "art-2.yml").write_text("number: [\n", encoding="utf-8")
    assert main(["check", str(root), "--format", form, "--no-cache"]) == 1
    printed = capsys.readouterr().out
    assert "art-2.yml" in printed
    assert "Y002" in printed
    if form in ("json", "sarif"):
        json.loads(printed)
    if form == "json":
        assert json.loads(printed)["problems"][0]["mend"]


def test_explain(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.count("\n") == len(CODES)
    assert main(["explain", "y003", "--lang", "fr"]) == 0
    printed = capsys.readouterr().out
    assert "Une clé figure deux fois" in printed
    assert "Faux" in printed
    assert main(["explain", "Y03"]) == 1
    assert "did you mean 'Y003'?" in capsys.readouterr().err
    assert main(["explain", "--markdown", "--lang", "fr"]) == 0
    printed = capsys.readouterr().out
    assert printed == as_markdown("fr")
    for code in CODES:
        assert f'<a id="{code.lower()}"></a>{code} ' in printed
