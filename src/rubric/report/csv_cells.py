"""Cells and rows of CSV: nothing in them runs in a spreadsheet program, and a row is one row."""

import csv
import io
import re
from collections.abc import Iterable

from rubric.phrases import shown

#: characters of one cell; spreadsheet programs take no more than 32,767
_LONGEST = 30_000
#: what a spreadsheet program could take for a formula, also written wide
_FORMULA = re.compile("^[\\s'\"]*[=+@\uff1d\uff0b\uff20\uff0d-]")


def cell(text: str) -> str:
    """Return text as a spreadsheet program shows it and never runs it.

    >>> cell("=1+1")
    "'=1+1"
    """
    safe = shown(text, _LONGEST)
    return f"'{safe}" if _FORMULA.match(safe) else safe


def lines(rows: Iterable[Iterable[object]], *, quoted: bool = False) -> str:
    """Return rows as lines of CSV, as they are: a text that people wrote goes through `cell`.

    Args:
        rows: the cells of each.
        quoted: whether every cell has quotes, also where it needs none.
    """
    stream = io.StringIO()
    writer = csv.writer(
        stream,
        quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL,
        lineterminator="\n",
    )
    writer.writerows(rows)
    return stream.getvalue()
