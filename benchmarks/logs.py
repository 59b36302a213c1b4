"""`rubric report` of an evidence log, beside a plain script that reads the same files.

The log is a folder of CSV files: learners with 20 items and 40 links each, once with items and
links apart and once joined, the rows of a learner together or all rows shuffled. The script
reads every file with `csv.DictReader` and keeps which criteria each learner has evidence for; the
report validates every cell, judges everything, and writes a row for each criterion. Both are run
as people run them, each in a process of its own, by turns. What is told is seconds of the clock,
their ratio with its spread, and the most memory that one process took.
"""

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.rows import tables_of

ON = "2026-11-21"
LINKS_EACH = 40
#: the bound of each order, in times the script
BOUND = {"grouped": 6.0, "shuffled": 9.0}
SCRIPT = """
import csv, sys
from collections import defaultdict
has = defaultdict(set)
for file in sys.argv[1:]:
    with open(file, newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row.get("criterion"):
                has[row["learner"]].add(row["criterion"])
print(len(has))
"""


def written(folder: Path, learners: int, *, joined: bool, shuffled: bool) -> Path:
    """Write a log, and return its folder."""
    random_of = random.Random(2026)
    rows: dict[str, list[dict[str, Any]]] = {}
    for number in range(learners):
        for table, of_learner in tables_of(random_of, joined=joined).items():
            if table == "people":
                rows.setdefault(table, list(of_learner))
            else:
                named = [{"learner": f"L-{number:06}", **row} for row in of_learner]
                rows.setdefault(table, []).extend(named)
    folder.mkdir()
    for table, of_table in rows.items():
        if shuffled:
            random_of.shuffle(of_table)
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(of_table[0]))
            writer.writeheader()
            writer.writerows(of_table)
    return folder


def run(command: Sequence[str]) -> tuple[float, int]:
    """Return the seconds that a command took, and the KiB of memory of its largest process."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), command
    return seconds, used.ru_maxrss


def measured(folder: Path, times: int) -> tuple[list[float], list[float], int]:
    """Return the seconds of the script and of the report by turns, and the report's memory."""
    files = sorted(map(str, folder.glob("*.csv")))
    script = [sys.executable, "-c", SCRIPT, *files]
    report = [sys.executable, "-m", "rubric", "report", str(folder)]
    report += ["--on", ON, "--format", "csv", "--force", "-o", str(folder.parent / "report.csv")]
    theirs, ours, memory = [], [], 0
    for _ in range(times):
        theirs.append(run(script)[0])
        seconds, used = run(report)
        ours.append(seconds)
        memory = max(memory, used)
    return theirs, ours, memory


def main(links: Iterable[int] = (10_000, 100_000, 1_000_000)) -> None:
    """Print the ratios at 100,000 links, and how the time grows."""
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        for order in ("grouped", "shuffled"):
            for joined in (True, False):
                named = f"{order}, {'joined' if joined else 'apart'}"
                folder = written(
                    base / named, 100_000 // LINKS_EACH, joined=joined, shuffled=order != "grouped"
                )
                theirs, ours, memory = measured(folder, 5)
                ratios = sorted(our / their for our, their in zip(ours, theirs, strict=True))
                print(
                    f"100,000 links, {named:18} script {median(theirs):5.2f} s   report "
                    f"{median(ours):5.2f} s   {median(ratios):4.1f} times, from {ratios[0]:.1f} to "
                    f"{ratios[-1]:.1f} (bound: {BOUND[order]:g})   {memory / 1024:4.0f} MB"
                )
        sizes = list(links)
        seconds = []
        for size in sizes:
            folder = written(base / str(size), size // LINKS_EACH, joined=True, shuffled=False)
            _, ours, memory = measured(folder, 1 if size > 100_000 else 3)
            seconds.append(min(ours))
            print(f"{size:9,} links, grouped, joined: {min(ours):6.2f} s, {memory / 1024:4.0f} MB")
        grown = log(seconds[-1] / seconds[0]) / log(sizes[-1] / sizes[0])
        print(f"the exponent of growth is {grown:.3f} (bound: 1.05)")


if __name__ == "__main__":
    main()
