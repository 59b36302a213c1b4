"""meaning 15: a learner on a qualification, and the few words that its sentences use."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from rubric.model.qualification import Qualification, UnitGroup

#: levels on the scale of the framework, lowest first
SCALE = ("E1", "E2", "E3", "1", "2", "3", "4", "5", "6", "7", "8")
#: unit → the group that it counts in
Places = Mapping[str, str]


@dataclass(frozen=True)
class UnitStanding:
    """How a learner stands in one unit; criteria that wait are at least one where it is open."""

    id: str
    achieved: bool = False
    open: int = 0
    level: str | None = None
    credit: Decimal = Decimal(0)
    bands: tuple[str, ...] = ()
    grade: str | None = None
    transferred: bool = False
    recorded: bool = False


@dataclass(frozen=True)
class Entered:
    """A learner on a qualification."""

    qualification: Qualification
    units: Mapping[str, UnitStanding]
    registered: tuple[str, ...] = ()
    pathway: str | None = None
    #: what was worked out before
    memory: dict[object, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def groups(self) -> tuple[UnitGroup, ...]:
        """Meaning 15.8: with a pathway only its groups are asked."""
        ways = [way for way in self.qualification.pathways if way.id == self.pathway]
        return tuple(
            group for group in self.qualification.groups if not ways or group.ref in ways[0].groups
        )


def named(reference: str) -> str:
    """Return the id that a reference names: any version is meant, or a stated one."""
    return reference.partition("@")[0]


def row_of(entered: Entered, unit: str) -> set[str]:
    """Meaning 15.1: a unit and those that it may stand in for."""
    rows = [set(map(named, row)) for row in entered.qualification.equivalent]
    return {unit}.union(*(row for row in rows if unit in row))


def groups_for(entered: Entered, unit: str) -> list[str]:
    """Meaning 15.1: the groups that name the unit, or one that it may stand in for."""
    alike = row_of(entered, unit)
    return [group.ref for group in entered.groups if alike & set(map(named, group.units))]


def at_level(entered: Entered, places: Places, level: str | None, *, or_above: bool) -> set[str]:
    """Meaning 15.4: the units of a level, or of that and higher ones; without one every unit."""
    if level is None:
        return set(places)
    levels = SCALE[SCALE.index(level) :] if or_above else (level,)
    return {unit for unit in places if entered.units[unit].level in levels}
