"""Small units and portfolios as staff write them, judged: for tables of tests."""

from datetime import date
from typing import Any

import yaml

from rubric.evaluation import Result, UnitResult, evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved

ON = date(2026, 3, 31)


def read(text: str) -> Any:
    """Return plain data, every value as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def unit_of(written: str, target: str | None = None) -> ResolvedSpecification:
    """Return a unit `u@1` resolved, aimed at a band."""
    head = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U"}
    return resolved(Specification.model_validate(head | read(written)), {}.__getitem__).aimed_at(
        target
    )


def judged(
    written: str, records: str = "{}", *, on: date = ON, target: str | None = None
) -> Result:
    """Return what a portfolio with these records comes to, against one unit."""
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u"}
    portfolio = Portfolio.model_validate(head | read(records))
    return evaluated(facts_of(portfolio), [unit_of(written, target)], on)


def judged_unit(
    written: str, records: str = "{}", *, on: date = ON, target: str | None = None
) -> UnitResult:
    """Return the one unit of it."""
    return judged(written, records, on=on, target=target).units[0]
