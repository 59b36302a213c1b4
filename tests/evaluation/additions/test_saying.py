"""A plan of new items written out: what is asked of each, and what the others say already."""

from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.additions.test_kinds import ANY, LOCATED, PRODUCT, TEST, kind, need
from tests.evaluation.test_satisfied import link

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.item_numbers import fewest
from rubric.evaluation.additions.kinds import Need, kinds_of
from rubric.evaluation.additions.quantities import spread
from rubric.evaluation.additions.saying import Planned, new_items, pruned, written_out
from rubric.evaluation.counted import JudgedLink
from rubric.rules import EvidenceRule
from rubric.rules.nodes import AtLeast
from rubric.rules.sufficiency import parts_scope
from rubric.rules.words import SOURCES

MANY = 10**6
BUT_SIMULATION = tuple(word for word in SOURCES if word != "simulation")
WITNESSED = {"where": {"witnessed": "yes"}}


def recent(months: int) -> dict[str, Any]:
    return {"where": {"within": f"{months} months"}}


def plan(needs: list[Need], rules: EvidenceRule = ANY) -> list[Planned]:
    kinds = kinds_of(needs, [rules])
    [numbers, *_], _ = fewest(needs, kinds, Budget(MANY))
    amounts, _ = spread(needs, kinds, numbers, Budget(MANY))
    return list(written_out(needs, kinds, numbers, amounts))


def said(needs: list[Need], rules: EvidenceRule = ANY) -> list[NewItem]:
    return new_items(pruned(plan(needs, rules), needs), needs)


def hours(amount: str, **more: Any) -> NewItem:
    return NewItem(quantities={"hours": Decimal(amount)}, **more)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([{"items": 2}], [NewItem(), NewItem()]),
        # the first carries amounts and names
        ([{"items": 2}, {"hours": 4}], [hours("4"), NewItem()]),
        ([{"items": 2}, {"hours": 4}, {"sessions": 3}],
         [NewItem(quantities={"hours": Decimal(4), "sessions": Decimal(3)}), NewItem()]),
        ([{"range": 2}], [NewItem(range=("x", "y"))]),
        # … but no names, where another item that names none covers all
        ([{"items": 2}, {"range": 2}], [NewItem(), NewItem()]),
        # each says what it is wanted for, and the others no more than they have to
        ([{"items": 2}, {"items": 1, **TEST}], [NewItem(methods=("test",)), NewItem()]),
        ([{"items": 1, **TEST}, {"items": 1, **PRODUCT}],
         [NewItem(methods=("test",)), NewItem(methods=("product",))]),
        ([{"items": 2}, {"items": 1, **WITNESSED}], [NewItem(witnessed=True), NewItem()]),
        ([{"items": 2, **WITNESSED}], [NewItem(witnessed=True)] * 2),
        ([{"items": 2}, {"items": 1, **recent(6)}], [NewItem(dated=True, within=6), NewItem()]),
        # of two periods the shorter is enough for both
        ([{"items": 1, **recent(6)}, {"items": 1, **recent(3)}], [NewItem(dated=True, within=3)]),
        ([{"items": 2, **recent(6)}, {"items": 1, **recent(3)}],
         [NewItem(dated=True, within=3), NewItem(dated=True, within=6)]),
        # one that serves several is asked for all that they say together, and another for nothing
        ([{"items": 2}, *({"items": 1, "where": {"methods": ["test", other]}}
                          for other in ("product", "feedback", "recording"))],
         [NewItem(methods=("test",)), NewItem()]),
        ([{"items": 2, **TEST}, {"items": 1, "where": {"methods": ["test"], "witnessed": "yes"}},
          {"hours": 3, "where": {"methods": ["test"], "witnessed": "yes"}}],
         [hours("3", methods=("test",), witnessed=True), NewItem(methods=("test",))]),
        # no more than what is let under a cap is wanted of what falls under it
        ([{"items": 3, "at_most": {"source": {"simulation": 1}}},
          {"items": 2, "where": {"sources": ["simulation"]}}],
         [NewItem(sources=("simulation",))] * 2 + [NewItem(sources=BUT_SIMULATION)] * 2),
        ([{"items": 3, "at_most": {"source": {"simulation": 2}}},
          {"items": 2, "where": {"sources": ["simulation"]}}],
         [NewItem(sources=("simulation",))] * 2 + [NewItem(sources=BUT_SIMULATION)]),
        # what stands apart
        ([{"occasions": 2}, {"items": 3}],
         [NewItem(apart=("occasion",)), NewItem(apart=("occasion",)), NewItem()]),
        ([{"witnesses": 1}, {"items": 2}],
         [NewItem(witnessed=True, apart=("witness",)), NewItem()]),
        ([{"assessors": 1}, {"sites": 1}], [NewItem(apart=("observed_by", "site"))]),
        ([{"items": 2, "once_per": "site"}, {"occasions": 1}],
         [NewItem(apart=("site", "occasion")), NewItem(apart=("site",))]),
        ([{"hours": 4, "once_per": "occasion"}], [hours("4", apart=("occasion",))]),
        ([{"hours": 4, "once_per": "occasion"}, {"items": 2}],
         [hours("4", apart=("occasion",)), NewItem()]),
        # each by a method of its own, where several are counted
        ([{"methods": 1, **TEST}], [NewItem(methods=("test",))]),
        ([{"methods": 2, "where": {"methods": ["test", "other"]}}],
         [NewItem(methods=("test", "other"), apart=("method",))] * 2),
        ([{"methods": 2, "where": {"methods": ["test", "other"]}}, {"items": 3}],
         [NewItem(methods=("test", "other"), apart=("method",))] * 2 + [NewItem()]),
        # one that could be of another method as well, but need not be, is none of them
        ([{"items": 2, **TEST}, {"methods": 2, "where": {"methods": ["test", "other"]}}],
         [NewItem(methods=("test",), apart=("method",)), NewItem(methods=("test",)),
          NewItem(methods=("test", "other"), apart=("method",))]),
    ],
)  # fmt: skip
def test_what_new_items_say(written: list[dict[str, Any]], expected: list[NewItem]) -> None:
    found = said([need(one) for one in written])
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize(
    ("written", "evidence", "expected"),
    [
        # of a range only what is left, and no name that naming none would cover
        ({"range": 3}, [link("E1", members=("x",))], [NewItem(range=("y", "z"))]),
        ({"range": 2}, [link("E1", members=("x",))], [NewItem(range=("y",))]),
        ({"methods": 2}, [link("E1", method="test")],
         [NewItem(methods=("observation", "product", "witness_testimony", "expert_witness",
                           "discussion", "questioning", "reflective_account", "assignment",
                           "feedback", "recording", "other"))]),
        # what is left under a cap is given first by what falls under it, if anything has to
        ({"hours": 12, "at_most": {"source": {"simulation": 4}},
          "where": {"sources": ["simulation", "other"]}},
         [link("E1", hours="3", source="simulation")], [hours("9", sources=("other",))]),
        ({"hours": 12, "at_most": {"source": {"simulation": 4, "other": 9}},
          "where": {"sources": ["simulation", "other"]}},
         [link("E1", hours="1", source="simulation")],
         [hours("3", sources=("simulation",)), hours("8", sources=("other",))]),
    ],
)  # fmt: skip
def test_what_is_there_is_not_asked_for(
    written: dict[str, Any], evidence: list[JudgedLink], expected: list[NewItem]
) -> None:
    found = said([need(written, *evidence)])
    assert sorted(found, key=repr) == sorted(expected, key=repr)


