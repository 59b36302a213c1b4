"""Pages of numbers and lists as HTML: one file, in which every number leads to its list."""

from rubric.report.boards.board import Boards
from rubric.report.pages import head_rule, render_page
from rubric.report.sentences import Sentences
from rubric.report.view.summary import share_sentence


def render_html(boards: Boards, language: str = "en") -> str:
    """Return pages as one page of HTML that stands by itself; on paper each begins a new sheet.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    sentences, heads = Sentences(language), ""
    for n, board in enumerate(boards.boards):
        told = " · ".join((board.heading, *board.facts))
        # the title stands on the first sheet of the first page
        heads += head_rule(board.at, told)
        heads += f"{'#' + board.at if n else 'body'}{{page:{board.at}}}\n"
    return render_page(
        "board",
        boards.title,
        language,
        styles=("board.css",),
        heads=heads,
        boards=boards,
        shares=lambda board: share_sentence(board.shares, sentences),
    )
