"""Why a qualification or one of its groups is as it is, unit by unit (meaning 9.1)."""

import pytest
from tests.evaluation.test_qualifications import BARRED, ROW, case

from rubric.evaluation.qualifications import judged
from rubric.evaluation.qualifications.trail import (
    QualificationTrail,
    UnitReason,
    qualification_trail,
)
from rubric.testing import QualificationCase


def of_unit(one: UnitReason) -> str:
    """A unit with the group in which it counts, else why it does not; `*` if registered."""
    name = one.standing.unit + "*" * one.registered
    if one.counted is not None:
        assert one.counted.unit == one.standing.unit
        return f"{name}:{one.counted.group}"
    if one.uncounted is None:
        return f"{name} -"
    assert one.uncounted.unit == one.standing.unit
    return f"{name} {one.uncounted.why} {one.uncounted.beside or ''}".strip()


def units(trail: QualificationTrail) -> str:
    return ", ".join(map(of_unit, trail.units))


THREE = "a 3; b 4 open 2; c 5 open 1"


@pytest.mark.parametrize(
    ("asked", "group", "expected"),
    [
        # those that count first, of these the achieved ones; then why the others do not
        (case(THREE, "A 2 a b c"), None, "a:A, c:A, b not_needed"),
        (case("a 3 open 1; b 4; c 5 open 9", "A 2 a b c"), None, "b:A, a:A, c not_needed"),
        (case("a 3 open 9; b 4; c 5", "A 2<2 a b c"), None, "b:A, c:A, a group_full"),
        # those that count here before those that count elsewhere
        (case("a 3; b 4 open 1; c 5", "A 1 a; B 1 a b c; C 1 b c"), "B", "b:B, a:A, c:C"),
        (case("a 3; b 4 open 1", "A all a; B 1 a b"), "B", "b:B, a:A"),
        (case("a 3; b 4 open 1", "A all a; B 1 a b"), "A", "a:A"),
        (case("a 3; b 4 open 1", "A all a; B 1 a b"), None, "a:A, b:B"),
        # left out, achieved or not, and beside which
        (case("a 3; c 5 open 1; d 1 open 1", "A 1 a c; B 1 d", **BARRED), None,
         "a:A, d:B, c barred a"),
        (case("a 3 open 4; x 4; z 1", "A 1 a", **ROW), None, "x:A, z outside, a equivalent x"),
        (case("a 3 open 4; x 4; z 1", "A 1 a", **ROW), "A", "x:A, a equivalent x"),
        # registered or not
        (case(THREE, "A 2 a b c", registered="a b"), None, "a*:A, c:A, b* not_needed"),
        # of those that no rules could be satisfied with, the open ones have no reason
        (case("a 3; b 4; c 5 open 1", "A <1 a b c", whole="9c"), None,
         "b:A, a group_full, c -"),
    ],
)  # fmt: skip
def test_every_unit_is_told_with_why(
    asked: QualificationCase, group: str | None, expected: str
) -> None:
    assert units(qualification_trail(asked.entry, group)) == expected


TWO_CAPS = case("a 6; b 7; c 6; d 8 open 1", "A 12<12c a b; B 1<5c c; C 1 d")


@pytest.mark.parametrize(
    ("group", "achieved", "rules", "capped"),
    [
        # the qualification is open, though what is achieved satisfies two groups of three
        (None, False, ["A credits 12/12", "B credits 5/1", "C units 0/1"], ["A 13/12", "B 6/5"]),
        ("A", True, ["A credits 12/12"], ["A 13/12"]),
        ("B", True, ["B credits 5/1"], ["B 6/5"]),
        ("C", False, ["C units 0/1"], []),
    ],
)
def test_a_group_is_told_its_own_rules_and_caps(
    group: str | None, achieved: bool, rules: list[str], capped: list[str]
) -> None:
    trail = qualification_trail(TWO_CAPS.entry, group)
    assert (trail.group, trail.achieved) == (group, achieved)
    assert [f"{r.group} {r.measure} {r.have}/{r.need}" for r in trail.rules] == rules
    assert [f"{cap.group} {cap.have}/{cap.most}" for cap in trail.capped] == capped
    assert trail.short == tuple(rule for rule in trail.rules if rule.have < rule.need)


def test_it_is_said_of_the_shortest_way_and_of_the_best_where_that_is_achieved() -> None:
    open_ones = case("a 3 open 2; b 4 open 1", "A 1 a b", registered="a").entry
    trail = qualification_trail(open_ones)
    assert trail.result == judged(open_ones)
    assert trail.answer == trail.result.completion
    assert trail.answer.units == ("b",)
    achieved = case("a 3; b 4", "A 1<1 a b").entry
    trail = qualification_trail(achieved)
    assert trail.achieved
    assert trail.answer == trail.result.best
    assert units(trail) == "b:A, a group_full"


def test_without_rules_that_ask_for_enough_a_qualification_is_not_achieved_by_nothing() -> None:
    nothing_yet = case("a 3 open 1", "A <2 a").entry
    trail = qualification_trail(nothing_yet)
    assert (trail.rules, trail.short, trail.achieved) == ((), (), False)
    assert qualification_trail(nothing_yet, "A").achieved
    assert qualification_trail(case("a 3", "A <2 a").entry).achieved
