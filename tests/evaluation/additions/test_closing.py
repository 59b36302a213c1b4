"""The least addition: small rules with the answer that a person would give."""

from decimal import Decimal
from typing import Any

import pytest
import yaml
from tests.evaluation.test_satisfied import link

from rubric.evaluation import NewItem, least_addition, satisfiable
from rubric.evaluation.additions import closing, item_numbers, saying
from rubric.model import Sufficiency
from rubric.rules import EvidenceRule
from rubric.rules.sufficiency import node_of, range_scope
from rubric.rules.words import METHODS, SOURCES

SCOPE = range_scope(["indoors", "outdoors"])
ANY = EvidenceRule()
BUT_TEST = tuple(word for word in METHODS if word != "test")
NOT_SIMULATED = tuple(word for word in SOURCES if word != "simulation")


def least(written: str, rules: EvidenceRule = ANY) -> tuple[tuple[NewItem, ...], bool] | None:
    rule = Sufficiency.model_validate(yaml.load(written, Loader=yaml.BaseLoader))
    found = least_addition(node_of(rule, (), SCOPE), (), [rules])
    return None if found is None else (found.items, found.exact)


def hours(amount: str) -> dict[str, Any]:
    return {"quantities": {"hours": Decimal(amount)}}


@pytest.mark.parametrize(
    ("written", "items"),
    [
        # one item may serve several clauses
        ("{items: 1, hours: 12}", [NewItem(**hours("12"))]),
        ("{items: 2, hours: 12}", [NewItem(**hours("12")), NewItem()]),
        # fewest items first, then least quantities
        ("{any: [{items: 2}, {hours: 12}]}", [NewItem(**hours("12"))]),
        ("{any: [{hours: 12}, {items: 1}]}", [NewItem()]),
        # then what asks for least besides, then the rule's own order
        ("{any: [{items: 1, where: {witnessed: yes}}, {items: 1}]}", [NewItem()]),
        (
            "{any: [{items: 1, where: {methods: [test]}},"
            " {items: 1, where: {methods: [product]}}]}",
            [NewItem(methods=("test",))],
        ),
        ("{any: [{items: 5, where: {within: 1 month}}, {items: 5}]}", [NewItem()] * 5),
        # as many items, though more clauses are to be served
        (
            "{any: [{items: 5, where: {witnessed: yes}},"
            " {all: [{items: 5}, {items: 1, where: {not_methods: [test]}}]}]}",
            [NewItem(methods=BUT_TEST), *[NewItem()] * 4],
        ),
        # a date only where it is needed
        (
            "{all: [{items: 2}, {items: 1, where: {within: 1 month}}]}",
            [NewItem(), NewItem(dated=True, within=1)],
        ),
        # an occasion of its own only where it is needed
        ("{items: 2, once_per: occasion}", [NewItem(apart=("occasion",))] * 2),
        (
            "{all: [{items: 2}, {hours: 12, once_per: occasion}]}",
            [NewItem(apart=("occasion",), **hours("12")), NewItem()],
        ),
        # to stand apart asks for less than a witness
        (
            "{any: [{items: 1, where: {witnessed: yes}}, {items: 1, once_per: occasion}]}",
            [NewItem(apart=("occasion",))],
        ),
        # range items by name
        ("{range: all}", [NewItem(range=("indoors", "outdoors"))]),
        ("{range: 1}", [NewItem(range=("indoors",))]),
        # what another new item has said already is not said again
        (
            "{all: [{items: 2}, {items: 1, where: {methods: [test]}}]}",
            [NewItem(methods=("test",)), NewItem()],
        ),
        # new ones of what is counted: one item may bring several
        ("{occasions: 1, sites: 1}", [NewItem(apart=("occasion", "site"))]),
        ("{assessors: 2}", [NewItem(apart=("observed_by",))] * 2),
        ("{witnesses: 1}", [NewItem(witnessed=True, apart=("witness",))]),
        (
            "{items: 2, occasions: 1}",
            [NewItem(apart=("occasion",)), NewItem()],
        ),
        # an item by another method that names nothing covers the range, so none names it
        (
            "{all: [{range: all}, {occasions: 1, methods: 2, items: 1}]}",
            [
                NewItem(methods=METHODS, apart=("method", "occasion")),
                NewItem(methods=METHODS, apart=("method",)),
            ],
        ),
        # methods: one of those there are, or each its own, and nothing of the third item
        ("{methods: 1, where: {methods: [test, other]}}", [NewItem(methods=("test", "other"))]),
        (
            "{methods: 2, items: 3, where: {not_methods: [test]}}",
            [
                NewItem(methods=BUT_TEST, apart=("method",)),
                NewItem(methods=BUT_TEST, apart=("method",)),
                NewItem(methods=BUT_TEST),
            ],
        ),
        (
            "{all: [{methods: 2, where: {methods: [test, other]}}, "
            "{methods: 2, where: {methods: [feedback, other]}}]}",
            [
                NewItem(methods=("other",), apart=("method",)),
                NewItem(methods=("test", "other"), apart=("method",)),
                NewItem(methods=("feedback", "other"), apart=("method",)),
            ],
        ),
        # under a cap only what is left, and no cap where all that is missing fits
        (
            "{hours: 12, at_most: {source: {simulation: 4}}}",
            [NewItem(sources=NOT_SIMULATED, **hours("12"))],
        ),
        ("{hours: 12, at_most: {source: {simulation: 12}}}", [NewItem(**hours("12"))]),
        (
            "{hours: 12, where: {sources: [simulation, other]}, "
            "at_most: {source: {simulation: 5, other: 9}}}",
            [
                NewItem(sources=("simulation",), **hours("5")),
                NewItem(sources=("other",), **hours("7")),
            ],
        ),
        # a cap and a need for more of what it caps: none of it is wasted, all of it is asked
        (
            "{all: [{hours: 12, at_most: {source: {simulation: 4}}}, "
            "{hours: 6, where: {sources: [simulation]}}]}",
            [
                NewItem(sources=("simulation",), **hours("6")),
                NewItem(sources=NOT_SIMULATED, **hours("8")),
            ],
        ),
        # … whatever else comes from another source that is capped
        (
            "{all: [{hours: 12, at_most: {source: {simulation: 4, coursework: 5}}},"
            " {hours: 6, where: {sources: [simulation]}},"
            " {items: 1, where: {sources: [coursework]}}]}",
            [
                NewItem(sources=("simulation",), **hours("6")),
                NewItem(sources=("workplace", "prior_learning", "other"), **hours("8")),
                NewItem(sources=("coursework",)),
            ],
        ),
        (
            "{items: 3, where: {methods: [test, other]}, at_most: {method: {test: 1}}}",
            [NewItem(methods=("other",))] * 3,
        ),
        (
            "{items: 3, where: {methods: [test, other]}, at_most: {method: {test: 1, other: 2}}}",
            [NewItem(methods=("test",)), *[NewItem(methods=("other",))] * 2],
        ),
    ],
)
def test_least_addition(written: str, items: list[NewItem]) -> None:
    found = least(written)
    assert found is not None
    assert sorted(found[0], key=repr) == sorted(items, key=repr)
    assert found[1]


