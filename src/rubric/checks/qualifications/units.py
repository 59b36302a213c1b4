"""The units of a qualification as its checks need them: each looked up once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rubric.diagnostics import Diagnostic, Path
from rubric.model import Specification
from rubric.model.addresses import turned
from rubric.model.qualification import Qualification, UnitGroup
from rubric.rules.resolve_qualification import FindIds, groups_asked, unit_id

#: a reference to a unit → the versions of it that may be meant (none where that cannot be known
#: here), or why there is none
FindUnit = Callable[[str], Sequence[Specification] | Diagnostic]
#: units of which one counts: a unit, or a row of units that stand in for one another
Slot = frozenset[str]


class Asked(NamedTuple):
    """Groups that are asked together: those of a pathway, or all where there are no pathways."""

    pathway: str | None
    groups: tuple[UnitGroup, ...]


class Units(NamedTuple):
    """What is known of the units that a qualification names."""

    #: unit → the versions of it that may count
    held: Mapping[str, Sequence[Specification]]
    #: reference as written in a group → why there is no such unit
    missing: Mapping[str, Diagnostic]
    #: rows of `equivalent`, as far as they are known
    rows: tuple[Slot, ...]
    barred: tuple[Slot, ...]
    asked: tuple[Asked, ...]

    def slot(self, unit: str) -> Slot:
        """Return a unit with those that stand in for it."""
        return next((row for row in self.rows if unit in row), frozenset({unit}))

    def slots(self, groups: Iterable[UnitGroup]) -> tuple[Slot, ...]:
        """Return what groups have to choose from, each once."""
        units = (unit_id(unit) for group in groups for unit in group.units)
        return tuple(dict.fromkeys(self.slot(unit) for unit in units))

    def beside_mandatory(
        self, asked: Asked, groups: Iterable[UnitGroup]
    ) -> tuple[tuple[Slot, ...], tuple[Path, ...]]:
        """Return what groups have to choose from beside the mandatory units of those asked.

        Returns:
            what can still count, and the rows of `barred` that take something away.
        """
        mandatory = self.slots(group for group in asked.groups if group.take == "all")
        left, rows = [], []
        for slot in self.slots(groups):
            keeping = [one for one in mandatory if one != slot and self.bars(one, slot)]
            if not keeping:
                left.append(slot)
                continue
            rows += [path for one in keeping for path in self.barring(one, slot)]
        return tuple(left), tuple(sorted(set(rows), key=self.barred_paths.index))

    @property
    def barred_paths(self) -> tuple[Path, ...]:
        """Where each row of `barred` stands."""
        return tuple(("barred", f"~{position}") for position in range(1, len(self.barred) + 1))

    def barring(self, one: Slot, other: Slot) -> tuple[Path, ...]:
        """Return the rows of `barred` that name a unit of each of two slots."""
        rows = zip(self.barred_paths, self.barred, strict=True)
        return tuple(path for path, row in rows if row & one and row & other)

    def bars(self, one: Slot, other: Slot) -> bool:
        """Return whether one of two slots keeps the other from counting, whichever unit counts."""
        return all(any({a, b} <= row for row in self.barred) for a in one for b in other)


def units_of(qualification: Qualification, find: FindUnit, ids_of: FindIds) -> Units:
    """Return the units of a qualification, each looked up once.

    Args:
        qualification: as written.
        find: looks up what a group names.
        ids_of: looks up what a row of `equivalent` names.
    """
    held: dict[str, Sequence[Specification]] = {}
    missing: dict[str, Diagnostic] = {}
    for _, reference in named_in_groups(qualification):
        found = find(reference)
        if isinstance(found, Diagnostic):
            missing[reference] = found
        else:
            held.setdefault(unit_id(reference), found)
    rows = []
    for row in qualification.equivalent:
        rows.append(frozenset(ident for entry in row for ident in ids_of(entry)))
        for entry in row:
            for ident in ids_of(entry):
                found = find(entry if unit_id(entry) == ident else ident)
                held.setdefault(ident, () if isinstance(found, Diagnostic) else found)
    return Units(
        held,
        missing,
        tuple(rows),
        tuple(frozenset(unit_id(unit) for unit in row) for row in qualification.barred),
        tuple(_asked(qualification)),
    )


def named_in_groups(qualification: Qualification) -> Iterator[tuple[Path, str]]:
    """Yield every unit that a group names, as written, with its path."""
    groups = turned(group.ref for group in qualification.groups)
    for group, ref in zip(qualification.groups, groups, strict=True):
        for unit, segment in zip(group.units, turned(group.units), strict=True):
            yield ("groups", ref, "units", segment), unit


def rows_with_paths(
    rows: Sequence[Sequence[str]], field: str
) -> Iterator[tuple[Path, list[tuple[Path, str]]]]:
    """Yield each row with its path, and its entries with theirs."""
    for position, row in enumerate(rows, start=1):
        path: Path = (field, f"~{position}")
        paths = [(*path, segment) for segment in turned(row)]
        yield path, list(zip(paths, row, strict=True))


def _asked(qualification: Qualification) -> Iterator[Asked]:
    for pathway in qualification.pathways:
        yield Asked(pathway.id, groups_asked(qualification, pathway.id))
    if not qualification.pathways:
        yield Asked(None, qualification.groups)
