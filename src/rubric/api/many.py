"""Judging many learners from a caller's rows, one learner's fault apart from another's."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.rows import tables_of, typed
from rubric.diagnostics import Diagnostic, codes
from rubric.evaluation import Result, refused
from rubric.exchange.reading import ReadRows, located_at, read_rows
from rubric.facts import Facts
from rubric.model import EvidenceRules
from rubric.sources import Located, RowPlace, located


def evaluate_many(
    rows_by_learner: Mapping[str, Any] | Iterable[tuple[str, Any]],
    library: Library,
    *,
    on: date,
    rules: EvidenceRules | None = None,
) -> Iterator[tuple[str, Result, tuple[Located, ...]]]:
    """Yield each learner's result, and every problem of their rows by row and column.

    Nothing raises for what a person wrote, and learners are judged one by one as
    they come. A learner whose rows are no portfolio has a result without units
    that says why in `result.problems`; what points at nothing is set aside.

    Args:
        rows_by_learner: learner → tables by name (as `portfolio_from_rows` takes them), or
            their rows of joined evidence; a mapping, or pairs as they are read.
        library: where specifications are looked up.
        on: the day of the judgement; records dated after it are not yet known.
        rules: evidence rules for this run, standing nearest of all.
    """
    judging = Judging(library, on, rules)
    pairs = rows_by_learner.items() if isinstance(rows_by_learner, Mapping) else rows_by_learner
    seen: set[str] = set()
    for learner, given in pairs:
        named = "" if learner is None else str(learner).strip()
        tables, faults = tables_of(given)
        read = read_rows(tables, named)
        read.problems.extend(faults)
        if named in seen:
            place = RowPlace(next(iter(tables), "evidence"))
            read.problems.append(located_at(place, codes.LEARNER_TWICE, learner=named))
        elif not named:
            read.problems.extend(_nobodys(read))
        seen.add(named)
        yield (named, *_judged(read, judging))


def _judged(read: ReadRows, judging: Judging) -> tuple[Result, tuple[Located, ...]]:
    portfolio, problems = typed(read)
    if portfolio is None:
        diagnostics = [problem.diagnostic for problem in problems]
        result = refused(Facts(read.learner, ()), judging.on, diagnostics)
        return result, (*read.set_aside, *problems)
    result = judging.result(portfolio)
    if read.set_aside:
        early = tuple(problem.diagnostic for problem in read.set_aside)
        result = result._replace(set_aside=(*early, *result.set_aside))
    told: tuple[Diagnostic, ...] = (*result.problems, *result.diagnostics)
    later = result.set_aside[len(read.set_aside) :]
    return result, (*read.set_aside, *(located(d, read.place) for d in (*later, *told)))


def _nobodys(read: ReadRows) -> Iterator[Located]:
    """Every row that came without a learner."""
    for table, key in dict.fromkeys(read.origins.values()):
        yield located_at(RowPlace(table, key, "learner"), codes.NO_LEARNER)
