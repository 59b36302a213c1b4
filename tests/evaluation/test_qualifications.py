"""Qualifications by hand: what counts, the best of several, the shortest way, what is impossible.

Written in short. A unit is its credit and what is true of it: `a 4`, `a 4 open 3`, `a 4 merit`,
`a 4 L2`, `a 4 transferred`. A group is its ref, what is taken and its units: `M all a b`, `A 2 a b`
(two units), `A <2 a b` (no more count), `A 6c a b` (credits). A rule on the whole is `9c`,
`<4c L2`, `2 L3+`. What is expected is the status, and what counts as `unit:group`.
"""

import re
import sys
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from rubric.evaluation.qualifications import QualificationGap, choosing, judged, what_if
from rubric.evaluation.qualifications.choosing import best, shortest
from rubric.evaluation.qualifications.conditions import Conditions
from rubric.evaluation.statuses import Act, WaitingOn
from rubric.solver import SolverMissing
from rubric.testing import QualificationCase
from rubric.testing.oracle.entered import UnitStanding

_GRADES = ("pass", "merit", "distinction")


def standing(written: str) -> UnitStanding:
    name, credit, *facts = written.split()
    found = UnitStanding(name, achieved=True, level="3", credit=Decimal(credit), recorded=True)
    for at, fact in enumerate(facts):
        if fact == "open":
            found = replace(found, achieved=False, open=int(facts[at + 1]), recorded=False)
        elif fact in _GRADES:
            found = replace(found, bands=_GRADES, grade=fact)
        elif fact == "graded":
            found = replace(found, bands=_GRADES)
        elif fact == "transferred":
            found = replace(found, transferred=True)
        elif fact.startswith("L"):
            found = replace(found, level=fact[1:])
    return found


def limits(written: str) -> dict[str, Any]:
    """`2<3c` is at least 2 and at most 3 credits, `2` at least 2 units."""
    found = re.fullmatch(r"(\d+)?(?:<(\d+))?(c?)", written)
    assert found is not None
    pairs = zip(("at_least", "at_most"), found.groups()[:2], strict=True)
    return {"credits" if found[3] else "units": {name: n for name, n in pairs if n}}


def rule(written: str) -> dict[str, Any]:
    amount, *at = written.split()
    [(measure, asked)] = limits(amount).items()
    if at:
        asked |= {"level": at[0][1:].rstrip("+"), **({"or_above": "yes"} if "+" in at[0] else {})}
    return {measure: asked}


def case(
    units: str,
    groups: str,
    *,
    registered: str = "",
    whole: str = "",
    points: int | None = None,
    makes_up: int | None = None,
    transfer: int | None = None,
    pathway: str | None = None,
    **rows: list[str],
) -> QualificationCase:
    taken = [group.split() for group in groups.split("; ")]
    data: dict[str, Any] = {
        "format": "rubric/1",
        "kind": "qualification",
        "id": "q",
        "version": "1",
        "title": "Q",
        "groups": [
            {"ref": ref, "take": take if take == "all" else limits(take), "units": names}
            for ref, take, *names in taken
        ],
        "whole": [rule(one) for one in whole.split("; ") if one],
        **{name: [row.split() for row in written] for name, written in rows.items()},
    }
    if transfer is not None:
        data["credit_transfer"] = {"at_most": {"credits": transfer}}
    if points is not None:
        data["grade"] = {"points": {"P": 6, "M": 9, "D": 12}, "at_least": points}
    if makes_up is not None:
        data["grade"]["compensation"] = {"units": makes_up}
    if pathway is not None:
        data["pathways"] = [{"id": "way", "groups": pathway.split()}]
    standings = tuple(standing(unit) for unit in units.split("; "))
    way = None if pathway is None else "way"
    return QualificationCase(data, standings, tuple(registered.split()), way)


