"""Clauses that the engine knows of and cannot judge yet: refused by name, never ignored."""

from collections.abc import Iterator

from rubric.checks.walk import every_rule, nodes
from rubric.diagnostics import Diagnostic, Path, codes
from rubric.model import (
    AssessmentCriterion,
    Portfolio,
    Specification,
    Sufficiency,
)
from rubric.model.sufficiency import DISTINCT


def check_specification_built(written: Specification) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each clause that is not built yet."""
    for rule, path in every_rule(written):
        yield from _rule(rule, path)
    for node, path in nodes(written):
        if node.achieved_by is not None:
            yield _refused(path, "achieved_by")
        if isinstance(node, AssessmentCriterion):
            yield from _criterion(node, path)


def check_portfolio_built(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield what a portfolio says that this version cannot judge: qualifications above all."""
    for name in ("qualification", "units", "pathway"):
        if getattr(portfolio, name):
            yield _refused((), name)
    for decision in portfolio.decisions:
        if decision.level is not None:
            yield _refused(("decisions", decision.id), "level")


def _rule(rule: Sufficiency, path: Path) -> Iterator[Diagnostic]:
    for clause in (*DISTINCT, "at_most"):
        if getattr(rule, clause) is not None:
            yield _refused(path, clause)


def _criterion(criterion: AssessmentCriterion, path: Path) -> Iterator[Diagnostic]:
    if criterion.band is not None:
        yield _refused(path, "band")
    if criterion.levels:
        yield _refused(path, "levels")


def _refused(path: Path, clause: str) -> Diagnostic:
    return Diagnostic(codes.NOT_BUILT_YET, (*path, clause), {"clause": clause})
