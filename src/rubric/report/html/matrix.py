"""The criteria of a unit against the items mapped to them: tables that fit a page, or a list."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from rubric.model.order import people_order
from rubric.report.markdown import MARKS
from rubric.report.sentences import Sentences
from rubric.report.view.links import LinkSaid, link_said
from rubric.report.view.unit import UnitSaid

#: items of a unit that tables have room for; where there are more they are listed
MOST_ITEMS = 60
#: columns of one table at most, so that it fits a page of A4 upright
COLUMNS = 12


class Cell(NamedTuple):
    """The links of one item to one criterion; an item may be mapped to several of its parts."""

    links: tuple[LinkSaid, ...]


class Listed(NamedTuple):
    """Links of one criterion in one state."""

    state: str
    told: str
    links: tuple[LinkSaid, ...]


class Matrix(NamedTuple):
    """The links of a unit: as tables of so many columns, or where there are too many as a list."""

    #: columns of each table; () where they are listed
    tables: tuple[tuple[str, ...], ...]
    items: int
    #: criterion → item → its links
    cells: dict[str, dict[str, Cell]]
    #: criterion → its links by their state
    listed: dict[str, tuple[Listed, ...]]
    marks: dict[str, str]
    #: each state that there is, in words
    states: tuple[tuple[str, str], ...]


def matrix_of(said: UnitSaid, sentences: Sentences) -> Matrix:
    """Return the links of a unit, laid out as tables or as a list."""
    told = {
        reference: [link_said(link, result, sentences) for link in result.links]
        for reference, result in said.unit.criteria.items()
    }
    items = sorted({one.link.item.id for links in told.values() for one in links}, key=people_order)
    there = {one.state for links in told.values() for one in links}
    states = tuple((state, sentences.say(f"state.{state}")) for state in MARKS if state in there)
    if len(items) > MOST_ITEMS:
        listed = {reference: tuple(_listed(links)) for reference, links in told.items()}
        return Matrix((), len(items), {}, listed, MARKS, states)
    # as many in each: seven and six rather than twelve and one
    wide = ceil(len(items) / ceil(len(items) / COLUMNS)) if items else 1
    tables = tuple(tuple(items[start : start + wide]) for start in range(0, len(items), wide))
    cells = {reference: _cells(links) for reference, links in told.items()}
    return Matrix(tables, len(items), cells, {}, MARKS, states)


def _cells(links: Sequence[LinkSaid]) -> dict[str, Cell]:
    by_item: dict[str, list[LinkSaid]] = {}
    for one in links:
        by_item.setdefault(one.link.item.id, []).append(one)
    return {item: Cell(tuple(several)) for item, several in by_item.items()}


def _listed(links: Sequence[LinkSaid]) -> Iterator[Listed]:
    for state in MARKS:
        same = tuple(one for one in links if one.state == state)
        if same:
            yield Listed(state, same[0].told, same)
