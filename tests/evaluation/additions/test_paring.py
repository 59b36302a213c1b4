"""What is taken away of new items that say everything, until some rule would miss it."""

from decimal import Decimal

import pytest
from tests.evaluation.additions.test_packing import MANY, REST, asked
from tests.evaluation.small import judged_unit

from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.drafts import EVERYTHING, PLENTY, Asked, Draft, asked_of
from rubric.evaluation.additions.imagined import Pair
from rubric.evaluation.additions.paring import Paring
from rubric.evaluation.additions.ways import quantities_of
from rubric.rules.words import METHODS, SOURCES

BY = "where: {methods: [%s]}"


def paring(every: list[Asked], *maps: str, pair: Pair = REST, steps: int = MANY) -> Paring:
    """Items of one kind that say everything, each mapped to some criteria."""
    amounts = dict.fromkeys((name for one in every for name in quantities_of(one)), PLENTY)
    drafts = [Draft((pair,), dict.fromkeys(names.split(), EVERYTHING), amounts) for names in maps]
    return Paring(every, drafts, Budget(steps))


def told(draft: Draft) -> str:
    """What is left of an item: its mappings with parts and range items, and what it says."""
    mapped = " ".join(
        name + (f"({' '.join(parts)})" if parts is not None else "")
        + (f"[{' '.join(names)}]" if names is not None else "")
        for name, (parts, names) in draft.maps_to.items()
    )  # fmt: skip
    age = "" if draft.age is None else f"age {draft.age}"
    said = (mapped, "witnessed" * draft.witnessed, age, "/".join(draft.apart))
    return ", ".join(word for word in said if word)


@pytest.mark.parametrize(
    ("rules", "maps", "expected"),
    [
        # later items and mappings first; an item that is mapped to nothing goes
        (["", ""], ["1 2", "1", "2"], ["1 2"]),
        (["", ""], ["1", "2", "1 2"], ["1", "2"]),
        (["", ""], ["1 2"], ["1 2"]),
        (["{items: 2}", ""], ["1 2", "1 2", "1 2"], ["1 2", "1"]),
        # nothing goes where it is not enough to begin with
        (["", ""], ["1"], ["1"]),
    ],
)
def test_mappings_that_no_rule_misses(
    rules: list[str], maps: list[str], expected: list[str]
) -> None:
    left = paring(asked(*rules), *maps)
    left.pare_mappings()
    assert [" ".join(draft.maps_to) for draft in left.drafts] == expected


@pytest.mark.parametrize(
    ("rules", "maps", "expected"),
    [
        (["{hours: 4}", "{hours: 3}"], ["1 2"], ["4"]),
        (["{hours: 4}", "{hours: 3}"], ["1", "2"], ["4", "3"]),
        # what serves most rules carries most
        (["{hours: 4}", "{hours: 3}"], ["1 2", "1"], ["4", "0"]),
        (["{hours: 4}", "{hours: 3}"], ["1", "1 2"], ["0", "4"]),
        (["{hours: 4}", "{hours: 9}"], ["1", "1 2"], ["0", "9"]),
        (["{hours: 4}", ""], ["1", "2"], ["4", "0"]),
        (["{hours: 4, sessions: 2}"], ["1"], ["4 2"]),
        # up to a cap, and the rest elsewhere
        (["{hours: 6, at_most: {method: {observation: 6}}}"], ["1"], ["6"]),
        # of alternatives the least
        (["{any: [{hours: 4}, {hours: 3, where: {witnessed: yes}}]}"], ["1"], ["3"]),
        (["{items: 1}"], ["1"], [""]),
    ],
)
def test_the_least_amounts(rules: list[str], maps: list[str], expected: list[str]) -> None:
    left = paring(asked(*rules, unit="measures: [sessions]"), *maps)
    assert left.holds()
    left.pare_amounts()
    amounts = [list(draft.quantities.values()) for draft in left.drafts]
    assert [" ".join(map(str, some)) for some in amounts] == expected
    assert left.total() == sum((amount for some in amounts for amount in some), Decimal(0))
    assert left.holds()


def test_an_item_brings_what_those_before_and_after_it_leave() -> None:
    every = asked(
        f"{{all: [{{hours: 9}}, {{hours: 1, {BY % 'test'}}}, {{hours: 2, {BY % 'product'}}}]}}"
    )
    amounts = {"hours": PLENTY}
    drafts = [Draft(((method, "other"),), {"1": EVERYTHING}, amounts)
              for method in ("test", "discussion", "product")]  # fmt: skip
    left = Paring(every, drafts, Budget(MANY))
    left.pare_amounts()
    assert [draft.quantities["hours"] for draft in left.drafts] == [7, 0, 2]
    left = Paring(every, [drafts[1], drafts[0], drafts[2]], Budget(MANY))
    left.pare_amounts()
    assert [draft.quantities["hours"] for draft in left.drafts] == [6, 1, 2]


def test_every_look_takes_its_steps() -> None:
    left = paring(asked("{hours: 4}"), "1")
    # one for the clause and one for its item
    assert left.holds()
    assert MANY - left.budget.left == 2
    # a look at what is lacking, then at nothing and at four hours
    left.pare_amounts()
    assert MANY - left.budget.left == 2 + 3 * 2


