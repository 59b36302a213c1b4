"""A specification resolved: inherited rules written out, two node types, fingerprints."""

from rubric.rules.evidence import EvidenceRule, Origin
from rubric.rules.guidance import Guidance
from rubric.rules.nodes import AtLeast, Filter, Measure, Node, NOf, clauses
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
    "Added",
    "AtLeast",
    "EvidenceRule",
    "Filter",
    "Guidance",
    "Measure",
    "NOf",
    "Node",
    "Origin",
    "RelatedStandard",
    "ResolvedCriterion",
    "ResolvedOutcome",
    "ResolvedRule",
    "ResolvedSpecification",
    "Target",
    "clauses",
    "resolved",
]
