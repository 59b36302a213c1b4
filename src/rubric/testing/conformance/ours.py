"""Our own engine, asked as any other implementation is: inputs as JSON in, a result as JSON out."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.library import Library, library_of
from rubric.api.what_if import unknown_units, what_if
from rubric.evaluation import Result
from rubric.load import Document
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.phrases import phrase
from rubric.report.json_view import to_json
from rubric.report.qualification_text import WhatIf


def our_result(asked: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the engine makes of the inputs of a case, in the shape that is published.

    Args:
        asked: `specifications`, `portfolio` and `on` of the case, and of `qualifications`,
            `house_rules`, `rules`, `target` and `what_if` what it states.

    Raises:
        ValueError: something that is given is not of its format, or `what_if` is asked of a
            portfolio on no qualification, or of a unit that is none of it.
        SolverMissing: which units of a qualification count has to be chosen, and the extra
            `planning` is not installed.
    """
    result = evaluate(
        Portfolio.model_validate(asked["portfolio"]),
        library_given(asked),
        on=date.fromisoformat(asked["on"]),
        rules=rules_given(asked),
        target=asked.get("target"),
    )
    question = what_if_asked(asked, result) if "what_if" in asked else None
    plain: dict[str, Any] = json.loads(to_json(result, what_if=question))
    return plain


def what_if_asked(asked: Mapping[str, Any], result: Result) -> WhatIf:
    """Return what a case asks of other units, with the answer.

    Raises:
        ValueError: the portfolio is on no qualification, or a unit is none of it.
        SolverMissing: the extra `planning` is not installed.
    """
    question = asked["what_if"]
    add, drop = tuple(question.get("add", ())), tuple(question.get("drop", ()))
    if result.entry is not None and (unknown := unknown_units(result, (*add, *drop))):
        about = {"unit": unknown[0], "allowed": tuple(result.entry.standings)}
        raise ValueError(phrase("refuse.unit", about))
    return WhatIf(add, drop, what_if(result, add, drop))


def library_given(asked: Mapping[str, Any]) -> Library:
    """Return the library of the specifications, qualifications and house rules of a case."""
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
    for data in asked.get("qualifications", ()):
        qualification = Qualification.model_validate(data)
        yield Document(qualification.reference, qualification.kind, qualification)
