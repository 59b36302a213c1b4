"""Conditions on whole numbers, what follows from several of them, and the work that is left."""

from collections.abc import Sequence

import pytest

from rubric.solver.conditions import Condition, Floor, Terms, sum_of
from rubric.solver.work import Work

Bounds = Sequence[tuple[int, int]]


def condition(*times: int, low: int | None = None, high: int | None = None) -> Condition:
    """How often each unknown is taken, those that are not left out."""
    return Condition(tuple((of, n) for of, n in enumerate(times) if n), low, high)


@pytest.mark.parametrize(
    ("asked", "values", "holds"),
    [
        (condition(2, 3, low=8), (1, 2), True),
        (condition(2, 3, low=9), (1, 2), False),
        (condition(2, 3, high=8), (1, 2), True),
        (condition(2, 3, high=7), (1, 2), False),
        (condition(2, 3, low=8, high=8), (1, 2), True),
        (condition(2, -3, low=-4, high=-4), (1, 2), True),
        (condition(2, 3, low=9, high=20), (1, 2), False),
        (condition(2, 3, low=1, high=7), (1, 2), False),
        (condition(2, 3), (1, 2), True),
        (condition(0, 3, low=6), (100, 2), True),
    ],
)
def test_whether_values_meet_a_condition(
    asked: Condition, values: Sequence[int], holds: bool
) -> None:
    assert asked.holds(values) is holds


@pytest.mark.parametrize(
    ("asked", "bounds", "can"),
    [
        (condition(2, 3, low=13), [(0, 2), (1, 3)], True),
        (condition(2, 3, low=14), [(0, 2), (1, 3)], False),
        (condition(2, 3, high=3), [(0, 2), (1, 3)], True),
        (condition(2, 3, high=2), [(0, 2), (1, 3)], False),
        # what is taken less than never is least where it is greatest
        (condition(2, -3, low=1), [(0, 2), (1, 3)], True),
        (condition(2, -3, low=2), [(0, 2), (1, 3)], False),
        (condition(2, -3, high=-9), [(0, 2), (1, 3)], True),
        (condition(2, -3, high=-10), [(0, 2), (1, 3)], False),
        (condition(2, 3, low=13, high=2), [(0, 2), (1, 3)], False),
        (condition(2, 3, low=14, high=3), [(0, 2), (1, 3)], False),
        (condition(2, 3), [(0, 2), (1, 3)], True),
    ],
)
def test_whether_values_within_bounds_could_meet_it(
    asked: Condition, bounds: Bounds, can: bool
) -> None:
    assert asked.can_hold(bounds) is can


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (condition(4, 6, low=7, high=9), condition(2, 3, low=4, high=4)),
        (condition(4, -6, low=-7, high=-9), condition(2, -3, low=-3, high=-5)),
        (condition(4, 6, low=8), condition(2, 3, low=4)),
        (condition(4, 6, high=8), condition(2, 3, high=4)),
        (condition(9, low=10), condition(1, low=2)),
        # exactly, however great they are
        (condition(2 * 10**17 + 2, 4, low=1), condition(10**17 + 1, 2, low=1)),
        (condition(2, 3, low=7, high=9), condition(2, 3, low=7, high=9)),
    ],
)
def test_the_same_in_the_smallest_whole_numbers(asked: Condition, expected: Condition) -> None:
    assert asked.reduced() == expected


def test_the_greatest_number_that_a_sum_passes_through() -> None:
    assert condition(2, -3).greatest([(0, 2), (1, 3)]) == 4 + 9
    assert condition(2, -3).greatest([(-5, 2), (-1, 0)]) == 10 + 3
    assert condition(0, 4).greatest([(0, 9), (0, 1)]) == 4


def test_what_a_sum_comes_to() -> None:
    assert sum_of({0: 2, 2: -3}, (5, 100, 1)) == 7
    assert sum_of({}, (5,)) == 0


BITS = [(0, 1)] * 3
#: what a multiplier is rounded to
LEAST = 2.0**-40


