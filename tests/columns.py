"""The page of the tables that a portfolio can stand in, made from the tables and their schema."""

from collections.abc import Iterator, Mapping
from typing import Any

import rubric
from rubric.exchange.tables import Column, Table, tables

_HEAD = """\
# Tables and columns

What `rubric.portfolio_from_rows`, `rubric.rows_by_learner` and `rubric.evaluate_many` take; see the
[quick start for integrators](quick-start-integrators.md).

Every table may have the column `learner`, which says whose row it is. A column that you do not have
is left out. A blank cell (`None`, no text, not a number) states nothing. A column of your own is
refused, unless it is called `external.SOMETHING`; then it is carried along unread. Words such as
`met` are written as they stand here.

Several values stand in one cell as a list, as a JSON array, or as text with `;` between them. Give
references as text: as a number, criterion 1.10 is the same as 1.1.

What is called personal here stands in no JSON that rubric writes.
"""
_ROWS = {
    "registrations": "What a learner is registered for; a row for each specification, or one row.",
    "people": "Whoever decides, reviews, confirms or authorises. A row without `learner` is for "
    "the records of every learner. Where the table is left out, no person is looked up.",
    "declarations": "The learner's signed statements that evidence is their own.",
    "items": "Evidence items. A quantity that the unit declares is a column of its own name.",
    "links": "Items mapped to criteria, a row a link.",
    "evidence": "Items joined with their links, a row a link: instead of `items` and `links`. "
    "It has all columns of `items`, which say the same on every row of an item, and those below. "
    "Without `criterion` an item is mapped to nothing.",
    "decisions": "What assessors decided.",
    "reviews": "What internal quality assurance found.",
    "exemptions": "Exemptions, equivalences and credit transfer.",
}
#: the definition that the records of a table have in the schema of a portfolio
_RECORDS = {
    "people": ("Person",),
    "declarations": ("Declaration",),
    "items": ("EvidenceItem",),
    "links": ("EvidenceMapping",),
    "evidence": ("EvidenceItem", "EvidenceMapping"),
    "decisions": ("Decision",),
    "reviews": ("IqaReview",),
    "exemptions": ("Exemption",),
}
#: columns of which the schema does not say it: in a file they are keys, or one of two is needed
_KEYS: Mapping[tuple[str, str], tuple[bool, str]] = {
    ("registrations", "specification"): (True, "The specification, as `id` or `id@version`."),
    ("people", "id"): (True, "Their reference, by which other tables name them."),
    ("links", "item"): (True, "The item's `id`."),
    ("links", "criterion"): (True, "The criterion's reference."),
    ("evidence", "criterion"): (False, "The criterion that the item is mapped to."),
}


def tables_page() -> str:
    """Return the page of the tables."""
    schema = rubric.schema("portfolio")
    return "\n".join([_HEAD, *(_section(table, schema) for table in tables().values())])


def _section(table: Table, schema: Mapping[str, Any]) -> str:
    lines = [
        f"## {table.name}\n",
        f"{_ROWS[table.name]}\n",
        "| column | a cell holds | what it is |",
        "|---|---|---|",
        *(_line(table, column, schema) for column in _columns(table)),
    ]
    return "\n".join(lines) + "\n"


def _columns(table: Table) -> list[Column]:
    """The columns of a table; of `evidence` those that `items` does not have."""
    shown = tables()["items"].columns if table.name == "evidence" else {}
    return [column for name, column in table.columns.items() if name not in shown]


def _line(table: Table, column: Column, schema: Mapping[str, Any]) -> str:
    name = "external.SOMETHING" if column.kind == "keys" else column.name
    needed, holds, told = _told(table, column, schema)
    return f"| `{name}`{' (needed)' if needed else ''} | {holds} | {told} |"


def _told(table: Table, column: Column, schema: Mapping[str, Any]) -> tuple[bool, str, str]:
    """Whether every row needs a column, what its cells hold, and what it is."""
    if (table.name, column.name) in _KEYS:
        needed, told = _KEYS[table.name, column.name]
        return needed, _holds(column, {}), told
    record = next(r for r in _records(table, schema) if column.field in r["properties"])
    field = record["properties"][column.field]
    needed = column.field in record.get("required", ())
    if column.kind == "fields":
        [inner] = [m for m in _members(field) if "$ref" in m]
        described = schema["$defs"][inner["$ref"].rpartition("/")[2]]
        field = described["properties"][column.inner]
        needed = False
    personal = " Personal." if field.get("x-personal") else ""
    return needed, _holds(column, field), field["description"] + personal


def _records(table: Table, schema: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    names = _RECORDS.get(table.name)
    yield from [schema] if names is None else (schema["$defs"][name] for name in names)


def _members(field: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [m for m in field.get("anyOf", [field]) if m.get("type") != "null"]


def _holds(column: Column, field: Mapping[str, Any]) -> str:
    """What a cell holds, in words."""
    if column.kind == "several":
        return "text, or several"
    if column.kind == "object":
        return "a mapping, or a JSON object"
    if column.kind == "keys":
        return "anything"
    held = _members(field)[0]
    if True in held.get("enum", ()):
        return "`yes` or `no`, or a truth value"
    if "enum" in held:
        return ", ".join(f"`{word}`" for word in held["enum"])
    if held.get("format") == "date":
        return "a day: `YYYY-MM-DD`, or a `date`"
    return "a number" if "minimum" in held else "text"
