"""The tables of a portfolio put into the rows of a learner's sheet; what these cannot hold is left.

Whether a row can hold a record is not worked out a second time: the rows are gathered again, and a
record that does not come back as it was goes to a sheet of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from rubric.exchange.cells import several
from rubric.exchange.header import LEARNER as LEARNER_COLUMN
from rubric.exchange.headings import Field
from rubric.exchange.sheet.gathering import Gathered, SheetRow
from rubric.exchange.sheet.layout import CRITERION, ITEM
from rubric.model.order import people_order
from rubric.sources import FilePlace

Row = dict[str, Any]
Cells = dict[Field, Any]
Tables = Mapping[str, Sequence[Row]]
#: columns of records that a sheet's rows give by where they stand
_BY_PLACE = {"declarations": ("covers",), "decisions": ("criteria", "evidence"),
             "reviews": ("of", "criteria")}  # fmt: skip
#: texts that stand in the first row only of what they are said of
_LONG = frozenset(
    ("items", column) for column in ("title", "own_contribution", "external", "withdrawn.reason")
) | frozenset(
    (table, column)
    for table in ("decisions", "reviews")
    for column in ("feedback", "action", "due", "fingerprints", "override.reason")
)
#: tables whose records a learner's sheet may hold, so that what one is about comes first
_ORDER = ("declarations", "decisions", "reviews")


class Placed(NamedTuple):
    """The rows of a learner's sheet, by criterion, and the rows of tables that stay outside."""

    rows: Mapping[str, list[Cells]]
    others: dict[str, list[Row]]


def placed(
    tables: Tables, canonical: Mapping[str, str], stands: Callable[[str], bool] | None = None
) -> Placed:
    """Return where each row of a portfolio's tables stands.

    Args:
        tables: as `rows_of` gives them, in which every value is text.
        canonical: ways to write a criterion → the reference under which its rows stand.
        stands: whether a criterion, as it is written, can stand in the rows; all can otherwise.
    """
    tables = {table: sorted(rows, key=_in_order) for table, rows in tables.items()}
    left: dict[str, list[Row]] = {table: [] for table in ("items", "links", *_ORDER)}
    if stands is not None:
        left["links"] = [row for row in tables.get("links", ()) if not stands(row["criterion"])]
        left["decisions"] = [
            row
            for row in tables.get("decisions", ())
            if not all(map(stands, several(row["criteria"])))
        ]
    mapped = {link["item"] for link in _kept("links", tables, left)}
    repeated = _repeated(row["id"] for row in tables.get("items", ()))
    left["items"] = [
        row for row in tables.get("items", ()) if row["id"] not in mapped or row["id"] in repeated
    ]
    while True:
        rows = _laid_out(tables, left, canonical)
        missing = list(_not_held(tables, left, rows))
        if not missing:
            break
        for table, row in missing:
            left[table].append(row)
    others = {table: [_bare(row) for row in rows_] for table, rows_ in left.items() if rows_}
    for table in ("exemptions", "people"):
        if table in tables:
            others[table] = [_bare(row) for row in tables[table]]
    return Placed(rows, others)


def _in_order(row: Row) -> tuple[object, ...]:
    """By day, then id: the same portfolio gives the same sheet, in whatever order it records."""
    day = row.get("date", "") if "judgement" in row or "finding" in row else ""
    name = row.get("id", row.get("item", ""))
    return (day, people_order(name), row.get("criterion", ""), repr(sorted(row.items())))


