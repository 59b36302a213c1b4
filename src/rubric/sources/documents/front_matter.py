"""What a Markdown text says of itself above its first line: names with their values."""

import re
from collections.abc import Iterator, Sequence

from rubric.sources.documents.plain import line_of
from rubric.sources.pieces import Cell, Paragraph, Piece, Table
from rubric.sources.places import TextPlace

_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NAMED = re.compile(r"(?P<name>[^\s:#-][^:]{0,40}):(?:[ \t]+(?P<value>\S.*)|[ \t]*)$")
_QUOTED = re.compile(r"(['\"])(.*)\1")


def parted(text: str, shown_as: str) -> tuple[list[Piece], str]:
    """Return the pieces of what stands above a text, and the text with blank lines in its place.

    Names with their values are a table of two columns, in which a line that is set in stands
    below the value with which it goes on. Two rules around anything else are lines of the text.
    """
    matter = _MATTER.match(text)
    if matter is None:
        return [], text
    lines = [(n, line) for n, line in enumerate(matter[1].split("\n"), 2) if line.strip()]
    rest = "\n" * matter[0].count("\n") + text[matter.end() :]
    if lines and all(_goes_on(line) or _NAMED.match(line) for _, line in lines):
        return [Table(tuple(_cells(lines, shown_as)), TextPlace(shown_as, 2))], rest
    return [line_of(line, shown_as, number, apart=False) for number, line in lines], rest


def _goes_on(line: str) -> bool:
    return line[0].isspace() or line.startswith(("- ", "#"))


def _cells(lines: Sequence[tuple[int, str]], shown_as: str) -> Iterator[Cell]:
    """Yield the cells of a table that has a row for each name, and one for a line that goes on."""
    for row, (number, line) in enumerate(lines, 1):
        place = TextPlace(shown_as, number)
        named = None if _goes_on(line) else _NAMED.match(line)
        name, value = (named["name"], named["value"] or "") if named else ("", line)
        for column, text in enumerate((name.strip(), _QUOTED.sub(r"\2", value.strip())), 1):
            if text:
                said = Paragraph(text, place, strong=column == 1)
                yield Cell((said,), place, row, column)
