"""A specification resolved: inherited rules written out, two node types, fingerprints."""

from rubric.rules.evidence import EvidenceRule, Origin
from rubric.rules.grading import BANDS, Alternatives, ResolvedLevel
from rubric.rules.guidance import Guidance
from rubric.rules.nodes import (
    DIFFERENT,
    EVERYTHING,
    AtLeast,
    Cap,
    Filter,
    Measure,
    Node,
    NOf,
    clauses,
)
from rubric.rules.resolve import resolved
from rubric.rules.resolved import (
    Added,
    RelatedStandard,
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
    Target,
)

__all__ = [
    "BANDS",
    "DIFFERENT",
    "EVERYTHING",
    "Added",
    "Alternatives",
    "AtLeast",
    "Cap",
    "EvidenceRule",
    "Filter",
    "Guidance",
    "Measure",
    "NOf",
    "Node",
    "Origin",
    "RelatedStandard",
    "ResolvedCriterion",
    "ResolvedLevel",
    "ResolvedOutcome",
    "ResolvedRule",
    "ResolvedSpecification",
    "Target",
    "clauses",
    "resolved",
]
