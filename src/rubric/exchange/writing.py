"""A portfolio written as rows, table by table; reading them gives the portfolio again."""

from collections.abc import Iterator, Mapping
from typing import Any

from rubric.exchange.cells import fields_in, object_cell, one_cell
from rubric.exchange.header import LEARNER
from rubric.exchange.tables import OF_A_PORTFOLIO, Table, tables
from rubric.model import EvidenceItem, Portfolio, Written

Row = dict[str, Any]


def rows_of(portfolio: Portfolio) -> dict[str, list[Row]]:
    """Return the rows of a portfolio by table; a table of which nothing is recorded is left out.

    `people` stands there, empty, where a portfolio lists people and names none.
    """
    every = tables()
    written = {
        "registrations": [_row(portfolio, every["registrations"])],
        "declarations": [_row(record, every["declarations"]) for record in portfolio.declarations],
        "items": [_row(item, every["items"], item.quantities) for item in portfolio.evidence],
        "links": [row for item in portfolio.evidence for row in _links(item)],
        "decisions": [_row(record, every["decisions"]) for record in portfolio.decisions],
        "reviews": [_row(record, every["reviews"]) for record in portfolio.iqa_reviews],
        "exemptions": [_row(record, every["exemptions"]) for record in portfolio.exemptions],
    }
    found = {name: rows for name, rows in written.items() if rows}
    if portfolio.people is not None:
        people = portfolio.people.items()
        found["people"] = [{"id": who, **_row(person, every["people"])} for who, person in people]
    return {
        name: [{LEARNER: portfolio.learner, **row} for row in found[name]]
        for name in every
        if name in found
    }


def _links(item: EvidenceItem) -> Iterator[Row]:
    table = tables()["links"]
    for criterion, link in item.maps_to.items():
        yield {"item": item.id, "criterion": criterion, **_row(link, table)}


def _row(record: Written, table: Table, quantities: Mapping[str, Any] | None = None) -> Row:
    """What a record states, a column each."""
    stated = record.model_dump(
        by_alias=True,
        exclude_none=True,
        mode="json",
        include=set(OF_A_PORTFOLIO) if isinstance(record, Portfolio) else None,
        exclude={"maps_to", "external"},
    )
    row: Row = {}
    for column in table.columns.values():
        value = stated.get(column.field)
        if column.kind == "keys":
            row |= _carried(column.field, getattr(record, column.field))
        elif value is None or value in ([], {}):
            continue
        elif column.kind == "several":
            row[column.name] = one_cell(value if isinstance(value, list) else [value])
        elif column.kind == "object":
            row[column.name] = object_cell(value)
        elif column.kind == "fields":
            if column.inner in value:
                row[column.name] = _text(value[column.inner])
        else:
            row[column.name] = _text(value)
    declared = (name for name in quantities or () if name not in table.columns)
    return {**row, **{name: str(quantities[name]) for name in declared if quantities}}


def _carried(field: str, held: Mapping[str, Any] | None) -> Row:
    """What is carried along unread: texts a column each, anything else as it can be read back."""
    if held is None:
        return {}
    if held and all(key and isinstance(cell, str) and cell for key, cell in held.items()):
        return {f"{field}.{key}": cell for key, cell in held.items()}
    try:
        text = object_cell(held)
    except (TypeError, ValueError, RecursionError):  # values of the caller's own
        return {field: held}
    return {field: text if fields_in(text) == held else held}


def _text(value: Any) -> Any:
    return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value
