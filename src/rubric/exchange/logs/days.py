"""Days as a log writes them: YYYY-MM-DD, or day, month and year where the log says so."""

import re
from typing import Any, Literal

#: how a whole log writes days; never guessed cell by cell
Days = Literal["ymd", "dmy"]

_DAY_MONTH_YEAR = re.compile(r"\s*(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4})\s*", re.ASCII)


def day_of(cell: Any) -> Any:
    """Return a day that is written day first as YYYY-MM-DD; what is no such day as it stands."""
    if not isinstance(cell, str):
        return cell
    written = _DAY_MONTH_YEAR.fullmatch(cell)
    if written is None:
        return cell
    day, _, month, year = written.groups()
    return f"{year}-{int(month):02}-{int(day):02}"
