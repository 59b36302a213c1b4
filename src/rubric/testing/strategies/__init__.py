"""Hypothesis strategies for specifications, rules and portfolios, as people write them."""

from rubric.testing.strategies.cases import Case, cases, fresh_items
from rubric.testing.strategies.on_qualification import portfolios_on
from rubric.testing.strategies.portfolios import Names, portfolios
from rubric.testing.strategies.qualifications import (
    QualificationCase,
    achieved_more,
    qualification_cases,
)
from rubric.testing.strategies.rows import broken_rows
from rubric.testing.strategies.several import CaseOfTwo, cases_of_two
from rubric.testing.strategies.specifications import (
    evidence_rules,
    specifications,
    sufficiencies,
)
from rubric.testing.strategies.tasks import opportunities
from rubric.testing.strategies.versions import changed, merged, renumbered
from rubric.testing.strategies.wording import names, wordings, written_files

__all__ = [
    "Case",
    "CaseOfTwo",
    "Names",
    "QualificationCase",
    "achieved_more",
    "broken_rows",
    "cases",
    "cases_of_two",
    "changed",
    "evidence_rules",
    "fresh_items",
    "merged",
    "names",
    "opportunities",
    "portfolios",
    "portfolios_on",
    "qualification_cases",
    "renumbered",
    "specifications",
    "sufficiencies",
    "wordings",
    "written_files",
]
