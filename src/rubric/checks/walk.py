"""Walking a specification: every node and every rule with its path."""

from collections.abc import Iterator

from rubric.diagnostics import Path
from rubric.model import (
    AssessmentCriterion,
    EvidenceRuleFields,
    EvidenceRules,
    LearningOutcome,
    Specification,
    Sufficiency,
)
from rubric.model.addresses import turned

SpecificationNode = Specification | LearningOutcome | AssessmentCriterion


def nodes(specification: Specification) -> Iterator[tuple[SpecificationNode, Path]]:
    """Yield the specification, its outcomes and its criteria, in written order."""
    yield specification, ()
    segments = turned(outcome.ref for outcome in specification.outcomes)
    for outcome, segment in zip(specification.outcomes, segments, strict=True):
        yield outcome, (segment,)
        yield from _criteria(outcome, (segment,))
    yield from _criteria(specification, ())


def _criteria(
    owner: Specification | LearningOutcome, path: Path
) -> Iterator[tuple[AssessmentCriterion, Path]]:
    segments = turned(criterion.ref for criterion in owner.criteria)
    for criterion, segment in zip(owner.criteria, segments, strict=True):
        yield criterion, (*path, segment)


def every_rule(specification: Specification) -> Iterator[tuple[Sufficiency, Path]]:
    """Yield every rule, defaults and nested ones too, with its path."""
    for node, path in nodes(specification):
        if node.sufficient is not None:
            yield from _inside(node.sufficient, (*path, "sufficient"))
        if not isinstance(node, AssessmentCriterion) and node.each_criterion is not None:
            here = (*path, "each_criterion", "sufficient")
            yield from _inside(node.each_criterion.sufficient, here)


def _inside(rule: Sufficiency, path: Path) -> Iterator[tuple[Sufficiency, Path]]:
    yield rule, path
    for join, children in (("all", rule.all), ("any", rule.any), ("of", rule.of)):
        for position, child in enumerate(children or (), start=1):
            yield from _inside(child, (*path, join, f"~{position}"))


def written_evidence_rules(
    written: Specification | EvidenceRules,
) -> Iterator[tuple[EvidenceRuleFields, Path]]:
    """Yield evidence rules with their paths, of a specification or of a file of their own."""
    if isinstance(written, EvidenceRules):
        yield written, ()
        return
    for node, path in nodes(written):
        if node.evidence_rules is not None:
            yield node.evidence_rules, (*path, "evidence_rules")
