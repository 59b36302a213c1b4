"""meaning 15: which units of a qualification count, tried out one by one."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import product

from rubric.model.order import people_order
from rubric.model.qualification import Qualification, UnitGroup
from rubric.testing.oracle.grades import BANDS

#: levels on the scale of the framework, lowest first
SCALE = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
#: short names of grades
_SHORT = {"P": "pass", "M": "merit", "D": "distinction"}
#: unit → the group that it counts in
Places = Mapping[str, str]


@dataclass(frozen=True)
class UnitStanding:
    """How a learner stands in one unit; criteria that wait are at least one where it is open."""

    id: str
    achieved: bool = False
    open: int = 0
    level: str | None = None
    credit: Decimal = Decimal(0)
    bands: tuple[str, ...] = ()
    grade: str | None = None
    transferred: bool = False
    recorded: bool = False


@dataclass(frozen=True)
class Entered:
    """A learner on a qualification."""

    qualification: Qualification
    units: Mapping[str, UnitStanding]
    registered: tuple[str, ...] = ()
    pathway: str | None = None
    #: what was worked out before
    memory: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def groups(self) -> tuple[UnitGroup, ...]:
        """Meaning 15.8: with a pathway only its groups are asked."""
        ways = [way for way in self.qualification.pathways if way.id == self.pathway]
        return tuple(
            group for group in self.qualification.groups if not ways or group.ref in ways[0].groups
        )


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


def named(reference: str) -> str:
    """Return the id that a reference names: any version is meant, or a stated one."""
    return reference.partition("@")[0]


def row_of(entered: Entered, unit: str) -> set[str]:
    """Meaning 15.1: a unit and those that it may stand in for."""
    rows = [set(map(named, row)) for row in entered.qualification.equivalent]
    return {unit}.union(*(row for row in rows if unit in row))


def groups_for(entered: Entered, unit: str) -> list[str]:
    """Meaning 15.1: the groups that name the unit, or one that it may stand in for."""
    alike = row_of(entered, unit)
    return [group.ref for group in entered.groups if alike & set(map(named, group.units))]


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


def at_level(entered: Entered, places: Places, level: str | None, *, or_above: bool) -> set[str]:
    """Meaning 15.4: the units of a level, or of that and higher ones; without one every unit."""
    if level is None:
        return set(places)
    levels = SCALE[SCALE.index(level) :] if or_above else (level,)
    return {unit for unit in places if entered.units[unit].level in levels}


def credits_that_count(entered: Entered, places: Places, asked: Collection[str]) -> Decimal:
    """Meaning 15.3: as many credits of the units asked as every cap leaves."""
    caps = [(units & set(asked), most) for _, units, most in caps_on(entered, places)]
    units = sorted(asked, key=people_order)
    amounts = tuple(entered.units[unit].credit for unit in units)
    under = tuple((frozenset(units.index(u) for u in some), most) for some, most in caps)
    key = amounts, under
    if key not in entered.memory:
        entered.memory[key] = _most(amounts, under, step(entered))
    found = entered.memory[key]
    assert isinstance(found, Decimal)
    return found


def caps_on(
    entered: Entered, places: Places
) -> Iterator[tuple[tuple[str, ...], set[str], Decimal]]:
    """Meaning 15.3: yield each cap on credits with the units that it looks at, and how many."""
    for group in entered.groups:
        limits = None if group.take == "all" else group.take.credits
        if limits and limits.at_most is not None:
            here = {unit for unit in places if places[unit] == group.ref}
            yield ("groups", group.ref), here, limits.at_most
    for position, rule in enumerate(entered.qualification.whole, start=1):
        limits = rule.credits
        if limits and limits.at_most is not None:
            level = at_level(entered, places, limits.level, or_above=limits.or_above)
            yield ("whole", f"~{position}", "credits"), level, limits.at_most
    transfer = entered.qualification.credit_transfer
    if transfer and transfer.at_most.credits is not None:
        transferred = {unit for unit in places if entered.units[unit].transferred}
        yield ("credit_transfer",), transferred, transfer.at_most.credits


def capped(
    entered: Entered, places: Places, needless: Collection[str]
) -> dict[tuple[str, ...], tuple[Decimal, Decimal]]:
    """Return what there is and what may count, for each cap that there is more under than that.

    A needless unit is under the cap of a group where it could count in no other.
    """
    only = {unit: groups_for(entered, unit) for unit in needless}
    under = dict(places) | {u: refs[0] if len(refs) == 1 else "" for u, refs in only.items()}
    return {
        path: (have, most)
        for path, units, most in caps_on(entered, under)
        if (have := sum((entered.units[unit].credit for unit in units), Decimal(0))) > most
    }


def _most(
    amounts: tuple[Decimal, ...], caps: tuple[tuple[frozenset[int], Decimal], ...], size: Decimal
) -> Decimal:
    """The greatest sum in steps of a size, of each amount no more than it is, within each cap."""
    binding = [(some, most) for some, most in caps if sum(amounts[at] for at in some) > most]
    free = [at for at in range(len(amounts)) if not any(at in some for some, _ in binding)]
    total = sum((amounts[at] for at in free), Decimal(0))
    capped = [at for at in range(len(amounts)) if at not in free]
    if not capped:
        return total
    left = {tuple(most for _, most in binding): Decimal(0)}
    for at in capped:
        after: dict[tuple[Decimal, ...], Decimal] = {}
        for rest, sum_so_far in left.items():
            taken = Decimal(0)
            while taken <= amounts[at]:
                then = tuple(
                    most - taken if at in some else most
                    for most, (some, _) in zip(rest, binding, strict=True)
                )
                if min(then) >= 0:
                    after[then] = max(after.get(then, Decimal(0)), sum_so_far + taken)
                taken += size
        left = after
    return total + max(left.values())


def step(entered: Entered) -> Decimal:
    """Meaning 15.3: whole credits are not split; where any are stated in parts, thousandths are.

    Without caps on levels a larger step comes to the same: every group has one cap and
    credit transfer another, and then nothing is gained by splitting what is equal to all.
    """
    whole = [rule.credits for rule in entered.qualification.whole if rule.credits]
    limits = [group.take.credits for group in entered.groups if group.take != "all"]
    caps = [limit.at_most for limit in (*whole, *limits) if limit and limit.at_most is not None]
    transfer = entered.qualification.credit_transfer
    if transfer:
        caps.append(transfer.at_most.credits)
    named = [unit.credit for unit in entered.units.values() if groups_for(entered, unit.id)]
    sizes = ["1", "0.001"]
    if not any(limit.at_most is not None for limit in whole):
        sizes[1:1] = ["0.5", "0.25", "0.2", "0.1"]
    return next(
        s for s in map(Decimal, sizes) if all(amount % s == 0 for amount in (*named, *caps))
    )


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
