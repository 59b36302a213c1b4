"""CSV: rows whose cells are parted by commas, semicolons, tabs or bars."""

import csv
import re
from io import StringIO

from rubric.sources.documents.bounds import bounded_text
from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.plain import pieces_of
from rubric.sources.documents.refusing import Progress
from rubric.sources.pieces import Cell, Paragraph, SourceDocument, Table
from rubric.sources.places import TextPlace

_SEPARATORS = ",;\t|"
#: separators that stand in sentences too, and how they stand between cells alone: not before a
#: space, and not within a number
_BETWEEN_CELLS = {each: re.compile(rf"(?<!\d){each}(?=\S)|{each}(?=[^\s\d])") for each in ",;"}
#: rows that are looked at to find the separator
_LOOKED_AT = 200


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return the rows of a CSV file as tables, one for each block between blank rows."""
    text, remarks = text_of(data, shown_as)
    bounded_text(text, shown_as)
    separator = _separator(text)
    if not separator:
        lines = _without_quotes(text)
        return SourceDocument(shown_as, tuple(pieces_of(lines, shown_as)), remarks=remarks)
    tables: list[Table] = []
    cells: list[Cell] = []
    first = row = 0
    for number, texts in _rows(text, separator):
        if not any(texts):
            tables.extend(_table(cells, shown_as, first))
            cells, row = [], 0
            continue
        first = first if row else number
        row += 1
        for column, written in enumerate(texts, 1):
            place = TextPlace(shown_as, number)
            pieces = (Paragraph(written, place),) if written else ()
            cells.append(Cell(pieces, place, row, column))
    tables.extend(_table(cells, shown_as, first))
    return SourceDocument(shown_as, tuple(tables), remarks=remarks)


def _table(cells: list[Cell], shown_as: str, first: int) -> list[Table]:
    return [Table(tuple(cells), TextPlace(shown_as, first))] if cells else []


def _rows(text: str, separator: str) -> list[tuple[int, list[str]]]:
    """Return each row with the number of its first line; cells may hold line breaks."""
    try:
        reader = csv.reader(StringIO(text), delimiter=separator)
        rows, line = [], 1
        for row in reader:
            rows.append((line, [cell.strip() for cell in row]))
            line = reader.line_num + 1
        return rows
    except csv.Error:
        return [
            (number, [cell.strip() for cell in line.split(separator)])
            for number, line in enumerate(text.split("\n"), 1)
        ]


def _without_quotes(text: str) -> list[str]:
    """Return the lines of a single column, each where it stands, without the marks around cells."""
    try:
        rows = list(csv.reader(StringIO(text)))
    except csv.Error:
        rows = []
    if any(len(row) > 1 for row in rows):
        return text.split("\n")  # commas that part nothing: the marks are of the text
    return [line for row in rows for line in "".join(row).split("\n")]


def _separator(text: str) -> str:
    """Return what parts the cells: what gives most rows the same number of cells, above one.

    Commas of sentences part none: few rows have one, and a space follows each.
    """
    best, most = "", 0.0
    head = "\n".join(text.split("\n")[:_LOOKED_AT])
    for separator in _SEPARATORS:
        widths = [len(row) for _, row in _rows(head, separator) if any(row)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        between = _BETWEEN_CELLS.get(separator)
        if between and 2 * len(wide) < len(widths) and not between.search(head):
            continue
        usual = max(set(wide), key=wide.count)
        score = widths.count(usual) / len(widths) * (usual - 1) ** 0.25
        if score > most:
            best, most = separator, score
    return best
