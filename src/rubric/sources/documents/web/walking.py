"""One way through a web page: what it shows, as paragraphs and tables."""

import re
from dataclasses import dataclass, field, replace

from rubric.sources.documents.symbols import pictured
from rubric.sources.documents.web.elements import (
    BLOCKS,
    BOLD,
    Element,
    heading_of,
    surrounds,
    tag_of,
    unseen,
)
from rubric.sources.documents.web.lists import depth_of, labels_of
from rubric.sources.documents.web.tables import grid_of, is_layout
from rubric.sources.pieces import Cell, Paragraph, Piece, Role, Table
from rubric.sources.places import TextPlace

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAKS = re.compile(r" *\n *\n[ \n]*")
#: class names of what stands beside its value or another fact; only the style sheet parts them
_PAIRED = re.compile(
    r"label|value|key|term|field|title|name|heading|caption|data|badge|chip|pill|\btags?\b|\bnum",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Around:
    """What holds for all text below an element."""

    role: Role = "body"
    depth: int = 0
    heading: int = 0
    bold: bool = False
    kept: bool = False  #: white space stands as it is written


@dataclass(slots=True)
class _Text:
    """The text of one paragraph while it is put together."""

    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    line: int = 0
    label: str = ""


class Walk:
    """Reads the pieces of a page; a cell of a table is read by a walk of its own."""

    def __init__(self, shown_as: str, page_length: int) -> None:
        self._shown_as = shown_as
        self._page_length = page_length
        self._pieces: list[Piece] = []
        self._text = _Text()
        self._apart = False

    def pieces(
        self, element: Element, role: Role = "body", depth: int = 0, *, bold: bool = False
    ) -> tuple[Piece, ...]:
        """Return the pieces of what stands in an element."""
        around = _Around(role=role, depth=depth, bold=bold)
        self._inside(element, around)
        self._flush(around)
        return tuple(self._pieces)

    def _inside(self, element: Element, around: _Around) -> None:
        self._add(element.text, element, around)
        before: Element | None = None
        for below in element:
            if before is not None and _paired(before, below):
                self._text.parts.append("\t")
            self._element(below, around)
            self._add(below.tail, below, around)
            before = below

    def _element(self, element: Element, around: _Around) -> None:
        tag = tag_of(element)
        if unseen(element, tag):
            return
        if tag == "br":
            self._text.parts.append("\n")
            return
        if tag == "textarea":
            around = replace(around, kept=True)
        if tag not in BLOCKS:
            inner = replace(around, bold=True) if tag in BOLD else around
            self._inside(element, inner)
            return
        self._flush(around)
        self._block(element, tag, self._entered(element, tag, around))

    def _entered(self, element: Element, tag: str, around: _Around) -> _Around:
        """Return what holds inside of a block."""
        role = around.role
        heading = heading_of(element)
        if role == "body" and surrounds(element, tag, self._page_length):
            role = "menu"
        if heading == 1:
            role = "body"  # the title of a page may stand in its banner
        return replace(
            around,
            role=role,
            heading=heading or around.heading,
            bold=around.bold or bool(heading) or tag in BOLD or tag == "dt",
            kept=around.kept or tag == "pre",
        )

    def _block(self, element: Element, tag: str, around: _Around) -> None:
        if tag == "table":
            self._table(element, around)
        elif tag in ("ul", "ol", "dir"):
            self._list(element, tag, replace(around, depth=depth_of(element, around.depth)))
        elif tag == "dl":
            self._pairs(element, around)
        else:
            if tag in ("p", "hr", "blockquote", "section", "article"):
                self._apart = True
            self._inside(element, around)
            self._flush(around)

    def _list(self, element: Element, tag: str, around: _Around) -> None:
        labels = labels_of(element, tag)
        for below in element:
            if tag_of(below) == "li" and not unseen(below, "li"):
                self._flush(around)
                self._text.label = labels.get(below, "")
                self._inside(below, around)
                self._flush(around)
                self._text.label = ""  # of an item without a text
            else:
                self._element(below, around)
            self._add(below.tail, below, around)
            self._flush(around)

    def _pairs(self, element: Element, around: _Around) -> None:
        """Read a list of terms with what is said of each, as a table of two columns."""
        rows: list[tuple[list[Element], list[Element]]] = []
        for below in element.iter("dt", "dd"):
            around_it = next(below.iterancestors("dl", "dt", "dd"))
            if around_it is not element or unseen(below, tag_of(below)):
                continue
            if tag_of(below) == "dt":
                rows.append(([below], []))
            else:
                if not rows:
                    rows.append(([], []))
                rows[-1][1].append(below)
        cells: list[Cell] = []
        for row, sides in enumerate(rows, 1):
            for column, side in enumerate(sides, 1):
                pieces = [
                    piece for each in side for piece in self._below(each, around, column == 1)
                ]
                place = self._place(side[0] if side else element)
                cells.append(Cell(tuple(pieces), place, row, column))
        if any(cell.pieces for cell in cells):
            self._pieces.append(Table(tuple(cells), self._place(element), around.role))

    def _table(self, element: Element, around: _Around) -> None:
        if is_layout(element):
            for cell in element.iter("td", "th", "caption"):
                if next(cell.iterancestors("table")) is element and not unseen(cell, tag_of(cell)):
                    self._flush(around)
                    self._inside(cell, around)
                    self._flush(around)
            return
        for caption in element.findall("caption"):
            self._pieces.extend(self._below(caption, around, bold=True))
        cells = []
        for spot in grid_of(element):
            heads = tag_of(spot.element) == "th"
            pieces = self._below(spot.element, around, bold=heads)
            place = self._place(spot.element)
            cells.append(Cell(pieces, place, spot.row, spot.column, spot.rows, spot.columns))
        if any(cell.pieces for cell in cells):
            self._pieces.append(Table(tuple(cells), self._place(element), around.role))
        self._apart = False

    def _below(self, element: Element, around: _Around, bold: bool) -> tuple[Piece, ...]:
        walk = Walk(self._shown_as, self._page_length)
        return walk.pieces(element, around.role, around.depth, bold=bold or around.bold)

    def _add(self, text: str | None, element: Element, around: _Around) -> None:
        if not text:
            return
        shown = pictured(text)  # written as entities
        written = shown if around.kept else _SPACE.sub(" ", shown)
        if not self._text.line and written.strip():
            self._text.line = element.sourceline or 0
        self._text.parts.append(written)
        if written.strip():
            self._text.bold.append(around.bold)

    def _flush(self, around: _Around) -> None:
        text, self._text = self._text, _Text()
        whole = "".join(text.parts)
        shown = whole if around.kept else re.sub(r" {2,}", " ", whole)
        broken = shown.split("\n") if around.kept else _BREAKS.split(shown)
        label = text.label
        for part in broken:
            stripped = part.strip(" \n\t\r\f") if not around.kept else part.rstrip()
            if not stripped.strip():
                self._apart = self._apart or bool(self._pieces and len(broken) > 1)
                continue
            stripped = re.sub(r" *\n *", "\n", stripped).strip("\n")
            place = TextPlace(self._shown_as, max(1, text.line))
            self._pieces.append(
                Paragraph(
                    stripped,
                    place,
                    label=label,
                    depth=around.depth,
                    heading=around.heading,
                    strong=bool(text.bold) and all(text.bold),
                    apart=self._apart,
                    one_line=around.kept,
                    role=around.role,
                )
            )
            label = ""
            self._apart = len(broken) > 1 and not around.kept
        if label:
            self._text.label = label  # its text is in the next block: <li><p>
        if broken and whole.strip():
            self._apart = False

    def _place(self, element: Element) -> TextPlace:
        return TextPlace(self._shown_as, max(1, element.sourceline or 1))


def _paired(before: Element, after: Element) -> bool:
    """Return whether two elements without anything between them are a label and its value."""
    if before.tail or any(
        tag_of(each) in BLOCKS or tag_of(each) == "br" for each in (before, after)
    ):
        return False
    if any(_PAIRED.search(each.get("class") or "") for each in (before, after)):
        return True
    above = before.getparent()
    return _holds_two(above) and any(
        _holds_two(beside) and beside.get("class") == above.get("class")
        for beside in (above.getprevious(), above.getnext())
    )


def _holds_two(element: Element | None) -> bool:
    """Return whether a block holds two elements of one kind and nothing else, as cards do."""
    if element is None or tag_of(element) not in ("div", "li") or len(element) != 2:
        return False
    if (element.text or "").strip() or any((below.tail or "").strip() for below in element):
        return False
    return tag_of(element[0]) == tag_of(element[1]) == "span"
