"""Ways to close rules, the fewest items for all of them, and to which criteria each is mapped."""

from decimal import Decimal

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation.additions import amounts, packing
from rubric.evaluation.additions.amounts import exchanged, least_total
from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import Asked, asked_of
from rubric.evaluation.additions.imagined import Pair
from rubric.evaluation.additions.packing import Fewest, Need, dealt, fewest, in_groups
from rubric.evaluation.additions.ways import Ways, kinds_for, quantities_of, ways_to_close

MANY = 10**6
TEST, PRODUCT = "where: {methods: [test]}", "where: {methods: [product]}"
REST = ("observation", "workplace")


def asked(*rules: str, items: str = "", unit: str = "") -> list[Asked]:
    """The rules with a gap of a unit; one criterion for each rule given, `1` and so on."""
    written = ", ".join(
        f"{{ref: {n}, text: a{f', sufficient: {rule}' if rule else ''}}}"
        for n, rule in enumerate(rules, 1)
    )
    return asked_of(judged_unit(f"{{criteria: [{written}], {unit}}}", f"{{evidence: [{items}]}}"))


def told(pairs: list[Pair]) -> str:
    return " ".join(f"{method}/{source}" for method, source in pairs)


@pytest.mark.parametrize(
    ("rules", "unit", "expected"),
    [
        # one kind where all are treated alike
        (["{items: 2}", "{hours: 3}"], "", "observation/workplace"),
        ([f"{{items: 2, {TEST}}}", "{items: 1}"], "", "test/workplace"),
        ([f"{{items: 2, {TEST}}}", f"{{items: 1, {PRODUCT}}}"], "",
         "product/workplace test/workplace"),
        # … as criteria and sources take them
        (["{items: 1, where: {sources: [other]}}", ""], "", "observation/other"),
        ([""], "evidence_rules: {accept: {methods: [test], sources: [other]}}", "test/other"),
        # of those that differ in their method alone as many as could be asked for
        (["{methods: 2}"], "", "observation/workplace product/workplace"),
        (["{methods: 2}", "{methods: 1}"], "",
         "observation/workplace product/workplace witness_testimony/workplace"),
        # under a cap and outside of it
        (["{hours: 3, at_most: {source: {simulation: 1}}}"], "", "observation/workplace"),
        (["{hours: 3, at_most: {source: {simulation: 1}}}",
          "{items: 1, where: {sources: [simulation]}}"], "",
         "observation/workplace observation/simulation"),
        (["{hours: 3, at_most: {source: {simulation: 1, other: 2}},"
          " where: {sources: [simulation, other]}}"], "",
         "observation/simulation observation/other"),
        # … of each clause by itself
        (["{all: [{hours: 9, where: {methods: [test, product]}, at_most: {method: {test: 1}}},"
          " {hours: 9, where: {methods: [test, product]}, at_most: {method: {product: 1}}}]}"], "",
         "product/workplace test/workplace"),
    ],
)  # fmt: skip
def test_which_kinds_are_worth_having(rules: list[str], unit: str, expected: str) -> None:
    assert told(kinds_for(asked(*rules, unit=unit))) == expected


BOTH = [("test", "workplace"), ("product", "workplace")]


@pytest.mark.parametrize(
    ("rule", "kinds", "expected"),
    [
        ("{items: 2}", [REST], [(2,)]),
        ("{items: 2}", BOTH, [(2, 0), (1, 1), (0, 2)]),
        (f"{{items: 2, {TEST}}}", BOTH, [(2, 0)]),
        (f"{{any: [{{items: 1, {TEST}}}, {{items: 2, {PRODUCT}}}]}}", BOTH, [(1, 0), (0, 2)]),
        (f"{{all: [{{items: 1, {TEST}}}, {{items: 2, {PRODUCT}}}]}}", BOTH, [(1, 2)]),
        ("{hours: 9}", BOTH, [(1, 0), (0, 1)]),
        ("{hours: 9, items: 2}", [REST], [(2,)]),
        ("{methods: 2}", BOTH, [(1, 1)]),
        ("{hours: 3, at_most: {method: {test: 1}}}", BOTH, [(0, 1)]),
        # what serves nothing is in no way
        (f"{{items: 1, {TEST}}}", [BOTH[1]], []),
    ],
)
def test_every_least_way_to_close_a_rule(
    rule: str, kinds: list[Pair], expected: list[tuple[int, ...]]
) -> None:
    [one] = asked(rule)
    assert ways_to_close(one, kinds, Budget(MANY)) == Ways(tuple(expected), True)


