"""Small pieces of SQL: literals, lists, choices by a number, and the order in which people count.

What is written here and beside it is the dialect of DuckDB, in the part of it that a renderer
turns into that of another engine.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Relation(NamedTuple):
    """One named step of a plan: what it holds, the clause of the meaning, and its SQL."""

    name: str
    #: the sections of docs/meaning.md that it is
    cites: str
    sql: str
    #: whether it is worked out once and kept, because several answers are read from it
    kept: bool = False


def literal(value: str | int | bool | Decimal | date | None) -> str:
    """Return a value as SQL writes it."""
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, Decimal)):
        return str(value)
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return "'" + value.replace("'", "''") + "'"


def among(column: str, values: Iterable[str | int]) -> str:
    """Return the condition that a column holds one of some values."""
    every = sorted(values, key=lambda value: (str(type(value)), value))
    if not every:
        return "FALSE"
    if len(every) == 1:
        return f"{column} = {literal(every[0])}"
    return f"{column} IN ({', '.join(map(literal, every))})"


def both(*conditions: str) -> str:
    """Return the condition that all of several hold; one that is blank or TRUE says nothing."""
    asked = [condition for condition in conditions if condition not in ("", "TRUE")]
    if len(asked) < 2:
        return asked[0] if asked else "TRUE"
    return " AND ".join(f"({c})" if _joined(c) else c for c in asked)


def _joined(condition: str) -> bool:
    return " OR " in condition


def values(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a small table written out; without rows it is empty."""
    lines = [", ".join(literal(cell) for cell in row) for row in rows]  # type: ignore[arg-type]
    if not lines:
        empty = ", ".join(f"NULL AS {column}" for column in columns)
        return f"SELECT {empty} WHERE FALSE"
    body = ",\n    ".join(f"({line})" for line in lines)
    return f"SELECT * FROM (VALUES\n    {body}\n) AS {name}({', '.join(columns)})"


def with_numbers(name: str, columns: Sequence[str], numbers: Collection[str]) -> str:
    """Return the rows of a table of texts, some of whose columns hold whole numbers."""
    cells = (f"CAST({one} AS BIGINT) AS {one}" if one in numbers else one for one in columns)
    return f"SELECT {', '.join(cells)}\nFROM {name}"


def chosen(column: str, by_number: Mapping[int, str], otherwise: str = "NULL") -> str:
    """Return what holds for the number in a column; equal answers stand once."""
    numbers: dict[str, list[int]] = {}
    for number, answer in by_number.items():
        if answer != otherwise:
            numbers.setdefault(answer, []).append(number)
    if not numbers:
        return otherwise
    whens = [f"WHEN {among(column, ns)} THEN {answer}" for answer, ns in numbers.items()]
    return "CASE " + " ".join(whens) + f" ELSE {otherwise} END"


def months_before(day: str, months: int) -> str:
    """Return the day so many calendar months earlier, put back to the month's end (meaning 5.3)."""
    return f"CAST({day} - INTERVAL {months} MONTH AS DATE)"


def since(months: int) -> str:
    """Return the column with the first day that is recent on the judging day of a link."""
    return f"since_{months}"


def in_order(text: str) -> str:
    """Return a key by which refs and ids sort as people count: E2 before E10 (meaning 1.3).

    Of every number the count of its figures stands first, then the figures; what is left of
    equals is decided by the text itself. The two marks are below every character of a text.
    """
    figures = "LTRIM(p, '0')"
    number = f"CONCAT(CHR(2), LPAD(CAST(LENGTH({figures}) AS VARCHAR), 3, '0'), {figures})"
    pieces = f"REGEXP_EXTRACT_ALL({text}, '[0-9]+|[^0-9]+')"
    # a piece is all figures or has none; the character after 9 is the colon
    piece = f"CASE WHEN p >= '0' AND p < ':' THEN {number} ELSE p END"
    key = f"LIST_TRANSFORM({pieces}, LAMBDA p: {piece})"
    return f"CONCAT(ARRAY_TO_STRING({key}, ''), CHR(1), {text})"
