"""Strategies, laws and the oracle, so that others can hold their own port or units to them."""

from rubric.testing import laws
from rubric.testing.holding import hold_evaluator, hold_units
from rubric.testing.oracle import Answer, CriterionAnswer, UnitAnswer, World, answered
from rubric.testing.plain import as_answer, plain
from rubric.testing.strategies import (
    Case,
    cases,
    changed,
    evidence_rules,
    fresh_items,
    opportunities,
    portfolios,
    renumbered,
    specifications,
    sufficiencies,
    wordings,
    written_files,
)

__all__ = [
    "Answer",
    "Case",
    "CriterionAnswer",
    "UnitAnswer",
    "World",
    "answered",
    "as_answer",
    "cases",
    "changed",
    "evidence_rules",
    "fresh_items",
    "hold_evaluator",
    "hold_units",
    "laws",
    "opportunities",
    "plain",
    "portfolios",
    "renumbered",
    "specifications",
    "sufficiencies",
    "wordings",
    "written_files",
]
