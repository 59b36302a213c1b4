"""CSV: rows whose cells are parted by commas, semicolons, tabs or bars."""

import csv
from io import StringIO

from rubric.sources.documents.bounds import bounded_text
from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.plain import pieces_of
from rubric.sources.documents.refusing import Progress
from rubric.sources.pieces import Cell, Paragraph, SourceDocument, Table
from rubric.sources.places import TextPlace

_SEPARATORS = ",;\t|"
#: rows that are looked at to find the separator
_LOOKED_AT = 200


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return the rows of a CSV file as tables, one for each block between blank rows."""
    text, remarks = text_of(data, shown_as)
    bounded_text(text, shown_as)
    separator = _separator(text)
    if not separator:
        said = tuple(pieces_of(_one_column(text), shown_as))
        return SourceDocument(shown_as, said, remarks=remarks)
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


def _one_column(text: str) -> list[str]:
    """Return the lines of a text, without the marks around them where each is a cell in marks."""
    lines = text.split("\n")
    rows = _rows(text, ",")
    if not text.startswith('"') or any(len(texts) > 1 for _, texts in rows):
        return lines
    bare = [""] * len(lines)
    for number, texts in rows:
        said = texts[0].split("\n") if texts else []
        bare[number - 1 : number - 1 + len(said)] = said
    return bare


def _separator(text: str) -> str:
    """Return what parts the cells: what gives most rows the same number of cells, above one."""
    best, most = "", 0.0
    head = "\n".join(text.split("\n")[:_LOOKED_AT])
    for separator in _SEPARATORS:
        widths = [len(row) for _, row in _rows(head, separator) if any(row)]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = widths.count(usual) / len(widths) * (usual - 1) ** 0.25
        if score > most:
            best, most = separator, score
    return best
