"""The scale of levels, and which frameworks stand on it."""

import pytest

from rubric.rules.levels import levels_from, on_this_scale


@pytest.mark.parametrize(
    ("framework", "on_it"),
    [(None, True), ("rqf", True), ("RQF", True), ("access", True), ("scqf", False)],
)
def test_which_frameworks_are_on_this_scale(framework: str | None, on_it: bool) -> None:
    assert on_this_scale(framework) is on_it


@pytest.mark.parametrize(
    ("level", "or_above", "expected"),
    [
        ("3", False, {"3"}),
        ("7", True, {"7", "8"}),
        ("8", True, {"8"}),
        ("E3", True, {"E3", "1", "2", "3", "4", "5", "6", "7", "8"}),
        # nobody knows what stands above a level of another scale
        ("12", True, {"12"}),
        ("12", False, {"12"}),
    ],
)
def test_a_level_and_those_above_it(level: str, or_above: bool, expected: set[str]) -> None:
    assert levels_from(level, or_above=or_above) == expected
