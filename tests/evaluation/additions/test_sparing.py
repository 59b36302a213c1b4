"""An addition to a rule with alternatives asks nothing of an item that the rule would not miss."""

from datetime import date
from typing import Any

import pytest

from rubric.evaluation import NewItem
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


OF_TEST_OR_PRODUCT = {"accept": {"methods": ["test", "product"]}, "basis": "centre"}
RECENT = {"items": "1", "where": {"within": "12 months"}}


@pytest.mark.parametrize(
    ("rule", "fields", "evidence", "items"),
    [
        # an item that names nothing covers the range, so nothing else is asked of it
        ({"any": [RECENT, {"range": "all"}]}, {}, [], [NewItem()]),
        # but for the date that the evidence rules ask for
        (
            {"any": [RECENT, {"range": "all"}]},
            {"evidence_rules": {"current": {"within": "36 months"}, "basis": "centre"}},
            [],
            [NewItem(dated=True, within=36)],
        ),
        # older, as far as the other alternative lets it be
        (
            {
                "any": [
                    RECENT,
                    {"all": [{"range": "all"}, {"items": "1", "where": {"within": "24 months"}}]},
                ]
            },
            {},
            [],
            [NewItem(dated=True, within=24)],
        ),
        # both items may be by test: then it is the occasions that are needed
        (
            {
                "any": [
                    {"occasions": "2"},
                    {
                        "all": [
                            {"items": "2"},
                            {"range": "all", "where": {"methods": ["product"]}},
                        ]
                    },
                ]
            },
            {"evidence_rules": OF_TEST_OR_PRODUCT},
            [],
            [NewItem(methods=("product", "test"), apart=("occasion",))] * 2,
        ),
        # a witness who is recorded for a test is none for another test, whoever saw the product
        (
            {"any": [{"witnesses": "2", "where": {"methods": ["test"]}}, {"items": "9"}]},
            {},
            [{"id": "E1", "method": "product", "witness": "V", "maps_to": {"1": "whole"}},
             {"id": "E2", "method": "test", "witness": "W", "maps_to": {"1": "whole"}}],
            [NewItem(methods=("test",), witnessed=True, apart=("witness",))],
        ),
        # once per occasion, an item may be of one that is recorded, though it says nothing of it
        (
            {"all": [{"items": "1", "where": {"witnessed": "yes"}},
                     {"any": [{"items": "2", "once_per": "occasion"}, {"range": "all"}]}]},
            {},
            [{"id": "E1", "occasion": "o", "maps_to": {"1": {"range": ["unheard"]}}}],
            [NewItem(witnessed=True)],
        ),
    ],
)  # fmt: skip
def test_no_more_is_asked_than_the_rule_would_miss(
    rule: dict[str, Any],
    fields: dict[str, Any],
    evidence: list[dict[str, Any]],
    items: list[NewItem],
) -> None:
    unit = {**UNIT, "criteria": [{**UNIT["criteria"][0], "sufficient": rule, **fields}]}
    case = Case(unit, {**RECORDS, "evidence": evidence}, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert list(gap.closes_when.items) == items
    laws.law_06_gap(case)


def test_a_name_stays_asked_for_where_another_item_may_be_one_that_is_passed_over() -> None:
    covered = {"hours": "1", "range": "all", "where": {"not_sources": ["workplace"]}}
    criterion = {**UNIT["criteria"][0], "range": ["x", "y"]}
    unit = {**UNIT, "criteria": [{**criterion, "sufficient": {"all": [covered, {"items": "2"}]}}]}
    case = Case(unit, {**RECORDS, "evidence": []}, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert [(item.range, item.sources is None) for item in gap.closes_when.items] == [
        (("x", "y"), False),
        ((), True),
    ]
    laws.law_06_gap(case)


@pytest.mark.parametrize("named", ["range", "parts"])
@pytest.mark.parametrize(
    ("registered", "names"),
    [
        # whatever counts is from after registration, and so no older than a year
        ("2025-03-31", [(), ()]),
        ("2025-03-30", [("x", "y"), ()]),
    ],
)
def test_an_item_from_after_registration_is_no_older_than_that(
    registered: str, names: list[tuple[str, ...]], named: str
) -> None:
    recent = {"items": "2", "all": [{"range": "all", "where": {"within": "12 months"}}]}
    rules = {"dated": "required", "before_registration": "not_counted", "basis": "centre"}
    scope: dict[str, Any] = {"range": ["x", "y"]}
    if named == "parts":  # they are what `range` means where there are no range items
        scope = {"range": [], "parts": [{"ref": ref, "text": ref} for ref in "xy"]}
    criterion = {**UNIT["criteria"][0], **scope, "evidence_rules": rules}
    unit = {**UNIT, "criteria": [{**criterion, "sufficient": recent}]}
    records = {**RECORDS, "evidence": [], "registered": registered}
    case = Case(unit, records, date(2026, 3, 31), {})
    [gap] = case.result().units[0].gaps
    assert gap.closes_when is not None
    assert [getattr(item, named) for item in gap.closes_when.items] == names
    laws.law_06_gap(case)
