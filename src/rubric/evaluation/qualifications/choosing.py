"""The best combination of units, and the shortest way to completion (meaning 15.7)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.qualifications.results import CombinationResult, Counted, QualificationStatus
from rubric.evaluation.qualifications.shortfalls import shortfalls, together
from rubric.evaluation.qualifications.standing import Entry
from rubric.evaluation.qualifications.stating import (
    Places,
    capped,
    rule_states,
    uncounted,
    worth,
)
from rubric.model.order import people_order
from rubric.solver import Aim, Terms, Work

#: the least of so many halvings is one: what is decided at once by the order of ids
_AT_ONCE = 14
#: the steps of the search for one combination, after which it ends
MOST_STEPS = 3_000


def best(
    entry: Entry,
    candidates: Iterable[str],
    known: CombinationResult | None = None,
    work: Work | None = None,
) -> CombinationResult:
    """Return the best that some units give.

    Achieved before achievable, then most points, fewest open criteria, most credit
    that counts, fewest units, and the ids that are first in order.

    Args:
        entry: the qualification, and how the learner stands.
        candidates: ids of units.
        known: the answer for fewer candidates, taken where the search finds nothing.
        work: what the searches may take, and what is taken off; a measure of its own for each
            where nothing is said.
    """
    units = tuple(sorted(candidates, key=people_order))
    now = _chosen(entry, units, work, as_it_is=True)
    if now.places is None and not now.proved and known is not None and known.achieved:
        now = _Choice(_places_of(entry, known), proved=False)
    if now.places is not None:
        return _answer(entry, units, now, QualificationStatus.ACHIEVED)
    later = _chosen(entry, units, work, as_it_is=False)
    return _later(entry, units, later, known, proved=now.proved or later.none)


def shortest(entry: Entry, known: CombinationResult | None = None) -> CombinationResult:
    """Return the shortest way to completion over every unit of the groups asked.

    Fewest open criteria, then fewest open units, most credit that counts, fewest
    units, and the ids that are first in order.

    Args:
        entry: the qualification, and how the learner stands.
        known: the best combination of some of them, taken where the search finds nothing.
    """
    units = tuple(sorted(entry.standings, key=people_order))
    chosen = _chosen(entry, units, None, as_it_is=False, shortest=True)
    return _later(entry, units, chosen, known, proved=True)


class _Choice(NamedTuple):
    """The units that count, and whether it is proved that none are better, or are there at all."""

    places: Places | None
    proved: bool

    @property
    def none(self) -> bool:
        """Whether it is proved that there are none."""
        return self.places is None and self.proved


def _later(
    entry: Entry,
    units: tuple[str, ...],
    later: _Choice,
    known: CombinationResult | None,
    *,
    proved: bool,
) -> CombinationResult:
    """The answer where not everything is achieved that has to be."""
    if later.none:
        return _without_any(entry, units, QualificationStatus.IMPOSSIBLE)
    if later.places is None:
        if known is not None and known.status is QualificationStatus.ACHIEVABLE:
            found = _Choice(_places_of(entry, known), proved=False)
            return _answer(entry, units, found, QualificationStatus.ACHIEVABLE)
        return _without_any(entry, units, QualificationStatus.UNDECIDED)
    chosen = later._replace(proved=later.proved and proved)
    return _answer(entry, units, chosen, QualificationStatus.ACHIEVABLE)


def _places_of(entry: Entry, known: CombinationResult) -> Places:
    positions = {group.ref: at for at, group in enumerate(entry.qualification.groups)}
    return {counted.unit: positions[counted.group] for counted in known.combination}


def _chosen(
    entry: Entry,
    units: Sequence[str],
    work: Work | None,
    *,
    as_it_is: bool,
    shortest: bool = False,
    enough: bool = True,
) -> _Choice:
    """The combination that is best by every aim.

    With `enough` the rules that ask for enough are asked as well.
    """
    conditions = _asked(entry, units, as_it_is=as_it_is, enough=enough)
    credit = conditions.credit()
    aims = (_shortest_first if shortest else _best_first)(conditions, credit)
    work = Work(MOST_STEPS) if work is None else work
    solution = conditions.program.solve([*aims, *_ids_in_order(conditions)], work)
    if solution.values is None:
        return _Choice(None, solution.proved)
    places = _places(conditions, solution.values)
    if not any(len(conditions.places[unit]) > 1 for unit in places):
        return _Choice(places, solution.proved)
    so_much = sum(times * solution.values[of] for of, times in credit.items())
    again = _asked(entry, places, as_it_is=as_it_is, enough=enough)
    placed = _in_first_groups(again, so_much, work)
    return _Choice(placed or places, solution.proved and placed is not None)


def _asked(entry: Entry, units: Iterable[str], *, as_it_is: bool, enough: bool) -> Conditions:
    """The conditions on some units, with the rules that ask for enough, or without them."""
    conditions = Conditions(entry, units, as_it_is=as_it_is)
    for demand in conditions.demands() if enough else ():
        conditions.ask(demand)
    return conditions


def _places(conditions: Conditions, values: Sequence[int]) -> Places:
    return {
        unit: at
        for unit, by_group in conditions.places.items()
        for at, place in by_group.items()
        if values[place]
    }


def _in_first_groups(conditions: Conditions, credit: int, work: Work) -> Places | None:
    """Each unit of a combination, in order, in the first of its groups that leaves all the rest.

    None where the search ended at its bound.
    """
    conditions.program.require(conditions.credit(), low=credit)
    for unit in conditions.places:
        conditions.program.require(conditions.sum_of([unit]), low=1)
    solution = conditions.program.solve(list(_groups_in_order(conditions)), work)
    if solution.values is None or not solution.proved:
        return None
    return _places(conditions, solution.values)


def _groups_in_order(conditions: Conditions) -> Iterator[Aim]:
    """Units with several groups, in order: the position of each weighs more than all after it."""
    left = [tuple(places.values()) for places in conditions.places.values() if len(places) > 1]
    while left:
        most, some = 1, 0
        while some < len(left) and most * len(left[some]) <= 2**_AT_ONCE:
            most *= len(left[some])
            some += 1
        terms: dict[int, int] = {}
        for places in left[:some]:
            most //= len(places)
            terms |= {place: position * most for position, place in enumerate(places)}
        yield Aim(terms)
        left = left[some:]


def _answer(
    entry: Entry,
    candidates: tuple[str, ...],
    chosen: _Choice,
    status: QualificationStatus,
) -> CombinationResult:
    """What there is to say of a combination."""
    places = chosen.places or {}
    standings = {unit: entry.standings[unit] for unit in places}
    achieved = status is QualificationStatus.ACHIEVED
    # what is achieved may include units that points make up for
    there = {u: at for u, at in places.items() if achieved or standings[u].achieved}
    now, planned = worth(entry, there, as_it_is=True), worth(entry, places, as_it_is=False)
    # where nothing was chosen, nothing was left out for a reason
    left = () if chosen.places is None else tuple(uncounted(entry, candidates, places))
    given = entry.qualification.points
    points = {} if given is None else dict(given.points)
    return CombinationResult(
        status=status,
        candidates=candidates,
        combination=tuple(
            Counted(
                unit=unit,
                group=entry.qualification.groups[at].ref,
                achieved=standings[unit].achieved,
                open=standings[unit].open,
                credit=standings[unit].credit,
            )
            for unit, at in places.items()
        ),
        open=sum(standing.open for standing in standings.values()),
        credit=now.credit,
        planned_credit=planned.credit,
        points=None if given is None else _sum(s.points(points) for s in standings.values()),
        most_points=None
        if given is None
        else _sum(s.most_points(points) for s in standings.values()),
        rules=rule_states(now, planned),
        capped=tuple(capped(entry, there, left)),
        uncounted=left,
        proved=chosen.proved and now.proved and planned.proved,
        bound=MOST_STEPS,
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _without_any(
    entry: Entry, candidates: tuple[str, ...], status: QualificationStatus
) -> CombinationResult:
    """What there is to say where no combination satisfies every rule, or none was found.

    What is achieved counts all the same, as far as limits and rows let it.
    """
    achieved = [u for u in candidates if u in entry.standings and entry.standings[u].achieved]
    there = _chosen(entry, achieved, None, as_it_is=True, enough=False)
    if status is QualificationStatus.UNDECIDED:
        return _answer(entry, candidates, there._replace(proved=False), status)
    work = Work(MOST_STEPS)
    short = shortfalls(entry, candidates, work)
    answer = _answer(entry, candidates, there, status)
    clash = () if short else together(entry, candidates, work)
    return answer._replace(shortfalls=short, together=clash)


def _best_first(conditions: Conditions, credit: Terms) -> list[Aim]:
    points, _ = conditions.points_now()
    return [_most(points), _fewest_open(conditions), _most(credit), _few(conditions)]


def _shortest_first(conditions: Conditions, credit: Terms) -> list[Aim]:
    open_units = Aim(conditions.sum_of(conditions.open_units))
    return [_fewest_open(conditions), open_units, _most(credit), _few(conditions)]


def _most(terms: Terms) -> Aim:
    return Aim({unknown: -times for unknown, times in terms.items()})


def _fewest_open(conditions: Conditions) -> Aim:
    weights = {unit: standing.open for unit, standing in conditions.standings.items()}
    return Aim(conditions.sum_of(conditions.open_units, weights))


def _few(conditions: Conditions) -> Aim:
    return Aim(conditions.sum_of(conditions.places))


def _ids_in_order(conditions: Conditions) -> list[Aim]:
    """Of as many units those whose list of ids is first: each weighs more than all after it."""
    units = list(conditions.places)
    aims = []
    for start in range(0, len(units), _AT_ONCE):
        some = units[start : start + _AT_ONCE]
        weights = {unit: -(2 ** (len(some) - 1 - at)) for at, unit in enumerate(some)}
        aims.append(Aim(conditions.sum_of(some, weights)))
    return aims