def test_what_is_left_out_holds_for_every_method_that_is_named() -> None:
    """One clause serves only one method; a date dropped for its sake would fail the other."""
    rules = EvidenceRule(accept_methods=frozenset({"product", "test"}))
    found = least(
        "{any: [{items: 1, where: {within: 12 months}}, {items: 1, where: {methods: [product]}}]}",
        rules,
    )
    assert found is not None
    [item] = found[0]
    assert item.dated or item.methods == ("product",)


@pytest.mark.parametrize(
    "written",
    [
        # no method is both
        "{items: 1, where: {methods: [test], not_methods: [test]}}",
        # more of the list than can be had
        "{n_of: 2, of: [{items: 1}, {items: 1, where: {methods: [test], not_methods: [test]}}]}",
        # three of two methods; more than the caps leave
        "{methods: 3, where: {methods: [test, other]}}",
        "{hours: 4, where: {sources: [other]}, at_most: {source: {other: 3}}}",
        "{items: 4, where: {methods: [test, other]}, at_most: {method: {test: 1, other: 2}}}",
    ],
)
def test_what_nothing_can_satisfy(written: str) -> None:
    rule = Sufficiency.model_validate(yaml.load(written, Loader=yaml.BaseLoader))
    node = node_of(rule, (), SCOPE)
    assert least_addition(node, (), [ANY]) is None
    assert not satisfiable(node, [ANY])


