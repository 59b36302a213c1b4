"""A specification read from the workbook in which its author edited it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.cells import several
from rubric.exchange.sheet.author_layout import (
    APART,
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
    field_of,
    fields_of,
    unit_fields,
)
from rubric.exchange.sheet.cells import CellError
from rubric.exchange.sheet.layout import folded
from rubric.exchange.sheet.workbook import Formula, Opened, Sheet
from rubric.phrases import phrase
from rubric.sources import Located, Place

Location = tuple[str | int, ...]
#: reads a value that is no text; None where it cannot be read, which is told at its place
Parsed = Callable[[str, Place], Any]
#: rows in which headings are looked for
_FURTHEST = 20
#: fields in which a number is a number, and loses nothing
_AMOUNTS = frozenset({"credit", "glh", "tqt", "points", "weight", "number"})


class Authored:
    """What a workbook says of a specification: plain data, its places, what is wrong with cells."""

    def __init__(self, book: Opened, parsed: Parsed) -> None:
        self.data: dict[str, Any] = {}
        self.told: list[Located] = []
        #: location in the data → the cell that it comes from
        self.places: dict[Location, Place] = {}
        self._book = book
        self._parsed = parsed
        tables = dict(_tables(book))
        if "unit" in tables:
            self._unit(*tables["unit"])
        if "criteria" in tables:
            self._criteria(*tables["criteria"])
        for name, read in (
            ("guidance", self._guidance),
            ("standards", self._standards),
            ("translations", self._translations),
        ):
            if name in tables:
                read(*tables[name])

    def place(self, location: Location) -> Place | None:
        """Return the cell that a location comes from, or the nearest thing above it."""
        for depth in range(len(location), -1, -1):
            if location[:depth] in self.places:
                return self.places[location[:depth]]
        return None

    # -- sheets --------------------------------------------------------------------

    def _unit(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        self.places[()] = sheet.place(row, columns["field"])
        for number, said in self._rows(sheet, row, columns):
            name, value = said.get("field"), said.get("value")
            if name is None or value is None:
                continue
            known = unit_fields().get(str(name).strip())
            if str(name).strip() in _ELSEWHERE:
                here = sheet.place(number, columns["field"])
                owner = ("unit", "", "")
                self._fault(codes.UNKNOWN_FIELD, here, owner=owner, field=str(name).strip())
                continue
            place = sheet.place(number, columns["value"])
            outer, _, inner = str(name).strip().partition(".")
            read = self._value(inner if inner else outer, value, place)
            if read is None:
                continue
            location: Location = (
                (outer, inner) if inner and outer in DOTTED else (str(name).strip(),)
            )
            if known is not None and known.several:
                entries = self.data.setdefault(outer, [])
                location = (*location, len(entries))
                entries.append(read)
            elif len(location) == 2:
                holder = self.data.setdefault(outer, {})
                if not isinstance(holder, dict):  # the field itself has a row too
                    self._fault(codes.ROW_TWICE, place, field=outer)
                    continue
                self._once(holder, location, read, place)
            else:
                self._once(self.data, location, read, place)
            at = place if known is not None else sheet.place(number, columns["field"])
            self.places.setdefault(location[:1], at)
            self.places.setdefault(location, at)

    def _once(self, fields: dict[str, Any], at: Location, value: Any, place: Place) -> None:
        if at[-1] in fields:
            self._fault(codes.ROW_TWICE, place, field=".".join(map(str, at)))
        fields.setdefault(str(at[-1]), value)

    def _criteria(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        outcome: tuple[dict[str, Any], Location] | None = None
        criterion: tuple[dict[str, Any], Location] | None = None
        for number, said in self._rows(sheet, row, columns):
            place = sheet.place(number, columns["kind"])
            node = _node_named(str(said.pop("kind", "")))
            if node is None:
                self._fault(codes.ROW_KIND_UNKNOWN, place, allowed=_named("author_node", NODES))
                continue
            above = {OUTCOME: (self.data, ()), CRITERION: outcome or (self.data, ())}
            holder = above.get(node, criterion)
            if holder is None:
                self._fault(codes.ROW_OUT_OF_PLACE, place, node=phrase(f"author_node.{node}"))
                continue
            name = {OUTCOME: "outcomes", CRITERION: "criteria", PART: "parts", LEVEL: "levels"}[
                node
            ]
            entries = holder[0].setdefault(name, [])
            at: Location = (*holder[1], name, len(entries))
            record: dict[str, Any] = {}
            entries.append(record)
            self.places[at[:-1]] = self.places.get(at[:-1], place)
            self.places[at] = sheet.place(number, columns.get("ref", columns["kind"]))
            for column, value in said.items():
                where = sheet.place(number, columns[column])
                if column not in fields_of(node):
                    self._fault(
                        codes.CELL_NOT_FOR_ROW,
                        where,
                        column=phrase(f"author_column.{column}"),
                        node=phrase(f"author_node.{node}"),
                    )
                    continue
                read = self._value(column, value, where)
                if read is not None:
                    field = field_of(node, column)
                    record[field] = several(read) if column in LISTS else read
                    self.places[*at, field] = where
            if node == OUTCOME:
                outcome, criterion = (record, at), None
            elif node == CRITERION:
                criterion = (record, at)

    def _guidance(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        kinds = dict(zip(map(folded, _named("author_guidance", GUIDANCE)), GUIDANCE, strict=True))
        for number, said in self._rows(sheet, row, columns):
            record, at = self._named(said, sheet.place(number, columns["kind"]))
            kind = kinds.get(folded(str(said.get("kind", ""))))
            place = sheet.place(number, columns["text"])
            if record is None:
                continue
            if kind is None:
                allowed = _named("author_guidance", GUIDANCE)
                self._fault(
                    codes.ROW_KIND_UNKNOWN, sheet.place(number, columns["kind"]), allowed=allowed
                )
            elif (text := self._value("text", said.get("text"), place)) is not None:
                lines = record.setdefault(kind, [])
                self.places[*at, kind, len(lines)] = place
                lines.append(text)

    def _named(
        self, said: Mapping[str, Any], place: Place
    ) -> tuple[dict[str, Any] | None, Location]:
        """The unit, outcome or criterion that a row of guidance is for."""
        record = self.data
        at: Location = ()
        for name, list_name in (("outcome", "outcomes"), ("criterion", "criteria")):
            if said.get(name) is None:
                continue
            ref = str(self._value("ref", said[name], place) or "").strip()
            entries = record.get(list_name, [])
            found = [n for n, entry in enumerate(entries) if entry.get("ref") == ref]
            if not found:
                self._fault(codes.GUIDANCE_FOR_NOTHING, place, ref=ref)
                return None, ()
            record, at = entries[found[0]], (*at, list_name, found[0])
        return record, at

    def _standards(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        found: dict[str, dict[str, Any]] = {}
        standards = self.data.setdefault("related_standards", [])
        for number, said in self._rows(sheet, row, columns):
            name = str(said.get("number", said.get("framework", "")))
            if name not in found:
                found[name] = {"entries": {}}
                standards.append(found[name])
            one = found[name]
            at: Location = ("related_standards", standards.index(one))
            self.places.setdefault(at, sheet.place(number, columns["framework"]))
            if said.get("framework") is not None:
                one.setdefault("framework", str(said["framework"]))
            entry, text = said.get("entry"), said.get("text")
            if entry is not None:
                place = sheet.place(number, columns["entry"])
                self._once(
                    one["entries"], (str(entry),), text if text is None else str(text), place
                )
                self.places[*at, "entries", str(entry)] = place
        if not standards:
            del self.data["related_standards"]

    def _translations(self, sheet: Sheet, row: int, columns: Mapping[str, int]) -> None:
        for number, said in self._rows(sheet, row, columns):
            language, of, text = (said.get(name) for name in ("language", "of", "text"))
            place = sheet.place(number, columns["of"])
            texts = self.data.setdefault("translations", {}).setdefault(str(language or ""), {})
            if of is not None:
                of = self._value("ref", of, place)
                self._once(texts, (str(of),), text if text is None else str(text), place)
                self.places["translations", str(language or ""), str(of)] = place

    # -- cells -----------------------------------------------------------------------

    def _rows(
        self, sheet: Sheet, row: int, columns: Mapping[str, int]
    ) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows below the headings that say anything."""
        for number in sorted({at for at, _ in sheet.cells if at > row}):
            said: dict[str, Any] = {}
            for name, column in columns.items():
                if name == "about":
                    continue
                value = sheet.cells.get((number, column))
                if isinstance(value, Formula):
                    result = self._book.result(sheet, (number, column))
                    place = sheet.place(number, column)
                    if result is None:
                        self._fault(codes.CELL_UNCLEAR, place, how="formula")
                    value = result
                if isinstance(value, str) and not value.strip():
                    value = None
                if value is not None:
                    said[name] = value
            if said:
                yield number, said

    def _value(self, field: str, value: Any, place: Place) -> Any:
        """What a cell says: text, or what stands there in the words of a file."""
        if isinstance(value, CellError):
            return self._unclear(place, how="error", value=str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, (datetime, date)):
            return value.isoformat()[:10]
        if isinstance(value, float) and not value.is_integer() and field not in _AMOUNTS:
            return self._unclear(place, how="reference", value=str(value))
        if isinstance(value, (int, float)):
            return format(value, ".15g")
        text = None if value is None else str(value).strip()
        if text and text[0] in "{[" and field in _STRUCTURED:
            return self._parsed(text, place)
        return text

    def _unclear(self, place: Place, **arguments: Argument) -> None:
        self._fault(codes.CELL_UNCLEAR, place, **arguments)

    def _fault(self, code: Code, place: Place, **arguments: Argument) -> None:
        self.told.append(Located(Diagnostic(code, (), arguments), place))


