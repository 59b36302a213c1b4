"""The pen for workbooks: texts, days and formulas in their styles, lists to choose from, print.

Everything that people wrote goes in as text, also where it begins like a formula, and is marked as
such. Nothing depends on the clock, so equal books are equal files.
"""

import io
import re
import zipfile
from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rubric.exchange.sheet.workbook import EXTRA, ExcelMissing
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

#: characters of one cell; a program would cut what is longer
LONGEST_CELL = 32_767
#: how a text begins that some program takes for a formula
_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r")
#: what the format takes for a character in disguise, and characters that XML cannot hold
_DISGUISED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME = 31
#: a day on which every file was made, so that it tells nothing of its making
_MADE = datetime(2026, 1, 1)
_ZIPPED = (1980, 1, 1, 0, 0, 0)
_DAY = "dd/mm/yyyy"
#: characters across a page on which a sheet can still be read
_WIDTH_OF_PAGE = 190
#: points of a line of text, and of the space around it
_LINE, _AROUND = 13.0, 3.0
#: points: no row of a spreadsheet program is higher
_HIGHEST = 409.0


class CellTooLong(ValueError):
    """A text that no cell can hold; the text says where and how long it is."""


class Drawn:
    """A workbook that is being drawn."""

    def __init__(self, book: "Workbook") -> None:
        self.book = book
        self._lists: dict[tuple[str, str], Any] = {}
        self._add_styles()

    def sheet(self, name: str) -> "Worksheet":
        """Return a new sheet behind the others."""
        made: Worksheet = self.book.create_sheet(name)
        return made

    # -- cells -------------------------------------------------------------------

    def text(self, sheet: "Worksheet", row: int, column: int, text: str, style: str) -> None:
        """Write a text as text, whatever it begins with.

        Raises:
            CellTooLong: it has more characters than a cell can hold.
        """
        if len(text) > LONGEST_CELL:
            raise CellTooLong(f"{sheet.title}: {len(text)} > {LONGEST_CELL}")
        cell: Any = sheet.cell(row, column)
        cell.style = style
        written = _DISGUISED.sub("_x005F_x", text)
        cell._value = _NOT_IN_XML.sub(lambda c: f"_x{ord(c[0]):04X}_", written)
        cell.data_type = "s"
        if text.startswith(_LIKE_FORMULA):
            cell.quotePrefix = True

    def value(
        self, sheet: "Worksheet", row: int, column: int, value: str | float | date, style: str
    ) -> None:
        """Write a text, a number or a day; a text as `text` does."""
        if isinstance(value, str):
            self.text(sheet, row, column, value, style)
            return
        cell = sheet.cell(row, column)
        cell.value = value
        cell.style = style

    def blank(self, sheet: "Worksheet", row: int, column: int, style: str) -> None:
        """Leave a cell blank, in a style."""
        sheet.cell(row, column).style = style

    def formula(self, sheet: "Worksheet", row: int, column: int, formula: str) -> None:
        """Write a formula of ours, as a matrix: not every program looks at whole columns else."""
        from openpyxl.worksheet.formula import ArrayFormula

        cell = sheet.cell(row, column)
        cell.value = ArrayFormula(cell.coordinate, formula)
        cell.style = "counted"

    def fit(self, sheet: "Worksheet", row: int, text: str, width: float) -> None:
        """Make a row high enough for a text in a column of this width."""
        lines = sum(1 + int(len(line) * 1.1 / width) for line in text.split("\n"))
        there = sheet.row_dimensions[row].height or 0
        sheet.row_dimensions[row].height = max(there, min(_LINE * lines + _AROUND, _HIGHEST))

    # -- what may stand in cells ---------------------------------------------------

    def choose(self, sheet: "Worksheet", area: str, source: str, *, strict: bool) -> None:
        """Let the cells of an area be chosen from a list; not strict: other words stay possible."""
        self._valid(
            sheet, area, "list", phrase("sheet.prompt.list"), phrase("sheet.refused.list"),
            formula1=source, errorStyle="stop" if strict else "warning",
        )  # fmt: skip

    def day_only(self, sheet: "Worksheet", area: str) -> None:
        """Let the cells of an area hold days."""
        self._valid(
            sheet, area, "date", phrase("sheet.prompt.date"), phrase("sheet.refused.date"),
            operator="greaterThan", formula1="18264", errorStyle="warning",
        )  # fmt: skip

    def number_only(self, sheet: "Worksheet", area: str) -> None:
        """Let the cells of an area hold numbers from 0."""
        self._valid(
            sheet, area, "decimal", "", phrase("sheet.refused.number"),
            operator="greaterThanOrEqual", formula1="0", errorStyle="stop",
        )  # fmt: skip

    def _valid(
        self, sheet: "Worksheet", area: str, kind: Any, prompt: str, refused: str, **more: Any
    ) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(
            type=kind, allow_blank=True, showErrorMessage=True, error=refused, **more
        )
        if prompt:
            rule.prompt, rule.showInputMessage = prompt, True
        rule.add(area)
        sheet.add_data_validation(rule)

    # -- a sheet as a whole --------------------------------------------------------

    def finish(
        self,
        sheet: Any,
        headings: tuple[int, int],
        *,
        protect: bool,
        landscape: bool = False,
    ) -> None:
        """Freeze headings, set up the page, and protect what is not to be filled in.

        Args:
            sheet: which is filled in.
            headings: the last row and column that stay in sight; 0 is none.
            protect: whether cells in locked styles cannot be written to; there is no password.
            landscape: whether it is printed across.
        """
        from rubric.exchange.sheet.workbook import letters

        row, column = headings
        sheet.freeze_panes = f"{letters(column + 1)}{row + 1}"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        width = sum(dimension.width for dimension in sheet.column_dimensions.values())
        across = max(1, round(width / _WIDTH_OF_PAGE)) if landscape else 1
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = across, 0
        sheet.print_title_rows = f"{row}:{row}" if row > 0 else None
        sheet.print_title_cols = f"A:{letters(column)}" if across > 1 and column > 0 else None
        margins = sheet.page_margins
        margins.left = margins.right = 0.4
        margins.top, margins.bottom, margins.footer = 0.5, 0.75, 0.35
        sheet.oddFooter.left.text, sheet.oddFooter.right.text = "&A", "&P / &N"
        if protect:
            protection = sheet.protection
            protection.sheet = True
            for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows",
                            "deleteRows", "sort", "autoFilter"):  # fmt: skip
                setattr(protection, allowed, False)  # False is: not kept from it

    def _add_styles(self) -> None:
        from openpyxl.styles import (
            Alignment,
            Border,
            Font,
            NamedStyle,
            PatternFill,
            Protection,
            Side,
        )

        thin, strong = Side("thin", "BFBFBF"), Side("thin", "44546A")
        boxed = Border(left=thin, right=thin, top=thin, bottom=thin)
        first = Border(left=thin, right=thin, top=strong, bottom=thin)
        grey, blue = PatternFill("solid", fgColor="F2F2F2"), PatternFill("solid", fgColor="1F3864")
        pale, none = PatternFill("solid", fgColor="DDE4F0"), PatternFill()
        wrapped = Alignment(wrap_text=True, vertical="top")
        plain, bold = Font("Calibri", 10), Font("Calibri", 10, bold=True)

        def add(
            name: str, font: Font = plain, fill: PatternFill = none, border: Border | None = boxed,
            align: Alignment = wrapped, form: str = "General", *, locked: bool = True,
        ) -> None:  # fmt: skip
            style = NamedStyle(name, font=font, fill=fill, alignment=align, number_format=form)
            style.border = border or Border()
            style.protection = Protection(locked=locked)
            self.book.add_named_style(style)

        unwrapped = Alignment(wrap_text=False, vertical="top")
        left = Alignment(wrap_text=True, vertical="top", horizontal="left")
        middle = Alignment(vertical="top", horizontal="center")
        add("title", Font("Calibri", 14, bold=True), border=None, align=unwrapped)
        add("note", Font("Calibri", 9, italic=True), border=None, align=unwrapped)
        add("told", plain, border=None)
        add("strong", bold, border=None, align=unwrapped)
        add("heading", Font("Calibri", 10, bold=True, color="FFFFFF"), blue)
        add("label", bold, pale, align=unwrapped)
        add("outcome", bold, pale, align=unwrapped)
        for name, border in (("", boxed), ("_first", first)):
            add(f"locked{name}", plain, grey, border)
            # text, so that 1.10 stays 1.10 and nothing that is typed becomes a formula
            add(f"entry{name}", plain, none, border, form="@", locked=False)
            add(f"day{name}", plain, none, border, left, _DAY, locked=False)
            add(f"number{name}", plain, none, border, left, "0.###", locked=False)
        add("counted", plain, grey, first, middle, "0.###")


