"""Range items from range statements: what is listed, and what is a sentence."""

from pathlib import Path

import pytest

import rubric
from rubric.importers.ranges import range_names

LISTED: tuple[tuple[str, list[str]], ...] = (
    ("Bowls, whisks and cloths.", ["Bowls", "whisks", "cloths"]),
    ("preparation includes - bevel, root face, cleaning.", ["bevel", "root face", "cleaning"]),
    ("Factors: hair type, head shape", ["hair type", "head shape"]),
    ("(AC1.3) Factors: hair type, head shape", ["hair type", "head shape"]),
    ("the right to refuse unsafe work", []),
    ("soft ground", ["soft ground"]),
    # sentences, which list nothing
    ("evidence of two roles is required.", []),
    ("This section provides the conditions to which the criteria apply", []),
    # heads of a table
    ("VARIABLE", []),
    # examples
    ("tools may include: hammer, saw", []),
)


@pytest.mark.parametrize(("statement", "names"), LISTED)
def test_items_of_a_range_statement(statement: str, names: list[str]) -> None:
    assert range_names([statement]) == names


def test_entries_of_a_list_are_items_whatever_their_length() -> None:
    entries = ["the right to refuse work that is unsafe", "protective clothing"]
    assert range_names(entries) == entries


#: range statements of a unit, with the items that are cut from them
OF_UNITS: tuple[tuple[str, list[str]], ...] = (
    ("This unit covers work at a bench: softwood, hardwood, plywood.", ["hardwood", "plywood"]),
    ("The range below holds for the whole of the unit, and it is for the centre to decide.", []),
)


@pytest.mark.parametrize(("statement", "names"), OF_UNITS)
def test_what_a_unit_says_of_its_range_stands_whole_under_guidance(
    statement: str, names: list[str], tmp_path: Path
) -> None:
    document = tmp_path / "timber.txt"
    document.write_text(
        "Unit title: Joining timber\nLevel: 2\nCredit: 4\n\nRange\n\n"
        f"{statement}\n\n"
        "Learning outcome 1: Be able to join timber\nAssessment criteria\n"
        "1.1 Mark out a joint\n1.2 Cut a joint\n1.3 Fit a joint\n",
        encoding="utf-8",
    )
    [unit] = rubric.import_document(document).units
    draft = unit.report["draft"]
    assert set(names) <= set(draft.get("range", []))
    assert statement in draft["guidance"]
    assert not unit.report["left_over"]
