"""Claims, the views for IQA and a sample in every format, each from the values themselves."""

from collections.abc import Sequence

from rubric.assurance.claims import Claims
from rubric.assurance.drawing import Sample
from rubric.assurance.views import QualityViews
from rubric.report.boards.board import Boards
from rubric.report.sentences import Sentences
from rubric.report.view.included import Included

#: what pages over all learners are written as
FORMATS = ("text", "markdown", "html", "csv", "json")
OverLearners = Claims | QualityViews | Sample


def render(
    found: OverLearners,
    form: str,
    included: Sequence[tuple[str, Included]] = (),
    language: str = "en",
    *,
    to_file: bool = False,
) -> str:
    """Return a page over all learners in a format.

    Args:
        found: what stands on it.
        form: one of `FORMATS`.
        included: personal texts that were asked for, by learner; tables and JSON have none.
        language: of the sentences.
        to_file: whether it goes to a file: spreadsheet programs know UTF-8 by a mark.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    if form == "csv":
        return ("\ufeff" if to_file else "") + as_csv(found, language)
    if form == "json":
        return as_json(found, language)
    boards = boards_of(found, language)
    if included:
        from rubric.report.boards.included import included_blocks

        blocks = tuple(included_blocks(included, Sentences(language)))
        boards = boards._replace(included=blocks)
    return as_page(boards, form, language)


def as_page(boards: Boards, form: str, language: str = "en") -> str:
    """Return pages as text, Markdown or HTML."""
    if form == "html":
        from rubric.report.boards.page import render_html

        return render_html(boards, language)
    if form == "markdown":
        from rubric.report.boards.markdown import render_markdown

        return render_markdown(boards, language)
    from rubric.report.boards.text import render_text

    return render_text(boards, language)


def boards_of(found: OverLearners, language: str = "en") -> Boards:
    """Return the pages of what is shown over all learners."""
    if isinstance(found, Claims):
        from rubric.report.boards.claims import claim_boards

        return claim_boards(found, language)
    if isinstance(found, QualityViews):
        from rubric.report.boards.quality import quality_boards

        return quality_boards(found, language)
    from rubric.report.boards.sample import sample_boards

    return sample_boards(found, language)


def as_csv(found: OverLearners, language: str = "en") -> str:
    """Return the rows of what is shown over all learners."""
    from rubric.report.boards.csv_rows import claims_csv, quality_csv, sample_csv

    if isinstance(found, Claims):
        return claims_csv(found, language)
    if isinstance(found, QualityViews):
        return quality_csv(found, language)
    return sample_csv(found, language)


def as_json(found: OverLearners, language: str = "en", indent: int | None = 2) -> str:
    """Return what is shown over all learners as JSON."""
    from rubric.report.boards.json_view import claims_view, quality_view, sample_view
    from rubric.report.json_text import json_text

    if isinstance(found, Claims):
        return json_text(claims_view(found, language), indent) + "\n"
    if isinstance(found, QualityViews):
        return json_text(quality_view(found, language), indent) + "\n"
    return json_text(sample_view(found, language), indent) + "\n"
