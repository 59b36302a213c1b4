"""Checks that `rubric check` alone runs: what is worth a look before anybody is assessed.

They find warnings and advice, and refuse nothing. Reports and libraries do without them, so
that these stay fast.
"""

from collections.abc import Callable, Iterator

from rubric.checks.closely.checked import (
    check_award_since_checked,
    check_since_checked,
    check_two_people,
)
from rubric.checks.closely.facts import check_dates, check_labels, check_sector
from rubric.checks.closely.hours import check_hours
from rubric.checks.closely.idle import check_idle
from rubric.checks.closely.numbers import check_numbers
from rubric.checks.closely.standards import check_equivalents
from rubric.checks.closely.stated import check_not_stated, check_published
from rubric.checks.closely.unused import check_basis_used, check_branches, check_defaults
from rubric.diagnostics import Diagnostic
from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules import ResolvedSpecification

#: of specifications and qualifications as written
FACT_CHECKS: tuple[Callable[[Specification | Qualification], Iterator[Diagnostic]], ...] = (
    check_hours,
    check_numbers,
    check_dates,
    check_labels,
)
#: of specifications as written
WRITTEN_CHECKS: tuple[Callable[[Specification], Iterator[Diagnostic]], ...] = (
    check_sector,
    check_published,
    check_not_stated,
    check_defaults,
    check_basis_used,
    check_equivalents,
    check_two_people,
)
#: of sound specifications with their rules resolved
RULE_CHECKS: tuple[Callable[[ResolvedSpecification], Iterator[Diagnostic]], ...] = (
    check_idle,
    check_branches,
)


def look_at_facts(written: Specification | Qualification) -> Iterator[Diagnostic]:
    """Yield what is worth a look in a specification or qualification as it is written."""
    for check in FACT_CHECKS:
        yield from check(written)
    if isinstance(written, Specification):
        for further in WRITTEN_CHECKS:
            yield from further(written)
    else:
        yield from check_award_since_checked(written)


def look_at_rules(
    written: Specification, specification: ResolvedSpecification
) -> Iterator[Diagnostic]:
    """Yield what is worth a look in the rules of a sound specification."""
    for check in RULE_CHECKS:
        yield from check(specification)
    yield from check_since_checked(written, specification)
