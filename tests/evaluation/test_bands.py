"""Grades of units with outcomes, and which criteria give points (meaning 14)."""

from decimal import Decimal

import pytest
from tests.evaluation.small import judged_unit

GRID = """
outcomes:
  - ref: 1
    text: One
    criteria: [{ref: 1.1, text: a, band: pass}, {ref: 1.2, text: b, band: merit}]
  - {ref: 2, text: Two, criteria: [{ref: 2.1, text: c, band: merit}]}
  - {ref: 3, text: Three, criteria: [{ref: 3.1, text: d, required: no}]}
"""


def met(*criteria: str, more: str = "") -> str:
    """A portfolio in which these criteria are met on one item."""
    links = ", ".join(f"{ref}: whole" for ref in criteria)
    decision = "id: D1, judgement: met, assessor: A, date: 2026-03-20"
    made = f"{{{decision}, {more} criteria: [{', '.join(criteria)}]}}" if criteria else ""
    return f"{{evidence: [{{id: E1, maps_to: {{{links}}}}}], decisions: [{made}]}}"


@pytest.mark.parametrize(
    ("criteria", "grade"),
    [
        ([], None),
        (["1.1"], "pass"),
        (["1.1", "1.2"], "pass"),
        (["1.1", "2.1"], "pass"),
        (["1.1", "1.2", "2.1"], "merit"),
        (["1.2", "2.1"], None),
    ],
)
@pytest.mark.parametrize("target", ["pass", "merit"])
def test_a_grade_over_outcomes(criteria: list[str], grade: str | None, target: str) -> None:
    assert judged_unit(GRID, met(*criteria), target=target).grade == grade


LEVELS = "levels: [{name: low, points: 1}, {name: high, points: 4}]"
POINTS = f"""
achieved_by: {{n_of: 1, of: [1, 2]}}
criteria:
  - {{ref: 1, text: a, {LEVELS}}}
  - {{ref: 2, text: b, {LEVELS}}}
  - {{ref: 3, text: c, {LEVELS}, required: no}}
  - {{ref: 4, text: d, {LEVELS}, band: merit}}
  - {{ref: 5, text: e, {LEVELS}, band: pass}}
"""


@pytest.mark.parametrize(
    ("criteria", "target", "points"),
    [
        # what the target asks for: no advice, nothing beyond it
        ([], None, (0, 12)),
        ([], "merit", (0, 16)),
        # an alternative that is no longer needed adds nothing to what they are out of
        (["1"], None, (4, 8)),
        (["1", "2"], None, (8, 12)),
        (["1", "3", "4"], None, (4, 8)),
        (["1", "3", "4"], "merit", (8, 12)),
    ],
)
def test_which_criteria_give_points(
    criteria: list[str], target: str | None, points: tuple[int, int]
) -> None:
    unit = judged_unit(POINTS, met(*criteria, more="level: high,"), target=target)
    assert unit.points == tuple(map(Decimal, points))


def test_without_levels_there_are_no_points() -> None:
    assert judged_unit(GRID, met("1.1")).points is None
