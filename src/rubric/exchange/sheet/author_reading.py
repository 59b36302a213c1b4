"""A specification read from the workbook in which its author edited it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.cells import several
from rubric.exchange.headings import folded
from rubric.exchange.sheet.author_finding import AuthorTable, rows_of, tables_in
from rubric.exchange.sheet.author_layout import (
    APART,
    BASES,
    CRITERION,
    DOTTED,
    GUIDANCE,
    LEVEL,
    LISTS,
    NODES,
    OUTCOME,
    PART,
    field_of,
    fields_of,
    unit_fields,
)
from rubric.exchange.sheet.cells import CellError
from rubric.exchange.sheet.workbook import Opened
from rubric.phrases import phrase
from rubric.sources import Located, Place

Location = tuple[str | int, ...]
#: reads a value that is no text; None where it cannot be read, which is told at its place
Parsed = Callable[[str, Place], Any]
#: fields that hold a day
_DAYS = frozenset({"operational_start", "last_registration", "last_certification", "checked_on"})
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
        tables, faults = tables_in(book)
        self.told += faults
        if "unit" in tables:
            self._unit(tables["unit"])
        if "criteria" in tables:
            self._criteria(tables["criteria"])
        for name, read in (
            ("guidance", self._guidance),
            ("standards", self._standards),
            ("translations", self._translations),
        ):
            if name in tables:
                read(tables[name])

    def place(self, location: Location) -> Place | None:
        """Return the cell that a location comes from, or the nearest thing above it."""
        for depth in range(len(location), -1, -1):
            if location[:depth] in self.places:
                return self.places[location[:depth]]
        return None

    # -- sheets --------------------------------------------------------------------

    def _unit(self, table: AuthorTable) -> None:
        sheet, row, columns = table
        self.places[()] = sheet.place(row, columns["field"])
        for number, said in self._rows(table):
            name, value = said.get("field"), said.get("value")
            if name is None:
                self._without_name(sheet.place(number, columns["value"]), "field")
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

    def _criteria(self, table: AuthorTable) -> None:
        sheet, _row, columns = table
        outcome: tuple[dict[str, Any], Location] | None = None
        criterion: tuple[dict[str, Any], Location] | None = None
        for number, said in self._rows(table):
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

    def _guidance(self, table: AuthorTable) -> None:
        sheet, _row, columns = table
        kinds = dict(zip(map(folded, _named("author_guidance", GUIDANCE)), GUIDANCE, strict=True))
        for number, said in self._rows(table):
            record, at = self._named(said, table, number)
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
        self, said: Mapping[str, Any], table: AuthorTable, number: int
    ) -> tuple[dict[str, Any] | None, Location]:
        """The unit, outcome or criterion that a row of guidance is for."""
        record = self.data
        at: Location = ()
        for name, list_name in (("outcome", "outcomes"), ("criterion", "criteria")):
            if said.get(name) is None:
                continue
            place = table.sheet.place(number, table.columns[name])
            read = self._value("ref", said[name], place)
            if read is None:  # it is told
                return None, ()
            ref = str(read).strip()
            entries = record.get(list_name, [])
            found = [n for n, entry in enumerate(entries) if entry.get("ref") == ref]
            if not found:
                self._fault(codes.GUIDANCE_FOR_NOTHING, place, ref=ref)
                return None, ()
            record, at = entries[found[0]], (*at, list_name, found[0])
        return record, at

    def _standards(self, table: AuthorTable) -> None:
        sheet, _row, columns = table
        found: dict[str, dict[str, Any]] = {}
        standards: list[dict[str, Any]] = []
        for number, said in self._rows(table):
            read = {
                name: self._value(name, value, sheet.place(number, columns[name]))
                for name, value in said.items()
            }
            name = str(read.get("number", read.get("framework", "")))
            if name not in found:
                found[name] = {"entries": {}}
                standards.append(found[name])
            one = found[name]
            at: Location = ("related_standards", standards.index(one))
            place = sheet.place(number, columns["framework"])
            self.places.setdefault(at, place)
            framework, entry, text = (read.get(n) for n in ("framework", "entry", "text"))
            if framework is not None and one.setdefault("framework", framework) != framework:
                column = phrase("author_column.framework")
                self._fault(codes.ROWS_CONTRADICT, place, self.places[at], column=column)
            if entry is not None:
                place = sheet.place(number, columns["entry"])
                self._once(one["entries"], (str(entry),), text, place)
                self.places[*at, "entries", str(entry)] = place
            elif text is not None and "entry" not in said:
                self._without_name(sheet.place(number, columns["text"]), "entry")
        if standards:
            self.data["related_standards"] = standards

    def _translations(self, table: AuthorTable) -> None:
        sheet, _row, columns = table
        for number, said in self._rows(table):
            read = {
                name: self._value("ref" if name == "of" else name, value,
                                  sheet.place(number, columns[name]))
                for name, value in said.items()
            }  # fmt: skip
            language, of, text = (read.get(name) for name in ("language", "of", "text"))
            if language is None:
                if "language" not in said:
                    for name in said:
                        self._without_name(sheet.place(number, columns[name]), "language")
                continue
            texts = self.data.setdefault("translations", {}).setdefault(str(language), {})
            place = sheet.place(number, columns["of"])
            if of is not None:
                self._once(texts, (str(of),), text, place)
                self.places["translations", str(language), str(of)] = place
            elif text is not None and "of" not in said:
                self._without_name(sheet.place(number, columns["text"]), "of")

    # -- cells -----------------------------------------------------------------------

    def _rows(self, table: AuthorTable) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the rows below the headings that say anything."""
        for said in rows_of(self._book, table):
            self.told += said.told
            if said.cells:
                yield said.number, dict(said.cells)

    def _value(self, field: str, value: Any, place: Place) -> Any:
        """What a cell says: text, or what stands there in the words of a file."""
        if isinstance(value, CellError):
            return self._unclear(place, how="error", value=str(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, (datetime, date)):
            day = value.isoformat()[:10]
            if field not in _DAYS:
                self._fault(codes.CELL_READ_AS, place, how="day", read=day)
            return day
        if isinstance(value, float) and not value.is_integer() and field not in _AMOUNTS:
            return self._unclear(place, how="reference", value=str(value))
        if isinstance(value, (int, float)):
            return format(value, ".15g")
        text = None if value is None else str(value).strip()
        if text and text[0] in "{[" and field in _STRUCTURED:
            return self._parsed(text, place)
        if text and field in _RULES:
            return self._unclear(place, how="rule", value=text)
        if text and field == "basis":
            word = folded(text).replace(" ", "_")
            return word if word in BASES else text
        return text

    def _unclear(self, place: Place, **arguments: Argument) -> None:
        self._fault(codes.CELL_UNCLEAR, place, **arguments)

    def _without_name(self, place: Place, column: str) -> None:
        """Tell of a value in a row that does not say what it is of."""
        named = phrase(f"author_column.{column}")
        self._fault(codes.CELL_NOT_READ, place, how="no_name", column=named)

    def _fault(self, code: Code, place: Place, *related: Place, **arguments: Argument) -> None:
        self.told.append(Located(Diagnostic(code, (), arguments), place, related))


#: fields whose values are never text
_RULES = frozenset({"sufficient", "each_criterion"})
#: fields whose values may be no text
_STRUCTURED = frozenset(
    {"sufficient", "each_criterion", "evidence_rules", "achieved_by", "advises", "equivalents"}
    | {"fingerprints"}
)


#: fields that do not stand on the sheet of the unit
_ELSEWHERE = frozenset({*APART, *GUIDANCE, "sections", "checks"})


def _named(prefix: str, names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(phrase(f"{prefix}.{name}") for name in names)


def _node_named(written: str) -> str | None:
    known = dict(zip(map(folded, _named("author_node", NODES)), NODES, strict=True))
    return known.get(folded(written))
