"""How many items of each kind serve some needs, and the least quantities over them."""

from decimal import Decimal
from typing import Any

import pytest
from tests.evaluation.additions.test_kinds import ANY, CAPPED, PRODUCT, TEST, kind, need

from rubric.evaluation.additions import item_numbers, quantities
from rubric.evaluation.additions.budget import Budget
from rubric.evaluation.additions.item_numbers import enough, fewest, possible, ways_compared
from rubric.evaluation.additions.kinds import Kind, kinds_of
from rubric.evaluation.additions.quantities import spread

MANY = 10**6
SIMULATED = kind({0}, n0="simulation")


@pytest.mark.parametrize(("items", "ways"), [(1, 1000), (3, 333), (1000, 1), (1001, 1), (5000, 1)])
def test_how_many_ways_are_compared(items: int, ways: int) -> None:
    assert ways_compared(items) == ways


@pytest.mark.parametrize(
    ("written", "kinds", "numbers", "holds"),
    [
        ({"items": 2}, [kind({0})], [2], True),
        ({"items": 2}, [kind({0})], [1], False),
        ({"items": 2}, [kind({0}), kind({0, 1})], [1, 1], True),
        # of kinds that serve it
        ({"items": 2}, [kind({0}), kind({1})], [1, 5], False),
        # different methods
        ({"methods": 2}, [kind({0}, "test")], [2], False),
        ({"methods": 2}, [kind({0}, "test"), kind({0}, "product")], [1, 1], True),
        ({"methods": 2}, [kind({0}, "test"), kind({0}, "product")], [1, 0], False),
        # items up to a cap
        ({"items": 6, "at_most": {"source": {"simulation": 4}}}, [SIMULATED], [6], False),
        ({"items": 6, "at_most": {"source": {"simulation": 4}}}, [SIMULATED, kind({0})], [4, 2],
         True),
        ({"items": 6, "at_most": {"source": {"simulation": 4}}}, [SIMULATED, kind({0})], [5, 1],
         False),
        # one item brings any amount, but no more than its cap
        ({"hours": 9}, [kind({0})], [1], True),
        ({"hours": 9}, [kind({0})], [0], False),
        (CAPPED, [SIMULATED], [3], False),
        (CAPPED, [SIMULATED, kind({0})], [1, 1], True),
        (CAPPED, [SIMULATED, kind({0}, n0="coursework")], [1, 1], True),
        (CAPPED, [SIMULATED, kind({0}, n0="coursework")], [0, 1], False),
    ],
)  # fmt: skip
def test_whether_so_many_are_enough(
    written: dict[str, Any], kinds: list[Kind], numbers: list[int], holds: bool
) -> None:
    assert enough(0, need(written), kinds, numbers) is holds


@pytest.mark.parametrize(
    ("needs", "kinds", "can"),
    [
        ([{"items": 3}], [kind({0})], True),
        ([{"items": 3}], [], False),
        ([{"items": 3}, {"items": 1}], [kind({0})], False),
        ([{"items": 3}, {"items": 1}], [kind({0}), kind({1})], True),
        ([{"range": 4}], [kind({0})], False),
        ([{"range": 3}], [kind({0})], True),
        ([{"methods": 2}], [kind({0}, "test")], False),
        (
            [{"items": 5, "at_most": {"source": {"simulation": 4}}}],
            [SIMULATED],
            False,
        ),
    ],
)
def test_whether_any_number_is_enough(
    needs: list[dict[str, Any]], kinds: list[Kind], can: bool
) -> None:
    assert possible([need(written) for written in needs], kinds) is can


BOTH = [{"items": 2, **TEST}, {"items": 1, **PRODUCT}]


@pytest.mark.parametrize(
    ("needs", "ways"),
    [
        ([{"items": 2}], [(2,)]),
        ([{"hours": 9}], [(1,)]),
        ([{"items": 2}, {"hours": 9}], [(2,)]),
        (BOTH, [(2, 1)]),
        ([*BOTH, {"items": 2}], [(2, 1)]),
        ([*BOTH, {"items": 4}], [(3, 1), (2, 2)]),
        ([{"items": 1, **TEST}, {"items": 1, **PRODUCT}, {"hours": 3}], [(1, 1)]),
        ([{"methods": 2}], [(1, 1)]),
        # a cap that has to be filled, with what falls under another
        ([{**CAPPED, "where": {"sources": ["simulation", "coursework"]}}], [(1, 1)]),
    ],
)
def test_the_fewest(needs: list[dict[str, Any]], ways: list[tuple[int, ...]]) -> None:
    every = [need(written) for written in needs]
    assert fewest(every, kinds_of(every, [ANY]), Budget(MANY)) == (ways, True)


