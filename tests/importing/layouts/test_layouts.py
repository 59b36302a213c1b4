"""What the writers write stands in the document: nothing is lost at the reader, in any format."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import WRITERS, Layout, blocks_of, layouts, units, written
from tests.importing.layouts.blocks import outcome_text

from rubric.model import Specification
from rubric.sources.documents.reading import read_bytes
from rubric.sources.pieces import SourceDocument, Table, paragraphs


def letters(text: str) -> str:
    """A text without white space, in which lines may be cut anywhere."""
    return re.sub(r"\s+", "", text)


def shown(document: SourceDocument, *, body: bool = True) -> str:
    return "".join(
        letters(f"{paragraph.label}{paragraph.text}")
        for paragraph in paragraphs(document.pieces)
        if not body or paragraph.role == "body"
    )


@pytest.mark.parametrize("suffix", WRITERS)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_text_stands_in_some_piece(suffix: str, data: st.DataObject) -> None:
    layout = data.draw(layouts())
    unit = data.draw(units(layout))
    document = blocks_of(unit, layout)
    read = read_bytes(WRITERS[suffix](document), suffix, f"unit{suffix}")
    text = shown(read)
    for each in document.texts():
        assert letters(each) in text


#: formats that keep a cell over several rows
SPANNING = (".docx", ".pdf", ".html", ".xlsx")


@pytest.mark.parametrize("suffix", SPANNING)
@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_outcome_goes_beside_all_its_criteria(suffix: str, data: st.DataObject) -> None:
    layout = replace(data.draw(layouts()), shape="table", numbering="plain", drawn=True)
    unit = data.draw(units(layout))
    read = read_bytes(written(unit, layout, suffix), suffix, "unit")
    cells = {
        letters(cell.text).lstrip("•"): cell
        for piece in read.pieces
        if isinstance(piece, Table)
        for cell in piece.cells
    }
    for outcome in unit.outcomes:
        first = cells[letters(outcome_text(outcome, layout))]
        for turn, criterion in enumerate(outcome.criteria):
            cell = cells[letters(f"{criterion.ref}{criterion.text}")]
            assert (cell.row, cell.rows) == (first.row + turn, 1)
            assert cell.column == first.column + 1
        assert first.rows == len(outcome.criteria)


AROUND = (".docx", ".pdf", ".html")


@pytest.mark.parametrize("suffix", AROUND)
@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_surrounds_the_unit_is_told_apart(suffix: str, data: st.DataObject) -> None:
    # with a cover there are two pages, so that what runs over them can be seen
    layout = replace(data.draw(layouts()), surrounded=True, cover=True)
    unit = data.draw(units(layout))
    document = blocks_of(unit, layout)
    read = read_bytes(WRITERS[suffix](document), suffix, "unit")
    around = document.menu if suffix == ".html" else (document.head,)
    for text in (*around, document.foot):
        assert letters(text) in shown(read, body=False)
        assert letters(text) not in shown(read)


def test_word_counts_the_numbers_that_the_layout_leaves_to_it() -> None:
    layout = Layout(shape="headings", numbering="automatic", facts="lines")
    unit = Specification.model_validate(
        {
            "format": "rubric/1",
            "kind": "unit",
            "id": "a",
            "version": "1",
            "title": "Bees",
            "outcomes": [
                {
                    "ref": outcome,
                    "text": f"Know {outcome}",
                    "criteria": [
                        {"ref": f"{outcome}.{n}", "text": f"Say {outcome} {n}"} for n in (1, 2)
                    ],
                }
                for outcome in ("1", "2")
            ],
        }
    )
    read = read_bytes(written(unit, layout, ".docx"), ".docx", "unit.docx")
    labelled = [(p.label, p.text) for p in paragraphs(read.pieces) if p.label]
    assert labelled == [
        ("1.1", "Say 1 1"),
        ("1.2", "Say 1 2"),
        ("2.1", "Say 2 1"),
        ("2.2", "Say 2 2"),
    ]
