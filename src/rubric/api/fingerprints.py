"""The fingerprint of a criterion: what of it a decision depends on."""

from rubric.evaluation import CriterionResult
from rubric.rules import ResolvedCriterion


def fingerprint(criterion: ResolvedCriterion | CriterionResult) -> str:
    """Return the fingerprint of a criterion, as a decision records it: `f1:` and 16 digits.

    Decisions stay good as long as it is the same (meaning 10.1).

    >>> import rubric
    >>> library = rubric.Library.load()
    >>> unit = library.specifications["facilitating-action-learning", "1"]
    >>> rubric.fingerprint(library.resolved(unit).criteria["2.1"])[:3]
    'f1:'

    Args:
        criterion: of `library.resolved(specification).criteria`, or of
            `result.units[0].criteria`.
    """
    resolved = criterion.criterion if isinstance(criterion, CriterionResult) else criterion
    return resolved.fingerprint