@pytest.mark.parametrize(
    ("rule", "kinds", "steps"),
    [
        # of each number of items tried: 1, and 4 by each clause for itself and each of its items
        ("{items: 1}", [REST], 1 + 4 * 2),
        ("{items: 2}", [REST], 1 + 4 * 2 + 1 + 4 * 3),
        ("{items: 2, hours: 3}", [REST], 1 + 4 * 2 * 2 + 1 + 4 * 2 * 3),
        # … and 1 for each way that is known, which it could be more than
        ("{hours: 9}", BOTH, 1 + 4 * 2 + 2 + 4 * 2),
    ],
)
def test_the_steps_of_the_search_for_ways(rule: str, kinds: list[Pair], steps: int) -> None:
    [one] = asked(rule)
    budget = Budget(MANY)
    assert ways_to_close(one, kinds, budget).complete
    assert MANY - budget.left == steps


def test_evidence_that_is_there_is_not_needed_again() -> None:
    [one] = asked("{items: 3}", items="{id: E1, maps_to: {1: whole}}")
    assert ways_to_close(one, [REST], Budget(MANY)).counts == ((2,),)


def test_a_kind_that_no_criterion_accepts_is_in_no_way() -> None:
    [one] = asked("{items: 1}", unit="evidence_rules: {accept: {methods: [test]}}")
    assert ways_to_close(one, [REST, *BOTH], Budget(MANY)).counts == ((0, 1, 0),)


@pytest.mark.parametrize(
    ("rule", "kinds", "expected"),
    [
        ("{items: 2}", [REST], [(2,)]),
        (f"{{items: 2, {PRODUCT}}}", BOTH, [(0, 2)]),
        ("{methods: 2}", BOTH, [(1, 1)]),
        ("{items: 1, where: {sources: [other]}}", [REST, ("test", "other")], [(0, 1)]),
        # of none of these kinds
        (f"{{items: 2, {PRODUCT}}}", [BOTH[0]], []),
    ],
)
def test_without_steps_it_is_the_way_of_its_own_addition(
    rule: str, kinds: list[Pair], expected: list[tuple[int, ...]]
) -> None:
    [one] = asked(rule)
    assert ways_to_close(one, kinds, Budget(0)) == Ways(tuple(expected), False)


def test_the_quantities_that_a_rule_asks_for() -> None:
    [one] = asked("{sessions: 1, hours: 2, any: [{items: 1}, {hours: 3}]}",
                  unit="measures: [sessions]")  # fmt: skip
    assert quantities_of(one) == ["hours", "sessions"]


# -- the fewest for all ------------------------------------------------------------------

OUTCOMES = (
    "sufficient: {items: 9}, outcomes: ["
    "{ref: 1, text: O, sufficient: {items: 5},"
    " criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]},"
    "{ref: 2, text: O, criteria: [{ref: 2.1, text: c}]}]"
)


def names(every: list[Asked]) -> list[str]:
    return [one.gap.reference or "/".join(one.gap.scope) or "unit" for one in every]


def test_rules_stand_outcome_by_outcome() -> None:
    every = asked_of(judged_unit(f"{{{OUTCOMES}}}"))
    assert names(every) == ["1.1", "1.2", "2.1", "1", "unit"]
    assert names(in_groups(reversed(every))) == ["1.2", "1.1", "1", "2.1", "unit"]
    beside = asked_of(judged_unit(f"{{{OUTCOMES}, criteria: [{{ref: 9, text: d}}]}}"))
    assert names(in_groups(beside)) == ["9", "1.1", "1.2", "1", "2.1", "unit"]


def needs(
    every: list[Asked], *ways: str, amounts_of: str = "", complete: bool = True
) -> list[Need]:
    """Needs with the ways given, `2 0|1 1` for each rule, and amounts in their order."""
    given = [tuple(tuple(map(int, way.split())) for way in one.split("|")) for one in ways]
    sums = [tuple(map(Decimal, one.split("|"))) for one in amounts_of.split()] or [
        (Decimal(0),) * len(counts) for counts in given
    ]
    return [
        Need(one, Ways(counts, complete), amount)
        for one, counts, amount in zip(in_groups(every), given, sums, strict=True)
    ]


