"""OpenDocument workbooks (.ods) of LibreOffice: every cell holds the text that it shows."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.documents.archives import checked_archive, remarks_on
from rubric.sources.documents.numbers import other_number
from rubric.sources.documents.refusing import Progress, Refused, not_installed, told
from rubric.sources.documents.sheets import Merged, Sheet, Value, spot_name, tables_of
from rubric.sources.documents.workbook import MOST_CELLS
from rubric.sources.pieces import Paragraph, Piece, SourceDocument
from rubric.sources.places import CellPlace, Located

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_NUMBER = re.compile(r"\d{1,2}\.\d{1,2}")


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return what stands in an OpenDocument workbook.

    Raises:
        Refused: it cannot be read, or the extra `excel` is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise not_installed(shown_as, "excel") from None
    checked = checked_archive(data, shown_as)
    with zipfile.ZipFile(BytesIO(checked.data)) as archive:
        parts = ("META-INF/manifest.xml", "content.xml")
        manifest, content = (archive.read(part) if part in checked.names else b"" for part in parts)
    if b"encryption-data" in manifest:
        raise Refused(told(codes.DOCUMENT_ENCRYPTED, shown_as))
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        root: Any = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    pieces: list[Piece] = []
    remarks = list(remarks_on(checked, shown_as))
    hidden = _hidden_styles(root)
    spent = 0
    for table in root.iter(f"{_TABLE}table"):
        walk = _Walk(table, shown_as)
        spent += len(walk.values)
        if spent > MOST_CELLS:
            raise Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="cells", limit=MOST_CELLS))
        pieces.extend(tables_of(Sheet(walk.name, walk.values, walk.merged), shown_as))
        pieces.extend(walk.notes)
        remarks.extend(walk.remarks)
        if table.get(f"{_TABLE}style-name") in hidden:
            remarks.append(told(codes.HIDDEN_PARTS, CellPlace(shown_as, walk.name), part="sheet"))
    return SourceDocument(shown_as, tuple(pieces), remarks=tuple(remarks))


def _hidden_styles(root: Any) -> set[str]:
    return {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


class _Walk:
    """Reads the cells of one sheet; what is repeated is read once for each, as far as it counts."""

    def __init__(self, table: Any, shown_as: str) -> None:
        self.name = str(table.get(f"{_TABLE}name") or "")
        self.values: dict[tuple[int, int], Value] = {}
        self.merged: list[Merged] = []
        self.notes: list[Piece] = []
        self.remarks: list[Located] = []
        self._shown_as = shown_as
        hidden = False
        row = 1
        for line in _within(table, "table-row"):
            repeated = _count(line, "number-rows-repeated")
            cells = list(self._cells(line))
            hidden = hidden or bool(cells and line.get(f"{_TABLE}visibility"))
            for again in range(min(repeated, MOST_CELLS + 1) if cells else 0):
                for column, cell in cells:
                    self._add(row + again, column, cell)
                if len(self.values) > MOST_CELLS:
                    return
            row += repeated
        if hidden:
            place = CellPlace(shown_as, self.name)
            self.remarks.append(told(codes.HIDDEN_PARTS, place, part="rows"))

    def _cells(self, line: Any) -> Iterator[tuple[int, Any]]:
        column = 1
        for cell in line:
            if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                continue
            repeated = _count(cell, "number-columns-repeated")
            if cell.tag.endswith("}table-cell") and _says_something(cell):
                for again in range(min(repeated, 1000)):
                    yield column + again, cell
            column += repeated

    def _add(self, row: int, column: int, cell: Any) -> None:
        place = CellPlace(self._shown_as, self.name, spot_name(row, column))
        text = "\n".join(_shown(each) for each in cell.findall(f"{_TEXT}p")).strip()
        for note in cell.findall(f"{_OFFICE}annotation"):
            said = "\n".join(_shown(each) for each in note.findall(f"{_TEXT}p")).strip()
            if said:
                self.notes.append(Paragraph(said, place, role="note"))
        if not text:
            if cell.get(f"{_TABLE}formula"):
                self.remarks.append(told(codes.FORMULA_WITHOUT_VALUE, place))
            return
        number = cell.get(f"{_OFFICE}value-type") == "float" and _NUMBER.fullmatch(text)
        self.values[row, column] = Value(text, other_number(text) if number else "")
        rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if rows > 1 or columns > 1:
            self.merged.append(Merged(row, column, row + rows - 1, column + columns - 1))


def _within(table: Any, tag: str) -> Iterator[Any]:
    """Yield the rows of a table, those in groups too, and not those of a table inside of it."""
    for below in table:
        if below.tag == f"{_TABLE}{tag}":
            yield below
        elif below.tag in (
            f"{_TABLE}table-rows",
            f"{_TABLE}table-header-rows",
            f"{_TABLE}table-row-group",
        ):
            yield from _within(below, tag)


def _says_something(cell: Any) -> bool:
    """Return whether a cell is not blank; one that is may be repeated a hundred million times."""
    return bool(cell.get(f"{_TABLE}formula")) or any(text.strip() for text in cell.itertext())


def _shown(paragraph: Any) -> str:
    parts: list[str] = [paragraph.text or ""]
    for below in paragraph:
        if below.tag == f"{_TEXT}s":
            parts.append(" " * min(_plain_count(below.get(f"{_TEXT}c")), 100))
        elif below.tag == f"{_TEXT}tab":
            parts.append("\t")
        elif below.tag == f"{_TEXT}line-break":
            parts.append("\n")
        elif below.tag != f"{_OFFICE}annotation":
            parts.append(_shown(below))
        parts.append(below.tail or "")
    return "".join(parts)


def _count(element: Any, attribute: str) -> int:
    return _plain_count(element.get(f"{_TABLE}{attribute}"))


def _plain_count(text: str | None) -> int:
    return max(1, int(text)) if text is not None and text.isdigit() and len(text) < 9 else 1
