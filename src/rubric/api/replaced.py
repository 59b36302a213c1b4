"""The versions of a library that replace one another."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from rubric.checks.versions import check_was
from rubric.diagnostics import Diagnostic
from rubric.model import EvidenceRules, Specification
from rubric.rules import resolved
from rubric.rules.between import surely_before, version_before
from rubric.rules.matching import Version


def faults_of_was(
    stated: Iterable[Specification],
    versions: Mapping[str, Mapping[str, Specification]],
    house_rules: Callable[[str], EvidenceRules],
    with_errors: Collection[str],
) -> Iterator[tuple[Specification, Diagnostic]]:
    """Yield specifications whose `was` names nothing in the version before, as far as it is there.

    Args:
        stated: the specifications in which a criterion says what it was.
        versions: every specification by id, then by version.
        house_rules: gives the house rules of a reference.
        with_errors: ids of which there are versions that could not be read.
    """
    for new in stated:
        name = new.id if new.replaces is None else new.replaces.partition("@")[0]
        old = version_before(new, versions.get(name, {}).values())
        if old is None or (name in with_errors and not surely_before(old, new)):
            continue
        before, after = (Version(one, resolved(one, house_rules)) for one in (old, new))
        for diagnostic in check_was(after, before):
            yield new, diagnostic