THREE = "a 3; b 4; c 5"
ROW = {"equivalent": ["a x"]}
BARRED = {"barred": ["a c"]}
_CASES: list[tuple[str, str, str, dict[str, Any], str]] = [
    # 15.1: what counts once
    ("one group each", "a 3; b 4", "A 1 a b; B 1 a", {}, "achieved a:B b:A"),
    ("not in both", "a 3", "A 1 a; B 1 a", {}, "impossible a:A"),
    ("one of a barred row", THREE, "A 1 a b c", BARRED, "achieved b:A c:A"),
    ("barred across groups", THREE, "A 1 a; B 1 b c", BARRED, "achieved a:A b:B"),
    ("stands in", "x 3", "M all a", ROW, "achieved x:M"),
    ("by its own credit", "a 3; x 5", "A 1 a", ROW, "achieved x:A"),
    ("a number that nobody holds", "a 3", "A 1 a", {"equivalent": ["a T/1"]}, "achieved a:A"),
    # 15.2: groups
    ("each of them", "a 3; b 4 open 2", "M all a b", {}, "achievable a:M b:M"),
    ("two of one row are one", "a 3; x 4", "M all a x", ROW, "achieved x:M"),
    ("no more units count", THREE, "A <2 a b c", {}, "achieved b:A c:A"),
    ("more credit is no fault", THREE, "A <6c a b c", {}, "achieved a:A b:A"),
    ("credit falls short", THREE, "A 13c a b c", {}, "impossible a:A b:A c:A"),
    ("as much as may count", THREE, "A 6<6c a b c", {}, "achieved a:A b:A"),
    ("nothing achieved counts", "a 3 open 1", "A <2 a", {}, "achievable a:A"),
    # 15.3 and 15.4: caps, each rule to its own benefit
    ("too much by transfer", "a 3 transferred; b 4 transferred", "A 1 a b",
     {"whole": "6c", "transfer": 5}, "impossible a:A b:A"),
    ("transfer fills what is left", "a 3 transferred; b 4", "A <5c a b",
     {"whole": "5c", "transfer": 1}, "achieved a:A b:A"),
    ("highest levels first", "a 4 L3; b 4 L2", "A <5c a b", {"whole": "4c L3"}, "achieved a:A b:A"),
    ("or above", "a 4 L4; b 4 L2", "A 1 a b", {"whole": "4c L3+"}, "achieved a:A b:A"),
    ("that level only", "a 4 L4; b 4 L2", "A 1 a b", {"whole": "4c L3"}, "impossible a:A b:A"),
    ("a cap on a level", "a 4 L2; b 4 L2; c 4", "A 1 a b c", {"whole": "9c; <4c L2"},
     "impossible a:A c:A"),
    ("a cap on a group with credits in parts", "a 2.5; b 2.5", "A <3c a b", {"whole": "4c"},
     "impossible a:A b:A"),
    ("a cap on a level with credits in parts", "a 2.5 L2; b 2.5 L2", "A 1 a b",
     {"whole": "4c; <3c L2"}, "impossible a:A b:A"),
    ("with credits in parts as much as the cap leaves", "a 2.5 L2; b 2.5 L2", "A 1 a b",
     {"whole": "3c; <3c L2"}, "achieved a:A b:A"),
    ("units of a level", "a 4 L2; b 4 L3", "A 1 a b", {"whole": "2 L3"}, "impossible a:A b:A"),
    ("no more units of a level", "a 4 L2; b 5 L2; c 1", "A 1 a b c", {"whole": "<1 L2"},
     "achieved b:A c:A"),
    # 15.5: points
    ("points are enough", "a 3 merit", "A 1 a", {"points": 9}, "achieved a:A"),
    ("a higher grade is left", "a 3 pass", "A 1 a", {"points": 9}, "achievable a:A"),
    ("points make up for one", "a 3 merit; b 4 open 2", "M all a b",
     {"points": 9, "makes_up": 1}, "achieved a:M b:M"),
    ("and not for two", "a 3 merit; b 4 open 2; c 1 open 1", "M all a b c",
     {"points": 9, "makes_up": 1}, "achievable a:M b:M c:M"),
    ("points before credit", "a 1 merit; b 9 pass", "A 1<1 a b", {"points": 6}, "achieved a:A"),
    # 15.7: the best of several
    ("achieved comes first", "a 3 pass; b 9 open 1 graded", "A 1 a b", {"points": 6},
     "achieved a:A"),
    ("fewest open criteria", "a 3 open 4; b 1 open 2", "A 1 a b", {}, "achievable b:A"),
    ("most credit", THREE, "A 1<1 a b c", {}, "achieved c:A"),
    ("ids as people count", "u10 3; u2 3", "A 1<1 u10 u2", {}, "achieved u2:A"),
    ("no needless unit", "a 0; b 3", "A 1 a b", {}, "achieved b:A"),
    ("the first group", "a 3; b 3", "A 1 a b; B 1 a b", {}, "achieved a:A b:B"),
    # 15.6 and 15.8: whom it is asked of
    ("registered and recorded", "a 3; b 4 open 1; c 5 open 1", "A 2 a b c", {"registered": "b"},
     "achievable a:A b:A"),
    ("a pathway asks for its groups", "a 3", "A 1 a; B 1 b", {"pathway": "A"}, "achieved a:A"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("units", "groups", "more", "expected"),
    [row[1:] for row in _CASES],
    ids=[row[0] for row in _CASES],
)
def test_the_best_combination(units: str, groups: str, more: dict[str, Any], expected: str) -> None:
    best = judged(case(units, groups, **more).entry).best
    told = [str(best.status), *(f"{one.unit}:{one.group}" for one in best.combination)]
    assert " ".join(told) == expected


_LEFT_OUT: list[tuple[str, QualificationCase, str]] = [
    ("in no group", case("a 3; z 1", "A 1 a"), "z outside None"),
    ("another stands in", case("a 3; x 5", "A 1 a", **ROW), "a equivalent x"),
    ("barred", case(THREE, "A 1 a b c", **BARRED), "a barred c"),
    ("full", case(THREE, "A <2 a b c"), "a group_full None"),
    ("full at its level", case(THREE, "A 1 a b c", whole="<2 L3"), "a group_full None"),
    ("needless", case("a 3; c 5", "A <5c a c"), "a not_needed None"),
]


@pytest.mark.parametrize(("asked", "left"), [row[1:] for row in _LEFT_OUT])
def test_what_is_achieved_and_does_not_count(asked: QualificationCase, left: str) -> None:
    [found] = judged(asked.entry).best.uncounted
    assert f"{found.unit} {found.why} {found.beside}" == left


def test_what_there_is_and_what_there_would_be_of_each_rule() -> None:
    asked = case("a 3; b 4 open 2; c 9 open 9", "A 5<6c a b c", whole="2")
    rules = judged(asked.entry).best.rules
    assert [(r.path, r.measure, r.have, r.planned, r.need) for r in rules] == [
        (("groups", "A"), "credits", 3, 6, 5),
        (("whole", "~1", "units"), "units", 1, 2, 2),
    ]


@pytest.mark.parametrize(
    ("units", "groups", "whole", "told"),
    [
        # a cap that leaves more than a rule asks for holds down what there is of it all the same
        ("a 5; b 5", "A <8c a b", "5c", ["5 8 8"]),
        ("a 5 L2; b 5 L2", "A 1 a b", "5c; <8c L2", ["1 2 2", "5 8 8"]),
        ("a 5 L2; b 5 L2", "A 5c a b", "<8c L2", ["5 8 8"]),
        ("a 5 L2; b 5 L2 open 1", "A 1 a b", "6c L2; <8c L2", ["1 1 2", "6 5 8"]),
        # in parts of a credit
        ("a 4.5 L2; b 4.5 L2", "A 1 a b", "5c; <8c L2", ["1 2 2", "5 8 8"]),
    ],
)
def test_of_a_rule_that_is_satisfied_no_more_is_told_than_the_caps_leave(
    units: str, groups: str, whole: str, told: list[str]
) -> None:
    rules = judged(case(units, groups, whole=whole).entry).best.rules
    assert [f"{rule.need} {rule.have} {rule.planned}" for rule in rules] == told


@pytest.mark.parametrize(("asked", "told"), [
    (case("a 6; b 7", "A 6<12c a b"), [(("groups", "A"), "A", 13, 12)]),
    (case("a 3 transferred; b 2 transferred", "A 3c a b", transfer=2),
     [(("credit_transfer",), None, 5, 2)]),
    (case("a 3 L2; b 4 L2; c 2 L3", "A 1 a b c", whole="<5c L2"),
     [(("whole", "~1", "credits"), None, 7, 5)]),
    (case("a 6; b 6", "A 6<12c a b"), []),
])  # fmt: skip
def test_caps_that_hold_credit_down_say_what_there_is(
    asked: QualificationCase, told: list[Any]
) -> None:
    capped = judged(asked.entry).best.capped
    assert [(c.path, c.group, c.have, c.most) for c in capped] == told


def test_the_shortest_way_has_the_nearest_unit_first() -> None:
    units = "a 3 open 4; b 9 open 1; c 8 open 1; d 3 open 1; e 1"
    result = judged(case(units, "M all a b c; B 1 d e", registered="a b").entry)
    steps = [(step.unit, step.registered) for step in result.steps]
    assert steps == [("b", True), ("c", False), ("a", True)]
    assert result.completion is not None
    assert (result.completion.open, result.completion.units) == (6, ("a", "b", "c", "e"))


_LEARNER = WaitingOn.LEARNER
_MOVES: list[tuple[str, QualificationCase, tuple[Any, Any, tuple[str, ...]]]] = [
    ("those of its units, the nearest first",
     case("a 3 open 2; b 3 open 1; c 1", "M all a b c", registered="a b c"),
     (None, None, ("b", "a"))),
    ("to register where nothing is chosen",
     case("a 3 open 2; b 1; c 1 open 9", "M all a b; A <1 c"),
     (_LEARNER, Act.REGISTER_UNITS, ("a", "b"))),
    ("to register", case("a 3; b 4 open 1", "M all a b", registered="a"),
     (_LEARNER, Act.REGISTER_UNITS, ("b",))),
    ("to register for what is achieved", case("a 3; b 4", "M all a b", registered="a"),
     (_LEARNER, Act.REGISTER_UNITS, ("b",))),
    ("a higher grade", case("a 3 pass; b 1 distinction", "M all a b", points=20, registered="a b"),
     (_LEARNER, Act.ADD_EVIDENCE, ("a",))),
    ("a rule that nobody can satisfy", case("a 3 open 1", "A 2 a"),
     (WaitingOn.ENCODER, Act.MEND_RULE, ())),
    ("too much by credit transfer", case("a 3 transferred", "A 3c a", transfer=2),
     (None, None, ())),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "move"), [row[1:] for row in _MOVES])
