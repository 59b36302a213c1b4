"""Tables whose cells stand between upright bars, as in Markdown and in text copied from pages."""

import re

from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import TextPlace

#: a row of Markdown that only draws the line below the headings
_RULE = re.compile(r"\|?(\s*:?-{2,}:?\s*\|)+(\s*:?-{2,}:?\s*)?\|?|[+=|-]*\+[+=|-]*")
#: a bar that is not written as one of the text, `\|`
_BAR = re.compile(r"(?<!\\)\|")
#: two cells with one bar between them; a line of it alone may be anything
_PAIR = re.compile(r"[^|\s][^|]*\s\|\s[^|]*[^|\s]")
#: so many lines of two cells below one another are a table
_FEWEST_PAIRS = 3


def is_pipe_row(line: str) -> bool:
    """Return whether a line is a row of a table: bars at both ends, or two bars or more in it."""
    text = line.strip()
    if text.startswith("|") and text.endswith("|") and len(text) > 2:
        return True
    return len(_BAR.findall(text.strip("|"))) >= 2 or (
        bool(_RULE.fullmatch(text)) and len(text) > 4
    )


def are_pipe_rows(lines: list[str]) -> bool:
    """Return whether all lines are rows of a table, or of one of two columns without its edges."""
    if all(is_pipe_row(line) for line in lines):
        return True
    return len(lines) >= _FEWEST_PAIRS and all(is_pair(line) for line in lines)


def is_pair(line: str) -> bool:
    """Return whether a line is two texts with a bar between them, and none at their ends."""
    return _PAIR.fullmatch(line.strip()) is not None


def pipe_table(lines: list[str], shown_as: str, first: int) -> Table:
    """Return rows as a table; what only draws lines is left out, as no text is lost with it."""
    cells: list[Cell] = []
    row = 0
    for offset, line in enumerate(lines):
        if _RULE.fullmatch(line.strip()):
            continue
        row += 1
        for column, (start, text) in enumerate(_cells(line), 1):
            place = TextPlace(shown_as, first + offset, start + 1, max(1, len(text)))
            written = text.replace("\\|", "|")
            pieces = (Paragraph(written, place),) if written else ()
            cells.append(Cell(pieces, place, row, column))
    return Table(tuple(cells), TextPlace(shown_as, first))


def _cells(line: str) -> list[tuple[int, str]]:
    """Return each cell of a row with where its text starts in the line."""
    left = len(line) - len(line.lstrip())
    body = line.strip()
    if body.startswith("|"):
        body, left = body[1:], left + 1
    if body.endswith("|") and not body.endswith("\\|"):
        body = body[:-1]
    found: list[tuple[int, str]] = []
    at = 0
    for bar in [*_BAR.finditer(body), None]:
        end = bar.start() if bar else len(body)
        text = body[at:end]
        found.append((left + at + len(text) - len(text.lstrip()), text.strip()))
        at = bar.end() if bar else end
    return found
