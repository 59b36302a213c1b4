"""A population in DuckDB, against one query that joins the same links and decisions.

    python benchmarks/population.py [MILLIONS OF LINKS] [ROUNDS]

Both read the same Parquet files: a log with items and links joined, and decisions. The query
counts the links of each learner and criterion and takes their latest decision; the population is
judged in full, with evidence rules, quantities, distinct measures, decisions and roll-up. The two
take turns, each in a process of its own, of which the peak memory is told.
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


def timed(what: str, log: Path, memory: str) -> tuple[float, float]:
    """Return the seconds that one of the two took in a process of its own, and its peak in GB."""
    done = subprocess.run(
        [sys.executable, __file__, "--run", what, str(log), memory],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes = json.loads(done.stdout)
    return seconds, kilobytes / 1e6


def main(millions: float, rounds: int, memory: str = "3GB") -> None:
    """Print the ratio of the two, from one run in which they take turns."""
    with tempfile.TemporaryDirectory(prefix="rubric-population-") as folder:
        log = Path(folder)
        (log / "unit.yaml").write_text(UNIT, encoding="utf-8")
        make(log, int(millions * 1_000_000))
        pairs = [(timed("count", log, memory), timed("judge", log, memory)) for _ in range(rounds)]
    ratios = sorted(judged[0] / counted[0] for counted, judged in pairs)
    counted, judged = (median(pair[i][0] for pair in pairs) for i in (0, 1))
    peak = max(pair[1][1] for pair in pairs)
    print(
        f"{millions:g} million links: {judged:.2f} s against {counted:.2f} s, ratio"
        f" {median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f}), peak {peak:.2f} GB"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        start = time.perf_counter()
        {"judge": judge, "count": count}[sys.argv[2]](Path(sys.argv[3]), sys.argv[4])
        elapsed = time.perf_counter() - start
        print(json.dumps([elapsed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
    else:
        given = [*sys.argv[1:], *("1", "3")[len(sys.argv) - 1 :]]
        main(float(given[0]), int(given[1]))
