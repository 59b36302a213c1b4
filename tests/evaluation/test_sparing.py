"""An addition to a rule with alternatives asks nothing of an item that the rule would not miss."""

from datetime import date

from rubric.testing import Case, laws

UNIT = {
    "format": "rubric/1", "kind": "unit", "id": "unit-a", "version": "1", "title": "Unit",
    "criteria": [
        {
            "ref": "1", "text": "Serve customers", "range": ["x"], "basis": "centre",
            "sufficient": {"any": [{"occasions": "2"}, {"items": "1", "range": "all"}]},
        }
    ],
}  # fmt: skip
RECORDS = {
    "format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "unit-a@1",
    "evidence": [{"id": "E1", "occasion": "o1", "maps_to": {"1": {"range": ["unheard"]}}}],
}  # fmt: skip


def test_an_item_that_serves_the_other_alternative_need_not_stand_apart() -> None:
    case = Case(UNIT, RECORDS, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert [item.apart for item in gap.closes_when.items] == [()]
    laws.law_06_gap(case)


def test_a_witness_who_has_to_be_another_stays_asked_for() -> None:
    clause = {"any": [{"witnesses": "2", "where": {"witnessed": "yes"}}, {"items": "9"}]}
    unit = {**UNIT, "criteria": [{**UNIT["criteria"][0], "sufficient": clause}]}
    item = {"id": "E1", "witness": "W", "maps_to": {"1": "whole"}}
    case = Case(unit, {**RECORDS, "evidence": [item]}, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert [item.apart for item in gap.closes_when.items] == [("witness",)]


def test_a_witness_stays_asked_for_where_the_item_stands_apart_by_it() -> None:
    witnessed = {"items": "1", "where": {"witnessed": "yes"}, "once_per": "witness"}
    clause = {"all": [{"any": [{"items": "1"}, {"items": "1"}]}, witnessed]}
    unit = {**UNIT, "criteria": [{**UNIT["criteria"][0], "sufficient": clause}]}
    case = Case(unit, {**RECORDS, "evidence": [{"id": "E1"}]}, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert [item.witnessed for item in gap.closes_when.items] == [True]
    laws.law_06_gap(case)
