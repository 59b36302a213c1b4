"""Clauses that the engine knows of and cannot judge yet: refused by name, never ignored."""

from collections.abc import Iterator

from rubric.diagnostics import Diagnostic, codes
from rubric.model import Portfolio


def check_portfolio_built(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield what a portfolio says of a qualification, which this version cannot judge."""
    for name in ("qualification", "units", "pathway"):
        if getattr(portfolio, name):
            yield Diagnostic(codes.NOT_BUILT_YET, (name,), {"clause": name})
