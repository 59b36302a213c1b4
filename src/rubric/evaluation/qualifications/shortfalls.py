"""Why a qualification is impossible: rules that fall short, or that cannot hold together."""

from collections.abc import Sequence
from decimal import Decimal

from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.qualifications.results import Shortfall
from rubric.evaluation.qualifications.standing import Entry


def shortfalls(entry: Entry, candidates: Sequence[str]) -> tuple[Shortfall, ...]:
    """Return the rules that units cannot satisfy, were each the only rule that asks for enough."""
    return tuple(best for best in _each_by_itself(entry, candidates) if best.have < best.need)


def together(entry: Entry, candidates: Sequence[str]) -> tuple[Shortfall, ...]:
    """Return rules that units can satisfy by themselves, and not together.

    They could be if any one of them were left out. None where a search ended at its bound.
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
    demands = conditions.demands()
    most = conditions.program.reached([(demand.terms, demand.least) for demand in demands])
    return [
        Shortfall(
            path=demand.path,
            group=demand.group,
            measure=demand.measure,
            have=min(Decimal(reached) / demand.steps, demand.need),
            need=demand.need,
        )
        for demand, reached in zip(demands, most, strict=True)
    ]


def _impossible(entry: Entry, candidates: Sequence[str], kept: Sequence[int]) -> bool:
    """Whether it is proved that some of the rules cannot all hold."""
    conditions = Conditions(entry, candidates, as_it_is=False)
    demands = conditions.demands()
    for at in kept:
        conditions.ask(demands[at])
    solution = conditions.program.solve([])
    return solution.values is None and solution.proved
