"""Pages of numbers and lists as HTML: one file, in which every number leads to its list."""

from pathlib import Path

from rubric.report.boards.board import Boards
from rubric.report.html.rendering import hashed, trusted
from rubric.report.html.running import head_rule
from rubric.report.pages import environment
from rubric.report.sentences import Sentences
from rubric.report.view.summary import share_sentence

_TEMPLATES = Path(__file__).parents[1] / "html" / "templates"


def render_html(boards: Boards, language: str = "en") -> str:
    """Return pages as one page of HTML that stands by itself; on paper each begins a new sheet.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    templates, sentences = environment(_TEMPLATES), Sentences(language)
    style = templates.get_template("style.css.j2").render()
    style += templates.get_template("board.css.j2").render()
    for n, board in enumerate(boards.boards):
        told = " · ".join((board.heading, *board.facts))
        # the title stands on the first sheet of the first page
        style += (
            head_rule(board.at, told) + f"{'#' + board.at if n else 'body'}{{page:{board.at}}}\n"
        )
    page = templates.get_template("board.html.j2").render(
        boards=boards,
        say=sentences.say,
        language=language,
        allowed=hashed(style),
        style=trusted(style),
        shares=lambda board: share_sentence(board.shares, sentences),
    )
    return page + "\n"
