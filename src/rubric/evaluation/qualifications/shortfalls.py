"""Why a qualification is impossible: rules that fall short, or that cannot hold together."""

from collections.abc import Sequence
from decimal import Decimal

from rubric.evaluation.qualifications.conditions import Conditions, Demand
from rubric.evaluation.qualifications.results import Shortfall
from rubric.evaluation.qualifications.standing import Entry
from rubric.solver import Aim


def shortfalls(entry: Entry, candidates: Sequence[str]) -> tuple[Shortfall, ...]:
    """Return the rules that units cannot satisfy, were each the only rule that asks for enough."""
    return tuple(best for best in _each_by_itself(entry, candidates) if best.have < best.need)


def together(entry: Entry, candidates: Sequence[str]) -> tuple[Shortfall, ...]:
    """Return rules that units cannot satisfy together, and could if any one were left out.

    Each has the best that they could give by itself. None where a search ended at its bound.
    """
    alone = _each_by_itself(entry, candidates)
    kept = list(range(len(alone)))
    if not _impossible(entry, candidates, kept):
        return ()
    for one in tuple(kept):
        others = [at for at in kept if at != one]
        if _impossible(entry, candidates, others):
            kept = others
    return tuple(alone[at] for at in kept)


def _each_by_itself(entry: Entry, candidates: Sequence[str]) -> list[Shortfall]:
    conditions = Conditions(entry, candidates, as_it_is=False)
    found = []
    for demand in conditions.demands():
        aim = Aim({unknown: -times for unknown, times in demand.terms.items()})
        values = conditions.program.solve([aim]).values or ()
        most = sum(times * values[of] for of, times in demand.terms.items()) if values else 0
        found.append(_shortfall(demand, Decimal(most) / demand.steps))
    return found


def _shortfall(demand: Demand, have: Decimal) -> Shortfall:
    return Shortfall(demand.path, demand.group, demand.measure, have, demand.need)


def _impossible(entry: Entry, candidates: Sequence[str], kept: Sequence[int]) -> bool:
    """Whether it is proved that some of the rules cannot all hold."""
    conditions = Conditions(entry, candidates, as_it_is=False)
    demands = conditions.demands()
    for at in kept:
        conditions.ask(demands[at])
    solution = conditions.program.solve([])
    return solution.values is None and solution.proved
