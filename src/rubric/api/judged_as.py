"""What a stale decision judged: the version that the library holds, and what of it is other now.

Read only where something is stale for its wording or rule.
"""

from collections.abc import Iterator

from rubric.api.library import Library
from rubric.evaluation import CriterionResult, JudgedAs, Result, UnitResult
from rubric.model.order import people_order
from rubric.rules import ResolvedCriterion, ResolvedSpecification
from rubric.rules.differences import same_rule

#: what a fingerprint is made of, in the order of its recipe (meaning 10.2)
_JUDGED = ("wording", "parts", "range", "levels", "rule")


def with_judged_as(result: Result, library: Library) -> Result:
    """Return a result in which stale decisions name what they judged, as far as it is known."""
    return result._replace(units=tuple(_unit(unit, library) for unit in result.units))


def _unit(unit: UnitResult, library: Library) -> UnitResult:
    if not any(criterion.recorded for criterion in unit.criteria.values()):
        return unit
    versions = tuple(_versions(unit.specification, library))
    criteria = {
        reference: criterion._replace(judged_as=_judged_as(criterion, versions))
        if criterion.recorded
        else criterion
        for reference, criterion in unit.criteria.items()
    }
    return unit._replace(criteria=criteria)


def _versions(
    specification: ResolvedSpecification, library: Library
) -> Iterator[ResolvedSpecification]:
    """The version there is, then the others that the library holds, newest first."""
    yield specification
    held = library.versions_of(specification.id)
    for other in sorted(held, key=lambda s: people_order(s.version), reverse=True):
        if other.version != specification.version:
            yield library.resolved(other)


def _judged_as(
    result: CriterionResult, versions: tuple[ResolvedSpecification, ...]
) -> JudgedAs | None:
    """The first criterion with a recorded fingerprint; one with the same reference goes first."""
    for version in versions:
        same = version.criteria.get(result.reference)
        for criterion in ((same,) if same else ()) + tuple(version.criteria.values()):
            if criterion.fingerprint in result.recorded:
                differs = _differs(criterion, result.criterion)
                return JudgedAs(version.reference, criterion.reference, differs)
    return None


def _differs(old: ResolvedCriterion, new: ResolvedCriterion) -> tuple[str, ...]:
    same = [was == now for was, now in zip(old.recipe, new.recipe, strict=True)]
    # all of the parts or of a range is the same rule, however many there are
    same[-1] = same[-1] or (same_rule(old.rule, new.rule) and not all(same[:-1]))
    return tuple(name for name, equal in zip(_JUDGED, same, strict=True) if not equal)
