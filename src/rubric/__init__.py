"""Coverage for qualifications.

A specification (learning outcomes and assessment criteria) and a portfolio
(evidence, what it is mapped to, what assessors decided) go in; out comes, for
every criterion, whether it is covered, by what, why not, and the least that
would close it.

>>> from datetime import date
>>> import rubric
>>> library = rubric.Library.load()
>>> portfolio, problems = rubric.load_portfolio("examples/with-gaps.yaml")
>>> result = rubric.evaluate(portfolio, library, on=date(2026, 11, 21))
>>> result.units[0].criteria["2.1"].status.value
'insufficient'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from rubric._version import __version__

if TYPE_CHECKING:
    from rubric.api.checking import Checked, check
    from rubric.api.evaluating import evaluate
    from rubric.api.explaining import why
    from rubric.api.library import Library
    from rubric.api.portfolio import load_portfolio, load_rules
    from rubric.api.schemas import schema
    from rubric.evaluation import (
        ACHIEVED,
        OPEN,
        Act,
        CriterionStatus,
        Finding,
        Gap,
        Reason,
        Result,
        Tally,
        WaitingOn,
    )
    from rubric.evaluation.trail import Trail
    from rubric.model import EvidenceRules, Portfolio, Specification
    from rubric.report.json_view import to_json

#: public name → the module that holds it; imported when it is first used
_HOMES = {
    "ACHIEVED": "rubric.evaluation",
    "Act": "rubric.evaluation",
    "Checked": "rubric.api.checking",
    "CriterionStatus": "rubric.evaluation",
    "EvidenceRules": "rubric.model",
    "Finding": "rubric.evaluation",
    "Gap": "rubric.evaluation",
    "Library": "rubric.api.library",
    "OPEN": "rubric.evaluation",
    "Portfolio": "rubric.model",
    "Reason": "rubric.evaluation",
    "Result": "rubric.evaluation",
    "Specification": "rubric.model",
    "Tally": "rubric.evaluation",
    "Trail": "rubric.evaluation.trail",
    "WaitingOn": "rubric.evaluation",
    "check": "rubric.api.checking",
    "evaluate": "rubric.api.evaluating",
    "load_portfolio": "rubric.api.portfolio",
    "load_rules": "rubric.api.portfolio",
    "schema": "rubric.api.schemas",
    "to_json": "rubric.report.json_view",
    "why": "rubric.api.explaining",
}

__all__ = [
    "ACHIEVED",
    "OPEN",
    "Act",
    "Checked",
    "CriterionStatus",
    "EvidenceRules",
    "Finding",
    "Gap",
    "Library",
    "Portfolio",
    "Reason",
    "Result",
    "Specification",
    "Tally",
    "Trail",
    "WaitingOn",
    "__version__",
    "check",
    "evaluate",
    "load_portfolio",
    "load_rules",
    "schema",
    "to_json",
    "why",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    return sorted(__all__)
