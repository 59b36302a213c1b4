"""Reports as one page of HTML that needs nothing from elsewhere: for screens, paper and phones."""

from rubric.report.html.rendering import render_html

__all__ = ["render_html"]
