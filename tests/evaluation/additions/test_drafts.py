"""What a rule with a gap makes of new items, as far as they have been worked out."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.additions.test_packing import asked
from tests.evaluation.small import ON, judged_unit

from rubric.evaluation.additions.any_method import by_any_method
from rubric.evaluation.additions.drafts import (
    Asked,
    Draft,
    asked_of,
    enough,
    haves,
    holds,
    missing,
    steps,
)
from rubric.rules.words import METHODS

WHOLE = (None, None)


def draft(*names: str, pairs: str = "test/other", hours: str | None = None, **said: Any) -> Draft:
    """An item mapped to criteria; `pairs` are methods and sources, any of which it may be."""
    every = tuple(tuple(word or None for word in pair.split("/")) for pair in pairs.split())
    quantities = {} if hours is None else {"hours": Decimal(hours)}
    return Draft(every, dict.fromkeys(names or ("1",), WHOLE), quantities, **said)


def links(**covers: Any) -> Draft:
    """An item mapped to the first criterion, with parts and range items."""
    named = (covers.get("parts"), covers.get("names"))
    return Draft((("test", "other"),), {"1": named}, {})


E1 = "{id: E1, maps_to: {1: whole}}"
CAPPED = "{hours: 9, at_most: {source: {simulation: 4}}}"
SIMULATED = "test/simulation"


@pytest.mark.parametrize(
    ("rule", "items", "drafts", "expected"),
    [
        ("{items: 3}", "", [draft(), draft()], "2"),
        # up to what is needed, with what is there
        ("{items: 3}", "", [draft()] * 5, "3"),
        ("{items: 3}", E1, [draft()], "2"),
        ("{hours: 9}", "{id: E1, hours: 2, maps_to: {1: whole}}", [draft(hours="3")], "5"),
        ("{hours: 9}", "", [draft(hours="3"), draft()], "3"),
        # mapped to what the rule is of, and accepted there
        ("{items: 3}", "", [draft("2"), draft("1", "2")], "1"),
        # what every one of its methods and sources would give
        ("{items: 3, where: {methods: [test]}}", "",
         [draft(), draft(pairs="test/other feedback/other")], "1"),
        ("{items: 3, where: {sources: [other]}}", "", [draft(), draft(pairs="test/")], "1"),
        ("{items: 3, where: {witnessed: yes}}", "", [draft(), draft(witnessed=False)], "1"),
        ("{items: 3, where: {within: 3 months}}", "",
         [draft(age=3), draft(age=4), draft(age=None), draft()], "2"),
        # different things, of which it is the first or not
        ("{sites: 3}", "", [draft(), draft(apart=())], "1"),
        ("{witnesses: 3}", "", [draft(), draft(witnessed=False), draft(apart=("site",))], "1"),
        ("{assessors: 3}", "", [draft(), draft()], "2"),
        ("{sites: 3}", "{id: E1, site: s, maps_to: {1: whole}}", [draft()], "2"),
        ("{methods: 3}", "", [draft(), draft(), draft(pairs="feedback/other")], "2"),
        ("{methods: 3}", "{id: E1, method: test, maps_to: {1: whole}}", [draft()], "1"),
        # by which of two methods nobody knows
        ("{methods: 3}", "", [draft(pairs="test/other feedback/other")], "0"),
        ("{methods: 3}", "", [draft(pairs="test/other test/workplace")], "1"),
        # once per occasion only where it is of another
        ("{items: 3, once_per: occasion}", "", [draft(), draft(apart=())], "1"),
        ("{hours: 9, once_per: occasion}", "{id: E1, hours: 2, occasion: o, maps_to: {1: whole}}",
         [draft(hours="3"), draft(hours="4", apart=("site",))], "5"),
        # under a cap, with what is there
        (CAPPED, "", [draft(hours="3", pairs=SIMULATED), draft(hours="3", pairs=SIMULATED)], "4"),
        (CAPPED, "", [draft(hours="3", pairs=SIMULATED), draft(hours="3")], "6"),
        (CAPPED, "{id: E1, hours: 3, source: simulation, maps_to: {1: whole}}",
         [draft(hours="3", pairs=SIMULATED)], "4"),
        (CAPPED, "", [draft(hours="3", pairs=f"{SIMULATED} test/other")], "0"),
        (CAPPED, "", [draft(hours="3", pairs="test/workplace test/other")], "3"),
        # parts and range items
        ("{range: all}", "", [links(names=("x",)), links(names=("x", "y"))], "2"),
        ("{range: all}", "", [links()], "3"),
        ("{range: all}", "{id: E1, maps_to: {1: {range: [z]}}}", [links(names=("x",))], "2"),
        ("{range: all}", "", [links(names=())], "0"),
    ],
)  # fmt: skip
def test_how_much_there_is_with_new_items(
    rule: str, items: str, drafts: list[Draft], expected: str
) -> None:
    one = of(rule, items)
    assert haves(one, drafts) == (Decimal(expected),)
    n = one.node.n
    assert holds(one, drafts) is (Decimal(expected) >= n)


def of(rule: str, items: str = "", more: str = "") -> Asked:
    """The first of two criteria, which asks for this and has three range items."""
    first = f"{{ref: 1, text: a, range: [x, y, z], sufficient: {rule}, {more}}}"
    unit = judged_unit(f"{{criteria: [{first}, {{ref: 2, text: b}}]}}", f"{{evidence: [{items}]}}")
    return asked_of(unit)[0]


def test_what_one_rule_sees_of_an_item_is_not_what_another_sees() -> None:
    takes_products = "evidence_rules: {basis: centre, accept: {methods: [product]}}"
    written = f"{{criteria: [{{ref: 1, text: a}}, {{ref: 2, text: b, {takes_products}}}]}}"
    one, other = asked_of(judged_unit(written))
    item = draft("1", "2")
    assert (holds(one, [item]), holds(other, [item])) == (True, False)


def test_one_item_covers_what_each_of_its_mappings_names() -> None:
    written = (
        "outcomes: [{ref: 1, text: O, range: [x, y, z], sufficient: {range: all},"
        " criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]}]"
    )
    above = asked_of(judged_unit(written))[-1]
    item = Draft((("test", "other"),), {"1.1": (None, ("x",)), "1.2": (None, ("y",))}, {})
    assert haves(above, [item]) == (Decimal(2),)


def test_evidence_rules_take_an_item_by_each_of_its_methods() -> None:
    one = of("{items: 3}", more="evidence_rules: {accept: {methods: [test]}}")
    both = [draft(), draft(pairs="test/other feedback/other")]
    assert haves(one, both) == (1,)
    assert one.accepts(("test", None))
    assert not one.accepts(("feedback", None))
    assert one.taking(("test", None)) == "1"
    assert one.own


def test_joins_count_what_holds() -> None:
    one = of("{n_of: 2, of: [{items: 2}, {hours: 3}, {sites: 1}]}")
    assert haves(one, [draft(hours="2")]) == (1, 2, 1)
    for got, holds_so in (((2, 3, 0), True), ((2, 2, 0), False), ((1, 3, 1), True)):
        assert enough(one.node, iter(map(Decimal, got))) is holds_so
    assert holds(one, [draft(hours="3")])
    assert not holds(one, [draft(hours="2", apart=())])


def test_what_clauses_lack_of_a_quantity() -> None:
    one = of("{hours: 9, any: [{hours: 4, where: {methods: [test]}}, {items: 2}]}")
    assert missing(one, [draft(hours="3")], "hours") == [6, 1]
    assert missing(one, [draft(hours="5", pairs="feedback/other")], "hours") == [4, 4]
    assert missing(one, [], "sessions") == []


def test_a_look_takes_a_step_for_each_item_by_each_clause() -> None:
    assert steps(of("{items: 3}"), 4) == 5
    assert steps(of("{items: 3, hours: 2}"), 4) == 10
    # where what is there could change what a new item adds, that is looked at too
    there = "{id: E1, hours: 1, maps_to: {1: whole}}"
    assert steps(of(CAPPED, there), 4) == 6
    assert steps(of("{hours: 9}", there), 4) == 5


NESTED = (
    "sufficient: {items: 9}, outcomes: [{ref: 1, text: O, sufficient: {items: 5}, criteria:"
    " [{ref: 1.1, text: a}, {ref: 1.2, text: b}]}, {ref: 2, text: O,"
    " criteria: [{ref: 2.1, text: c}]}]"
)


def test_what_each_rule_of_a_unit_is_asked_over() -> None:
    items = "{id: E1, maps_to: {1.1: whole}}, {id: E2, maps_to: {2.1: whole}}"
    every = asked_of(judged_unit(f"{{{NESTED}}}", f"{{evidence: [{items}]}}"))
    told = [
        (one.gap.reference or "/".join(one.gap.scope), one.outcome, one.own, " ".join(one.criteria),
         " ".join(link.item.id for link in one.evidence))
        for one in every
    ]  # fmt: skip
    assert told == [
        ("1.2", 0, True, "1.2", ""),
        ("1", 0, False, "1.1 1.2", "E1"),
        ("", None, False, "1.1 1.2 2.1", "E1 E2"),
    ]


CURRENT, DATED = "current: {within: 24 months}", "dated: required"
AFTER = "before_registration: not_counted"


@pytest.mark.parametrize(
    ("rules", "registered", "expected"),
    [
        ("", date(2026, 1, 31), None),
        (CURRENT, date(2026, 1, 31), 24),
        # what counts is from after registration, two months before the day
        (f"{CURRENT}, {AFTER}", date(2026, 1, 31), 2),
        (f"{DATED}, {AFTER}", date(2026, 1, 31), 2),
        # … unless that is longer ago than it may be
        (f"{CURRENT}, {AFTER}", date(2023, 12, 31), 24),
        (f"{DATED}, {AFTER}", date(2023, 12, 31), 27),
        # it may be undated
        (AFTER, date(2026, 1, 31), None),
        # nobody states the day
        (f"{CURRENT}, {AFTER}", None, 24),
        (f"{DATED}, {AFTER}", None, None),
        (f"{CURRENT}, before_registration: prior_learning_only", date(2026, 1, 31), 24),
    ],
)
def test_how_old_what_counts_for_a_criterion_is_at_most(
    rules: str, registered: date | None, expected: int | None
) -> None:
    unit = judged_unit(f"{{criteria: [{{ref: 1, text: a, evidence_rules: {{{rules}}}}}]}}")
    [one] = asked_of(unit, ON, registered)
    assert one.oldest == {"1": expected}
    # without the day that it is judged for, nobody knows
    assert asked_of(unit, None, registered)[0].oldest == {"1": 24 if CURRENT in rules else None}


# -- by whichever method ---------------------------------------------------------------


def told(drafts: list[Draft]) -> list[str]:
    """The methods of each item, and `*` where it has to be by another than the others."""
    named = []
    for one in drafts:
        methods = {method for method, _ in one.pairs}
        others = [word for word in METHODS if word not in methods]
        word = "any" if not others else "/".join(sorted(map(str, methods)))
        if 0 < len(others) < len(methods):
            word = f"not {'/'.join(others)}"
        named.append(word + "*" * ("method" in one.apart))
    return named


OBSERVED, PRODUCT = "observation/other", "product/other"


@pytest.mark.parametrize(
    ("rules", "pairs", "expected"),
    [
        # any two that are not the same
        (["{methods: 2}"], [OBSERVED, PRODUCT], ["any*", "any*"]),
        (["{methods: 1}"], [OBSERVED], ["any"]),
        # where methods are not counted they are left as they are
        (["{items: 2}"], [OBSERVED, PRODUCT], ["observation", "product"]),
        # two by one method are not exchanged
        (["{methods: 1, items: 2}"], [OBSERVED, OBSERVED], ["observation", "observation"]),
        # as other clauses tell them apart
        (["{methods: 2, where: {methods: [observation, product, test]}}"], [OBSERVED, PRODUCT],
         ["observation/product/test*", "observation/product/test*"]),
        (["{all: [{methods: 2}, {items: 1, where: {methods: [product, test]}}]}"],
         [OBSERVED, PRODUCT], ["not product/test", "product/test"]),
        # what one alone may be is nobody else's
        (["{all: [{methods: 2, where: {methods: [observation, product]}},"
          " {items: 1, where: {methods: [product]}}]}"], [OBSERVED, PRODUCT],
         ["observation", "product"]),
        # where two share one of two methods, the third has the other
        (["{methods: 2, items: 3, where: {methods: [observation, product]}}"],
         [OBSERVED, OBSERVED, PRODUCT], ["observation", "observation", "product"]),
        # … and of three methods any other
        (["{methods: 2, items: 3, where: {methods: [observation, product, test]}}"],
         [OBSERVED, OBSERVED, PRODUCT], ["observation", "observation", "product/test"]),
        # a capped method is not exchanged for one that is not
        (["{all: [{methods: 2}, {hours: 9, at_most: {method: {test: 2}}}]}"],
         [OBSERVED, PRODUCT], ["not test*", "not test*"]),
        (["{all: [{methods: 2}, {hours: 9, at_most: {method: {observation: 2}}}]}"],
         [OBSERVED, PRODUCT], ["observation", "not observation"]),
    ],
)  # fmt: skip
def test_methods_that_may_be_exchanged(
    rules: list[str], pairs: list[str], expected: list[str]
) -> None:
    drafts = [draft(pairs=pair, apart=()) for pair in pairs]
    assert told(by_any_method(asked(*rules), drafts)) == expected


@pytest.mark.parametrize(("maps_to", "methods"), [("1", "observation/test"), ("2", "observation")])
def test_a_method_is_one_that_the_criteria_of_the_item_accept(maps_to: str, methods: str) -> None:
    first, second = (f"evidence_rules: {{accept: {{methods: [{words}]}}}}" for words in
                     ("observation, test", "observation"))  # fmt: skip
    both = asked_of(
        judged_unit(
            f"{{criteria: [{{ref: 1, text: a, sufficient: {{methods: 1}}, {first}}},"
            f" {{ref: 2, text: b, sufficient: {{methods: 1}}, {second}}}]}}"
        )
    )
    assert told(by_any_method(both, [draft(maps_to, pairs=OBSERVED, apart=())])) == [methods]