def test_what_is_over_a_cap_is_not_enough() -> None:
    left = paring(asked("{hours: 6, at_most: {method: {observation: 2}}}"), "1")
    assert not left.holds()


ANYTHING = {(method, source) for method in (None, *METHODS) for source in (None, *SOURCES)}
BUT_SIMULATION = {(method, source) for method, source in ANYTHING if source != "simulation"}


@pytest.mark.parametrize(
    ("rules", "pair", "expected", "pairs"),
    [
        ([""], REST, ["1"], ANYTHING),
        (["{items: 1, where: {witnessed: yes}}"], REST, ["1, witnessed"], ANYTHING),
        # as old as it may be for each
        (["{items: 1, where: {within: 6 months}}"], REST, ["1, age 6"], ANYTHING),
        (["{items: 1, where: {within: 6 months}}", "{items: 1, where: {within: 3 months}}"], REST,
         ["1 2, age 3"], ANYTHING),
        # what has to be the first of something
        (["{occasions: 1}", "{sites: 1}"], REST, ["1 2, occasion/site"], ANYTHING),
        (["{assessors: 1}"], REST, ["1, observed_by"], ANYTHING),
        (["{witnesses: 1}"], REST, ["1, witnessed, witness"], ANYTHING),
        # every method and source that would serve, each with each
        (["{items: 1, where: {methods: [test, product]}}"], ("test", "other"), ["1"],
         {pair for pair in ANYTHING if pair[0] in ("test", "product")}),
        (["{items: 1, where: {not_sources: [simulation]}}"], ("test", "other"), ["1"],
         BUT_SIMULATION),
        (["{items: 1, where: {not_methods: [test], sources: [other, workplace]}}"],
         ("product", "other"), ["1"],
         {pair for pair in ANYTHING if pair[0] != "test" and pair[1] in ("other", "workplace")}),
        (["{methods: 1}"], ("test", "other"), ["1"],
         {pair for pair in ANYTHING if pair[0] == "test"}),
    ],
)  # fmt: skip
def test_nothing_is_asked_that_no_rule_misses(
    rules: list[str], pair: Pair, expected: list[str], pairs: set[Pair]
) -> None:
    left = paring(asked(*rules), " ".join(str(n) for n in range(1, len(rules) + 1)), pair=pair)
    left.pare_the_rest()
    assert [told(draft) for draft in left.drafts] == expected
    assert set(left.drafts[0].pairs) == pairs
    assert left.drafts[0].pairs[0] == pair
    assert left.holds()


NAMED = """
criteria:
  - {ref: 1, text: a, parts: [{ref: a, text: a}, {ref: b, text: b}]}
  - {ref: 2, text: b, range: [x, y, z], sufficient: {range: 2}}
"""


@pytest.mark.parametrize(
    ("maps", "items", "expected"),
    [
        (["1 2"], "", ["1(a b) 2[y z]"]),
        # an item that names none covers all, so another names none either
        (["1", "1 2"], "", ["1", "1 2[y z]"]),
        (["1 2", "1 2"], "", ["1 2", "1 2"]),
        # what is covered already is not named again
        (["1 2"], "{id: E1, maps_to: {1: {parts: [a]}, 2: {range: [z]}}}", ["1(b) 2[y]"]),
    ],
)
def test_names_that_are_needed(maps: list[str], items: str, expected: list[str]) -> None:
    left = paring(asked_of(judged_unit(NAMED, f"{{evidence: [{items}]}}")), *maps)
    left.pare_the_rest()
    assert [told(draft) for draft in left.drafts] == expected


def test_parts_that_are_covered_leave_the_range_items_to_be_named() -> None:
    both = (
        "criteria: [{ref: 1, text: a, parts: [{ref: a, text: a}, {ref: b, text: b}],"
        " range: [x, y, z], sufficient: {range: 2}}]"
    )
    items = "{id: E1, maps_to: {1: {parts: [a, b], range: [z]}}}"
    left = paring(asked_of(judged_unit(both, f"{{evidence: [{items}]}}")), "1")
    left.pare_the_rest()
    assert [told(draft) for draft in left.drafts] == ["1[y]"]


def test_without_steps_nothing_is_taken_away_and_nothing_is_known_to_hold() -> None:
    left = paring(asked("{hours: 4}"), "1", steps=0)
    before = list(left.drafts)
    left.pare_amounts()
    left.pare_mappings()
    left.pare_the_rest()
    assert left.drafts == before
    assert not left.holds()
    assert left.budget.spent


def test_a_rule_that_could_see_no_difference_is_not_asked() -> None:
    # one item is too few for criterion 1: whatever its rule looks at stays as it is
    short = NAMED.replace("b, text: b}]}", "b, text: b}], sufficient: {items: 2}}")
    left = paring(asked_of(judged_unit(short)), "1 2")
    assert not left.holds()
    left.pare_the_rest()
    assert [told(draft) for draft in left.drafts] == ["1 2[y z]"]
    assert set(left.drafts[0].pairs) == ANYTHING