@pytest.mark.parametrize(
    ("terms", "conditions", "multipliers", "bounds", "least"),
    [
        # by the bounds alone
        ({0: 2, 1: 3}, [], [], [(1, 4), (2, 5)], 8),
        ({0: 2, 1: -3}, [], [], [(1, 4), (2, 5)], -13),
        ({1: 3}, [], [], [(1, 4), (2, 5)], 6),
        # a condition taken once, half, and less than never
        ({0: 1, 1: 1, 2: 1}, [condition(1, 1, 1, low=2)], [1.0], BITS, 2),
        ({0: 2, 1: 2, 2: 2}, [condition(1, 1, 1, low=2)], [2.0], BITS, 4),
        ({0: -1, 1: -1, 2: -1}, [condition(1, 1, 1, high=2)], [-1.0], BITS, -2),
        ({0: 1, 1: 1, 2: 1}, [condition(2, 2, 2, low=3)], [0.5], BITS, 2),
        # by the side that a multiplier speaks of; the other says nothing of it
        ({0: 1, 1: 1}, [condition(1, 1, low=1, high=2)], [1.0], [(0, 2)] * 2, 1),
        ({0: -1, 1: -1}, [condition(1, 1, low=1, high=2)], [-1.0], [(0, 2)] * 2, -2),
        ({0: 1, 1: 1}, [condition(1, 1, high=2)], [1.0], [(0, 2)] * 2, 0),
        ({0: 1, 1: 1}, [condition(1, 1, low=2)], [0.0], [(0, 2)] * 2, 0),
        # several, of which rounding up to whole numbers makes three halves two
        (
            {0: 1, 1: 1, 2: 1},
            [condition(1, 1, low=1), condition(0, 1, 1, low=1), condition(1, 0, 1, low=1)],
            [0.5, 0.5, 0.5],
            BITS,
            2,
        ),
        # any multiplier is true, and one that is too high only says less
        ({0: 1, 1: 1, 2: 1}, [condition(1, 1, 1, low=2)], [3.0], BITS, 0),
        # however little a condition is taken, or is left of the sum
        ({}, [condition(1, low=0, high=1 << 41)], [LEAST], [(0, 1)], 0),
        ({0: 1}, [condition(1, low=0)], [1 - LEAST], [(0, 1 << 41)], 0),
    ],
)
def test_a_sum_cannot_fall_below_its_floor(
    terms: Terms,
    conditions: list[Condition],
    multipliers: list[float],
    bounds: Bounds,
    least: int,
) -> None:
    assert Floor(terms, conditions, multipliers, bounds).least == least


@pytest.mark.parametrize(
    ("terms", "bounds", "most", "narrowed"),
    [
        # the sum is at least 0: each unknown may add no more than is left
        ({0: 2, 1: 3}, [(0, 5), (0, 5)], 7, [(0, 0, 3), (1, 0, 2)]),
        ({0: 2, 1: 3}, [(0, 3), (0, 3)], 7, [(1, 0, 2)]),
        ({0: 2, 1: 3}, [(1, 5), (2, 5)], 12, [(0, 1, 3), (1, 2, 3)]),
        # taken less than never it is the least that moves up
        ({0: -2, 1: 3}, [(0, 5), (0, 5)], -4, [(0, 2, 5), (1, 0, 2)]),
        # what is settled, or in no sum, is left as it is
        ({0: 2}, [(4, 4), (0, 5)], 8, []),
        ({0: 2, 1: 1}, [(0, 3), (0, 0)], 0, [(0, 0, 0)]),
        ({0: 2}, [(1, 5)], 10, []),
        # below its floor nothing can be: everything stands where it is least
        ({0: 2}, [(1, 5)], 0, [(0, 1, 1)]),
    ],
)
def test_unknowns_have_less_room_while_a_sum_is_no_more(
    terms: Terms, bounds: Bounds, most: int, narrowed: list[tuple[int, int, int]]
) -> None:
    assert Floor(terms, [], [], bounds).narrowed(most) == narrowed


def test_an_unknown_of_which_hardly_anything_is_left_has_room_too() -> None:
    floor = Floor({0: 1}, [condition(1, low=0)], [1 - LEAST], [(0, 1 << 41)])
    assert floor.narrowed(0) == [(0, 0, 0)]


def test_every_condition_has_its_multiplier() -> None:
    with pytest.raises(ValueError, match="zip"):
        Floor({}, [condition(1, low=0)], [], [(0, 1)])


@pytest.mark.parametrize(
    ("numbers", "exchanges", "taken", "share"),
    [
        (0, 0, 3, 48),
        (9_999, 0, 3, 48),
        # in very many numbers each step counts for more
        (10_000, 0, 6, 23),
        (25_000, 0, 9, 15),
        # a hundred exchanges are a step
        (0, 99, 3, 48),
        (0, 100, 4, 48),
        (10_000, 250, 10, 22),
    ],
)
def test_what_is_taken_and_left_of_the_work(
    numbers: int, exchanges: int, taken: int, share: int
) -> None:
    work = Work(100)
    work.spend(3, numbers, exchanges)
    assert work.left == 100 - taken
    assert work.share(numbers) == share


def test_work_may_be_taken_in_excess_and_then_nothing_is_left() -> None:
    work = Work(2)
    work.spend(5, 0)
    assert (work.left, work.share(0) < 1) == (-3, True)
