"""A population in DuckDB, against one query that joins the same links and decisions.

    python benchmarks/population.py [MILLIONS OF LINKS] [ROUNDS]

Both read the same Parquet files: a log with items and links joined, and decisions. The query
counts the links of each learner and criterion and takes their latest decision; the population is
judged in full, with evidence rules, quantities, distinct measures, decisions and roll-up. The two
take turns, each in a process of its own. What is told is seconds of the clock and seconds of the
processors, each with its ratio, and the most memory that a process took. On a machine that does
other work the ratio of the processors' time is the one to look at.

    python benchmarks/population.py --make FOLDER MILLIONS
    python benchmarks/population.py --profile FOLDER

make such a log once, and say of the judging how long each of its queries takes.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

UNIT = """\
format: rubric/1
kind: unit
id: population-demo
version: 1
title: A unit for a whole population
evidence_rules:
  accept: {methods: [observation, product, discussion, reflective_account], sources: [workplace]}
  dated: required
  current: {within: 36 months}
  before_registration: not_counted
  basis: centre
outcomes:
  - ref: 1
    text: Be able to plan
    criteria:
      - {ref: 1.1, text: Plan a session}
      - {ref: 1.2, text: Plan with others, sufficient: {items: 2}, basis: wording}
      - {ref: 1.3, text: Plan for twelve hours, sufficient: {hours: 4}, basis: wording}
  - ref: 2
    text: Be able to deliver
    criteria:
      - {ref: 2.1, text: Deliver on two occasions, sufficient: {occasions: 2}, basis: wording}
      - {ref: 2.2, text: Deliver in two ways, sufficient: {methods: 2}, basis: wording}
      - {ref: 2.3, text: Deliver for hours, sufficient: {hours: 6, where: {sources: [workplace]}},
         basis: wording}
  - ref: 3
    text: Be able to review
    criteria:
      - {ref: 3.1, text: Review what was done}
      - {ref: 3.2, text: Review with a witness, sufficient: {items: 1, where: {witnessed: yes}},
         basis: wording}
