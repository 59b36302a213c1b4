"""What clauses still need, and which kinds of new item could serve it."""

from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.test_satisfied import link, rule

from rubric.evaluation.additions.addition import NewItem
from rubric.evaluation.additions.kinds import (
    Kind,
    Need,
    counting,
    demanded,
    kinds_of,
    need_of,
    stated,
)
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import state_of
from rubric.rules import AtLeast, EvidenceRule
from rubric.rules.words import METHODS, SOURCES

ANY = EvidenceRule()


def need(written: dict[str, Any], *evidence: JudgedLink) -> Need:
    clause = rule(written)
    assert isinstance(clause, AtLeast)
    return need_of(state_of(clause, evidence), evidence)


CAPPED = {"hours": 12, "at_most": {"source": {"simulation": 4, "coursework": 9}}}


@pytest.mark.parametrize(
    ("written", "evidence", "expected"),
    [
        ({"items": 3}, [link("E1")], {"items": 2}),
        ({"hours": 5}, [link("E1", hours="2")], {"amount": Decimal(3)}),
        # the names that are left, of which the first are enough
        ({"range": 2}, [link("E1", members=("y",))], {"left": ("x", "z"), "names": ("x",)}),
        ({"range": "all"}, [link("E1", members=("y",))], {"left": ("x", "z"), "names": ("x", "z")}),
        ({"range": 1}, [], {"left": ("x", "y", "z"), "names": ("x",)}),
        # methods that are there already add nothing
        ({"methods": 3}, [link("E1", method="test")], {"items": 2, "seen": frozenset({"test"})}),
        ({"sites": 3}, [link("E1", site="s")], {"items": 2}),
        # what is left under a cap, where not all that is missing fits
        (CAPPED, [], {"amount": Decimal(12),
                      "room": (("coursework", Decimal(9)), ("simulation", Decimal(4)))}),
        (CAPPED, [link("E1", hours="3", source="simulation")],
         {"amount": Decimal(9), "room": (("simulation", Decimal(1)),)}),
        (CAPPED, [link("E1", hours="7", source="simulation")],
         {"amount": Decimal(8), "room": (("simulation", Decimal(0)),)}),
        ({"items": 3, "at_most": {"method": {"test": 1}}}, [link("E1")],
         {"items": 2, "room": (("test", Decimal(1)),)}),
        # only what the filter takes is there
        ({"items": 2, "where": {"methods": ["test"]}}, [link("E1"), link("E2", method="test")],
         {"items": 1}),
        ({"methods": 2, "where": {"sources": ["other"]}}, [link("E1", method="test")],
         {"items": 2}),
        ({"range": 1, "where": {"sources": ["other"]}}, [link("E1", members=("x",))],
         {"left": ("x", "y", "z"), "names": ("x",)}),
        ({**CAPPED, "where": {"not_methods": ["test"]}},
         [link("E1", hours="4", source="simulation", method="test")],
         {"amount": Decimal(12),
          "room": (("coursework", Decimal(9)), ("simulation", Decimal(4)))}),
    ],
)  # fmt: skip
def test_what_a_clause_needs(
    written: dict[str, Any], evidence: list[JudgedLink], expected: dict[str, Any]
) -> None:
    found = need(written, *evidence)
    assert found == Need(found.clause, **expected)


@pytest.mark.parametrize(
    ("written", "evidence", "method", "source", "takes", "under"),
    [
        ({"items": 1}, [], "test", "other", True, None),
        ({"items": 1, "where": {"methods": ["test"]}}, [], "product", "other", False, None),
        ({"items": 1, "where": {"sources": ["other"]}}, [], "product", "workplace", False, None),
        # another item by a method that is there counts, but not as a method
        ({"items": 2}, [link("E1", method="test")], "test", "other", True, None),
        ({"methods": 2}, [link("E1", method="test")], "test", "other", False, None),
        ({"methods": 2}, [link("E1", method="test")], "product", "other", True, None),
        # under a cap by source or by method; nothing more where it is full
        (CAPPED, [], "test", "simulation", True, "simulation"),
        (CAPPED, [], "test", "workplace", True, None),
        (CAPPED, [link("E1", hours="4", source="simulation")], "test", "simulation", False,
         "simulation"),
        (CAPPED, [link("E1", hours="4", source="simulation")], "test", "coursework", True, None),
        ({"items": 3, "at_most": {"method": {"test": 1}}}, [], "test", "other", True, "test"),
        ({"items": 3, "at_most": {"method": {"test": 1}}}, [], "other", "other", True, None),
        ({"items": 3, "at_most": {"method": {"test": 1}}}, [link("E1", method="test")], "test",
         "other", False, "test"),
        ({"items": 3, "at_most": {"method": {"test": 1}}}, [link("E1", method="test")], "product",
         "other", True, None),
    ],
)  # fmt: skip
def test_what_an_item_would_add(
    written: dict[str, Any], evidence: list[JudgedLink], method: str, source: str, takes: bool,
    under: str | None,
) -> None:  # fmt: skip
    found = need(written, *evidence)
    assert (found.takes(method, source), found.under(method, source)) == (takes, under)


