"""Words of a page put into lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from rubric.sources.documents.symbols import pictured

#: of the size of the letters: words nearer than this belong together, set in two fonts
_TOUCHING = 0.12
#: a gap as wide as this is no space between words
WIDE = 1.5
#: the code of no character, which WinAnsiEncoding shows as a bullet (ISO 32000-1, annex D.2)
_UNNAMED = re.compile(r"^\(cid:127\)(?!\(cid:)")
#: of the size of the letters: how wide a bullet is, which has no width in the file then
_BULLET = 0.35


class Word(NamedTuple):
    """A word with its box on the page, in points from the upper left corner."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside one another."""

    words: tuple[Word, ...]
    page: int
    #: of the lines of the page, from 1
    number: int

    @property
    def x0(self) -> float:
        """Where it starts."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Where its highest word starts."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where its lowest word ends."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of its letters."""
        return median(word.size for word in self.words)

    @property
    def text(self) -> str:
        """Its words, with a tab where there is a wide gap."""
        parts: list[str] = []
        for before, word in zip((None, *self.words), self.words, strict=False):
            if before is not None:
                gap = word.x0 - before.x1
                size = min(word.size, before.size)
                parts.append("\t" if gap > WIDE * size else " " if gap > _TOUCHING * size else "")
            parts.append(word.text)
        return "".join(parts)

    @property
    def strong(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words if any(map(str.isalnum, word.text)))


def words_of(page: dict[str, Any]) -> list[Word]:
    """Return the words of a page as the process gave them."""
    return [
        Word(text, x0, top, max(x1, x0 + _BULLET * size), bottom, max(size, 1.0), bold)
        for raw, x0, top, x1, bottom, size, bold in page["words"]
        if (text := pictured(_UNNAMED.sub("•", raw))).strip()
    ]


def lines_of(words: Iterable[Word], page: int, first: int = 1) -> list[Line]:
    """Return words as lines, from top to bottom; the first has the number `first`."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        middle = (word.top + word.bottom) / 2
        if rows and _beside(rows[-1], middle, word.bottom - word.top):
            rows[-1].append(word)
        else:
            rows.append([word])
    ordered = [tuple(sorted(row, key=lambda word: word.x0)) for row in rows]
    return [Line(row, page, number) for number, row in enumerate(ordered, first)]


def _beside(row: Sequence[Word], middle: float, height: float) -> bool:
    """Return whether a word stands beside those of a row: their middles are near."""
    first = row[0]
    near = 0.4 * min(height, first.bottom - first.top)
    return middle - (first.top + first.bottom) / 2 <= max(near, 1.0)


def segments(line: Line, wide: float = WIDE) -> list[tuple[Word, ...]]:
    """Return the parts of a line between wide gaps."""
    parts: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > wide * min(word.size, before.size):
            parts.append([])
        parts[-1].append(word)
    return [tuple(part) for part in parts]
