"""A document of any format as its reader gives it: paragraphs and tables, in reading order.

Readers are thin: they give what stands there and where, and know nothing of specifications. What
the pieces mean is decided once, for all formats, above.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rubric.sources.places import Located, Place

#: where a piece stands; what is not in the body is not part of the running text
Role = Literal["body", "header", "footer", "page_number", "box", "note", "menu"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, a list item, or one line where the format knows lines only."""

    #: as it stands there, without the label of an automatic list; line breaks are kept as "\n"
    text: str
    place: Place
    #: what an automatic list shows before the text: "1.1", "(a)", "•"; "" is nothing
    label: str = ""
    #: how deep in lists it stands, or how far it is indented: 0 is not at all
    depth: int = 0
    #: 1 is the highest heading; 0 is no heading
    heading: int = 0
    #: whether all of it stands out: bold, or capitals made by the format
    strong: bool = False
    #: whether a blank line, or a space as wide as one, stands before it
    apart: bool = False
    #: whether it is one line of what may be a longer paragraph (plain text, the page of a PDF)
    one_line: bool = False
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `row` and `column` count from 1, and are of its upper left corner."""

    pieces: tuple["Piece", ...]
    place: Place
    row: int
    column: int
    #: how many rows and columns it takes
    rows: int = 1
    columns: int = 1
    #: what a number may have been before a spreadsheet program shortened it: "3.10" of 3.1;
    #: "" where there is no doubt
    could_be: str = ""

    @property
    def text(self) -> str:
        """All of its text, a line for each paragraph, with the labels of its lists."""
        return "\n".join(
            f"{paragraph.label} {paragraph.text}".strip() for paragraph in paragraphs(self.pieces)
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells by row, then by column; a cell that takes several rows stands once."""

    cells: tuple[Cell, ...]
    place: Place
    role: Role = "body"


Piece = Paragraph | Table


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """What a reader found in a document."""

    #: the file, as a person named it
    shown_as: str
    pieces: tuple[Piece, ...]
    #: a title kept beside the text (of a web page, a property of the file); "" is none
    title: str = ""
    #: what a person should know of how it was read: hidden rows, formulas without a value
    remarks: tuple[Located, ...] = ()


def paragraphs(pieces: tuple[Piece, ...]) -> Iterator[Paragraph]:
    """Return every paragraph in reading order, those in the cells of tables too."""
    for piece in pieces:
        if isinstance(piece, Paragraph):
            yield piece
        else:
            for cell in piece.cells:
                yield from paragraphs(cell.pieces)
