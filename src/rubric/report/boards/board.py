"""The flat shape of a page of numbers and lists, from which every format is written."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from typing import NamedTuple

from rubric.report.sentences import Sentences
from rubric.report.view.summary import Share


class Piece(NamedTuple):
    """Some text, and the anchor of what it leads to."""

    text: str
    to: str = ""


#: what stands in one place of a list or a table; texts of people are as they wrote them
Cell = tuple[Piece, ...]


class Number(NamedTuple):
    """A count: how many of what, and the anchor of the list that names each of them."""

    n: int
    label: str
    to: str = ""
    of: int | None = None


class Row(NamedTuple):
    """One row of a table; a list elsewhere leads to it by its anchor."""

    cells: tuple[Cell, ...]
    at: str = ""


class Block(NamedTuple):
    """One heading with what stands below it."""

    at: str
    heading: str
    notes: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    lines: tuple[Cell, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    #: whether it stands below the block before it
    below: bool = False
    #: whether on paper a sheet begins with it
    overleaf: bool = False


class Board(NamedTuple):
    """One page: what it is about, in one sentence and a bar, then its blocks."""

    at: str
    heading: str
    facts: tuple[str, ...]
    told: str
    notes: tuple[str, ...] = ()
    shares: tuple[Share, ...] = ()
    numbers: tuple[Number, ...] = ()
    blocks: tuple[Block, ...] = ()


class Boards(NamedTuple):
    """The pages of a run."""

    title: str
    boards: tuple[Board, ...]
    #: what could not be judged, as heading and lines; shown first
    left_out: tuple[str, tuple[str, ...]] = ("", ())
    #: names, titles and feedback, where they were asked for
    included: tuple[Block, ...] = ()


def not_judged(names: tuple[str, ...], sentences: Sentences) -> tuple[str, tuple[str, ...]]:
    """Return what could not be judged as it is shown first; nothing where all could."""
    return (sentences.say("quality.not_judged", n=len(names)), names) if names else ("", ())


def more_than_one(learners: Iterable[str], sentences: Sentences) -> tuple[str, ...]:
    """Return what is said of learners of whom several portfolios are counted; mostly nothing."""
    times = Counter(learners)
    several = tuple(name for name, n in times.items() if n > 1)
    return (sentences.say("quality.more_than_one", learners=several),) if several else ()


class Anchors:
    """Anchors that no other thing on the page has."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def new(self) -> str:
        """Return one that was not given before."""
        return f"b{next(self._numbers)}"


def plain_cell(*texts: str) -> Cell:
    """Return a cell of texts that lead nowhere."""
    return tuple(Piece(text) for text in texts)


def told_cell(cell: Cell) -> str:
    """Return what a cell says."""
    return "".join(piece.text for piece in cell)


def separated(pieces: Iterable[Piece], by: str) -> Cell:
    """Return pieces with the same text between each two."""
    return tuple(_separated(pieces, by))


def _separated(pieces: Iterable[Piece], by: str) -> Iterator[Piece]:
    for n, piece in enumerate(pieces):
        if n:
            yield Piece(by)
        yield piece
