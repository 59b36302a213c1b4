"""What if: the answer of a qualification for other units than those registered."""

from collections.abc import Collection, Iterable

from rubric.evaluation import Result
from rubric.evaluation.qualifications import CombinationResult
from rubric.evaluation.qualifications import what_if as answer_for


def what_if(result: Result, add: Iterable[str] = (), drop: Iterable[str] = ()) -> CombinationResult:
    """Return what could be said of a qualification with other units than those registered.

    To swap a unit is to add one and drop another. Nothing is changed.

    Args:
        result: of a portfolio on a qualification.
        add: ids of units that the learner would be registered for.
        drop: ids of units that they would not.

    Raises:
        ValueError: the portfolio is on no qualification, or a unit is none of it.
        SolverMissing: the extra `planning` is not installed.
    """
    if result.entry is None:
        raise ValueError("the portfolio is on no qualification")
    return answer_for(result.entry, add, drop)


def unknown_units(result: Result, units: Iterable[str]) -> tuple[str, ...]:
    """Return the units that cannot be asked about: those that are none of the qualification."""
    known: Collection[str] = () if result.entry is None else result.entry.standings
    return tuple(unit for unit in units if unit not in known)