def test_parts_and_range_items_are_named_apart() -> None:
    range_need = need({"range": 2})
    clause = range_need.clause
    assert isinstance(clause, AtLeast)
    lettered = clause._replace(measure=parts_scope("ab"), n=Decimal(1))
    parts_need = Need(lettered, left=("a", "b"), names=("a",))
    assert said([range_need, parts_need]) == [NewItem(range=("x", "y"), parts=("a",))]
    assert said([parts_need, need({"items": 2})]) == [NewItem(), NewItem()]


def test_evidence_rules_ask_it_of_each() -> None:
    found = said([need({"items": 2}), need({"hours": 4})], LOCATED)
    assert found == [hours("4", located=True), NewItem(located=True)]


def test_no_name_is_said_that_another_item_covers() -> None:
    rules = [{"range": 2, **TEST}, {"range": 2, **PRODUCT}, {"range": 3}]
    assert sorted(said([need(one) for one in rules]), key=repr) == [
        NewItem(methods=("product",), range=("x", "y")),
        NewItem(methods=("test",), range=("y", "z")),
    ]


def test_no_part_is_said_that_another_item_covers() -> None:
    def parts(needed: int, **more: Any) -> Need:
        clause = need({"range": 2, **more}).clause._replace(
            measure=parts_scope("abc"), n=Decimal(needed)
        )
        return Need(clause, left=tuple("abc"), names=tuple("abc"[:needed]))

    assert sorted(said([parts(2, **TEST), parts(2, **PRODUCT), parts(3)]), key=repr) == [
        NewItem(methods=("product",), parts=("a", "b")),
        NewItem(methods=("test",), parts=("b", "c")),
    ]


def test_the_first_item_that_serves_a_range_names_it() -> None:
    needs = [need({"range": 2}), need({"items": 1}), need({"range": "all"})]
    kinds = [kind({0, 1}), kind({1}), kind({0, 2})]
    planned = written_out(needs, kinds, [1, 2, 1], {(kinds[1], "hours"): Decimal(3)})
    assert [(dict(one.quantities), one.range) for one in planned] == [
        ({}, ("x", "y")), ({"hours": 3}, ()), ({}, ()), ({}, ("x", "y", "z")),
    ]  # fmt: skip
    again = written_out([needs[0]] * 3, kinds, [1, 1, 1], {})
    assert [one.range for one in again] == [("x", "y"), (), ("x", "y")]
    # what an earlier item names, however many are between, is not named again
    fewer = written_out([needs[0], needs[1], need({"range": 1})], kinds, [1, 1, 1], {})
    assert [one.range for one in fewer] == [("x", "y"), (), ("x",)]


def test_items_of_two_kinds_each_name_what_they_cover() -> None:
    found = said([need({"range": "all", **TEST}), need({"range": 2, **PRODUCT})])
    assert sorted(found, key=repr) == [
        NewItem(methods=("product",), range=("x", "y")),
        NewItem(methods=("test",), range=("x", "y", "z")),
    ]
