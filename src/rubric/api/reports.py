"""Reports for people, of one result or several: Markdown, CSV and a page of HTML."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rubric.evaluation import Result
from rubric.report.view.learner import LearnerSaid, learner_said

if TYPE_CHECKING:
    from rubric.report.csv_rows import Rows


def to_markdown(results: Result | Iterable[Result], language: str = "en") -> str:
    """Return the report of one result or several as Markdown.

    Raises:
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.markdown import render_markdown

    return render_markdown(_said(results, language), language)


def to_csv(
    results: Result | Iterable[Result], *, rows: "Rows" = "criteria", language: str = "en"
) -> str:
    """Return one result or several as CSV: a row for each criterion, or one for each link.

    Raises:
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.csv_rows import render_csv

    return render_csv(_said(results, language), rows, language)


def to_html(results: Result | Iterable[Result], language: str = "en") -> str:
    """Return the report of one result or several as a page of HTML that stands by itself.

    Raises:
        TemplatesMissing: the extra `html` is not installed.
        SolverMissing: one is on a qualification, and the extra `planning` is not installed.
    """
    from rubric.report.html import render_html

    return render_html(_said(results, language), language)


def _said(results: Result | Iterable[Result], language: str) -> list[LearnerSaid]:
    each = [results] if isinstance(results, Result) else results
    return [learner_said(result, language=language) for result in each]