def test_what_cannot_be_is_said() -> None:
    assert need({"range": 4}).impossible
    assert not need({"range": 3}).impossible
    assert not need({"items": 4}).impossible
    assert need({"methods": 2}).of_methods
    assert not need({"sites": 2}).of_methods


def kind(serves: set[int], method: str | None = None, **under: str) -> Kind:
    words = tuple((int(at.removeprefix("n")), word) for at, word in under.items())
    return Kind(frozenset(serves), ANY, method, words)


@pytest.mark.parametrize(
    ("given", "total", "room"),
    [
        ([], 0, {"coursework": 9, "simulation": 4}),
        ([(kind({0}), 3), (kind({0}), 4)], 7, {"coursework": 9, "simulation": 4}),
        # up to the cap, over all that falls under it
        ([(kind({0}, n0="simulation"), 3)], 3, {"coursework": 9, "simulation": 1}),
        ([(kind({0}, n0="simulation"), 6)], 4, {"coursework": 9, "simulation": 0}),
        ([(kind({0}, n0="simulation"), 3), (kind({0}, "test", n0="simulation"), 3)], 4,
         {"coursework": 9, "simulation": 0}),
        ([(kind({0}, n0="simulation"), 3), (kind({0}), 5), (kind({0}, n0="coursework"), 10)], 17,
         {"coursework": 0, "simulation": 1}),
        # of another need
        ([(kind({0, 1}, n1="simulation"), 6)], 6, {"coursework": 9, "simulation": 4}),
    ],
)  # fmt: skip
def test_how_much_is_served(
    given: list[tuple[Kind, int]], total: int, room: dict[str, int]
) -> None:
    amounts = ((one, Decimal(amount)) for one, amount in given)
    assert counting(0, need(CAPPED), amounts) == (total, room)


TEST, PRODUCT = {"where": {"methods": ["test"]}}, {"where": {"methods": ["product"]}}
LOCATED = EvidenceRule(locator="required")
ACCEPTING = EvidenceRule(accept_methods=frozenset({"test"}))


@pytest.mark.parametrize(
    ("needs", "rules", "expected"),
    [
        # one kind where it serves everything
        ([{"items": 1}, {"hours": 2}], [ANY], ["0 1"]),
        ([{"items": 1, **TEST}, {"hours": 2}], [ANY], ["0 1"]),
        # of two filters one each, or both
        ([{"items": 1, **TEST}, {"items": 1, **PRODUCT}], [ANY], ["0", "1"]),
        ([{"items": 1, **TEST}, {"items": 1, **PRODUCT}, {"items": 1}], [ANY], ["0 2", "1 2"]),
        ([{"items": 1, **TEST}, {"items": 1, "where": {"sources": ["other"]}}], [ANY], ["0 1"]),
        # as many of different methods as could be asked for
        ([{"methods": 2}], [ANY], ["0 observation", "0 product"]),
        ([{"methods": 1}, {"items": 1}], [ANY], ["0 1 observation"]),
        ([{"methods": 2, "where": {"methods": ["test", "other"]}}], [ANY],
         ["0 test", "0 other"]),
        ([{"methods": 1, **TEST}, {"methods": 1, **PRODUCT}], [ANY], ["0 test", "1 product"]),
        # under a cap, and outside of it
        ([CAPPED], [ANY], ["0"]),
        ([{**CAPPED, "where": {"sources": ["simulation"]}}], [ANY], ["0 0:simulation"]),
        ([{**CAPPED, "where": {"sources": ["simulation", "coursework"]}}], [ANY],
         ["0 0:simulation", "0 0:coursework"]),
        ([CAPPED, {"hours": 1, "where": {"sources": ["simulation"]}}], [ANY],
         ["0", "0 1 0:simulation"]),
        # of two under one cap the one that serves more
        ([{**CAPPED, "where": {"sources": ["simulation"]}}, {"items": 1, **TEST}], [ANY],
         ["0 1 0:simulation"]),
        # under the evidence rules that ask for least
        ([{"items": 1}], [LOCATED, ANY], ["0"]),
        ([{"items": 1}], [ANY, LOCATED], ["0"]),
        ([{"items": 1}], [ACCEPTING], ["0"]),
        ([{"items": 1, **PRODUCT}], [ACCEPTING], []),
        ([{"items": 1, **PRODUCT}], [ACCEPTING, LOCATED], ["0 located"]),
        ([{"items": 1}, {"items": 1, **PRODUCT}], [ACCEPTING, LOCATED], ["0 1 located"]),
    ],
)  # fmt: skip
def test_which_kinds_there_are(
    needs: list[dict[str, Any]], rules: list[EvidenceRule], expected: list[str]
) -> None:
    found = kinds_of([need(written) for written in needs], rules)
    assert [
        " ".join(
            [*map(str, sorted(one.serves)), *([one.method] if one.method else []),
             *(f"{at}:{word}" for at, word in one.under),
             *(["located"] if one.rules is LOCATED else [])]
        )
        for one in found
    ] == expected  # fmt: skip


