"""A document as the importer reads it: its lines in reading order, each with where it stands."""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from rubric.importers.normalising import normal
from rubric.sources.pieces import Paragraph, Role
from rubric.sources.places import Place

#: what a table says of a line, by the column that it stands in
Hint = Literal[
    "", "head", "outcome", "criterion", "number", "range", "guidance", "label", "value", "aside"
]

_BULLETS = "•·●▪◦○■□►▸➢➤✓✔❖‣⁃∙"
_BULLET = re.compile(rf"(?:[{_BULLETS}]|[-–—*](?=\s)|\[[ xX]?\](?=\s))\s*")
_BULLETS_INSIDE = re.compile(rf"\s[{_BULLETS}]\s+")


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A stretch of the source that means one thing; no letter of the source is in two of them."""

    text: str
    place: Place
    #: a bullet, or what an automatic list shows before the text
    label: str = ""
    depth: int = 0
    heading: int = 0
    strong: bool = False
    apart: bool = False
    one_line: bool = False
    role: Role = "body"
    hint: Hint = ""
    #: the row of the table that it stands in, counted through the document; 0 is none
    row: int = 0
    #: whether it goes on on the line that was read before it, of which it is a part
    follows: bool = False
    #: the grade band of the column that it stands in
    band: str = ""

    @property
    def is_bullet(self) -> bool:
        """Whether a bullet stands before it."""
        return self.label[:1] in _BULLETS + "-–—*" and bool(self.label)


def lines_of(paragraph: Paragraph, hint: Hint = "", row: int = 0, band: str = "") -> Iterator[Line]:
    """Yield the lines of one paragraph: one, or one for each bullet that stands in it."""
    first = True
    for printed in paragraph.text.split("\n"):
        text = _without_bars(normal(printed))
        label = normal(paragraph.label) if first else ""
        if not text and not label:
            continue
        if text and unicodedata.category(text[0]) == "So" and text[0] not in _BULLETS + "©®":
            symbol, _, text = text.partition(" ")  # a picture before a heading
            label = f"{label} {symbol}".strip()
        if bullet := _BULLET.match(text):
            label = label or bullet[0].strip()
            text = text[bullet.end() :]
        line = Line(
            text, paragraph.place, label, paragraph.depth, paragraph.heading, paragraph.strong,
            paragraph.apart and first, paragraph.one_line or not first, paragraph.role, hint, row,
            False, band,
        )  # fmt: skip
        yield from _at_bullets(line)
        first = False


def _without_bars(text: str) -> str:
    """A line without the bars that are left behind it of a table copied line by line."""
    bare = text.rstrip("| \t")
    rest = text[len(bare) :]
    return bare if "|" in rest and (not bare or rest[0] != "|") else text


def _at_bullets(line: Line) -> Iterator[Line]:
    """The same, cut where bullets stand inside of it."""
    cuts = [0, *(found.start() for found in _BULLETS_INSIDE.finditer(line.text)), len(line.text)]
    if len(cuts) == 2:
        yield line
        return
    yield replace(line, text=line.text[: cuts[1]].strip())
    for start, end in itertools.pairwise(cuts[1:]):
        piece = line.text[start:end].strip()
        yield replace(
            line,
            label=piece[:1],
            text=piece[1:].strip(),
            depth=line.depth + 1,
            apart=False,
            follows=True,
        )


def is_wrapped_heading(before: Line, line: Line) -> bool:
    """Return whether a line is the rest of a heading that the page broke."""
    return bool(
        line.heading
        and line.heading == before.heading
        and line.one_line
        and before.one_line
        and not line.apart
        and not line.label
        and getattr(before.place, "page", 0) == getattr(line.place, "page", 0)
    )


def cut(line: Line, *positions: int) -> list[Line]:
    """Return a line cut at positions of its text; the label stays with the first piece."""
    pieces = []
    bounds = [0, *sorted(set(positions) - {0, len(line.text)}), len(line.text)]
    for start, end in itertools.pairwise(bounds):
        text = line.text[start:end].strip()
        if not text:
            continue
        if not start:
            pieces.append(replace(line, text=text))
        else:
            pieces.append(replace(line, text=text, label="", apart=True, follows=True))
    return pieces or [line]
