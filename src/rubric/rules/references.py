"""Every accepted way to write a reference to a criterion, and what each points at.

A short reference (`2.1`) is accepted where it is unique; the full one
(`2/2.1`) and one that names the specification (`unit/2.1`) always; a part adds
its letter (`2.1a`). Where any number restarts, the full reference is the
canonical one for the whole specification (meaning 1 and 4).
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from rubric.diagnostics import Path
from rubric.model import AssessmentCriterion
from rubric.rules.resolved import Target

#: a criterion with its path
Placed = tuple[AssessmentCriterion, Path]


def canonical_references(placed: Iterable[Placed]) -> list[str]:
    """Return the canonical reference of every criterion, in the given order."""
    every = list(placed)
    counts = Counter(criterion.ref for criterion, _ in every)
    if all(count == 1 for count in counts.values()):
        return [criterion.ref for criterion, _ in every]
    return ["/".join(path) for _, path in every]


def reference_targets(
    specification: str, version: str, criteria: Mapping[str, Placed]
) -> tuple[dict[str, Target], dict[str, tuple[str, ...]]]:
    """Return what each reference points at, and the short ones that several share.

    Args:
        specification: the id of the specification.
        version: its version.
        criteria: canonical reference → the criterion and its path.
    """
    owners: dict[str, list[Target]] = {}
    for reference, (criterion, path) in criteria.items():
        for way in {reference, criterion.ref, "/".join(path)}:
            owners.setdefault(way, []).append(Target(reference))
    for reference, (criterion, path) in criteria.items():
        for part in criterion.parts:
            for way in {reference, criterion.ref, "/".join(path)}:
                written = way + part.ref
                if all(target.part is not None for target in owners.get(written, ())):
                    owners.setdefault(written, []).append(Target(reference, part.ref))
    unique = {way: found[0] for way, found in owners.items() if len(found) == 1}
    shared = {
        way: tuple(target.criterion for target in found)
        for way, found in owners.items()
        if len(found) > 1
    }
    names = (specification, f"{specification}@{version}")
    named = {f"{name}/{way}": target for name in names for way, target in unique.items()}
    named_shared = {f"{name}/{way}": found for name in names for way, found in shared.items()}
    return {**named, **unique}, {**named_shared, **shared}
