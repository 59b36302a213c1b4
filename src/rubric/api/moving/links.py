"""Links of items: which criterion, parts and range items they name in the new version."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.api.moving.orphans import Orphans
from rubric.api.moving.references import Step
from rubric.api.moving.reworded import Reworded
from rubric.diagnostics import Path
from rubric.model import EvidenceItem, EvidenceMapping
from rubric.model.scalars import LONGEST_TEXT
from rubric.rules import ResolvedCriterion, Target
from rubric.rules.fingerprint import folded
from rubric.rules.matching import alike
from rubric.rules.moved import OrphanReason


class _Link(NamedTuple):
    """A link in one form: None covers all; a part that its reference names is among `parts`."""

    link: EvidenceMapping
    parts: tuple[str, ...] | None
    range: tuple[str, ...] | None
    #: the part that its reference names
    part: str | None = None
    #: whether its parts stand under `range`
    by_range: bool = False


class _Names(NamedTuple):
    """Names of a link in the new version."""

    kept: tuple[str, ...] | None
    #: known names that have gone, and unknown ones that would now be known
    lost: tuple[tuple[str, OrphanReason], ...] = ()
    #: whether something of what the link named is left
    stays: bool = True


class _Copy(NamedTuple):
    """A link as one criterion of the new version has it; None where nothing of it is left."""

    criterion: ResolvedCriterion
    link: _Link | None
    #: names that this criterion does not have: path from the link on, name, why
    lost: tuple[tuple[Path, str, OrphanReason], ...]


def moved_links(
    item: EvidenceItem, step: Step, orphans: Orphans, reworded: Reworded
) -> dict[str, EvidenceMapping]:
    """Return the links of an item after the step."""
    found: dict[str, EvidenceMapping] = {}
    moved: dict[str, tuple[str, ResolvedCriterion, _Link]] = {}
    for reference, link in item.maps_to.items():
        here: Path = ("evidence", item.id, "maps_to", reference)
        named = step.before(reference)
        if named is None and step.after(reference) is not None:
            orphans.add(here, OrphanReason.WOULD_POINT_AT_SOMETHING, link)
            continue
        if named is None or not step.moves(named):
            found[reference] = link
            continue
        old = named[1].criterion
        # several references to one criterion stay several, as far as there are ways to write it
        taken = {way for way, (before, _, _) in moved.items() if before == old}
        for criterion, copy in _copies(link, named[1], step, here, orphans):
            way, one = _addressed(reference, old, criterion, copy, step, taken)
            if way in moved:
                one = _joined(moved[way][2], one, here, orphans)
            moved[way] = (old, criterion, one)
            reworded.item(item.id, old, criterion.reference)
            found[way] = one.link  # it keeps its turn
    return found | {way: _as_written(one, criterion) for way, (_, criterion, one) in moved.items()}


def _copies(
    link: EvidenceMapping, named: Target, step: Step, here: Path, orphans: Orphans
) -> Iterator[tuple[ResolvedCriterion, _Link]]:
    """Yield the link for each criterion that its own has become; what no copy has is an orphan."""
    old = step.old.criteria[named.criterion]
    before = _read(link, old, named.part)
    afters = step.matching.after(old.reference)
    if not step.closed.isdisjoint(afters):
        orphans.add(here, OrphanReason.SHOWN_IN_PART, link)
        if step.closed.issuperset(afters):
            return
    copies = [_copy(before, old, step.new.criteria[n]) for n in afters if n not in step.closed]
    kept = [(copy.criterion, copy.link) for copy in copies if copy.link is not None]
    lost = [
        entry for entry in (copies[0].lost if copies else ())
        if all(entry in copy.lost for copy in copies)
    ]  # fmt: skip
    if not kept:
        reason = lost[0][2] if lost else OrphanReason.CRITERION_GONE
        orphans.add(here, reason, link)
    else:
        for path, name, reason in lost:
            orphans.add((*here, *path), reason, name)
    yield from kept


def _copy(before: _Link, old: ResolvedCriterion, new: ResolvedCriterion) -> _Copy:
    letters = _letters(old, new)
    names_now = _same_names(old.range, new.range)
    gone = OrphanReason.PART_GONE
    parts = _translated(before.parts, tuple(old.parts), letters, tuple(new.parts), gone)
    gone = OrphanReason.RANGE_ITEM_GONE
    names = _translated(before.range, old.range, names_now, new.range, gone)
    field = "range" if before.by_range else "parts"
    lost = (
        *(((name,) if name == before.part else (field, name), name, why)
          for name, why in parts.lost),
        *((("range", name), name, why) for name, why in names.lost),
    )  # fmt: skip
    if not (parts.stays and names.stays):
        return _Copy(new, None, lost)
    part = letters.get(before.part) if before.part is not None else None
    link = _Link(before.link, parts.kept, names.kept, part, before.by_range)
    return _Copy(new, link, lost)


def _addressed(
    reference: str,
    old: str,
    criterion: ResolvedCriterion,
    link: _Link,
    step: Step,
    taken: Container[str],
) -> tuple[str, _Link]:
    """A reference for a link, and the link; a part that no reference can name stands in it."""
    if link.part is not None:
        target = Target(criterion.reference, link.part)
        way = step.written(reference, old, target, taken)
        if way is not None:
            return way, link
    way = step.written(reference, old, Target(criterion.reference), taken)
    return way or criterion.reference, link._replace(part=None)


def _read(link: EvidenceMapping, criterion: ResolvedCriterion, part: str | None) -> _Link:
    """A link as the engine reads it: without range items, `range` names lettered parts."""
    means_parts = bool(criterion.parts) and not criterion.range
    by_range = means_parts and link.parts is None and link.range is not None
    parts, names = (link.range, None) if by_range else (link.parts, link.range)
    if part is not None:
        parts = tuple(dict.fromkeys((part, *(parts or ()))))
    return _Link(link, parts, names, part, by_range)


def _translated(
    names: Sequence[str] | None,
    scope: Sequence[str],
    now: Mapping[str, str],
    scope_now: Sequence[str],
    gone: OrphanReason,
) -> _Names:
    """Names of the old scope in that of the new version; None, all of them, stays None."""
    if names is None:
        return _Names(None)
    kept: list[str] = []
    lost: list[tuple[str, OrphanReason]] = []
    for name in names:
        if name in scope and name not in now:
            lost.append((name, gone))
        elif name not in scope and name in scope_now:
            lost.append((name, OrphanReason.WOULD_POINT_AT_SOMETHING))
        else:  # what named nothing still names nothing
            kept.append(now.get(name, name))
    known = any(name in scope for name in names)
    left = any(name in now for name in names) if known else bool(kept)
    return _Names(tuple(dict.fromkeys(kept)), tuple(lost), left)


def _letters(old: ResolvedCriterion, new: ResolvedCriterion) -> dict[str, str]:
    """Old letter → new letter: by letter and wording, by wording, by letter."""
    was = {letter: folded(text) for letter, text in old.parts.items()}
    now = {letter: folded(text) for letter, text in new.parts.items()}
    return alike(was, now, {letter: letter for letter in was if letter in now})


def _same_names(old: Iterable[str], new: Iterable[str]) -> dict[str, str]:
    now = {folded(name): name for name in new}
    return {name: now[folded(name)] for name in old if folded(name) in now}


def _joined(one: _Link, other: _Link, here: Path, orphans: Orphans) -> _Link:
    """Two links that have come to one criterion: what they cover together."""
    link = one.link
    for field in ("at", "note"):
        mine, theirs = getattr(link, field), getattr(other.link, field)
        if theirs is None or (mine is not None and theirs in mine.split("; ")):
            continue
        together = theirs if mine is None else f"{mine}; {theirs}"
        if len(together) > LONGEST_TEXT:
            orphans.add((*here, field), OrphanReason.TOO_LONG, theirs)
        else:
            link = link.model_copy(update={field: together})
    return _Link(
        link,
        _together(one.parts, other.parts),
        _together(one.range, other.range),
        one.part,
        one.by_range and other.by_range,
    )


def _together(one: tuple[str, ...] | None, other: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Names of two lists; a missing list means all."""
    return None if one is None or other is None else tuple(dict.fromkeys((*one, *other)))


def _as_written(one: _Link, criterion: ResolvedCriterion) -> EvidenceMapping:
    """A link with its parts and range items under the fields that say so in the new version."""
    parts, names = one.parts, one.range
    if one.part is not None:  # the reference says it
        parts = tuple(name for name in parts or () if name != one.part) or None
    if criterion.parts and not criterion.range:  # `range` without `parts` would name parts
        if one.by_range and names is None:
            parts, names = None, parts
        elif names is not None and parts is None:
            parts = tuple(criterion.parts) if one.part is None else (one.part,)
    if (parts, names) == (one.link.parts, one.link.range):
        return one.link
    return one.link.model_copy(update={"parts": parts, "range": names})
