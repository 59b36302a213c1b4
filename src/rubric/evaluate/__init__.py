"""Judging one learner: known → counted → satisfied → status, one file a pass.

Pure: the day is an argument, nothing is read and nothing raises for what a
person wrote.
"""

from rubric.evaluate.closing import Addition, as_evidence, least_addition
from rubric.evaluate.counted import JudgedLink
from rubric.evaluate.engine import evaluated, refused
from rubric.evaluate.gaps import SHORT
from rubric.evaluate.results import (
    ClosesWhen,
    CriterionResult,
    Finding,
    Gap,
    NewItem,
    OutcomeResult,
    Repair,
    Result,
    Tally,
    UnitResult,
)
from rubric.evaluate.satisfied import ClauseState
from rubric.evaluate.statuses import ACHIEVED, OPEN, Act, CriterionStatus, Reason, WaitingOn
from rubric.evaluate.trail import Trail, TrailNode, trail

__all__ = [
    "ACHIEVED",
    "OPEN",
    "SHORT",
    "Act",
    "Addition",
    "ClauseState",
    "ClosesWhen",
    "CriterionResult",
    "CriterionStatus",
    "Finding",
    "Gap",
    "JudgedLink",
    "NewItem",
    "OutcomeResult",
    "Reason",
    "Repair",
    "Result",
    "Tally",
    "Trail",
    "TrailNode",
    "UnitResult",
    "WaitingOn",
    "as_evidence",
    "evaluated",
    "least_addition",
    "refused",
    "trail",
]
