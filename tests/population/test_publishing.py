"""Small counts kept back: nothing that is told gives one of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.population.publishing import determined, kept_back

SMALLEST = 5
NAMES = tuple("abcdef")


@st.composite
def tables(draw):
    """Draw counts, and the totals over all and over some of them that are told."""
    cells = st.sampled_from([0, 0, 1, 2, 4, 5, 6, 9, 40])
    counts = {name: draw(cells) for name in NAMES[: draw(st.integers(2, 6))]}
    groups = [tuple(counts)]
    part = draw(st.lists(st.sampled_from(tuple(counts)), unique=True, max_size=4))
    some, others = sum(counts[n] for n in part), sum(n for k, n in counts.items() if k not in part)
    if part and not (0 < some < SMALLEST or 0 < others < SMALLEST):
        groups += [tuple(part), tuple(name for name in counts if name not in part)]
    return counts, [(group, sum(counts[name] for name in group)) for group in groups]


@given(tables())
def test_no_count_that_is_kept_back_can_be_worked_out(table):
    counts, sums = table
    hidden = sorted(kept_back(counts, sums, SMALLEST))
    assert all(counts[name] not in range(1, SMALLEST) for name in counts if name not in hidden)
    if not hidden or sums[0][1] < SMALLEST:
        return
    # by trying whatever numbers the totals allow: each count that is missing could be two things
    told = {name: n for name, n in counts.items() if name not in hidden}
    if sums[0][1] > 60 or len(hidden) > 3:
        assert not determined(hidden, [group for group, _ in sums])
        return
    missing = [
        ([name for name in group if name in hidden], total - sum(told.get(n, 0) for n in group))
        for group, total in sums
    ]
    free = [dict(zip(hidden, try_, strict=True)) for try_ in product(range(61), repeat=len(hidden))]
    possible = [
        one for one in free if all(sum(one[n] for n in names) == rest for names, rest in missing)
    ]
    for name in hidden:
        assert len({one[name] for one in possible}) > 1, (name, counts, hidden)


CASES = [
    # nothing is small
    ({"met": 10, "open": 20}, "", ()),
    # one small count takes the next smallest with it
    ({"met": 2, "open": 20, "none": 30}, "met open", ()),
    # nobody is told, and taken last
    ({"met": 2, "open": 20, "none": 0}, "met open", ()),
    # two small ones that come to less than is told at all
    ({"a": 1, "b": 2, "c": 30}, "a b c", ()),
    # two that come to more need no third
    ({"a": 3, "b": 4, "c": 30}, "a b", ()),
]


@pytest.mark.parametrize(("counts", "expected", "more"), CASES)
def test_what_is_kept_back(counts, expected, more):
    sums = [(tuple(counts), sum(counts.values())), *more]
    assert kept_back(counts, sums, SMALLEST) == frozenset(expected.split())


def test_totals_that_overlap_are_solved():
    # a + b and b + c and a + c give all three
    assert determined("abc", ["ab", "bc", "ac"]) == frozenset("abc")
    assert determined("abc", ["ab", "bc"]) == frozenset()
    assert determined("ab", ["ab", "b"]) == frozenset("ab")
