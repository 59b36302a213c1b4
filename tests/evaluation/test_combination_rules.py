"""The rules of a qualification: which units satisfy them, what counts under caps, what falls short.

Units, groups and rules are written in short, as in test_qualifications.
"""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.test_combinations import best, told
from tests.evaluation.test_qualifications import BARRED, THREE, case

from rubric.evaluation.qualifications import judged
from rubric.testing import QualificationCase

# -- credit that counts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "groups", "more", "expected"),
    [
        # a cap on a group is none on another
        ("a 6; b 7", "A <5c a; B 1 b", {"whole": "12c"}, "achieved a:A b:B"),
        ("a 6; b 7", "A <5c a; B 1 b", {"whole": "13c"}, "impossible a:A b:B"),
        ("a 3.5; b 4", "A <5c a b", {"whole": "5c"}, "achieved a:A b:A"),
        # under a cap nothing has to count of what is not chosen
        ("a 6 L2; b 7", "A 1<1 a b", {"whole": "<4c"}, "achieved a:A"),
        ("a 6 L2; b 7", "A 1<1 a b", {"whole": "<7c"}, "achieved b:A"),
    ],
)
def test_caps(units: str, groups: str, more: dict[str, Any], expected: str) -> None:
    assert told(best(units, groups, **more)) == expected


@pytest.mark.parametrize(
    ("units", "whole", "steps"),
    [
        # whole credits are not split
        ("a 3; b 4", "", 1),
        ("a 3; b 4", "<5c L2", 1),
        # parts are, as far as they are stated
        ("a 3.5; b 4", "", 2),
        ("a 3.5; b 4.2", "<5c", 10),
        # with caps at levels, which cut others, in thousandths
        ("a 3.5; b 4", "<5c L2", 1000),
        # units that are in no group have no say
        ("a 3; b 4; z 0.5", "", 1),
    ],
)
def test_in_how_many_steps_credit_counts(units: str, whole: str, steps: int) -> None:
    assert case(units, "A 1 a b", whole=whole).entry.steps_of_credit == steps


# -- what satisfies a rule ----------------------------------------------------------------

TWO_ROWS = {"equivalent": ["a x", "a y"]}


@pytest.mark.parametrize(
    ("units", "groups", "more", "expected"),
    [
        # two that stand in for one are one of the units that are asked for
        ("x 3; y 3; b 1 open 1", "M all a b", TWO_ROWS, "achievable b:M x:M y:M"),
        # … and stand in only where they count
        ("x 3; y 3", "M all a; B 2 x y", TWO_ROWS, "impossible x:M y:M"),
        # one that is in two rows stands in for both
        ("x 3", "M all a b", {"equivalent": ["a x", "b x"]}, "achieved x:M"),
        # a group asks for credit of its own
        ("a 9; b 1", "A 5c b; B 1 a", {}, "impossible a:B b:A"),
        # what points make up for is not enough by itself
        ("b 4 open 2", "A <1 b", {"points": 0, "makes_up": 1}, "achievable b:A"),
        (
            "a 0 pass; b 4 open 2",
            "A <1 a; B <1 b",
            {"points": 0, "makes_up": 1},
            "achieved a:A",
        ),
    ],
)
def test_rules(units: str, groups: str, more: dict[str, Any], expected: str) -> None:
    assert told(best(units, groups, **more)) == expected


def with_points(asked: QualificationCase, **grade: Any) -> QualificationCase:
    return replace(asked, qualification={**asked.qualification, "grade": grade})


def test_points_may_be_in_parts() -> None:
    halves = {"P": "6.5", "M": "9.25", "D": "12"}
    asked = with_points(case("a 3 pass; b 1 pass", "A 1 a b"), points=halves, at_least="13")
    found = judged(asked.entry).best
    assert (told(found), found.points) == ("achieved a:A b:A", 13)
    assert [(rule.have, rule.need) for rule in found.rules] == [(2, 1), (13, 13)]
    asked = with_points(case("a 3 pass; b 1 pass", "A 1 a b"), points=halves, at_least="13.1")
    assert judged(asked.entry).best.status == "achievable"
    # points that nothing is asked of
    asked = with_points(case("a 3 pass; b 1", "A 1 a b"), points=halves)
    found = judged(asked.entry).best
    assert (told(found), found.points, len(found.rules)) == ("achieved a:A b:A", Decimal("6.5"), 1)


