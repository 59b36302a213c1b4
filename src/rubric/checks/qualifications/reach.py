"""Minima that nothing could reach: more is asked for than all the units together could give.

Every figure here is a bound from above: what is told is beyond reach for certain, and what is not
told may still be beyond it, where groups share their units.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

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


class _Cap(NamedTuple):
    """How much of everything that counts may count at most, at some levels or at all."""

    path: Path
    measure: Worth
    most: Decimal
    levels: Collection[str] | None


def check_reach(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield minima of groups, of the whole and of points that are out of reach."""
    for group in qualification.groups:
        if group.take != "all":
            yield from _of_group(group, units)
    caps = tuple(_caps(qualification))
    for position, rule in enumerate(qualification.whole, start=1):
        path: Path = ("whole", f"~{position}")
        if rule.credits is not None:
            yield from _of_whole((*path, "credits"), rule.credits, _credit, units, caps)
        if rule.units is not None:
            yield from _of_whole((*path, "units"), rule.units, _unit, units, caps)
    if qualification.credit is not None:
        yield from _of_credit(qualification.credit, units)
    if qualification.grade is not None and qualification.grade.at_least is not None:
        yield from _of_points(qualification.grade, qualification.grade.at_least, units, caps)


def _credit(version: Specification) -> Decimal:
    return version.credit or _NOTHING


def _unit(_: Specification) -> Decimal:
    return _ONE


def _of_credit(credit: Decimal, units: Units) -> Iterator[Diagnostic]:
    """A credit of the qualification above what the units of every way through it give together."""
    there = [_sum(_bests(units.slots(asked.groups), units, _credit)) for asked in units.asked]
    stated = all(v.credit is not None or v.kind != "unit" for vs in units.held.values() for v in vs)
    if stated and there and max(there) < credit:
        told: dict[str, Argument] = {"credit": str(credit), "there": str(max(there))}
        yield Diagnostic(codes.CREDIT_ABOVE_UNITS, ("credit",), told)


def _of_group(group: UnitGroup, units: Units) -> Iterator[Diagnostic]:
    """The minima of a group, beside the mandatory units of each pathway that asks for it."""
    if group.take == "all":
        return
    taken, worth = group.take.units, group.take.credits
    path: Path = ("groups", group.ref, "take")
    units_of_group: Path = ("groups", group.ref, "units")
    asking = [asked for asked in units.asked if group in asked.groups]
    for asked in asking or [Asked(None, (group,))]:
        slots, rows = units.beside_mandatory(asked, [group])
        behind = (*rows, units_of_group)
        bests = _bests(slots, units, _unit)
        if taken is not None and taken.at_least is not None and len(bests) < taken.at_least:
            here = (*path, "units", "at_least")
            least: Decimal | int = taken.at_least
            there: Decimal | int = len(bests)
            yield _out_of_reach(
                here, least, there, "group_units", asked.pathway, behind, group=group.ref
            )
            return
        if worth is not None and worth.at_least is not None:
            there = _sum(_bests(slots, units, _credit), group)
            if there < worth.at_least:
                here, least = (*path, "credits", "at_least"), worth.at_least
                yield _out_of_reach(
                    here, least, there, "group_credits", asked.pathway, behind, group=group.ref
                )
                return


def _of_whole(
    path: Path,
    asked: CreditsOfLevel | UnitsOfLevel,
    worth: Worth,
    units: Units,
    caps: Sequence[_Cap],
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
        there, behind = _under_caps(groups, units, at_level, worth, caps)
        if there < asked.at_least:
            here = (*path, "at_least")
            yield _out_of_reach(here, asked.at_least, there, what, groups.pathway, behind, **more)
            return


def _of_points(
    grade: QualificationGrade, least: Decimal, units: Units, caps: Sequence[_Cap]
) -> Iterator[Diagnostic]:
    points = {band_of(word): of_one for word, of_one in grade.points.items()}

    def best(version: Specification) -> Decimal:
        bands = {c.band for o in version.outcomes for c in o.criteria}
        bands |= {criterion.band for criterion in version.criteria}
        if bands == {None}:
            return _NOTHING  # a unit without bands brings no points
        reached = (points.get(band, _NOTHING) for band in BANDS if band in bands | {BANDS[0]})
        return max(reached, default=_NOTHING)

    for groups in units.asked:
        there, behind = _under_caps(groups, units, best, best, caps)
        if there < least:
            here = ("grade", "at_least")
            yield _out_of_reach(here, least, there, "points", groups.pathway, behind)
            return


def _caps(qualification: Qualification) -> Iterator[_Cap]:
    for position, rule in enumerate(qualification.whole, start=1):
        for field, measure, limits in (
            ("credits", _credit, rule.credits),
            ("units", _unit, rule.units),
        ):
            if limits is None or limits.at_most is None:
                continue
            levels = None
            if limits.level is not None:
                levels = levels_from(limits.level, or_above=limits.or_above)
            path: Path = ("whole", f"~{position}", field, "at_most")
            yield _Cap(path, measure, Decimal(limits.at_most), levels)


def _under_caps(
    asked: Asked, units: Units, of_rule: Worth, worth: Worth, caps: Sequence[_Cap]
) -> tuple[Decimal, tuple[Path, ...]]:
    """The most that groups could give to a rule under each cap of the whole, and what binds.

    Args:
        asked: the groups.
        units: what they choose from.
        of_rule: what a version is worth to the rule, nothing at other levels.
        worth: what it is worth whatever its level.
        caps: of the whole; each taken by itself.
    """
    slots, rows = units.beside_mandatory(asked, asked.groups)
    most, behind = _most(asked, units, of_rule, capped=worth is _credit), rows
    for cap in caps:

        def under(version: Specification, cap: _Cap = cap) -> Decimal:
            return (
                of_rule(version) if cap.levels is None or version.level in cap.levels else _NOTHING
            )

        def beside(version: Specification, cap: _Cap = cap) -> Decimal:
            return of_rule(version) - under(version, cap)

        inside = _bests(slots, units, under)
        if cap.measure is worth:
            there = min(cap.most, sum(inside, _NOTHING))
        elif cap.measure is _unit:
            there = sum(sorted(inside, reverse=True)[: int(cap.most)], _NOTHING)
        else:  # units count whose credit no longer does
            continue
        there += sum(_bests(slots, units, beside), _NOTHING)
        if there < most:
            most, behind = there, (cap.path,)
    return most, behind


def _most(asked: Asked, units: Units, worth: Worth, *, capped: bool) -> Decimal:
    """The most that groups could give together: a unit counts in one of them, and caps hold."""
    together = _sum(_bests(units.beside_mandatory(asked, asked.groups)[0], units, worth))
    apart = _NOTHING
    for group in asked.groups:
        there = _sum(_bests(units.beside_mandatory(asked, [group])[0], units, worth), group)
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
    behind: tuple[Path, ...] = (),
    **more: Argument,
) -> Diagnostic:
    """Say so: of what there is nothing of, that it is not there."""
    how = "" if there else "none"
    what = what if there else f"{what}_none"
    told: dict[str, Argument] = {"asked": str(asked), "there": str(there), "what": what, **more}
    if pathway is not None:
        told["pathway"] = pathway
        how = f"pathway_{how}" if how else "pathway"
    if how:
        told["how"] = how
    related = (() if pathway is None else (("pathways", pathway),)) + behind
    return Diagnostic(codes.MINIMUM_OUT_OF_REACH, path, told, related)
