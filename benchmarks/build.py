"""What a full build costs per page, in one run: one process, one per language, and a corpus
made larger by copies of its instruments.

    python -m benchmarks.build

Times are wall-clock seconds on this machine; compare the rows of one run, not two runs.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPIES = (0, 2)
ROUNDS = 2


def project(folder: Path, copies: int) -> Path:
    """A copy of the project's data and pages with *copies* more of each instrument."""
    for name in ("docs", "overrides", "legal"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    originals = sorted((folder / "legal" / "instruments").iterdir())
    for number in range(copies):
        for instrument in originals:
            twin = instrument.with_name(f"copy{number}-{instrument.name}")
            shutil.copytree(instrument, twin)
            for path in twin.glob("*.yml"):
                # Copies keep no successors: each old article would have several.
                text = path.read_text(encoding="utf-8")
                text = re.sub(r"^successors:\n(?:[ -].*\n)+", "", text, flags=re.M)
                path.write_text(text, encoding="utf-8")
    return folder


def timed(command: list[str], folder: Path) -> float:
    """Seconds that *command* takes in *folder*; its failure stops the benchmark."""
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return seconds


def main() -> None:
    """Print the table."""
    parallel = [sys.executable, "-m", "lexteh", "site"]
    serial = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    index = [sys.executable, "-m", "pagefind", "--site", "site", "--quiet"]
    check = [sys.executable, "-m", "lexteh", "check", "--official", "none"]
    print("| corpus | pages | configuration | seconds | ms a page | ratio |")
    print("|---|---|---|---|---|---|")
    for copies in COPIES:
        with tempfile.TemporaryDirectory() as name:
            folder = project(Path(name), copies)
            best = {}
            for label, command in (("one process", serial), ("one per language", parallel)):
                best[label] = min(timed(command, folder) for _ in range(ROUNDS))
            # What the whole contains: the two parts that are not pages, each on its own.
            best["of which search index"] = min(timed(index, folder) for _ in range(ROUNDS))
            best["of which loading and checks"] = min(timed(check, folder) for _ in range(ROUNDS))
            pages = sum(1 for _ in (folder / "site").rglob("index.html"))
        base = best["one process"]
        corpus = "the project's" if not copies else f"with {copies} copies of each text"
        for label, seconds in best.items():
            cost = 1000 * seconds / pages
            ratio = seconds / base
            print(f"| {corpus} | {pages} | {label} | {seconds:.2f} | {cost:.2f} | {ratio:.2f} |")


if __name__ == "__main__":
    main()
