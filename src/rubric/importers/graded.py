"""Tables that grade work by levels: a row for each aspect, and how each level of it looks."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rubric.importers.numbers import number_of
from rubric.sources.pieces import Cell, Piece, Table

#: how the levels of such a table are called, with their marks: "4 - Exceeds", "First (70-100%)"
_LEVEL_WORDS = frozenset(
    (
        *("excellent", "good", "very", "fair", "poor", "satisfactory", "unsatisfactory", "weak"),
        *("outstanding", "exceptional", "exemplary", "average", "adequate", "inadequate", "strong"),
        *("acceptable", "unacceptable", "limited", "basic", "insufficient", "minimal", "superior"),
        *("emerging", "developing", "beginning", "beginner", "approaching", "proficient", "expert"),
        *("accomplished", "advanced", "novice", "competent", "mastery", "capstone", "milestone"),
        *("benchmark", "exceeds", "meets", "exceeding", "meeting", "expected", "expectation"),
        *("expectations", "above", "below", "needs", "improvement", "incomplete", "not", "yet"),
        *("high", "low", "medium", "first", "second", "third", "upper", "lower", "class", "fail"),
        *("refer", "pass", "merit", "distinction", "credit", "score", "point", "points", "mark"),
        *("marks", "pts", "standard", "standards", "partially", "fully"),
    )
)
#: the bands of a grid whose cells are criteria, and not levels of one
_BANDS = frozenset(("pass", "merit", "distinction"))
_WORD = re.compile(r"[a-z]+")
#: the head of the aspects that are graded
_ASPECT = re.compile(
    r"|(?:(?:assessment|marking|grading) )?criteri(?:on|a)|aspects?|dimensions?|traits?"
    r"|categor(?:y|ies)|areas?|skills?|indicators?|components?|domains?",
    re.IGNORECASE,
)
_FEWEST_LEVELS = 3
#: the first rows, in one of which the heads stand: a title may be above them
_HEAD_ROWS = 3
#: words of a descriptor; a box to tick has none
_DESCRIPTOR = 2


def grades_by_levels(table: Table) -> bool:
    """Return whether a table says how levels of work look, and no criterion of a specification.

    Grids of Pass, Merit and Distinction are none, and no table whose rows name outcomes or
    criteria, or whose boxes are to be ticked.
    """
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            rows[cell.row].append(cell)
    numbers = sorted(rows)
    for at, number in enumerate(numbers[:_HEAD_ROWS]):
        levels = [cell for cell in rows[number] if _is_level(cell)]
        if len(levels) < _FEWEST_LEVELS or {_name(cell) for cell in levels} <= _BANDS:
            continue
        first = min(cell.column for cell in table.cells)
        aspect = " ".join(cell.text.strip() for cell in rows[number] if cell.column == first)
        columns = {cell.column for cell in levels}
        below = [rows[n] for n in numbers[at + 1 :]]
        return bool(
            first not in columns
            and _ASPECT.fullmatch(" ".join(aspect.split()).rstrip(":"))
            and _are_described(below, columns)
            and not any(_names_its_kind(cell) for row in below for cell in row)
        )
    return False


def has_levels(pieces: Iterable[Piece]) -> bool:
    """Return whether some table of a document grades work by levels."""
    return any(isinstance(piece, Table) and grades_by_levels(piece) for piece in pieces)


def _name(cell: Cell) -> str:
    return " ".join(_WORD.findall(cell.text.lower()))


def _is_level(cell: Cell) -> bool:
    """Whether a cell holds the name of a level, or its marks alone: "2:1", "4"."""
    words = _WORD.findall(cell.text.lower())
    return len(cell.text) < 40 and _LEVEL_WORDS.issuperset(words)


def _are_described(rows: list[list[Cell]], columns: set[int]) -> bool:
    """Whether below the names of levels most cells say in words how each looks."""
    cells = [cell for row in rows for cell in row if cell.column in columns]
    worded = sum(len(cell.text.split()) >= _DESCRIPTOR for cell in cells)
    return len(rows) > 1 and 2 * worded > len(rows) * len(columns)


def _names_its_kind(cell: Cell) -> bool:
    """Whether a cell begins with the number of an outcome or criterion: "LO1", "1.1", "P2"."""
    number = number_of(" ".join(cell.text.split()))
    return number is not None and number.kind in ("outcome", "criterion", "dotted", "band", "ksb")
