"""What is expected is there and equal; what is not mentioned is free; lists are exact."""

from typing import Any

import pytest

from rubric.testing.conformance import differences

RESULT: dict[str, Any] = {
    "achieved": False,
    "units": [
        {
            "specification": "unit-a@1",
            "grade": None,
            "criteria": [
                {"reference": "1.1", "status": "met", "also": ["verified", "met"],
                 "links": [{"item": "E1", "counted": False}, {"item": "E1", "counted": True}]},
                {"reference": "1.2", "status": "stale", "also": []},
            ],
            "gaps": [{"scope": "", "needed": 1}, {"scope": "", "needed": None}],
            "tally": {"criteria": 2, "mapped": 1},
        }
    ],
    "findings": [{"code": "self_review", "n": 1}, {"code": "action_overdue", "n": 2}],
    "set_aside": [],
}  # fmt: skip


def unit(**expected: Any) -> dict[str, Any]:
    return {"units": {"unit-a@1": expected}}


def criterion(**expected: Any) -> dict[str, Any]:
    return unit(criteria={"1.1": expected})


FITS = [
    {"achieved": False},
    # an object names records by their key
    unit(criteria={"1.2": {"status": "stale"}}),
    unit(grade=None),
    unit(tally={"mapped": 1}),
    # null is for a record that is not there
    unit(criteria={"1.3": None}),
    {"units": {"unit-b@1": None}},
    # of several records under one name one has to fit
    criterion(links={"E1": {"counted": True}}),
    unit(gaps={"": {"needed": 1}}),
    # a list is exact, and its entries are partial
    unit(criteria=[{"reference": "1.1"}, {"status": "stale"}]),
    criterion(also=["verified", "met"]),
    # what has no order of its own is expected in any
    {"findings": [{"code": "action_overdue"}, {"code": "self_review"}]},
    {"set_aside": []},
]
#: expected, and the places where it is not so
FAILS = [
    ({"achieved": True}, ["achieved"]),
    # 0 is not false, and false is not 0
    ({"achieved": 0}, ["achieved"]),
    (unit(tally={"mapped": True}), ["units/unit-a@1/tally/mapped"]),
    # what is expected and not said
    ({"kind": "result"}, ["kind"]),
    (unit(criteria={"1.3": {"status": "met"}}), ["units/unit-a@1/criteria/1.3"]),
    (unit(criteria={"1.1": None}), ["units/unit-a@1/criteria/1.1"]),
    (
        unit(criteria={"1.1": {"status": "stale"}, "1.2": {"status": "met"}}),
        ["units/unit-a@1/criteria/1.1/status", "units/unit-a@1/criteria/1.2/status"],
    ),
    # another order, one more, one less
    (criterion(also=["met", "verified"]),
     ["units/unit-a@1/criteria/1.1/also/~1", "units/unit-a@1/criteria/1.1/also/~2"]),
    (criterion(also=["verified"]), ["units/unit-a@1/criteria/1.1/also"]),
    (unit(criteria=[{"reference": "1.1"}]), ["units/unit-a@1/criteria"]),
    ({"findings": [{"code": "self_review"}]}, ["findings"]),
    ({"findings": [{"code": "self_review"}, {"code": "self_review"}]}, ["findings"]),
    ({"findings": []}, ["findings", "findings"]),
    ({"set_aside": [{"slug": "unknown-item"}]}, ["set_aside"]),
    # none of several fits
    (unit(gaps={"": {"needed": 2}}), ['units/unit-a@1/gaps/""/needed']),
]  # fmt: skip


@pytest.mark.parametrize("expected", FITS, ids=str)
def test_it_fits(expected: dict[str, Any]) -> None:
    assert differences(expected, RESULT) == []


@pytest.mark.parametrize(("expected", "places"), FAILS, ids=str)
def test_it_does_not_fit_and_the_place_is_told(expected: dict[str, Any], places: list[str]) -> None:
    assert [difference.path for difference in differences(expected, RESULT)] == places


@pytest.mark.parametrize(
    "result",
    [None, [], "met", 3, {}, {"units": None}, {"units": {}}, {"units": "unit-a@1"},
     {"units": [None, 3, []]}, {"units": [{"specification": "unit-a@1", "criteria": 3}]},
     {"units": [{"specification": ["unit-a@1"]}]}],
    ids=str,
)  # fmt: skip
def test_a_result_of_any_shape_is_told_and_breaks_nothing(result: Any) -> None:
    assert differences(criterion(status="met", also=["met"]), result)
    assert differences({"findings": [{"code": "self_review"}]}, result)
