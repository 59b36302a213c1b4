"""What the solver finds is what trying everything finds, aim by aim."""

import sys
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rubric.solver import Aim, Program, Solution, SolverMissing, Work

NUMBERS = st.integers(-4, 6)
STEPS = 1_000


@st.composite
def programs(draw: st.DrawFn) -> tuple[list[int], list[tuple[list[int], int | None, int | None]]]:
    highs = draw(st.lists(st.integers(0, 2), min_size=1, max_size=5))
    row = st.lists(NUMBERS, min_size=len(highs), max_size=len(highs))
    side = st.none() | st.integers(-5, 12)
    return highs, draw(st.lists(st.tuples(row, side, side), max_size=4))


@given(st.data(), programs())
def test_the_least_by_every_aim_in_turn(data, drawn) -> None:
    highs, conditions = drawn
    row = st.lists(NUMBERS, min_size=len(highs), max_size=len(highs))
    aims = data.draw(st.lists(row, min_size=1, max_size=3))
    program = Program()
    unknowns = [program.unknown(0, high) for high in highs]
    for times, low, high in conditions:
        program.require(dict(zip(unknowns, times, strict=True)), low=low, high=high)
    found = program.solve(
        [Aim(dict(zip(unknowns, times, strict=True))) for times in aims], Work(STEPS)
    )

    def total(times: list[int], values: tuple[int, ...]) -> int:
        return sum(a * b for a, b in zip(times, values, strict=True))

    allowed = [
        values
        for values in product(*(range(high + 1) for high in highs))
        if all(
            (low is None or low <= total(times, values))
            and (high is None or total(times, values) <= high)
            for times, low, high in conditions
        )
    ]
    assert found.proved
    if not allowed:
        assert found.values is None
    else:
        assert found.values in allowed
        best = min([total(times, values) for times in aims] for values in allowed)
        assert [total(times, found.values) for times in aims] == best


def test_each_sum_by_itself_as_far_as_is_wanted() -> None:
    program = Program()
    a, b, c = (program.unknown(0, 3) for _ in range(3))
    program.require({a: 1, b: 1}, high=4)
    program.require({a: 2, c: 1}, high=5)
    wanted = [({a: 1, b: 1}, 9), ({a: 1}, 9), ({c: 2}, 5), ({b: 1, c: 1}, 9)]
    assert program.reached(wanted, Work(STEPS)) == tuple((n, True) for n in (4, 2, 5, 6))
    assert Program().reached([({}, 1)], Work(STEPS)) == ((0, True),)


def test_a_condition_that_its_bounds_rule_out_needs_no_search(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    program = Program()
    one, other = program.unknown(), program.unknown()
    program.require({one: 1, other: 1}, low=3)
    assert program.solve([], Work(STEPS)) == Solution(None, proved=True)


def test_nothing_to_choose() -> None:
    assert Program().solve([], Work(STEPS)) == Solution((), proved=True)


def test_a_condition_on_nothing_that_cannot_hold() -> None:
    program = Program()
    program.unknown()
    program.require({}, low=1)
    assert program.solve([], Work(STEPS)) == Solution(None, proved=True)


def test_a_bound_that_is_reached_is_told() -> None:
    program = Program()
    unknowns = [program.unknown() for _ in range(30)]
    for at in range(
        30
    ):  # rows that overlap without an order, so that no relaxation proves anything
        row = [unknowns[(at * at + 7 * at * j + 11 * j * j) % 30] for j in range(3)]
        program.require(dict.fromkeys(row, 1), low=1)
    weights = {unknown: 7 + unknown * 13 % 11 for unknown in unknowns}
    aims = [Aim(weights), Aim(dict.fromkeys(unknowns, 1))]
    assert not program.solve(aims, Work(2)).proved
    assert program.solve(aims, Work(0)) == Solution(None, proved=False)
    assert program.solve(aims, Work(STEPS)).proved


def test_without_the_extra_it_says_what_is_missing(monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    program = Program()
    program.unknown()
    with pytest.raises(SolverMissing):
        program.solve([], Work(STEPS))
