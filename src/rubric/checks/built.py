"""Clauses that the engine knows of and cannot judge yet: refused by name, never ignored."""

from collections.abc import Iterator

from rubric.diagnostics import Diagnostic, Path, codes
from rubric.model import Portfolio


def check_portfolio_built(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield what a portfolio says that this version cannot judge: qualifications above all."""
    for name in ("qualification", "units", "pathway"):
        if getattr(portfolio, name):
            yield _refused((), name)


def _refused(path: Path, clause: str) -> Diagnostic:
    return Diagnostic(codes.NOT_BUILT_YET, (*path, clause), {"clause": clause})
