"""What several tests share: the real corpus, and the site built once for the whole run."""

import fcntl
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from lexteh.corpus.checks import check
from lexteh.corpus.corpus import Corpus

# A busy machine is no fault: time is measured in benchmarks/.
settings.register_profile("lexteh", deadline=None)
settings.load_profile("lexteh")

ROOT = Path(__file__).parent.parent
LEGAL = ROOT / "legal"


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    """The real knowledge base, without an error."""
    found, problems = check(LEGAL, date.today())
    assert found is not None
    assert [str(p) for p in problems] == []
    return found


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The whole site as ``make site`` builds it, strict, in a folder of its own.

    The processes of one run share it: the first to ask builds it, the others wait.
    """
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    out = shared / "built" / "site"
    out.parent.mkdir(exist_ok=True)
    with (shared / "built.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            done = run_lexteh("site", "--out", str(out))
            assert done.returncode == 0, done.stderr + done.stdout
            assert "WARNING" not in done.stderr + done.stdout
    return out


def run_lexteh(
    *words: str, stdin: str | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """Run the command as a user would."""
    command = [sys.executable, "-m", "lexteh", *words]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        command,
        cwd=cwd,
        capture_output=True,
        text=True,
        input=stdin,
        check=False,
        env=env,
        timeout=300,
    )
