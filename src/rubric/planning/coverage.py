"""What serves each criterion before anybody has any evidence (meaning 16.6)."""

from collections.abc import Iterator, Sequence

from rubric.evaluation.nested_gaps import every_gap
from rubric.evaluation.results import UnitResult
from rubric.planning.choosing import MOST_STEPS, fewest_tasks
from rubric.planning.goals import Conditions, Views
from rubric.planning.open import TaskIds, uncounted_below
from rubric.planning.results import Served
from rubric.planning.tasks import Task
from rubric.solver import Work


def coverage(
    units: Sequence[UnitResult], views: Views, tasks: Sequence[Task], ids: TaskIds
) -> Iterator[Served]:
    """Yield each criterion that is asked for, with what serves it and how much is enough.

    Args:
        units: what there is, which is nothing.
        views: the same with every task done.
        tasks: the tasks.
        ids: which task an item is of.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    conditions = Conditions(views)
    work = Work(MOST_STEPS)
    for unit, full in zip(units, views.everything.units, strict=True):
        gaps = {gap.reference: gap for gap in every_gap(unit.gaps) if gap.reference is not None}
        for reference, result in full.criteria.items():
            if not result.criterion.asked:
                continue
            counted = {ids.get(link.item.id) for link in result.links if link.counted}
            enough = None
            if result.satisfied:
                enough = fewest_tasks(tasks, conditions.goal(unit, gaps[reference]), work)
            yield Served(
                specification=unit.specification.reference,
                reference=reference,
                alternative=result.criterion.role == "alternative",
                tasks=tuple(task for task in tasks if task.id in counted),
                uncounted=tuple(uncounted_below([result], ids)),
                covered=result.satisfied,
                enough=enough,
            )
