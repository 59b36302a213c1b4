"""A comparison as JSON: codes, arguments and sentences."""

from collections.abc import Callable, Sequence

from rubric.diagnostics import Diagnostic
from rubric.report.changes import Changes
from rubric.report.comparison_shape import (
    ChangeView,
    ComparisonView,
    CriterionChangeView,
    VersionView,
)
from rubric.report.problem_json import problem_view
from rubric.rules import ResolvedRule, ResolvedSpecification
from rubric.rules.changes import ALONE, Change, Comparison, CriterionChange
from rubric.rules.differences import Told, is_list
from rubric.sources import Located


def comparison_view(
    comparison: Comparison,
    language: str = "en",
    placed: Callable[[Diagnostic], Located] = Located,
) -> ComparisonView:
    """Return a comparison as plain data in its published shape.

    Args:
        comparison: two versions side by side.
        language: of the sentences.
        placed: gives a problem its place.
    """
    say = Changes(language)
    counts = {str(code): n for code, n in comparison.counts.items()}
    return {
        "format": "rubric/1",
        "kind": "comparison",
        "different": comparison.different,
        "old": _version(comparison.old),
        "new": _version(comparison.new),
        "counts": {
            "same": len(comparison.unchanged),
            "changed": counts,
            "carry_over": len(comparison.carried),
        },
        "sentence": say.whole(comparison),
        "unit": _changes(comparison.unit, "unit", "", say),
        "outcomes": [
            {
                "old": entry.old,
                "new": entry.new,
                "changes": _changes(entry.changes, "outcome", entry.old or entry.new or "", say),
            }
            for entry in comparison.outcomes
        ],
        "criteria": [_criterion(entry, say) for entry in comparison.criteria],
        "problems": [problem_view(placed(d), language) for d in comparison.problems],
    }


def _version(specification: ResolvedSpecification) -> VersionView:
    return {
        "specification": specification.reference,
        "title": specification.title,
        "criteria": len(specification.criteria),
    }


def _criterion(entry: CriterionChange, say: Changes) -> CriterionChangeView:
    old, new = entry.old, entry.new
    ref = old.reference if old is not None else new.reference if new is not None else ""
    return {
        "old": old and old.reference,
        "new": new and new.reference,
        "carries_over": entry.carries_over,
        "old_fingerprint": old and old.fingerprint,
        "new_fingerprint": new and new.fingerprint,
        "changes": _changes(entry.changes, "criterion", ref, say),
    }


def _changes(changes: Sequence[Change], kind: str, ref: str, say: Changes) -> list[ChangeView]:
    alone = any(change.code in ALONE for change in changes)
    return [
        {
            "code": str(change.code),
            "arguments": {
                "field": change.field or None,
                "old": _plain(change.old, change, say),
                "new": _plain(change.new, change, say),
            },
            "sentence": say.sentence(kind, ref, change, alone=alone),
        }
        for change in changes
    ]


def _plain(value: Told, change: Change, say: Changes) -> str | int | list[str] | None:
    if isinstance(value, ResolvedRule):
        return say.value(change, value)
    return list(value) if is_list(value) else value
