"""Checks of a qualification, against the units that it names (meaning 15.16)."""

from collections.abc import Iterator

from rubric.checks.qualifications.combining import check_mandatory, check_needless, check_rows
from rubric.checks.qualifications.naming import (
    check_grades,
    check_levels,
    check_limits,
    check_names,
    check_points,
    check_units,
)
from rubric.checks.qualifications.reach import check_reach
from rubric.checks.qualifications.stating import check_stated
from rubric.checks.qualifications.units import FindUnit, units_of
from rubric.diagnostics import Diagnostic, Severity
from rubric.model.qualification import Qualification
from rubric.rules.resolve_qualification import FindIds

__all__ = ["FindUnit", "check_qualification"]


def check_qualification(
    qualification: Qualification, find: FindUnit, ids_of: FindIds
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a qualification.

    Whether its minima can be reached is asked once nothing else is wrong, so that one cause gives
    one message.

    Args:
        qualification: as written.
        find: looks up what a group names.
        ids_of: looks up what a row of `equivalent` names.
    """
    units = units_of(qualification, find, ids_of)
    found = [
        *check_names(qualification),
        *check_levels(qualification),
        *check_grades(qualification),
        *check_points(qualification),
        *check_limits(qualification),
        *check_units(qualification, units),
        *check_rows(qualification, units),
        *check_needless(qualification, units, find, ids_of),
    ]
    refs = [group.ref for group in qualification.groups]
    if len(set(refs)) == len(refs):  # otherwise nobody knows which group a rule or pathway means
        found += [*check_mandatory(qualification, units), *check_stated(qualification, units)]
    yield from found
    known = all(units.held.values())
    if known and not any(problem.code.severity is Severity.ERROR for problem in found):
        yield from check_reach(qualification, units)
