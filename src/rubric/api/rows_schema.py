"""The JSON Schema of rows: tables, each a list of rows; made from the fields of the model."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, TypeAdapter

from rubric.exchange.header import LEARNER
from rubric.exchange.tables import Column, Table, tables
from rubric.model import (
    Decision,
    Declaration,
    EvidenceItem,
    EvidenceMapping,
    Exemption,
    IqaReview,
    Person,
    Portfolio,
)
from rubric.phrases import phrase

Schema = dict[str, Any]

#: table → the models whose fields are its columns
_RECORDS: Mapping[str, tuple[type[BaseModel], ...]] = {
    "registrations": (Portfolio,),
    "people": (Person,),
    "declarations": (Declaration,),
    "items": (EvidenceItem,),
    "links": (EvidenceMapping,),
    "evidence": (EvidenceItem, EvidenceMapping),
    "decisions": (Decision,),
    "reviews": (IqaReview,),
    "exemptions": (Exemption,),
}
#: columns that are no field of the model → whether every row needs them
_OURS: Mapping[tuple[str, str], bool] = {
    ("people", "id"): True,
    ("links", "item"): True,
    ("links", "criterion"): True,
    ("evidence", "criterion"): False,
}
#: columns of which more is to be said than of the field of a file
_MORE = (("registrations", "specification"),)
#: columns of which a row needs one (meaning 3: an exemption is of something)
_ONE_OF: Mapping[str, tuple[str, ...]] = {"exemptions": ("criteria", "units")}
_REFERENCE: Schema = {"type": ["string", "integer"]}
_LEARNER: Schema = {
    "description": phrase("rows_schema.learner"),
    "type": ["string", "integer", "null"],
}
#: marks and words of a field that stay with its column
_KEPT = ("description", "x-personal", "x-wording")


def rows_schema() -> Schema:
    """Return what `rows_by_learner` takes and `portfolio_to_rows` gives, as JSON."""
    every = tables()
    return {
        "$defs": {_named(name): _row(table) for name, table in every.items()},
        "additionalProperties": False,
        "description": phrase("rows_schema"),
        "properties": {
            name: {
                "description": phrase(f"rows_schema.{name}"),
                "items": {"$ref": f"#/$defs/{_named(name)}"},
                "type": "array",
            }
            for name in every
        },
        "title": "Rows",
        "type": "object",
    }


def _named(table: str) -> str:
    return f"{table.capitalize()}Row"


def _row(table: Table) -> Schema:
    """One row of a table: what each column holds, and which are never blank."""
    published = dict(_fields(table.name))
    columns: Schema = {LEARNER: _LEARNER}
    patterns: Schema = {}
    needed = []
    for column in table.columns.values():
        about, required = published.get(column.name, ({}, False))
        if (table.name, column.name) in _OURS:
            required = _OURS[table.name, column.name]
            about = _REFERENCE
        if (table.name, column.name) in (*_OURS, *_MORE):
            said = phrase(f"rows_schema.{table.name}.{column.name}")
            about = {**about, "description": said}
        required = required and table.name != "registrations"
        columns[column.name] = _cell(column, about, required=required)
        if required:
            needed.append(column.name)
        if column.kind in ("keys", "object"):
            patterns[f"^{column.name}\\."] = _one_key(table, column, about)
    return {
        **_one_of(table),
        "additionalProperties": _quantity() if table.quantities else False,
        "patternProperties": patterns,
        "properties": columns,
        "required": needed,
        "title": _named(table.name),
        "type": "object",
    }


def _fields(table: str) -> Iterator[tuple[str, tuple[Schema, bool]]]:
    """Yield every field of a table's records by the name of its column, and if it is needed."""
    for model in _RECORDS[table]:
        described = TypeAdapter(model).json_schema(by_alias=True)
        needed = described.get("required", ()) if model is not EvidenceMapping else ()
        for name, field in described["properties"].items():
            yield name, (field, name in needed)
            for inner, its_field in _inner(described, field):
                yield f"{name}.{inner}", ({**its_field, **_marks(field, its_field)}, False)


def _inner(described: Schema, field: Schema) -> Iterator[tuple[str, Schema]]:
    for held in (field, *field.get("anyOf", ())):
        if "$ref" in held:
            below = described["$defs"][held["$ref"].rpartition("/")[2]]
            yield from below.get("properties", {}).items()


def _cell(column: Column, about: Schema, *, required: bool) -> Schema:
    """What a cell holds; one that is not needed may be blank."""
    if column.kind == "several":
        allowed = [_REFERENCE, {"items": _REFERENCE, "type": "array"}]
    elif column.kind in ("keys", "object"):
        allowed = [{"type": ["string", "object"]}]
    else:
        allowed = [one for one in about.get("anyOf", [about]) if one.get("type") != "null"]
    bare = [{k: v for k, v in one.items() if k not in (*_KEPT, *_LEFT)} for one in allowed]
    if not required:
        bare.append({"type": "null"})
    return {**_marks(about), **(bare[0] if len(bare) == 1 else {"anyOf": bare})}


def _one_key(table: Table, column: Column, about: Schema) -> Schema:
    """What the cells of one key of an object hold, where it is a column of its own."""
    if column.kind == "keys":
        return _marks(about)
    said = phrase(f"rows_schema.{table.name}.{column.name}.key")
    [held] = about["patternProperties"].values()
    return {"anyOf": [held, {"type": "null"}], "description": said}


def _one_of(table: Table) -> Schema:
    """That one of some columns is filled in, where a row needs one of them."""
    stated = {"not": {"type": "null"}}
    needed = [
        {"properties": {name: stated}, "required": [name]} for name in _ONE_OF.get(table.name, ())
    ]
    return {"anyOf": needed} if needed else {}


#: what is said of a field of a file and not of a column
_LEFT = ("title", "default", "anyOf")


def _marks(*fields: Schema) -> Schema:
    return {name: field[name] for field in fields for name in _KEPT if name in field}


def _quantity() -> Schema:
    """The amount of a measure that the specification declares."""
    held = TypeAdapter(EvidenceItem).json_schema()["additionalProperties"]
    return {"anyOf": [held, {"type": "null"}]}
