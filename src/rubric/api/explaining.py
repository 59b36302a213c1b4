"""Why a criterion, an outcome, a unit, a group or a qualification is as it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.evaluation import Result, UnitResult
from rubric.evaluation.trail import RuleTrail, Trail, outcome_trail, trail, unit_trail
from rubric.model.order import people_order
from rubric.phrases import same_name, spelled

if TYPE_CHECKING:
    from rubric.evaluation.qualifications.trail import QualificationTrail
    from rubric.rules.qualification import ResolvedQualification

    #: a trail with its unit; that of a qualification has no one unit
    Reasons = tuple[Trail | RuleTrail, UnitResult] | tuple[QualificationTrail, None]


def why(result: Result, reference: str | None = None) -> "Reasons | Diagnostic":
    """Return the audit trail of what a reference names with its unit, or why there is none.

    A `Trail` is of a criterion, a `RuleTrail` of an outcome or of a unit as a whole, a
    `QualificationTrail`, which has no one unit, of a qualification or a group of it.

    Args:
        result: one learner's result.
        reference: a criterion as a portfolio writes it (`2.1`); else an outcome (`2`); else a
            unit (`unit`, `unit@1`), which may be left out where there is one. Where several
            units could be meant it names its unit (`unit/2.1`, `unit/2`). On a qualification
            also that (`diploma`, `diploma@1`), which may be left out, or a group of it (`A`,
            `diploma/A`).

    Raises:
        SolverMissing: it is of a qualification, and the extra `planning` is not installed.
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
        groups = list(_of_qualification(result, reference))
        above = [] if reference is None and groups else list(_above(result, reference))
        if len(above) + len(groups) == 1:
            return above[0][1] if above else (_qualification_trail(result, groups[0][1]), None)
        if above or groups:
            meant = tuple(way for way, _ in (*above, *groups))
            return Diagnostic(codes.SEVERAL_MEANT, (), {"ways": meant})
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


def _of_qualification(result: Result, reference: str | None) -> Iterator[tuple[str, str | None]]:
    """The qualification or the group of it that a reference may name, with the way to write it."""
    if result.entry is None:
        return
    qualification = result.entry.qualification
    if reference in (None, qualification.id, qualification.reference):
        yield qualification.reference, None
    for group in qualification.groups:
        ways = (
            group.ref,
            f"{qualification.id}/{group.ref}",
            f"{qualification.reference}/{group.ref}",
        )
        if reference in ways:
            yield ways[1], group.ref


def _qualification_trail(result: Result, group: str | None) -> "QualificationTrail":
    from rubric.evaluation.qualifications.trail import qualification_trail  # choosing is heavy

    assert result.entry is not None
    return qualification_trail(result.entry, group)


def _not_one(result: Result, reference: str, ways: tuple[str, ...]) -> Diagnostic:
    if ways:
        ambiguous: dict[str, Argument] = {"reference": reference, "how": "several", "ways": ways}
        return Diagnostic(codes.AMBIGUOUS_CRITERION, (), ambiguous)
    if result.entry is not None:
        return _not_on_qualification(result, reference, result.entry.qualification)
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


def _not_on_qualification(
    result: Result, reference: str, qualification: "ResolvedQualification"
) -> Diagnostic:
    """That a reference names nothing of a qualification, with what may be asked about."""
    groups = tuple(group.ref for group in qualification.groups)
    units = tuple(unit.specification.id for unit in result.units)
    criteria = tuple(f"{u.specification.id}/{ref}" for u in result.units for ref in u.criteria)
    near = same_name(reference, (*groups, *units, *criteria)) or spelled(reference, units)
    arguments: dict[str, Argument] = {
        "reference": reference,
        "near": near,
        "specification": (qualification.reference,),
        "how": "near" if near else "on_qualification",
        "groups": groups,
        "example": next(iter(criteria), "unit-id/1.1"),
    }
    return Diagnostic(codes.UNKNOWN_CRITERION, (), arguments)
