"""Workflows, issue forms, owners and hooks: of their form, and nothing that lives only there."""

import fnmatch
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from lexteh.cli import COMMANDS
from tests.conftest import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))


def check(schema: str, *files: Path) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}"]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def load(path: Path) -> Any:  # noqa: ANN401
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def test_schemas() -> None:
    check("github-workflows", *WORKFLOWS)
    check("github-issue-forms", *FORMS)
    check("github-issue-config", GITHUB / "ISSUE_TEMPLATE" / "config.yml")
    check("dependabot", GITHUB / "dependabot.yml")


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in load(path)["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_least_rights(path: Path) -> None:
    workflow = load(path)
    on = workflow[True]  # YAML reads the key `on` so
    assert "pull_request_target" not in on
    rights = workflow["permissions"]
    assert set(rights.values()) <= {"read"} or not ({"pull_request", "workflow_run"} & set(on))
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 120
        granted = {**rights, **job.get("permissions", {})}
        if "pull_request" in on:
            assert set(granted.values()) == {"read"}
        if "workflow_run" in on:
            # It may write: it must run nothing that a pull request brings.
            assert not any("uses" in step for step in job["steps"])
            assert "lexteh diff" not in str(job)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_scripts_take_outside_text_by_environment_only(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]), step
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


def test_scripts_parse() -> None:
    scripts = [step["run"] for path in WORKFLOWS for step in steps(path) if "run" in step]
    scripts.append((GITHUB / "report-issue.sh").read_text(encoding="utf-8"))
    for script in scripts:
        done = subprocess.run(
            ["bash", "-n"], input=script, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


def test_they_run_commands_that_work_anywhere() -> None:
    texts = [p.read_text(encoding="utf-8") for p in WORKFLOWS]
    texts.append((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    named = {name for text in texts for name in re.findall(r"bin/lexteh (\w+)", text)}
    assert {"check", "diff", "links", "stale", "release", "confirm"} <= named
    assert named - {"fmt"} <= set(COMMANDS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in {t for text in texts for t in re.findall(r"run: make (\w+)", text)}:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_forms_in_two_languages() -> None:
    """The same questions in French and in English."""
    names = [path.name for path in FORMS]
    french, english = (
        [p for p in FORMS if p.name.endswith(f".{lang}.yml")] for lang in ("fr", "en")
    )
    assert len(french) == len(english) == 3, names
    by_number = {lang: {p.name[0]: load(p) for p in paths} for lang, paths in
                 (("fr", french), ("en", english))}  # fmt: skip
    for number, form in by_number["fr"].items():
        other = by_number["en"][number]
        assert [b.get("id") for b in form["body"]] == [b.get("id") for b in other["body"]]
        assert form["labels"] == other["labels"]


def test_owners_match_what_is_there() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    patterns = [line.split()[0] for line in lines if line and not line.startswith("#")]
    folders = [
        f"/{p.relative_to(ROOT).as_posix()}/"
        for top in ("legal", "docs", "plugins", "overrides", ".github")
        for p in (ROOT / top, *(ROOT / top).rglob("*"))
        if p.is_dir()
    ]
    for pattern in patterns:
        assert pattern == "*" or fnmatch.filter(folders, pattern), pattern
    for folder in (ROOT / "legal" / "instruments").iterdir():
        path = f"/legal/instruments/{folder.name}/"
        assert any(fnmatch.fnmatch(path, p) for p in patterns if p != "*"), path


# --- the scripts, with a gh that only writes down what it is asked ------------------------


@pytest.fixture
def gh(tmp_path: Path) -> Path:
    """A folder with such a gh, its answers in ``answers/<first two words>``."""
    script = tmp_path / "gh"
    script.write_text(
        "#!/usr/bin/env bash\n"
        f'printf "%s|" "$@" >> {tmp_path}/asked; echo >> {tmp_path}/asked\n'
        'name="$1-$2"\n'
        '[ "$1" = api ] && name="api-$(grep -oE "PATCH|POST" <<< "$*" || echo list)"\n'
        f'cat "{tmp_path}/answers/$name" 2>/dev/null || true\n'
        'if [ "$1-$2" = run-download ]; then mkdir report; printf "legal" > report/legal-diff.md;'
        ' echo "12; rm -rf /" > report/number; fi\n',
        encoding="utf-8",
    )
    script.chmod(0o755)
    (tmp_path / "answers").mkdir()
    return tmp_path


def run_script(gh: Path, script: str, *words: str, **env: str) -> list[str]:
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script, "script", *words],
        cwd=gh,
        env={"PATH": f"{gh}:/usr/bin:/bin", "GH_REPO": "o/r", **env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (gh / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("status", "open_issue", "said"),
    [("1", "", "issue|create|"), ("1", "7", "issue|edit|7|"), ("0", "7", "issue|close|7|")],
)
def test_one_issue_per_report(gh: Path, status: str, open_issue: str, said: str) -> None:
    (gh / "answers" / "issue-list").write_text(open_issue)
    (gh / "report.md").write_text("three dead links")
    script = (GITHUB / "report-issue.sh").read_text(encoding="utf-8")
    asked = run_script(gh, script, "Dead links", status, "report.md")
    assert len(asked) == 2
    assert asked[1].startswith(said)


def test_no_issue_when_there_is_nothing_to_say(gh: Path) -> None:
    (gh / "report.md").write_text("")
    script = (GITHUB / "report-issue.sh").read_text(encoding="utf-8")
    assert len(run_script(gh, script, "Dead links", "0", "report.md")) == 1


@pytest.mark.parametrize(
    ("head", "comment", "said"),
    [
        ("abc", "", "api|--silent|--method|POST|repos/o/r/issues/12/comments|"),
        ("abc", "99", "api|--silent|--method|PATCH|repos/o/r/issues/comments/99|"),
        ("moved", "", "pr|view|12|"),
    ],
)
def test_one_comment_per_pull_request(gh: Path, head: str, comment: str, said: str) -> None:
    (gh / "answers" / "pr-view").write_text(head)
    (gh / "answers" / "api-list").write_text(comment)
    (step,) = steps(GITHUB / "workflows" / "legal-diff-comment.yml")
    asked = run_script(gh, step["run"], RUN="5", SHA="abc")
    assert asked[-1].startswith(said), asked
    if head == "abc":
        text = (gh / "comment.md").read_text(encoding="utf-8")
        assert text == "<!-- lexteh legal diff -->\nlegal"
