"""Exemptions in the new version: they stand where what they were from has not changed.

An exemption has no fingerprint that could grow stale, and counts as achieved.
So it carries over only to the same wording, parts, range, levels and rule.
"""

from collections.abc import Sequence

from rubric.api.moving.orphans import Orphans
from rubric.api.moving.references import Step
from rubric.diagnostics import Path
from rubric.model import Exemption
from rubric.rules.moved import OrphanReason


def moved_exemption(exemption: Exemption, step: Step, orphans: Orphans) -> Exemption | None:
    """Return an exemption after the step; None where nothing of it is left."""
    here: Path = ("exemptions", exemption.id)
    criteria, moves = step.criteria(exemption.criteria, (*here, "criteria"), orphans)
    out: dict[str, OrphanReason] = {}
    for ways in moves.values():
        for new, way in ways:
            if not all(old in moves for old in step.matching.before(new)):
                out[way] = OrphanReason.EXEMPT_IN_PART
            elif not step.unchanged(new):
                out[way] = OrphanReason.EXEMPT_FROM_OTHER
    for way, reason in sorted(out.items()):
        orphans.add((*here, "criteria", way), reason, way)
    criteria = tuple(way for way in criteria if way not in out)
    units = _units(exemption.units, step, (*here, "units"), orphans)
    if not units and not step.left(exemption.criteria, criteria):
        orphans.add(here, OrphanReason.NOTHING_LEFT, exemption)
        return None
    return exemption.model_copy(update={"criteria": criteria, "units": units})


def _units(units: Sequence[str], step: Step, here: Path, orphans: Orphans) -> tuple[str, ...]:
    """Whole units exempted: the one that moves only where none of its criteria is new or other."""
    now = {step.old.id: step.new.id, step.old.reference: step.new.reference}
    others = {name for other in step.others for name in (other.id, other.reference)}
    same = all(step.unchanged(new) for new in step.new.criteria)
    found = []
    for unit in units:
        if unit in now and not same:
            orphans.add((*here, unit), OrphanReason.EXEMPT_FROM_OTHER, unit)
        elif unit in others or unit in now:
            found.append(now.get(unit, unit))
        elif unit in (step.new.id, step.new.reference):
            orphans.add((*here, unit), OrphanReason.WOULD_POINT_AT_SOMETHING, unit)
        else:
            found.append(unit)
    return tuple(dict.fromkeys(found))
