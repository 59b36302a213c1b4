"""The page of one learner, of several, or of a qualification, as HTML."""

from collections.abc import Sequence

from rubric.report.html.page import page_of
from rubric.report.html.running import running_heads
from rubric.report.pages import render_page
from rubric.report.view.learner import LearnerSaid


def render_html(learners: Sequence[LearnerSaid], language: str = "en") -> str:
    """Return the reports of one learner or several as a page of its own.

    Args:
        learners: what is said of each.
        language: of the sentences.

    Raises:
        TemplatesMissing: the extra for HTML is not installed.
    """
    page = page_of(learners, language)
    heads = running_heads(page)
    return render_page("report", page.title, language, heads=heads, script="filters.js", page=page)
