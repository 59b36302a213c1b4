"""Excel workbooks of the old format (.xls), which Excel wrote until 2003 and programs still do."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.documents.numbers import shown_number
from rubric.sources.documents.refusing import Progress, Refused, not_installed, told
from rubric.sources.documents.sheets import Merged, Sheet, Value, tables_of
from rubric.sources.documents.workbook import MOST_CELLS, cell_text
from rubric.sources.pieces import Piece, SourceDocument
from rubric.sources.places import CellPlace, Located

#: bytes; every cell takes a dozen
_MOST_BYTES = 16 * 1024 * 1024


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return what stands in a workbook of the old format.

    Raises:
        Refused: it cannot be read, or the extra `excel` is not installed.
    """
    try:
        import xlrd.biffh
    except ImportError:
        raise not_installed(shown_as, "excel") from None
    if len(data) > _MOST_BYTES:
        limit = _MOST_BYTES // 1024**2
        raise Refused(told(codes.DOCUMENT_TOO_LARGE, shown_as, limit=limit))
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=StringIO()
        )
        pieces, remarks = _pieces(book, shown_as)
    except Refused:
        raise
    except xlrd.biffh.XLRDError as error:
        code = codes.DOCUMENT_ENCRYPTED if "encrypted" in str(error) else codes.DOCUMENT_DAMAGED
        raise Refused(told(code, shown_as)) from error
    except Exception as error:  # whatever the library makes of a damaged file
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    return SourceDocument(shown_as, pieces, remarks=remarks)


def _pieces(book: Any, shown_as: str) -> tuple[tuple[Piece, ...], tuple[Located, ...]]:
    pieces: list[Piece] = []
    remarks: list[Located] = []
    cells = 0
    for sheet in book.sheets():
        cells += sum(sheet.row_len(row) for row in range(sheet.nrows))
        if cells > MOST_CELLS * 10:
            raise Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="cells", limit=MOST_CELLS))
        pieces.extend(tables_of(_sheet(book, sheet), shown_as))
        remarks.extend(_remarks(sheet, shown_as))
    return tuple(pieces), tuple(remarks)


def _sheet(book: Any, sheet: Any) -> Sheet:
    values = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            value = _value(book, sheet.cell(row, column))
            if value is not None:
                values[row + 1, column + 1] = value
    merged = [
        Merged(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells
    ]
    return Sheet(sheet.name, values, merged)


def _value(book: Any, cell: Any) -> Value | None:
    import xlrd

    form = book.xf_list[cell.xf_index]
    strong = bool(book.font_list[form.font_index].bold)
    indent = int(form.alignment.indent_level or 0)
    if cell.ctype == xlrd.XL_CELL_TEXT:
        text = cell_text(cell.value)
        return Value(text, strong=strong, depth=indent) if text else None
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        text, could_be = shown_number(cell.value, book.format_map[form.format_key].format_str)
        return Value(text, could_be, strong, indent)
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            day = xlrd.xldate_as_datetime(cell.value, book.datemode)
            return Value(cell_text(day), strong=strong)
        except (xlrd.XLDateError, OverflowError, ValueError):
            return Value(shown_number(cell.value).text, strong=strong)
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return Value("TRUE" if cell.value else "FALSE", strong=strong)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return Value(xlrd.error_text_from_code.get(cell.value, "#N/A"), strong=strong)
    return None


def _remarks(sheet: Any, shown_as: str) -> Iterator[Located]:
    whole = CellPlace(shown_as, sheet.name)
    if sheet.visibility:
        yield told(codes.HIDDEN_PARTS, whole, part="sheet")
    if any(row.hidden for row in sheet.rowinfo_map.values()):
        yield told(codes.HIDDEN_PARTS, whole, part="rows")
    if any(column.hidden for column in sheet.colinfo_map.values()):
        yield told(codes.HIDDEN_PARTS, whole, part="columns")
