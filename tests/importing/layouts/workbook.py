"""Blocks as a sheet of a workbook: a row for each, references typed as text."""

from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Font
from tests.importing.layouts.blocks import Document, Heading, Item, PageBreak, Para, Rows


def as_workbook(document: Document) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    row = 1
    if document.head:
        sheet.oddHeader.center.text = document.head
    for block in document.blocks:
        if isinstance(block, PageBreak):
            row += 1
        elif isinstance(block, Rows):
            width = max(len(each) for each in block.rows)
            for squares in block.rows:
                for column, square in enumerate(squares, 1 + width - len(squares)):
                    cell = sheet.cell(row, column, "\n".join(_text(e) for e in square.inside))
                    cell.number_format = "@"
                    cell.font = Font(bold=square.strong)
                    if square.rows > 1:
                        sheet.merge_cells(
                            start_row=row,
                            start_column=column,
                            end_row=row + square.rows - 1,
                            end_column=column,
                        )
                row += 1
            row += 1
        else:
            sheet.cell(row, 1, _text(block)).font = Font(bold=isinstance(block, Heading))
            row += 1 + isinstance(block, Heading)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _text(block: Heading | Para | Item) -> str:
    return f"{block.label} {block.text}" if isinstance(block, Item) else block.text
