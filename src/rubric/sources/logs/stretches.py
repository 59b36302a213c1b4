"""Where the rows of a CSV file stand, found by a look at each line that reads one cell of it.

A row is cut into its cells by the `csv` module only where the look cannot be sure of it: where a
quotation mark opens what its line does not close, or stands where it quotes nothing.
"""

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain
from typing import Any, BinaryIO, TypeAlias

from rubric.sources.logs.table import Stretch

#: reads rows from lines of text
Reader: TypeAlias = Callable[[Iterator[str]], Any]

_QUOTE = b'"'


def stretches_of(
    stream: BinaryIO, column: int, separator: str, reader: Reader, longest: int
) -> Iterator[tuple[str, Stretch]]:
    """Yield what the cells of a column say, once of rows in which it is the same.

    Every byte after the headings is in one stretch; a row without the cell says "".

    Args:
        stream: a file of UTF-8 whose lines end in a line feed, at the start of its text.
        column: counted from 0.
        separator: what stands between cells.
        reader: reads rows from lines of text.
        longest: bytes from which on the reader may refuse a cell.
    """
    between = separator.encode()
    offset, number, headed = stream.tell(), 1, False
    said: bytes | None = None
    first = (0, 0)
    row: list[str] = []
    for raw in stream:
        quote = raw.find(_QUOTE)
        if headed and len(raw) < longest and (quote < 0 or _closes(raw, quote, between, column)):
            size, lines = len(raw), 1
            cells = raw.split(between, column + 1)
            cell = cells[column] if column < len(cells) else b""
            if len(cells) == column + 1:
                cell = cell.rstrip(b"\r\n")
        else:
            size, lines, row = _read(raw, stream, reader)
            cell = row[column].encode(errors="surrogateescape") if column < len(row) else b""
        if not headed:
            headed = any(map(str.strip, row))
        elif cell != said:
            if said is not None:
                yield text_of(said), Stretch(first[0], offset, first[1])
            said, first = cell, (offset, number)
        offset, number = offset + size, number + lines
    if said is not None:
        yield text_of(said), Stretch(first[0], offset, first[1])


def _closes(raw: bytes, quote: int, separator: bytes, column: int) -> bool:
    """Whether each quotation mark of a line begins or ends a cell, after the column asked for."""
    if raw.count(separator, 0, quote) <= column:
        return False
    while quote >= 0:
        end = raw.find(_QUOTE, quote + 1)
        if end < 0 or raw[quote - 1 : quote] != separator:
            return False
        if raw[end + 1 : end + 2] not in (separator, b"\r", b"\n"):
            return False
        quote = raw.find(_QUOTE, end + 1)
    return True


def _read(raw: bytes, stream: BinaryIO, reader: Reader) -> tuple[int, int, list[str]]:
    """The bytes, the lines and the cells of the row that begins with a line."""
    sizes: list[int] = []

    def lines() -> Iterator[str]:
        for line in chain([raw], stream):
            sizes.append(len(line))
            yield text_of(line)

    cells: list[str] = []
    with suppress(csv.Error):
        cells = next(reader(lines()), [])
    return sum(sizes), len(sizes), cells


def text_of(raw: bytes) -> str:
    """Return bytes as text; those that are no text are kept apart in it."""
    return raw.decode(errors="surrogateescape")
