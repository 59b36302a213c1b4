"""Decisions: what each names, and what is left of it on the day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.diagnostics import Path, codes
from rubric.evaluation.references import Key, References
from rubric.facts import Decision, Item
from rubric.model.order import in_order_of_ids, people_order
from rubric.phrases import spelled

_NO_LEVELS: Mapping[Key, str] = {}
_NONE_RECORDED: Mapping[Key, frozenset[str]] = {}


class KnownDecision(NamedTuple):
    """A decision with its references resolved; what pointed at nothing is gone."""

    record: Decision
    criteria: tuple[Key, ...]
    evidence: tuple[str, ...]
    #: as recorded; under several spellings of one criterion there may be several
    fingerprints: Mapping[Key, frozenset[str]]
    #: of the criteria that have levels: the one that was given
    levels: Mapping[Key, str] = _NO_LEVELS


def known_decisions(
    records: Sequence[Decision], items: Mapping[str, Item], refs: References
) -> Iterator[KnownDecision]:
    """Yield the decisions known on the day, those of which nothing is left passed over."""
    on = refs.on
    recorded = {record.id for record in records if record.day <= on}
    listed = refs.people or ()
    for record in in_order_of_ids(records):
        if record.day > on:
            continue
        name = record.id
        here: Path = ("decisions", name)
        criteria = refs.criteria(record.criteria, here)
        fingerprints = _fingerprints(record, here, refs) if record.fingerprints else _NONE_RECORDED
        evidence = tuple(sorted(items.keys() & record.evidence, key=people_order))
        for item in record.evidence if len(evidence) < len(record.evidence) else ():
            if item not in items:
                there = (*here, "evidence", item)
                refs.unknown_item(there, item, items, "decision", name)
        if record.supersedes is not None and record.supersedes not in recorded:
            there = (*here, "supersedes")
            refs.unknown_decision(there, record.supersedes, recorded, "decision", name)
        decider = record.assessor in listed or refs.person(
            record.assessor, (*here, "assessor"), "decision", name
        )
        supported = _supported(record, here, refs)
        levels = _NO_LEVELS
        if record.level is not None and criteria:
            levels = _levels(record, record.level, criteria, refs)
        if decider and criteria:
            fields = (supported, criteria, evidence, fingerprints, levels)
            yield tuple.__new__(KnownDecision, fields)  # past the constructor: there are many


def by_criterion(decisions: Iterable[KnownDecision]) -> dict[Key, tuple[KnownDecision, ...]]:
    """Return the decisions that name each criterion."""
    found: dict[Key, list[KnownDecision]] = {}
    for decision in decisions:
        for key in decision.criteria:
            found.setdefault(key, []).append(decision)
    return {key: tuple(naming) for key, naming in found.items()}


def _fingerprints(record: Decision, here: Path, refs: References) -> dict[Key, frozenset[str]]:
    """What was recorded of each criterion, under whatever spelling of it."""
    found: dict[Key, frozenset[str]] = {}
    for reference, fingerprint in record.fingerprints.items():
        there = (*here, "fingerprints", reference)
        target = refs.target(reference, there, whole=True)
        if target is not None:
            found[target[0]] = found.get(target[0], frozenset()) | {fingerprint}
    return found


def _levels(
    record: Decision, level: str, criteria: Sequence[Key], refs: References
) -> dict[Key, str]:
    """What a level says of each criterion decided that has levels; of others nothing.

    Where a criterion has other levels, or none of them has any, it is set aside.
    """
    having = {}
    for key in criteria:
        names = [one.name for one in refs.specification(key).criteria[key[1]].levels]
        if names:
            having[key] = names
    lacking = [key for key in criteria if level not in having.get(key, ())]
    if having:
        lacking = [key for key in having if key in lacking]
    if lacking:
        key = lacking[0]
        refs.unknown(
            codes.UNKNOWN_LEVEL,
            ("decisions", record.id, "level"),
            level,
            having.get(key, ()),
            {"level": level, "decision": record.id, "criterion": key[1]},
            spelled(level, having.get(key, ())),
        )
    return {key: level for key, names in having.items() if level in names}


def _supported(record: Decision, here: Path, refs: References) -> Decision:
    """The decision without a countersignature or override that is not known."""
    countersigned, override = record.countersigned, record.override
    if countersigned is None and override is None:
        return record
    if countersigned is not None:
        there = (*here, "countersigned", "by")
        late = countersigned.day > refs.on
        if late or not refs.person(countersigned.by, there, "decision", record.id):
            countersigned = None
    if override is not None:
        there = (*here, "override", "authorised_by")
        if not refs.person(override.authorised_by, there, "decision", record.id):
            override = None
    return record._replace(countersigned=countersigned, override=override)
