"""The paragraphs and tables of a Word document, and of what stands beside its text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rubric.diagnostics import codes
from rubric.sources.documents.refusing import Refused, told
from rubric.sources.documents.word.names import Element, child, children, local, name, number, value
from rubric.sources.documents.word.numbering import Numbering
from rubric.sources.documents.word.styles import Styles
from rubric.sources.documents.word.text import Written, written
from rubric.sources.pieces import Cell, Paragraph, Piece, Role, Table
from rubric.sources.places import ParagraphPlace

#: tables and boxes that stand in one another; people need three
_DEEPEST = 20


@dataclass(slots=True)
class Walk:
    """One way through a document: it counts paragraphs and tables, and remembers what it met."""

    shown_as: str
    styles: Styles
    numbering: Numbering
    paragraphs: int = 0
    tables: int = 0
    #: the notes that were pointed at, in order
    notes: list[tuple[str, str]] = field(default_factory=list)
    hidden: bool = False
    apart: bool = False

    def pieces(
        self, element: Element, role: Role = "body", within: str = "", depth: int = 0
    ) -> Iterator[Piece]:
        """Yield the pieces below an element: the body, a cell, a box, a header.

        Raises:
            Refused: tables stand in one another too deep.
        """
        if depth > _DEEPEST:
            raise Refused(told(codes.DOCUMENT_TOO_DEEP, self.shown_as))
        self.apart = False
        for below in children(element):
            tag = local(below)
            if tag == "p":
                yield from self._paragraph(below, role, within, depth)
            elif tag == "tbl":
                table = self._table(below, role, within, depth)
                self.apart = False
                if table.cells:
                    yield table

    def _paragraph(
        self, paragraph: Element, role: Role, within: str, depth: int
    ) -> Iterator[Piece]:
        self.paragraphs += 1
        place = ParagraphPlace(self.shown_as, self.paragraphs, within)
        found = written(paragraph, self.styles)
        text = found.text.strip("\n ")
        self.hidden = self.hidden or found.hidden
        self.notes.extend(found.notes)
        if _deleted(paragraph) and not text:
            return
        label, level = self.numbering.label(paragraph) or ("", -1)
        numbered = any(letter.isalnum() for letter in label)
        if text.strip() or numbered:
            yield Paragraph(
                text,
                place,
                label=label,
                depth=level + 1,
                heading=self.styles.heading(paragraph) if role == "body" else 0,
                strong=bool(found.strong) and all(found.strong),
                apart=self.apart,
                role=_role(role, found),
            )
            self.apart = False
        else:
            self.apart = True
        apart = self.apart
        for box in found.boxes:
            yield from self.pieces(box, "box" if role == "body" else role, "box", depth + 1)
        self.apart = apart

    def _table(self, table: Element, role: Role, within: str, depth: int) -> Table:
        self.tables += 1
        mine = self.tables
        place = ParagraphPlace(
            self.shown_as,
            self.paragraphs + 1,
            f"{within}, table {mine}" if within else f"table {mine}",
        )
        cells: list[Cell] = []
        #: for each column the cell that goes on downwards, by its position in `cells`
        open_above: dict[int, int] = {}
        row = 0
        for line in children(table):
            if local(line) != "tr" or _row_deleted(line):
                continue
            row += 1
            column = 1 + number(value(child(line, "w:trPr", "w:gridBefore")), 0)
            for tc in children(line):
                if local(tc) != "tc":
                    continue
                wide = max(1, number(value(child(tc, "w:tcPr", "w:gridSpan")), 1))
                if _goes_on(tc, "w:hMerge") and cells and cells[-1].row == row:
                    cells[-1] = _wider(cells[-1], wide)
                elif _goes_on(tc, "w:vMerge") and column in open_above:
                    at = open_above[column]
                    cells[at] = _taller(cells[at], row)
                else:
                    where = ", ".join((place.within, f"row {row}", f"column {column}"))
                    here = ParagraphPlace(self.shown_as, self.paragraphs + 1, where)
                    inside = tuple(self.pieces(tc, role, where, depth + 1))
                    cells.append(Cell(inside, here, row, column, columns=wide))
                    open_above.pop(column, None)
                    if child(tc, "w:tcPr", "w:vMerge") is not None:
                        open_above[column] = len(cells) - 1
                column += wide
        return Table(tuple(cells), place, role)


def _role(role: Role, found: Written) -> Role:
    """Return the part that a paragraph plays: a line with nothing but page numbers is one."""
    if role in ("header", "footer") and found.paged:
        rest = found.text.lower().replace("page", "").replace("of", "")
        if not any(letter.isalpha() for letter in rest):
            return "page_number"
    return role


def _goes_on(cell: Element, tag: str) -> bool:
    merge = child(cell, "w:tcPr", tag)
    return merge is not None and value(merge) != "restart"


def _wider(cell: Cell, wide: int) -> Cell:
    return Cell(cell.pieces, cell.place, cell.row, cell.column, cell.rows, cell.columns + wide)


def _taller(cell: Cell, row: int) -> Cell:
    rows = row - cell.row + 1
    return Cell(cell.pieces, cell.place, cell.row, cell.column, rows, cell.columns)


def _deleted(paragraph: Element) -> bool:
    """Return whether the end of a paragraph was deleted under tracked changes."""
    properties = child(paragraph, "w:pPr", "w:rPr")
    return properties is not None and any(
        properties.find(name(tag)) is not None for tag in ("w:del", "w:moveFrom")
    )


def _row_deleted(row: Element) -> bool:
    return child(row, "w:trPr", "w:del") is not None
