"""What people write, as frozen values: the shape of the files and of their schemas."""

from rubric.model.base import Written
from rubric.model.evidence_rules import (
    AcceptedEvidence,
    Currency,
    EvidenceRuleFields,
    EvidenceRules,
    Method,
)
from rubric.model.order import people_order
from rubric.model.portfolio import (
    Action,
    Countersignature,
    Decision,
    Declaration,
    EvidenceItem,
    EvidenceMapping,
    Exemption,
    IqaReview,
    Override,
    Person,
    Portfolio,
    Withdrawal,
)
from rubric.model.specification import (
    AssessmentCriterion,
    LearningOutcome,
    Level,
    Part,
    Specification,
)
from rubric.model.sufficiency import AchievedBy, EachCriterion, Sufficiency, Where

__all__ = [
    "AcceptedEvidence",
    "AchievedBy",
    "Action",
    "AssessmentCriterion",
    "Countersignature",
    "Currency",
    "Decision",
    "Declaration",
    "EachCriterion",
    "EvidenceItem",
    "EvidenceMapping",
    "EvidenceRuleFields",
    "EvidenceRules",
    "Exemption",
    "IqaReview",
    "LearningOutcome",
    "Level",
    "Method",
    "Override",
    "Part",
    "Person",
    "Portfolio",
    "Specification",
    "Sufficiency",
    "Where",
    "Withdrawal",
    "Written",
    "people_order",
]
