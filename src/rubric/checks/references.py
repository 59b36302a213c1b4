"""References of a specification to house rules."""

from collections.abc import Collection, Iterator

from rubric.checks.walk import nodes
from rubric.diagnostics import Diagnostic, codes
from rubric.model import Specification
from rubric.phrases import spelled


def check_rule_references(
    specification: Specification, known: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield references to house rules that the library does not hold.

    Args:
        specification: as written.
        known: every accepted reference, `id` and `id@version`.
    """
    for node, path in nodes(specification):
        use = None if node.evidence_rules is None else node.evidence_rules.use
        if use is not None and use not in known:
            yield Diagnostic(
                codes.UNKNOWN_RULES,
                (*path, "evidence_rules"),
                {
                    "reference": use,
                    "near": spelled(use, known),
                    "allowed": tuple(sorted(known)),
                },
            )
