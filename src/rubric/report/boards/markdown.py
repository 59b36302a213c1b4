"""Pages of numbers and lists as Markdown; whatever people wrote stands there as plain text."""

from collections.abc import Iterator

from rubric.report.boards.board import Block, Board, Boards, Number, told_cell
from rubric.report.markdown import plain
from rubric.report.sentences import Sentences


def render_markdown(boards: Boards, language: str = "en") -> str:
    """Return pages as Markdown, a heading for each list."""
    nothing = Sentences(language).say("board.nothing")
    heading, left_out = boards.left_out
    lines = [f"# {plain(boards.title)}", ""]
    if left_out:
        lines += [f"## {plain(heading)}", "", *(f"- {plain(told)}" for told in left_out), ""]
    for board in boards.boards:
        lines += _board(board, boards.title, nothing)
    for block in boards.included:
        lines += _block(block, nothing)
    return "\n".join(lines).rstrip("\n") + "\n"


def _board(board: Board, title: str, nothing: str) -> Iterator[str]:
    if board.heading != title:
        yield from (f"## {plain(board.heading)}", "")
    yield from (plain(" · ".join(board.facts)), "", f"**{plain(board.told)}**", "")
    for note in board.notes:
        yield from (plain(note), "")
    yield from _numbers(board.numbers)
    for block in board.blocks:
        yield from _block(block, nothing)


def _numbers(numbers: tuple[Number, ...]) -> Iterator[str]:
    for number in numbers:
        n = str(number.n) if number.of is None else f"{number.n} / {number.of}"
        yield f"- **{n}** {plain(number.label)}"
    if numbers:
        yield ""


def _block(block: Block, nothing: str) -> Iterator[str]:
    yield from (f"{'####' if block.below else '###'} {plain(block.heading)}", "")
    for note in block.notes:
        yield from (plain(note), "")
    yield from _numbers(block.numbers)
    if block.lines:
        yield from (*(f"- {plain(told_cell(line))}" for line in block.lines), "")
    if block.rows:
        yield f"| {' | '.join(map(plain, block.columns))} |"
        yield "|" + "---|" * len(block.columns)
        for row in block.rows:
            yield f"| {' | '.join(plain(told_cell(cell)) for cell in row.cells)} |"
        yield ""
    if not (block.notes or block.numbers or block.lines or block.rows):
        yield from (plain(nothing), "")
