"""Rows of links joined with their items: both ways of reading make the same of them."""

from decimal import Decimal
from typing import Any

import pytest

from rubric import portfolio_from_rows
from rubric.exchange.plain import plain_facts
from rubric.facts import facts_of

UNIT = {"registrations": [{"specification": "facilitating-action-learning@1"}]}


def rows(*items: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what rows say of their items, each row mapped to a criterion of its own."""
    return [{"id": "E1", "criterion": f"1.{n}", **item} for n, item in enumerate(items, start=1)]


JOINED: list[tuple[str, list[dict[str, Any]]]] = [
    ("the same twice", rows({"method": "product"}, {"method": "product"})),
    ("items in the order of the first row of each", rows({"id": "E2"}, {"id": "E1"}, {"id": "E2"})),
    # equal as numbers, and not the same as texts: the first stands
    ("2 and then 2.0", rows({"method": 2}, {"method": 2.0})),
    ("2.0 and then 2", rows({"method": 2.0}, {"method": 2})),
    ("an item of which only its id is told", rows({}, {})),
    ("an item mapped to nothing", rows({"hours": 2}, {"hours": 2, "id": "E2", "criterion": None})),
]


@pytest.mark.parametrize("evidence", [j[1] for j in JOINED], ids=[j[0] for j in JOINED])
def test_both_ways_of_reading_give_the_same(evidence: list[dict[str, Any]]) -> None:
    portfolio, problems = portfolio_from_rows(learner="L-1", evidence=evidence, **UNIT)
    assert problems == ()
    assert portfolio is not None
    assert plain_facts("L-1", {"evidence": evidence, **UNIT}) == facts_of(portfolio)


LEFT: list[tuple[str, list[dict[str, Any]]]] = [
    ("another method", rows({"method": "product"}, {"method": "observation"})),
    ("yes and 1", rows({"hours": 1}, {"hours": True})),
    ("1 and yes", rows({"hours": True}, {"hours": 1})),
    ("0 and no", rows({"group": False}, {"group": 0})),
    ("a column less", rows({"method": "product"}, {})),
    ("no criterion", [{"id": "E1", "method": "product"}]),
    ("a binary fraction for an id", rows({"id": 1.1}, {"id": Decimal("1.1")})),
    ("a note of no link", rows({"note": "x", "criterion": None})),
]


@pytest.mark.parametrize("evidence", [j[1] for j in LEFT], ids=[j[0] for j in LEFT])
def test_anything_unusual_is_left_to_the_longer_way(evidence: list[dict[str, Any]]) -> None:
    assert plain_facts("L-1", {"evidence": evidence, **UNIT}) is None
