"""A specification as a workbook that its author edits."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rubric.exchange.cells import one_cell
from rubric.exchange.sheet.author_layout import (
    BASES,
    COLUMNS,
    CRITERION,
    DOTTED,
    GUIDANCE,
    LEVEL,
    LISTS,
    NODES,
    OUTCOME,
    PART,
    SHEETS,
    WIDTHS,
    field_of,
    fields_of,
    is_structured,
    unit_fields,
)
from rubric.exchange.sheet.drawing import Drawn, drawn, in_bytes
from rubric.exchange.sheet.workbook import letters
from rubric.phrases import phrase

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

#: plain data of a file
Data = Mapping[str, Any]
#: a value that is no text, in the words of a file, on one line
Flow = Callable[[Any], str]
Row = Mapping[str, str]
_SPARE = 30
_WIDTH = 14.0
#: rows of the sheet `unit` that are not to be changed
_FIXED = ("format", "kind")


def author_workbook(data: Data, flow: Flow) -> bytes:
    """Return a specification as the bytes of a workbook.

    Args:
        data: its plain data, in which every scalar is text.
        flow: writes a value that is no text.

    Raises:
        ExcelMissing: the extra for workbooks is not installed.
        CellTooLong: a text is longer than a cell can hold.
    """
    out = drawn()
    instructions = out.sheet(phrase("sheet_name.instructions"))
    _instructions(out, instructions)
    rows: Mapping[str, list[Row]] = {
        "unit": list(_unit(data, flow)),
        "criteria": list(_nodes(data, flow)),
        "guidance": list(_guidance(data)),
        "standards": list(_standards(data)),
        "translations": list(_translations(data)),
    }
    for name in SHEETS:
        _sheet(out, out.sheet(phrase(f"author_sheet.{name}")), name, rows[name])
    return in_bytes(out)


def _instructions(out: Drawn, sheet: "Worksheet") -> None:
    sheet.column_dimensions["A"].width = 6
    sheet.column_dimensions["B"].width = 96
    out.text(sheet, 1, 1, phrase("author.title"), "title")
    for row in range(3, 10):
        text = phrase(f"author_how.{row - 2}")
        out.value(sheet, row, 1, row - 2, "told")
        out.text(sheet, row, 2, text, "told")
        out.fit(sheet, row, text, 96)
    out.finish(sheet, (0, 0), protect=True)


def _sheet(out: Drawn, sheet: "Worksheet", name: str, rows: list[Row]) -> None:
    columns = COLUMNS[name]
    for column, title in enumerate(columns, start=1):
        out.text(sheet, 1, column, phrase(f"author_column.{title}"), "heading")
        sheet.column_dimensions[letters(column)].width = WIDTHS.get(title, _WIDTH)
    for row in range(2, 2 + len(rows) + _SPARE):
        said = rows[row - 2] if row - 2 < len(rows) else {}
        fixed = said.get("field") in _FIXED
        outcome = said.get("kind") == phrase(f"author_node.{OUTCOME}")
        for column, title in enumerate(columns, start=1):
            locked = title == "about" or fixed
            style = "locked" if locked else "entry_first" if outcome else "entry"
            if title in said:
                out.text(sheet, row, column, said[title], style)
                out.fit(sheet, row, said[title], WIDTHS.get(title, _WIDTH))
            else:
                out.blank(sheet, row, column, style)
    last = 1 + len(rows) + _SPARE
    for title, words in _choices(name):
        letter = letters(columns.index(title) + 1)
        out.choose(sheet, f"{letter}2:{letter}{last}", f'"{",".join(words)}"', strict=True)
    out.finish(sheet, (1, 2 if name == "criteria" else 1), protect=name == "unit", landscape=True)


def _choices(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a sheet whose cells are chosen from a list, with the list."""
    if name == "criteria":
        yield "kind", tuple(phrase(f"author_node.{node}") for node in NODES)
        yield "basis", BASES
    elif name == "guidance":
        yield "kind", tuple(phrase(f"author_guidance.{kind}") for kind in GUIDANCE)


def _unit(data: Data, flow: Flow) -> Iterator[Row]:
    """The rows of the unit: every field, also where nothing is said, with what it is."""
    for name, field in unit_fields().items():
        outer, _, inner = name.partition(".")
        value = data.get(outer)
        if outer in DOTTED and inner:
            value = value.get(inner) if isinstance(value, Mapping) else None
        values = value if isinstance(value, list) and field.several else [value]
        about = {"about": field.about}
        for one in values or [None]:
            said = {} if one is None else {"value": flow(one) if is_structured(one) else str(one)}
            yield {"field": name, **said, **about}
            about = {}


def _nodes(data: Data, flow: Flow) -> Iterator[Row]:
    """The rows of outcomes, criteria, parts and levels, each below what it belongs to."""
    for outcome in data.get("outcomes", ()):
        yield _node(OUTCOME, outcome, flow)
        for criterion in outcome.get("criteria", ()):
            yield from _criterion(criterion, flow)
    for criterion in data.get("criteria", ()):
        yield from _criterion(criterion, flow)


def _criterion(criterion: Data, flow: Flow) -> Iterator[Row]:
    yield _node(CRITERION, criterion, flow)
    for part in criterion.get("parts", ()):
        yield _node(PART, part, flow)
    for level in criterion.get("levels", ()):
        yield _node(LEVEL, level, flow)


def _node(node: str, record: Data, flow: Flow) -> Row:
    row = {"kind": phrase(f"author_node.{node}")}
    for column in fields_of(node):
        value = record.get(field_of(node, column))
        if value is None:
            continue
        if column in LISTS:
            row[column] = one_cell(value)
        else:
            row[column] = flow(value) if is_structured(value) else str(value)
    return row


def _guidance(data: Data) -> Iterator[Row]:
    yield from _guiding(data, {})
    for criterion in data.get("criteria", ()):
        yield from _guiding(criterion, {"criterion": criterion["ref"]})
    for outcome in data.get("outcomes", ()):
        of = {"outcome": outcome["ref"]}
        yield from _guiding(outcome, of)
        for criterion in outcome.get("criteria", ()):
            yield from _guiding(criterion, {**of, "criterion": criterion["ref"]})


def _guiding(record: Data, of: Row) -> Iterator[Row]:
    for name in GUIDANCE:
        for text in record.get(name, ()):
            yield {**of, "kind": phrase(f"author_guidance.{name}"), "text": text}


def _standards(data: Data) -> Iterator[Row]:
    for number, standards in enumerate(data.get("related_standards", ()), start=1):
        named = {"number": str(number), "framework": standards["framework"]}
        entries = standards.get("entries", {})
        if not entries:
            yield named
        for entry, text in entries.items():
            yield {**named, "entry": entry, "text": text}


def _translations(data: Data) -> Iterator[Row]:
    for language, texts in data.get("translations", {}).items():
        if not texts:
            yield {"language": language}
        for of, text in texts.items():
            yield {"language": language, "of": of, "text": text}
