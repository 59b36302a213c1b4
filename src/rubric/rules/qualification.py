"""A qualification with nothing left to look up: what is judged against (meaning 15)."""

from decimal import Decimal
from typing import Literal, NamedTuple

from rubric.diagnostics import Path


class Limits(NamedTuple):
    """At least so many, of which no more than so many count; None where nothing is said."""

    at_least: Decimal | None = None
    at_most: Decimal | None = None


class ResolvedGroup(NamedTuple):
    """Units of which all or some are taken, by their ids."""

    ref: str
    path: Path
    title: str | None
    #: each unit of it, by itself or by one that stands in for it; else as the limits say
    take_all: bool
    units_taken: Limits
    credits_taken: Limits
    units: tuple[str, ...]


class ResolvedWhole(NamedTuple):
    """A rule on everything that counts."""

    path: Path
    measure: Literal["credits", "units"]
    limits: Limits
    #: the levels whose units it looks at; None is every unit
    levels: frozenset[str] | None = None
    #: the level as it is written, for people, and whether higher ones are meant too
    level: str | None = None
    or_above: bool = False


class ResolvedPoints(NamedTuple):
    """Points of units by their grade."""

    path: Path
    #: band → points
    points: tuple[tuple[str, Decimal], ...]
    at_least: Decimal | None = None
    #: how many units may stay open where the points are enough
    compensated: int = 0


class ResolvedQualification(NamedTuple):
    """A qualification resolved for a pathway; units are named by id."""

    id: str
    version: str
    #: the id and version, as other files name it
    reference: str
    title: str
    level: str | None
    credit: Decimal | None
    #: those that the pathway asks for
    groups: tuple[ResolvedGroup, ...]
    whole: tuple[ResolvedWhole, ...] = ()
    #: the id of the pathway, None without one
    pathway: str | None = None
    #: rows of units of which only one counts
    barred: tuple[tuple[str, ...], ...] = ()
    #: rows of units that stand in for one another and count once; those that no library
    #: holds are left out
    equivalent: tuple[tuple[str, ...], ...] = ()
    #: how many credits achieved by credit transfer count
    transferred_at_most: Decimal | None = None
    points: ResolvedPoints | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """Every unit that could count, once, in written order: those of groups and their equals."""
        named = [unit for group in self.groups for unit in group.units]
        equals = [unit for row in self.equivalent if set(row) & set(named) for unit in row]
        return tuple(dict.fromkeys((*named, *equals)))
