"""Accuracy and speed beside metslesliens and a regular expression, in one run.

``python -m benchmarks.citations [--folder F] [--codes ctrav,css] [--disagreements FILE]``.
Downloads the reference package once, into the folder.
"""

import argparse
import tempfile
import time
from pathlib import Path

import yaml

from benchmarks.citations import docs, systems
from benchmarks.citations.reference import ADDRESSES, CODE_IDS, CODES, Article, load
from benchmarks.citations.score import Found, System, score
from lexteh.citations import find

Row = dict[str, str | int | float]


def measure(
    name: str, label: str, articles: list[Article], system: System
) -> tuple[Row, list[str]]:
    """Run one system over one code, print its row; return it and the disagreements."""
    found: dict[int, list[Found]] = {}
    start = time.process_time()
    for article in articles:
        found[id(article)] = list(system(article))
    seconds = time.process_time() - start
    total = score(articles, lambda article: found[id(article)])
    size = sum(len(article.text.encode()) for article in articles) / 1e6
    print(
        f"{name:6} {label:13} {total.links:6} {total.precision:9.4f} {total.recall:7.4f}"
        f" {total.f1:7.4f} {size / seconds:7.2f}",
        flush=True,
    )
    row: Row = {
        "code": name,
        "system": label,
        "links": total.links,
        "precision": round(total.precision, 4),
        "recall": round(total.recall, 4),
        "f1": round(total.f1, 4),
        "missed": total.links - total.hit,
        "theirs": total.theirs,
        "speed": round(size / seconds, 2),
    }
    return row, [f"{name} {label} {line}" for line in total.disagreements]


def speed(name: str, articles: list[Article]) -> float:
    """The engine alone in MB/s, best of three, without the comparison's own work."""
    texts = [article.text for article in articles]
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            find(text, lang="fr", context=ADDRESSES[name])
        best = min(best, time.process_time() - start)
    print(f"{name:6} lexteh alone: {size / best:.2f} MB/s over {size:.1f} MB, resolution included")
    return size / best


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "lexteh-citations-benchmark"
    parser.add_argument("--folder", type=Path, default=default, help="where downloads are kept")
    parser.add_argument("--codes", default=",".join(CODES), help="which of " + ", ".join(CODES))
    parser.add_argument("--disagreements", type=Path, help="write every disagreement there")
    parser.add_argument("--only", default="lexteh,metslesliens,regex", help="which systems")
    parser.add_argument("--save", action="store_true", help="keep the table for the docs")
    options = parser.parse_args()
    names = options.codes.split(",")
    print("code   system         links precision  recall      F1    MB/s")
    disagreements: list[str] = []
    rows: list[Row] = []
    for name, articles in load(options.folder, names).items():
        own = CODE_IDS.get(CODES[name], CODES[name])
        for label in options.only.split(","):
            system: System | None
            if label == "lexteh":
                system = systems.ours(ADDRESSES[name])
            elif label == "regex":
                system = systems.regex(own)
            else:
                system = systems.metslesliens(own, options.folder / "metslesliens")
            if system:
                row, lines = measure(name, label, articles, system)
                rows.append(row)
                disagreements += lines
        alone = round(speed(name, articles), 2)
        for row in rows:
            if (row["code"], row["system"]) == (name, "lexteh"):
                row["alone"] = alone
    if options.save:
        text = "# Written by python -m benchmarks.citations --save\n"
        Path(__file__).with_name("results.yml").write_text(
            text + yaml.safe_dump({"rows": rows}, sort_keys=False), "utf-8"
        )
        docs.main()
    if options.disagreements:
        options.disagreements.write_text("\n".join(disagreements) + "\n", "utf-8")


if __name__ == "__main__":
    main()