def _laid_out(tables: Tables, left: Tables, canonical: Mapping[str, str]) -> dict[str, list[Cells]]:
    """The rows of a sheet that hold everything but what is left."""
    items = {row["id"]: row for row in _kept("items", tables, left)}
    rows: dict[str, list[Cells]] = {}
    for link in _kept("links", tables, left):
        item = items.get(link["item"], {"id": link["item"]})
        cells = {("items", column): value for column, value in _bare(item).items()}
        cells |= {("links", c): value for c, value in _bare(link).items() if c != "item"}
        rows.setdefault(canonical.get(link["criterion"], link["criterion"]), []).append(cells)
    every = [cells for of in rows.values() for cells in of]
    for declaration in _kept("declarations", tables, left):
        signed = _fields("declarations", declaration)
        covers = several(declaration["covers"])
        for cells in every:
            if cells[ITEM] in covers and not _says(cells, "declarations"):
                cells |= signed
    for decision in _kept("decisions", tables, left):
        on, fields = several(decision["criteria"]), _fields("decisions", decision)
        rests_on = several(decision.get("evidence", ""))
        for criterion in on:
            of = rows.setdefault(canonical.get(criterion, criterion), [])
            mine = [c for c in of if c.get(CRITERION) == criterion and c.get(ITEM) in rests_on]
            _write(of, _first_of_each_item(mine) or [{CRITERION: criterion}], fields)
    decided = {row["id"]: row for row in _kept("decisions", tables, left)}
    for review in _kept("reviews", tables, left):
        decision = decided.get(review["of"], {})
        on = several(review.get("criteria", decision.get("criteria", "")))
        for criterion in on:
            of = rows.get(canonical.get(criterion, criterion), [])
            mine = [
                cells
                for cells in of
                if cells.get(CRITERION) == criterion
                and cells.get(("decisions", "id")) == review["of"]
            ]
            _write(of, mine[:1], _fields("reviews", review))
    order = dict.fromkeys((*canonical.values(), *rows))
    rows = {criterion: rows[criterion] for criterion in order if criterion in rows}
    _said_once(cells for of in rows.values() for cells in of)
    return rows


def _said_once(rows: Iterable[Cells]) -> None:
    """Leave long texts out of the rows that say them again."""
    told: set[tuple[str, Any, str]] = set()
    for cells in rows:
        for table, column in [field for field in cells if field in _LONG]:
            said = (table, cells[table, "id"], column)
            if said in told:
                del cells[table, column]
            told.add(said)


def _write(of: list[Cells], onto: Iterable[Cells], fields: Cells) -> None:
    """Write a record into rows; where one holds another of its table, into a new row below."""
    [table] = {name for name, _ in fields}
    for cells in onto:
        if cells and not _says(cells, table) and any(cells is one for one in of):
            cells |= fields
            continue
        kept = {CRITERION: cells[CRITERION]}
        if table == "reviews":
            kept[("decisions", "id")] = cells["decisions", "id"]
        elif ITEM in cells:
            kept[ITEM] = cells[ITEM]
        of.append(kept | fields)


def _first_of_each_item(rows: Iterable[Cells]) -> list[Cells]:
    """Of the rows of each item the one without a decision, or the first."""
    found: dict[Any, Cells] = {}
    for cells in rows:
        there = found.setdefault(cells[ITEM], cells)
        if _says(there, "decisions") and not _says(cells, "decisions"):
            found[cells[ITEM]] = cells
    return list(found.values())


def _says(cells: Cells, table: str) -> bool:
    return any(name == table for name, _ in cells)


def _fields(table: str, row: Row) -> Cells:
    """What a record states in columns of its own."""
    by_place = _BY_PLACE[table]
    return {(table, c): value for c, value in _bare(row).items() if c not in by_place}


def _bare(row: Row) -> Row:
    return {column: value for column, value in row.items() if column != LEARNER_COLUMN}


def _kept(table: str, tables: Tables, left: Tables) -> list[Row]:
    out = {id(row) for row in left.get(table, ())}
    return [row for row in tables.get(table, ()) if id(row) not in out]


def _not_held(
    tables: Tables, left: Tables, rows: Mapping[str, list[Cells]]
) -> Iterator[tuple[str, Row]]:
    """Yield the first kind of records that do not come back from the rows as they are."""
    nowhere = FilePlace("")
    back = Gathered(
        SheetRow(str(at), cells, lambda _: nowhere)
        for at, cells in enumerate((cells for of in rows.values() for cells in of), start=1)
    )
    for table in ("items", "links", *_ORDER):
        found = [record.fields for record in back.tables[table].values()]
        wrong = [row for row in _kept(table, tables, left) if _bare(row) not in found]
        if table == "items":  # an item whose rows do not hold it stands there by its id alone
            wrong = [row for row in wrong if row not in left["items"]]
        if wrong:
            yield from ((table, row) for row in wrong)
            return
        extra = len(found) - len(_kept(table, tables, left))
        if table in _ORDER and extra > 0:
            yield from ((table, row) for row in _kept(table, tables, left))
            return


def _repeated(names: Iterable[str]) -> frozenset[str]:
    seen: set[str] = set()
    return frozenset(name for name in names if name in seen or seen.add(name))  # type: ignore[func-returns-value]
