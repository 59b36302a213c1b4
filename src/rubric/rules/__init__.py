"""A specification resolved: inherited rules written out, two node types, fingerprints."""

from rubric.rules.evidence import EvidenceRule, Origin
from rubric.rules.nodes import AtLeast, Filter, Measure, Node, NOf, clauses
from rubric.rules.resolve import resolved
from rubric.rules.resolved import (
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
    Target,
)

__all__ = [
    "AtLeast",
    "EvidenceRule",
    "Filter",
    "Measure",
    "NOf",
    "Node",
    "Origin",
    "ResolvedCriterion",
    "ResolvedOutcome",
    "ResolvedRule",
    "ResolvedSpecification",
    "Target",
    "clauses",
    "resolved",
]
