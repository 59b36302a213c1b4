"""Checks: Diagnostics about what people wrote, found in the model and changing nothing.

Adding one: its code and phrases, a generator beside its neighbours, one line in
the tuple here.
"""

from collections.abc import Callable, Iterator, Sequence

from rubric.checks.facts import check_level
from rubric.checks.filters import check_filters
from rubric.checks.grading import check_achieved_by, check_alternatives_alike, check_levels
from rubric.checks.measures import (
    check_item_measures,
    check_measure_names,
    check_rule_measures,
)
from rubric.checks.presence import check_criteria_present
from rubric.checks.references import check_rule_references
from rubric.checks.registration import check_registration
from rubric.checks.rules import (
    check_amounts,
    check_basis,
    check_caps,
    check_methods_agree,
    check_range,
    check_satisfiable,
    check_shown,
)
from rubric.checks.supersession import check_supersession
from rubric.checks.uniqueness import (
    check_ids_unique,
    check_names_unique,
    check_range_unique,
    check_refs_unique,
)
from rubric.diagnostics import Diagnostic
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.rules import ResolvedSpecification

__all__ = [
    "check_against",
    "check_evidence_rules",
    "check_names_unique",
    "check_portfolio",
    "check_resolved",
    "check_rule_references",
    "check_specification",
]

#: of a specification as written
SPECIFICATION_CHECKS: tuple[Callable[[Specification], Iterator[Diagnostic]], ...] = (
    check_criteria_present,
    check_refs_unique,
    check_range_unique,
    check_level,
    check_measure_names,
    check_rule_measures,
    check_amounts,
    check_caps,
    check_filters,
    check_basis,
    check_achieved_by,
    check_alternatives_alike,
    check_levels,
    check_methods_agree,
)
#: of a portfolio as written
PORTFOLIO_CHECKS: tuple[Callable[[Portfolio], Iterator[Diagnostic]], ...] = (
    check_registration,
    check_ids_unique,
    check_supersession,
)


def check_specification(specification: Specification) -> Iterator[Diagnostic]:
    """Yield what is wrong with a specification as it is written."""
    for check in SPECIFICATION_CHECKS:
        yield from check(specification)


def check_resolved(specification: ResolvedSpecification) -> Iterator[Diagnostic]:
    """Yield what is wrong with the rules of a specification taken together."""
    short_of_it = (*check_range(specification), *check_shown(specification))
    yield from short_of_it
    if not short_of_it:  # what is not there could not be satisfied either
        yield from check_satisfiable(specification)


def check_evidence_rules(rules: EvidenceRules) -> Iterator[Diagnostic]:
    """Yield what is wrong with house rules."""
    yield from check_basis(rules)
    yield from check_methods_agree(rules)


def check_portfolio(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield what is wrong with a portfolio by itself."""
    for check in PORTFOLIO_CHECKS:
        yield from check(portfolio)


def check_against(
    portfolio: Portfolio, specifications: Sequence[ResolvedSpecification]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with a portfolio once its specifications are known."""
    yield from check_item_measures(portfolio, specifications)
