"""Which combination of units is best, what is said of it, and whose move it is.

Units, groups and rules are written in short, as in test_qualifications.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from tests.evaluation.test_qualifications import case

from rubric.evaluation.qualifications import choosing, judged, judging, stating
from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.qualifications.results import CombinationResult
from rubric.evaluation.qualifications.standing import Entry
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.solver import Aim, Program, Work
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


ACHIEVABLE, IMPOSSIBLE = "A 1 a b; B 1 a b", "A 1 b; B 1 b"


@pytest.mark.parametrize(
    ("groups", "unproved", "expected"),
    [
        (ACHIEVABLE, None, "achievable True"),
        # what is achieved, what could be, in which groups; what there is of each rule, and would be
        *((ACHIEVABLE, search, "achievable False") for search in range(5)),
        (IMPOSSIBLE, None, "impossible True A B"),
        # what could never be is not achieved either
        (IMPOSSIBLE, 0, "impossible True A B"),
        (IMPOSSIBLE, 1, "undecided False"),
        # what counts all the same, in which groups, and what there is and would be of each rule
        *((IMPOSSIBLE, search, "impossible False A B") for search in range(2, 6)),
        # which rules clash: whether they do, and whether they do without each of them
        (IMPOSSIBLE, 6, "impossible True"),
        (IMPOSSIBLE, 7, "impossible True A B"),
        (IMPOSSIBLE, 9, "impossible True"),
    ],
)
def test_an_answer_is_proved_where_every_search_for_it_is(
    groups: str, unproved: int | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched, calls = Program.solve, []

    def solve(self: Program, aims: Sequence[Aim], work: Work) -> Solution:
        calls.append(aims)
        found = searched(self, aims, work)
        return found._replace(proved=False) if len(calls) - 1 == unproved else found

    monkeypatch.setattr(Program, "solve", solve)
    entry = case("a 3 open 1; b 4", groups, registered="a b").entry
    found = choosing.best(entry, ["a", "b"])
    clash = (str(short.group) for short in found.together)
    assert " ".join([found.status, str(found.proved), *clash]) == expected


def test_what_the_search_for_credit_does_not_find_is_not_there_and_not_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = case("a 3 open 1; b 4", ACHIEVABLE).entry
    found = best("a 3 open 1; b 4", ACHIEVABLE)
    assert (found.credit, found.planned_credit, found.proved) == (4, 7, True)
    searched = Program.solve
    monkeypatch.setattr(stating, "_STEPS", -1)

    def solve(self: Program, aims: Sequence[Aim], work: Work) -> Solution:
        return Solution(None, proved=False) if work.left < 0 else searched(self, aims, work)

    monkeypatch.setattr(Program, "solve", solve)
    found = choosing.best(entry, "ab")
    assert (told(found), found.credit, found.planned_credit) == ("achievable a:A b:B", 0, 0)
    assert [rule.have for rule in found.rules] == [0, 0]
    assert found.proved is False


def test_what_falls_short_and_is_not_proved_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    reached = Program.reached
    assert best("a 3", "A 2 a").shortfalls
    monkeypatch.setattr(
        Program, "reached", lambda *args: [(most, False) for most, _ in reached(*args)]
    )
    found = best("a 3", "A 2 a")
    assert (found.status, found.shortfalls, found.together) == ("impossible", (), ())


def test_a_search_takes_the_steps_that_it_is_given() -> None:
    entry = case("a 3; b 4; c 5", "A <6c a b c").entry
    assert choosing.best(entry, "abc").status == "achieved"
    given = Work(0)
    assert choosing.best(entry, "abc", work=given).status == "undecided"
    # what is known of fewer units is taken where nothing is found, and is not proved to be best
    known = choosing.best(entry, "a")
    found = choosing.best(entry, "abc", known, Work(0))
    assert (told(known), known.proved) == ("achieved a:A", True)
    assert (told(found), found.proved) == ("achieved a:A", False)
    assert found.bound == choosing.MOST_STEPS
    still_open = case("a 3; b 4 open 1", "A 1 b; B 1 a b").entry
    known = choosing.best(still_open, "ab")
    found = choosing.best(still_open, "ab", known, Work(0))
    assert (told(known), known.proved) == ("achievable a:B b:A", True)
    assert (told(found), found.proved) == ("achievable a:B b:A", False)
    # what is achieved is better than what is known
    known = choosing.best(entry, "a")
    assert told(choosing.best(entry, "abc", known)) == told(choosing.best(entry, "abc"))


@pytest.mark.parametrize(
    ("registered", "expected"),
    [
        # the moves are those of the units on the shortest way, where all are registered
        ("a b c", (None, None, ("a",), ["A units 0 1 1"])),
        ("b c", (WaitingOn.LEARNER, Act.REGISTER_UNITS, ("a",), ["A units 0 1 1"])),
    ],
)
def test_whose_move_it_is_where_the_units_registered_are_undecided(
    registered: str, expected: tuple[Any, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = choosing.best
    monkeypatch.setattr(
        judging, "best", lambda entry, units, known=None: chosen(entry, units, known, Work(0))
    )
    units = "a 3 open 2; b 4 open 9; c 9 open 9"
    asked = case(units, "A 1 a b c", registered=registered)
    result = judged(asked.entry)
    assert result.registered.status == "undecided"
    assert result.gap is not None
    rules = [f"{r.group} {r.measure} {r.have} {r.planned} {r.need}" for r in result.gap.rules]
    assert (result.gap.waiting_on, result.gap.act, result.gap.units, rules) == expected


def test_what_is_found_of_fewer_units_is_known_in_the_search_among_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[CombinationResult | None] = []

    def spied(name: str) -> None:
        searched = getattr(judging, name)

        def search(entry: Entry, *asked: Any) -> CombinationResult:
            given.append(asked[-1] if isinstance(asked[-1], CombinationResult) else None)
            found: CombinationResult = searched(entry, *asked)
            return found

        monkeypatch.setattr(judging, name, search)

    spied("best")
    spied("shortest")
    result = judged(case("a 3; b 4 open 2; c 5 open 1", "A 2 a b c", registered="b c").entry)
    assert given == [None, result.registered, result.best]


def test_what_not_even_a_learner_who_starts_could_achieve() -> None:
    for groups, act in (("A 3c a", None), ("A 4c a", Act.MEND_RULE)):
        gap = judged(case("a 3 transferred", groups, transfer=2).entry).gap
        assert gap is not None
        assert gap.act == act


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
