"""Blocks as a Word document, with numbers that Word itself counts where the layout says so."""

from io import BytesIO
from typing import Any

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from tests.importing.layouts.blocks import Document, Heading, Item, PageBreak, Para, Rows, Square


def as_word(document: Document) -> bytes:
    word = docx.Document()
    lists = _Lists(word)
    if document.head:
        word.sections[0].header.paragraphs[0].text = document.head
        foot = word.sections[0].footer.paragraphs[0]
        foot.text = document.foot
        _page_number(word.sections[0].footer.add_paragraph("Page "))
    for block in document.blocks:
        if isinstance(block, Heading):
            word.add_heading(block.text, block.level)
        elif isinstance(block, PageBreak):
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(block, Rows):
            _table(word, block, lists)
        else:
            _fill(word.add_paragraph(), block, lists)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _table(word: Any, block: Rows, lists: "_Lists") -> None:
    width = max(len(row) for row in block.rows)
    table = word.add_table(len(block.rows), width)
    for at, row in enumerate(block.rows):
        offset = width - len(row)  # only a first cell goes on downwards
        for column, square in enumerate(row, offset):
            cell = table.cell(at, column)
            if square.rows > 1:
                cell = cell.merge(table.cell(at + square.rows - 1, column))
            _square(cell, square, lists)


def _square(cell: Any, square: Square, lists: "_Lists") -> None:
    for turn, inside in enumerate(square.inside):
        paragraph = cell.paragraphs[0] if turn == 0 else cell.add_paragraph()
        _fill(paragraph, inside, lists)
        if square.strong:
            for run in paragraph.runs:
                run.bold = True


def _fill(paragraph: Any, inside: Para | Item, lists: "_Lists") -> None:
    if isinstance(inside, Para):
        paragraph.add_run(inside.text)
    elif inside.counted:
        paragraph.add_run(inside.text)
        lists.count(paragraph, inside)
    else:
        paragraph.add_run(f"{inside.label} {inside.text}")


class _Lists:
    """One list of two levels that shows "1" and "1.1"; the first level is of the outcomes.

    Outcomes print their own numbers, so each starts a list of its own for its criteria.
    """

    def __init__(self, word: Any) -> None:
        self._numbering = word.part.numbering_part.element
        self._of: dict[str, int] = {}

    def count(self, paragraph: Any, item: Item) -> None:
        outcome = item.label.rpartition(".")[0]
        number = self._of.setdefault(outcome, 0) or self._begin(outcome)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = number

    def _begin(self, outcome: str) -> int:
        kind = OxmlElement("w:abstractNum")
        key = 900 + len(self._of)
        kind.set(qn("w:abstractNumId"), str(key))
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (("start", "1"), ("numFmt", "decimal"), ("lvlText", f"{outcome}.%1")):
            element = OxmlElement(f"w:{tag}")
            element.set(qn("w:val"), value)
            level.append(element)
        kind.append(level)
        first = self._numbering.find(qn("w:num"))
        first.addprevious(kind)
        number = self._numbering.add_num(key).numId
        self._of[outcome] = number
        return int(number)


def _page_number(paragraph: Any) -> None:
    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)
