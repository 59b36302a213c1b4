"""What stays open whatever is chosen, and why (meaning 16.5)."""

from collections.abc import Iterator, Mapping, Sequence

from rubric.evaluation import CriterionResult, Gap, Result
from rubric.evaluation.results import UnitResult
from rubric.planning.goals import Address, address, lacking, lacks_evidence
from rubric.planning.results import StillOpen, Uncounted, WhyOpen

#: item that a task gives the first time → the id of the task
TaskIds = Mapping[str, str]


def still_open(
    now: Result, everything: Result, after: Result, tasks: TaskIds
) -> Iterator[StillOpen]:
    """Yield what no choice of tasks closes, unit by unit.

    Args:
        now: the portfolio as it is.
        everything: the same with every task done.
        after: the same with the chosen tasks done.
        tasks: which task an item is of.
    """
    lacked, never = lacking(now), lacking(everything)
    for done, full in zip(after.units, everything.units, strict=True):
        known: dict[Address, Gap] = {address(full, gap): gap for gap in full.gaps}
        for gap in done.gaps:
            where = address(done, gap)
            if where in never:
                yield _short(full, known[where], tasks)
            elif where not in lacked:
                yield StillOpen(done.specification.reference, gap, WhyOpen.WAITS)


def uncounted_below(results: Sequence[CriterionResult], tasks: TaskIds) -> Iterator[Uncounted]:
    """Yield the tasks whose evidence does not count for a criterion, each with its link."""
    for result in results:
        for link in result.links:
            if not link.counted and link.item.id in tasks:
                yield Uncounted(tasks[link.item.id], result.reference, link)


def _short(full: UnitResult, gap: Gap, tasks: TaskIds) -> StillOpen:
    """A gap that lacks evidence even if every task is done."""
    unit = full.specification.reference
    if gap.alternatives:
        inner = [
            _short(full, own, tasks)
            for alternative in gap.alternatives
            for own in alternative.gaps
            if lacks_evidence(own)
        ]
        return StillOpen(unit, gap, WhyOpen.NOT_ENOUGH, alternatives=tuple(inner))
    below = [r for r in full.criteria.values() if r.criterion.path[: len(gap.scope)] == gap.scope]
    uncounted = tuple(uncounted_below(below, tasks))
    links = [link for result in below for link in result.links if link.item.id in tasks]
    why = WhyOpen.NOT_ENOUGH
    if gap.closes_when is None:
        why = WhyOpen.NEVER
    elif not links:
        why = WhyOpen.NO_TASK
    elif len(uncounted) == len(links):
        why = WhyOpen.NOT_ACCEPTED
    return StillOpen(unit, gap, why, uncounted)