def test_whose_move_it_is(asked: QualificationCase, move: Any) -> None:
    gap = judged(asked.entry).gap
    assert gap is not None
    assert (gap.waiting_on, gap.act, gap.units) == move


@pytest.mark.parametrize(("asked", "told"), [
    (case("a 3; c 5 open 1", "A 1 a b c; B 1 d", registered="a c", **BARRED), []),
    (case("a 3; c 5 open 1; d 1 open 1", "A 1 a c; B 1 d", registered="a c", **BARRED),
     ["c barred a"]),
    (case("a 3 open 4; x 4; d 1 open 1", "A 1 a; B 1 d", registered="a", **ROW),
     ["a equivalent x"]),
    (case("a 3; b 4 open 1; z 1 open 1; d 1 open 1", "A <1 a b; B 1 d", registered="a b z d"),
     ["b group_full None", "z outside None"]),
    (case("a 3; b 4 open 1; d 1 open 1", "A 1 a b; B 1 d", registered="a b d"),
     ["b not_needed None"]),
    (case("a 3; b 4 open 1; d 1 open 1", "A 1 a b; B 1 d"), []),
    # on the way by the units registered, though not on the shortest
    (case("a 3 open 2; b 4 open 1", "A 1 a b", registered="a"), []),
])  # fmt: skip
def test_registered_units_that_the_way_does_not_need(
    asked: QualificationCase, told: list[str]
) -> None:
    left = judged(asked.entry).not_needed
    assert [f"{unit.unit} {unit.why} {unit.beside}" for unit in left] == told


