"""Excel workbooks (.xlsx, .xlsm): the sheets as tables, with numbers as they are shown."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.archives import ArchiveFault, CheckedArchive
from rubric.sources.documents.archives import checked_archive, refusal, remarks_on
from rubric.sources.documents.numbers import shown_number
from rubric.sources.documents.refusing import Progress, Refused, not_installed, told
from rubric.sources.documents.sheets import Merged, Sheet, Value, spot_name, tables_of
from rubric.sources.pieces import Paragraph, Piece, SourceDocument
from rubric.sources.places import CellPlace, FilePlace, Located
from rubric.sources.workbook_cells import check_cells

#: of cells in a workbook, and of those that are merged into others
MOST_CELLS = 200_000
#: of XML: four for each cell. Formats and rules of entry take two kilobytes each once opened
MOST_ELEMENTS = 800_000
_SHAPE_TEXT = re.compile(r"xl/drawings/[^/]+\.xml")
#: where a row, column or cell names its format
_STYLED = re.compile(rb'(<(?:\w+:)?(?:c|row|col)\b[^>]*?)\s(?:s|style)="\d+"')
#: a workbook without formats, for one whose formats cannot be read
_NO_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>'
)


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return what stands in a workbook.

    Raises:
        Refused: it cannot be read, or the extra `excel` is not installed.
    """
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise not_installed(shown_as, "excel") from None
    checked = checked_archive(data, shown_as, MOST_ELEMENTS)
    try:
        check_cells(checked.data, MOST_CELLS)
    except ArchiveFault as fault:
        raise refusal(fault, shown_as) from fault
    try:
        values, formulas = _opened(checked.data)
    except Exception:  # its formats, most often; what stands in the cells may be sound
        try:
            values, formulas = _opened(_bare(checked.data))
        except Exception as error:
            raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    pieces: list[Piece] = []
    remarks = list(remarks_on(checked, shown_as))
    for sheet in values.worksheets:
        written = formulas[sheet.title]
        pieces.extend(tables_of(_sheet(sheet), shown_as))
        pieces.extend(_notes(sheet, shown_as))
        remarks.extend(_remarks(sheet, written, shown_as))
    pieces.extend(_boxes(checked, shown_as))
    title = values.properties.title or ""
    return SourceDocument(shown_as, tuple(pieces), str(title).strip(), tuple(remarks))


def _opened(data: bytes) -> tuple[Any, Any]:
    """Return a workbook twice: with the results of its formulas, and with the formulas."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(  # type: ignore[return-value]
            openpyxl.load_workbook(BytesIO(data), data_only=results, keep_links=False)
            for results in (True, False)
        )


def _bare(data: bytes) -> bytes:
    """Return a workbook with its cells and nothing else: no formats, drawings, notes."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as again:
        for name in archive.namelist():
            if name == "xl/styles.xml":
                again.writestr(name, _NO_STYLES)
            elif name.startswith("xl/worksheets/sheet"):
                again.writestr(name, _STYLED.sub(rb"\1", archive.read(name)))
            elif not name.startswith("xl/worksheets/_rels/"):
                again.writestr(name, archive.read(name))
    return made.getvalue()


def _cells(sheet: Any) -> list[Any]:
    """Return the cells that a sheet has; by rows, openpyxl would make all that are between them."""
    return [sheet._cells[at] for at in sorted(sheet._cells)]


def _sheet(sheet: Any) -> Sheet:
    values = {
        (cell.row, cell.column): _value(cell) for cell in _cells(sheet) if cell.value is not None
    }
    merged = [
        Merged(span.min_row, span.min_col, span.max_row, span.max_col)
        for span in sheet.merged_cells.ranges
    ]
    return Sheet(sheet.title, values, merged)


def _value(cell: Any) -> Value:
    strong = bool(cell.font and cell.font.b)
    indent = int(cell.alignment.indent or 0) if cell.alignment else 0
    value = cell.value
    if isinstance(value, bool):
        return Value(str(value).upper(), strong=strong)
    if isinstance(value, int | float):
        text, could_be = shown_number(float(value), str(cell.number_format or ""))
        return Value(text, could_be, strong, indent)
    return Value(cell_text(value), strong=strong, depth=indent)


def cell_text(value: object) -> str:
    """Return a date as people write it for machines, and anything else as its text."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _notes(sheet: Any, shown_as: str) -> Iterator[Piece]:
    for cell in _cells(sheet):
        note = getattr(cell, "comment", None)
        if note is not None and str(note.text).strip():
            place = CellPlace(shown_as, sheet.title, spot_name(cell.row, cell.column))
            yield Paragraph(str(note.text).strip(), place, role="note")


def _remarks(sheet: Any, written: Any, shown_as: str) -> Iterator[Located]:
    whole = CellPlace(shown_as, sheet.title)
    if sheet.sheet_state != "visible":
        yield told(codes.HIDDEN_PARTS, whole, part="sheet")
    if any(row.hidden for row in sheet.row_dimensions.values()):
        yield told(codes.HIDDEN_PARTS, whole, part="rows")
    if any(column.hidden for column in sheet.column_dimensions.values()):
        yield told(codes.HIDDEN_PARTS, whole, part="columns")
    for cell in _cells(written):
        if cell.data_type == "f" and sheet.cell(cell.row, cell.column).value is None:
            place = CellPlace(shown_as, sheet.title, spot_name(cell.row, cell.column))
            yield told(codes.FORMULA_WITHOUT_VALUE, place)


def _boxes(checked: CheckedArchive, shown_as: str) -> Iterator[Piece]:
    """Yield the texts of shapes, which lie over the cells."""
    from lxml import etree

    with zipfile.ZipFile(BytesIO(checked.data)) as archive:
        for name in sorted(checked.names):
            if not _SHAPE_TEXT.fullmatch(name):
                continue
            try:
                parser = etree.XMLParser(resolve_entities=False, no_network=True)
                root = etree.fromstring(archive.read(name), parser)
            except etree.XMLSyntaxError:
                continue
            for paragraph in root.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
                text = "".join(map(str, paragraph.itertext())).strip()
                if text:
                    yield Paragraph(text, FilePlace(shown_as), role="box")
