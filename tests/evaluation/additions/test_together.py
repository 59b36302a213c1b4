"""The least additions for a whole unit: small units with the answer that a person would give."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from tests.evaluation.additions.test_packing import MANY, REST, asked

import rubric
from rubric.evaluation.additions import drafts, packing, together, ways
from rubric.evaluation.additions.budget import Budget
from rubric.rules.words import METHODS
from rubric.testing import Case, laws

DAY = date(2026, 3, 31)


def case(criteria: str, evidence: str = "[]", **fields: Any) -> Case:
    """Return a unit with these criteria (refs to fields), and items already mapped."""
    written = yaml.load(criteria, Loader=yaml.BaseLoader)
    unit = {
        "format": "rubric/1", "kind": "unit", "id": "unit-a", "version": "1", "title": "A unit",
        **fields,
    }  # fmt: skip
    if "outcomes" not in fields:
        unit["criteria"] = [{"ref": ref, "text": ref, **said} for ref, said in written.items()]
    portfolio = {
        "format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "unit-a@1",
        "evidence": yaml.load(evidence, Loader=yaml.BaseLoader),
    }  # fmt: skip
    return Case(unit, portfolio, DAY, {})


def found(one: Case, up_to: int = 3) -> tuple[list[tuple[str, ...]], rubric.LeastAdditions]:
    """Return the criteria that each new item is mapped to, and everything."""
    [least] = rubric.least_additions(one.result(), up_to)
    return [tuple(m.criterion for m in item.maps_to) for item in least.items], least


PLAIN = "{1.1: {}, 1.2: {}, 1.3: {}, 1.4: {}}"
#: the whole unit asks for hours
HOURS = {"sufficient": {"hours": "5"}}
BY = "where: {methods: [%s]}"


@pytest.mark.parametrize(
    ("criteria", "up_to", "expected"),
    [
        # one item serves up to so many
        (PLAIN, 1, [("1.1",), ("1.2",), ("1.3",), ("1.4",)]),
        (PLAIN, 3, [("1.1", "1.2", "1.3"), ("1.4",)]),
        (PLAIN, 4, [("1.1", "1.2", "1.3", "1.4")]),
        # two of one criterion are two items
        (
            "{1.1: {sufficient: {items: 3}}, 1.2: {}, 1.3: {}}",
            3,
            [("1.1", "1.2"), ("1.1", "1.3"), ("1.1",)],
        ),
        # no method is both
        (
            "{1.1: {sufficient: {items: 1, where: {methods: [product]}}},"
            " 1.2: {sufficient: {items: 1, where: {methods: [observation]}}}}",
            2,
            [("1.1",), ("1.2",)],
        ),
        # the alternative that the other needs anyway
        (
            "{1.1: {sufficient: {any: [{items: 1, where: {methods: [test]}},"
            " {items: 2, where: {methods: [product]}}]}},"
            " 1.2: {sufficient: {items: 2, where: {methods: [product]}}}}",
            2,
            [("1.1", "1.2"), ("1.1", "1.2")],
        ),
    ],
)
def test_mapped_together(criteria: str, up_to: int, expected: list[tuple[str, ...]]) -> None:
    mapped, least = found(case(criteria), up_to)
    assert mapped == expected
    assert least.exact


@pytest.mark.parametrize(
    ("criteria", "up_to", "total"),
    [
        # the hours of one item serve every criterion that it is mapped to
        ("{1.1: {sufficient: {hours: 4}}, 1.2: {sufficient: {hours: 3}}, 1.3: {}}", 2, "4"),
        # whichever of them stand next to each other
        ("{1.1: {sufficient: {hours: 4}}, 1.2: {}, 1.3: {sufficient: {hours: 3}}}", 2, "4"),
        # but not by two methods
        (
            "{1.1: {sufficient: {hours: 4, where: {methods: [product]}}},"
            " 1.2: {sufficient: {hours: 3, where: {methods: [observation]}}}}",
            2,
            "7",
        ),
    ],
)
def test_least_quantities(criteria: str, up_to: int, total: str) -> None:
    _, least = found(case(criteria), up_to)
    amounts = [a for item in least.items for a in item.item.quantities.values()]
    assert sum(amounts) == Decimal(total)
    assert least.exact


def test_hours_are_shared_also_where_another_criterion_needs_two_items(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "MOST_EXCHANGES", 0)
    rules = ["{hours: 4}", "{hours: 3}", "{items: 2}", ""]
    criteria = ", ".join(
        f"1.{n}: {{{f'sufficient: {rule}' if rule else ''}}}" for n, rule in enumerate(rules, 1)
    )
    mapped, least = found(case(f"{{{criteria}}}"), 2)
    assert mapped == [("1.1", "1.2"), ("1.3", "1.4"), ("1.3",)]
    assert [dict(item.item.quantities) for item in least.items] == [{"hours": 4}, {}, {}]
    assert least.exact


def test_hours_are_not_shared_where_too_few_items_would_be_left_for_an_outcome() -> None:
    criteria = [["{hours: 2}", ""], ["{hours: 3}", "{hours: 4}"]]
    written = (
        f"{{ref: {at}, text: O, sufficient: {{items: {items}}}, criteria: ["
        + ", ".join(
            f"{{ref: {at}.{n}, text: a{f', sufficient: {rule}' if rule else ''}}}"
            for n, rule in enumerate(rules, 1)
        )
        + "]}"
        for at, (items, rules) in enumerate(zip((3, 2), criteria, strict=True), 1)
    )
    outcomes = yaml.load(f"[{', '.join(written)}]", Loader=yaml.BaseLoader)
    mapped, least = found(case("{}", outcomes=outcomes), 2)
    assert mapped == [("1.1", "2.1"), ("1.1",), ("1.2", "2.2")]
    assert [item.item.quantities.get("hours", 0) for item in least.items] == [3, 0, 4]


def test_the_rule_of_the_unit_is_served_by_what_serves_its_criteria() -> None:
    mapped, least = found(case("{1.1: {}, 1.2: {}}", sufficient={"items": "2", "hours": "5"}), 2)
    assert mapped == [("1.1",), ("1.2",)]
    assert [gap.scope for gap in least.gaps] == [("1.1",), ("1.2",), ()]
    assert least.exact


def test_a_rule_of_an_outcome_alone_is_served_by_its_own_criteria() -> None:
    outcomes = [
        {
            "ref": ref,
            "text": ref,
            "criteria": [{"ref": f"{ref}.1", "text": ref}],
            **({"sufficient": {"items": "2"}} if ref == "2" else {}),
        }
        for ref in ("1", "2")
    ]
    one = case("{}", "[{id: E1, maps_to: {1.1: whole, 2.1: whole}}]", outcomes=outcomes)
    mapped, _ = found(one, 3)
    assert mapped == [("2.1",)]


def test_each_part_is_said_of_the_criterion_that_has_it() -> None:
    parts = "parts: [{ref: a, text: a}, {ref: b, text: b}]"
    one = case(
        f"{{1.1: {{{parts}}}, 1.2: {{}}}}",
        "[{id: E1, maps_to: {1.1: {parts: [a]}}}]",
    )
    _, least = found(one)
    [item] = least.items
    assert item.maps_to == (rubric.NewMapping("1.1", parts=("b",)), rubric.NewMapping("1.2"))


def test_a_demand_of_one_criterion_is_stated_by_the_item_for_all() -> None:
    rules = {"locator": "required", "dated": "required", "basis": "centre"}
    unit = case("{1.1: {}, 1.2: {}}")
    unit.specification["criteria"][1]["evidence_rules"] = rules
    _, least = found(unit)
    [item] = least.items
    assert item.item.dated
    assert [mapping.located for mapping in item.maps_to] == [False, True]


def test_a_witness_is_asked_for_once_where_one_serves_both_rules() -> None:
    rule = "{sufficient: {items: 1, where: {witnessed: yes}}}"
    _, least = found(case(f"{{1.1: {{}}, 1.2: {rule}}}", sufficient={"witnesses": "1"}), 1)
    assert [item.item.witnessed for item in least.items] == [False, True]


def test_what_is_achieved_needs_nothing() -> None:
    mapped, least = found(case("{1.1: {}}", "[{id: E1, maps_to: {1.1: whole}}]"))
    assert (mapped, least.gaps, least.exact) == ([], (), True)


@pytest.mark.parametrize("up_to", [0, -1])
def test_one_item_serves_at_least_one_criterion(up_to: int) -> None:
    with pytest.raises(ValueError, match="< 1"):
        rubric.least_additions(case(PLAIN).result(), up_to)


def test_beyond_the_bound_every_gap_has_items_of_its_own_and_the_answer_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "MOST_ITEMS", 1)
    one = case(PLAIN)
    mapped, least = found(one, 3)
    assert mapped == [("1.1",), ("1.2",), ("1.3",), ("1.4",)]
    assert not least.exact


def test_many_criteria_are_still_exact() -> None:
    criteria = {str(n): {"sufficient": {"hours": str(n % 3 + 1)}} for n in range(1, 31)}
    one = case(yaml.safe_dump(criteria))
    mapped, least = found(one, 3)
    assert len(mapped) == 10
    assert least.exact
    laws.law_together(one, 3)


def test_what_a_new_item_may_be_is_said_where_not_everything_will_do() -> None:
    _, least = found(
        case(
            "{1.1: {sufficient: {hours: 6, where: {not_methods: [product]}}},"
            " 1.2: {sufficient: {items: 1, where: {not_sources: [simulation]}}}, 1.3: {}}"
        ),
        3,
    )
    [shared] = least.items
    assert shared.item.methods is not None
    assert "product" not in shared.item.methods
    assert shared.item.sources == ("workplace", "prior_learning", "coursework", "other")
    _, anything = found(case("{1.1: {}}"))
    assert (anything.items[0].item.methods, anything.items[0].item.sources) == (None, None)


@pytest.mark.parametrize(("most", "named"), [(2, False), (1, True)])
def test_a_cap_narrows_what_a_new_item_may_be_only_where_it_can_bind(
    most: int, named: bool
) -> None:
    capped = f"{{items: 2, at_most: {{method: {{test: {most}}}}}}}"
    _, least = found(case(f"{{1.1: {{sufficient: {capped}}}}}"), 1)
    assert any(shared.item.methods is not None for shared in least.items) == named


BUT_TEST = tuple(word for word in METHODS if word != "test")
OBSERVED = "[{id: E1, method: observation, maps_to: {1.1: whole}}]"


@pytest.mark.parametrize(
    ("criteria", "evidence", "expected"),
    [
        # each by a method of its own, whichever it is
        ("{1.1: {sufficient: {methods: 2}}}", "[]", [(METHODS, ("method",))] * 2),
        # none by a method that is there already, or that another criterion passes over
        (
            "{1.1: {sufficient: {methods: 3}},"
            " 1.2: {sufficient: {methods: 2, where: {not_methods: [test]}}}}",
            OBSERVED,
            [(tuple(word for word in BUT_TEST if word != "observation"), ("method",))] * 2,
        ),
        # one method is fixed, so the other item is by any but that
        (
            "{1.1: {sufficient: {all: [{methods: 2}, {items: 1, where: {methods: [test]}}]}}}",
            "[]",
            [(("test",), ()), (BUT_TEST, ())],
        ),
        # only one is missing
        (
            "{1.1: {sufficient: {methods: 2, where: {not_methods: [product, recording]}}}}",
            OBSERVED,
            [(tuple(w for w in METHODS[2:] if w != "recording"), ())],
        ),
        # of few
        (
            "{1.1: {sufficient: {methods: 2, where: {methods: [test, product]}}}}",
            "[]",
            [(("product", "test"), ("method",))] * 2,
        ),
    ],
)
def test_where_methods_are_counted_any_will_do_that_differ(
    criteria: str, evidence: str, expected: list[tuple[tuple[str, ...], tuple[str, ...]]]
) -> None:
    one = case(criteria, evidence)
    _, least = found(one, 2)
    told = [(shared.item.methods, shared.item.apart) for shared in least.items]
    assert sorted(told, key=repr) == sorted(expected, key=repr)
    laws.law_together(one, 2)


@pytest.mark.parametrize("at", [0, 1])  # the criterion whose evidence rules ask for a recent item
def test_an_item_that_has_to_be_recent_anyway_is_so_for_every_rule(at: int) -> None:
    recent = "{items: 2, all: [{range: all, where: {within: 2 months}}]}"
    one = case(
        f"{{1.1: {{range: [x, y], sufficient: {recent}}}, 1.2: {{sufficient: {{items: 2}}}}}}"
    )
    current = {"current": {"within": "2 months"}, "basis": "centre"}
    one.specification["criteria"][at]["evidence_rules"] = current
    _, least = found(one, 2)
    assert [item.maps_to[0].range for item in least.items] == [(), ()]
    assert [item.item.within for item in least.items] == [2, 2]
    laws.law_together(one, 2)


@pytest.mark.parametrize(
    ("registered", "names"),
    [
        # whatever counts is from after registration, and so no older than a year
        ("2025-04-01", [(), ()]),
        ("2025-03-31", [(), ()]),
        ("2025-03-30", [("x", "y"), ()]),
    ],
)
def test_an_item_from_after_registration_is_no_older_than_that(
    registered: str, names: list[tuple[str, ...]]
) -> None:
    recent = "{items: 2, all: [{range: all, where: {within: 12 months}}]}"
    one = case(f"{{1.1: {{range: [x, y], sufficient: {recent}}}}}")
    one = one.with_portfolio(registered=registered)
    rules = {"dated": "required", "before_registration": "not_counted", "basis": "centre"}
    one.specification["criteria"][0]["evidence_rules"] = rules
    _, least = found(one, 2)
    assert [item.maps_to[0].range for item in least.items] == names
    laws.law_together(one, 2)


def test_the_looks_at_items_are_bounded_whatever_there_is_to_close(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: list[int] = []
    seen = drafts._seen
    monkeypatch.setattr(drafts, "_seen", lambda *args: calls.append(1) or seen(*args))
    criteria = {str(n): {"sufficient": {"items": "3", "methods": "2"}} for n in range(1, 7)}
    mapped, _ = found(case(yaml.safe_dump(criteria)), 3)
    assert mapped
    assert len(calls) < together.MOST_STEPS


def test_a_rule_whose_share_is_spent_takes_its_own_addition(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ways, "_EACH", 10**6)
    one = case("{1.1: {sufficient: {items: 3, methods: 2}}, 1.2: {}, 1.3: {}}")
    mapped, _ = found(one, 3)
    assert len(mapped) == 3
    laws.law_together(one, 3)


def test_with_no_steps_left_every_gap_has_items_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_STEPS", 0)
    mapped, least = found(case(PLAIN), 3)
    assert mapped == [("1.1",), ("1.2",), ("1.3",), ("1.4",)]
    assert not least.exact


def test_a_quarter_of_the_steps_is_for_ways_and_one_of_the_rest_for_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[int] = []

    def spied(name: str, position: int) -> None:
        asked_for = getattr(together, name)
        monkeypatch.setattr(
            together, name, lambda *args: given.append(args[position].left) or asked_for(*args)
        )

    monkeypatch.setattr(together, "MOST_STEPS", 3200)
    spied("ways_to_close", 2)
    spied("fewest", 3)
    found(case(PLAIN), 3)
    # 800 for four rules, of which each takes nine and leaves the rest to those that follow
    assert given == [200, 791 // 3, 782 // 2, 773, 2400 // 4]


def test_many_items_for_one_rule_are_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "ways_to_close", None)
    mapped, least = found(case("{1.1: {sufficient: {items: 1000}}}"), 3)
    assert len(mapped) == 1000
    assert not least.exact


@pytest.mark.parametrize(("most", "together_"), [(2, True), (1, False)])
def test_as_many_items_as_the_bound_are_searched(
    most: int, together_: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "MOST_ITEMS", most)
    # as many for all of them, or for one
    for criteria in (PLAIN, "{1.1: {sufficient: {items: 2}}, 1.2: {}}"):
        mapped, least = found(case(criteria), 3)
        assert (len(mapped) == 2) is together_
        assert least.exact is together_


def test_one_item_serves_up_to_three_criteria_where_nothing_else_is_said() -> None:
    [least] = rubric.least_additions(case(PLAIN).result())
    assert (least.up_to, len(least.items)) == (3, 2)


UP_TO_MERIT = "{1.1: {band: pass}, 1.2: {band: pass}, 1.3: {band: merit}}"
OF_THREE = {
    "decision": "not_required",
    "achieved_by": {"n_of": "2", "of": ["1.1", "1.2", "1.3"]},
}


@pytest.mark.parametrize(
    ("criteria", "evidence", "fields", "exact"),
    [
        # another could be taken
        (PLAIN, "[]", {"achieved_by": {"n_of": "1", "of": ["1.1", "1.2"]}}, False),
        # all that the target asks for are needed, or achieved already
        (UP_TO_MERIT, "[]", OF_THREE, True),
        (UP_TO_MERIT, "[{id: E1, maps_to: {1.1: whole}}]", OF_THREE, True),
        # of an outcome that is needed either of two criteria
        (
            "{}",
            "[]",
            {
                "achieved_by": {"n_of": "1", "of": ["1"]},
                "outcomes": [
                    {
                        "ref": "1",
                        "text": "1",
                        "achieved_by": {"n_of": "1", "of": ["1.1", "1.2"]},
                        "criteria": [{"ref": "1.1", "text": "a"}, {"ref": "1.2", "text": "b"}],
                    }
                ],
            },
            False,
        ),
    ],
)
def test_alternatives_that_are_not_compared_are_no_proof(
    criteria: str, evidence: str, fields: dict[str, Any], exact: bool
) -> None:
    _, least = found(case(criteria, evidence, **fields), 4)
    assert least.items
    assert least.exact is exact


def test_both_the_number_and_the_quantities_have_to_be_proved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # the bound is a third of four hours, and any two items that serve all bring one hour each
    twice = "{sufficient: {hours: 1, items: 2}}"
    _, least = found(case(f"{{1.1: {twice}, 1.2: {twice}, 1.3: {twice}, 1.4: {twice}}}"), 3)
    amounts = [amount for item in least.items for amount in item.item.quantities.values()]
    assert (len(least.items), sum(amounts), least.exact) == (3, 2, False)
    # no hours at all, and a cut
    monkeypatch.setattr(packing, "MOST_STATES", 1)
    products = f"{{items: 2, {BY % 'product'}}}"
    either = f"{{any: [{{items: 1, {BY % 'test'}}}, {products}]}}"
    _, least = found(case(f"{{1.1: {{sufficient: {either}}}, 1.2: {{sufficient: {products}}}}}"), 2)
    assert (len(least.items), least.exact) == (3, False)


def test_by_themselves_items_say_of_their_mapping_what_the_gap_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(together, "MOST_ITEMS", 0)
    rules = {"locator": "required", "basis": "centre"}
    one = case(
        "{1.1: {parts: [{ref: a, text: a}, {ref: b, text: b}], range: [x, y],"
        " sufficient: {range: all}}, 1.2: {}}",
        "[{id: E1, maps_to: {1.1: {at: p. 1, parts: [a], range: [x]}}}]",
    )
    one.specification["criteria"][0]["evidence_rules"] = rules
    _, least = found(one, 3)
    first, second = least.items
    named = rubric.NewMapping("1.1", parts=("b",), range=("y",), located=True)
    assert first.maps_to == (named,)
    assert (first.item.parts, first.item.range, first.item.located) == ((), (), False)
    assert second == rubric.SharedItem(rubric.NewItem(), (rubric.NewMapping("1.2"),))


def test_a_date_that_a_rule_asks_for_is_stated() -> None:
    _, least = found(case("{1.1: {sufficient: {items: 1, where: {within: 2 months}}}, 1.2: {}}"))
    assert [(item.item.dated, item.item.within) for item in least.items] == [(True, 2)]


def test_an_item_is_as_authentic_as_any_of_its_criteria_asks() -> None:
    one = case("{1.1: {}, 1.2: {}, 1.3: {}}")
    for at, word in enumerate(("none", "declared_and_confirmed", "declared")):
        rules = {"authenticity": word, "authenticity_needed": "to_count", "basis": "centre"}
        one.specification["criteria"][at]["evidence_rules"] = rules
    for up_to, expected in (
        (1, ["none", "declared_and_confirmed", "declared"]),
        (3, ["declared_and_confirmed"]),
    ):
        _, least = found(one, up_to)
        assert [item.item.authenticity for item in least.items] == expected
    one.specification["criteria"][1]["evidence_rules"]["authenticity"] = "none"
    _, least = found(one, 3)
    assert [item.item.authenticity for item in least.items] == ["declared"]


def test_mappings_stand_in_the_order_of_the_specification() -> None:
    mapped, _ = found(case("{1.9: {}, 1.10: {}, 1.11: {}}"), 2)
    assert mapped == [("1.9", "1.10"), ("1.11",)]


# -- less quantities by exchanging criteria ------------------------------------------------

HOURS_EACH = [f"{{hours: {n}}}" for n in (4, 3, 2, 1)]
BY_TURNS = ["1 3", "2 4"]


def least_of(
    monkeypatch: pytest.MonkeyPatch,
    *plans: list[str],
    rules: list[str] = HOURS_EACH,
    up_to: int = 2,
    bound: int = 0,
    steps: int = MANY,
) -> tuple[Decimal, list[str], int]:
    """The least quantities of some plans, its mappings, and how many plans were worked out."""
    calls: list[int] = []
    pared = together._pared
    monkeypatch.setattr(together, "_pared", lambda *args: calls.append(1) or pared(*args))
    given = [[(REST, names.split()) for names in plan] for plan in plans]
    budget = Budget(steps)
    best = together._least_amounts(asked(*rules), given, up_to, Decimal(bound), budget)
    assert best.budget is budget
    return best.total(), [" ".join(draft.maps_to) for draft in best.drafts], len(calls)


@pytest.mark.parametrize(
    ("plans", "bound", "expected"),
    [
        # of those given the first with the least
        ([["1 2", "3 4"]], 6, (6, ["1 2", "3 4"], 1)),
        ([BY_TURNS, ["1 2", "3 4"]], 6, (6, ["1 2", "3 4"], 2)),
        ([["1 2", "3 4"], BY_TURNS], 5, (6, ["1 2", "3 4"], 2 + 4)),
        ([["1 2", "3 4"], ["3 4", "1 2"]], 5, (6, ["1 2", "3 4"], 2 + 4)),
        # none is worked out after one that has as little as could be
        ([["1 2", "3 4"], BY_TURNS], 6, (6, ["1 2", "3 4"], 1)),
        ([BY_TURNS, ["1 2", "3 4"], BY_TURNS], 6, (6, ["1 2", "3 4"], 2)),
        # where none has as little as could be, what exchanging makes of it
        ([BY_TURNS], 7, (7, BY_TURNS, 1)),
        ([BY_TURNS], 6, (6, ["3 4", "2 1"], 3)),
        # … until nothing more comes of it: of four criteria in pairs four exchanges there are
        ([["1 2", "3 4"]], 5, (6, ["1 2", "3 4"], 1 + 4)),
        ([BY_TURNS], 5, (6, ["3 4", "2 1"], 3 + 4)),
    ],
)
def test_criteria_are_exchanged_for_less(
    plans: list[list[str]],
    bound: int,
    expected: tuple[int, list[str], int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert least_of(monkeypatch, *plans, bound=bound) == expected


@pytest.mark.parametrize(
    ("most", "expected"),
    [(0, (7, 1)), (1, (7, 2)), (2, (6, 3)), (4, (6, 5)), (5, (6, 6)), (6, (6, 7)), (7, (6, 7))],
)
def test_no_more_exchanges_are_tried_than_named(
    most: int, expected: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "MOST_EXCHANGES", most)
    total, _, tried = least_of(monkeypatch, BY_TURNS)
    assert (total, tried) == expected


def test_an_exchange_has_to_satisfy_every_rule(monkeypatch: pytest.MonkeyPatch) -> None:
    # one item for both would be less, but the first needs two
    rules = ["{items: 2, hours: 4}", "{hours: 3}"]
    assert least_of(monkeypatch, ["1", "1 2"], rules=rules)[:2] == (4, ["1", "1 2"])


@pytest.mark.parametrize(("steps", "expected"), [(200, (7, 2)), (600, (6, 4))])
def test_steps_that_are_spent_end_the_exchanging(
    steps: int, expected: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    total, _, tried = least_of(monkeypatch, BY_TURNS, steps=steps)
    assert (total, tried) == expected


def test_amounts_of_ways_are_known_as_far_as_the_steps_go() -> None:
    [one] = asked("{hours: 9}")
    kinds = [("test", "workplace"), ("product", "workplace")]
    # 19 to find two ways, and 8 to work out the hours of each
    assert together._need(one, kinds, Budget(19 + 8 + 8 + 1)).amounts == (9, 9)
    assert together._need(one, kinds, Budget(19 + 8 + 1)).amounts == (9, 0)
