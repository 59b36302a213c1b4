"""The verbs: where paths meet places, and readers meet judgements."""

from rubric.api.checking import Checked, check
from rubric.api.evaluating import evaluate
from rubric.api.explaining import why
from rubric.api.library import Library
from rubric.api.portfolio import load_portfolio, load_rules
from rubric.report.json_view import result_json as to_json

__all__ = [
    "Checked",
    "Library",
    "check",
    "evaluate",
    "load_portfolio",
    "load_rules",
    "to_json",
    "why",
]
