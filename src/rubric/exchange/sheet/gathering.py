"""The rows of a learner's sheet as tables of rows: items, links, declarations, decisions, reviews.

A row of a sheet says several things at once: what a piece of evidence is, that it is for a
criterion, that the learner signed for it, what an assessor decided on it and what IQA found. What
is said in several rows is one record, and the rows agree on it or say nothing.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, NamedTuple

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.exchange.cells import one_cell, same
from rubric.exchange.headings import Field, heading
from rubric.exchange.sheet.layout import CRITERION, ITEM
from rubric.model.order import people_order
from rubric.sources import Located, Place

#: marks that no id may have
_MARKS = str.maketrans("/~@;\n\t", "......")
#: what people write between the references of several items
_BETWEEN = re.compile(r"\s*(?:[,;&+\n]|\band\b)\s*")
#: what looks like the reference of an item
_REFERENCE = re.compile(r"[A-Z]{1,3}-?\d+[a-z]?", re.ASCII)
#: the columns by which a declaration, a decision and a review are told apart without a number
_SIGNED = ("signed_by_learner", "confirmed_by", "confirmed")
_JUDGED = ("judgement", "date", "assessor")
_REVIEWED = ("finding", "date", "iqa")


class SheetRow(NamedTuple):
    """One row of a learner's sheet: what it states, and where each cell of it stands."""

    key: str
    cells: Mapping[Field, Any]
    place: Callable[[Field], Place]

    def of(self, table: str) -> dict[str, Any]:
        """Return what it states in the columns of one table."""
        return {column: value for (name, column), value in self.cells.items() if name == table}


class Record:
    """One record, with the first row that says it and the row that says each field."""

    def __init__(self, row: SheetRow) -> None:
        self.row = row
        self.fields: dict[str, Any] = {}
        self.said_in: dict[str, SheetRow] = {}
        #: criteria and items of the rows that say it, each once
        self.criteria: dict[str, SheetRow] = {}
        self.items: dict[str, SheetRow] = {}
        #: of a review: what it is of
        self.decision: Record | None = None


Records = dict[Any, Record]


