"""Clauses that the engine knows of and cannot judge yet: refused by name, never ignored."""

from collections.abc import Iterator

from rubric.checks.walk import written_evidence_rules
from rubric.diagnostics import Diagnostic, Path, codes
from rubric.model import (
    EvidenceRules,
    Portfolio,
    Specification,
)


def check_specification_built(written: Specification | EvidenceRules) -> Iterator[Diagnostic]:
    """Yield one diagnostic for each clause that is not built yet."""
    for rules, path in written_evidence_rules(written):
        if rules.sign_off is not None:
            yield _refused(path, "sign_off")


def check_portfolio_built(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield what a portfolio says that this version cannot judge: qualifications above all."""
    for name in ("qualification", "units", "pathway"):
        if getattr(portfolio, name):
            yield _refused((), name)


def _refused(path: Path, clause: str) -> Diagnostic:
    return Diagnostic(codes.NOT_BUILT_YET, (*path, clause), {"clause": clause})
