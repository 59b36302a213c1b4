"""What tables and columns are called in logs: their own names, and those that people give them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from rubric.exchange.header import LEARNER
from rubric.exchange.headings import Field, folded, names_alone, names_of_table
from rubric.exchange.tables import tables


class Columns(NamedTuple):
    """The columns of a table as its headings name them."""

    #: a column for each heading; a heading that is none of ours stands as it is
    names: tuple[str, ...]
    #: headings that were taken as a column of another name
    taken_as: tuple[tuple[str, str], ...]
    #: headings of which each names a column that an earlier one names too, and that earlier one
    twice: tuple[tuple[str, str], ...]


def columns_of(table: str, headings: Sequence[str]) -> Columns:
    """Return the columns that the headings of a table name."""
    known = {folded(name): name for name in (*tables()[table].columns, LEARNER)}
    own = [known.get(folded(heading)) for heading in headings]
    left = [name for name in known.values() if name not in own]
    names: list[str] = []
    taken_as, twice = [], []
    first: dict[str, str] = {}
    for heading, column in zip(headings, own, strict=True):
        name = column or _alias(table, heading, left) or heading
        if name != heading:
            taken_as.append((heading, name))
        if name in left:
            left.remove(name)
        if name in first:
            twice.append((heading, first[name]))
        first.setdefault(name, heading)
        names.append(name)
    return Columns(tuple(names), tuple(taken_as), tuple(twice))


def table_of(name: str) -> str | None:
    """Return the table that a file or a sheet of this name holds, or None.

    What follows a name after a mark may be anything: `links-2026`, `links.part3`.
    """
    for start in _starts(folded(name)):
        found = _table_names().get(start)
        if found is not None:
            return found
    return None


def _starts(name: str) -> Iterator[str]:
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        yield " ".join(words[:count])


@cache
def _table_names() -> Mapping[str, str]:
    return {called: name for name in tables() for called in names_of_table(name)}


def _alias(table: str, heading: str, left: Iterable[str]) -> str | None:
    """The one column, of those that no heading names, that people call this."""
    called = folded(heading)
    for name in left:
        if any(called in names_alone(field) for field in _fields(table, name)):
            return name
    return None


def _fields(table: str, column: str) -> Iterator[Field]:
    """Where the names of a column stand: `evidence` has the columns of two tables."""
    if column == LEARNER:
        yield ("registrations", LEARNER)
    elif table == "evidence":
        yield from (("items", column), ("links", column))
    else:
        yield (table, column)