def told_choices(found: Fewest) -> list[str]:
    return [
        " ".join("".join(map(str, way)) for way in choice.counts) + f" {choice.amount}"
        for choice in found.choices
    ]


FIVE = [""] * 5
FOUR = ["", "", "", ""]
SECOND = asked_of(
    judged_unit(
        "{outcomes: [{ref: 1, text: O, criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]},"
        " {ref: 2, text: O, sufficient: {items: 5}, criteria: [{ref: 2.1, text: c}]}]}"
    )
)


@pytest.mark.parametrize(
    ("every", "ways", "sums", "kinds", "up_to", "items", "choices"),
    [
        # over the criteria that one may serve, and at least what any needs
        (asked(*FOUR), ["1"] * 4, "", 1, 3, 2, ["1 1 1 1 0"]),
        (asked(*FOUR), ["1"] * 4, "", 1, 4, 1, ["1 1 1 1 0"]),
        (asked(*FOUR), ["3", "1", "1", "1"], "", 1, 3, 3, ["3 1 1 1 0"]),
        (asked(*FOUR), ["3", "3", "3", "1"], "", 1, 2, 5, ["3 3 3 1 0"]),
        # of each kind by itself
        (asked("", ""), ["1 0", "0 1"], "", 2, 3, 2, ["10 01 0"]),
        # of several ways the one that the others need anyway
        (asked("", ""), ["1 0|0 2", "0 2"], "", 2, 3, 2, ["02 02 0"]),
        # … of equals the least amounts first
        (asked("", ""), ["1 0|0 1", "1 0|0 1"], "5|1 2|7", 2, 3, 1, ["10 10 7", "01 01 8"]),
        # an outcome takes part with its own criteria or its number, whichever is more
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "5", "1", "1"], "", 1, 3, 5,
         ["1 1 5 1 1 0"]),
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "2", "1", "1"], "", 1, 3, 2,
         ["1 1 2 1 1 0"]),
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "3", "1", "1"], "", 1, 1, 4,
         ["1 1 3 1 1 0"]),
        # every item serves the unit
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "2", "1", "7"], "", 1, 3, 7,
         ["1 1 2 1 7 0"]),
        # another outcome's criteria are no part of it
        (SECOND, ["1", "1", "1", "5"], "", 1, 1, 7, ["1 1 1 5 0"]),
        # of equals those that come first in the rules
        (asked(""), ["1 0|0 1"], "", 2, 3, 1, ["10 0", "01 0"]),
        (asked("", ""), ["1 0|0 1", "0 1|1 0"], "", 2, 1, 2, ["10 01 0", "10 10 0", "01 01 0"]),
        # … and of those that need the same items the least amounts
        (asked("", ""), ["1 0|0 1", "0 1|1 0"], "1|5 1|5", 2, 1, 2,
         ["10 01 2", "10 10 6", "01 01 6"]),
    ],
)  # fmt: skip
def test_the_fewest_items_for_every_rule(
    every: list[Asked], ways: list[str], sums: str, kinds: int, up_to: int, items: int,
    choices: list[str],
) -> None:  # fmt: skip
    found = fewest(needs(every, *ways, amounts_of=sums), kinds, up_to, Budget(MANY))
    assert (found.items, told_choices(found), found.proved) == (items, choices, True)


def test_what_is_cut_is_proved_only_where_it_reaches_the_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "MOST_STATES", 1)
    level = needs(asked("", ""), "1 0|0 1", "1 0|0 1")
    found = fewest(level, 2, 3, Budget(MANY))
    assert (found.items, found.proved) == (1, True)
    # the state that looks best at first is not the best in the end
    steep = needs(asked("", ""), "1 0|0 2", "0 2")
    found = fewest(steep, 2, 3, Budget(MANY))
    assert (found.items, found.proved) == (3, False)


def test_as_many_states_as_are_kept_are_no_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_STATES", 1)
    found = fewest(needs(asked("", ""), "1 0", "0 1"), 2, 3, Budget(MANY))
    assert (found.items, found.proved) == (2, True)


