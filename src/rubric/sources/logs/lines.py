"""JSON Lines: an object on each line, whose keys are the columns."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from rubric.diagnostics import Diagnostic, codes
from rubric.sources.logs.comma import LONGEST_CELL
from rubric.sources.logs.reading import LogFile, shortened
from rubric.sources.logs.table import LogFault, Row
from rubric.sources.places import FilePlace, Located

#: no number is a binary fraction here, in which 1.10 is 1.1
_JSON = json.JSONDecoder(parse_float=Decimal)


class LinesTable(LogFile):
    """A table in a JSON Lines file; its columns are those of all its objects."""

    def __init__(self, path: Path, shown_as: str) -> None:
        """Read which keys its objects have.

        Raises:
            LogFault: there is nothing in it.
            OSError: it cannot be read.
        """
        super().__init__(path, shown_as)
        headings: dict[str, None] = {}
        for _, _, row in self._objects():
            if isinstance(row, dict):
                headings.update(dict.fromkeys(row))
        if not headings:
            raise LogFault(Located(Diagnostic(codes.EMPTY_FILE), FilePlace(shown_as)))
        self.headings = tuple(headings)

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order, and faults of lines that are no objects."""
        headings = self.headings
        for number, line, row in self._objects():
            if isinstance(row, dict):
                yield number, [row.get(heading) for heading in headings]
            else:
                yield self._fault(number, codes.LINE_NOT_OBJECT)._replace(text=shortened(line))

    def _objects(self) -> Iterator[tuple[int, str, Any]]:
        with self._bytes() as stream:
            number = 0
            while line := stream.readline(LONGEST_CELL):
                number += 1
                if line.strip():
                    text = line.decode("utf-8-sig" if number == 1 else "utf-8", "replace")
                    yield number, text, None if "\ufffd" in text else _value(text)


def _value(text: str) -> Any:
    try:
        return _JSON.decode(text)
    except (ValueError, RecursionError, ArithmeticError):
        return None