@pytest.mark.parametrize(
    "written",
    ["{items: 1}", "{all: [{items: 1}, {hours: 3}]}", "{n_of: 1, of: [{items: 1}, {hours: 3}]}"],
)
def test_what_something_can_satisfy(written: str) -> None:
    rule = Sufficiency.model_validate(yaml.load(written, Loader=yaml.BaseLoader))
    assert satisfiable(node_of(rule, (), SCOPE), [ANY])


def test_what_one_alternative_alone_can_satisfy() -> None:
    never = "{items: 1, where: {methods: [test], not_methods: [test]}}"
    rule = Sufficiency.model_validate(
        yaml.load(f"{{n_of: 2, of: [{{items: 1}}, {{hours: 3}}, {never}]}}", Loader=yaml.BaseLoader)
    )
    assert satisfiable(node_of(rule, (), SCOPE), [ANY])


def test_many_items_are_found_soon_and_proved() -> None:
    for written, number in (
        ("{items: 60, methods: 3}", 60),
        ("{methods: 12}", 12),
        ("{items: 8, at_most: {method: {" + ", ".join(f"{m}: 1" for m in METHODS) + "}}}", 8),
    ):
        found = least(written)
        assert found is not None
        assert (len(found[0]), found[1]) == (number, True)


def test_beyond_its_bound_the_answer_says_that_it_is_not_proved() -> None:
    methods = ("observation", "product", "discussion", "questioning", "assignment", "test")
    clauses = ", ".join(f"{{items: 6, where: {{methods: [{m}]}}}}" for m in methods)
    found = least(f"{{n_of: 3, of: [{clauses}]}}")
    assert found is not None
    items, exact = found
    assert len(items) == 18
    assert not exact


def each_method(clause: str) -> str:
    """Return a clause for each method, with its number and its word put in."""
    return ", ".join(clause % (at, word) for at, word in enumerate(METHODS))


#: hours by all methods but one, for each: very many numbers of items serve them
BUT_ONE = "{all: [{items: 4}, " + each_method("{hours: 5.%d, where: {not_methods: [%s]}}") + "]}"


def test_every_loop_of_a_search_is_within_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    spread, calls = closing.spread, []
    monkeypatch.setattr(closing, "spread", lambda *args: calls.append(1) or spread(*args))
    found = least(BUT_ONE)
    assert found is not None
    assert (len(found[0]), found[1]) == (4, False)
    assert len(calls) < 5_000


def test_what_spends_the_steps_ends_the_search(monkeypatch: pytest.MonkeyPatch) -> None:
    spread, calls = closing.spread, []
    monkeypatch.setattr(closing, "spread", lambda *args: calls.append(1) or spread(*args))
    found = least(BUT_ONE.replace("{items: 4}", "{items: 3}"))
    assert found is not None
    assert (len(found[0]), found[1]) == (3, False)
    # of more than three hundred ways to have three items
    assert 1 < len(calls) < 50


#: three items, two by one method and one by another, or the other way round
TWO_WAYS = (
    "{all: [{items: 3, where: {methods: [test, product]}}, {items: 1, where: {methods: [test]}},"
    " {items: 1, where: {methods: [product]}}]}"
)


