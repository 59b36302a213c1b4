"""The JSON Schema of conformance cases: what is expected has the names of the published result."""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from rubric.phrases import phrase
from rubric.report.result_shape import ResultView

Schema = dict[str, Any]

#: list of records in a result → the field by which a case may name one of them
KEYS: Mapping[str, str] = {
    "units": "specification",
    "outcomes": "ref",
    "criteria": "reference",
    "links": "item",
    "gaps": "scope",
    "alternatives": "scope",
    "repairs": "item",
}
#: lists of records to which meaning.md gives no order
ANY_ORDER = frozenset({"findings", "set_aside", "diagnostics", "problems"})

#: what a case gives to an implementation: its field → the schema that describes it
GIVEN: Mapping[str, str] = {
    "specifications": "specification",
    "qualifications": "qualification",
    "house_rules": "evidence-rules",
    "rules": "evidence-rules",
    "portfolio": "portfolio",
}
_TEXT: Schema = {"type": "string", "minLength": 1}
_UNITS: Schema = {"type": "array", "items": {"type": "string"}}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def cases_schema() -> Schema:
    """Return the schema of a file of conformance cases."""
    expected = TypeAdapter(ResultView).json_schema()
    shapes = {name: _partial(shape) for name, shape in expected.pop("$defs").items()}
    case = {
        "name": {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"},
        "clause": {"type": "string", "pattern": r"^meaning \d+\.\d+[a-z]?$"},
        "why": _TEXT,
        "specifications": _several(),
        "qualifications": _several(),
        "house_rules": _several(),
        "rules": {"type": "object"},
        "portfolio": {"type": "object"},
        "on": _DAY,
        "target": {"enum": ["pass", "merit", "distinction"]},
        "what_if": _object({"add": _UNITS, "drop": _UNITS}, (), "what_if"),
        "expect": {"$ref": "#/$defs/Result"},
    }
    needed = ("name", "clause", "why", "specifications", "portfolio", "on", "expect")
    file = {
        "format": {"const": "rubric/1"},
        "kind": {"const": "conformance_cases"},
        "about": _TEXT,
        "cases": {"type": "array", "items": {"$ref": "#/$defs/Case"}, "minItems": 1},
    }
    return {
        "$defs": {
            "Case": _object(case, needed, "case"),
            "Result": _partial(expected),
            **shapes,
        },
        "title": "ConformanceCases",
        "description": phrase("cases_schema"),
        **_object(file, tuple(file), "file"),
    }


def _several() -> Schema:
    return {"type": "array", "items": {"type": "object"}}


def _object(fields: Mapping[str, Schema], needed: tuple[str, ...], described: str) -> Schema:
    return {
        "type": "object",
        "properties": {
            name: {"description": phrase(f"cases_schema.{described}.{name}"), **field}
            for name, field in fields.items()
        },
        "required": list(needed),
        "additionalProperties": False,
    }


def _partial(shape: Schema) -> Schema:
    """A shape of the result of which any part may be left out, and nothing else stand in it."""
    fields = {name: _named(name, field) for name, field in shape.get("properties", {}).items()}
    kept = {key: value for key, value in shape.items() if key != "required"}
    return {**kept, "properties": fields, "additionalProperties": False, "minProperties": 1}


def _named(name: str, field: Schema) -> Schema:
    """A list of records, or an object that names some of them and says null of those not there."""
    if name not in KEYS or "$ref" not in field.get("items", {}):
        return field
    record = {"anyOf": [field["items"], {"type": "null"}]}
    return {"anyOf": [field, {"type": "object", "additionalProperties": record}]}
