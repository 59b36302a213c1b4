"""What differs between two reports on one learner, criterion by criterion, and because of what."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from rubric.evaluation import Act
from rubric.report.since.seen import SeenCriterion, SeenLink, SeenReport, SeenUnit


class ChangeKind(StrEnum):
    """What became of a criterion."""

    CLOSED = "closed"
    OPENED = "opened"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


class Cause(NamedTuple):
    """One thing that differs on a criterion: a code, and what it is about."""

    code: str
    arguments: Mapping[str, str | tuple[str, ...]] = {}


class Change(NamedTuple):
    """One criterion that is not as it was."""

    kind: ChangeKind
    #: the specification as id@version, in this report where it is in it
    specification: str
    reference: str
    #: the status before and now, each as code and in words; None where it was not there
    was: tuple[str, str] | None
    now: tuple[str, str] | None
    because: tuple[Cause, ...]


class Standing(NamedTuple):
    """Whether a unit is achieved, or a rule above its criteria satisfied, where that differs."""

    #: the specification as id@version, in this report
    specification: str
    #: what is not as it was: "achieved", or "rule"
    what: str
    #: of which outcome; None for the whole
    outcome: str | None
    now: bool


class Differences(NamedTuple):
    """What differs between an earlier report on a learner and this one."""

    #: the day of the earlier report
    on: str
    changes: tuple[Change, ...]
    #: what was said of the qualification before and now, where that differs
    qualification: tuple[str | None, str | None] | None = None
    #: of units that are in both reports
    standings: tuple[Standing, ...] = ()

    def of(self, kind: ChangeKind) -> tuple[Change, ...]:
        """Return the changes of one kind."""
        return tuple(change for change in self.changes if change.kind is kind)


def differences(old: SeenReport, new: SeenReport) -> Differences:
    """Return what differs between an earlier report and this one, unit by unit."""
    nothing = SeenUnit("", False, None, {}, {})
    changes: list[Change] = []
    standings: list[Standing] = []
    for unit in dict.fromkeys((*new.units, *old.units)):
        before, after = old.units.get(unit, nothing), new.units.get(unit, nothing)
        changes += _of_unit(before, after)
        if unit in old.units and unit in new.units:
            standings += _standings(before, after)
    said = None
    if old.qualification != new.qualification:
        said = (old.qualification, new.qualification)
    return Differences(old.on, tuple(changes), said, tuple(standings))


def _standings(old: SeenUnit, new: SeenUnit) -> Iterator[Standing]:
    """Yield what no criterion says: whether the unit is achieved, and rules above criteria hold."""
    if old.achieved is not new.achieved:
        yield Standing(new.reference, "achieved", None, new.achieved)
    rules = ((None, old.rule, new.rule),)
    outcomes = ((ref, old.outcomes.get(ref), now) for ref, now in new.outcomes.items())
    for outcome, was, now in (*rules, *outcomes):
        if was is not None and now is not None and was is not now:
            yield Standing(new.reference, "rule", outcome, now)


def _of_unit(old: SeenUnit, new: SeenUnit) -> Iterator[Change]:
    specification = new.reference or old.reference
    moved = old.reference and new.reference and old.reference != new.reference
    version = (Cause("version", {"old": old.reference, "new": new.reference}),) if moved else ()
    for reference in dict.fromkeys((*new.criteria, *old.criteria)):
        before, after = old.criteria.get(reference), new.criteria.get(reference)
        if before is None or after is None:
            kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED
            yield Change(kind, specification, reference, _told(before), _told(after), version)
        elif (before.status, before.level) != (after.status, after.level):
            because = (*version, *_causes(before, after))
            told = because or (Cause("elsewhere"),)
            kind = ChangeKind.CHANGED
            if before.achieved is not after.achieved:
                kind = ChangeKind.CLOSED if after.achieved else ChangeKind.OPENED
            yield Change(kind, specification, reference, _told(before), _told(after), told)


def _told(criterion: SeenCriterion | None) -> tuple[str, str] | None:
    if criterion is None:
        return None
    label = criterion.label if criterion.level is None else f"{criterion.label}, {criterion.level}"
    return criterion.status, label


def _causes(old: SeenCriterion, new: SeenCriterion) -> Iterator[Cause]:
    """Yield everything that differs between two statuses of one criterion."""
    yield from _of_links(old.links, new.links)
    if old.fingerprint != new.fingerprint:
        was, now = old.rules[0], new.rules[0]
        asked = was and was != now
        if asked:
            yield Cause("rule_is_another", {"was": was, "now": now})
        if not asked or old.text != new.text:
            yield Cause("reworded")
    elif old.rules != new.rules:
        yield Cause("rule_changed")
    for code, before, after in (
        ("decided", old.decisions, new.decisions),
        ("reviewed", old.reviews, new.reviews),
    ):
        if came := _only(after, before):
            yield Cause(code, {"records": came})
        if went := _only(before, after):
            yield Cause(f"{code}_no_longer", {"records": went})
    if old.decisions == new.decisions:
        yield from _of_the_decision(old, new)
    if opened := _only(new.actions, old.actions):
        yield Cause("action_opened", {"records": opened})
    if closed := _only(old.actions, new.actions):
        yield Cause("action_closed", {"records": closed})
    if old.exemption != new.exemption:
        code, record = "exempted", new.exemption
        if record is None:
            code, record = "exempted_no_longer", old.exemption
        yield Cause(code, {"records": (record or "",)})
    if old.role != new.role:
        yield Cause("role")


def _of_the_decision(old: SeenCriterion, new: SeenCriterion) -> Iterator[Cause]:
    """Yield what differs in the decisions in force, where they are the same ones."""
    records = {"records": new.decisions}
    awaited, awaits = (one.act == Act.COUNTERSIGN for one in (old, new))
    for code, before, after in (
        ("countersignature_awaited", awaited, awaits),
        ("overridden", old.overridden, new.overridden),
        ("judged_other", old.judged_other, new.judged_other),
    ):
        if before is not after and new.decisions:
            yield Cause(code if after else f"{code}_no_longer", records)


def _of_links(
    old: Mapping[str, Sequence[SeenLink]], new: Mapping[str, Sequence[SeenLink]]
) -> Iterator[Cause]:
    """Yield what differs in the evidence; items of which the same is true stand together."""
    came, went, counts, signed, relinked = [], [], [], [], []
    refused: list[Cause] = []
    for item, links in new.items():
        before = old.get(item)
        counted = any(link.counted for link in links)
        if not counted and (before is None or any(link.counted for link in before)):
            code = "new_uncounted" if before is None else "counts_no_longer"
            refused.append(Cause(code, {"items": (item,), "reason": links[0].sentence}))
        elif before is None:
            came.append(item)
        elif counted and not any(link.counted for link in before):
            counts.append(item)
        elif _authentic(links) and not _authentic(before):
            signed.append(item)
        elif _places(links) != _places(before):
            relinked.append(item)
    went = list(_only(tuple(old), tuple(new)))
    for code, items in (
        ("new_evidence", came),
        ("counts_now", counts),
        ("signed", signed),
        ("relinked", relinked),
        ("gone", went),
    ):
        if items:
            yield Cause(code, {"items": tuple(items)})
    yield from refused


def _authentic(links: Sequence[SeenLink]) -> bool:
    return all(link.authenticated for link in links)


def _places(links: Sequence[SeenLink]) -> frozenset[tuple[str | None, tuple[str, ...]]]:
    return frozenset((link.at, link.covers) for link in links)


def _only(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """Those of some that are not among others, in their order."""
    return tuple(one for one in some if one not in others)
