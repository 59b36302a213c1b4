"""The plan: what lacks evidence, what of it tasks can close, the least that does, and the rest."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from rubric.evaluation import Result, evaluated
from rubric.facts import Facts
from rubric.planning.choosing import holds, least, needed
from rubric.planning.coverage import coverage
from rubric.planning.goals import Conditions, Goal, Views, lacking, rules_of, without_evidence
from rubric.planning.open import still_open
from rubric.planning.results import ChosenTask, Closed, Plan
from rubric.planning.tasks import (
    Counts,
    Task,
    confirming,
    item_id,
    mapped_and_not_counted,
    once_done,
)
from rubric.rules import ResolvedSpecification

if TYPE_CHECKING:
    from rubric.evaluation.qualifications import Entry


def planned(
    opportunities: str,
    tasks: Sequence[Task],
    facts: Facts,
    specifications: Sequence[ResolvedSpecification],
    on: date,
    *,
    covering: bool = False,
    entry: "Entry | None" = None,
) -> Plan:
    """Return the least of some tasks that closes every gap which they can close.

    Args:
        opportunities: what the set of tasks is called.
        tasks: what can be done.
        facts: the learner's records.
        specifications: what to judge against, resolved.
        on: the day on which they are taken as done.
        covering: whether what serves each criterion is worked out too.
        entry: where the portfolio is on a qualification, how the learner stands in it; then the
            plan is for the units of the shortest completion only (meaning 16.7).

    Raises:
        SolverMissing: there is something to choose, and the extra `planning` is not installed.
    """
    planning = _Planning(tuple(tasks), facts, tuple(specifications), on, entry)
    return planning.plan(opportunities, covering=covering)


class _Planning:
    """One run: the tasks, the facts and the day."""

    def __init__(
        self,
        tasks: tuple[Task, ...],
        facts: Facts,
        specifications: tuple[ResolvedSpecification, ...],
        on: date,
        entry: "Entry | None",
    ) -> None:
        self._tasks = tasks
        self._facts = facts
        self._specifications = specifications
        self._on = on
        self._entry = entry
        self._units = None if entry is None else _to_complete(entry)

    def plan(self, opportunities: str, *, covering: bool) -> Plan:
        """Return the plan for the portfolio as it is."""
        now = self._judged(self._facts)
        gaps = lacking(now)
        everything = self._with(tuple(task.times for task in self._tasks)) if gaps else now
        never = lacking(everything)
        reachable = {where: found for where, found in gaps.items() if where not in never}
        views = self._views(now, everything)
        conditions = Conditions(views)
        goals = [conditions.goal(*found) for found in reachable.values()]
        choice = least(self._tasks, goals)
        after = self._with(choice.counts) if any(choice.counts) else now
        if reachable.keys() & lacking(after).keys():
            raise AssertionError("a plan leaves open what it is to close")
        first = {item_id(task, 1): task.id for task in self._tasks}
        return Plan(
            opportunities=opportunities,
            on=self._on,
            before=now._replace(entry=self._entry),
            after=after,
            tasks=self._tasks,
            counts=choice.counts,
            chosen=tuple(self._chosen(choice.counts, goals)),
            closes=tuple(
                Closed(unit.specification.reference, gap) for unit, gap in reachable.values()
            ),
            still_open=tuple(still_open(now, everything, after, first)),
            proved=choice.proved,
            coverage=tuple(coverage(now.units, views, self._tasks, first)) if covering else (),
        )

    def _judged(self, facts: Facts) -> Result:
        result = evaluated(facts, self._specifications, self._on)
        if self._units is None:
            return result
        wanted = (u for u in result.units if u.specification.reference in self._units)
        return result._replace(units=tuple(wanted))

    def _with(self, counts: Counts, facts: Facts | None = None) -> Result:
        """The portfolio once each task is done so often."""
        return self._judged(once_done(facts or self._facts, self._tasks, counts, self._on))

    def _views(self, now: Result, everything: Result) -> Views:
        signed = confirming(self._facts, self._on)
        confirmed = everything
        if everything is not now and signed.declarations != self._facts.declarations:
            confirmed = self._with(tuple(task.times for task in self._tasks), signed)
        empty = without_evidence(now)
        mapped = None
        if empty and any(decision.override is not None for decision in self._facts.decisions):
            mapped = self._judged(mapped_and_not_counted(self._facts, empty, self._on))
        return Views(everything, confirmed, mapped, self._items())

    def _items(self) -> Mapping[str, tuple[int, int]]:
        return {
            item_id(task, turn): (at, turn)
            for at, task in enumerate(self._tasks)
            for turn in range(1, task.times + 1)
        }

    def _chosen(self, counts: Counts, goals: Sequence[Goal]) -> Iterator[ChosenTask]:
        closed = [rule for goal in goals for rule in rules_of(goal) if holds(rule, counts)]
        needs = [needed(rule, counts) for rule in closed]
        for at, (task, times) in enumerate(zip(self._tasks, counts, strict=True)):
            if times:
                served = (rule for rule, needing in zip(closed, needs, strict=True) if needing[at])
                yield ChosenTask(task, times, tuple(Closed(r.unit, r.gap) for r in served))


def _to_complete(entry: "Entry") -> frozenset[str]:
    """The open units of the shortest completion, each as id@version; none where it is achieved."""
    return frozenset(entry.standings[step.unit].reference for step in entry.result.steps)
