"""Grades: the highest band that is achieved, and the points of an analytic rubric (meaning 14)."""

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from rubric.evaluation.known import Known
from rubric.evaluation.results import CriterionResult, Points
from rubric.evaluation.rollup import earliest, outcome_result, unit_achieved, unit_grows_old
from rubric.evaluation.statuses import CriterionStatus
from rubric.rules import ResolvedSpecification


def grade_of(
    specification: ResolvedSpecification, criteria: Mapping[str, CriterionResult], known: Known
) -> tuple[str | None, date | None]:
    """Return the highest band up to which a unit is achieved, as is every band below it.

    Beside it stands the first later day on which age alone makes it a lower one (meaning 6.7).
    """
    grade, days = None, []
    for band in specification.bands:
        judged = (outcome_result(o, criteria, known, band) for o in specification.outcomes)
        outcomes = [outcome for outcome in judged if outcome is not None]
        if not unit_achieved(specification, outcomes, criteria, band)[0]:
            break
        grade = band
        days.append(unit_grows_old(specification, outcomes, criteria, known, band))
    return grade, earliest(days)


def points_of(
    criteria: Mapping[str, CriterionResult], not_needed: Collection[str]
) -> Points | None:
    """Return the points of the criteria up to the target, and what they are out of.

    None where no criterion has levels. An exempt criterion adds neither, nor does
    an open alternative that is no longer needed.
    """
    with_levels = [result for result in criteria.values() if result.criterion.levels]
    if not with_levels:
        return None
    points = out_of = Decimal(0)
    for result in with_levels:
        counts = result.criterion.asked and result.reference not in not_needed
        if not counts or result.status is CriterionStatus.EXEMPT:
            continue
        by_name = {level.name: level.points for level in result.criterion.levels}
        out_of += max(by_name.values())
        if result.achieved and result.level is not None:
            points += by_name[result.level]
    return Points(points, out_of)
