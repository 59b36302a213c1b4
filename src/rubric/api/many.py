"""Judging many learners from a caller's rows, one learner's fault apart from another's."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.rows import Tables, tables_of, typed
from rubric.diagnostics import codes
from rubric.evaluation import Result, refused
from rubric.exchange.cells import as_text
from rubric.exchange.header import LEARNER
from rubric.exchange.plain import plain_facts
from rubric.exchange.reading import cells_of, keyed, learner_in, located_at, read_rows
from rubric.facts import Facts
from rubric.model import EvidenceRules
from rubric.sources import Located, RowPlace, located

#: a result, and every problem of the rows in its place
Judged: TypeAlias = tuple[Result, tuple[Located, ...]]


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
        named = "" if learner is None else as_text(learner)
        rows = _Rows(named, *tables_of(given), again=named in seen)
        seen.add(named)
        yield (named, *(rows.judged_plainly(judging) or rows.judged(judging)))


class _Rows:
    """One learner's tables, to be judged."""

    def __init__(
        self, learner: str, tables: Tables, faults: tuple[Located, ...], *, again: bool
    ) -> None:
        self.learner = learner
        self.tables = tables
        self.faults = faults
        #: whether rows of this learner came before
        self.again = again

    def judged_plainly(self, judging: Judging) -> Judged | None:
        """Return the result where nothing in the rows is out of the ordinary."""
        if self.again or self.faults:
            return None
        facts = plain_facts(self.learner, self.tables)
        if facts is None:
            return None
        result = judging.of_facts(facts)
        if result.problems or result.set_aside or result.diagnostics:
            return None  # what is to be told has to be placed
        return result, ()

    def judged(self, judging: Judging) -> Judged:
        """Return the result over the model, with everything that is wrong in its place."""
        read = read_rows(self.tables, self.learner)
        read.problems.extend(self.faults)
        if self.again:
            place = RowPlace(next(iter(self.tables), "evidence"))
            read.problems.append(located_at(place, codes.LEARNER_TWICE, learner=self.learner))
        elif not self.learner:
            read.problems.extend(_nobodys(self.tables))
        portfolio, problems = typed(read)
        if portfolio is None:
            diagnostics = [problem.diagnostic for problem in problems]
            result = refused(Facts(read.learner, ()), judging.on, diagnostics)
            return result, (*read.set_aside, *problems)
        result = judging.result(portfolio)
        early = tuple([problem.diagnostic for problem in read.set_aside])
        later = (*result.set_aside, *result.problems, *result.diagnostics)
        placed = tuple([located(diagnostic, read.place) for diagnostic in later])
        if early:
            result = result._replace(set_aside=(*early, *result.set_aside))
        return result, (*read.set_aside, *placed)


def _nobodys(tables: Tables) -> Iterator[Located]:
    """Every row that came without a learner; of what is no row that is told."""
    for table, rows in tables.items():
        for key, row in keyed(rows):
            cells = cells_of(row)
            if cells is not None and not learner_in(cells):
                yield located_at(RowPlace(str(table), key, LEARNER), codes.NO_LEARNER)
