"""The formulas of a workbook: what is entered for a criterion, counted as the engine counts it.

An item is counted once for a criterion, in however many rows it stands there, and its hours once,
in whichever of its rows they stand. `SUMPRODUCT` takes whole columns, in every program where it is
entered as a matrix; references are compared as text in it, so that 1.1 is not 1.10.
"""

from collections.abc import Callable

from rubric.exchange.headings import Field
from rubric.exchange.sheet.layout import CRITERION, ENTRIES, ITEM

#: gives where the cells of a column stand, from the first row to the last
Area = Callable[[Field], str]
#: characters of an item's id that are compared: `MATCH` looks for no text of more than 255, and
#: each may stand for two
_COMPARED = 100
#: what `MATCH` takes for any text in some programs, and what stands for it
_WILD = {"~": "|t", "*": "|a", "?": "|q"}


def count_of_rows(area: Area, ways: str, said: Field, word: str) -> str:
    """Return the formula for the rows of a criterion that hold a word in a column.

    Args:
        area: where columns stand.
        ways: where the ways to write the criterion stand.
        said: the column.
        word: what is to stand there.
    """
    return f'=SUMPRODUCT({_mine(area, ways)},--({area(said)}="{word}"))'


def count_of_items(area: Area, ways: str) -> str:
    """Return the formula for the items that are entered for a criterion, each once."""
    mine = _mine(area, ways)
    return f"=SUMPRODUCT({mine},{_named(area)},{_first_of_each(mine, area)})"


def count_as_entered(area: Area, ways: str) -> str:
    """Return the formula for what a sheet says of a criterion in its column of such counts.

    It stands in the first row of the criterion, and in those that people copied from it.
    """
    return f"=SUMPRODUCT(MAX({_mine(area, ways)}*{area(ENTRIES)}))"


def total_of_items(area: Area, ways: str, amount: Field) -> str:
    """Return the formula for an amount of all items that are entered for a criterion.

    An amount is taken from the first row of its item that states it, of whatever criterion.
    """
    stated = f"--ISNUMBER({area(amount)})"
    mapped = f"--ISNUMBER(MATCH({_key('1', area)},{_key(_mine(area, ways), area)},0))"
    first = _first_of_each(stated, area)
    return f"=SUMPRODUCT({mapped},{_named(area)},{first},{area(amount)})"


def _mine(area: Area, ways: str) -> str:
    """1 in the rows of a criterion."""
    return f"--ISNUMBER(MATCH({area(CRITERION)},{ways},0))"


def _named(area: Area) -> str:
    """1 in the rows that name an item."""
    return f'--({area(ITEM)}<>"")'


def _first_of_each(among: str, area: Area) -> str:
    """1 in the first row of each item among the rows of a kind, and among all others."""
    keys, rows = _key(among, area), f"ROW({area(ITEM)})"
    return f"--(MATCH({keys},{keys},0)={rows}-MIN({rows})+1)"


def _key(kind: str, area: Area) -> str:
    """The id of an item behind what kind of row it is, as a text that only its equals match."""
    name = f"LEFT({area(ITEM)},{_COMPARED})"
    for mark, instead in _WILD.items():
        name = f'SUBSTITUTE({name},"{mark}","{instead}")'
    return f'{kind}&"|"&{name}'