#: fields whose values may be no text
_STRUCTURED = frozenset(
    {"sufficient", "each_criterion", "evidence_rules", "achieved_by", "advises", "equivalents"}
    | {"fingerprints"}
)


#: fields that do not stand on the sheet of the unit
_ELSEWHERE = frozenset({*APART, *GUIDANCE, "sections", "checks"})


def is_authored(book: Opened) -> bool:
    """Return whether a workbook holds a specification: it has the sheet of its fields."""
    return "unit" in dict(_tables(book))


def _tables(book: Opened) -> Iterator[tuple[str, tuple[Sheet, int, Mapping[str, int]]]]:
    """The sheets of a specification, each with the row of its headings and its columns."""
    names = {folded(phrase(f"author_sheet.{name}")): name for name in SHEETS}
    for sheet in book.sheets:
        name = names.get(folded(sheet.name))
        if name is None:
            continue
        titles = {folded(phrase(f"author_column.{column}")): column for column in COLUMNS[name]}
        for row in range(1, min(sheet.rows, _FURTHEST) + 1):
            columns = {
                titles[folded(str(value))]: column
                for column, value in sheet.in_row(row)
                if folded(str(value)) in titles
            }
            if len(columns) > len(COLUMNS[name]) // 2:
                yield name, (sheet, row, columns)
                break


def _named(prefix: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase(f"{prefix}.{name}") for name in names)


def _node_named(written: str) -> str | None:
    known = dict(zip(map(folded, _named("author_node", NODES)), NODES, strict=True))
    return known.get(folded(written))
