"""Workbooks that people filled in, as documents: a portfolio for each learner, with its cells."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath

from rubric.api.rows import typed
from rubric.api.worded import WORDING
from rubric.diagnostics import Argument, Diagnostic, Path, Severity, codes
from rubric.exchange.sheet.as_text import opened_text
from rubric.exchange.sheet.author_finding import is_authored
from rubric.exchange.sheet.finding import holds_tracking_sheet
from rubric.exchange.sheet.reading import LearnerRows, read_workbook
from rubric.exchange.sheet.workbook import ExcelMissing, Opened, opened, sheet_names
from rubric.load import Document, in_file_order
from rubric.sources import FilePlace, Located, Place


@dataclass(frozen=True, slots=True)
class SheetDocument(Document):
    """What a workbook says of one learner, as a file of that learner would."""

    #: the learner's reference; "" where the sheet does not say
    learner: str = ""
    #: rows that point at nothing and were left out; they keep nothing from being judged
    set_aside: tuple[Located, ...] = ()
    _rows: LearnerRows | None = field(default=None, repr=False)

    @property
    def wordings(self) -> tuple[tuple[str, str], ...]:
        """Each criterion as the sheet writes it, with each wording that it shows for it."""
        return () if self._rows is None else tuple(self._rows.wordings)

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:  # noqa: ARG002 - a span is of letters in a line; a problem of a workbook names the whole cell
        """Return the cell that a path of the model came from."""
        if self._rows is None:
            return FilePlace(self.name)
        if path[:1] == (WORDING,):
            return self._rows.wordings[self.wordings[int(path[1])]]
        return self._rows.place(self._rows.read.place(path))


def documents_in_workbook(path: FilePath, shown_as: str) -> tuple[Document, ...]:
    """Return what a workbook holds: a document for each learner, or one that says why not.

    Where the extra `excel` is not installed, the document says so.
    """
    try:
        book = opened(path, shown_as)
    except ExcelMissing as missing:
        told: dict[str, Argument] = {"reason": "extra", "extra": str(missing)}
        book = Located(Diagnostic(codes.WORKBOOK_NOT_READ, (), told), FilePlace(shown_as))
    if isinstance(book, Located):
        return (Document(shown_as, problems=(book,)),)
    return documents_in_opened(book)


def is_tracking_sheet(path: FilePath) -> bool:
    """Return whether a workbook is a tracking sheet, and not the tables of an evidence log."""
    if has_log_sheets(path):
        return False
    book = _opened(path)
    return book is not None and holds_tracking_sheet(book)


def is_ours(path: FilePath) -> bool:
    """Return whether a workbook is a tracking sheet or a specification, as far as can be read."""
    book = _opened(path)
    return book is not None and (holds_tracking_sheet(book) or is_authored(book))


def has_log_sheets(path: FilePath) -> bool:
    """Return whether a workbook has a sheet that only an evidence log has."""
    return bool(_LOG_SHEETS & {name.casefold() for name in sheet_names(path)})


def _opened(path: FilePath) -> Opened | None:
    try:
        book = opened(path, str(path))
    except ExcelMissing:
        return None
    return None if isinstance(book, Located) else book


#: sheets that only a log has
_LOG_SHEETS = frozenset({"registrations", "evidence", "items", "links", "decisions", "reviews"})


def documents_in_text(text: str, shown_as: str) -> tuple[Document, ...]:
    """Return what a workbook with these cells would hold; the manual shows sheets as text."""
    book = opened_text(text, shown_as)
    return documents_in_opened(book)


def documents_in_opened(book: Opened) -> tuple[Document, ...]:
    """Return the documents of a workbook that was opened."""
    if is_authored(book):
        from rubric.api.authoring import authored_document  # few workbooks are specifications

        return (authored_document(book),)
    read = read_workbook(book)
    if not read.learners:
        return (Document(book.file, "portfolio", problems=in_file_order(read.told)),)
    documents = []
    for turn, learner in enumerate(read.learners):
        portfolio, problems = typed(learner.read)
        placed = [learner.at_its_cell(problem) for problem in problems]
        set_aside = tuple(learner.at_its_cell(problem) for problem in learner.read.set_aside)
        told = list(learner.told) if turn else [*read.told, *learner.told]
        errors = {p.place for p in told if p.diagnostic.code.severity is Severity.ERROR}
        # of a cell that is unclear nothing more is said
        every = [*told, *(problem for problem in placed if problem.place not in errors)]
        if any(p.diagnostic.code.severity is Severity.ERROR for p in every):
            portfolio = None
        documents.append(
            SheetDocument(
                book.file,
                "portfolio",
                portfolio,
                in_file_order((*_without_followers(every), *set_aside)),
                learner=learner.learner,
                set_aside=set_aside,
                _rows=learner,
            )
        )
    return tuple(documents)


def _without_followers(problems: list[Located]) -> list[Located]:
    """Leave out that a criterion is missing where its cell is unclear."""
    unclear = {p.place for p in problems if p.diagnostic.code is codes.CELL_UNCLEAR}
    return [
        p for p in problems if p.diagnostic.code is codes.CELL_UNCLEAR or p.place not in unclear
    ]
