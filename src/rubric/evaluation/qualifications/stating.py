"""What a combination comes to: rule by rule what there is, and why other units do not count."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation.qualifications.conditions import Conditions, Demand
from rubric.evaluation.qualifications.credits import Bin, caps_of
from rubric.evaluation.qualifications.results import Capped, RuleState, Uncounted, WhyNot
from rubric.evaluation.qualifications.standing import Entry
from rubric.model.order import people_order
from rubric.rules.qualification import ResolvedQualification
from rubric.solver import Aim, Work

#: the steps of the search for the credit that counts, where caps cut one another
_STEPS = 3_000

#: unit → position of the group that it counts in
Places = Mapping[str, int]


class Worth(NamedTuple):
    """What some units come to in their groups."""

    #: rule → what there is
    demands: tuple[tuple[Demand, Decimal], ...]
    credit: Decimal
    #: whether it is proved that it is no more
    proved: bool


def worth(entry: Entry, places: Places, *, as_it_is: bool) -> Worth:
    """Return what units come to where they stand, each rule taking the caps to its benefit.

    Args:
        entry: the qualification, and how the learner stands.
        places: the units, and where they count.
        as_it_is: whether they count for what they are now, or as if all were achieved.
    """
    conditions = Conditions(entry, places, as_it_is=as_it_is, fixed=places)
    demands, credit = conditions.demands(beyond=True), conditions.credit()
    # no two of these sums share an amount that is not fixed, so that all are greatest at once
    every: dict[int, int] = {}
    for terms in (credit, *(demand.terms for demand in demands)):
        for unknown, times in terms.items():
            every[unknown] = every.get(unknown, 0) - times
    solution = conditions.program.solve([Aim(every)], Work(_STEPS))
    # the combination meets every condition, so that only a search that ended finds nothing
    assert solution.values is not None or not solution.proved
    values = solution.values

    def come_to(terms: Mapping[int, int], steps: int) -> Decimal:
        if values is None:
            return Decimal(0)
        return Decimal(sum(times * values[of] for of, times in terms.items())) / steps

    return Worth(
        tuple((demand, come_to(demand.terms, demand.steps)) for demand in demands),
        come_to(credit, conditions.steps),
        solution.proved,
    )


def rule_states(now: Worth, planned: Worth) -> tuple[RuleState, ...]:
    """Return each rule with what there is and what there would be."""
    return tuple(
        RuleState(demand.path, demand.group, demand.measure, have, then, demand.need)
        for (demand, have), (_, then) in zip(now.demands, planned.demands, strict=True)
        if demand.path
    )


def capped(entry: Entry, places: Places, left: Iterable[Uncounted]) -> Iterator[Capped]:
    """Yield the caps that hold credit down, with the credit that there is.

    Args:
        entry: the qualification, and how the learner stands.
        places: the units that count, and where.
        left: the achieved units that do not; those by which nothing is gained are under the caps.
    """
    under = dict(places)
    for unit, why, _ in left:
        if why is WhyNot.NOT_NEEDED:
            groups = entry.groups[unit]
            # in one of several groups it would be under no cap of a certain one
            under[unit] = groups[0] if len(groups) == 1 else len(entry.qualification.groups)
    for cap in caps_of(entry.qualification):
        have = Decimal(0)
        for unit, at in under.items():
            standing = entry.standings[unit]
            if cap.of.takes(Bin(at, standing.level, standing.transferred)):
                have += standing.credit
        if have > cap.most:
            yield Capped(cap.path, cap.group, have, cap.most)


def uncounted(entry: Entry, candidates: Iterable[str], places: Places) -> Iterator[Uncounted]:
    """Yield the achieved units that do not count, each with the first reason that holds."""
    for unit in candidates:
        standing = entry.standings.get(unit)
        if standing is not None and standing.achieved and unit not in places:
            yield why_not(entry, unit, places)


def why_not(entry: Entry, unit: str, places: Places) -> Uncounted:
    """Return the first reason that holds why a unit is not among those that count."""
    qualification = entry.qualification
    if not entry.groups.get(unit, ()):
        return Uncounted(unit, WhyNot.OUTSIDE)
    for why, rows in (
        (WhyNot.EQUIVALENT, qualification.equivalent),
        (WhyNot.BARRED, qualification.barred),
    ):
        beside = _first_counted(unit, rows, places)
        if beside is not None:
            return Uncounted(unit, why, beside)
    full = _full(entry, unit, places)
    return Uncounted(unit, WhyNot.GROUP_FULL if full else WhyNot.NOT_NEEDED)


def _first_counted(unit: str, rows: Sequence[Sequence[str]], places: Places) -> str | None:
    there = {other for row in rows if unit in row for other in row if other in places}
    return min(there, key=people_order, default=None)


def _full(entry: Entry, unit: str, places: Places) -> bool:
    """Whether as many units count as may, in every group of a unit or at its level."""
    qualification = entry.qualification
    groups = entry.groups.get(unit, ())
    if all(_group_full(qualification, at, places) for at in groups):
        return True
    level = entry.standings[unit].level
    for rule in qualification.whole:
        most = rule.limits.at_most
        if rule.measure != "units" or most is None:
            continue
        if rule.levels is None or level in rule.levels:
            there = [u for u in places if _at(entry.standings[u].level, rule.levels)]
            if len(there) >= most:
                return True
    return False


def _at(level: str | None, levels: frozenset[str] | None) -> bool:
    return levels is None or level in levels


def _group_full(qualification: ResolvedQualification, at: int, places: Places) -> bool:
    most = qualification.groups[at].units_taken.at_most
    return most is not None and sum(group == at for group in places.values()) >= most
