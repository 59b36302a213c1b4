"""Tasks as planning takes them, and a learner's facts once some of them are done (meaning 16.2)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation.references import Key, References
from rubric.facts import Declaration, Facts, Item, Link
from rubric.model.opportunities import Opportunities
from rubric.model.opportunities import Task as Written
from rubric.rules import ResolvedSpecification

#: how often each task is done, in their order
Counts = tuple[int, ...]

#: no name that anybody writes or passes begins so: control characters are refused
_OURS = "\x00"


class Serves(NamedTuple):
    """A criterion that a task serves; `parts` and `range` None cover all of them."""

    criterion: Key
    parts: tuple[str, ...] | None = None
    range: tuple[str, ...] | None = None


class Task(NamedTuple):
    """One task with what it serves."""

    id: str
    title: str
    method: str | None
    source: str | None
    quantities: Mapping[str, Decimal]
    occasion: str | None
    site: str | None
    observed_by: str | None
    witnessed: bool
    #: occasion, site, witness, observed_by: which of them are others each time
    new_each_time: frozenset[str]
    times: int
    #: what it takes each time, where it is stated
    effort: Decimal | None
    serves: tuple[Serves, ...]

    @property
    def hours(self) -> Decimal:
        """Hours that it shows each time."""
        return self.quantities.get("hours", Decimal(0))

    @property
    def effort_taken(self) -> Decimal:
        """What it takes each time, where other tasks state what they do."""
        return Decimal(1) if self.effort is None else self.effort


def tasks_of(
    opportunities: Opportunities, specifications: Sequence[ResolvedSpecification]
) -> tuple[Task, ...]:
    """Return the tasks; what points at nothing serves nothing.

    Args:
        opportunities: the tasks as they are written.
        specifications: those that they are for, by which their references are read.
    """
    references = References(specifications, None, date.max)
    return tuple(_task(written, references) for written in opportunities.tasks)


def _task(written: Written, references: References) -> Task:
    hours = {} if written.hours is None else {"hours": written.hours}
    return Task(
        id=written.id,
        title=written.title,
        method=written.method,
        source=written.source,
        quantities={**hours, **written.declared_quantities},
        occasion=written.occasion,
        site=written.site,
        observed_by=written.observed_by,
        witnessed=bool(written.witnessed),
        new_each_time=frozenset(written.new_each_time),
        times=written.times,
        effort=written.effort,
        serves=tuple(_serves(written, references)),
    )


def _serves(written: Written, references: References) -> Iterator[Serves]:
    for reference, serving in written.serves.items():
        found = references.target(reference, ("tasks", written.id, "serves", reference))
        if found is None:
            continue
        criterion, part = found
        parts = serving.parts
        if part is not None:
            parts = tuple(dict.fromkeys((part, *(parts or ()))))
        yield Serves(criterion, parts, serving.range)


def item_id(task: Task, turn: int) -> str:
    """Return the id of the item that a task gives the first, second, … time."""
    return f"{_OURS}{task.id}{_OURS}{turn}"


def once_done(facts: Facts, tasks: Sequence[Task], counts: Counts, on: date) -> Facts:
    """Return a learner's facts with the evidence of tasks that are done so often.

    Each time gives one item of that day, mapped to what the task serves. It says where to
    look, and the learner has signed for it and somebody confirmed that.
    """
    items = [
        _item(task, turn, on)
        for task, count in zip(tasks, counts, strict=True)
        for turn in range(1, count + 1)
    ]
    if not items:
        return facts
    observers = {item.observed_by: "assessor" for item in items if item.observed_by is not None}
    people = facts.people
    return facts._replace(
        people=None if people is None else {**observers, **people, _OURS: "assessor"},
        items=(*facts.items, *items),
        declarations=(
            *facts.declarations,
            Declaration(
                path=("declarations", _OURS),
                covers=tuple(item.id for item in items),
                signed=on,
                confirmed_by=_OURS,
                confirmed=on,
            ),
        ),
    )


def confirming(facts: Facts, on: date) -> Facts:
    """Return facts in which everything that was signed by a day is confirmed."""
    people = facts.people
    return facts._replace(
        people=None if people is None else {**people, _OURS: "assessor"},
        declarations=tuple(
            d._replace(confirmed_by=_OURS, confirmed=on) if d.signed <= on else d
            for d in facts.declarations
        ),
    )


def mapped_and_not_counted(facts: Facts, criteria: Sequence[Key], on: date) -> Facts:
    """Return facts with an item mapped to criteria that counts for none of them."""
    links = tuple(Link("/".join(key), at=_OURS) for key in criteria)
    item = Item(_OURS, day=on, first_day=on, withdrawn=on, links=links)
    return facts._replace(items=(*facts.items, item))


def _item(task: Task, turn: int, on: date) -> Item:
    name = item_id(task, turn)

    def of(field: str, stated: str | None) -> str | None:
        return name if field in task.new_each_time else stated

    return Item(
        id=name,
        method=task.method,
        source=task.source,
        day=on,
        first_day=on,
        occasion=of("occasion", task.occasion),
        site=of("site", task.site),
        witness=of("witness", _OURS if task.witnessed else None),
        observed_by=of("observed_by", task.observed_by),
        quantities=task.quantities,
        links=tuple(Link("/".join(s.criterion), _OURS, s.parts, s.range) for s in task.serves),
    )
