"""Why a qualification is impossible: rules that fall short, or that cannot hold together."""

from collections.abc import Sequence
from decimal import Decimal

from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.qualifications.results import Shortfall
from rubric.evaluation.qualifications.standing import Entry
from rubric.solver import Work


def shortfalls(entry: Entry, candidates: Sequence[str], work: Work) -> tuple[Shortfall, ...]:
    """Return the rules that units cannot satisfy, were each the only rule that asks for enough.

    Args:
        entry: the qualification, and how the learner stands.
        candidates: ids of units.
        work: what the searches may take, and what is taken off; what is not proved is left out.
    """
    alone = _each_by_itself(entry, candidates, work)
    return tuple(best for best, proved in alone if proved and best.have < best.need)


def together(entry: Entry, candidates: Sequence[str], work: Work) -> tuple[Shortfall, ...]:
    """Return rules that units can satisfy by themselves, and not together.

    They could be if any one of them were left out. None where a search ended at its bound.
    """
    alone = [best for best, _ in _each_by_itself(entry, candidates, work)]
    kept = list(range(len(alone)))
    if any(best.have < best.need for best in alone) or not _cannot(entry, candidates, kept, work):
        return ()
    for one in tuple(kept):
        others = [at for at in kept if at != one]
        never = _cannot(entry, candidates, others, work)
        if never is None:
            return ()
        if never:
            kept = others
    return tuple(alone[at] for at in kept)


def _each_by_itself(
    entry: Entry, candidates: Sequence[str], work: Work
) -> list[tuple[Shortfall, bool]]:
    """The most that there could be for each rule, and whether that is proved."""
    conditions = Conditions(entry, candidates, as_it_is=False)
    demands = conditions.demands()
    wanted = [(demand.terms, demand.least) for demand in demands]
    most = conditions.program.reached(wanted, work)
    return [
        (
            Shortfall(
                path=demand.path,
                group=demand.group,
                measure=demand.measure,
                have=min(Decimal(reached) / demand.steps, demand.need),
                need=demand.need,
            ),
            proved,
        )
        for demand, (reached, proved) in zip(demands, most, strict=True)
    ]


def _cannot(
    entry: Entry, candidates: Sequence[str], kept: Sequence[int], work: Work
) -> bool | None:
    """Whether some of the rules cannot all hold; None where the search ended at its bound."""
    conditions = Conditions(entry, candidates, as_it_is=False)
    demands = conditions.demands()
    for at in kept:
        conditions.ask(demands[at])
    solution = conditions.program.solve([], work)
    if solution.values is not None:
        return False
    return True if solution.proved else None