def test_no_fewer_items_have_places_for_all_criteria(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MOST_STATES", 1)
    either = needs(asked("", "", ""), *["1 0|0 1"] * 3)
    found = fewest(either, 2, 2, Budget(MANY))
    assert (found.items, found.proved) == (2, True)


def test_what_an_outcome_needs_so_far_says_which_states_are_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(packing, "MOST_STATES", 1)
    criteria = ", ".join(f"{{ref: 1.{n}, text: a}}" for n in range(1, 5))
    every = asked_of(judged_unit(f"{{outcomes: [{{ref: 1, text: O, criteria: [{criteria}]}}]}}"))
    found = fewest(needs(every, "1 0", "1 0", "3 0|0 2", "1 0"), 2, 1, Budget(MANY))
    assert (found.items, told_choices(found)) == (5, ["10 10 02 10 0"])


def test_steps_are_shared_between_the_rules_and_what_is_left_goes_on() -> None:
    # two looks at each kind for each way of a rule, by each state that is kept
    every = needs(asked("", "", ""), "1 0|0 1", "1 0|0 1", "1 0")
    budget = Budget(MANY)
    fewest(every, 2, 3, budget)
    assert MANY - budget.left == 2 * 2 * (2 * 1 + 2 * 2 + 1 * 3)
    # a third of 36 is enough for the one state of the first rule, half of what is left then for
    # one of the two of the second, and the rest for both that come of it
    few = Budget(36)
    assert fewest(every, 2, 3, few).items == 1
    assert few.left == 36 - 8 - 8 - 2 * 4


def test_few_steps_leave_few_states_and_no_ways_that_are_all_no_proof() -> None:
    steep = needs(asked("", ""), "1 0|0 2", "0 2")
    assert fewest(steep, 2, 3, Budget(0)).items == 3
    some = needs(asked("", ""), "2", "1", complete=False)
    assert fewest(some, 1, 3, Budget(MANY)) == fewest(some, 1, 3, Budget(MANY))
    assert not fewest(some, 1, 3, Budget(MANY)).proved
    assert not fewest(needs(asked(""), "1", complete=False), 1, 3, Budget(MANY)).proved


def test_no_more_plans_are_compared_than_named() -> None:
    kinds = packing.MOST_PLANS + 2
    one = "|".join(" ".join(str(int(at == k)) for at in range(kinds)) for k in range(kinds))
    found = fewest(needs(asked(""), one), kinds, 3, Budget(MANY))
    assert len(found.choices) == packing.MOST_PLANS


TWO_RULES = asked_of(
    judged_unit(
        "{outcomes: [{ref: 1, text: O, sufficient: {items: 4}, criteria:"
        " [{ref: 1.1, text: a}, {ref: 1.2, text: b}]},"
        " {ref: 2, text: O, sufficient: {items: 4}, criteria: [{ref: 2.1, text: c}]}]}"
    )
)
WITH_RULE = asked_of(
    judged_unit(
        "{outcomes: [{ref: 1, text: O, sufficient: {items: 4}, criteria:"
        " [{ref: 1.1, text: a}, {ref: 1.2, text: b}, {ref: 1.3, text: c}]}]}"
    )
)


def deal(
    every: list[Asked], ways: list[str], up_to: int, sums: str = "", *, sharing: bool = False
) -> list[str]:
    """The items of the first choice: kind, and the criteria that each is mapped to."""
    given = needs(every, *ways, amounts_of=sums)
    pairs = [REST, *BOTH][: len(ways[0].split("|")[0].split())]
    found = fewest(given, len(pairs), up_to, Budget(MANY))
    criteria = {name: rules for one in every for name, rules in one.criteria.items()}
    return [
        f"{pair[0]} {','.join(names)}"
        for pair, names in dealt(given, found.choices[0], pairs, up_to, criteria, sharing=sharing)
    ]


@pytest.mark.parametrize(
    ("every", "ways", "up_to", "sums", "expected"),
    [
        (asked(*FOUR), ["1"] * 4, 3, "", ["observation 1,2,3", "observation 4"]),
        (asked(*FOUR), ["1"] * 4, 2, "", ["observation 1,2", "observation 3,4"]),
        # those that ask for most stay together
        (asked(*FOUR), ["1"] * 4, 2, "0 3 0 2", ["observation 2,4", "observation 1,3"]),
        # no item twice for one criterion
        (asked("", "", ""), ["3", "1", "1"], 3, "",
         ["observation 1,2", "observation 1,3", "observation 1"]),
        (asked("", ""), ["1 0", "0 1"], 3, "", ["observation 1", "test 2"]),
        # what an outcome needs beyond its criteria goes to the first that takes it
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "3", "1", "1"], 3, "",
         ["observation 1.1,2.1", "observation 1.2", "observation 1.1"]),
        # and what the unit needs to the first of all
        (asked_of(judged_unit(f"{{{OUTCOMES}}}")), ["1", "1", "2", "1", "5"], 3, "",
         ["observation 1.1", "observation 1.2", "observation 2.1", "observation 1.1",
          "observation 1.1"]),
        # what a later outcome needs goes to its own
        (SECOND, ["1", "1", "1", "3"], 3, "",
         ["observation 1.1,2.1", "observation 1.2,2.1", "observation 2.1"]),
        # of one kind those that ask for most stay together, whatever an outcome needs of another
        (WITH_RULE, ["1 0", "1 0", "1 0", "0 1"], 2, "0 3 2 0",
         ["observation 1.2,1.3", "observation 1.1", "test 1.1"]),
        (TWO_RULES, ["1 0", "1 0", "1 0", "1 0", "0 1"], 2, "0 3 0 2 0",
         ["observation 1.1,2.1", "observation 1.2", "test 2.1"]),
        # … but not where the outcome needs that kind
        (WITH_RULE, ["1", "1", "1", "4"], 2, "0 3 2 0",
         ["observation 1.1", "observation 1.2", "observation 1.3", "observation 1.1"]),
    ],
)  # fmt: skip
def test_items_are_dealt_out(
    every: list[Asked], ways: list[str], up_to: int, sums: str, expected: list[str]
) -> None:
    assert deal(every, ways, up_to, sums) == expected


