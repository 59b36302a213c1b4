"""meaning 15.13: whose move it is on a qualification, and what is on the way to completing it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rubric.model.order import people_order
from rubric.testing.oracle.entered import Entered, Places
from rubric.testing.oracle.qualifications import (
    CombinationAnswer,
    QualificationAnswer,
    answer,
    points,
    rules,
    why_not,
)


@dataclass(frozen=True)
class Move:
    """Who acts and how; nobody by name where the moves are those of the units' own gaps."""

    waiting_on: str | None = None
    act: str | None = None
    #: units to register for, or that are to be worked on
    units: tuple[str, ...] = ()
    #: rules that what is achieved does not satisfy
    rules: tuple[tuple[str, ...], ...] = ()


def steps(entered: Entered, way: CombinationAnswer | None) -> tuple[str, ...]:
    """Return the open units of a combination: fewest open criteria, most credit, then ids."""
    left = [unit for unit in places_of(way) if not entered.units[unit].achieved]
    return tuple(sorted(left, key=lambda unit: nearest_first(entered, unit)))


def nearest_first(entered: Entered, unit: str) -> tuple[object, ...]:
    """The order in which open units bring a completion nearest."""
    standing = entered.units[unit]
    return standing.open, -standing.credit, people_order(unit)


def gap(entered: Entered, found: QualificationAnswer) -> Move | None:
    """Return whose move it is; None where it is achieved with the units registered."""
    if found.registered.status == "achieved":
        return None
    way = found.completion or found.best
    if way.status == "impossible":
        # what is left is that credit transfer leaves too little of what has to be assessed
        return Move() if could_start(entered) else Move("encoder", "mend_rule")
    short = unsatisfied(entered, way)
    if found.best.status != "achieved" and found.registered.status == "achievable":
        work = steps(entered, found.registered)
        if entered.registered and work:
            return Move(units=work, rules=short)
        if entered.registered:
            better = tuple(unit for unit in places_of(found.registered) if can_rise(entered, unit))
            return Move("learner", "add_evidence", better, short)
    new = tuple(unit for unit in places_of(way) if unit not in entered.registered)
    return Move("learner", "register_units", new, short)


def not_needed(entered: Entered, found: QualificationAnswer) -> dict[str, tuple[str, str | None]]:
    """Return the open units registered that neither way needs, and why."""
    if found.completion is None or found.completion.status == "impossible":
        return {}
    way = places_of(found.completion)
    needed = {*way, *places_of(found.registered)}
    return {
        unit: why_not(entered, unit, way)
        for unit in in_order(entered.registered)
        if unit in entered.units and not entered.units[unit].achieved and unit not in needed
    }


def could_start(entered: Entered) -> bool:
    """Whether a learner for whom nothing is recorded could achieve it."""
    units = {
        unit: replace(s, achieved=False, open=max(1, s.open), grade=None, transferred=False)
        for unit, s in entered.units.items()
    }
    fresh = replace(entered, units=units, memory={})
    return answer(fresh, units).status == "achievable"


def can_rise(entered: Entered, unit: str) -> bool:
    """Whether a higher grade would bring more points."""
    return points(entered, unit, as_it_is=False) > points(entered, unit, as_it_is=True)


def unsatisfied(entered: Entered, way: CombinationAnswer) -> tuple[tuple[str, ...], ...]:
    """The rules that what is achieved of a combination does not satisfy."""
    all_count = way.status == "achieved"
    places = places_of(way)
    there = {u: ref for u, ref in places.items() if all_count or entered.units[u].achieved}
    states = rules(entered, there, as_it_is=True).items()
    return tuple(rule for rule, (have, need) in states if have < need)


def places_of(way: CombinationAnswer | None) -> Places:
    """The units of a combination in order, each with its group."""
    return {} if way is None else dict(way.combination)


def in_order(units: Sequence[str]) -> list[str]:
    """Ids as people count."""
    return sorted(units, key=people_order)