#: up to four items of each of two sources
TWO_SOURCES = {
    "items": 6,
    "at_most": {"source": {"simulation": 4, "coursework": 4}},
    "where": {"sources": ["simulation", "coursework"]},
}


@pytest.mark.parametrize(
    ("needs", "steps", "ways", "proved"),
    [
        # one way, and whether nobody could do with fewer
        ([{"items": 2}], 0, [(2,)], True),
        (BOTH, 0, [(2, 1)], False),
        ([{"items": 2}, {"hours": 9}], 0, [(2,)], False),
        ([*BOTH, {"items": 2}], 0, [(2, 1)], False),
        ([{"methods": 2}], 0, [(1, 1)], True),
        # what one need has already serves the next
        ([{"items": 2, **TEST}, {"items": 3}], 0, [(3,)], True),
        ([{"items": 1, **TEST}, {"methods": 2}], 0, [(1, 1, 0)], True),
        ([{"items": 5, "where": {"sources": ["simulation"]}}, TWO_SOURCES], 0, [(5, 2)], False),
        # the way that was found when they ended
        ([{"items": 2}], 1, [(2,)], True),
        ([{"items": 2}, {"hours": 9}], 2, [(2,)], False),
        (BOTH, 16, [(2, 1)], True),
        ([{"items": 6, "at_most": {"source": {"simulation": 2, "coursework": 2}},
           "where": {"not_sources": ["workplace", "prior_learning"]}}], 0, [(6,)], True),
    ],
)  # fmt: skip
def test_where_no_steps_are_left(
    needs: list[dict[str, Any]], steps: int, ways: list[tuple[int, ...]], proved: bool
) -> None:
    every = [need(written) for written in needs]
    assert fewest(every, kinds_of(every, [ANY]), Budget(steps)) == (ways, proved)


def test_no_more_ways_are_compared_than_are_written_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(item_numbers, "MOST_WRITTEN", 3)
    for needs, ways in (
        ([*BOTH, {"items": 4}], [(3, 1)]),
        # all of them, where amounts have to be compared
        ([*BOTH, {"items": 4}, {"hours": 1}], [(3, 1), (2, 2)]),
    ):
        every = [need(written) for written in needs]
        assert fewest(every, kinds_of(every, [ANY]), Budget(MANY)) == (ways, True)


def test_a_budget_is_spent_in_steps_and_shares() -> None:
    budget = Budget(10)
    assert budget.spend()
    assert budget.left == 9
    assert budget.spend(4)
    share = budget.share(2)
    assert (share.left, budget.left, share.spent) == (2, 3, False)
    assert share.spend(2)
    assert share.spent
    assert not share.spend()
    assert (share.left, share.spent) == (0, True)
    other = budget.share(3)
    budget.give_back(other)
    assert (other.left, budget.left) == (0, 3)
    assert not budget.spend(4)
    assert budget.spent


HOURS_TEST = {"hours": 4, **TEST}


