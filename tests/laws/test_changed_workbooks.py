"""Workbooks as they come back: what means nothing changes nothing, and nothing is lost unsaid.

A tracking sheet and a specification as a workbook are changed as people change them. After changes
that mean nothing the same is read. After any other, each value that was written is in what is
read, or something is told where it stands.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.cell import coordinate_from_string
from tests.exchange.sheet.books import changed, documents_of, harmless, means_the_same
from tests.exchange.sheet.changes import SLIPS

from rubric.api.authoring import AuthorDocument
from rubric.api.sheets import SheetDocument
from rubric.diagnostics import codes
from rubric.sources import CellPlace, FilePlace

#: a workbook is written and read for each case
FEW = settings(max_examples=max(1, settings().max_examples // 6))
#: and those of several sheets take longer
FEWER = settings(max_examples=max(1, settings().max_examples // 18))
OF_ONE, OF_SEVERAL = ("tracking", "author"), ("class", "qualification")


@pytest.mark.parametrize("kind", OF_ONE)
@FEW
@given(data=st.data())
def test_law_09_changes_that_mean_nothing_change_nothing(kind: str, data: st.DataObject) -> None:
    _changes_nothing(kind, data)


@pytest.mark.parametrize("kind", OF_SEVERAL)
@FEWER
@given(data=st.data())
def test_law_09_changes_that_mean_nothing_change_nothing_of_several_sheets(
    kind: str, data: st.DataObject
) -> None:
    _changes_nothing(kind, data)


def _changes_nothing(kind: str, data: st.DataObject) -> None:
    means_the_same(kind, changed(kind, data, harmless(kind), most=6)[0])


@pytest.mark.parametrize("kind", OF_ONE)
@FEW
@given(data=st.data())
def test_law_10_a_changed_workbook_loses_nothing_unsaid(kind: str, data: st.DataObject) -> None:
    _loses_nothing(kind, data)


@pytest.mark.parametrize("kind", OF_SEVERAL)
@FEWER
@given(data=st.data())
def test_law_10_a_changed_workbook_loses_nothing_unsaid_of_several_sheets(
    kind: str, data: st.DataObject
) -> None:
    _loses_nothing(kind, data)


def _loses_nothing(kind: str, data: st.DataObject) -> None:
    data_now, written = changed(kind, data, (*SLIPS, *harmless(kind)), most=4)
    documents = documents_of(data_now)
    problems = [problem for document in documents for problem in document.problems]
    assert all(isinstance(p.place, (CellPlace, FilePlace)) for p in problems)
    if any(isinstance(problem.place, FilePlace) for problem in problems):
        return  # it is told of the workbook as a whole
    held = {text for document in documents for text in _texts(_data_of(document))}
    told = [
        place
        for problem in problems
        for place in (problem.place, *problem.related_places)
        if isinstance(place, CellPlace)
    ]
    whole = {
        problem.place.sheet
        for problem in problems
        if problem.diagnostic.code is codes.HEADING_MISSING and isinstance(problem.place, CellPlace)
    }
    for sheet, at, value in written:
        if sheet in whole:
            continue  # it is told that nothing of the sheet can be read
        near = [place for place in told if place.sheet == sheet and _near(place.cell, at)]
        assert near or held & set(_forms(value)), (sheet, at, value, problems)


def _data_of(document: Any) -> Any:
    """What is read of a workbook, also where an error keeps it from being used."""
    if isinstance(document, SheetDocument):
        return document._rows.read.data if document._rows is not None else {}
    return document._authored.data if isinstance(document, AuthorDocument) else {}


def _near(one: str, other: str) -> bool:
    """Whether two cells stand in one row or one column."""
    (letters, number), (others, row) = map(coordinate_from_string, (one, other))
    return letters == others or number == row


def _texts(held: Any) -> Iterator[str]:
    """Every text in plain data, keys among them, in the form in which values are compared."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield str(key).casefold()
            yield from _texts(value)
    elif isinstance(held, list):
        for value in held:
            yield from _texts(value)
    elif held is not None:
        yield str(held).casefold()


def _forms(value: Any) -> Iterator[str]:
    """The texts in which a value may be held."""
    if isinstance(value, bool):
        yield from (str(value).casefold(), "yes" if value else "no")
    elif isinstance(value, (int, float)):
        yield format(Decimal(str(value)), "f")
        yield from (str(value), format(value, ".15g"), str(Decimal(str(value)).normalize()))
    elif isinstance(value, (date, datetime)):
        yield from (str(value), value.isoformat(), value.isoformat()[:10])
    else:
        text = str(value).strip().casefold()
        yield from (text, text.replace(" ", "_"), *(p.strip() for p in text.split(";")))
