"""What learners of a run share is what each of them has alone, and is judged once."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from tests.evaluation.small import ON, read

from rubric.evaluation import Gap, Result, Shared, evaluated, shared, status
from rubric.evaluation.additions.addition import Addition
from rubric.evaluation.additions.closing import least_addition
from rubric.evaluation.shared import kept
from rubric.facts import Facts, facts_of
from rubric.model import Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved

#: everything once below an outcome, once below one that is an alternative, and once beside them
OUTCOMES = """
achieved_by: {n_of: 1, of: [2, 3]}
outcomes:
  - ref: 1
    text: One
    criteria: [{ref: 1.1, text: a, sufficient: {items: %d}}, {ref: 1.2, text: b}]
  - ref: 2
    text: Two
    criteria: [{ref: 2.1, text: c, sufficient: {items: %d}}, {ref: 2.2, text: d}]
  - {ref: 3, text: Three, criteria: [{ref: 3.1, text: e}]}
"""
DIRECT = "criteria: [{ref: 3.1, text: e, sufficient: {items: %d}}, {ref: 3.2, text: f}]"


def unit(written: str, name: str) -> ResolvedSpecification:
    head = {"format": "rubric/1", "kind": "unit", "id": name, "version": "1", "title": "U"}
    return resolved(Specification.model_validate(head | read(written)), {}.__getitem__)


def facts(records: str) -> Facts:
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u"}
    return facts_of(Portfolio.model_validate(head | read(records)))


U, V = unit(OUTCOMES % (1, 1), "u"), unit(OUTCOMES % (2, 2), "v")
W, X = unit(DIRECT % 1, "w"), unit(DIRECT % 2, "x")
BOTH = "evidence: [{id: E1, maps_to: {%s: whole}}, {id: E2, maps_to: {%s: whole}}]"


def by_two(*references: str) -> str:
    """Two items, each mapped to all of some criteria."""
    return BOTH % ((": whole, ".join(references),) * 2)


def asking(rule: str) -> list[ResolvedSpecification]:
    """A unit of one criterion with a rule, and beside it what else is said of the criterion."""
    return [unit(f"criteria: [{{ref: 3.1, text: e, sufficient: {rule}}}]", "u")]


def by_one(said: str) -> str:
    """One item that is mapped to the criterion, with what it says."""
    return f"evidence: [{{id: E1, {said}, maps_to: {{3.1: whole}}}}]"


ALONE = [U]
DECIDED = "{id: D1, criteria: [%s], judgement: %s, assessor: A, date: 2026-03-20}"
NONE, ENOUGH = "{}", by_two("1.1", "2.1")


@pytest.mark.parametrize(
    ("units", "first", "second"),
    [
        # nothing recorded; of another day of registration; decided, exempt or mapped after all
        (ALONE, NONE, "registered: 2026-01-12"),
        (ALONE, NONE, f"decisions: [{DECIDED % ('1.1', 'met')}]"),
        (ALONE, f"decisions: [{DECIDED % ('1.1', 'met')}]", NONE),
        (ALONE, f"decisions: [{DECIDED % ('1.1', 'not_yet_met')}]", NONE),
        (ALONE, "exemptions: [{id: X1, criteria: [1.1], reason: exemption, authorised_by: Q,"
         " date: 2026-03-10}]", NONE),
        (ALONE, ENOUGH, NONE),
        # enough, and waiting for another person
        (ALONE, ENOUGH, by_two("1.2", "2.1")),
        (ALONE, ENOUGH, f"{ENOUGH}, decisions: [{DECIDED % ('1.1', 'not_yet_met')}]"),
        # of two that are short each has what it has, with something that does not count or not
        ([unit(DIRECT % 3, "u")], "evidence: [{id: E1, maps_to: {3.1: whole}}]", by_two("3.1")),
        ([unit(DIRECT % 1, "u")], by_two("3.1"),
         "evidence: [{id: E1, maps_to: {3.1: whole}}, {id: E2, maps_to: {3.1: whole}},"
         " {id: E3, group: yes, maps_to: {3.1: whole}}]"),
        # of one amount, and of another; by evidence that is like it, and that is not
        (asking("{hours: 12}"), by_one("hours: 2"), by_one("hours: 3")),
        (asking("{hours: 12, once_per: occasion}"), by_one("hours: 2, occasion: a"),
         by_one("hours: 2, occasion: b")),
        (asking("{methods: 2}"), by_one("method: observation"), by_one("method: product")),
        (asking("{range: 2}, range: [a, b]"),
         "evidence: [{id: E1, maps_to: {3.1: {range: [a]}}}]",
         "evidence: [{id: E1, maps_to: {3.1: {range: [b]}}}]"),
        (asking("{hours: 12, at_most: {source: {simulation: 4}}}"),
         by_one("hours: 4, source: simulation"), by_one("hours: 4, source: workplace")),
        (asking("{hours: 12, at_most: {source: {simulation: 4}}}"),
         by_one("hours: 8, source: workplace"),
         "evidence: [{id: E1, hours: 4, source: simulation, maps_to: {3.1: whole}},"
         " {id: E2, hours: 4, source: workplace, maps_to: {3.1: whole}}]"),
        (asking("{any: [{hours: 12}, {items: 3}]}"), by_one("hours: 2"), by_one("hours: 11")),
        # what is to be added may be from before the day of registration, or not
        (asking("{items: 2}, evidence_rules: {before_registration: prior_learning_only}"),
         by_one("date: 2026-02-02"), f"{by_one('date: 2026-02-02')}, registered: 2026-01-12"),
    ],
)  # fmt: skip
def test_who_was_judged_before_changes_nothing(
    units: list[ResolvedSpecification], first: str, second: str
) -> None:
    in_common = Shared()
    for records in (first, second, first):
        given = facts(records if records.startswith(("{", "registered")) else f"{{{records}}}")
        assert evaluated(given, units, ON, (), in_common) == evaluated(given, units, ON)


def of_criteria(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """The gaps of criteria, those of alternatives too."""
    for gap in gaps:
        if gap.reference is not None:
            yield gap
        for alternative in gap.alternatives:
            yield from of_criteria(alternative.gaps)


@pytest.mark.parametrize(
    ("units", "records", "waiting"),
    [
        # below an outcome, below one that is an alternative, and beside them
        ([U, V], by_two("u/1.1", "v/1.1"), "1.1"),
        ([U, V], by_two("u/2.1", "v/2.1"), "2.1"),
        ([W, X], by_two("w/3.1", "x/3.1"), "3.1"),
    ],
)
def test_of_two_units_each_has_its_own_rules(
    units: list[ResolvedSpecification], records: str, waiting: str
) -> None:
    found = evaluated(facts(f"{{{records}}}"), units, ON).units
    gaps = [next(g for g in of_criteria(u.gaps) if g.reference == waiting) for u in found]
    assert [str(gap.act) for gap in gaps] == ["decide", "decide"]
    assert [gap.rule for gap in gaps] == [u.criteria[waiting].criterion.rule for u in found]
    assert gaps[0].rule != gaps[1].rule


def judged(records: str, in_common: Shared, on: date = ON) -> Result:
    return evaluated(facts(f"{{{records}}}"), [U], on, (), in_common)


def test_what_is_the_same_for_learners_is_judged_once() -> None:
    in_common = Shared()
    one, other = (judged(f"{ENOUGH}, learner: {name}", in_common).units[0] for name in "MN")
    # nothing is recorded of it
    assert one.criteria["1.2"] is other.criteria["1.2"]
    # all that is recorded of them counts and is enough
    assert one.criteria["1.1"] == other.criteria["1.1"]
    assert {gap.reference: gap is twin for gap, twin in zip(one.gaps, other.gaps, strict=True)} == {
        "1.1": True, "1.2": False, None: False,
    }  # fmt: skip
    [alternatives], [twins] = ([gap for gap in unit.gaps if not gap.reference]
                               for unit in (one, other))  # fmt: skip
    (mine, _), (theirs, _) = (gap.alternatives for gap in (alternatives, twins))
    assert [gap.reference for gap in mine.gaps] == ["2.1", "2.2"]
    assert mine.gaps[0] is theirs.gaps[0]


@pytest.mark.parametrize(
    ("rule", "times"),
    [
        ("{items: 3}", 1),
        ("{hours: 12, once_per: occasion}", 1),
        # what is there already bears on what is to be added
        ("{hours: 12, at_most: {source: {simulation: 4}}}", 2),
        ("{methods: 2}", 2),
        ("{range: 2}, range: [a, b]", 2),
        ("{any: [{hours: 12}, {items: 3}]}", 2),
        ("{items: 2}, evidence_rules: {before_registration: prior_learning_only}", 2),
    ],
)
def test_what_closes_one_shortage_is_worked_out_once(
    rule: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = []

    def counted(*given: Any) -> Addition | None:
        worked_out.append(given)
        return least_addition(*given)

    monkeypatch.setattr(status, "least_addition", counted)
    in_common = Shared()
    for _ in "MN":
        evaluated(facts(f"{{{by_one('group: yes')}}}"), asking(rule), ON, (), in_common)
    assert len(worked_out) == times


def test_no_more_is_kept_than_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared, "MOST_SHARED", 2)
    results: dict[object, str] = {}
    assert [kept(results, name, name.upper()) for name in "abc"] == ["A", "B", "C"]
    assert results == {"c": "C"}
    assert kept(results, "d", "D") == "D"
    assert results == {"c": "C", "d": "D"}
