"""Hypothesis strategies for specifications, rules and portfolios, as people write them."""

from rubric.testing.strategies.cases import Case, cases, fresh_items
from rubric.testing.strategies.portfolios import Names, portfolios
from rubric.testing.strategies.specifications import (
    evidence_rules,
    specifications,
    sufficiencies,
)

__all__ = [
    "Case",
    "Names",
    "cases",
    "evidence_rules",
    "fresh_items",
    "portfolios",
    "specifications",
    "sufficiencies",
]
