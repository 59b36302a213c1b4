"""Days in rows: which columns hold them, and the last that a learner's rows name."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from rubric.exchange.tables import tables
from rubric.model.annotations import members_of

#: the day for rows that name none: nothing in them can be too old
ANY_DAY = date(2000, 1, 1)


@cache
def day_columns(table: str) -> frozenset[str]:
    """Return the columns of a table that hold a day."""
    columns = tables()[table].columns
    return frozenset(name for name, column in columns.items() if date in members_of(column.holds))


def last_day(given: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> date:
    """Return the last day that a learner's rows, by table and key, name anywhere."""
    return max(_days(given), default=ANY_DAY)


def _days(given: Mapping[str, Mapping[Any, Mapping[str, Any]]]) -> Iterable[date]:
    for table, rows in given.items():
        columns = day_columns(table)
        for row in rows.values():
            for name in columns.intersection(row):
                day = _day(row[name])
                if day is not None:
                    yield day


def _day(cell: Any) -> date | None:
    """A cell as a day, where it is one; what is none is told by whoever reads the rows."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell) if isinstance(cell, str) and len(cell) == 10 else None
    except ValueError:
        return None
