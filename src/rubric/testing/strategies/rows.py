"""Rows of a learner as callers' databases give them, and rows broken in many ways."""

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

Tables = dict[str, Any]

#: what may stand in a cell and is no text, day or number
ODD_CELLS: tuple[Any, ...] = (
    "\0", "a\0b", "\ud800", "a\udfffb", "x" * 1_000_000, "\u202e", "  ", "{", "[", "[1, ", "{}",
    "{\"a\": ", ";", ";;", "a;b", "1.10", "-1", "1e9", "all", "whole", "E1", "D1", "2026-02-30",
    "03/02/2026", "NaN", "yes", None, True, False, 0, -1, 1.5, float("inf"), float("nan"),
    Decimal("NaN"), Decimal("sNaN"), Decimal("1E+999999"), Decimal("Infinity"), 10**5000, b"\xff",
    datetime(2026, 2, 3, 10), object(), dict, (), [], {}, [None], [[]], [1.1], ["a", 2.5],
    {"a": None}, {1: 2}, {"\ud800": "\ud800"}, {"date": "x"},
)  # fmt: skip
#: what may stand where a row should, and is none
NO_ROWS: tuple[Any, ...] = (None, 0, 1.5, "", "E1", b"E1", [], ["E1"], (), object(), dict)
#: columns that no table has
ODD_COLUMNS: tuple[Any, ...] = (
    "learnr", "zzz", "", " ", "external", "external.", "external.a", "maps_to", "a\0", "\ud800",
    "x" * 10_000, None, 5, 1.5, ("id",), "id ", "ID", "item", "criterion", "sessions",
)  # fmt: skip
#: tables that there are not
ODD_TABLES: tuple[Any, ...] = ("itmes", "", "\ud800", "x" * 10_000, None, 5, ("items",))


@st.composite
def broken_rows(draw: st.DrawFn, sound: Mapping[str, Any]) -> tuple[Tables, bool]:
    """Draw the tables of a learner broken in a few ways, and whether they surely are."""
    tables: Tables = {name: [dict(row) for row in rows] for name, rows in sound.items()}
    surely = [draw(st.sampled_from(_BREAKS))(draw, tables) for _ in range(draw(st.integers(1, 3)))]
    return tables, surely[-1]


def _a_table(draw: st.DrawFn, tables: Tables) -> str:
    held = [name for name, rows in tables.items() if isinstance(rows, list) and rows]
    return str(draw(st.sampled_from(held or ["items"])))


def _a_row(draw: st.DrawFn, tables: Tables) -> dict[Any, Any]:
    rows = tables.setdefault(_a_table(draw, tables), [{}])
    there = [row for row in rows if type(row) is dict]
    return draw(st.sampled_from(there)) if there else {}


def _drop_a_column(draw: st.DrawFn, tables: Tables) -> bool:
    row = _a_row(draw, tables)
    if row:
        del row[draw(st.sampled_from(list(row)))]
    return False


def _drop_a_column_everywhere(draw: st.DrawFn, tables: Tables) -> bool:
    row = _a_row(draw, tables)
    column = draw(st.sampled_from(list(row) or ["id"]))
    for rows in tables.values():
        for one in rows if isinstance(rows, list) else ():
            if type(one) is dict:
                one.pop(column, None)
    return False


def _add_a_column(draw: st.DrawFn, tables: Tables) -> bool:
    _a_row(draw, tables)[draw(st.sampled_from(ODD_COLUMNS))] = draw(st.sampled_from(ODD_CELLS))
    return False


def _misspell_a_column(draw: st.DrawFn, tables: Tables) -> bool:
    _a_row(draw, tables)["mispelled"] = "a b"
    return True


def _change_a_cell(draw: st.DrawFn, tables: Tables) -> bool:
    row = _a_row(draw, tables)
    row[draw(st.sampled_from(list(row) or ["id"]))] = draw(st.sampled_from(ODD_CELLS))
    return False


def _put_in_what_is_no_row(draw: st.DrawFn, tables: Tables) -> bool:
    rows = tables.setdefault(_a_table(draw, tables), [])
    rows.insert(draw(st.integers(0, len(rows))), draw(st.sampled_from(NO_ROWS)))
    return True


def _put_in_an_empty_row(draw: st.DrawFn, tables: Tables) -> bool:
    tables.setdefault(_a_table(draw, tables), []).append({})
    return False


def _repeat_a_row(draw: st.DrawFn, tables: Tables) -> bool:
    rows = tables.setdefault(_a_table(draw, tables), [{}])
    rows.append(draw(st.sampled_from(rows)))
    return False


def _another_learner(draw: st.DrawFn, tables: Tables) -> bool:
    _a_row(draw, tables)["learner"] = "L-other"
    return False


def _no_table(draw: st.DrawFn, tables: Tables) -> bool:
    tables[_a_table(draw, tables)] = draw(st.sampled_from((5, "E1", b"E1", object(), {"id": "E1"})))
    return True


def _another_table(draw: st.DrawFn, tables: Tables) -> bool:
    tables[draw(st.sampled_from(ODD_TABLES))] = draw(st.sampled_from(([], [{}], None, 5)))
    return False


_BREAKS: tuple[Callable[[st.DrawFn, Tables], bool], ...] = (
    _drop_a_column,
    _drop_a_column_everywhere,
    _add_a_column,
    _misspell_a_column,
    _change_a_cell,
    _change_a_cell,
    _put_in_what_is_no_row,
    _put_in_an_empty_row,
    _repeat_a_row,
    _another_learner,
    _no_table,
    _another_table,
)
