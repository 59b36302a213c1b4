"""The law about evidence logs: portfolios written as tables of many learners, and read back."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.logs import LearnerJudged, Log, read_log
from rubric.api.rows import portfolio_from_rows, portfolio_to_rows
from rubric.exchange.logs.grouping import LearnerRows
from rubric.model import Portfolio
from rubric.testing.laws.rows import joined, library_of
from rubric.testing.plain import plain
from rubric.testing.strategies.cases import Case

#: writes the rows of a table into a folder
Writer = Callable[[Path, str, Sequence[Mapping[str, Any]]], None]
#: how many learners a log has
LEARNERS = 3


def law_09_log(case: Case, random: Random, folder: Path, write: Writer) -> None:
    """Portfolios written as a log and read back are the same, and give the same reports.

    Args:
        case: whose portfolio it is; several learners have the same records.
        random: how rows are shuffled, and what stands joined.
        folder: where the log is written; an empty one.
        write: writes one table.
    """
    portfolios = [
        case.records.model_copy(update={"learner": f"L-{number}"}) for number in range(LEARNERS)
    ]
    shuffled = random.random() < 0.5
    written = _tables(portfolios, random, shuffled=shuffled)
    for table, rows in written.items():
        write(folder, table, rows)
    log = read_log(folder)
    assert isinstance(log, Log), log
    assert log.problems == ()
    assert log.notes == ()
    assert log.order.grouped or shuffled
    with log.kept() as kept:
        back = {found.learner: found for found in _read(log.learners(kept))}
        library, rules = library_of(case), case.rules_for_run
        judged = [*log.judged(library, on=case.on, rules=rules, kept=kept)]
    assert back.keys() == {portfolio.learner for portfolio in portfolios}
    assert [one.learner for one in judged if isinstance(one, LearnerJudged)] == list(back)
    results = {one.learner: one.result for one in judged if isinstance(one, LearnerJudged)}
    for portfolio in portfolios:
        again, problems = portfolio_from_rows(
            learner=portfolio.learner, **back[portfolio.learner].tables
        )
        assert problems == ()
        assert shuffled or again == portfolio  # the order of records is that of their rows
        expected = evaluate(portfolio, library, on=case.on, rules=rules)
        assert plain(results[portfolio.learner]) == plain(expected)


def _read(found: Iterable[Any]) -> Iterable[LearnerRows]:
    for one in found:
        assert isinstance(one, LearnerRows), one
        yield one


def _tables(
    portfolios: Sequence[Portfolio], random: Random, *, shuffled: bool
) -> dict[str, list[dict[str, Any]]]:
    """The rows of several learners by table, each with its learner."""
    tables: dict[str, list[dict[str, Any]]] = {}
    together = random.random() < 0.5
    for portfolio in portfolios:
        rows = portfolio_to_rows(portfolio)
        for table, of_table in (joined(rows) if together else rows).items():
            named = [{"learner": portfolio.learner, **row} for row in of_table]
            tables.setdefault(table, []).extend(named)
    if shuffled:
        for of_table in tables.values():
            random.shuffle(of_table)
    return tables


def write_csv(folder: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table as CSV."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)


def write_json_lines(folder: Path, table: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a table as JSON Lines."""
    lines = [json.dumps(row) + "\n" for row in rows]
    (folder / f"{table}.jsonl").write_text("".join(lines), encoding="utf-8")
