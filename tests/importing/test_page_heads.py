"""Facts of a unit that stand in the running head of a Word document, and nowhere else."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.shared import Cm

from rubric.api.wording import builtin_verbs
from rubric.importers import Draft, Verbs, recognise
from rubric.sources.documents.reading import read_bytes

FACTS = {"title": "Prune a fruit tree", "level": "2", "credit": "3", "glh": "22"}


def in_lines(head: Any) -> None:
    head.paragraphs[0].text = "Unit title: Prune a fruit tree\tLevel: 2"
    head.add_paragraph("Unit code: K/700/1123\tCredit value: 3\tGLH: 22")


def in_cells(head: Any) -> None:
    rows = (
        ("Unit:", "Prune a fruit tree", "Level:", "2"),
        ("Credits:", "3", "Code:", "K/700/1123"),
        ("GLH:", "22", "Version:", "1"),
    )
    table = head.add_table(len(rows), 4, Cm(16))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def draft(fill: Callable[[Any], None], *body: str) -> Draft:
    word = docx.Document()
    fill(word.sections[0].header)
    for text in body:
        word.add_paragraph(text)
    table = word.add_table(2, 2)
    texts = (("Learning outcome", "Assessment criteria"), ("1. Know why", "1.1 Explain why"))
    for row, cells in zip(table.rows, texts, strict=True):
        row.cells[0].text, row.cells[1].text = cells
    stream = BytesIO()
    word.save(stream)
    found = recognise(read_bytes(stream.getvalue(), ".docx", "unit.docx"), Verbs(builtin_verbs()))
    (only,) = found.drafts
    return only


@pytest.mark.parametrize("fill", [in_lines, in_cells])
def test_facts_in_a_running_head_are_those_of_the_unit(fill: Callable[[Any], None]) -> None:
    data = draft(fill).data
    assert {name: data.get(name) for name in FACTS} == FACTS
    assert data["unit_number"] == "K/700/1123"


def test_what_the_text_states_is_not_taken_from_the_running_head() -> None:
    assert draft(in_cells, "Level: 3").data["level"] == "3"


def test_one_label_in_a_running_head_is_no_fact_of_the_unit() -> None:
    def fill(head: Any) -> None:
        head.paragraphs[0].text = "Level: 2"

    assert "level" not in draft(fill).data
