"""Workbooks as people make them, for the tests: written, changed by hand, read again."""

import io
from collections.abc import Callable, Iterable
from typing import Any

from openpyxl import Workbook, load_workbook

import rubric
from rubric.api.sheets import SheetDocument, documents_in_opened
from rubric.exchange.sheet.workbook import opened_bytes
from rubric.load import Document
from rubric.sources import Located

HEADINGS = ("Criterion", "Evidence", "Method", "Date", "Where to look", "Judgement", "Decided on",
            "Assessor", "IQA outcome", "IQA date", "IQA by")  # fmt: skip
UNIT = "facilitating-action-learning@1"


def workbook(
    rows: Iterable[Iterable[Any]],
    headings: Iterable[str] = HEADINGS,
    change: Callable[[Any], None] = lambda _: None,
) -> bytes:
    """Return a workbook that holds a learner's sheet and nothing else: headings in row 4."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ann"
    for row in (["Learner", "Unit"], ["L-1", UNIT], [], [*headings], *(list(row) for row in rows)):
        sheet.append(row)
    change(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a workbook that somebody opened, changed and saved."""
    book = load_workbook(io.BytesIO(data))
    change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def documents(data: bytes, name: str = "ann.xlsx") -> tuple[Document, ...]:
    opened = opened_bytes(data, name)
    assert not isinstance(opened, Located), opened
    return documents_in_opened(opened)


def the_document(data: bytes) -> SheetDocument:
    [document] = documents(data)
    assert isinstance(document, SheetDocument)
    return document


def portfolio_in(data: bytes) -> rubric.Portfolio:
    document = the_document(data)
    assert isinstance(document.value, rubric.Portfolio), told(data)
    return document.value


def told(data: bytes) -> list[str]:
    """Return what is told of a workbook: the place, the code's name."""
    return [line_of(problem) for one in documents(data) for problem in one.problems]


def line_of(problem: Located) -> str:
    place = str(problem.place).removeprefix("ann.xlsx: ").removeprefix("Ann!")
    return f"{place} {problem.diagnostic.code.slug}"
