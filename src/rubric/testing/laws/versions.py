"""Laws about two versions of a specification side by side."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from rubric.model import Specification
from rubric.rules.changes import JUDGED, Change, ChangeCode, Comparison
from rubric.rules.comparison import compared
from rubric.rules.matching import Version
from rubric.rules.resolve import resolved
from rubric.testing.strategies.cases import Case

#: what is the other thing when the two versions change places
_MIRRORED = {
    ChangeCode.ADDED: ChangeCode.REMOVED,
    ChangeCode.REMOVED: ChangeCode.ADDED,
    ChangeCode.MERGED: ChangeCode.SPLIT,
    ChangeCode.SPLIT: ChangeCode.MERGED,
}


def version_of(case: Case, specification: Mapping[str, Any]) -> Version:
    """Return a specification as written and as resolved with the house rules of the case."""
    written = Specification.model_validate(specification)
    return Version(written, resolved(written, case.house_rules.__getitem__))


def law_compare_itself(case: Case) -> None:
    """Nothing changed between a specification and itself, and every decision carries over."""
    version = version_of(case, case.specification)
    comparison = compared(version, version)
    assert not comparison.different
    assert not comparison.problems
    assert list(comparison.carried) == list(comparison.unchanged) == list(version.resolved.criteria)


def law_compare_everything(case: Case, new: Mapping[str, Any]) -> None:
    """Every criterion of either stands in a comparison, and no old one twice but by `was`.

    Decisions carry over exactly where nothing changed that an assessor judges.
    """
    before, after = version_of(case, case.specification), version_of(case, new)
    comparison = compared(before, after)
    old = Counter(e.old.reference for e in comparison.criteria if e.old is not None)
    assert set(old) == set(before.resolved.criteria)
    there = {e.new.reference for e in comparison.criteria if e.new is not None}
    assert there == set(after.resolved.criteria)
    said = {
        target.criterion
        for criterion in after.criteria.values()
        for name in criterion.was
        if (target := before.resolved.targets.get(name)) is not None
    }
    assert {reference for reference, n in old.items() if n > 1} <= said
    for entry in comparison.criteria:
        if entry.old is not None and entry.new is not None:
            assert entry.carries_over == (not entry.codes & JUDGED), entry.codes


def law_compare_mirror(case: Case, new: Mapping[str, Any]) -> None:
    """Where no `was` is used, exchanging the two versions exchanges what was and what is."""
    before, after = version_of(case, case.specification), version_of(case, new)
    there, back = compared(before, after), compared(after, before)
    assert _told(there, mirrored=False) == _told(back, mirrored=True)


def _told(comparison: Comparison, *, mirrored: bool) -> list[str]:
    """Everything in a comparison, in an order that does not tell old from new."""
    found = [repr(_turned(change, mirrored)) for change in comparison.unit]
    for outcome in comparison.outcomes:
        ends = (outcome.new, outcome.old) if mirrored else (outcome.old, outcome.new)
        found += [f"{ends} {_turned(change, mirrored)}" for change in outcome.changes]
    for entry in comparison.criteria:
        sides = (entry.new, entry.old) if mirrored else (entry.old, entry.new)
        refs = [None if side is None else side.reference for side in sides]
        changes = sorted(repr(_turned(change, mirrored)) for change in entry.changes)
        found.append(f"{refs} {entry.carries_over} {changes}")
    return sorted(found)


def _turned(change: Change, mirrored: bool) -> Change:
    if not mirrored:
        return change
    code = _MIRRORED.get(change.code, change.code)
    return change._replace(code=code, old=change.new, new=change.old)