def drawn() -> Drawn:
    """Return a workbook without sheets.

    Raises:
        ExcelMissing: the extra for workbooks is not installed.
    """
    try:
        from openpyxl import Workbook
    except ImportError:
        raise ExcelMissing(EXTRA) from None
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    return Drawn(book)


def in_bytes(out: Drawn) -> bytes:
    """Return a workbook as a file; nothing in it tells when it was made."""
    properties = out.book.properties
    properties.creator = "rubric"
    properties.created = properties.modified = _MADE
    saved, fixed = io.BytesIO(), io.BytesIO()
    out.book.save(saved)
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for part in parts.infolist():
            data = parts.read(part)
            if part.filename == "docProps/core.xml":  # the library writes the time of saving
                day = _MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day, data)
            info = zipfile.ZipInfo(part.filename, _ZIPPED)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data, compresslevel=6)
    return fixed.getvalue()


def sheet_name(wanted: str, taken: Collection[str]) -> str:
    """Return a name that a sheet may have, and none other has."""
    used = {name.casefold() for name in taken} | {"history"}
    plain = _NOT_IN_NAME.sub("-", wanted).strip("' ")[:_LONGEST_NAME] or "-"
    name, turn = plain, 1
    while name.casefold() in used:
        turn += 1
        name = f"{plain[: _LONGEST_NAME - len(str(turn)) - 1]} {turn}"
    return name