def test_there_is_no_gap_where_the_units_registered_are_enough() -> None:
    assert judged(case("a 3; b 4 open 1", "A 1 a b", registered="a").entry).gap is None


def test_each_rule_that_falls_short_says_by_how_much() -> None:
    found = judged(case(THREE, "A 5 a b c", whole="10c; 99c").entry).best
    told = [(s.measure, s.have, s.need) for s in found.shortfalls]
    assert told == [("units", 3, 5), ("credits", 12, 99)]


def test_what_is_achieved_counts_where_no_units_satisfy_every_rule() -> None:
    found = judged(case("a 3; b 4; c 5 open 1", "A <1 a b c", whole="9c").entry).registered
    assert (found.status, found.units, found.credit) == ("impossible", ("b",), 4)
    assert [(rule.have, rule.planned, rule.need) for rule in found.rules] == [(4, 4, 9)]
    assert [(unit.unit, unit.why) for unit in found.uncounted] == [("a", "group_full")]


def test_where_nothing_is_achieved_the_rules_are_told_all_the_same() -> None:
    found = judged(case("a 3 open 1", "A 2 a").entry).registered
    assert (found.status, found.units, found.credit) == ("impossible", (), 0)
    assert [(rule.have, rule.need) for rule in found.rules] == [(0, 2)]


