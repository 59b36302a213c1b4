"""Blocks as a PDF; numbers are typed, since a PDF has no lists."""

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from tests.importing.layouts.blocks import Document, Heading, Item, PageBreak, Para, Rows

_SIZES = {1: 16, 2: 13, 3: 12}


class _Pages(FPDF):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self._document = document
        self.set_auto_page_break(True, margin=25)

    def header(self) -> None:
        if self._document.head:
            self.set_font("Helvetica", size=8)
            self.cell(0, 8, self._document.head, new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        if self._document.foot:
            self.set_y(-18)
            self.set_font("Helvetica", size=8)
            self.cell(0, 4, self._document.foot, new_x="LMARGIN", new_y="NEXT")
            self.cell(0, 4, f"Page {self.page_no()} of {{nb}}", align="C")


def as_pdf(document: Document) -> bytes:
    pages = _Pages(document)
    pages.add_page()
    for block in document.blocks:
        if isinstance(block, PageBreak):
            pages.add_page()
        elif isinstance(block, Heading):
            pages.set_font("Helvetica", "B", _SIZES[block.level])
            pages.multi_cell(0, 7, block.text, align="L", new_x="LMARGIN", new_y="NEXT")
            pages.ln(1)
        elif isinstance(block, Rows):
            _table(pages, block)
        else:
            pages.set_font("Helvetica", size=10)
            pages.multi_cell(0, 5, _text(block), align="L", new_x="LMARGIN", new_y="NEXT")
            pages.ln(2)
    return bytes(pages.output())


def _table(pages: FPDF, block: Rows) -> None:
    pages.set_font("Helvetica", size=10)
    borders = TableBordersLayout.ALL if block.drawn else TableBordersLayout.NONE
    with pages.table(
        text_align="LEFT",
        v_align="TOP",
        padding=1.5,
        line_height=5,
        borders_layout=borders,
        first_row_as_headings=False,
    ) as table:
        for squares in block.rows:
            row = table.row()
            for square in squares:
                pages.set_font("Helvetica", "B" if square.strong else "", 10)
                row.cell("\n".join(_text(each) for each in square.inside), rowspan=square.rows)
    pages.ln(3)


def _text(block: Para | Item) -> str:
    return block.text if isinstance(block, Para) else f"{block.label} {block.text}"
