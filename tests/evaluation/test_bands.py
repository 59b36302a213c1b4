"""Grades of units with outcomes, and which criteria give points (meaning 14)."""

from datetime import date
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


#: achieved as long as evidence is recent, without a decision
RECENT = "decision: not_required, evidence_rules: {current: {within: 1 month}}"
TWO_RECENT = "sufficient: {items: 2, where: {within: 1 month}}"
AGED = (
    "evidence: [{id: E1, date: 2026-03-14, maps_to: {1: whole, 2: whole, 3: whole}},"
    " {id: E2, date: 2026-03-11, maps_to: {%s: whole}}]"
)
BANDS = "criteria: [{ref: 1, text: a}, {ref: 2, text: b}, {ref: 3, text: c, band: merit}]"


@pytest.mark.parametrize(
    ("unit", "second", "expected"),
    [
        # the day on which a criterion of it is lost: of the grade, or of one below it
        (f"{RECENT}, {BANDS}", "1", ("merit", "2026-04-15")),
        (f"{RECENT}, sufficient: {{items: 2}}, {BANDS}", "1", ("merit", "2026-04-12")),
        # … and of the unit's own rule, up to each band
        (
            f"decision: not_required, {TWO_RECENT}, {BANDS}",
            "3",
            ("merit", "2026-04-12"),
        ),
        # what is decided grows no older, nor does what nobody asks to be recent
        (f"decision: not_required, {BANDS}", "1", ("merit", None)),
    ],
)
@pytest.mark.parametrize("target", ["pass", "merit"])
def test_the_day_on_which_age_lowers_a_grade(
    unit: str, second: str, expected: tuple[str, str | None], target: str
) -> None:
    found = judged_unit(f"{{{unit}}}", f"{{{AGED % second}}}", target=target)
    day = found.grade_grows_old
    assert (found.grade, day and day.isoformat()) == expected


def test_of_several_bands_the_one_that_is_lost_first_lowers_the_grade() -> None:
    current = "evidence_rules: {current: {within: %s months}}"
    two = "{ref: 1, text: a, %s}, {ref: 2, text: b, band: merit, %s}"
    evidence = "{evidence: [{id: E1, date: 2026-03-14, maps_to: {1: whole, 2: whole}}]}"
    for months, days in (((1, 2), (2026, 4, 15)), ((2, 1), (2026, 4, 15)), ((2, 3), (2026, 5, 15))):
        written = two % tuple(current % n for n in months)
        unit = judged_unit(f"{{decision: not_required, criteria: [{written}]}}", evidence)
        assert (unit.grade, unit.grade_grows_old) == ("merit", date(*days))
    # where there is a pass alone, only what that rests on
    written = two % (current % 2, current % 1)
    pass_alone = evidence.replace(", 2: whole", "")
    unit = judged_unit(f"{{decision: not_required, criteria: [{written}]}}", pass_alone)
    assert (unit.grade, unit.grade_grows_old) == ("pass", date(2026, 5, 15))


def test_what_belongs_to_a_higher_band_does_not_lower_a_grade() -> None:
    written = (
        "{ref: 1, text: a, evidence_rules: {current: {within: 2 months}}},"
        " {ref: 2, text: b, band: merit, evidence_rules: {current: {within: 1 month}}},"
        " {ref: 3, text: c, band: merit}"
    )
    evidence = "{evidence: [{id: E1, date: 2026-03-14, maps_to: {1: whole, 2: whole}}]}"
    unit = judged_unit(f"{{decision: not_required, criteria: [{written}]}}", evidence)
    assert (unit.grade, unit.grade_grows_old) == ("pass", date(2026, 5, 15))


def test_without_a_grade_nothing_of_it_grows_old() -> None:
    plain = judged_unit(f"{{{RECENT}, criteria: [{{ref: 1, text: a}}]}}", f"{{{AGED % 1}}}")
    assert plain.grows_old is not None
    assert (plain.grade, plain.grade_grows_old) == (None, None)
    none = judged_unit(f"{{{RECENT}, {BANDS}}}", "{}")
    assert (none.grade, none.grade_grows_old) == (None, None)


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
