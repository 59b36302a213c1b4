"""`rubric report` of an evidence log, beside programs that only count what it holds.

The log is a folder of tables: learners with 20 items and 40 links each, the rows of a learner
together or all rows shuffled. The others read every file and keep which criteria each learner has
evidence for: a script with `csv` and a dictionary, the same with `orjson` where the tables are JSON
Lines, pandas, and one query in DuckDB. The report validates every cell, judges everything, and
writes a row for each criterion. All are run as people run them, each in a process of its own, by
turns. What is told is seconds of the clock, the report's ratio to each with its spread, and the
most memory that one process took.
"""

import csv
import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.rows import tables_of

ON = "2026-11-21"
LINKS_EACH = 40
#: the bound of each order, in times the script with `csv`
BOUND = {"grouped": 6.0, "shuffled": 9.0}
#: the bound of the exponent with which the time grows
GROWTH = 1.05
SIZES = (1_000, 10_000, 100_000, 1_000_000)

#: what each program is run with, by its name; the names of the files follow
OTHERS = {
    "csv": """
import csv, sys
from collections import defaultdict
has = defaultdict(set)
for file in sys.argv[1:]:
    with open(file, newline="", encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            if row.get("criterion"):
                has[row["learner"]].add(row["criterion"])
print(len(has))
""",
    "orjson": """
import sys
from collections import defaultdict
import orjson
has = defaultdict(set)
for file in sys.argv[1:]:
    with open(file, "rb") as stream:
        for line in stream:
            row = orjson.loads(line)
            if row.get("criterion"):
                has[row["learner"]].add(row["criterion"])
print(len(has))
""",
    "pandas": """
import sys
import pandas
tables = [pandas.read_csv(file, dtype=str) for file in sys.argv[1:]]
pairs = pandas.concat([t[["learner", "criterion"]] for t in tables if "criterion" in t])
print(len(pairs.dropna().drop_duplicates().groupby("learner").size()))
""",
    "DuckDB": """
import sys
import duckdb
print(duckdb.execute(
    "SELECT COUNT(*) FROM (SELECT learner, LIST(DISTINCT criterion)"
    " FROM read_csv(?, all_varchar = true, union_by_name = true)"
    " WHERE criterion IS NOT NULL GROUP BY learner)", [sys.argv[1:]]
).fetchone()[0])
""",
}
#: the kind of tables that each of them reads, as the end of a file's name
READS = {"csv": "csv", "orjson": "jsonl", "pandas": "csv", "DuckDB": "csv"}


def written(folder: Path, learners: int, *, joined: bool, shuffled: bool) -> Path:
    """Write a log as CSV and as JSON Lines, each into a folder of `folder`, and return that."""
    random_of = random.Random(2026)
    rows: dict[str, list[dict[str, Any]]] = {}
    for number in range(learners):
        for table, of_learner in tables_of(random_of, joined=joined).items():
            if table == "people":
                rows.setdefault(table, list(of_learner))
            else:
                named = [{"learner": f"L-{number:06}", **row} for row in of_learner]
                rows.setdefault(table, []).extend(named)
    for kind in ("csv", "jsonl"):
        (folder / kind).mkdir(parents=True)
    for table, of_table in rows.items():
        if shuffled:
            random_of.shuffle(of_table)
        with (folder / f"csv/{table}.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, list(of_table[0]))
            writer.writeheader()
            writer.writerows(of_table)
        with (folder / f"jsonl/{table}.jsonl").open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in of_table)
    return folder


#: runs a command, and says the seconds it took and the KiB of its largest process; a process of
#: its own, since a child begins with the memory of whoever starts it
TIMED = """
import resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
seconds = time.perf_counter() - start
print(code, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def run(command: Sequence[str]) -> tuple[float, int]:
    """Return the seconds that a command took, and the KiB of memory of its largest process."""
    timed = [sys.executable, "-c", TIMED, *command]
    said = subprocess.run(timed, capture_output=True, encoding="ascii", check=True).stdout
    code, seconds, memory = said.split()
    assert code in ("0", "1"), command
    return float(seconds), int(memory)


def reporting(folder: Path, kind: str) -> list[str]:
    """Return the command that reports on one kind of tables of a log."""
    report = [sys.executable, "-m", "rubric", "report", str(folder / kind), "--on", ON]
    return [*report, "--format", "csv", "--force", "-o", str(folder / "report.csv")]


def compared(folder: Path, others: Iterable[str], times: int) -> list[float]:
    """Print a line for each program, and return the seconds of the report on CSV."""
    commands = {
        f"report of {kind}": reporting(folder, kind) for kind in sorted(set(READS.values()))
    }
    for other in others:
        files = sorted(map(str, (folder / READS[other]).iterdir()))
        commands[other] = [sys.executable, "-c", OTHERS[other], *files]
    took: dict[str, list[float]] = {name: [] for name in commands}
    memory = dict.fromkeys(commands, 0)
    for _ in range(times):
        for name, command in commands.items():
            seconds, used = run(command)
            took[name].append(seconds)
            memory[name] = max(memory[name], used)
    for name, seconds_of in took.items():
        told = f"  {name:15} {median(seconds_of):7.2f} s  {memory[name] / 1024:4.0f} MB"
        if name in READS:
            pairs = zip(took[f"report of {READS[name]}"], seconds_of, strict=True)
            ratios = sorted(our / their for our, their in pairs)
            told += f"   the report takes {median(ratios):5.2f} times as long, "
            told += f"from {ratios[0]:.2f} to {ratios[-1]:.2f}"
        print(told)
    return took["report of csv"]


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print the ratios at each size and in each order, and how the time grows."""
    grown = []
    with tempfile.TemporaryDirectory() as temporary:
        base = Path(temporary)
        for size in sizes:
            times = 3 if size > 100_000 else 5
            print(f"{size:,} links, items and links joined, grouped by learner")
            folder = base / str(size)
            written(folder, size // LINKS_EACH, joined=True, shuffled=False)
            grown.append(min(compared(folder, OTHERS, times)))
        for order, bound in BOUND.items():
            for joined in (True, False):
                shape = "joined" if joined else "apart"
                print(f"100,000 links, items and links {shape}, {order}; bound: {bound:g} × csv")
                folder = base / f"{order}-{shape}"
                written(folder, 2_500, joined=joined, shuffled=order == "shuffled")
                compared(folder, ("csv",), 5)
    # below ten thousand links the time is that of starting
    large = [(size, took) for size, took in zip(sizes, grown, strict=True) if size >= 10_000]
    if len(large) > 1:
        (least, first), (most, last) = large[0], large[-1]
        exponent = log(last / first) / log(most / least)
        print(f"from {least:,} to {most:,} links the exponent of growth is {exponent:.3f}", end="")
        print(f" (bound: {GROWTH:g})")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
