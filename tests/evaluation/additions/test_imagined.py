"""New items as clauses see them: what they state, and under whose cap they fall."""

from datetime import date
from decimal import Decimal

import pytest
from tests.evaluation.additions.test_packing import asked

from rubric.evaluation.additions.imagined import Pair, capped_as, imagined, oldest, takes
from rubric.rules import AtLeast

DAY = date(2026, 3, 31)


def clause(written: str) -> AtLeast:
    """The one clause of a rule."""
    node = asked(written)[0].node
    assert isinstance(node, AtLeast)
    return node


@pytest.mark.parametrize(
    ("written", "pair", "expected"),
    [
        ("{hours: 9}", ("test", "other"), None),
        ("{hours: 9, at_most: {method: {test: 2}}}", ("test", "other"), "test"),
        ("{hours: 9, at_most: {method: {test: 2}}}", ("product", "other"), None),
        ("{hours: 9, at_most: {method: {test: 2}}}", (None, "other"), None),
        ("{hours: 9, at_most: {source: {other: 2, simulation: 3}}}", ("test", "other"), "other"),
        ("{hours: 9, at_most: {source: {other: 2, simulation: 3}}}", ("test", "simulation"),
         "simulation"),
        # a cap that leaves room for everything
        ("{hours: 9, at_most: {method: {test: 8.5}}}", ("test", "other"), "test"),
        ("{hours: 9, at_most: {method: {test: 9}}}", ("test", "other"), None),
    ],
)  # fmt: skip
def test_under_whose_cap_it_falls(written: str, pair: Pair, expected: str | None) -> None:
    assert capped_as(clause(written), pair) == expected


def test_a_clause_looks_at_it_by_its_method_and_by_its_source() -> None:
    both = clause("{items: 1, where: {methods: [test], not_sources: [other]}}")
    assert takes(both, ("test", "workplace"))
    assert not takes(both, ("test", "other"))
    assert not takes(both, ("product", "workplace"))
    assert not takes(both, (None, "workplace"))


def test_a_new_item_counts_and_needs_nobody_to_sign_or_confirm_it() -> None:
    link = imagined(0, ("test", "other"), judging_day=DAY, quantities={"hours": Decimal(3)})
    assert link.reasons == ()
    assert (link.signed, link.confirmed, link.authenticated) == (True, True, True)
    assert (link.method, link.item.source, link.judging_day) == ("test", "other", DAY)
    assert link.item.quantities == {"hours": 3}


def test_a_new_item_states_no_more_than_it_is_said_to() -> None:
    bare = imagined(0, (None, None), judging_day=DAY, quantities={})
    assert (bare.method, bare.item.source, bare.item.day, bare.at) == (None, None, None, None)
    assert (bare.parts, bare.range) == (None, None)
    item = bare.item
    assert (item.occasion, item.site, item.witness, item.observed_by) == (None,) * 4
    first = ("occasion", "site", "observed_by")
    stated = imagined(0, (None, None), judging_day=DAY, day=DAY, apart=first, witness="W",
                      quantities={}, parts=("a",), range_items=("x",))  # fmt: skip
    other = imagined(1, (None, None), judging_day=DAY, apart=first, quantities={}).item
    assert (stated.item.day, stated.item.witness) == (DAY, "W")
    assert (stated.parts, stated.range) == (("a",), ("x",))
    # of each it is the first
    assert other.id != stated.item.id
    for field in first:
        assert getattr(stated.item, field) is not None
        assert getattr(stated.item, field) != getattr(other, field)


def test_how_old_it_may_be() -> None:
    assert oldest(DAY, 1) == date(2026, 2, 28)
    assert oldest(DAY, None) == date.min