BUT_TEST = tuple(method for method in METHODS if method != "test")
BUT_SIMULATION = tuple(source for source in SOURCES if source != "simulation")


@pytest.mark.parametrize(
    ("needs", "of", "serves", "any_method", "methods", "sources"),
    [
        # nothing need be stated where anything does
        ([{"items": 1}], kind({0}), {0}, True, None, None),
        ([{"items": 1, **TEST}], kind({0}), {0}, True, ("test",), None),
        ([{"items": 1, "where": {"not_methods": ["test"]}}], kind({0}), {0}, True, BUT_TEST, None),
        ([{"items": 1, "where": {"sources": ["other"]}}], kind({0}), {0}, True, None, ("other",)),
        ([{"items": 1, "where": {"not_sources": ["simulation"]}}], kind({0}), {0}, True, None,
         BUT_SIMULATION),
        # of all that it is wanted for, and of no more
        ([{"items": 1, **TEST}, {"items": 1}], kind({0, 1}), {1}, True, None, None),
        ([{"items": 1, **TEST}, {"items": 1, "where": {"sources": ["other"]}}], kind({0, 1}),
         {0, 1}, True, ("test",), ("other",)),
        # by its own method, or by any that counts
        ([{"methods": 2}], kind({0}, "test"), {0}, False, ("test",), None),
        ([{"methods": 2}], kind({0}, "test"), {0}, True, METHODS, None),
        ([{"methods": 2}, {"items": 1}], kind({0, 1}, "test"), {1}, False, None, None),
        # what falls under no cap, or under its own
        ([CAPPED], kind({0}), {0}, True, None, ("workplace", "prior_learning", "other")),
        ([CAPPED], kind({0}, n0="simulation"), {0}, True, None,
         ("workplace", "simulation", "prior_learning", "other")),
        ([{"items": 3, "at_most": {"method": {"test": 1}}}], kind({0}), {0}, True, BUT_TEST, None),
    ],
)  # fmt: skip
def test_what_has_to_be_stated(
    needs: list[dict[str, Any]], of: Kind, serves: set[int], any_method: bool,
    methods: tuple[str, ...] | None, sources: tuple[str, ...] | None,
) -> None:  # fmt: skip
    every = [need(written) for written in needs]
    assert stated(of, serves, every, any_method=any_method) == (methods, sources)


def test_what_evidence_rules_accept_has_to_be_stated() -> None:
    rules = EvidenceRule(accept_methods=frozenset({"test"}), accept_sources=frozenset({"other"}))
    found = stated(Kind(frozenset({0}), rules), {0}, [need({"items": 1})], any_method=True)
    assert found == (("test",), ("other",))


@pytest.mark.parametrize(
    ("rules", "item", "expected"),
    [
        (ANY, NewItem(), NewItem()),
        (EvidenceRule(dated="required"), NewItem(), NewItem(dated=True)),
        (EvidenceRule(current=6), NewItem(), NewItem(dated=True, within=6)),
        (EvidenceRule(current=6), NewItem(within=3), NewItem(dated=True, within=3)),
        (EvidenceRule(current=6), NewItem(within=9), NewItem(dated=True, within=6)),
        (ANY, NewItem(dated=True, within=3), NewItem(dated=True, within=3)),
        (LOCATED, NewItem(), NewItem(located=True)),
        (EvidenceRule(before_registration="not_counted"), NewItem(),
         NewItem(after_registration=True)),
        (EvidenceRule(before_registration="not_counted"), NewItem(sources=("prior_learning",)),
         NewItem(sources=("prior_learning",), after_registration=True)),
        # prior learning alone may be older
        (EvidenceRule(before_registration="prior_learning_only"), NewItem(),
         NewItem(after_registration=True)),
        (EvidenceRule(before_registration="prior_learning_only"),
         NewItem(sources=("prior_learning",)), NewItem(sources=("prior_learning",))),
        # authenticity, where it is needed to count
        (EvidenceRule(authenticity="declared"), NewItem(), NewItem()),
        (EvidenceRule(authenticity="declared", authenticity_needed="to_count"), NewItem(),
         NewItem(authenticity="declared")),
        (EvidenceRule(authenticity="declared_and_confirmed", authenticity_needed="to_count"),
         NewItem(), NewItem(authenticity="declared_and_confirmed")),
    ],
)  # fmt: skip
def test_what_evidence_rules_ask_of_a_new_item(
    rules: EvidenceRule, item: NewItem, expected: NewItem
) -> None:
    assert demanded(item, rules) == expected
