"""The versions of a library that replace one another."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from rubric.checks.versions import check_was
from rubric.diagnostics import Diagnostic
from rubric.model import EvidenceRules, Specification
from rubric.model.order import people_order
from rubric.rules import resolved
from rubric.rules.matching import Version, was_applies


def faults_of_was(
    stated: Iterable[Specification],
    versions: Mapping[str, Mapping[str, Specification]],
    house_rules: Callable[[str], EvidenceRules],
) -> Iterator[tuple[Specification, Diagnostic]]:
    """Yield specifications whose `was` names nothing in the version before, as far as it is there.

    Args:
        stated: the specifications in which a criterion says what it was.
        versions: every specification by id, then by version.
        house_rules: gives the house rules of a reference.
    """
    for new in stated:
        name = new.id if new.replaces is None else new.replaces.partition("@")[0]
        there = versions.get(name, {})
        olds = [there[version] for version in sorted(there, key=people_order)]
        olds = [old for old in olds if was_applies(old, new)]
        if olds:
            after = Version(new, resolved(new, house_rules))
            befores = [Version(old, resolved(old, house_rules)) for old in olds]
            for diagnostic in check_was(after, befores):
                yield new, diagnostic
