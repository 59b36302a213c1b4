"""Why one criterion is as it is."""

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.evaluation import Result, UnitResult
from rubric.evaluation.trail import Trail, trail
from rubric.model.order import people_order
from rubric.phrases import same_name


def why(result: Result, reference: str) -> tuple[Trail, UnitResult] | Diagnostic:
    """Return the audit trail of a criterion with its unit, or why there is no such criterion.

    A reference is written as in a portfolio; where several units could be meant
    it names its unit (`unit/2.1`).
    """
    found = [
        (unit, target.criterion)
        for unit in result.units
        if (target := unit.specification.targets.get(reference)) is not None
    ]
    if len(found) == 1:
        unit, criterion = found[0]
        return trail(unit.criteria[criterion]), unit
    several = tuple(
        way for unit in result.units for way in unit.specification.ambiguous.get(reference, ())
    )
    ways = several or tuple(f"{unit.specification.id}/{criterion}" for unit, criterion in found)
    if ways:
        ambiguous: dict[str, Argument] = {"reference": reference, "ways": ways}
        return Diagnostic(codes.AMBIGUOUS_CRITERION, (), ambiguous)
    known = tuple(sorted((c for unit in result.units for c in unit.criteria), key=people_order))
    return Diagnostic(
        codes.UNKNOWN_CRITERION,
        (),
        {
            "reference": reference,
            "near": same_name(reference, known),
            "allowed": known,
            "specification": tuple(unit.specification.reference for unit in result.units),
        },
    )
