"""How the solver is asked, what of its answers is believed, and what a search takes."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import highspy
import pytest

from rubric.solver import Aim, Program, Solution, SolverMissing, Work, search
from rubric.solver.conditions import Condition
from rubric.solver.search import Search

Bounds = Sequence[tuple[int, int]]
BITS = [(0, 1)] * 3
STEPS = 1_000


def condition(*times: int, low: int | None = None, high: int | None = None) -> Condition:
    """How often each unknown is taken, those that are not left out."""
    return Condition(tuple((of, n) for of, n in enumerate(times) if n), low, high)


#: two of three at least, of which half of each would do in any numbers
PAIRS = [condition(1, 1, low=1), condition(0, 1, 1, low=1), condition(1, 0, 1, low=1)]
#: half of each, and nothing in whole numbers
HALVES = [condition(1, 1, low=1, high=1), condition(1, -1, low=0, high=0)]
#: against one another already in any numbers
OPPOSED = [condition(1, 1, low=2), condition(1, 1, high=1)]
ALL = {0: 1, 1: 1, 2: 1}


class Spent(Work):
    """Work that remembers what was taken off it."""

    def __init__(self, steps: int = STEPS) -> None:
        super().__init__(steps)
        self.taken: list[tuple[int, int, int]] = []

    def spend(self, steps: int, numbers: int, exchanges: int = 0) -> None:
        self.taken.append((steps, numbers, exchanges))
        super().spend(steps, numbers, exchanges)


class Solver:
    """The solver, and how it was set each time that it ran."""

    def __init__(self, solver: Any, **instead: Any) -> None:
        self._solver, self._instead = solver, instead
        self.runs: list[tuple[bool, str]] = []

    def __getattr__(self, name: str) -> Any:
        return self._instead.get(name, getattr(self._solver, name))

    def run(self) -> None:
        names = ("solve_relaxation", "presolve")
        relaxed, presolve = (self._solver.getOptionValue(name)[1] for name in names)
        self.runs.append((relaxed, presolve))
        self._solver.run()


def searched(
    conditions: Sequence[Condition], bounds: Bounds = BITS, work: Work | None = None, **instead: Any
) -> tuple[Search, Solver]:
    """A search, and its solver."""
    found = Search(bounds, conditions, Work(STEPS) if work is None else work)
    found._solver = Solver(found._solver, **instead)
    return found, found._solver


def hard() -> tuple[Bounds, list[Condition], dict[int, int]]:
    """A choice that takes a search of many steps; of the first five one more is enough."""
    weights = {of: 7 + of * 13 % 11 for of in range(60)}
    rows = []
    for at in range(60):  # rows that overlap without an order, so that no relaxation proves it
        row = sorted({(at * at + 7 * at * j + 11 * j * j) % 60 for j in range(3)})
        rows.append(Condition(tuple((of, 1) for of in row), 1, None))
    return [(0, 1)] * 60, rows, weights


# -- how the solver is set -----------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value"),
    [
        # nothing is written to anybody's terminal
        ("output_flag", False),
        # the same question has the same answer, on every machine
        ("threads", 1),
        ("random_seed", 0),
        # what is nearly least is not least; but between whole numbers there is nothing
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", 0.5),
        # what nearly meets a condition does not meet it
        ("mip_feasibility_tolerance", 1e-9),
        ("primal_feasibility_tolerance", 1e-9),
        # what takes time and is not counted as a step
        ("mip_heuristic_run_feasibility_jump", False),
        ("mip_heuristic_run_root_reduced_cost", False),
        ("mip_heuristic_run_rens", False),
        ("mip_heuristic_run_rins", False),
        ("mip_allow_restart", False),
    ],
)
def test_the_solver_is_set_so_that_its_answers_are_the_same_and_exact(
    option: str, value: object
) -> None:
    _, solver = searched(PAIRS)
    assert solver.getOptionValue(option)[1] == value


def test_it_looks_in_any_numbers_first_and_makes_nothing_simpler_for_that() -> None:
    found, solver = searched(PAIRS)
    assert found.least(ALL, keep=True)[1]
    assert found.least({0: 1}, keep=True)[1]
    # the second aim is proved without a search in whole numbers
    assert solver.runs == [(True, "off"), (False, "choose"), (True, "off")]


@pytest.mark.parametrize(
    ("times", "sides"),
    [
        # with great numbers the solver is given less than a whole more room
        ((1, 100), (40.0, 60.0)),
        ((1, 101), (39.75, 60.25)),
        ((1, -101), (39.75, 60.25)),
    ],
)
def test_how_much_room_the_solver_is_given(
    times: tuple[int, ...], sides: tuple[float, float]
) -> None:
    _, solver = searched([condition(*times, low=40, high=60)])
    program = solver.getLp()
    assert (*program.row_lower_, *program.row_upper_) == sides


def test_numbers_that_are_greater_than_a_machine_counts_to() -> None:
    much = 5 * 10**19
    _, solver = searched([condition(much, 1, low=much)], [(0, much), (-much, 3)])
    program = solver.getLp()
    assert (program.col_lower_, program.col_upper_) == ([0, -much], [much, 3])
    assert program.row_lower_ == [much - search._LOOSENED]


def test_without_the_solver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    with pytest.raises(SolverMissing) as missing:
        Search(BITS, PAIRS, Work(STEPS))
    assert (str(missing.value), missing.value.name) == ("rubric-engine[planning]", "highspy")


# -- what is believed ----------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "told_apart", "expected"),
    [
        # the greatest number that any sum passes through is 2
        (PAIRS, 2, (2, True)),
        (PAIRS, 1, (2, False)),
        (HALVES, 2, (None, True)),
        (HALVES, 1, (None, False)),
        # what adding up conditions proves needs nobody's arithmetic
        (OPPOSED, 1, (None, True)),
        ([condition(1, 1, low=1)], 1, (1, True)),
    ],
)
def test_great_numbers_are_no_proof(
    conditions: list[Condition],
    told_apart: int,
    expected: tuple[int | None, bool],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "_TOLD_APART", told_apart)
    found, _ = searched(conditions)
    values, proved = found.least(ALL, keep=True)
    assert (values and sum(values), proved) == expected


@pytest.mark.parametrize(("told_apart", "proved"), [(6, True), (5, False)])
def test_an_aim_that_is_kept_may_be_of_great_numbers_too(
    told_apart: int, proved: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_TOLD_APART", told_apart)
    found, _ = searched(PAIRS)
    found._known = (1, 1, 0)
    found._keep({0: 1, 1: 2, 2: 3}, 3)
    assert found._exact is proved
    # and what was not exact before is not by what is added
    found._keep({0: 1}, 1)
    assert found._exact is proved


def test_conditions_in_the_smallest_numbers_are_exact() -> None:
    program = Program()
    every = [program.unknown() for _ in range(3)]
    for left_out in every:
        program.require({of: 10**12 for of in every if of != left_out}, low=10**12)
    found = program.solve([Aim(dict.fromkeys(every, 1))], Work(STEPS))
    assert (found.values and sum(found.values), found.proved) == (2, True)


def test_that_nothing_is_there_is_not_believed_without_a_proof(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    whole = Search._in_whole_numbers

    def spied(self: Search, *args: Any) -> bool:
        asked.append(1)
        return whole(self, *args)

    monkeypatch.setattr(Search, "_in_whole_numbers", spied)
    found, _ = searched(OPPOSED)
    assert found.least(ALL, keep=True) == (None, True)
    assert not asked
    found, _ = searched(OPPOSED, getDualRay=lambda: (None, False, None))
    assert found.least(ALL, keep=True) == (None, True)
    assert asked


@pytest.mark.parametrize(
    ("ray", "contradicted"),
    [
        # taken together they say that 2 - 1 is not above 0; whichever way round, however little
        ((1.0, -1.0), True),
        ((-1.0, 1.0), True),
        ((0.25, -0.25), True),
        # these say nothing
        ((0.0, 0.0), False),
        ((1.0, 1.0), False),
    ],
)
def test_multipliers_of_the_solver_show_a_contradiction(
    ray: tuple[float, ...], contradicted: bool
) -> None:
    found, _ = searched(OPPOSED, getDualRay=lambda: (None, True, ray))
    assert found._contradicted() is contradicted
    found, _ = searched(OPPOSED, getDualRay=lambda: (None, False, ray))
    assert found._contradicted() is False


def test_values_that_are_as_good_are_kept() -> None:
    found, _ = searched(PAIRS)
    for values, known in (
        (None, None),
        ((1, 1, 1), (1, 1, 1)),
        ((1, 1, 0), (1, 1, 0)),
        ((0, 1, 1), (1, 1, 0)),
        (None, (1, 1, 0)),
    ):
        found._learn(ALL, values)
        assert found._known == known


# -- what a search takes -------------------------------------------------------


def test_where_any_numbers_reach_the_floor_whole_numbers_are_not_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Search, "_in_whole_numbers", None)
    found, _ = searched([condition(1, 1, low=1), condition(0, 0, 1, low=1)])
    values, proved = found.least({0: 2, 1: 1, 2: 1}, keep=True)
    assert (values, proved) == ((0, 1, 1), True)


def test_unknowns_that_could_only_add_are_settled() -> None:
    # an unknown that nothing asks for, at a cost
    bounds, cost = [*BITS, (0, 1)], {**ALL, 3: 5}
    found, solver = searched(PAIRS, bounds)
    found.least(cost, keep=True)
    assert found._bounds == [*BITS, (0, 0)]
    assert solver.getLp().col_upper_ == [1, 1, 1, 0]
    # but not where other aims may ask for it
    found, _ = searched(PAIRS, bounds)
    found.least(cost, keep=False)
    assert found._bounds == bounds


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # half of what is left may be taken, and a search takes one at least
        (2, Solution((0, 1), proved=True)),
        (1, Solution(None, proved=False)),
    ],
)
def test_a_search_takes_one_step_at_least(steps: int, expected: Solution) -> None:
    program = Program()
    one, other = program.unknown(), program.unknown()
    program.require({one: 1, other: 1}, low=1)
    assert program.solve([Aim({one: 2, other: 1})], Work(steps)) == expected


def test_what_is_taken_off_the_work() -> None:
    work = Spent()
    found, _ = searched(PAIRS, work=work)
    found.least(ALL, keep=True)
    exchanges = work.taken[0][2]
    assert exchanges > 0
    # three unknowns and six terms; one for each search, and its steps
    assert work.taken == [(1, 9, exchanges), (1 + found._steps, 9, 0)]
    found.least({0: 1}, keep=True)
    # … and the three terms of the aim before
    assert work.taken[2][:2] == (1, 12)
    found.least({1: 1}, keep=True)
    assert work.taken[3][:2] == (1, 13)


def test_a_search_that_takes_no_branch_is_one_step() -> None:
    work = Spent()
    found, _ = searched(HALVES, work=work)
    found.least(ALL, keep=True)
    assert [steps for steps, _, _ in work.taken] == [1, 1]


def test_where_nothing_is_said_of_any_numbers_whole_numbers_are_searched() -> None:
    unknown = highspy.HighsModelStatus.kUnknown
    said = iter([unknown])
    found, solver = searched(PAIRS)
    status = solver.getModelStatus
    solver._instead["getModelStatus"] = lambda: next(said, None) or status()
    values, proved = found.least(ALL, keep=True)
    assert (values and sum(values), proved) == (2, True)
    assert solver.runs == [(True, "off"), (False, "choose")]


def test_every_step_of_a_long_search_is_counted() -> None:
    bounds, rows, weights = hard()
    work = Spent()
    found, _ = searched(rows, bounds, work)
    assert found.least(weights, keep=True)[1]
    steps = found._steps
    assert steps > 5
    assert work.taken[1][0] == 1 + steps
    # and the last that it may take ends it
    work = Spent(8)
    found, _ = searched(rows, bounds, work)
    assert not found.least(weights, keep=True)[1]
    assert found._steps <= steps


class Answer:
    """What a step of the solver is told."""

    user_interrupt = False


@pytest.mark.parametrize(("most", "expected"), [(0, [True] * 3), (2, [False, False, True])])
def test_the_step_after_the_last_ends_a_search(most: int, expected: list[bool]) -> None:
    found, _ = searched(PAIRS)
    found._steps, found._most_steps = 0, most
    told = [Answer() for _ in range(3)]
    for answer in told:
        found._one_step(None, None, None, answer, None)
    assert [answer.user_interrupt for answer in told] == expected
    assert found._steps == 3


# -- how much each sum can be --------------------------------------------------


def test_what_is_known_already_is_not_searched_again() -> None:
    program = Program()
    a, b = program.unknown(0, 3), program.unknown(0, 3)
    program.require({a: 1, b: 1}, high=4)
    alone, twice = Work(STEPS), Work(STEPS)
    assert program.reached([({a: 1}, 3)], alone) == ((3, True),)
    # exactly as much, and less
    wanted = [({a: 1}, 3), ({a: 1}, 3), ({a: 1}, 2)]
    assert program.reached(wanted, twice) == ((3, True), (3, True), (2, True))
    assert twice.left == alone.left


def test_where_nothing_meets_the_conditions_nothing_is_reached() -> None:
    program = Program()
    a, b = program.unknown(), program.unknown()
    program.require({a: 1, b: 1}, low=1, high=1)
    program.require({a: 1, b: -1}, low=0, high=0)
    assert program.reached([({a: 1}, 1)], Work(STEPS)) == ((0, True),)


def test_without_work_nothing_is_known_but_that_nothing_is_wanted() -> None:
    program = Program()
    a, b = program.unknown(0, 3), program.unknown(0, 3)
    program.require({a: 1, b: 1}, high=4)
    assert program.reached([({a: 1}, 3), ({b: 1}, 0)], Work(0)) == ((0, False), (0, True))
    # the first search takes what there is, and finds three of the one and none of the other
    assert program.reached([({a: 1}, 3), ({b: 1}, 3)], Work(2)) == ((3, True), (0, False))


def test_the_solver_writes_nothing_into_the_output() -> None:
    """A line of its own would stand in what other programs read."""
    made = "from rubric.solver.search import Search; from rubric.solver.work import Work; "
    made += "Search([(0, 1)], [], Work(9))"
    ran = subprocess.run([sys.executable, "-c", made], capture_output=True, text=True, check=True)
    assert (ran.stdout, ran.stderr) == ("", "")
