"""Minima that nothing could reach: more is asked for than all the units together could give.

Every figure here is a bound from above: what is told is beyond reach for certain, and what is not
told may still be beyond it, where groups share their units.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from rubric.checks.qualifications.units import Asked, Slot, Units
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.model.qualification import (
    CreditsOfLevel,
    Qualification,
    QualificationGrade,
    UnitGroup,
    UnitsOfLevel,
)
from rubric.rules.grading import BANDS
from rubric.rules.levels import levels_from
from rubric.rules.resolve_qualification import band_of

#: what one version of a unit is worth to a rule
Worth = Callable[[Specification], Decimal]
_NOTHING, _ONE = Decimal(0), Decimal(1)


def check_reach(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield minima of groups, of the whole and of points that are out of reach."""
    for group in qualification.groups:
        if group.take != "all":
            yield from _of_group(group, units)
    for position, rule in enumerate(qualification.whole, start=1):
        path: Path = ("whole", f"~{position}")
        if rule.credits is not None:
            yield from _of_whole((*path, "credits"), rule.credits, _credit, units)
        if rule.units is not None:
            yield from _of_whole((*path, "units"), rule.units, _unit, units)
    if qualification.grade is not None and qualification.grade.at_least is not None:
        yield from _of_points(qualification.grade, qualification.grade.at_least, units)


def _credit(version: Specification) -> Decimal:
    return version.credit or _NOTHING


def _unit(_: Specification) -> Decimal:
    return _ONE


def _of_group(group: UnitGroup, units: Units) -> Iterator[Diagnostic]:
    if group.take == "all":
        return
    taken, worth = group.take.units, group.take.credits
    path: Path = ("groups", group.ref, "take")
    bests = _bests(units.slots([group]), units, _unit)
    if taken is not None and taken.at_least is not None and len(bests) < taken.at_least:
        yield _out_of_reach(
            (*path, "units", "at_least"), taken.at_least, len(bests), "group_units", group=group.ref
        )
    if worth is not None and worth.at_least is not None:
        there = _sum(_bests(units.slots([group]), units, _credit), group)
        if there < worth.at_least:
            here = (*path, "credits", "at_least")
            yield _out_of_reach(here, worth.at_least, there, "group_credits", group=group.ref)


def _of_whole(
    path: Path, asked: CreditsOfLevel | UnitsOfLevel, worth: Worth, units: Units
) -> Iterator[Diagnostic]:
    if asked.at_least is None:
        return
    levels = None
    if asked.level is not None:
        levels = levels_from(asked.level, or_above=asked.or_above)

    def at_level(version: Specification) -> Decimal:
        return worth(version) if levels is None or version.level in levels else _NOTHING

    what = "whole_credits" if worth is _credit else "whole_units"
    more: dict[str, Argument] = {}
    if asked.level is not None:
        what = f"{what}_above" if asked.or_above else f"{what}_level"
        more = {"level": asked.level}
    for groups in units.asked:
        there = _most(groups, units, at_level, capped=worth is _credit)
        if there < asked.at_least:
            here = (*path, "at_least")
            yield _out_of_reach(here, asked.at_least, there, what, groups.pathway, **more)
            return


def _of_points(grade: QualificationGrade, least: Decimal, units: Units) -> Iterator[Diagnostic]:
    points = {band_of(word): of_one for word, of_one in grade.points.items()}

    def best(version: Specification) -> Decimal:
        bands = {c.band for o in version.outcomes for c in o.criteria}
        bands |= {criterion.band for criterion in version.criteria}
        if bands == {None}:
            return _NOTHING  # a unit without bands brings no points
        reached = (points.get(band, _NOTHING) for band in BANDS if band in bands | {BANDS[0]})
        return max(reached, default=_NOTHING)

    for groups in units.asked:
        there = _most(groups, units, best, capped=False)
        if there < least:
            yield _out_of_reach(("grade", "at_least"), least, there, "points", groups.pathway)
            return


def _most(asked: Asked, units: Units, worth: Worth, *, capped: bool) -> Decimal:
    """The most that groups could give together: a unit counts in one of them, and caps hold."""
    together = _sum(_bests(units.slots(asked.groups), units, worth))
    apart = _NOTHING
    for group in asked.groups:
        there = _sum(_bests(units.slots([group]), units, worth), group)
        cap = None if group.take == "all" or not capped else group.take.credits
        apart += there if cap is None or cap.at_most is None else min(there, cap.at_most)
    return min(together, apart)


def _bests(slots: Iterable[Slot], units: Units, worth: Worth) -> list[Decimal]:
    """What slots are worth at best, each for itself; of those that bar one another the best one."""
    left = list(slots)
    bests = []
    for row in units.barred:
        barred = [slot for slot in left if slot <= row]
        if barred:
            bests.append(max(_best(slot, units, worth) for slot in barred))
            left = [slot for slot in left if slot not in barred]
    return [*bests, *(_best(slot, units, worth) for slot in left)]


def _best(slot: Slot, units: Units, worth: Worth) -> Decimal:
    versions = (version for unit in slot for version in units.held.get(unit, ()))
    return max((worth(version) for version in versions), default=_NOTHING)


def _sum(bests: list[Decimal], group: UnitGroup | None = None) -> Decimal:
    """The sum of the best, and of no more of them than a group takes."""
    taken = None if group is None or group.take == "all" else group.take.units
    most = None if taken is None else taken.at_most
    return sum(sorted(bests, reverse=True)[:most], _NOTHING)


def _out_of_reach(
    path: Path,
    asked: Decimal | int,
    there: Decimal | int,
    what: str,
    pathway: str | None = None,
    **more: Argument,
) -> Diagnostic:
    told: dict[str, Argument] = {"asked": str(asked), "there": str(there), "what": what, **more}
    if pathway is not None:
        told |= {"pathway": pathway, "how": "pathway"}
    related = () if pathway is None else (("pathways", pathway),)
    return Diagnostic(codes.MINIMUM_OUT_OF_REACH, path, told, related)
