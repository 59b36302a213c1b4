"""Strategies, laws and the oracle, so that others can hold their own port or units to them.

What needs Hypothesis (the extra `testing`) is imported when it is first used: the
conformance cases and the oracle need nothing beside the engine itself.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rubric.testing.oracle import Answer, CriterionAnswer, UnitAnswer, World, answered
from rubric.testing.plain import as_answer, plain

if TYPE_CHECKING:
    from rubric.testing import laws
    from rubric.testing.holding import hold_evaluator, hold_units
    from rubric.testing.strategies import (
        Case,
        QualificationCase,
        achieved_more,
        cases,
        changed,
        evidence_rules,
        fresh_items,
        opportunities,
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
    "opportunities",
    "plain",
    "portfolios",
    "qualification_cases",
    "renumbered",
    "specifications",
    "sufficiencies",
    "wordings",
    "written_files",
]

_HOLDING = ("hold_evaluator", "hold_units")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(name)
    if name == "laws":
        return import_module("rubric.testing.laws")
    home = "rubric.testing.holding" if name in _HOLDING else "rubric.testing.strategies"
    return getattr(import_module(home), name)
