"""JSON Lines: an object on each line, whose keys are the columns."""

import io
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from rubric.diagnostics import codes
from rubric.sources.logs.comma import LONGEST_CELL
from rubric.sources.logs.reading import LogFile, empty, shortened, stretches_in
from rubric.sources.logs.shapes import Shapes
from rubric.sources.logs.table import LogFault, Pick, Row, Standing, Stretch, alike

#: no number is a binary fraction here, in which 1.10 is 1.1
_JSON = json.JSONDecoder(parse_float=Decimal)


class LinesTable(LogFile):
    """A table in a JSON Lines file; its columns are those of all its objects."""

    def __init__(self, path: Path, shown_as: str) -> None:
        """Read which keys its objects have.

        Raises:
            LogFault: there is nothing in it, or no object.
            OSError: it cannot be read.
        """
        super().__init__(path, shown_as)
        headings: dict[str, None] = {}
        shapes = Shapes()
        first = 0
        with self._bytes() as stream:
            for number, _, text in _lines(stream):
                first = first or number
                if shapes.match(text) is None and isinstance(row := _value(text), dict):
                    headings.update(dict.fromkeys(row))
                    shapes.learn(row)
        if not headings:
            no_row = self._fault(first, codes.LINE_NOT_OBJECT)
            raise LogFault(no_row.problem if first else empty(shown_as))
        self.headings = tuple(headings)

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order, and faults of lines that are no objects."""
        with self._bytes() as stream:
            yield from self._rows_of(_lines(stream))

    @property
    def standing(self) -> Standing:
        """Its rows by where they stand."""
        return self

    def stretches(self, column: int) -> Iterator[tuple[Any, Stretch]]:
        """Yield what the values of a column say, once of lines in which it is the same.

        Args:
            column: counted from 0.
        """
        heading = self.headings[column]
        shapes = Shapes(heading)
        said: Any = None
        first: tuple[int, int] | None = None
        with self._bytes() as stream:
            for number, start, text in _lines(stream):
                if found := shapes.match(text):
                    cell = _JSON.decode(found[1]) if found.re.groups else None
                else:
                    row = _value(text)
                    cell = row.get(heading) if isinstance(row, dict) else None
                    if isinstance(row, dict):
                        shapes.learn(row)
                if first is None or not alike(cell, said):
                    if first is not None:
                        yield said, Stretch(first[0], start, first[1])
                    said, first = cell, (start, number)
            end = stream.tell()
        if first is not None:
            yield said, Stretch(first[0], end, first[1])

    @contextmanager
    def picking(self) -> Iterator[Pick]:
        """Give what reads the rows of stretches alone."""
        with self._path.open("rb", buffering=0) as stream:

            def pick(stretches: Iterable[Sequence[int]]) -> Iterator[Row]:
                for number, raw in stretches_in(stream, stretches):
                    yield from self._rows_of(_lines(io.BytesIO(raw), number))

            yield pick

    def _rows_of(self, lines: Iterable[tuple[int, int, str]]) -> Iterator[Row]:
        headings = self.headings
        for number, _, text in lines:
            row = _value(text)
            if isinstance(row, dict):
                yield number, [row.get(heading) for heading in headings]
            elif not text:
                yield self._fault(number, codes.CELL_TOO_LONG, limit=LONGEST_CELL)
            else:
                yield self._fault(number, codes.LINE_NOT_OBJECT)._replace(text=shortened(text))


def _lines(stream: BinaryIO, number: int = 1) -> Iterator[tuple[int, int, str]]:
    """The lines that are not blank: the number of each, at which byte it begins, and its text.

    The text of a line of more than `LONGEST_CELL` bytes is "".
    """
    start = 0
    while line := stream.readline(LONGEST_CELL + 1):
        size = len(line)
        if size > LONGEST_CELL:
            yield number, start, ""
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST_CELL)
                size += len(line)
        elif line.strip():
            yield number, start, line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
        number, start = number + 1, start + size


def _value(text: str) -> Any:
    if "\ufffd" in text:
        return None
    try:
        return _JSON.decode(text)
    except (ValueError, RecursionError, ArithmeticError):
        return None
