"""Nothing empty is ever achieved: what has no criteria is a fault (law 11)."""

from collections.abc import Iterator

from rubric.checks.walk import nodes
from rubric.diagnostics import Diagnostic, codes
from rubric.model import LearningOutcome, Specification


def check_criteria_present(specification: Specification) -> Iterator[Diagnostic]:
    """Yield outcomes and specifications without criteria, and criteria in two places."""
    if not specification.outcomes and not specification.criteria:
        arguments = {"owner": f"{specification.kind.replace('_', ' ')} {specification.id}"}
        yield Diagnostic(codes.NO_CRITERIA, (), arguments)
    if specification.outcomes and specification.criteria:
        yield Diagnostic(codes.CRITERIA_IN_TWO_PLACES, ("criteria",), {}, (("outcomes",),))
    for node, path in nodes(specification):
        if isinstance(node, LearningOutcome) and not node.criteria:
            yield Diagnostic(codes.NO_CRITERIA, path, {"owner": f"outcome {node.ref}"})