@pytest.mark.parametrize(
    ("every", "ways", "up_to", "sums", "expected"),
    [
        # full of those that ask for most, the others in turn
        (asked(*FIVE), ["2", "1", "1", "1", "1"], 2, "0 3 0 0 2",
         ["observation 2,5", "observation 1,3", "observation 1,4"]),
        (asked(*FIVE), ["2", "1", "1", "1", "1"], 2, "0 3 1 0 2",
         ["observation 2,5", "observation 1,3", "observation 1,4"]),
        (asked(*FIVE), ["2", "1", "1", "1", "1"], 3, "0 3 1 0 2",
         ["observation 1,2,4", "observation 1,3,5"]),
        # an item that would not be full is none, nor one that too few would be left beside
        (asked(*FIVE), ["2", "1", "1", "1", "1"], 2, "0 3 0 0 0",
         ["observation 1,3", "observation 1,4", "observation 2,5"]),
        (asked(*FIVE), ["3", "1", "1", "1", "1"], 3, "0 3 1 2 0",
         ["observation 1,2,5", "observation 1,3", "observation 1,4"]),
        # those that need several items of their own are left where they are
        (asked(*FIVE), ["2", "1", "1", "1", "1"], 2, "5 0 0 2 2",
         ["observation 4,5", "observation 1,2", "observation 1,3"]),
        # what an outcome needs is still in turn; and there may be none of a kind
        (WITH_RULE, ["1", "1", "1", "4"], 2, "0 3 2 0",
         ["observation 1.2,1.3", "observation 1.1", "observation 1.1", "observation 1.1"]),
        (WITH_RULE, ["1 0", "1 0", "1 0", "3 1"], 2, "0 3 2 0",
         ["observation 1.2,1.3", "observation 1.1", "observation 1.1", "test 1.1"]),
    ],
)  # fmt: skip
def test_criteria_that_ask_for_quantities_share_items(
    every: list[Asked], ways: list[str], up_to: int, sums: str, expected: list[str]
) -> None:
    assert deal(every, ways, up_to, sums, sharing=True) == expected


