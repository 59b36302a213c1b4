"""Reports for people as Markdown, CSV and a page of HTML: of results, and over many learners."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rubric.evaluation import Result
from rubric.report.boards.writing import OverLearners, as_csv, as_page, boards_of
from rubric.report.view.learner import LearnerSaid, learner_said

if TYPE_CHECKING:
    from rubric.assurance.claims import Claims
    from rubric.assurance.drawing import Sample
    from rubric.assurance.views import QualityViews
    from rubric.report.csv_rows import Rows

    #: results, or what is shown over many learners: claims, views for IQA, a sample
    _Told = Result | Iterable[Result] | Claims | QualityViews | Sample


def to_markdown(results: "_Told", language: str = "en") -> str:
    """Return the report of one result or several as Markdown.

    Raises:
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.markdown import render_markdown

    if isinstance(results, OverLearners):
        return as_page(boards_of(results, language), "markdown", language)
    return render_markdown(_said(results, language), language)


def to_csv(results: "_Told", *, rows: "Rows" = "criteria", language: str = "en") -> str:
    """Return one result or several as CSV: a row for each criterion, or one for each link.

    Raises:
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.csv_rows import render_csv

    if isinstance(results, OverLearners):
        return as_csv(results, language)
    return render_csv(_said(results, language), rows, language)


def to_html(results: "_Told", language: str = "en") -> str:
    """Return the report of one result or several as a page of HTML that stands by itself.

    Raises:
        TemplatesMissing: the extra `html` is not installed.
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.html import render_html

    if isinstance(results, OverLearners):
        return as_page(boards_of(results, language), "html", language)
    return render_html(_said(results, language), language)


def _said(results: Result | Iterable[Result], language: str) -> list[LearnerSaid]:
    each = [results] if isinstance(results, Result) else results
    return [learner_said(result, language=language) for result in each]
