"""What is said of a combination of units: its rules, caps, what is left out, and whose move it is.

Units, groups and rules are written in short, as in test_qualifications.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.test_qualifications import BARRED, THREE, case

from rubric.evaluation.qualifications import choosing, judged
from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.qualifications.results import CombinationResult
from rubric.evaluation.statuses import WaitingOn
from rubric.solver import Aim, Program
from rubric.solver.program import Solution
from rubric.testing import QualificationCase


def best(units: str, groups: str, **more: Any) -> CombinationResult:
    return judged(case(units, groups, **more).entry).best


def told(found: CombinationResult) -> str:
    """The status, and what counts as `unit:group`."""
    return " ".join([found.status, *(f"{one.unit}:{one.group}" for one in found.combination)])


# -- which is best ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "groups", "more", "expected"),
    [
        # the first group of each that leaves as much credit
        ("a 6; b 6", "A <6c a b; B <6c a b", {}, "achieved a:A b:B"),
        ("a 6; b 6", "A <9c a b; B <6c a b", {}, "achieved a:A b:B"),
        ("a 6; b 6", "A <12c a b; B <6c a b", {}, "achieved a:A b:A"),
        # … and every unit, though nothing asks for it but points
        ("a 0 pass; b 0 pass", "A 1 a b; B <2 a b", {"points": 6}, "achieved a:A b:A"),
    ],
)
def test_the_best_places(units: str, groups: str, more: dict[str, Any], expected: str) -> None:
    found = best(units, groups, **more)
    assert told(found) == expected
    assert found.proved is True


def test_the_shortest_way_goes_by_credit_where_the_best_goes_by_points() -> None:
    entry = case("a 1 merit; b 9 pass; c 1 open 1", "A 1<1 a b; B 1 c", points=6).entry
    result = judged(entry)
    assert told(result.best) == "achievable a:A c:B"
    assert result.completion is not None
    assert told(result.completion) == "achievable b:A c:B"
    assert (result.best.proved, result.completion.proved) == (True, True)


def test_of_ways_that_are_as_short_the_first_in_peoples_order() -> None:
    completion = judged(case("u2 3 open 1; u10 3 open 1", "A 1<1 u2 u10").entry).completion
    assert completion is not None
    assert told(completion) == "achievable u2:A"


def test_what_is_impossible_is_proved() -> None:
    result = judged(case("a 3 open 1", "A 2 a").entry)
    assert result.completion is not None
    assert (told(result.completion), result.completion.proved) == ("impossible", True)
    assert result.best.proved is True


@pytest.mark.parametrize("unproved", [0, 1, 2])
@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        # what is achieved, what could be, and in which groups
        ("A 1 a b; B 1 a b", "achievable a:A b:B"),
        # what is achieved, what could be, and what counts all the same
        ("A 1 b; B 1 b", "impossible b:A"),
    ],
)
def test_an_answer_is_proved_where_every_search_for_it_is(
    groups: str, expected: str, unproved: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched, calls = Program.solve, []

    def solve(self: Program, aims: Sequence[Aim]) -> Solution:
        calls.append(aims)
        found = searched(self, aims)
        return found._replace(proved=False) if len(calls) - 1 == unproved else found

    entry = case("a 3 open 1; b 4", groups, registered="a b").entry
    found = choosing.best(entry, ["a", "b"])
    assert (told(found), found.proved) == (expected, True)
    monkeypatch.setattr(Program, "solve", solve)
    found = choosing.best(entry, ["a", "b"])
    assert (found.status, found.proved) == (expected.split()[0], False)


def weighed(aims: Iterable[Aim]) -> list[list[int]]:
    return [list(aim.terms.values()) for aim in aims]


def test_no_more_is_weighed_at_once_than_a_solver_can_tell_apart() -> None:
    halvings = [2**n for n in range(13, -1, -1)]
    units = "; ".join(f"u{n} 1" for n in range(1, 21))
    names = " ".join(f"u{n}" for n in range(1, 21))
    conditions = Conditions(case(units, f"A 1 {names}").entry, names.split(), as_it_is=True)
    assert weighed(choosing._ids_in_order(conditions)) == [
        [-n for n in halvings],
        [-n for n in halvings[8:]],
    ]
    # of two groups each the first weighs nothing
    entry = case(units + "; one 1", f"A 1 {names} one; B 1 {names}").entry
    conditions = Conditions(entry, [*names.split(), "one"], as_it_is=True)
    assert weighed(choosing._groups_in_order(conditions)) == [
        [weight for n in halvings for weight in (0, n)],
        [weight for n in halvings[8:] for weight in (0, n)],
    ]
    # of three groups the third weighs twice as much as the second
    entry = case("a 1; b 1; c 1", "A 1 a b c; B 1 a b c; C 1 a c").entry
    conditions = Conditions(entry, "abc", as_it_is=True)
    assert weighed(choosing._groups_in_order(conditions)) == [[0, 6, 12, 0, 3, 0, 1, 2]]


def test_of_a_combination_its_credit_and_points_now_and_as_planned() -> None:
    found = best("a 3 pass; b 4 open 1 graded", "M all a b", points=18)
    assert (found.credit, found.planned_credit) == (3, 7)
    assert (found.points, found.most_points) == (6, 24)
    assert found.candidates == ("a", "b")
    # what points make up for counts with its credit
    found = best("a 3 merit; b 4 open 2", "M all a b", points=9, makes_up=1)
    assert (found.status, found.credit, found.points) == ("achieved", 7, 9)
    found = best("a 3", "M all a")
    assert (found.points, found.most_points) == (None, None)


# -- credit that counts ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "groups", "more", "expected"),
    [
        # a cap on a group is none on another
        ("a 6; b 7", "A <5c a; B 1 b", {"whole": "12c"}, "achieved a:A b:B"),
        ("a 6; b 7", "A <5c a; B 1 b", {"whole": "13c"}, "impossible a:A b:B"),
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
        (case("a 6; b 6; c 5", "A 6<11c a b c; B <9c c d", whole="<12c"),
         [("A", 12, 11), (None, 17, 12)]),
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


# -- the whole answer ---------------------------------------------------------------------


def test_what_is_achieved_needs_no_way_to_completion() -> None:
    entry = case("a 3; b 4 open 1", "A 1 a b", registered="a").entry
    result = judged(entry)
    assert (result.completion, result.steps, result.gap, result.not_needed) == (None, (), None, ())
    assert result.qualification == entry.qualification
    assert result.standings == entry.standings


def test_units_are_told_in_peoples_order() -> None:
    units = "u2 3 open 1; u10 3 open 1; u3 1"
    result = judged(case(units, "A 1 u3; B 1 zz", registered="u10 u2 u3").entry)
    assert result.stated == ("u2", "u3", "u10")
    assert result.registered.candidates == ("u2", "u3", "u10")
    left = judged(case(units + "; zz 1 open 1", "A 1 u3; B 1 zz", registered="u10 u2").entry)
    assert [unit.unit for unit in left.not_needed] == ["u2", "u10"]


@pytest.mark.parametrize(
    ("groups", "registered"),
    [("A 1 a b", "a b"), ("A 1 a", "a z"), ("A 1 a", "a")],
)
def test_what_no_library_holds_or_no_group_names_counts_nowhere(
    groups: str, registered: str
) -> None:
    def answer(asked: str) -> str:
        return told(judged(case("a 3", asked, registered=registered).entry).registered)

    assert answer(groups) == "achieved a:A"
    assert answer(groups.replace("A 1", "A 2")) == "impossible a:A"


def test_steps_say_where_a_unit_counts_and_whose_move_it_is() -> None:
    entry = case("a 3 open 4; b 9", "A 1 a; B 1 b", registered="a b").entry
    moves = ((WaitingOn.LEARNER, 3), (WaitingOn.ASSESSOR, 1))
    waiting = {**entry.standings, "a": entry.standings["a"]._replace(waiting=moves)}
    [step] = judged(replace(entry, standings=waiting)).steps
    assert (step.unit, step.group, step.open, step.credit) == ("a", "A", 4, 3)
    assert (step.registered, step.waiting) == (True, moves)


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        # nothing is chosen yet
        (case("a 3 open 2; b 1", "A 1 a; B 1 b"), ["A units 0 1 1"]),
        # the moves are those of its units
        (case("a 3 open 2; b 1", "A 1 a; B 1 b", registered="a b"), ["A units 0 1 1"]),
        # a higher grade
        (case("a 3 pass; b 1", "M all a b", points=9, registered="a b"), ["None points 6 12 9"]),
        # to register
        (case("a 3; b 4 open 1", "A 1 a; B 1 b", registered="a"), ["B units 0 1 1"]),
        # nobody could
        (case("a 3 open 1", "A 2 a"), []),
    ],
)
def test_a_gap_names_the_rules_that_are_not_satisfied(
    asked: QualificationCase, rules: list[str]
) -> None:
    gap = judged(asked.entry).gap
    assert gap is not None
    found = gap.rules
    assert [f"{r.group} {r.measure} {r.have} {r.planned} {r.need}" for r in found] == rules
