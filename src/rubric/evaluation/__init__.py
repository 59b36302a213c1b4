"""Judging one learner: known → counted → satisfied → status, one file a pass.

Pure: the day is an argument, nothing is read and nothing raises for what a
person wrote.
"""

from rubric.evaluation.additions.addition import Addition, NewItem
from rubric.evaluation.additions.closing import least_addition, satisfiable
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.decided import Gone
from rubric.evaluation.engine import evaluated, judged_again, refused
from rubric.evaluation.gaps import SHORT
from rubric.evaluation.result import RelatesTo, Result
from rubric.evaluation.results import (
    Alternative,
    ClosesWhen,
    CriterionResult,
    Finding,
    Gap,
    IqaSummary,
    JudgedAs,
    Move,
    OutcomeResult,
    Points,
    Repair,
    RepairStep,
    UnitResult,
)
from rubric.evaluation.satisfied import ClauseState
from rubric.evaluation.shared import Shared
from rubric.evaluation.statuses import (
    ACHIEVED,
    OPEN,
    Act,
    CriterionStatus,
    FindingCode,
    Obstacle,
    Reason,
    WaitingOn,
)
from rubric.evaluation.tally import Tally

__all__ = [
    "ACHIEVED",
    "OPEN",
    "SHORT",
    "Act",
    "Addition",
    "Alternative",
    "ClauseState",
    "ClosesWhen",
    "CriterionResult",
    "CriterionStatus",
    "Finding",
    "FindingCode",
    "Gap",
    "Gone",
    "IqaSummary",
    "JudgedAs",
    "JudgedLink",
    "Move",
    "NewItem",
    "Obstacle",
    "OutcomeResult",
    "Points",
    "Reason",
    "RelatesTo",
    "Repair",
    "RepairStep",
    "Result",
    "Shared",
    "Tally",
    "UnitResult",
    "WaitingOn",
    "evaluated",
    "judged_again",
    "least_addition",
    "refused",
    "satisfiable",
]
