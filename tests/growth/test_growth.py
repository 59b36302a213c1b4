"""What is done for one learner grows with the records, and not with their square."""

import pytest

from tests.growth.counting import Text, exponent, operations
from tests.growth.shapes import SHAPES, Shape

SIZES = (100, 400)
#: n log n stands at 1.1 between these sizes, and a loop in a loop that matters above 1.3
MOST = 1.15


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_work_grows_with_the_records(shape: Shape) -> None:
    counts = [operations(shape(size)) for size in SIZES]
    assert exponent(SIZES, counts) <= MOST, counts


def looked_for_in_a_list(size: int) -> object:
    names = [Text(f"E{n}") for n in range(size)]
    return [Text(f"F{n}") in names for n in range(size)]


def turned_in_place(size: int) -> object:
    return [n for n in range(size) for _ in range(size)]


def passed_over(size: int) -> object:
    found = 0
    for _ in range(size):
        for _ in range(size):
            found += 1
    return found


@pytest.mark.parametrize("work", [looked_for_in_a_list, turned_in_place, passed_over])
def test_a_loop_in_a_loop_is_seen(work: Shape) -> None:
    counts = [operations(lambda size=size: work(size)) for size in SIZES]
    assert exponent(SIZES, counts) > 1.8


def test_comparisons_of_a_sort_are_seen() -> None:
    names = [Text(f"{n * 7919 % 1000:03}") for n in range(1000)]
    assert operations(lambda: sorted(names)) > 5_000
