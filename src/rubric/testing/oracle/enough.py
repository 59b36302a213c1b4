"""Whether evidence is enough (meaning 2): a rule as it was written, against a set of views."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import get_args

from rubric.model import AssessmentCriterion, Sufficiency, Where
from rubric.model.evidence_rules import MethodWord
from rubric.model.scalars import period_months
from rubric.model.sufficiency import Caps

_NONE = Decimal(0)


@dataclass(frozen=True)
class View:
    """One counted link as a rule sees it; parts or range None cover all."""

    item: str
    day: date | None
    judging_day: date
    method: str | None = None
    source: str | None = None
    occasion: str | None = None
    site: str | None = None
    witness: str | None = None
    observed_by: str | None = None
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    parts: frozenset[str] | None = None
    range: frozenset[str] | None = None


@dataclass(frozen=True)
class Scope:
    """The range items and parts that a rule may ask for."""

    range: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


#: measures of different things → the field that tells them apart
DIFFERENT = {
    "methods": "method",
    "occasions": "occasion",
    "sites": "site",
    "witnesses": "witness",
    "assessors": "observed_by",
}


def enough(rule: Sufficiency, views: Collection[View], scope: Scope) -> bool:
    """Return whether several clauses together all hold."""
    seen = [view for view in views if rule.where is None or looked_at(rule.where, view)]
    if (
        rule.items is not None
        and amount({v.item: Decimal(1) for v in seen}, seen, rule) < rule.items
    ):
        return False
    for measure, told_apart_by in DIFFERENT.items():
        asked = getattr(rule, measure)
        if asked is not None and len(different(told_apart_by, seen)) < asked:
            return False
    for name, needed in rule.quantities.items():
        if amount({v.item: v.quantities.get(name, Decimal(0)) for v in seen}, seen, rule) < needed:
            return False
    if rule.range is not None and not enough_range(rule.range, seen, scope):
        return False
    if rule.all is not None and not all(enough(child, views, scope) for child in rule.all):
        return False
    if rule.any is not None and not any(enough(child, views, scope) for child in rule.any):
        return False
    if rule.of is None or rule.n_of is None:
        return True
    return [enough(child, views, scope) for child in rule.of].count(True) >= rule.n_of


def enough_parts(criterion: AssessmentCriterion, views: Collection[View]) -> bool:
    """Return whether the parts are covered: each of them, and of alternatives as many as needed.

    A link that names no part covers all.
    """
    parts = [part.ref for part in criterion.parts]
    covered = {p for p in parts if any(v.parts is None or p in v.parts for v in views)}
    needed = criterion.achieved_by
    if needed is None:
        return covered == set(parts)
    others = set(parts) - set(needed.of)
    return others <= covered and len(covered & set(needed.of)) >= needed.n_of


def enough_range(asked: object, seen: Collection[View], scope: Scope) -> bool:
    """Return whether enough range items in scope are covered; parts are range items."""
    if scope.range or not scope.parts:
        members = set(scope.range)
        covered = {n for n in members if any(v.range is None or n in v.range for v in seen)}
    else:
        members = set(scope.parts)
        covered = {n for n in members if any(v.parts is None or n in v.parts for v in seen)}
    return len(covered) >= (len(members) if asked == "all" else int(str(asked)))


def different(told_apart_by: str, seen: Collection[View]) -> set[str]:
    """Return the different things of one kind; a blank adds none, nor does an unknown method."""
    things = {getattr(view, told_apart_by) for view in seen} - {None}
    return things & set(get_args(MethodWord)) if told_apart_by == "method" else things


def amount(of_item: Mapping[str, Decimal], seen: Collection[View], rule: Sufficiency) -> Decimal:
    """Return the sum over items; of items that share an occasion (site, witness) the greatest.

    Of what is capped, no more than the cap is taken.
    """
    if rule.at_most is not None:
        return capped_amount(of_item, seen, rule.at_most)
    groups: dict[object, set[str]] = {}
    for view in seen:
        shared = getattr(view, rule.once_per) if rule.once_per else None
        group = ("item", view.item) if shared is None else ("shared", shared)
        groups.setdefault(group, set()).add(view.item)
    return sum((max(of_item[item] for item in group) for group in groups.values()), Decimal(0))


def capped_amount(of_item: Mapping[str, Decimal], seen: Collection[View], at_most: Caps) -> Decimal:
    """Return the sum over items, of which no more than the cap comes from what is capped.

    Capped is an item that goes by the capped word, and by no other.
    """
    caps, told_by = (at_most.source, "source") if at_most.source else (at_most.method, "method")
    words = {
        item: {getattr(view, told_by) for view in seen if view.item == item} for item in of_item
    }
    total = Decimal(0)
    for word, most in (caps or {}).items():
        total += min(most, sum((n for item, n in of_item.items() if words[item] == {word}), _NONE))
    uncapped = (n for item, n in of_item.items() if words[item] not in [{w} for w in caps or ()])
    return total + sum(uncapped, _NONE)


def looked_at(where: Where, view: View) -> bool:
    """Return whether a clause looks at a link."""
    return (
        (where.methods is None or view.method in where.methods)
        and (where.not_methods is None or view.method not in where.not_methods)
        and (where.sources is None or view.source in where.sources)
        and (where.not_sources is None or view.source not in where.not_sources)
        and (not where.witnessed or view.witness is not None)
        and (
            where.within is None or current(view.day, view.judging_day, period_months(where.within))
        )
    )


def current(day: date | None, judging_day: date, months: int) -> bool:
    """Return whether a day is recent: no earlier than the judging day less n calendar months."""
    if day is None:
        return False
    month = judging_day.year * 12 + judging_day.month - 1 - months
    for last in (judging_day.day, 30, 29, 28):
        try:
            return day >= date(month // 12, month % 12 + 1, min(last, judging_day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
