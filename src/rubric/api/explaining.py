"""Why a criterion, an outcome or a unit is as it is."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.evaluation import Result, UnitResult
from rubric.evaluation.trail import RuleTrail, Trail, outcome_trail, trail, unit_trail
from rubric.model.order import people_order
from rubric.phrases import same_name


def why(
    result: Result, reference: str | None = None
) -> tuple[Trail | RuleTrail, UnitResult] | Diagnostic:
    """Return the audit trail of what a reference names with its unit, or why there is none.

    A `Trail` is of a criterion, a `RuleTrail` of an outcome or of a unit as a whole.

    Args:
        result: one learner's result.
        reference: a criterion as a portfolio writes it (`2.1`); else an outcome (`2`); else a
            unit (`unit`, `unit@1`), which may be left out where there is one. Where several
            units could be meant it names its unit (`unit/2.1`, `unit/2`).
    """
    if result.problems:
        faults: dict[str, Argument] = {
            "learner": result.learner,
            "codes": tuple(dict.fromkeys(problem.code.code for problem in result.problems)),
        }
        return Diagnostic(codes.NOT_JUDGED, (), faults)
    found = [
        (unit, target.criterion)
        for unit in result.units
        if reference is not None
        and (target := unit.specification.targets.get(reference)) is not None
    ]
    if len(found) == 1:
        unit, criterion = found[0]
        return trail(unit.criteria[criterion]), unit
    several = tuple(
        way
        for unit in result.units
        for way in unit.specification.ambiguous.get(reference or "", ())
    )
    ways = several or tuple(f"{unit.specification.id}/{criterion}" for unit, criterion in found)
    if not ways:
        above = list(_above(result, reference))
        if len(above) == 1:
            return above[0][1]
        if above:
            return Diagnostic(codes.SEVERAL_MEANT, (), {"ways": tuple(way for way, _ in above)})
    return _not_one(result, reference or "", ways)


def _above(
    result: Result, reference: str | None
) -> Iterator[tuple[str, tuple[RuleTrail, UnitResult]]]:
    """Outcomes that a reference may name, else units, each with the way to write it."""
    for unit in result.units:
        specification = unit.specification
        for outcome in unit.outcomes:
            ref = outcome.outcome.ref
            ways = (ref, f"{specification.id}/{ref}", f"{specification.reference}/{ref}")
            if reference in ways:
                yield ways[1], (outcome_trail(outcome, unit), unit)
        if reference in (None, specification.id, specification.reference):
            yield specification.reference, (unit_trail(unit), unit)


def _not_one(result: Result, reference: str, ways: tuple[str, ...]) -> Diagnostic:
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
