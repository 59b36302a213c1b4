"""Units that keep one another from counting: rows that say nothing or too much, dead choices."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.checks.qualifications.units import (
    FindUnit,
    Slot,
    Units,
    named_in_groups,
    rows_with_paths,
)
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model.qualification import Qualification
from rubric.phrases import spelled
from rubric.rules.resolve_qualification import FindIds, unit_id


def check_rows(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield rows of one unit, units in two rows, and rows that say the same twice."""
    for field, rows in (("barred", qualification.barred), ("equivalent", qualification.equivalent)):
        for path, entries in rows_with_paths(rows, field):
            if len({unit_id(entry) for _, entry in entries}) < 2:
                yield Diagnostic(codes.ROW_OF_ONE, path, {"field": field})
    seen: dict[str, Path] = {}
    for _, entries in rows_with_paths(qualification.equivalent, "equivalent"):
        for path, entry in entries:
            before = seen.setdefault(unit_id(entry), path)
            if before != path and before[:-1] == path[:-1]:
                yield _named_again(entry, "equivalent", path, before)
            elif before != path:
                yield Diagnostic(codes.IN_TWO_ROWS, path, {"unit": unit_id(entry)}, (before,))
    for _, entries in rows_with_paths(qualification.barred, "barred"):
        first: dict[str, Path] = {}
        for path, entry in entries:
            before = first.setdefault(unit_id(entry), path)
            if before != path:
                yield _named_again(entry, "barred", path, before)
        yield from _barred_and_equivalent(first, seen, units)


def _named_again(entry: str, field: str, path: Path, before: Path) -> Diagnostic:
    told: dict[str, Argument] = {"unit": unit_id(entry), "where": field}
    return Diagnostic(codes.UNIT_TWICE, path, told, (before,))


def _barred_and_equivalent(
    barred: dict[str, Path], equivalent: dict[str, Path], units: Units
) -> Iterator[Diagnostic]:
    """Units of which only one counts anyway, as each stands in for the other."""
    for row in units.rows:
        both = [unit for unit in barred if unit in row]
        if len(both) > 1:
            one, other = both[:2]
            told: dict[str, Argument] = {"unit": other, "other": one}
            related = (equivalent[other],) if other in equivalent else ()
            yield Diagnostic(codes.BARRED_AND_EQUIVALENT, barred[other], told, related)


def check_needless(
    qualification: Qualification, units: Units, find: FindUnit, ids_of: FindIds
) -> Iterator[Diagnostic]:
    """Yield what `barred` and `equivalent` say of units that no group could take."""
    possible = tuple(unit for slot in units.slots(qualification.groups) for unit in sorted(slot))

    def in_no_group(path: Path, entry: str) -> Diagnostic:
        unit = unit_id(entry)
        told: dict[str, Argument] = {
            "unit": unit,
            "qualification": qualification.reference,
            "near": spelled(unit, possible),
            "allowed": possible,
            "how": "row",
            "where": "whole",
        }
        return Diagnostic(codes.UNIT_IN_NO_GROUP, path, told)

    for _, entries in rows_with_paths(qualification.barred, "barred"):
        for path, entry in entries:
            if unit_id(entry) not in possible:
                yield in_no_group(path, entry)
    for _, entries in rows_with_paths(qualification.equivalent, "equivalent"):
        meant = {unit for _, entry in entries for unit in (unit_id(entry), *ids_of(entry))}
        if meant.isdisjoint(possible):
            yield from (in_no_group(path, entry) for path, entry in entries[:1])
            continue
        for path, entry in entries:
            found = () if ids_of(entry) else find(entry)
            if isinstance(found, Diagnostic) and found.arguments.get("near"):
                near = {"unit": entry, "near": found.arguments["near"]}
                yield Diagnostic(codes.EQUIVALENT_NOT_HELD, path, near)


class _Mandatory(NamedTuple):
    """A unit that is asked for, with those that may stand in for it."""

    unit: str
    slot: Slot
    path: Path


def check_mandatory(qualification: Qualification, units: Units) -> Iterator[Diagnostic]:
    """Yield mandatory units of which only one can count, and choices that one of them bars."""
    paths = {
        (path[1], unit_id(unit)): path for path, unit in reversed([*named_in_groups(qualification)])
    }
    told: set[tuple[Path, Path]] = set()
    dead: dict[Path, list[_Mandatory | None]] = {}
    for asked in units.asked:
        mandatory = [
            _Mandatory(unit_id(unit), units.slot(unit_id(unit)), paths[group.ref, unit_id(unit)])
            for group in asked.groups
            if group.take == "all"
            for unit in dict.fromkeys(group.units)
        ]
        for at, one in enumerate(mandatory):
            for other in mandatory[at + 1 :]:
                how = _clash(one, other, units)
                if how and (one.path, other.path) not in told:
                    told.add((one.path, other.path))
                    said: dict[str, Argument] = {"unit": other.unit, "other": one.unit, "how": how}
                    rows = units.barring(one.slot, other.slot) if how == "barred" else ()
                    yield Diagnostic(codes.MANDATORY_BARRED, other.path, said, (one.path, *rows))
        for group in asked.groups:
            if group.take != "all":
                for unit in dict.fromkeys(unit_id(unit) for unit in group.units):
                    keeps = (m for m in mandatory if _keeps_out(m, unit, units))
                    dead.setdefault(paths[group.ref, unit], []).append(next(keeps, None))
    for path, keepers in dead.items():
        kept_out = [keeper for keeper in keepers if keeper is not None]
        if len(kept_out) == len(keepers):
            unit, keeper = unit_id(path[-1]), kept_out[0]
            how = "same" if keeper.unit == unit else "barred"
            never: dict[str, Argument] = {"unit": unit, "other": keeper.unit, "how": how}
            rows = units.barring(keeper.slot, frozenset({unit})) if how == "barred" else ()
            yield Diagnostic(codes.NEVER_COUNTS, path, never, (keeper.path, *rows))


def _clash(one: _Mandatory, other: _Mandatory, units: Units) -> str:
    """Why two mandatory units cannot both count, or ""."""
    if one.unit == other.unit:
        return "same"
    if one.slot == other.slot:  # in one group one of them stands in for the other (15.2)
        return "" if one.path[1] == other.path[1] else "equivalent"
    return "barred" if units.bars(one.slot, other.slot) else ""


def _keeps_out(mandatory: _Mandatory, unit: str, units: Units) -> bool:
    """Whether a unit to choose can never count, because a mandatory one has to."""
    return mandatory.slot == {unit} or units.bars(mandatory.slot, frozenset({unit}))