class Gathered:
    """The records of one learner's rows, by table."""

    def __init__(self, rows: Iterable[SheetRow], sheet_for_others: str = "") -> None:
        """Put rows together.

        Args:
            rows: in the order of their sheet.
            sheet_for_others: where evidence stands that is for no criterion.
        """
        self.faults: list[Located] = []
        self.tables: dict[str, Records] = {
            table: {} for table in ("items", "links", "declarations", "decisions", "reviews")
        }
        self._others = sheet_for_others
        every = list(rows)
        #: table → numbers that people gave, and those that are made here
        self._numbers = {
            table: {row.cells[table, "id"] for row in every if (table, "id") in row.cells}
            for table in ("decisions", "reviews")
        }
        known = {str(row.cells[ITEM]) for row in every if ITEM in row.cells}
        for row in every:
            self._evidence(row)
            self._one_of_several(row, known)
        for row in every:
            self._decision(row)
        for row in every:
            self._review(row)
        self._list_what_rows_name()

    def rows_of(self, table: str) -> dict[str, dict[str, Any]]:
        """Return the rows of one table by the key of the sheet's row that says each first."""
        return {record.row.key: record.fields for record in self.tables[table].values()}

    def place_of(self, table: str, key: str, column: str) -> Place | None:
        """Return the cell that a column of a record came from, or where it would stand."""
        record = next((r for r in self.tables.get(table, {}).values() if r.row.key == key), None)
        if record is None:
            return None
        row = record.said_in.get(column, record.row)
        if table in ("decisions", "reviews"):
            if column in ("criteria", ""):
                return record.row.place(CRITERION)
            if column == "evidence":
                return record.row.place(ITEM)
            if column in ("of", "id") and column not in record.said_in:
                return row.place((table, "finding" if table == "reviews" else "judgement"))
        elif table == "links" and column in ("", "criterion"):
            return row.place(CRITERION)
        elif column in ("", "id", "item", "covers"):
            return row.place(ITEM)
        return row.place((table, column))

    # -- what a row says -------------------------------------------------------

    def _evidence(self, row: SheetRow) -> None:
        """The item of a row, what it is for, and who signed for it."""
        item, criterion = row.cells.get(ITEM), row.cells.get(CRITERION)
        said, link, signed = row.of("items"), row.of("links"), row.of("declarations")
        said.pop("id", None)
        link.pop("criterion", None)
        if item is None:
            if said or link or signed:  # the rows tell that its reference is missing
                self._say("items", (row.key,), row, said)
            return
        self._say("items", item, row, {"id": item, **said})
        if criterion is not None:
            self._say(
                "links", (criterion, item), row, {"criterion": criterion, "item": item, **link}
            )
        else:
            self._fault(
                codes.ROW_WITHOUT_CRITERION, row.place(CRITERION), item=item, sheet=self._others
            )
        if signed:
            name = tuple(signed.get(column) for column in _SIGNED)
            record = self._say("declarations", name, row, signed)
            record.items.setdefault(item, row)

    def _one_of_several(self, row: SheetRow, known: Collection[str]) -> None:
        """Tell of a cell that lists references, or items of other rows: it is one item here."""
        item = str(row.cells.get(ITEM, ""))
        listed = [one for one in _BETWEEN.split(item) if one]
        if len(listed) > 1 and (
            any(one in known for one in listed) or all(map(_REFERENCE.fullmatch, listed))
        ):
            self._fault(codes.CELL_READ_AS, row.place(ITEM), how="one_item", read=item)

    def _decision(self, row: SheetRow) -> None:
        """What an assessor decided in a row: on its criterion, and resting on its item."""
        said, criterion = row.of("decisions"), row.cells.get(CRITERION)
        if not said:
            return
        name = said.get("id") or (criterion, *(said.get(column) for column in _JUDGED))
        record = self._say("decisions", name, row, said)
        if "id" not in record.fields:
            record.fields["id"] = self._number("D", "decisions", criterion, said, _JUDGED[1:])
        if criterion is not None:
            record.criteria.setdefault(criterion, row)
        if (item := row.cells.get(ITEM)) is not None:
            record.items.setdefault(item, row)

    def _review(self, row: SheetRow) -> None:
        """What IQA found in a row: about its decision, or the only one on its criterion."""
        said, criterion = row.of("reviews"), row.cells.get(CRITERION)
        if not said:
            return
        decision = self._reviewed(row)
        if decision is None:
            first = next(field for field in row.cells if field[0] == "reviews")
            self._fault(codes.REVIEW_WITHOUT_DECISION, row.place(first))
            return
        of = decision.fields["id"]
        name = said.get("id") or (of, *(said.get(column) for column in _REVIEWED))
        record = self._say("reviews", name, row, {"of": of, **said})
        if "id" not in record.fields:
            record.fields["id"] = self._number("R", "reviews", criterion, said, _REVIEWED[1:])
        if criterion is not None:
            record.criteria.setdefault(criterion, row)
            record.decision = decision

    def _list_what_rows_name(self) -> None:
        """Give each record the items and criteria of its rows."""
        for record in self.tables["declarations"].values():
            record.fields["covers"] = _listed(sorted(record.items, key=people_order))
        for record in self.tables["decisions"].values():
            if record.criteria:
                record.fields["criteria"] = _listed(record.criteria)
            if record.items:
                record.fields["evidence"] = _listed(sorted(record.items, key=people_order))
        for record in self.tables["reviews"].values():
            decision = record.decision
            # all that it decided is what is meant where nothing is said
            all_of_it = decision is None or record.criteria.keys() == decision.criteria.keys()
            if record.criteria and not all_of_it:
                record.fields["criteria"] = _listed(record.criteria)

    def _reviewed(self, row: SheetRow) -> Record | None:
        said, criterion = row.of("decisions"), row.cells.get(CRITERION)
        decisions = self.tables["decisions"]
        if said:
            return decisions[said.get("id") or (criterion, *(said.get(c) for c in _JUDGED))]
        on_it = [record for record in decisions.values() if criterion in record.criteria]
        return on_it[0] if len(on_it) == 1 else None

    # -- records -----------------------------------------------------------------

    def _say(self, table: str, name: Any, row: SheetRow, said: Mapping[str, Any]) -> Record:
        """Say fields of a record, which its rows agree on."""
        record = self.tables[table].setdefault(name, Record(row))
        for column, value in said.items():
            if column not in record.fields:
                record.fields[column] = value
                record.said_in[column] = row
            elif not same(record.fields[column], value):
                self._fault(
                    codes.ROWS_CONTRADICT,
                    row.place((table, column)),
                    record.said_in.get(column, record.row).place((table, column)),
                    item=name if table == "items" else "",
                    column=heading((table, column)),
                )
        return record

    def _number(
        self, letter: str, table: str, criterion: Any, said: Mapping[str, Any], by: Iterable[str]
    ) -> str:
        """A number for a record that has none: what tells it apart, in the same words always."""
        pieces = (letter, criterion, *(said.get(column) for column in by))
        name = "-".join(str(one).translate(_MARKS) for one in pieces if one is not None)
        taken = self._numbers.setdefault(table, set())
        turn, number = 1, name
        while number in taken:
            turn += 1
            number = f"{name}-{turn}"
        taken.add(number)
        return number

    def _fault(self, code: Code, place: Place, *related: Place, **arguments: Argument) -> None:
        self.faults.append(Located(Diagnostic(code, (), arguments), place, related))


def _listed(names: Iterable[str]) -> str:
    return one_cell(list(names))
