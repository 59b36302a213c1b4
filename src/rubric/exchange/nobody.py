"""Rows from which nobody can tell whose they are: what is said of them, and nothing more.

They may be anybody's, so they are neither put together nor compared.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rubric.diagnostics import codes
from rubric.exchange.header import LEARNER
from rubric.exchange.reading import cells_of, keyed, learner_in, located_at, unknown_tables
from rubric.exchange.tables import tables
from rubric.model.scalars import shape_of
from rubric.sources import Located, RowPlace


def nobodys(given: Mapping[str, Any]) -> Iterator[Located]:
    """Yield why each row is nobody's; a table without the column is told once.

    Args:
        given: table name → its rows.
    """
    yield from unknown_tables(given)
    for table in tables():
        rows = given.get(table)
        if rows is None or table == "people":  # people belong to everybody
            continue
        if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
            yield located_at(RowPlace(table), codes.NOT_A_ROW, found=shape_of(rows))
            continue
        every = [(key, row, cells_of(row)) for key, row in keyed(rows)]
        if not any(cells is None or LEARNER in cells for _, _, cells in every):
            yield located_at(RowPlace(table, "", LEARNER), codes.NO_LEARNER)
            continue
        for key, row, cells in every:
            place = RowPlace(table, key, LEARNER)
            if cells is None:
                yield located_at(RowPlace(table, key), codes.NOT_A_ROW, found=shape_of(row))
            elif learner_in(cells) is None:
                found = shape_of(cells[LEARNER])
                yield located_at(place, codes.NOT_A_REFERENCE, column=LEARNER, found=found)
            elif not learner_in(cells):
                yield located_at(place, codes.NO_LEARNER)
