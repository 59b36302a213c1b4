"""CSV: separated by commas, semicolons, tabs or upright strokes; UTF-8, or UTF-16 with its mark."""

import codecs
import csv
import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rubric.diagnostics import Diagnostic, codes
from rubric.sources.logs.reading import LogFile, empty, stretches_in
from rubric.sources.logs.stretches import stretches_of, text_of
from rubric.sources.logs.table import LogFault, Pick, Row, Standing, Stretch
from rubric.sources.places import FilePlace, Located
from rubric.sources.text import decoded_bytes

#: characters of one cell; a quotation mark that nobody closes would take the rest of the file
LONGEST_CELL = 4_000_000
#: characters in which the row of headings stands
_LONGEST_HEAD = 1_000_000
_SEPARATORS = ",;\t|"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: bytes that are decoded at once
_CHUNK = 1 << 20


class CommaTable(LogFile):
    """A table in a CSV file; a row is named by the line on which it begins."""

    def __init__(self, path: Path, shown_as: str) -> None:
        """Read its headings.

        Raises:
            LogFault: there is nothing in it, its headings are no text, or it is UTF-16 that is
                cut off or broken.
            OSError: it cannot be read.
        """
        super().__init__(path, shown_as)
        self._encoding = _encoding(path)
        self._sound, by_lines = _looked_through(path, self._encoding)
        self._by_lines = by_lines and self._encoding != "utf-16"
        if not self._sound and self._encoding == "utf-16":  # no byte of it can be kept apart
            raise LogFault(Located(Diagnostic(codes.UTF16), FilePlace(shown_as)))
        if fault := _fault_of_head(path, shown_as):
            raise LogFault(fault)
        with self._text() as stream:
            head = stream.read(_LONGEST_HEAD)
        first = next(filter(str.strip, head.splitlines()), "")
        self._separator = max(_SEPARATORS, key=first.count)
        headings = _headings(self._reader(io.StringIO(head, newline="")))
        if not headings:
            raise LogFault(empty(shown_as))
        self.headings = tuple(map(str.strip, headings))

    def rows(self) -> Iterator[Row]:
        """Yield rows in their order, and faults of those that cannot be read."""
        with self._text() as stream:
            yield from self._rows_of(stream, range(1, sys.maxsize), headed=True)

    @property
    def standing(self) -> Standing | None:
        """Its rows by where they stand; None where its lines do not end in a line feed."""
        return self if self._by_lines else None

    def stretches(self, column: int) -> Iterator[tuple[str, Stretch]]:
        """Yield what the cells of a column say, once of rows in which it is the same.

        Args:
            column: counted from 0.
        """
        with self._bytes() as stream:
            if stream.peek(len(codecs.BOM_UTF8)).startswith(codecs.BOM_UTF8):
                stream.seek(len(codecs.BOM_UTF8))
            yield from stretches_of(stream, column, self._separator, self._reader, LONGEST_CELL)

    @contextmanager
    def picking(self) -> Iterator[Pick]:
        """Give what reads the rows of stretches alone."""
        with self._path.open("rb", buffering=0) as stream:

            def pick(stretches: Iterable[Sequence[int]]) -> Iterator[Row]:
                lines: list[bytes] = []
                numbers: list[int] = []
                for number, raw in stretches_in(stream, stretches):
                    found = raw.splitlines(keepends=True)
                    lines += found
                    numbers += range(number, number + len(found))
                numbers.append(0)  # of the line after the last
                return self._rows_of(map(text_of, lines), numbers, headed=False)

            yield pick

    def _rows_of(
        self, lines: Iterator[str], numbers: Sequence[int], *, headed: bool
    ) -> Iterator[Row]:
        """The rows on lines that have these numbers, after the headings where they are there."""
        width, sound = len(self.headings), self._sound
        reader, lines_before = self._reader(lines), 0
        if headed:
            _headings(reader)
        while True:
            next_row = numbers[lines_before + reader.line_num]
            try:
                for cells in reader:
                    number, next_row = next_row, numbers[lines_before + reader.line_num]
                    if len(cells) == width and sound:
                        if any(cells):
                            yield number, [cell or None for cell in cells]
                    elif any(cells):
                        yield self._looked_at(number, cells)
                return
            except csv.Error:
                yield self._fault(next_row, codes.CELL_TOO_LONG, limit=LONGEST_CELL)
            lines_before += reader.line_num
            reader = self._reader(lines)

    def _looked_at(self, number: int, cells: Sequence[str]) -> Row:
        """A row that may have more or fewer cells than headings, or bytes that are no text."""
        spare = cells[len(self.headings) :]
        if len(cells) < len(self.headings) or any(spare):
            says = {"cells": len(cells), "headings": len(self.headings)}
            return self._fault(number, codes.ROW_WIDTH, cells, **says)
        byte = next((ord(c) - 0xDC00 for c in "".join(cells) if "\udc80" <= c <= "\udcff"), None)
        if byte is not None:
            return self._fault(number, codes.NOT_UTF8, cells, byte=f"0x{byte:02x}")
        return number, [cell or None for cell in cells[: len(self.headings)]]

    def _reader(self, stream: Iterable[str]) -> Any:
        csv.field_size_limit(LONGEST_CELL)
        return csv.reader(stream, delimiter=self._separator)

    def _text(self) -> io.TextIOWrapper:
        # bytes that are no text are kept apart, to be told of their own row
        return io.TextIOWrapper(
            self._bytes(), encoding=self._encoding, errors="surrogateescape", newline=""
        )


def _headings(reader: Iterable[list[str]]) -> list[str]:
    """The first row that says anything."""
    try:
        return next((cells for cells in reader if any(map(str.strip, cells))), [])
    except csv.Error:
        return []


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        start = stream.read(2)
    return "utf-16" if start in _UTF16 else "utf-8-sig"


def _fault_of_head(path: Path, shown_as: str) -> Located | None:
    """Why the line of headings is no text, as that of a workbook or an archive is none."""
    with path.open("rb") as stream:
        head = stream.read(_LONGEST_HEAD)
    if head.startswith(_UTF16):
        return None
    first = next(filter(bytes.strip, head.splitlines()), None)
    said = decoded_bytes(first, shown_as) if first else None
    return said if isinstance(said, Located) else None


def _looked_through(path: Path, encoding: str) -> tuple[bool, bool]:
    """Whether all of the file is text, and whether no line ends in a carriage return alone."""
    decoder = codecs.getincrementaldecoder(encoding)()
    sound, returns, ends = True, 0, 0
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if chunk.endswith(b"\r"):
                chunk += stream.read(1)
            returns, ends = returns + chunk.count(b"\r"), ends + chunk.count(b"\r\n")
            sound = sound and _decodes(decoder, chunk)
    return sound and _decodes(decoder, b"", final=True), returns == ends


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True