@pytest.mark.parametrize(("steps", "exact"), [(386, True), (385, False)])
def test_the_steps_that_comparing_two_ways_takes(
    steps: int, exact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    # 240 are for some answer: 3 clauses by 12 methods and 5 sources, and to write out 5 items;
    # half of the rest is for this choice, and half of that to find the ways; of the 37 that are
    # left to write them out the first takes 36, for 3 items and 3 clauses
    monkeypatch.setattr(closing, "MOST_STEPS", steps)
    monkeypatch.setattr(closing, "_least_of", closing._to_keep)
    # the way that comes first is taken
    either = ("product", "test")
    assert least(TWO_WAYS) == (
        (NewItem(methods=("test",)), NewItem(methods=either), NewItem(methods=("product",))),
        exact,
    )


@pytest.mark.parametrize("written", ["{any: [%s]}", "{all: [{any: [%s]}]}"])
@pytest.mark.parametrize(("number", "exact"), [(3, True), (4, False)])
def test_no_more_choices_are_compared_than_named(
    written: str, number: int, exact: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "MOST_CHOICES", 3)
    monkeypatch.setattr(closing, "_least_of", closing._to_keep)
    # the last is the least
    clauses = [f"{{hours: {9 - at}}}" for at in range(number)]
    found = least(written % ", ".join(clauses))
    assert found == ((NewItem(**hours("7")),), exact)


@pytest.mark.parametrize("written", ["{n_of: 12, of: [%s]}", "{all: [{n_of: 12, of: [%s]}]}"])
def test_choices_beyond_those_compared_are_not_made(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closing, "MOST_CHOICES", 3)
    found = least(written % ", ".join(f"{{hours: {at}.25}}" for at in range(1, 31)))
    assert found is not None
    # those that come first, of which the first is the least
    assert found == ((NewItem(**hours("12.25")),), False)


def test_what_holds_already_needs_nothing() -> None:
    node = node_of(Sufficiency.model_validate({"items": "1"}), (), SCOPE)
    assert least_addition(node, [link("E1")], [ANY]) == ((), True)


@pytest.mark.parametrize(("names", "short"), [(99, True), (100, False)])
def test_a_question_with_many_names_is_long(names: int, short: bool) -> None:
    scope = range_scope([str(name) for name in range(names)])
    node = node_of(Sufficiency.model_validate({"range": "1"}), (), scope)
    before = closing._least_of.cache_info().currsize, closing._least_of_long.cache_info().currsize
    assert least_addition(node, (), [ANY]) == ((NewItem(range=("0",)),), True)
    after = closing._least_of.cache_info().currsize, closing._least_of_long.cache_info().currsize
    assert after == (before[0] + short, before[1] + (not short))


def test_past_the_bound_some_items_satisfy_the_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "MOST_STEPS", 0)
    rule = "{all: [" + each_method("{items: 1%02d, where: {methods: [%s]}}") + "]}"
    found = least(rule)
    assert found is not None
    items, exact = found
    assert not exact
    for at, word in enumerate(METHODS):
        assert sum(item.methods == (word,) for item in items) == 100 + at


def test_the_work_of_many_items_grows_no_faster_than_they_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(closing, "MOST_STEPS", 0)
    new_item, enough, calls = saying._new_item, item_numbers.enough, []
    monkeypatch.setattr(saying, "_new_item", lambda *a, **k: calls.append(1) or new_item(*a, **k))
    monkeypatch.setattr(item_numbers, "enough", lambda *args: calls.append(1) or enough(*args))
    work = []
    for number in (21, 84):
        calls.clear()
        few = METHODS[:3]
        clauses = ", ".join(f"{{items: {number}, where: {{methods: [{m}]}}}}" for m in few)
        least(f"{{all: [{clauses}]}}")
        work.append(len(calls))
    assert work[0] == work[1]  # it is counted by kinds, not by items


def test_a_choice_that_may_need_least_is_looked_at_whatever_came_before_it() -> None:
    found = least("{any: [" + BUT_ONE + ", {items: 1}]}")
    assert found == ((NewItem(),), True)


def test_what_cannot_be_is_no_choice() -> None:
    never = "{items: 1, where: {methods: [test], not_methods: [test]}}"
    found = least("{n_of: 6, of: [" + ", ".join([never] * 12 + ["{items: 1}"] * 6) + "]}")
    assert found == ((NewItem(),), True)


def test_long_answers_are_not_kept_for_the_next_learner() -> None:
    kept = closing._least_of.cache_info().currsize
    for number in (20, 21):
        least(f"{{items: {number}, hours: 7.125}}")
    assert closing._least_of.cache_info().currsize == kept + 1


def test_long_questions_are_kept_for_few_learners(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = "{n_of: 3, of: [" + each_method("{items: 1, hours: %d.5, where: {methods: [%s]}}") + "]}"
    kept = closing._least_of.cache_info().currsize
    long = closing._least_of_long.cache_info()
    monkeypatch.setattr(closing, "MOST_STEPS", 0)
    first = least(rule)
    assert least(rule) == first
    assert closing._least_of.cache_info().currsize == kept
    assert closing._least_of_long.cache_info().hits == long.hits + 1
    assert closing._least_of_long.cache_info().maxsize == 50