# -- the least quantities ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rules", "least", "items", "up_to", "total"),
    [
        # what one item brings serves all that it is mapped to
        (["{hours: 4}", "{hours: 3}"], [1, 1], 1, 3, "4"),
        (["{hours: 4}", "{hours: 3}"], [1, 1], 2, 1, "7"),
        (["{hours: 4}", "{hours: 3}", "{hours: 2}", "{hours: 1}"], [1] * 4, 2, 2, "6"),
        # a place that is free lets the first be served by two items
        (["{hours: 4}", "{hours: 3}", "{hours: 2}"], [1] * 3, 2, 2, "4.5"),
        # by methods of their own it cannot be shared
        ([f"{{hours: 4, {TEST}}}", f"{{hours: 3, {PRODUCT}}}"], [1, 1], 2, 3, "7"),
        ([f"{{hours: 4, {TEST}}}", f"{{hours: 3, {PRODUCT}}}", "{hours: 9}"], [1, 1, 1], 2, 3, "9"),
        # … but with what any method serves
        ([f"{{hours: 4, {TEST}}}", f"{{hours: 3, {PRODUCT}}}", "{hours: 9}",
          f"{{hours: 2, {TEST}}}"], [1] * 4, 2, 4, "9"),
        # measures add up
        (["{hours: 4}", "{sessions: 3}"], [1, 1], 1, 3, "7"),
        # over the places there are, to three digits
        (["{hours: 1}", "{hours: 1}", "{hours: 1}", "{hours: 1}"], [2] * 4, 3, 3, "1.334"),
        # of alternatives the least, of several together each
        (["{any: [{hours: 4}, {hours: 3}]}"], [1], 1, 3, "3"),
        (["{any: [{hours: 4}, {items: 3}]}"], [1], 1, 3, "0"),
        (["{n_of: 2, of: [{hours: 4}, {hours: 3}, {hours: 5}]}"], [1], 1, 3, "4"),
        (["{any: [{hours: 4}, {hours: 5}]}", "{any: [{hours: 3}, {hours: 5}]}"], [1, 1], 2, 1, "7"),
        (["{all: [{hours: 4}, {sessions: 3}]}"], [1], 1, 3, "7"),
        # of several amounts of one measure the greatest
        ([f"{{all: [{{hours: 4}}, {{hours: 3, {TEST}}}]}}"] * 2, [1, 1], 2, 1, "8"),
        ([f"{{all: [{{hours: 3}}, {{hours: 4, {TEST}}}]}}"] * 2, [1, 1], 2, 1, "8"),
        # an alternative that nothing can take is none
        ([f"{{any: [{{hours: 4}}, {{hours: 1, {TEST[:-2]}], not_methods: [test]}}}}]}}"], [1], 1, 3,
         "4"),
        (["{items: 3}"], [3], 3, 3, "0"),
    ],
)  # fmt: skip
def test_no_plan_has_less_than_this(
    rules: list[str], least: list[int], items: int, up_to: int, total: str
) -> None:
    every = asked(*rules, unit="measures: [sessions]")
    assert least_total(every, least, items, kinds_for(every), up_to) == Decimal(total)


def test_what_is_there_is_not_needed_again() -> None:
    every = asked("{hours: 4}", items="{id: E1, hours: 1.5, maps_to: {1: whole}}")
    assert least_total(every, [1], 1, kinds_for(every), 3) == Decimal("2.5")


def test_a_rule_of_the_unit_shares_with_those_of_its_criteria() -> None:
    every = asked("{hours: 4}", "{hours: 3}", unit="sufficient: {hours: 9}")
    assert least_total(every, [1, 1, 1], 2, kinds_for(every), 1) == 9


PLAN = [(REST, ["1", "2"]), (BOTH[0], ["3"])]


def shown(plan: amounts.Plan) -> str:
    return " ".join(",".join(names) for _, names in plan)


@pytest.mark.parametrize(
    ("up_to", "most", "expected"),
    [
        # one goes over, or two change places; none is left empty or too full
        (2, 99, ["2 3,1", "2,3 1", "1 3,2", "1,3 2"]),
        (3, 99, ["2 3,1", "2,3 1", "1 3,2", "1,3 2"]),
        (2, 2, ["2 3,1", "2,3 1"]),
        (2, 0, []),
        (1, 99, []),
    ],
)
def test_two_items_exchange_a_criterion(up_to: int, most: int, expected: list[str]) -> None:
    found = list(exchanged(PLAN, up_to, most))
    assert [shown(plan) for plan in found] == expected
    assert all([pair for pair, _ in plan] == [REST, BOTH[0]] for plan in found)


def test_neither_of_two_items_is_left_without_criteria() -> None:
    turned = [(REST, ["3"]), (REST, ["1", "2"])]
    assert [shown(plan) for plan in exchanged(turned, 3, 99)] == [
        "3,1 2", "3,2 1", "1 2,3", "2 1,3",
    ]  # fmt: skip


def test_what_both_have_is_not_exchanged() -> None:
    same = [(REST, ["1", "2"]), (REST, ["1", "3"])]
    assert [shown(plan) for plan in exchanged(same, 3, 99)] == [
        "1,2,3 1", "1 1,3,2", "1,3 1,2",
    ]  # fmt: skip
