"""What a value was read out of, and what of that text stands nowhere else."""

import pytest
from tests.importing.test_nothing_lost import VERBS

from rubric.importers import Draft, recognise
from rubric.sources.documents.reading import read_bytes

UNIT = """\
Unit title: Weld plate
Unit number: {number}
Level: {level}
Credit value: {credit}

{outcome}
1.1 Describe how a joint is prepared
1.2 Weld a joint in the flat position
Learning outcome 2: Be able to check a weld
2.1 Check a weld against a drawing
"""
PLAIN = {
    "number": "497",
    "level": "3",
    "credit": "4",
    "outcome": "Learning outcome 1: Be able to weld",
}


def drafted(**changed: str) -> Draft:
    text = UNIT.format(**PLAIN | changed)
    [draft] = recognise(read_bytes(text.encode(), ".txt", "unit.txt"), VERBS).drafts
    return draft


@pytest.mark.parametrize(
    ("field", "text", "left"),
    [
        ("number", "497 version 8", "497 version 8"),
        ("credit", "6 (for reference only)", "6 (for reference only)"),
        ("level", "RQF Level 3", None),
        ("level", "Level three", None),
        ("credit", "4 credits", None),
        ("outcome", "Learning outcome 1: Be able to weld", None),
    ],
)
def test_what_a_value_leaves_of_its_text_is_listed(field: str, text: str, left: str | None) -> None:
    draft = drafted(**{field: text})
    assert [one.text for one in draft.left_over] == ([left] if left else [])
    assert all(one.why == "in part" for one in draft.left_over)


def test_a_fact_that_a_sentence_states_names_the_sentence() -> None:
    text = "This unit is worth 4 credits."
    draft = drafted(credit=f"\n\n{text}")
    [credit] = [one for one in draft.origins if one.location == ("credit",)]
    assert [said for said, _ in credit.texts] == [text]
    assert [one.text for one in draft.left_over] == [text]  # and it stands there once
