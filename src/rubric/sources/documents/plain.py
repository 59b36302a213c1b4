"""Plain text: lines as they stand, pipe tables, and columns made of tabs or of wide gaps."""

import re
from collections.abc import Callable, Iterator

from rubric.sources.documents.beside import beside_table
from rubric.sources.documents.bounds import bounded_text
from rubric.sources.documents.columns import Found, gap_table, tab_table
from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.pipes import are_pipe_rows, is_pair, is_pipe_row, pipe_table
from rubric.sources.documents.refusing import Progress
from rubric.sources.documents.several_beside import several_beside
from rubric.sources.pieces import Paragraph, Piece, SourceDocument
from rubric.sources.places import TextPlace

#: lines that are looked at to see whether a table begins on the first of them
_LOOKED_AT = 24
#: so many lines with a mark before them are a message that is answered
_QUOTED = 3
_QUOTES = re.compile(r">[> ]*")
#: what a tab is wide where lines are compared
_TAB = 8


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return the lines of a text and the tables that are laid out in it."""
    text, remarks = text_of(data, shown_as)
    bounded_text(text, shown_as)
    lines = unquoted(text.split("\n"))
    return SourceDocument(shown_as, tuple(pieces_of(lines, shown_as)), remarks=remarks)


def unquoted(lines: list[str]) -> list[str]:
    """Return lines with spaces for the marks that a mail program puts before those it answers.

    One or two lines that begin with such a mark are no message: it may be a "greater than".
    """
    kept = list(lines)
    at = 0
    while at < len(lines):
        end = _end(lines, at, lambda line: line.startswith(">"))
        if end - at >= _QUOTED:
            kept[at:end] = [_QUOTES.sub(lambda mark: " " * len(mark[0]), x) for x in lines[at:end]]
        at = max(end, at + 1)
    return kept


def pieces_of(lines: list[str], shown_as: str, first: int = 1) -> Iterator[Piece]:
    """Yield the pieces of lines, of which the first has the number `first`."""
    at, blank = 0, False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            blank = True
            at += 1
            continue
        end = _end(lines, at, is_pipe_row)
        if end == at:
            end = _end(lines, at, is_pair)
        if end > at and are_pipe_rows(lines[at:end]):
            yield pipe_table(lines[at:end], shown_as, first + at)
            at, blank = end, False
            continue
        table, taken = _laid_out(lines, at, _LOOKED_AT, shown_as, first)
        if table is not None and taken == _LOOKED_AT:
            longer = _laid_out(lines, at, len(lines), shown_as, first)
            table, taken = longer if longer[0] is not None else (table, taken)
        if table is not None:
            yield table
            at, blank = at + taken, False
            continue
        yield line_of(line, shown_as, first + at, apart=blank)
        at, blank = at + 1, False


def _laid_out(lines: list[str], at: int, most: int, shown_as: str, first: int) -> Found:
    """Return the table that begins on a line, if one does, looking at so many lines at the most.

    A table of two columns, such as one of facts, ends where one of more columns begins.
    """
    ahead = lines[at : at + most]
    found = several_beside(ahead, shown_as, first + at)
    if found[0] is not None:
        return found
    found = _two_or_more(ahead, shown_as, first + at)
    for below in range(1, min(found[1], _LOOKED_AT)):
        if several_beside(ahead[below:], shown_as, first + at + below)[0] is not None:
            return _two_or_more(ahead[:below], shown_as, first + at)
    return found


def _two_or_more(lines: list[str], shown_as: str, first: int) -> Found:
    """Return the table at the start of lines, each of whose rows is one line or begins anew."""
    found = beside_table(lines, shown_as, first)
    if found[0] is not None:
        return found
    block = lines[: _end(lines, 0, _is_text)]
    found = tab_table(block, shown_as, first)
    return found if found[0] is not None else gap_table(block, shown_as, first)


def line_of(line: str, shown_as: str, number: int, *, apart: bool) -> Paragraph:
    """Return a line of text as a paragraph, with its indentation as its depth."""
    wide = line.expandtabs(_TAB)
    indent = len(wide) - len(wide.lstrip())
    start = len(line) - len(line.lstrip())
    place = TextPlace(shown_as, number, start + 1, max(1, len(line.strip())))
    return Paragraph(line.strip(), place, depth=indent, apart=apart, one_line=True)


def _is_text(line: str) -> bool:
    return bool(line.strip()) and not is_pipe_row(line)


def _end(lines: list[str], at: int, holds: Callable[[str], bool]) -> int:
    """Return where the run of lines for which something holds ends."""
    while at < len(lines) and holds(lines[at]):
        at += 1
    return at
