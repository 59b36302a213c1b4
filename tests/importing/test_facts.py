"""Header facts as specifications write them."""

import pytest

from rubric.importers.levels import level_in


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("Level Two", "2"),
        ("L2", "2"),
        ("Lvl 3", "3"),
        ("Lvl. 3", "3"),
        ("RQF L3", "3"),
        ("RQF Level 3", "3"),
        ("SCQF 6", "6"),
        ("SCQF Level: 6", "6"),
        ("CQFW Level 2", "2"),
        ("Level 3 (RQF)", "3"),
        ("Three (3)", "3"),
        ("Level 3 / Lefel 3", "3"),
        ("Lefel 3", "3"),
        ("Entry 3", "E3"),
        ("E3", "E3"),
        ("Entry Level 3", "E3"),
        ("Entry level (Entry 2)", "E2"),
        ("Entry Three", "E3"),
        ("L23", None),  # a code
        ("LO2", None),
        ("Three months", None),
    ],
)
def test_a_level_is_read_as_it_is_written(printed: str, level: str | None) -> None:
    assert level_in(printed) == level