# -- rule by rule -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "groups", "more", "rules"),
    [
        # credit in parts
        ("a 2.5; b 1.25 open 1", "A 3c a b", {}, ["A credits 2.5 3.75 3"]),
        # points of what is achieved, and of the best grades
        ("a 3 pass", "A 1 a", {"points": 9}, ["A units 1 1 1", "None points 6 12 9"]),
        # a unit stays in its group, though another would have more of it
        ("a 9; b 5 open 1", "A 1 a b; B 4c a b", {}, ["A units 1 1 1", "B credits 0 5 4"]),
        ("a 3; b 3 open 1", "M all a b", {"whole": "2"}, ["M all 1 2 2", "None units 1 2 2"]),
    ],
)
def test_of_each_rule_what_there_is_what_there_would_be_and_what_is_needed(
    units: str, groups: str, more: dict[str, Any], rules: list[str]
) -> None:
    found = best(units, groups, **more).rules
    assert [f"{r.group} {r.measure} {r.have} {r.planned} {r.need}" for r in found] == rules


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # what adds nothing under a cap is under it all the same
        (case("a 6; b 6; c 5", "A 6<12c a b c"), [("A", 17, 12)]),
        # … of one group only if it could be in no other
        (case("a 6; b 6; c 5", "A 6c a b c; B <1 b c", whole="<12c"), [(None, 17, 12)]),
        (case("a 6; b 6; c 5", "A 6<11c a b c; B <9c c d", whole="<11c"),
         [("A", 12, 11), (None, 17, 11)]),
        # what is left out for another reason is not
        (case("a 6; b 7; c 5", "A 1<10c a b c", barred=["a b"]), [("A", 11, 10)]),
    ],
)  # fmt: skip
def test_what_is_under_a_cap(asked: QualificationCase, expected: list[Any]) -> None:
    capped = judged(asked.entry).best.capped
    assert [(one.group, one.have, one.most) for one in capped] == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        # the first in people's order of those that bar it
        (case("a 1; u2 3; u10 3", "A 1 a u2 u10", barred=["a u10", "a u2"]), "a barred u2"),
        # a cap on credit is none on the number of units
        (case("a 1; b 1; c 1", "A 1 a b c", whole="<2c"), "c not_needed None"),
        (case("a 1; b 1; c 1", "A 1 a b c", whole="1; <2c"), "c not_needed None"),
        # rules that say nothing of it are passed over
        (case("a 1; b 2; c 2", "A 1 a b c", whole="1c; 1; <2 L3"), "a group_full None"),
        (case("a 1; b 2; c 2", "A 1 a b c", whole="<2"), "a group_full None"),
        # its level is not full, whatever others are
        (case("a 4 L2; b 4; c 4", "A 1 a b c", whole="<8c; <1 L2"), "c not_needed None"),
        (case("a 4 L2; b 4; c 4 L2", "A 1 a b c", whole="<8c; <2 L2"), "c not_needed None"),
        # full in every group of it
        (case("a 1; b 2; c 3", "A <1 a b; B <1 a c"), "a group_full None"),
        (case("a 4; b 4; c 4", "A <1 b; B 1 b c a", whole="<8c"), "c not_needed None"),
    ],
)
def test_why_a_unit_does_not_count(asked: QualificationCase, expected: str) -> None:
    [left] = judged(asked.entry).best.uncounted
    assert f"{left.unit} {left.why} {left.beside}" == expected


# -- what falls short ---------------------------------------------------------------------


def test_what_falls_short_is_measured_with_open_units_in_credits_and_parts() -> None:
    found = best("a 2.5; b 1 open 2", "A 5 a b", whole="99c")
    assert [(s.path, s.group, s.measure, s.have, s.need) for s in found.shortfalls] == [
        (("groups", "A"), "A", "units", 2, 5),
        (("whole", "~1", "credits"), None, "credits", Decimal("3.5"), 99),
    ]
    # rules that can be satisfied one by one are not asked for then
    assert found.together == ()


def test_where_no_unit_counts_one_is_lacking() -> None:
    found = judged(case("z 1 open 1; a 3 open 1", "A <1 a", registered="z").entry).registered
    assert [(s.path, s.group, s.measure, s.have, s.need) for s in found.shortfalls] == [
        ((), None, "units", 0, 1)
    ]


def test_rules_clash_whoever_has_achieved_what() -> None:
    found = best("a 3 open 1; c 1 open 1", "A 1 a; B 1 a; C 1 c")
    assert [short.group for short in found.together] == ["A", "B"]
    found = best(THREE, "A 1 a; B 1 c; C 1 b", **BARRED)
    assert [short.group for short in found.together] == ["A", "B"]
