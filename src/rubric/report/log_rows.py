"""Learners of a log as CSV: a row for each criterion, in codes, as fast as they are judged."""

from collections.abc import Iterable
from functools import lru_cache

from rubric.evaluation import CriterionResult, Result
from rubric.report.csv_cells import cell, lines
from rubric.sources import Located

COLUMNS = (
    "learner", "specification", "criterion", "status", "evidenced", "mapped", "counted",
    "not_counted", "waiting_on", "act", "problems",
)  # fmt: skip

#: learners and criteria come again and again
_cell = lru_cache(maxsize=1_000)(cell)


def header() -> str:
    """Return the line of headings."""
    return lines([COLUMNS])


def learner_rows(learner: str, result: Result, problems: Iterable[Located]) -> str:
    """Return a learner's lines: one for each criterion, and one with the codes of what is wrong.

    `not_counted` has the reason of each link that does not count, in the order of the links.
    """
    named = _cell(learner)
    rows: list[tuple[object, ...]] = []
    found = dict.fromkeys(problem.diagnostic.code.code for problem in problems)
    if found:
        rows.append((named, *[""] * (len(COLUMNS) - 2), ";".join(found)))
    for unit in result.units:
        specification = unit.specification.reference
        rows += [_row(named, specification, criterion) for criterion in unit.criteria.values()]
    return lines(rows)


def _row(learner: str, specification: str, result: CriterionResult) -> tuple[object, ...]:
    links, counted = len(result.links), len(result.counted)
    reasons = [str(link.reason) for link in result.links if link.reason] if counted < links else ()
    waiting_on, act = result.moves[0] if result.moves else ("", "")
    return (
        learner,
        specification,
        _cell(result.reference),
        str(result.status),
        "yes" if result.satisfied else "no",
        links,
        counted,
        ";".join(reasons),
        str(waiting_on),
        str(act),
        "",
    )
