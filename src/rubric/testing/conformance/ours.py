"""Our own engine, asked as any other implementation is: inputs as JSON in, a result as JSON out."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.library import Library, library_of
from rubric.load import Document
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.report.json_view import to_json


def our_result(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the engine makes of the inputs of a case, in the shape that is published.

    Args:
        asked: `specifications`, `portfolio` and `on` of the case, and of `house_rules`, `rules`
            and `target` what it states.

    Raises:
        ValueError: something that is given is not of its format.
    """
    result = evaluate(
        Portfolio.model_validate(asked["portfolio"]),
        library_given(asked),
        on=date.fromisoformat(asked["on"]),
        rules=rules_given(asked),
        target=asked.get("target"),
    )
    plain: dict[str, Any] = json.loads(to_json(result))
    return plain


def library_given(asked: Mapping[str, Any]) -> Library:
    """Return the library of the specifications and house rules of a case."""
    return library_of(_documents(asked))


def rules_given(asked: Mapping[str, Any]) -> EvidenceRules | None:
    """Return the evidence rules that a case states for its run."""
    return EvidenceRules.model_validate(asked["rules"]) if "rules" in asked else None


def _documents(asked: Mapping[str, Any]) -> Iterator[Document]:
    for data in asked.get("house_rules", ()):
        rules = EvidenceRules.model_validate(data)
        yield Document(f"{rules.id}@{rules.version}", rules.kind, rules)
    for data in asked["specifications"]:
        specification = Specification.model_validate(data)
        yield Document(specification.reference, specification.kind, specification)
