"""Comparing two versions, on specifications as written and as resolved (meaning 13.2)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import AssessmentCriterion, Specification
from rubric.model.order import people_order
from rubric.rules.between import said_of_another
from rubric.rules.changes import (
    Change,
    ChangeCode,
    Comparison,
    CriterionChange,
    OutcomeChange,
)
from rubric.rules.differences import (
    Told,
    fact_differences,
    field_differences,
    guidance_differences,
    same_rule,
    told_rule,
)
from rubric.rules.evidence import EvidenceRule
from rubric.rules.fingerprint import folded
from rubric.rules.matching import (
    Matching,
    Pair,
    Version,
    matched,
    outcome_pairs,
    same_reference,
)
from rubric.rules.resolved import (
    ResolvedCriterion,
    ResolvedOutcome,
    ResolvedRule,
    ResolvedSpecification,
)


def compared(old: Version, new: Version, there: Iterable[Specification] | None = ()) -> Comparison:
    """Return what changed from one version to another.

    Args:
        old: the version before.
        new: the version after it.
        there: the versions that there are beside them; None where these cannot be listed.
    """
    between = said_of_another(old, new, there)
    matching = matched(old, new, was=between is None)
    unknown = unknown_was(old, new, matching.unknown)
    outcomes = outcome_pairs(old, new, matching)
    return Comparison(
        old.resolved,
        new.resolved,
        tuple(_unit(old, new)),
        tuple(_outcomes(old, new, outcomes)),
        tuple(_criteria(old, new, matching, outcomes)),
        tuple(unknown) if between is None else (between,),
    )


def _unit(old: Version, new: Version) -> Iterator[Change]:
    for field, was, now in fact_differences(old.written, new.written):
        yield Change(ChangeCode.FACT, was, now, field)
    yield from _rule_changes(old.resolved.rule, new.resolved.rule)
    for field, was, now in guidance_differences(old.written, new.written):
        yield Change(ChangeCode.GUIDANCE, was, now, field)


# -- outcomes ------------------------------------------------------------------


def _outcomes(old: Version, new: Version, pairs: Mapping[int, int]) -> Iterator[OutcomeChange]:
    back = {there: here for here, there in pairs.items()}
    for at, outcome in enumerate(new.resolved.outcomes):
        if at not in back:
            added = Change(ChangeCode.ADDED, None, outcome.text)
            yield OutcomeChange(None, outcome.ref, (added, *_rule_changes(None, outcome.rule)))
            continue
        before = old.resolved.outcomes[back[at]]
        written = old.written.outcomes[back[at]], new.written.outcomes[at]
        changes = [
            *_renamed(before.ref, outcome.ref),
            *_reworded(before, outcome),
            *_rule_changes(before.rule, outcome.rule),
            *(Change(ChangeCode.FACT, w, n, f) for f, w, n in field_differences(*written)),
            *(Change(ChangeCode.GUIDANCE, w, n, f) for f, w, n in guidance_differences(*written)),
        ]
        yield OutcomeChange(before.ref, outcome.ref, tuple(changes))
    for at, outcome in enumerate(old.resolved.outcomes):
        if at not in pairs:
            removed = Change(ChangeCode.REMOVED, outcome.text, None)
            yield OutcomeChange(outcome.ref, None, (removed, *_rule_changes(outcome.rule, None)))


# -- criteria ------------------------------------------------------------------


def _criteria(
    old: Version, new: Version, matching: Matching, outcomes: Mapping[int, int]
) -> Iterator[CriterionChange]:
    was, now = old.criteria, new.criteria
    for reference, criterion in new.resolved.criteria.items():
        befores = matching.before(reference)
        if not befores:
            added = Change(ChangeCode.ADDED, None, criterion.text)
            asked = (Change(code, None, told) for code, told in _asked_of(criterion))
            yield CriterionChange(None, criterion, (added, *asked))
        for before in befores:
            pair = Pair(before, reference)
            changes = [
                *_refs(pair, matching, old, new),
                *_moved(pair, outcomes, old, new),
                *_judged(old.resolved.criteria[before], criterion),
                *_fields(was[before], now[reference]),
            ]
            ordered = sorted(changes, key=lambda change: list(ChangeCode).index(change.code))
            yield CriterionChange(old.resolved.criteria[before], criterion, tuple(ordered))
    for reference, criterion in old.resolved.criteria.items():
        if not matching.after(reference):
            removed = Change(ChangeCode.REMOVED, criterion.text, None)
            asked = (Change(code, told, None) for code, told in _asked_of(criterion))
            yield CriterionChange(criterion, None, (removed, *asked))


def _asked_of(criterion: ResolvedCriterion) -> Iterator[tuple[ChangeCode, Told]]:
    """What a criterion asks that stands in one version alone, beside its wording.

    Where nobody states a rule, one counted item is enough, and nothing is said of it.
    """
    _, _, names, levels, _ = criterion.recipe
    if criterion.parts:
        yield ChangeCode.PARTS, _lettered(criterion)
    if names:
        yield ChangeCode.RANGE, names
    if levels:
        yield ChangeCode.LEVELS, _levels(levels)
    if criterion.rule.stated != "engine":
        yield ChangeCode.RULE, told_rule(criterion.rule)
    if not criterion.required:
        yield ChangeCode.REQUIRED, "no"


def _refs(pair: Pair, matching: Matching, old: Version, new: Version) -> Iterator[Change]:
    """What became of the number: another one, several of one, or one of several."""
    if not same_reference(pair.old, pair.new, old.resolved, new.resolved):
        yield Change(ChangeCode.RENUMBERED, pair.old, pair.new)
    befores, afters = matching.before(pair.new), matching.after(pair.old)
    if len(befores) > 1:
        yield Change(ChangeCode.MERGED, befores, pair.new)
    if len(afters) > 1:
        yield Change(ChangeCode.SPLIT, pair.old, afters)


def _moved(pair: Pair, outcomes: Mapping[int, int], old: Version, new: Version) -> Iterator[Change]:
    before, after = old.resolved.criteria[pair.old], new.resolved.criteria[pair.new]
    expected = None if before.outcome is None else outcomes.get(before.outcome, -1)
    if expected != after.outcome:
        yield Change(
            ChangeCode.MOVED, _outcome(old.resolved, before), _outcome(new.resolved, after)
        )


def _outcome(specification: ResolvedSpecification, criterion: ResolvedCriterion) -> str | None:
    at = criterion.outcome
    return None if at is None else specification.outcomes[at].ref


def _judged(old: ResolvedCriterion, new: ResolvedCriterion) -> Iterator[Change]:
    """What an assessor judges, and what evidence has to be like."""
    wording, parts, names, levels, _ = old.recipe
    wording_now, parts_now, names_now, levels_now, _ = new.recipe
    if wording != wording_now:
        yield Change(ChangeCode.REWORDED, old.text, new.text)
    if parts != parts_now:
        yield Change(ChangeCode.PARTS, _lettered(old), _lettered(new))
    elif tuple(old.parts) != tuple(new.parts):
        yield Change(ChangeCode.LETTERS, tuple(old.parts), tuple(new.parts))
    if names != names_now:
        yield Change(ChangeCode.RANGE, names, names_now)
    if levels != levels_now:
        yield Change(ChangeCode.LEVELS, _levels(levels), _levels(levels_now))
    yield from _rule_changes(old.rule, new.rule)
    yield from _evidence(old.evidence, new.evidence)
    if old.required != new.required:
        yield Change(ChangeCode.REQUIRED, *(("no", "yes")[c.required] for c in (old, new)))


def _lettered(criterion: ResolvedCriterion) -> tuple[str, ...]:
    return tuple(f"{letter} {text}" for letter, text in criterion.parts.items())


def _levels(levels: tuple[tuple[str, str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{name} ({points}) {descriptor}".strip() for name, points, descriptor in levels)


def _fields(old: AssessmentCriterion, new: AssessmentCriterion) -> Iterator[Change]:
    for field, was, now in field_differences(old, new):
        yield Change(ChangeCode.FACT, was, now, field)
    for field, was, now in guidance_differences(old, new):
        yield Change(ChangeCode.GUIDANCE, was, now, field)


# -- what outcomes, criteria and the unit share --------------------------------


def _renamed(old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(ChangeCode.RENUMBERED, old, new)


def _reworded(old: ResolvedOutcome, new: ResolvedOutcome) -> Iterator[Change]:
    if folded(old.text) != folded(new.text):
        yield Change(ChangeCode.REWORDED, old.text, new.text)


def _rule_changes(old: ResolvedRule | None, new: ResolvedRule | None) -> Iterator[Change]:
    if not same_rule(old, new):
        yield Change(ChangeCode.RULE, told_rule(old), told_rule(new))
    elif old is not None and new is not None:
        if old.basis != new.basis:
            yield Change(ChangeCode.BASIS, old.basis, new.basis)
        if old.reading != new.reading:
            yield Change(ChangeCode.READING, old.reading, new.reading)


def _evidence(old: EvidenceRule, new: EvidenceRule) -> Iterator[Change]:
    for field in EvidenceRule._fields:
        was, now = getattr(old, field), getattr(new, field)
        if field != "origins" and was != now:
            yield Change(ChangeCode.EVIDENCE_RULES, _plain(was), _plain(now), field)


def _word(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else " + ".join(value)


def _plain(value: object) -> Told:
    """A field of evidence rules as plain data: words sorted, codes with their words."""
    if isinstance(value, Mapping):
        return tuple(f"{code} = {_word(word)}" for code, word in sorted(value.items())) or None
    if isinstance(value, (frozenset, tuple)):
        return tuple(sorted(value)) or None
    return value if isinstance(value, (int, str)) else None


def unknown_was(
    old: Version, new: Version, unknown: Iterable[tuple[str, str]]
) -> Iterator[Diagnostic]:
    """Yield where `was` names nothing in the old version: criterion and name of each."""
    for reference, name in unknown:
        arguments: dict[str, Argument] = {
            "reference": name,
            "near": "",
            "allowed": tuple(sorted(old.resolved.criteria, key=people_order)),
            "specification": (old.resolved.reference,),
        }
        path = (*new.resolved.criteria[reference].path, "was", name)
        yield Diagnostic(codes.UNKNOWN_CRITERION, path, arguments)
