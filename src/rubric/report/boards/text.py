"""Pages of numbers and lists as text, for a terminal."""

from collections.abc import Iterator

from rubric.report.boards.board import Block, Board, Boards, Number, told_cell
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.sentences import Sentences

_INDENT = "  "


def render_text(boards: Boards, language: str = "en") -> str:
    """Return pages as text: the numbers of each, then the lists that they lead to."""
    say = Sentences(language).say
    lines: list[str] = []
    heading, left_out = boards.left_out
    if left_out:
        lines += [heading, *(one for told in left_out for one in _item(told)), ""]
    for board in boards.boards:
        lines += [*_board(board, boards.title, say("board.nothing")), ""]
    for block in boards.included:
        lines += [*_block(block, say("board.nothing")), ""]
    return joined(lines)


def _board(board: Board, title: str, nothing: str) -> Iterator[str]:
    yield from wrapped(prose(title))
    if board.heading != title:
        yield from wrapped(prose(board.heading))
    yield from wrapped(prose(" · ".join(board.facts)))
    yield ""
    yield from wrapped(prose(board.told))
    for note in board.notes:
        yield from wrapped(prose(note), _INDENT)
    if board.numbers:
        yield ""
    yield from _numbers(board.numbers)
    for block in board.blocks:
        yield ""
        yield from _block(block, nothing)


def _numbers(numbers: tuple[Number, ...]) -> Iterator[str]:
    for number in numbers:
        n = str(number.n) if number.of is None else f"{number.n}/{number.of}"
        yield from labelled(f"{n:>7}", prose(number.label), _INDENT, 9)


def _block(block: Block, nothing: str) -> Iterator[str]:
    indent = _INDENT if block.below else ""
    yield from wrapped(prose(block.heading), indent)
    for note in block.notes:
        yield from wrapped(prose(note), indent + _INDENT)
    yield from _numbers(block.numbers)
    for line in block.lines:
        yield from _item(told_cell(line), indent + _INDENT)
    for row in block.rows:
        first, *others = (told_cell(cell) for cell in row.cells)
        told = [f"{head}: {text}" for head, text in zip(block.columns[1:], others, strict=True)]
        yield from _item(" · ".join((first, *(one for one in told if not one.endswith(": ")))))
    if not (block.notes or block.numbers or block.lines or block.rows):
        yield from wrapped(nothing, indent + _INDENT)


def _item(text: str, indent: str = _INDENT) -> list[str]:
    return wrapped(prose(text), f"{indent}- ", f"{indent}  ")
