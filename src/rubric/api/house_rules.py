"""House rules by reference, and specifications checked with those that are at hand."""

from collections.abc import Iterator, Mapping

from rubric.checks import (
    check_evidence_rules,
    check_resolved,
    check_rule_references,
    check_specification,
)
from rubric.diagnostics import Diagnostic
from rubric.load import Document
from rubric.model import EvidenceRules, Specification
from rubric.model.order import people_order
from rubric.rules import resolved
from rubric.sources import Located, located

#: house rules by id, then by version
Rules = Mapping[str, Mapping[str, EvidenceRules]]


def find_rules(reference: str, rules: Rules) -> EvidenceRules | None:
    """Return house rules by `id` (the highest version) or `id@version`, or None."""
    name, _, version = reference.partition("@")
    versions = rules.get(name, {})
    if version:
        return versions.get(version)
    return versions[max(versions, key=people_order)] if versions else None


def rules_of(reference: str, rules: Rules) -> EvidenceRules:
    """Return the house rules of a reference that has been checked.

    Raises:
        LookupError: there are none, which is a bug of ours.
    """
    found = find_rules(reference, rules)
    if found is None:
        raise LookupError(reference)
    return found


def checked_with(document: Document, rules: Rules) -> tuple[Located, ...]:
    """Return the faults of a specification or of house rules, each at its place."""
    return tuple(located(d, document.place) for d in faults_of(document.value, rules))


def faults_of(value: object, rules: Rules) -> Iterator[Diagnostic]:
    """Yield the faults of a specification by itself, or of house rules; other values have none."""
    if isinstance(value, EvidenceRules):
        yield from check_evidence_rules(value)
    elif isinstance(value, Specification):
        known = rules.keys() | {f"{i}@{version}" for i, every in rules.items() for version in every}
        problems = [*check_specification(value), *check_rule_references(value, known)]
        yield from problems
        if not any(problem.code.severity == "error" for problem in problems):
            yield from check_resolved(resolved(value, lambda r: rules_of(r, rules)))
