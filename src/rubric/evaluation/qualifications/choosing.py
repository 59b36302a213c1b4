"""The best combination of units, and the shortest way to completion (meaning 15.7)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

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
from rubric.solver import Aim, Terms
from rubric.solver.program import MOST_NODES

#: the least of so many halvings is one: what is decided at once by the order of ids
_AT_ONCE = 14


def best(entry: Entry, candidates: Iterable[str]) -> CombinationResult:
    """Return the best that some units give.

    Achieved before achievable, then most points, fewest open criteria, most credit
    that counts, fewest units, and the ids that are first in order.

    Args:
        entry: the qualification, and how the learner stands.
        candidates: ids of units.
    """
    units = tuple(sorted(candidates, key=people_order))
    now, proved_now = _chosen(entry, units, as_it_is=True)
    if now is not None:
        return _answer(entry, units, now, QualificationStatus.ACHIEVED, proved=proved_now)
    later, proved = _chosen(entry, units, as_it_is=False)
    proved = proved and proved_now
    if later is None:
        return _impossible(entry, units, proved=proved)
    return _answer(entry, units, later, QualificationStatus.ACHIEVABLE, proved=proved)


def shortest(entry: Entry) -> CombinationResult:
    """Return the shortest way to completion over every unit of the groups asked.

    Fewest open criteria, then fewest open units, most credit that counts, fewest
    units, and the ids that are first in order.
    """
    units = tuple(sorted(entry.standings, key=people_order))
    chosen, proved = _chosen(entry, units, as_it_is=False, shortest=True)
    if chosen is None:
        return _impossible(entry, units, proved=proved)
    return _answer(entry, units, chosen, QualificationStatus.ACHIEVABLE, proved=proved)


def _chosen(
    entry: Entry,
    units: Sequence[str],
    *,
    as_it_is: bool,
    shortest: bool = False,
    enough: bool = True,
) -> tuple[Places | None, bool]:
    """The combination that is best by every aim, and whether the answer is proved.

    With `enough` the rules that ask for enough are asked as well.
    """
    conditions = _asked(entry, units, as_it_is=as_it_is, enough=enough)
    credit = conditions.credit()
    aims = (_shortest_first if shortest else _best_first)(conditions, credit)
    solution = conditions.program.solve([*aims, *_ids_in_order(conditions)])
    if solution.values is None:
        return None, solution.proved
    places = _places(conditions, solution.values)
    if not any(len(conditions.places[unit]) > 1 for unit in places):
        return places, solution.proved
    so_much = sum(times * solution.values[of] for of, times in credit.items())
    again = _asked(entry, places, as_it_is=as_it_is, enough=enough)
    placed = _in_first_groups(again, so_much)
    if placed is None:
        return places, False
    return placed, solution.proved


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


def _in_first_groups(conditions: Conditions, credit: int) -> Places | None:
    """Each unit of a combination, in order, in the first of its groups that leaves all the rest.

    None where the search ended at its bound.
    """
    conditions.program.require(conditions.credit(), low=credit)
    for unit in conditions.places:
        conditions.program.require(conditions.sum_of([unit]), low=1)
    solution = conditions.program.solve(list(_groups_in_order(conditions)))
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
    places: Places,
    status: QualificationStatus,
    *,
    proved: bool,
) -> CombinationResult:
    """What there is to say of a combination."""
    standings = {unit: entry.standings[unit] for unit in places}
    achieved = status is QualificationStatus.ACHIEVED
    # what is achieved may include units that points make up for
    there = {u: at for u, at in places.items() if achieved or standings[u].achieved}
    now, planned = worth(entry, there, as_it_is=True), worth(entry, places, as_it_is=False)
    left = tuple(uncounted(entry, candidates, places))
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
        proved=proved,
        bound=MOST_NODES,
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, Decimal(0))


def _impossible(entry: Entry, candidates: tuple[str, ...], *, proved: bool) -> CombinationResult:
    """What there is to say where no combination satisfies every rule.

    What is achieved counts all the same, as far as limits and rows let it.
    """
    achieved = [u for u in candidates if u in entry.standings and entry.standings[u].achieved]
    there, proved_there = _chosen(entry, achieved, as_it_is=True, enough=False)
    short = shortfalls(entry, candidates)
    answer = _answer(
        entry,
        candidates,
        there or {},
        QualificationStatus.IMPOSSIBLE,
        proved=proved and proved_there,
    )
    return answer._replace(shortfalls=short, together=() if short else together(entry, candidates))


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
