"""``lexteh cite`` as a filter: an answer a line, in order, and exit code 1 after a fault."""

import json
import subprocess
import sys

from tests.conftest import run_lexteh


def test_cite_streams() -> None:
    lines = [
        '{"id": 1, "lang": "fr", "text": "article 225-4-1 du code pénal"}',
        "not json",
        '{"id": "x", "lang": "en", "text": "Article 6(3) of the Palermo Protocol"}',
    ]
    done = run_lexteh("cite", stdin="\n".join(lines) + "\n")
    assert done.returncode == 1
    first, second, third = (json.loads(line) for line in done.stdout.splitlines())
    assert first["citations"][0]["target"] == "fr-cp/art-225-4-1"
    assert second["line"] == 2
    assert "error" in second
    assert third["citations"][0]["target"] == "palermo-protocol/art-6/para-3"


def test_cite_without_fault() -> None:
    done = run_lexteh("cite", stdin='{"id": 1, "lang": "fr", "text": "rien"}\n')
    assert done.returncode == 0
    assert json.loads(done.stdout) == {"id": 1, "citations": []}


def test_cite_survives_bytes_that_are_not_utf8() -> None:
    command = [sys.executable, "-m", "lexteh", "cite"]
    raw = b'{"id": 1, "lang": "fr", "text": "\xff article 225-4-1 du code p\xc3\xa9nal"}\n'
    done = subprocess.run(command, input=raw, capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"fr-cp/art-225-4-1" in done.stdout


def test_an_unknown_folder_is_told() -> None:
    done = run_lexteh("check", "no-such-folder")
    assert done.returncode == 1
    assert "R004" in done.stdout
    assert "Traceback" not in done.stderr


def test_gaps_on_a_date() -> None:
    now, then = run_lexteh("gaps"), run_lexteh("gaps", "--date", "2013-02-15")
    assert now.returncode == then.returncode == 0
    assert "topics/action-plan\n" in now.stdout
    # The duty to adopt a plan by law came with the amendment of 2024.
    assert "  dir-2011-36/art-19b/para-1  shall\n" in now.stdout
    assert "dir-2011-36/art-19b" not in then.stdout