"""
ON = date(2026, 11, 21)
#: links of one learner: five for each of eight criteria
PER_LEARNER = 40

ONE_QUERY = """
SELECT e.learner, e.criterion, COUNT(*) AS links, MAX(d.day) AS decided, ANY_VALUE(d.judgement)
FROM read_parquet('{log}/evidence.parquet') AS e
LEFT JOIN (
  SELECT learner, UNNEST(STRING_SPLIT(criteria, ';')) AS criterion, date AS day, judgement
  FROM read_parquet('{log}/decisions.parquet')
) AS d ON d.learner = e.learner AND d.criterion = e.criterion
GROUP BY e.learner, e.criterion
"""


def make(log: Path, links: int) -> None:
    """Write a log: what stands in a row follows from its number."""
    import duckdb

    base = duckdb.connect(config={"memory_limit": "3GB", "temp_directory": str(log)})
    learners = max(1, links // PER_LEARNER)
    who = "PRINTF('L-%07d', n)"
    base.execute(
        f"COPY (SELECT {who} AS learner, 'population-demo@1' AS specification,"
        " DATE '2025-09-01' + CAST(n % 30 AS INTEGER) AS registered"
        f" FROM RANGE({learners}) AS r(n)) TO '{log}/registrations.parquet'"
    )
    row = f"""
    SELECT PRINTF('L-%07d', l // {PER_LEARNER}) AS learner, PRINTF('E%d', l % {PER_LEARNER}) AS id,
      ['observation', 'product', 'discussion', 'reflective_account', 'test'][1 + h % 5] AS method,
      CASE WHEN h % 11 = 0 THEN 'simulation' ELSE 'workplace' END AS source,
      CASE WHEN h % 97 = 0 THEN NULL
        WHEN h % 29 = 0 THEN DATE '2021-08-20' + CAST((h // 7) % 400 AS INTEGER)
        ELSE DATE '2025-08-20' + CAST((h // 7) % 400 AS INTEGER) END AS date,
      CASE WHEN h % 3 = 0 THEN NULL ELSE PRINTF('visit %d', h % 4) END AS occasion,
      CASE WHEN h % 4 = 0 THEN PRINTF('W-%d', h % 50) END AS witness,
      CAST((h % 24) / 4 AS DECIMAL(12, 3)) AS hours,
      ['1.1', '1.2', '1.3', '2.1', '2.2', '2.3', '3.1', '3.2'][1 + l % 8] AS criterion,
      PRINTF('p. %d', h % 30) AS at
    FROM (SELECT l, CAST(HASH(l) % 1000003 AS BIGINT) AS h FROM RANGE({links}) AS r(l)) AS x"""
    base.execute(f"COPY ({row}) TO '{log}/evidence.parquet'")
    decided = f"""
    SELECT {who} AS learner, PRINTF('D%d', d) AS id,
      CASE d WHEN 1 THEN '1.1;1.2;1.3' WHEN 2 THEN '2.1;2.2;2.3' ELSE '3.1' END AS criteria,
      CASE WHEN HASH(n * 7 + d) % 9 = 0 THEN 'not_yet_met' ELSE 'met' END AS judgement,
      PRINTF('A-%d', n % 200) AS assessor,
      DATE '2026-09-01' + CAST(n % 60 AS INTEGER) AS date
    FROM RANGE({learners}) AS r(n), (VALUES (1), (2), (3)) AS t(d)
    WHERE HASH(n + d) % 4 <> 0"""
    base.execute(f"COPY ({decided}) TO '{log}/decisions.parquet'")


def judge(log: Path, memory: str) -> None:
    """Judge the population of a log."""
    import rubric

    library = rubric.Library.load(log / "unit.yaml", builtin=False)
    found = rubric.evaluate_population(log, library=library, on=ON, memory=memory)
    assert found.units, found.problems


def count(log: Path, memory: str) -> None:
    """Run the one query, and keep what it says."""
    import duckdb

    settings = {"memory_limit": memory, "temp_directory": str(log)}
    base = duckdb.connect(config={**settings, "preserve_insertion_order": False})
    base.execute(f"CREATE TEMP TABLE answer AS {ONE_QUERY.format(log=log)}")


class Timed(NamedTuple):
    """What one run took."""

    clock: float
    processors: float
    gigabytes: float


def timed(what: str, log: Path, memory: str) -> Timed:
    """Return what one of the two took in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--run", what, str(log), memory],
        check=True,
        capture_output=True,
        text=True,
    )
    return Timed(*json.loads(done.stdout))


def main(millions: float, rounds: int, memory: str = "3GB") -> None:
    """Print the ratio of the two, from one run in which they take turns."""
    with tempfile.TemporaryDirectory(prefix="rubric-population-") as folder:
        log = Path(folder)
        (log / "unit.yaml").write_text(UNIT, encoding="utf-8")
        make(log, int(millions * 1_000_000))
        pairs = [(timed("count", log, memory), timed("judge", log, memory)) for _ in range(rounds)]
    print(f"{millions:g} million links, {rounds} rounds by turns")
    for of, what in ((0, "by the clock"), (1, "of the processors")):
        ratios = sorted(judged[of] / counted[of] for counted, judged in pairs)
        counted, judged = (median(pair[i][of] for pair in pairs) for i in (0, 1))
        print(
            f"  {what}: {judged:.2f} s against {counted:.2f} s, ratio {median(ratios):.2f}"
            f" (from {ratios[0]:.2f} to {ratios[-1]:.2f})"
        )
    print(f"  most memory: {max(pair[1].gigabytes for pair in pairs):.2f} GB")


def profile(log: Path, memory: str) -> None:
    """Print the seconds of the processors that each query of the judging takes."""
    from rubric.api.population.database import DuckDb

    run = DuckDb._run

    def told(self: DuckDb, sql: str) -> Any:
        before = time.process_time()
        found = run(self, sql)
        took = time.process_time() - before
        if took > 0.01:
            print(f"{took:7.2f}  {' '.join(sql.split())[:90]}")
        return found

    DuckDb._run = told  # type: ignore[method-assign]
    before = time.process_time()
    judge(log, memory)
    print(f"{time.process_time() - before:7.2f}  altogether")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        start = time.perf_counter()
        {"judge": judge, "count": count}[sys.argv[2]](Path(sys.argv[3]), sys.argv[4])
        elapsed = time.perf_counter() - start
        used = resource.getrusage(resource.RUSAGE_SELF)
        print(json.dumps([elapsed, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6]))
    elif sys.argv[1:2] == ["--make"]:
        made = Path(sys.argv[2])
        made.mkdir(parents=True, exist_ok=True)
        (made / "unit.yaml").write_text(UNIT, encoding="utf-8")
        make(made, int(float(sys.argv[3]) * 1_000_000))
    elif sys.argv[1:2] == ["--profile"]:
        profile(Path(sys.argv[2]), "3GB")
    else:
        given = [*sys.argv[1:], *("1", "3")[len(sys.argv) - 1 :]]
        main(float(given[0]), int(given[1]))
