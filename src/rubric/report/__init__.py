"""Views of what was found: written only, and everything in them comes from results."""

from rubric.report.check_view import problems_json, problems_text
from rubric.report.json_view import result_json
from rubric.report.show import specification_text
from rubric.report.text import report_text
from rubric.report.why import trail_text

__all__ = [
    "problems_json",
    "problems_text",
    "report_text",
    "result_json",
    "specification_text",
    "trail_text",
]
