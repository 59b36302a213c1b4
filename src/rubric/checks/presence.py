"""Nothing empty is ever achieved: what has no criteria is a fault (law 11)."""

from collections.abc import Iterator

from rubric.checks.walk import nodes
from rubric.diagnostics import Diagnostic, codes
from rubric.model import AssessmentCriterion, LearningOutcome, Specification


def check_criteria_present(specification: Specification) -> Iterator[Diagnostic]:
    """Yield outcomes and specifications without criteria, and criteria in two places."""
    if not specification.outcomes and not specification.criteria:
        arguments = {"owner": (specification.kind, specification.id, "")}
        yield Diagnostic(codes.NO_CRITERIA, (), arguments)
    if specification.outcomes and specification.criteria:
        yield Diagnostic(codes.CRITERIA_IN_TWO_PLACES, ("criteria",), {}, (("outcomes",),))
    criteria = [node for node, _ in nodes(specification) if isinstance(node, AssessmentCriterion)]
    if criteria and not any(criterion.required for criterion in criteria):
        yield Diagnostic(codes.NOTHING_REQUIRED, ())
    for node, path in nodes(specification):
        if isinstance(node, LearningOutcome) and not node.criteria:
            yield Diagnostic(codes.NO_CRITERIA, path, {"owner": ("outcome", node.ref, "")})
