"""What the judgement of a qualification takes: one standing for each unit, in people's order."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from tests.evaluation.small import judged_unit, unit_of

from rubric.evaluation.qualifications.standing import (
    Entry,
    Standing,
    entry,
    standing_at_the_start,
    standing_of,
)
from rubric.evaluation.results import UnitResult
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.rules.qualification import Limits, ResolvedGroup, ResolvedQualification

TWO = "criteria: [{ref: 1, text: a}, {ref: 2, text: b}]"
GRADED = "criteria: [{ref: 1, text: a, band: pass}, {ref: 2, text: b, band: merit}]"
HEAD = "id: guiding, version: 2, title: Guiding, level: 4, credit: 7"
SHOWN = "{evidence: [{id: E1, maps_to: {1: whole}}]}"
LEARNER, ASSESSOR = WaitingOn.LEARNER, WaitingOn.ASSESSOR
ADD, DECIDE = Act.ADD_EVIDENCE, Act.DECIDE


def test_a_unit_stands_as_it_was_judged() -> None:
    assert standing_of(judged_unit(f"{{{HEAD}, {TWO}}}", SHOWN)) == Standing(
        unit="guiding",
        reference="guiding@2",
        title="Guiding",
        level="4",
        credit=Decimal(7),
        achieved=False,
        open=2,
        recorded=True,
        waiting=((LEARNER, 1), (ASSESSOR, 1)),
        moves=((LEARNER, ADD, 1), (ASSESSOR, DECIDE, 1)),
    )


def test_its_grade_is_the_highest_that_is_achieved() -> None:
    graded = f"{{{HEAD}, decision: not_required, {GRADED}}}"
    found = standing_of(judged_unit(graded, SHOWN))
    assert (found.achieved, found.open, found.bands) == (True, 0, ("pass", "merit"))
    assert (found.grade, found.waiting, found.moves) == ("pass", (), ())


@pytest.mark.parametrize(
    ("written", "still_open"),
    [
        (TWO, 2),
        # what is advice waits for nobody
        ("criteria: [{ref: 1, text: a}, {ref: 2, text: b, required: no}]", 1),
        # nor does a higher band
        (GRADED, 1),
    ],
)
@pytest.mark.parametrize("head", [HEAD, "id: guiding, title: Guiding"])
def test_a_unit_of_which_nothing_is_recorded_stands_as_if_it_were_judged(
    head: str, written: str, still_open: int
) -> None:
    unit = f"{{{head}, {written}}}"
    found = standing_at_the_start(unit_of(unit))
    assert found == standing_of(judged_unit(unit))
    assert (found.open, found.recorded, found.achieved) == (still_open, False, False)
    assert found.waiting == ((LEARNER, still_open),)
    assert found.moves == ((LEARNER, ADD, still_open),)
    assert found.credit == (7 if "credit" in head else 0)


def test_a_unit_that_asks_for_nothing_waits_for_something_all_the_same() -> None:
    found = standing_at_the_start(unit_of(f"{{{HEAD}, criteria: []}}"))
    assert (found.open, found.waiting) == (1, ((LEARNER, 1),))
    assert found.moves == ((LEARNER, ADD, 1),)


def test_what_is_no_longer_needed_is_not_open() -> None:
    either = f"{{{HEAD}, decision: not_required, sufficient: {{items: 2}}, {TWO}, achieved_by: "
    found = standing_of(judged_unit(either + "{n_of: 1, of: [1, 2]}}", SHOWN))
    # the unit's own rule asks for another item
    assert (found.achieved, found.open, found.moves) == (False, 1, ((LEARNER, ADD, 1),))


@pytest.mark.parametrize(
    ("grade", "achieved", "points", "most"),
    [
        (None, True, 0, 9),
        ("pass", True, 6, 9),
        ("merit", True, 9, 9),
        # the unit's own rule may not be satisfied
        ("pass", False, 0, 9),
        # no fewer than of a lower grade
        ("distinction", True, 9, 9),
    ],
)
def test_points_are_those_of_the_grade(
    grade: str | None, achieved: bool, points: int, most: int
) -> None:
    bands = ("pass", "merit", "distinction")
    one = Standing("a", "a@1", "A", None, Decimal(0), achieved, 1, bands, grade)
    given = {"pass": Decimal(6), "merit": Decimal(9), "distinction": Decimal(3)}
    assert (one.points(given), one.most_points(given)) == (points, most)
    assert one.points({"distinction": Decimal(0)}) == 0
    assert one._replace(bands=()).most_points(given) == 0


# -- entered for a qualification ------------------------------------------------------------


def of_units(*units: str, **more: Sequence[tuple[str, ...]]) -> ResolvedQualification:
    """A qualification with one group of these units."""
    group = ResolvedGroup("A", ("groups", "A"), None, True, Limits(), Limits(), units)
    return ResolvedQualification("q", "1", "q@1", "Q", None, None, (group,), **more)


def entered(*judged: UnitResult, others: Sequence[str] = (), registered: str = "") -> Entry:
    resolved = [unit_of(other) for other in others]
    return entry(of_units("u2", "u10"), judged, resolved, registered.split())


def named(name: str, version: int = 1) -> str:
    return f"{{id: {name}, version: {version}, decision: not_required, {TWO}}}"


BOTH = "{evidence: [{id: E1, maps_to: {1: whole, 2: whole}}]}"


def test_units_stand_in_peoples_order_judged_or_not() -> None:
    found = entered(
        judged_unit(named("u10"), BOTH), others=[named("u2")], registered="u10@1 u2 u1@2"
    )
    assert found.qualification == of_units("u2", "u10")
    assert list(found.standings) == ["u2", "u10"]
    assert [standing.achieved for standing in found.standings.values()] == [False, True]
    assert found.registered == ("u1", "u2", "u10")


UNGRADED = named("u")
BY_GRADE = f"{{decision: not_required, {GRADED}}}"
THREE = (
    "{decision: not_required, criteria: [{ref: 1, text: a}, {ref: 2, text: b}, {ref: 3, text: c}]}"
)
ONE = "{decision: not_required, criteria: [{ref: 1, text: a}]}"


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # achieved, whatever the grade of what is not
        ((UNGRADED, BOTH), (UNGRADED, SHOWN)),
        # of a higher grade, and of any before none
        ((BY_GRADE, BOTH), (BY_GRADE, SHOWN)),
        ((BY_GRADE, SHOWN), (UNGRADED, BOTH)),
        # recorded, though more is open
        ((THREE, SHOWN), (ONE, "{}")),
        # nearer
        ((THREE, BOTH), (THREE, SHOWN)),
    ],
)
def test_of_two_versions_the_better_one_counts(
    better: tuple[str, str], worse: tuple[str, str]
) -> None:
    one, other = judged_unit(*better), judged_unit(*worse)
    for found in (entered(one, other), entered(other, one)):
        assert found.standings["u"] == standing_of(one)


def test_of_versions_that_are_level_the_first_counts() -> None:
    first, second = (judged_unit(named("u", version), SHOWN) for version in (1, 2))
    assert entered(first, second).standings["u"].reference == "u@1"
    assert entered(second, first).standings["u"].reference == "u@2"
