"""Judging many learners from a caller's rows, one learner's fault apart from another's."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeAlias

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.api.rows import Tables, faults_of_person, tables_of, typed
from rubric.diagnostics import Diagnostic, codes
from rubric.evaluation import Result, refused
from rubric.exchange.cells import as_text
from rubric.exchange.days import last_day
from rubric.exchange.faults import ReadRows, located_at
from rubric.exchange.nobody import nobodys
from rubric.exchange.plain import plain_facts
from rubric.exchange.reading import read_rows
from rubric.exchange.records import keyed
from rubric.exchange.tables import tables
from rubric.facts import Facts
from rubric.model import EvidenceRules
from rubric.phrases import spelled
from rubric.sources import Located, RowPlace, located

#: days for which what is worked out once is kept
_MOST_DAYS = 400
#: a result, and every problem of the rows in its place
Judged: TypeAlias = tuple[Result, tuple[Located, ...]]


def evaluate_many(
    rows_by_learner: Mapping[str, Any] | Iterable[tuple[str, Any]],
    library: Library,
    *,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
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
        target: the band to judge up to, as in `evaluate`.

    Raises:
        TypeError: `on` is no day.
        ValueError: `target` is no band. What the rows themselves raise while they are read goes on.
    """
    return _each_judged(rows_by_learner, Judging(library, on, rules, target))


def each_on_its_last_day(
    rows_by_learner: Iterable[tuple[str, Any]],
    library: Library,
    rules: EvidenceRules | None = None,
    target: str | None = None,
) -> Iterator[tuple[str, Result, tuple[Located, ...]]]:
    """Yield what `evaluate_many` yields, each learner judged on the last day that their rows name.

    So every record is known, and the same rows give the same on every day. No learner may come
    twice.
    """
    of_days: dict[date, Judging] = {}
    for learner, given in rows_by_learner:
        day = last_day(given)
        if day not in of_days:
            if len(of_days) == _MOST_DAYS:
                of_days.clear()
            of_days[day] = Judging(library, day, rules, target)
        yield from _each_judged([(learner, given)], of_days[day])


def _each_judged(
    rows_by_learner: Mapping[str, Any] | Iterable[tuple[str, Any]], judging: Judging
) -> Iterator[tuple[str, Result, tuple[Located, ...]]]:
    pairs = rows_by_learner.items() if isinstance(rows_by_learner, Mapping) else rows_by_learner
    seen: set[str] = set()
    for learner, given in pairs:
        named = "" if learner is None else as_text(learner)
        rows = _Rows(named, *tables_of(given), again=named in seen)
        seen.add(named)
        yield (named, *(rows.judged_plainly(judging) or rows.judged(judging)))


def problems_by_themselves(learner: str, given: Any) -> tuple[Located, ...]:
    """Return what is wrong with rows of a learner whatever other rows there are."""
    named, faults = tables_of(given)
    read = read_rows(named, learner)
    return (*faults, *typed(read)[1])


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
        if not self.learner:
            people = keyed(self.tables.get("people", ()))
            faults = [fault for key, row in people for fault in faults_of_person(row, key)]
            return self._refused((*self.faults, *nobodys(self.tables), *faults), (), judging)
        read = read_rows(self.tables, self.learner)
        read.problems.extend(self.faults)
        if self.again:
            place = RowPlace(next(iter(self.tables), "evidence"))
            read.problems.append(located_at(place, codes.LEARNER_TWICE, learner=self.learner))
        portfolio, problems = typed(read)
        if portfolio is None:
            return self._refused(problems, tuple(read.set_aside), judging)
        result = judging.result(portfolio)
        later = (*result.set_aside, *result.problems, *result.diagnostics)
        placed = tuple([_placed(diagnostic, read) for diagnostic in later])
        early = tuple([problem.diagnostic for problem in read.set_aside])
        result = result._replace(set_aside=(*early, *result.set_aside))
        return result, (*read.set_aside, *placed)

    def _refused(
        self, problems: tuple[Located, ...], set_aside: tuple[Located, ...], judging: Judging
    ) -> Judged:
        """The result of rows that are no portfolio."""
        diagnostics = [problem.diagnostic for problem in problems]
        result = refused(Facts(self.learner, ()), judging.on, diagnostics)
        early = tuple([problem.diagnostic for problem in set_aside])
        return result._replace(set_aside=early), (*set_aside, *problems)


def _placed(diagnostic: Diagnostic, read: ReadRows) -> Located:
    """A diagnostic at its cell; of a column that is none of ours with the nearest that is."""
    told = located(diagnostic, read.place)
    if diagnostic.code is codes.UNKNOWN_FIELD and isinstance(told.place, RowPlace):
        near = spelled(told.place.column, tables()[told.place.table].columns)
        arguments = {**diagnostic.arguments, "near": near}
        return replace(told, diagnostic=replace(diagnostic, arguments=arguments))
    return told
