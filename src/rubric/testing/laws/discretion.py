"""The law about personal fields: a secret planted in them is in nothing that machines are told.

Which fields are personal is read from the published schema of a portfolio
(`x-personal`), so a new one is attacked from its first day.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.library import Library
from rubric.api.many import evaluate_many
from rubric.api.rows import portfolio_from_rows
from rubric.api.schemas import schema
from rubric.model import EvidenceRules
from rubric.report.json_view import to_json
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import Summary

#: a word that nothing of ours says
SECRET = "Xanthippe"
#: shapes in which no field of text may hold it, by name
MALFORMED: Mapping[str, Any] = {
    "a control character": f"{SECRET}\x07",
    "too long": f"{SECRET} " * 5_000,
    "a list": [SECRET],
    "a list of fields": [{SECRET: SECRET}],
    "fields": {SECRET: SECRET},
}

Where = tuple[str | int, ...]


def law_16_discretion(planted: Any, said: Callable[[Any], Iterable[str]]) -> None:
    """Of a secret in personal fields nothing is said to machines by default.

    Args:
        planted: records with the secret in them, as plain data: a portfolio or rows.
        said: gives all that machines are told of such records.
    """
    assert SECRET in json.dumps(planted, default=repr), "no secret is planted"
    texts = list(said(planted))
    assert texts, "nothing is said"
    for text in texts:
        at = text.casefold().find(SECRET.casefold())
        assert at < 0, text[max(0, at - 200) : at + 200]


def said_of_rows(
    library: Library, on: date, rules: EvidenceRules | None = None
) -> Callable[[Any], Iterator[str]]:
    """Return what gives all that machines are told of one learner's rows."""

    def said(rows: Mapping[str, Any]) -> Iterator[str]:
        portfolio, problems = portfolio_from_rows(learner="L-1", **rows)
        yield render_problems_json(problems, Summary(1))
        for _, result, told in evaluate_many({"L-1": rows}, library, on=on, rules=rules):
            yield to_json(result)
            yield to_json(result, problems=told, indent=None)
            yield render_problems_json(told, Summary(1))
        if portfolio is not None:
            yield to_json(evaluate(portfolio, library, on=on, rules=rules))

    return said


def personal(records: Any) -> list[tuple[Where, Mapping[str, Any]]]:
    """Return where each record of a portfolio may have a personal field, with its schema."""
    described = schema("portfolio")
    return list(_personal(records, described, described["$defs"], ()))


def _personal(
    value: Any, described: Mapping[str, Any], shapes: Mapping[str, Any], here: Where
) -> Iterator[tuple[Where, Mapping[str, Any]]]:
    for one in (described, *described.get("anyOf", ())):
        shape = shapes[one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        if isinstance(value, list) and isinstance(shape.get("items"), dict):
            for turn, record in enumerate(value):
                yield from _personal(record, shape["items"], shapes, (*here, turn))
        if not isinstance(value, Mapping):
            continue
        fields = shape.get("properties", {})
        # keys are any text, or refs and ids
        [others] = shape.get("patternProperties", {"": shape.get("additionalProperties")}).values()
        for name, field in fields.items():
            if field.get("x-personal"):
                yield (*here, name), field
            elif name in value:
                yield from _personal(value[name], field, shapes, (*here, name))
        for name in value if isinstance(others, dict) else ():
            if name not in fields:
                yield from _personal(value[name], others, shapes, (*here, name))


def planted(where: Where, value: Any, records: Any) -> Any:
    """Return records with a value in one field."""
    if not where:
        return value
    here, *rest = where
    if isinstance(records, list):
        return [planted(tuple(rest), value, r) if n == here else r for n, r in enumerate(records)]
    return {**records, here: planted(tuple(rest), value, records.get(here, {}))}


def all_planted(records: Any) -> Any:
    """Return sound records with the secret in every personal field that is not one of our words."""
    for where, field in personal(records):
        if "enum" not in field:
            value = {SECRET: SECRET} if where[-1] == "external" else SECRET
            records = planted(where, value, records)
    return records
