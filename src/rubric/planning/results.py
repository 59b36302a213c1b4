"""What a plan holds: what is to be done, what it closes, and what stays open; never sentences."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from rubric.diagnostics import Diagnostic
from rubric.evaluation import Gap, JudgedLink, Result
from rubric.planning.tasks import Counts, Task


class WhyOpen(StrEnum):
    """Why something stays open whatever is chosen."""

    #: no task serves it
    NO_TASK = "no_task"
    #: tasks serve it, and nothing of them counts for it
    NOT_ACCEPTED = "not_accepted"
    #: it is not enough, even if every task is done
    NOT_ENOUGH = "not_enough"
    #: no evidence could satisfy its rule
    NEVER = "never"
    #: it does not lack evidence: somebody has to act
    WAITS = "waits"


class Uncounted(NamedTuple):
    """A task whose evidence would not count for a criterion, with the link that says why."""

    task: str
    #: the canonical reference of the criterion
    criterion: str
    link: JudgedLink


class Closed(NamedTuple):
    """A gap that a task helps to close; of a criterion, or of a rule above criteria."""

    #: the specification, as id@version
    specification: str
    gap: Gap


class ChosenTask(NamedTuple):
    """A task that is to be done, how often, and the gaps that are not closed without it."""

    task: Task
    times: int
    closes: tuple[Closed, ...]


class StillOpen(NamedTuple):
    """What stays open whatever is chosen, and why."""

    #: the specification, as id@version
    specification: str
    #: as it is once every task is done
    gap: Gap
    why: WhyOpen
    uncounted: tuple[Uncounted, ...] = ()
    #: of a gap that alternatives share: what keeps those open that lack evidence
    alternatives: tuple["StillOpen", ...] = ()


class Served(NamedTuple):
    """A criterion, and the tasks whose evidence would count for it."""

    #: the specification, as id@version
    specification: str
    #: the canonical reference
    reference: str
    #: whether others may stand for it
    alternative: bool
    tasks: tuple[Task, ...]
    uncounted: tuple[Uncounted, ...]
    #: whether its rule would be satisfied if every task were done
    covered: bool
    #: how many of the tasks would be enough; None where not even all are, or it is not proved
    enough: int | None

    @property
    def more_than_enough(self) -> bool:
        """Whether more tasks serve it than are needed for it."""
        return self.enough is not None and self.enough < len(self.tasks)


class Plan(NamedTuple):
    """The least that closes every gap which tasks can close, and what stays open.

    `proved` is False where the search ended at its bound without a proof that
    nothing less would do; the tasks close the gaps all the same.
    """

    #: the set of tasks, as id@version
    opportunities: str
    on: date
    #: the portfolio as it is; without one, of nobody and empty; on a qualification, with the
    #: units that are planned for
    before: Result
    #: the same once the chosen tasks are done, signed for and confirmed
    after: Result
    tasks: tuple[Task, ...]
    #: how often each of the tasks is to be done
    counts: Counts
    chosen: tuple[ChosenTask, ...]
    #: the gaps that lack evidence now, and no longer then
    closes: tuple[Closed, ...]
    still_open: tuple[StillOpen, ...]
    proved: bool
    #: without a portfolio: what serves each criterion
    coverage: tuple[Served, ...] = ()
    #: what keeps the tasks from being used; then there is nothing else
    problems: tuple[Diagnostic, ...] = ()

    @property
    def learner(self) -> str | None:
        """Whose plan it is; None without a portfolio."""
        return self.before.learner or None

    @property
    def without_units(self) -> bool:
        """Whether a qualification is not achieved and no open unit would complete it."""
        qualification = self.before.qualification
        return qualification is not None and not qualification.achieved and not self.before.units

    @property
    def times(self) -> int:
        """How many times something is to be done."""
        return sum(self.counts)

    @property
    def hours(self) -> Decimal:
        """The hours that all of it shows."""
        return _total([chosen.task.hours * chosen.times for chosen in self.chosen])

    @property
    def effort(self) -> Decimal | None:
        """What all of it takes; None where no task states an effort."""
        if all(task.effort is None for task in self.tasks):
            return None
        return _total([chosen.task.effort_taken * chosen.times for chosen in self.chosen])

    @property
    def left_out(self) -> tuple[Task, ...]:
        """The tasks that nothing needs beside the chosen ones."""
        return tuple(t for t, n in zip(self.tasks, self.counts, strict=True) if not n)


def _total(amounts: Sequence[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))
