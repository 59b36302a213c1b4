"""Range items from range statements: what is listed, and what is a sentence."""

import pytest

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
