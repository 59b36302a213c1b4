"""Tables whose columns are drawn with dashes, as pandoc writes them in Markdown."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rubric.sources.pieces import Cell, Paragraph, Table
from rubric.sources.places import TextPlace

_RULE = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_FRAME = re.compile(r" {0,3}-{3,} *")
#: lines below which a table without an end is none
_LONGEST = 2_000
#: lines that the heads of columns take at the most
_MOST_HEADS = 12


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a table stands among lines, counted from 0: from its first line to before `end`."""

    first: int
    end: int
    rule: int
    framed: bool


def drawn_tables(lines: Sequence[str]) -> list[Drawn]:
    """Return the tables in the lines of a text, in order."""
    found: list[Drawn] = []
    past = 0
    for at, line in enumerate(lines):
        if at < past or not _RULE.fullmatch(line):
            continue
        table = _around(lines, at, past)
        if table is not None and _stands_in_columns(lines, table):
            found.append(table)
            past = table.end
    return found


def _around(lines: Sequence[str], rule: int, past: int) -> Drawn | None:
    """Return the table of which a line is the rule below its heads, or above its first row."""
    first = rule
    while (
        first > max(past, rule - _MOST_HEADS)
        and lines[first - 1].strip()
        and not _FRAME.fullmatch(lines[first - 1])
    ):
        first -= 1
    framed = first > past and _FRAME.fullmatch(lines[first - 1]) is not None
    first -= framed
    for at in range(rule + 1, min(len(lines), rule + _LONGEST)):
        line = lines[at]
        if _FRAME.fullmatch(line) or _RULE.fullmatch(line):
            return Drawn(first, at + 1, rule, True) if at > rule + 1 else None
        if not line.strip() and not framed and rule > first:
            return Drawn(first, at, rule, False) if at > rule + 1 else None
    return None


def _stands_in_columns(lines: Sequence[str], drawn: Drawn) -> bool:
    """Return whether all text ends where its column does: no word of it is cut."""
    starts = _starts(lines[drawn.rule])[1:]
    texts = (line for line in lines[drawn.first : drawn.end] if not _FRAME.fullmatch(line))
    return not any(line[start - 1 : start].strip() for line in texts for start in starts)


def _starts(rule: str) -> list[int]:
    return [run.start() for run in re.finditer("-+", rule)]


def drawn_table(
    lines: Sequence[str], drawn: Drawn, shown_as: str, written: Callable[[str], tuple[str, bool]]
) -> Table:
    """Return a table; where blank lines part its rows, a row has several lines.

    Args:
        lines: those of the text.
        drawn: where the table stands among them.
        shown_as: the file, as a person named it.
        written: gives the text of a cell without the marks that lay it out, and whether it is bold.
    """
    starts = _starts(lines[drawn.rule])
    cells: list[Cell] = []
    for row, (head, numbers) in enumerate(_rows(lines, drawn), 1):
        for column, start in enumerate(starts, 1):
            end = starts[column] if column < len(starts) else None
            texts = [(n, lines[n][0 if column == 1 else start : end].strip()) for n in numbers]
            said = [(n, text) for n, text in texts if text]
            if not said:
                continue
            place = TextPlace(shown_as, said[0][0] + 1)
            text, bold = written("\n".join(text for _, text in said))
            whole = Paragraph(text.replace("\n", " "), place, strong=head or bold)
            cells.append(Cell((whole,), place, row, column))
    return Table(tuple(cells), TextPlace(shown_as, drawn.first + 1))


def _rows(lines: Sequence[str], drawn: Drawn) -> Iterator[tuple[bool, list[int]]]:
    """Yield the lines of each row, and whether it is one of heads."""
    heads = [n for n in range(drawn.first, drawn.rule) if not _FRAME.fullmatch(lines[n])]
    if heads:
        yield True, heads
    body = range(drawn.rule + 1, drawn.end)
    apart = drawn.framed and any(not lines[n].strip() for n in body)
    row: list[int] = []
    for n in body:
        line = lines[n]
        is_rule = _FRAME.fullmatch(line) or _RULE.fullmatch(line)
        if is_rule or not line.strip():
            if row:
                yield False, row
            row = []
        elif apart:
            row.append(n)
        else:
            yield False, [n]
    if row:
        yield False, row
