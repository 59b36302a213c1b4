"""When evidence grows too old: the days on which a judgement by age can change."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.months import months_before, recent
from rubric.rules import EvidenceRule, Node, clauses


def periods_of(node: Node, rules: EvidenceRule) -> frozenset[int]:
    """Return every period, in calendar months, that a rule and its evidence rules speak of."""
    within = (clause.where.within for clause in clauses(node))
    return frozenset(months for months in (rules.current, *within) if months is not None)


def days_too_old(links: Iterable[JudgedLink], periods: Iterable[int], on: date) -> frozenset[date]:
    """Return the days after `on` on which some link becomes too old for one of the periods."""
    months = tuple(periods)
    days = (_first_day_too_old(link.item.day, period) for link in links for period in months)
    return frozenset(day for day in days if day is not None and day > on)


def first_day_lost(
    days: Iterable[date], links: Sequence[JudgedLink], holds: Callable[[date], bool]
) -> date | None:
    """Return the first of the days on which something no longer holds, or None.

    Evidence only gets older, so what is lost stays lost, and half of the days can
    be passed over at once. Only where copies of one content are there, one that
    grows too old may give way to a later one that shows more: then each day counts.
    """
    in_order = sorted(days)
    if any(link.item.content is not None for link in links):
        return next((day for day in in_order if not holds(day)), None)
    first = bisect_left(in_order, True, key=lambda day: not holds(day))
    return in_order[first] if first < len(in_order) else None


def _first_day_too_old(day: date | None, months: int) -> date | None:
    """The first judging day for which evidence of this day is no longer recent."""
    if day is None or day.year + months // 12 + 2 > date.max.year:
        return None
    judging = months_before(day, -months)
    while recent(day, judging, months):
        judging += timedelta(days=1)
    return judging
