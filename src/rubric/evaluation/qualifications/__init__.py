"""Judging a qualification: which units count, what they come to, and what is the least to do."""

from rubric.evaluation.qualifications.judging import judged, what_if
from rubric.evaluation.qualifications.results import (
    Capped,
    CombinationResult,
    Counted,
    QualificationGap,
    QualificationResult,
    QualificationStatus,
    RuleState,
    Shortfall,
    Step,
    Uncounted,
    WhyNot,
)
from rubric.evaluation.qualifications.standing import Entry, Standing, entry

__all__ = [
    "Capped",
    "CombinationResult",
    "Counted",
    "Entry",
    "QualificationGap",
    "QualificationResult",
    "QualificationStatus",
    "RuleState",
    "Shortfall",
    "Standing",
    "Step",
    "Uncounted",
    "WhyNot",
    "entry",
    "judged",
    "what_if",
]