def test_rules_that_clash_are_told_without_those_that_do_not_matter() -> None:
    found = judged(case("a 3; c 1", "A 1 a; B 1 a; C 1 c").entry).best
    assert found.shortfalls == ()
    assert [short.group for short in found.together] == ["A", "B"]


def test_what_if_units_are_added_dropped_and_swapped() -> None:
    asked = case("a 3; b 4 open 1; c 5 open 1", "A 2 a b c", registered="a b").entry
    assert what_if(asked).units == ("a", "b")
    assert what_if(asked, add=["c"]).units == ("a", "c")
    assert what_if(asked, add=["c"], drop=["a"]).units == ("b", "c")
    assert what_if(asked, drop=["b"]).status == "impossible"
    with pytest.raises(ValueError, match="nothing-of-the-kind"):
        what_if(asked, add=["nothing-of-the-kind"])


def test_a_search_that_ends_at_its_bound_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "MOST_STEPS", 0)
    result = judged(case("a 3; b 4 open 1; c 5", "A 2 a b; B 1 b c", registered="a b").entry)
    assert result.registered.status == "undecided"
    assert (result.best.status, result.best.uncounted) == ("undecided", ())
    assert not result.best.proved
    assert result.gap == QualificationGap(None, None, ("b",))
    assert not result.steps


def test_units_that_were_found_are_kept_where_the_search_for_better_ones_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = case("a 3; b 4 open 1; c 5; d 2 open 2", "A 2 a b; B 1 b c d", registered="a b c").entry
    found = best(entry, entry.registered)
    monkeypatch.setattr(choosing, "MOST_STEPS", 0)
    for answer in (best(entry, entry.standings, found), shortest(entry, found)):
        assert (answer.status, answer.units) == ("achievable", ("a", "b", "c"))
        assert not answer.proved


def test_credits_in_thousandths_are_told_apart_however_many_they_are() -> None:
    just_enough = "a 99999.999; b 100000.001; c 0.001 open 1"
    for need, told in ((200000, "achieved"), (200001, "impossible")):
        found = judged(case(just_enough, f"A {need}c a b c").entry).best
        assert (found.status, found.proved) == (told, True)


@pytest.mark.parametrize(
    ("groups", "whole", "amounts"),
    [
        ("A 6c a b c", "", 0),
        # of credits that come to more than is needed some could be left out
        ("A 6<8c a b c", "", 0),
        ("A <5c a b c", "5c", 0),
        # credit under the same caps is one amount, whatever its levels
        ("A <5c a b c", "6c", 1),
        ("A <5c a b c", "6c; <3c L3+", 2),
        ("A <12c a b c", "6c", 0),
        # a cap on as much as there is keeps none from counting, whatever is asked
        ("A <12c a b c", "13c", 0),
    ],
)
def test_credit_is_an_amount_of_its_own_only_where_a_cap_may_keep_it_from_counting(
    groups: str, whole: str, amounts: int
) -> None:
    asked = case("a 4 L2; b 4; c 4 L4", groups, whole=whole)
    conditions = Conditions(asked.entry, ("a", "b", "c"), as_it_is=True)
    first = conditions.program.unknown()
    conditions.demands()
    assert conditions.program.unknown() - first - 1 == amounts


def test_without_the_extra_reading_the_answer_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(SolverMissing):
        _ = case("a 3; b 4", "A 1 a b").entry.result
