"""A project to work in: the real data and the imaginary library, in a repository of its own."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import LEGAL, ROOT

LIBRARY = Path("examples/library/legal")


def git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run git in *root* as a contributor without a configuration of its own."""
    who = {f"GIT_{role}_{what}": "x@example.org" for role in ("AUTHOR", "COMMITTER")
           for what in ("NAME", "EMAIL")}  # fmt: skip
    env = os.environ | who | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", "-C", str(root), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=env)


@pytest.fixture(scope="session")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data as it is on ``main``; to be copied, not to be changed."""
    root = tmp_path_factory.mktemp("repository") / "project"
    shutil.copytree(LEGAL, root / "legal")
    shutil.copytree(ROOT / LIBRARY, root / LIBRARY)
    for words in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-q", "-m", "Data"]):
        assert git(root, *words).returncode == 0
    return root


@pytest.fixture
def project(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A copy to work in, on a branch; it is the current folder."""
    root = tmp_path_factory.mktemp("work") / "project"
    shutil.copytree(repository, root)
    git(root, "switch", "-q", "-c", "work")
    monkeypatch.chdir(root)
    return root
