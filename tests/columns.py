"""The page of the tables that a portfolio can stand in: the layout of what the schema says."""

from collections.abc import Iterator, Mapping
from typing import Any

import rubric

_HEAD = """\
# Tables and columns

What `rubric.portfolio_from_rows`, `rubric.rows_by_learner` and `rubric.evaluate_many` take; see the
[quick start for integrators](quick-start-integrators.md). `rubric schema rows` says the same to
programs.

Every table may have the column `learner`, which says whose row it is. A column that you do not have
is left out. A blank cell (`None`, no text, not a number) states nothing. A column of your own is
refused, unless it is called `external.SOMETHING`; then it is carried along unread. Words such as
`met` are written as they stand here.

Several values stand in one cell as a list, as a JSON array, or as text with `;` between them. Give
references as text: as a number, criterion 1.10 is the same as 1.1.

What is called personal here stands in no JSON that rubric writes.
"""
#: what stands after the point where each key of an object is a column
_KEY = {"external": "SOMETHING", "fingerprints": "REF"}

Described = Mapping[str, Any]


def tables_page() -> str:
    """Return the page of the tables, made of the published schema of rows."""
    schema = rubric.schema("rows")
    shapes = schema["$defs"]
    rows = {
        name: shapes[table["items"]["$ref"].rpartition("/")[2]]
        for name, table in schema["properties"].items()
    }
    parts = [_HEAD]
    for name, table in schema["properties"].items():
        joined = name == "evidence"
        shown = {*rows["items"]["properties"]} if joined else {"learner"}
        told = " It has all columns of `items`, and these:" if joined else ""
        lines = [
            f"## {name}\n",
            f"{table['description']}{told}\n",
            "| column | a cell holds | what it is |",
            "|---|---|---|",
            *_lines(rows[name], shown),
        ]
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def _lines(row: Described, shown: set[str]) -> Iterator[str]:
    """Yield a line for each column that is not shown elsewhere."""
    one_of = {name for one in row.get("anyOf", ()) for name in one["required"]}
    for name, column in row["properties"].items():
        if name in shown:
            continue
        needed = " (needed)" if name in row["required"] else ""
        needed = " (one of the two)" if name in one_of else needed
        yield _line(name, needed, column)
        key = row["patternProperties"].get(f"^{name}\\.")
        if key is not None:
            yield _line(f"{name}.{_KEY[name]}", "", key)


def _line(name: str, needed: str, column: Described) -> str:
    personal = " Personal." if column.get("x-personal") else ""
    return f"| `{name}`{needed} | {_holds(column)} | {column['description']}{personal} |"


def _holds(column: Described) -> str:
    """What a cell holds, in words."""
    members = [one for one in column.get("anyOf", [column]) if one.get("type") != "null"]
    held = members[0]
    if any(one.get("type") == "array" for one in members):
        return "text, or several"
    if True in held.get("enum", ()):
        return "`yes` or `no`, or a truth value"
    if "enum" in held:
        return ", ".join(f"`{word}`" for word in held["enum"])
    if held.get("format") == "date":
        return "a day: `YYYY-MM-DD`, or a `date`"
    if "type" not in held:
        return "anything"
    if "object" in held["type"]:
        return "a mapping, or a JSON object"
    return "a number" if "minimum" in held else "text"
