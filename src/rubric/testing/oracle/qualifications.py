"""meaning 15: which units of a qualification count, tried out one by one."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from rubric.model.order import people_order
from rubric.model.qualification import UnitGroup
from rubric.testing.oracle.credits import credits_that_count
from rubric.testing.oracle.entered import Entered, Places, at_level, groups_for, named, row_of
from rubric.testing.oracle.grades import BANDS

#: short names of grades
_SHORT = {"P": "pass", "M": "merit", "D": "distinction"}


@dataclass(frozen=True)
class CombinationAnswer:
    """What is true of some candidates: the best combination of them, as far as it is fixed."""

    status: str
    #: unit and group, in order
    combination: tuple[tuple[str, str], ...] = ()
    open: int = 0
    points: Decimal = Decimal(0)
    #: credit that counts, by the whole combination
    credit: Decimal = Decimal(0)


@dataclass(frozen=True)
class QualificationAnswer:
    """Everything that the definition says about a qualification."""

    registered: CombinationAnswer
    best: CombinationAnswer
    completion: CombinationAnswer | None


def qualified(entered: Entered) -> QualificationAnswer:
    """Return both answers and the shortest completion."""
    whole = answer(entered, best_candidates(entered))
    return QualificationAnswer(
        registered=answer(entered, registered_candidates(entered)),
        best=whole,
        completion=None if whole.status == "achieved" else shortest(entered),
    )


def registered_candidates(entered: Entered) -> set[str]:
    """Meaning 15.6: the units registered; where none are stated, every unit."""
    return set(entered.registered) or set(entered.units)


def best_candidates(entered: Entered) -> set[str]:
    """Meaning 15.6: those, and the units with any record."""
    recorded = {unit.id for unit in entered.units.values() if unit.recorded}
    return registered_candidates(entered) | recorded


def ways_to_count(entered: Entered, candidates: Collection[str]) -> Iterator[Places]:
    """Yield every way in which units may count: each in one group at most (meaning 15.1)."""
    units = sorted((u for u in candidates if u in entered.units), key=people_order)
    for refs in product(*([None, *groups_for(entered, unit)] for unit in units)):
        places = {unit: ref for unit, ref in zip(units, refs, strict=True) if ref is not None}
        if allowed(entered, places):
            yield places


def allowed(entered: Entered, places: Places) -> bool:
    """Meaning 15.1 and 15.2: one of a row counts; no more units than a limit lets count."""
    rows = (*entered.qualification.equivalent, *entered.qualification.barred)
    if any(len(set(map(named, row)) & places.keys()) > 1 for row in rows):
        return False
    for group in entered.groups:
        limits = None if group.take == "all" else group.take.units
        most = None if limits is None else limits.at_most
        if most is not None and list(places.values()).count(group.ref) > most:
            return False
    for rule in entered.qualification.whole:
        if rule.units and rule.units.at_most is not None:
            there = at_level(entered, places, rule.units.level, or_above=rule.units.or_above)
            if len(there) > rule.units.at_most:
                return False
    return True


def points(entered: Entered, unit: str, *, as_it_is: bool) -> Decimal:
    """Meaning 15.5: what it brings by its grade if it is achieved, or could by its highest band.

    A grade brings no fewer points than a lower one.
    """
    standing, grade = entered.units[unit], entered.qualification.grade
    reached = standing.grade if standing.achieved else None
    if not as_it_is:
        reached = standing.bands[-1] if standing.bands else None
    if grade is None or reached is None:
        return Decimal(0)
    worth = {_SHORT.get(name, name): amount for name, amount in grade.points.items()}
    up_to = BANDS[: BANDS.index(reached) + 1]
    return max((worth[band] for band in up_to if band in worth), default=Decimal(0))


def rules(
    entered: Entered, places: Places, *, as_it_is: bool
) -> dict[tuple[str, ...], tuple[Decimal, Decimal]]:
    """Return what there is and what is needed, for each rule that asks for enough."""
    found: dict[tuple[str, ...], tuple[Decimal, Decimal]] = {}
    for group in entered.groups:
        found |= _rules_of_group(entered, places, group)
    for position, rule in enumerate(entered.qualification.whole, start=1):
        for measure, limits in (("credits", rule.credits), ("units", rule.units)):
            if limits is None or limits.at_least is None:
                continue
            there = at_level(entered, places, limits.level, or_above=limits.or_above)
            have = Decimal(len(there))
            if measure == "credits":
                have = credits_that_count(entered, places, there)
            found["whole", f"~{position}", measure] = have, Decimal(limits.at_least)
    grade = entered.qualification.grade
    if grade and grade.at_least is not None:
        have = sum((points(entered, u, as_it_is=as_it_is) for u in places), Decimal(0))
        found["grade",] = have, grade.at_least
    return found


def _rules_of_group(
    entered: Entered, places: Places, group: UnitGroup
) -> Iterator[tuple[tuple[str, ...], tuple[Decimal, Decimal]]]:
    """Meaning 15.2: each unit of the group, or enough units or credits; nothing empty is enough."""
    here = [unit for unit in places if places[unit] == group.ref]
    units = set(map(named, group.units))
    if group.take == "all" or not units:
        covered = [unit for unit in units if row_of(entered, unit) & set(here)]
        yield ("groups", group.ref, "all"), (Decimal(len(covered)), Decimal(len(units) or 1))
    if group.take == "all":
        return
    if group.take.units and group.take.units.at_least is not None:
        need = Decimal(group.take.units.at_least)
        yield ("groups", group.ref, "units"), (Decimal(len(here)), need)
    if group.take.credits and group.take.credits.at_least is not None:
        have = credits_that_count(entered, places, here)
        yield ("groups", group.ref, "credits"), (have, group.take.credits.at_least)


def satisfied(entered: Entered, places: Places, *, as_it_is: bool) -> bool:
    """Whether every rule has enough, of something that counts."""
    done = [u for u in places if entered.units[u].achieved or not as_it_is]
    return bool(done) and all(
        have >= need for have, need in rules(entered, places, as_it_is=as_it_is).values()
    )


def may_stay_open(entered: Entered) -> int:
    """Meaning 15.5: how many units that count may be open where the points are enough."""
    grade = entered.qualification.grade
    if grade is None or grade.at_least is None or grade.compensation is None:
        return 0
    return grade.compensation.units


def achieved(entered: Entered, places: Places) -> bool:
    """Meaning 15.7: what is achieved satisfies everything."""
    open_units = [unit for unit in places if not entered.units[unit].achieved]
    few = len(open_units) <= may_stay_open(entered)
    return few and satisfied(entered, places, as_it_is=True)


def answer(entered: Entered, candidates: Collection[str]) -> CombinationAnswer:
    """Meaning 15.7: achieved before achievable; the best is the first in a stated order."""
    every = list(ways_to_count(entered, candidates))
    for status, fits in (
        ("achieved", [places for places in every if achieved(entered, places)]),
        ("achievable", [p for p in every if satisfied(entered, p, as_it_is=False)]),
    ):
        if fits:
            first = min(fits, key=lambda places: best_first(entered, places))
            return _told(entered, status, first)
    return as_far_as_it_goes(entered, candidates)


def as_far_as_it_goes(entered: Entered, candidates: Collection[str]) -> CombinationAnswer:
    """Meaning 15.7: where no combination is enough, the best of what is achieved."""
    done = [unit for unit in candidates if unit in entered.units and entered.units[unit].achieved]
    first = min(ways_to_count(entered, done), key=lambda places: best_first(entered, places))
    return _told(entered, "impossible", first)


def shortest(entered: Entered) -> CombinationAnswer:
    """Meaning 15.7: the shortest way over every unit of the groups asked."""
    every = ways_to_count(entered, entered.units)
    fits = [places for places in every if satisfied(entered, places, as_it_is=False)]
    if not fits:
        return as_far_as_it_goes(entered, entered.units)
    first = min(fits, key=lambda places: shortest_first(entered, places))
    return _told(entered, "achievable", first)


def uncounted(
    entered: Entered, candidates: Collection[str], places: Places
) -> dict[str, tuple[str, str | None]]:
    """Meaning 15.9: achieved units that do not count, why, and which unit keeps them out."""
    return {
        unit: why_not(entered, unit, places)
        for unit in candidates
        if unit in entered.units and entered.units[unit].achieved and unit not in places
    }


def why_not(entered: Entered, unit: str, places: Places) -> tuple[str, str | None]:
    """Meaning 15.9: the first reason that holds."""
    groups = [group for group in entered.groups if group.ref in groups_for(entered, unit)]
    if not groups:
        return "outside", None
    for why, rows in (
        ("equivalent", entered.qualification.equivalent),
        ("barred", entered.qualification.barred),
    ):
        beside = {named(other) for row in rows if unit in map(named, row) for other in row}
        if beside & places.keys():
            return why, min(beside & places.keys(), key=people_order)
    more = [{**places, unit: group.ref} for group in groups]
    return ("not_needed" if any(allowed(entered, p) for p in more) else "group_full"), None


def best_alone(entered: Entered, candidates: Collection[str], rule: tuple[str, ...]) -> Decimal:
    """Meaning 15.7: the most that candidates could give for one rule, were it the only one."""
    if not rule:
        return Decimal(max(map(len, ways_to_count(entered, candidates))) > 0)
    return max(
        rules(entered, places, as_it_is=False)[rule][0]
        for places in ways_to_count(entered, candidates)
    )


def possible(
    entered: Entered, candidates: Collection[str], some: Collection[tuple[str, ...]]
) -> bool:
    """Whether candidates could satisfy some of the rules together."""
    for places in ways_to_count(entered, candidates):
        states = rules(entered, places, as_it_is=False)
        if all(states[rule][0] >= states[rule][1] if rule else places for rule in some):
            return True
    return False


def best_first(entered: Entered, places: Places) -> tuple[object, ...]:
    """Most points, fewest open criteria, most credit; then fewest units and ids."""
    return (
        -points_now(entered, places),
        open_criteria(entered, places),
        -all_credit(entered, places),
        *by_ids(entered, places),
    )


def shortest_first(entered: Entered, places: Places) -> tuple[object, ...]:
    """Fewest open criteria, fewest open units, most credit; then fewest units and ids."""
    return (
        open_criteria(entered, places),
        sum(not entered.units[unit].achieved for unit in places),
        -all_credit(entered, places),
        *by_ids(entered, places),
    )


def by_ids(entered: Entered, places: Places) -> tuple[object, ...]:
    """Fewest units; the first ids; each in the first group that leaves the rest as it is."""
    ids = sorted(places, key=people_order)
    positions = [[group.ref for group in entered.groups].index(places[unit]) for unit in ids]
    return len(ids), [people_order(unit) for unit in ids], positions


def points_now(entered: Entered, places: Places) -> Decimal:
    """The points of what is achieved."""
    return sum((points(entered, unit, as_it_is=True) for unit in places), Decimal(0))


def open_criteria(entered: Entered, places: Places) -> int:
    """The criteria that wait in the units that count."""
    return sum(entered.units[unit].open for unit in places)


def all_credit(entered: Entered, places: Places) -> Decimal:
    """All credit that counts, of any level."""
    return credits_that_count(entered, places, places)


def _told(entered: Entered, status: str, places: Places) -> CombinationAnswer:
    return CombinationAnswer(
        status=status,
        combination=tuple(sorted(places.items(), key=lambda one: people_order(one[0]))),
        open=open_criteria(entered, places),
        points=points_now(entered, places),
        credit=all_credit(entered, places),
    )
