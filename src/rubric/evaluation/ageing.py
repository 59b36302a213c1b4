"""When evidence grows too old: the days on which a judgement by age can change."""

from collections.abc import Iterable
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
    days = (_first_day_too_old(link.link.item.day, period) for link in links for period in months)
    return frozenset(day for day in days if day is not None and day > on)


def _first_day_too_old(day: date | None, months: int) -> date | None:
    """The first judging day for which evidence of this day is no longer recent."""
    if day is None or day.year + months // 12 + 2 > date.max.year:
        return None
    judging = months_before(day, -months)
    while recent(day, judging, months):
        judging += timedelta(days=1)
    return judging
