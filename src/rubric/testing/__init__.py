"""Strategies, laws and the oracle, so that others can hold their own port or units to them."""

from rubric.testing import laws
from rubric.testing.holding import hold_evaluator, hold_units
from rubric.testing.oracle import Answer, CriterionAnswer, UnitAnswer, World, answered
from rubric.testing.plain import as_answer, plain
from rubric.testing.strategies import (
    Case,
    QualificationCase,
    achieved_more,
    cases,
    changed,
    evidence_rules,
    fresh_items,
    portfolios,
    qualification_cases,
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
    "QualificationCase",
    "UnitAnswer",
    "World",
    "achieved_more",
    "answered",
    "as_answer",
    "cases",
    "changed",
    "evidence_rules",
    "fresh_items",
    "hold_evaluator",
    "hold_units",
    "laws",
    "plain",
    "portfolios",
    "qualification_cases",
    "renumbered",
    "specifications",
    "sufficiencies",
    "wordings",
    "written_files",
]
