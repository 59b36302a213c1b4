"""The law of plans: brute force over everything that can be done, on `evaluate` itself."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from rubric.diagnostics import Path
from rubric.evaluation import Gap, Result
from rubric.facts import facts_of
from rubric.model.opportunities import Opportunities, Task
from rubric.planning import Closed, Plan, StillOpen, WhyOpen, planned, tasks_of
from rubric.testing.strategies.cases import Case
from rubric.testing.strategies.several import CaseOfTwo

#: how often each task is done
_Counts = tuple[int, ...]
#: a gap: its unit, what it is of, and whether alternatives share it
_Address = tuple[str, Path, bool]


def law_plan(case: Case | CaseOfTwo, opportunities: Opportunities) -> None:
    """The plan is the least of all that closes what can be closed, and the rest is told as open.

    Every number of times that each task can be done is tried.
    """
    tasks = opportunities.tasks
    specifications = case.all_resolved
    plan = planned(
        opportunities.reference,
        tasks_of(opportunities, specifications),
        facts_of(case.records),
        specifications,
        case.on,
    )
    done = {counts: set(_lacking(_done(case, tasks, counts))) for counts in _every(tasks)}
    most = tuple(task.times for task in tasks)
    never = done[most]
    least = min(
        (counts for counts, lacking in done.items() if lacking <= never),
        key=lambda counts: _cost(tasks, counts),
    )
    assert plan.counts == least, f"{least} would do"
    assert plan.proved
    _says_what_stays_open(plan, never)
    assert {_address(closed) for closed in plan.closes} == done[(0,) * len(tasks)] - never
    assert all(chosen.closes for chosen in plan.chosen), "a task that is for nothing"


def _says_what_stays_open(plan: Plan, never: set[_Address]) -> None:
    """Assert that what no task closes is told, and beside it what waits on somebody."""
    told = [_address(entry) for entry in plan.still_open]
    assert len(told) == len(set(told))
    waits = {_address(entry) for entry in plan.still_open if entry.why is WhyOpen.WAITS}
    assert set(told) - waits == never
    closed = {_address(closed) for closed in plan.closes}
    left = {
        (unit.specification.reference, gap.scope, bool(gap.alternatives))
        for unit in plan.after.units
        for gap in unit.gaps
    }
    assert left <= closed | set(told), "something is open and not told"


def _address(told: Closed | StillOpen) -> _Address:
    return told.specification, told.gap.scope, bool(told.gap.alternatives)


def _every(tasks: tuple[Task, ...]) -> Iterator[_Counts]:
    return product(*(range(task.times + 1) for task in tasks))


def _cost(tasks: tuple[Task, ...], counts: _Counts) -> tuple[Decimal, int, Decimal, _Counts]:
    """Effort where it is stated, then times, then hours, then the order of the file."""
    effort = hours = Decimal(0)
    stated = any(task.effort is not None for task in tasks)
    for task, count in zip(tasks, counts, strict=True):
        taken = Decimal(1) if task.effort is None else task.effort
        effort += count * taken if stated else 0
        hours += count * (task.hours or Decimal(0))
    return effort, sum(counts), hours, tuple(-count for count in counts)


def _lacking(result: Result) -> Iterator[_Address]:
    """Yield what needs new items to close, or never closes."""
    for unit in result.units:
        for gap in unit.gaps:
            if _lacks(gap):
                yield unit.specification.reference, gap.scope, bool(gap.alternatives)


def _lacks(gap: Gap) -> bool:
    return gap.closes_when is None or bool(gap.closes_when.items)


def _done(case: Case | CaseOfTwo, tasks: tuple[Task, ...], counts: _Counts) -> Result:
    """The portfolio with the items of tasks in it, as a learner would record them."""
    every = [
        (f"N{at}x{turn}", task)
        for at, (task, count) in enumerate(zip(tasks, counts, strict=True))
        for turn in range(count)
    ]
    people = case.portfolio.get("people")
    observers = {
        item["observed_by"]: {"role": "assessor"}
        for item in (_written(name, task) for name, task in every)
        if "observed_by" in item
    }
    on = case.on.isoformat()
    signed = {"signed_by_learner": on, "confirmed_by": "A-1", "confirmed": on}
    return case.with_portfolio(
        people=None if people is None else {**observers, **people},
        evidence=[
            *case.records_of("evidence"),
            *({**_written(name, task), "date": on} for name, task in every),
        ],
        declarations=[
            *case.records_of("declarations"),
            *([{"covers": [name for name, _ in every], **signed}] if every else []),
        ],
    ).result()


def _written(name: str, task: Task) -> dict[str, object]:
    """An item as it would be recorded; what is new each time has a name of its own."""
    witness = "whoever is there" if task.witnessed else None
    stated: dict[str, object] = {
        "occasion": task.occasion,
        "site": task.site,
        "witness": witness,
        "observed_by": task.observed_by,
        **{field: f"{field} of {name}" for field in task.new_each_time},
        "method": task.method,
        "source": task.source,
        "hours": None if task.hours is None else str(task.hours),
        **{measure: str(amount) for measure, amount in task.declared_quantities.items()},
    }
    return {
        "id": name,
        "maps_to": {
            reference: {"at": "p. 1", **serving.model_dump(mode="json", exclude_none=True)}
            for reference, serving in task.serves.items()
        },
        **{field: value for field, value in stated.items() if value is not None},
    }