@pytest.mark.parametrize(
    ("needs", "amounts", "least"),
    [
        ([{"hours": 9}], {"0": 9}, True),
        # what serves both carries what the greater asks for
        ([{"hours": 9}, HOURS_TEST], {"0 1": 9}, True),
        ([HOURS_TEST, {"hours": 3, **PRODUCT}], {"0": 4, "1": 3}, True),
        ([HOURS_TEST, {"hours": 3, **PRODUCT}, {"hours": 9}], {"0 2": 6, "1 2": 3}, True),
        # those that few kinds serve come first
        ([{"hours": 9}, HOURS_TEST, {"hours": 3, **PRODUCT}], {"0 1": 6, "0 2": 3}, True),
        # nothing is said of what gives none
        ([{"items": 1, **TEST}, {"items": 1, **PRODUCT}, {"hours": 3}], {"0 2": 3}, True),
        # measures apart
        ([{"hours": 9}, {"sessions": 2}], {"0 1": 9, "0 1 sessions": 2}, True),
        # up to the caps
        ([{**CAPPED, "where": {"sources": ["simulation", "coursework"]}}],
         {"0 simulation": 4, "0 coursework": 8}, True),
        ([CAPPED, {"hours": 1, "where": {"sources": ["simulation"]}}],
         {"0": 8, "0 1 simulation": 4}, True),
        ([CAPPED, {"hours": 6, "where": {"sources": ["simulation"]}}],
         {"0": 8, "0 1 simulation": 6}, True),
        ([{"hours": 5, "at_most": {"source": {"simulation": 4}}},
          {"hours": 6, "where": {"sources": ["simulation"]}}], {"0": 1, "0 1 simulation": 6}, True),
    ],
)  # fmt: skip
def test_the_least_quantities(
    needs: list[dict[str, Any]], amounts: dict[str, int], least: bool
) -> None:
    every = [need(written) for written in needs]
    kinds = kinds_of(every, [ANY])
    [numbers, *_], _ = fewest(every, kinds, Budget(MANY))
    found, proved = spread(every, kinds, numbers, Budget(MANY))
    told = {
        " ".join([*map(str, sorted(of.serves)), *(word for _, word in of.under),
                  *([name] if name != "hours" else [])]): amount
        for (of, name), amount in found.items()
    }  # fmt: skip
    assert (told, proved) == (amounts, least)


def test_the_least_quantities_are_not_proved_without_steps() -> None:
    every = [need({"hours": 9}), need(HOURS_TEST)]
    kinds = kinds_of(every, [ANY])
    found, proved = spread(every, kinds, [1], Budget(0))
    assert (list(found.values()), proved) == ([Decimal(9)], False)


def test_a_total_is_proved_by_needs_that_share_no_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    # any two of these share a kind, and one hour each would do
    pairs = (["test", "product"], ["product", "feedback"], ["test", "feedback"])
    every = [need({"hours": 2, "where": {"methods": pair}}) for pair in pairs]
    kinds = kinds_of(every, [ANY])
    found, proved = spread(every, kinds, [1, 1, 1], Budget(MANY))
    assert (sum(found.values()), proved) == (4, False)
    # two of the kinds are enough, and then two of the needs share none
    found, proved = spread(every, kinds, [1, 1, 0], Budget(MANY))
    assert (sum(found.values()), proved) == (4, True)
    monkeypatch.setattr(quantities, "MOST_TOGETHER", 0)
    assert not spread(every, kinds, [1, 1, 0], Budget(MANY))[1]


@pytest.mark.parametrize(("steps", "proved"), [(3, True), (2, False)])
def test_a_proof_takes_its_steps(steps: int, proved: bool) -> None:
    every = [need({"hours": 9})]
    assert spread(every, kinds_of(every, [ANY]), [1], Budget(steps))[1] is proved


def test_what_no_cap_leaves_room_for_comes_from_elsewhere() -> None:
    # of each source by itself, beside what has to come from both
    sources = ["simulation", "coursework", "other"]
    capped = {
        "hours": 12,
        "at_most": {"source": {"simulation": 4, "coursework": 5}},
        "where": {"sources": sources},
    }
    own = [{"hours": 6, "where": {"sources": [source]}} for source in sources[:2]]
    every = [need(capped), *map(need, own)]
    kinds = kinds_of(every, [ANY])
    found, proved = spread(every, kinds, [1] * len(kinds), Budget(MANY))
    assert (sorted(found.values()), proved) == ([3, 6, 6], True)
    # … of one of the sources alone: six hours by it, of which five count, and seven by others
    every = [need(capped), need(own[1])]
    kinds = kinds_of(every, [ANY])
    found, proved = spread(every, kinds, [1] * len(kinds), Budget(MANY))
    assert (sum(found.values()), proved) == (13, True)


def test_no_more_is_proved_than_has_to_come_from_elsewhere() -> None:
    capped = {"hours": 2, "at_most": {"method": {"test": 1}}}
    every = [
        need({**capped, "where": {"methods": ["test", "product"]}}),
        need({"hours": 2, "where": {"methods": ["product", "feedback"]}}),
        need({"hours": 2, "where": {"methods": ["test", "feedback"]}}),
    ]
    kinds = kinds_of(every, [ANY])
    found, proved = spread(every, kinds, [1] * len(kinds), Budget(MANY))
    assert (sum(found.values()), proved) == (4, False)
