"""Rows of any kind as records: what each cell states, in the shape of the model.

A blank cell (None, no text, or not a number) states nothing. Nothing is judged
here but the rows themselves; what the cells hold is for the model to say.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, TypeAlias
from uuid import UUID

from pydantic_core import PydanticCustomError

from rubric.diagnostics import Argument, codes
from rubric.exchange.cells import as_text, holds_binary, reference_in, same, too_deep
from rubric.exchange.faults import ReadRows
from rubric.exchange.header import LEARNER, Header, header_of, is_quantity, shaped
from rubric.exchange.tables import tables
from rubric.model.scalars import LONGEST_NAME, read_name, shape_of
from rubric.phrases import spelled
from rubric.sources import RowPlace

#: the rows of a table, or rows under the caller's own keys
Rows: TypeAlias = Iterable[Any] | Mapping[Hashable, Any]
Record: TypeAlias = dict[str, Any]
Cells: TypeAlias = Mapping[Any, Any]

#: how deep lists and mappings may stand in one cell
DEEPEST = 50
#: what a name may be refused for
_BY_SLUG = {code.slug: code for code in codes.ALL}


def keyed(rows: Rows) -> Iterator[tuple[str, Any]]:
    """Yield rows with the caller's own key of each, or its position from 1."""
    if isinstance(rows, Mapping):
        for key, row in rows.items():
            yield as_text(key), row
    else:
        for position, row in enumerate(rows, start=1):
            yield str(position), row


def cells_of(row: Any) -> Mapping[Any, Any] | None:
    """Return a row as cells by column, whatever a database calls it, or None where it is none."""
    if type(row) is dict:
        return row
    try:
        if isinstance(row, Mapping):
            return dict(row)
        if hasattr(row, "keys"):
            return {column: row[column] for column in row.keys()}  # noqa: SIM118 - to iterate over a row of a database gives its values, not its columns
        for to_mapping in ("_mapping", "_asdict"):
            found = getattr(row, to_mapping, None)
            if found is not None:
                return dict(found() if callable(found) else found)
    except Exception:  # it has the names of a row, and is none
        return None
    return None


def learner_in(cells: Cells) -> str | None:
    """Return whose row it says it is; "" where it does not say, None where that is no reference."""
    named = cells.get(LEARNER)
    if _blank(named) or (isinstance(named, str) and not named.strip()):
        return ""
    return reference_in(named)


def each_row(read: ReadRows, table: str, rows: Rows | None) -> Iterator[tuple[str, Cells, Header]]:
    """Yield the rows of a table as cells, with the caller's key and the header of each."""
    if rows is None:
        return
    if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
        read.fault(codes.NOT_A_ROW, RowPlace(table), found=shape_of(rows))
        return
    columns: tuple[Any, ...] = ()
    header = header_of(table, columns)
    for key, row in keyed(rows):
        cells = row if type(row) is dict else cells_of(row)
        if cells is None:
            read.fault(codes.NOT_A_ROW, RowPlace(table, key), found=shape_of(row))
            continue
        if columns != (columns := tuple(cells)):
            header = header_of(table, columns)
        yield key, cells, header


def each_record(read: ReadRows, table: str, rows: Rows | None) -> Iterator[tuple[str, Record]]:
    """Yield what each row states, in the shape of the model."""
    for key, cells, header in each_row(read, table, rows):
        yield key, in_shape(read, stated(cells, cells), header, key)


def stated(cells: Cells, columns: Iterable[Any]) -> Record:
    """What cells state: a blank one (None, no text, not a number) states nothing.

    The keys that a database makes up are text here, as they are everywhere else.
    """
    try:
        stated = {
            column: cell
            for column in columns
            if (cell := cells[column]) is not None and cell != "" and cell == cell
        }
    except Exception:  # a value of the caller's that cannot be compared
        stated = {column: cells[column] for column in columns if not _blank(cells[column])}
    if UUID in map(type, stated.values()):
        return {k: str(cell) if type(cell) is UUID else cell for k, cell in stated.items()}
    return stated


def _blank(cell: Any) -> bool:
    try:
        return cell is None or bool(cell == "") or bool(cell != cell)
    except Exception:  # not a number, in one of its forms; what else it is the model tells
        return isinstance(cell, Decimal)


def in_shape(read: ReadRows, record: Record, header: Header, key: str) -> Record:
    """What a row states, in the shape of the model; what cannot be shaped is told."""
    for name, column in header.special.items():
        if name not in record:
            continue
        if column is None:
            _not_ours(read, record, name, RowPlace(header.table, key, str(name)))
        elif column.kind == "several" and holds_binary(record[name]):
            place = RowPlace(header.table, key, name)
            read.fault(codes.NOT_A_REFERENCE, place, column=name, found="number")
        else:
            shaped(record, column)
            if too_deep(record.get(column.field), DEEPEST):
                del record[column.field]
                read.fault(codes.TOO_DEEP, RowPlace(header.table, key, name), limit=DEEPEST)
    return record


def _not_ours(read: ReadRows, record: Record, name: Any, place: RowPlace) -> None:
    """A cell of a column that is none of the table's own."""
    table = tables()[place.table]
    if name == LEARNER:
        _whose(read, record.pop(LEARNER), place)
    elif name == "item" and table.quantities:  # an item may be named as in `links`
        item = record.pop("item")
        if not same(record.setdefault("id", item), item):
            read.fault(codes.ROWS_CONTRADICT, place, item=str(record["id"]), column="item")
    elif table.quantities and is_quantity(record[name]) and _nameable(name):
        pass  # whether the unit declares it is seen when the unit is known
    else:
        del record[name]
        known = (*table.columns, LEARNER)
        read.once(
            codes.UNKNOWN_COLUMN,
            place,
            table=table.name,
            column=str(name),
            near=spelled(name, known) if isinstance(name, str) else "",
            carried=f"external.{name}" if "external" in table.columns else "",
            allowed=known,
        )


def _nameable(name: Any) -> bool:
    """Whether a specification could declare a quantity of this name."""
    return isinstance(name, str) and name.isprintable()


def _whose(read: ReadRows, learner: Any, place: RowPlace) -> None:
    """A row says whose it is: the first that does decides, unless the caller has said so."""
    named = reference_in(learner)
    if named is None:
        found = shape_of(learner)
        read.fault(codes.NOT_A_REFERENCE, place, column=LEARNER, found=found)
    elif LEARNER not in read.data:
        read.data[LEARNER] = named
        read.origins[LEARNER,] = (place.table, place.row)
    elif read.learner != named:
        read.fault(codes.ANOTHER_LEARNER, place, learner=named, among=read.learner)


def reference_of(
    read: ReadRows, record: Record, column: str, origin: tuple[str, str], what: str
) -> str | None:
    """The reference in a column that every row needs, or None with the fault of this row."""
    cell = record.get(column)
    named = reference_in(cell)
    if named is None:
        place = RowPlace(*origin, column)
        if cell is None or isinstance(cell, str):  # only blanks
            read.fault(codes.MISSING_FIELD, place, owner=(what, "", ""), field=column)
        else:
            found = shape_of(cell)
            about: dict[str, Argument] = {"column": column, "found": found}
            if found == "list":
                about["how"] = "list"
            read.fault(codes.NOT_A_REFERENCE, place, **about)
    elif not named.isprintable() or len(named) > LONGEST_NAME:
        try:
            return read_name(named)
        except PydanticCustomError as error:
            told = dict(error.context or {})
            code = _BY_SLUG[told.pop("slug")]
            place = RowPlace(*origin, column)
            read.fault(code, place, owner=(what, "", ""), field=column, **told)
            return None
    return named
