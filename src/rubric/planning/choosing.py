"""The least that has to be done for goals: by the solver, and held against the rules themselves.

Least effort (a task that states none takes 1), then fewest times, then least hours, then
what stands first in the file (meaning 16.4).
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from math import gcd
from typing import NamedTuple

from rubric.evaluation import JudgedLink
from rubric.planning.goals import Goal, Rule, rules_of
from rubric.planning.linear import Linear
from rubric.planning.tasks import Counts, Task
from rubric.solver import Aim, Program, Work

#: the greatest number in an aim about the order of tasks; the solver's arithmetic is exact there
_MOST_WEIGHT = 4096
_PLACES = 1000
#: the steps of the search for a plan, after which it ends
MOST_STEPS = 10_000


class Choice(NamedTuple):
    """How often each task is done, and whether nothing less would do."""

    counts: Counts
    proved: bool


def least(tasks: Sequence[Task], goals: Sequence[Goal]) -> Choice:
    """Return the least that satisfies goals, which hold once every task is done.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    if not goals:
        return Choice((0,) * len(tasks), proved=True)
    program = Program()
    linear = Linear(tasks, program)
    for goal in goals:
        linear.require(goal)
    solution = program.solve(list(_aims(tasks, linear.times)), Work(MOST_STEPS))
    values = solution.values
    if values is None and not solution.proved:  # the search has ended before it found anything
        return Choice(_pared(tasks, goals), proved=False)
    counts = () if values is None else tuple(values[unknown] for unknown in linear.times)
    if not counts or not all(holds(goal, counts) for goal in goals):
        raise AssertionError("the conditions of a plan say something else than its rules")
    return Choice(counts, solution.proved)


def fewest_tasks(tasks: Sequence[Task], goal: Goal, work: Work) -> int | None:
    """Return how many different tasks are needed for a goal; None where it is not proved.

    Args:
        tasks: what can be done.
        goal: the goal.
        work: what the search may take, and what is taken off.

    Raises:
        SolverMissing: the extra `planning` is not installed.
    """
    program = Program()
    linear = Linear(tasks, program)
    linear.require(goal)
    used = [program.unknown() for _ in tasks]
    for task, times, unknown in zip(tasks, linear.times, used, strict=True):
        program.require({unknown: task.times, times: -1}, low=0)
    solution = program.solve([Aim(dict.fromkeys(used, 1))], work)
    if solution.values is None or not solution.proved:
        return None
    return sum(solution.values[unknown] for unknown in used)


def holds(goal: Goal, counts: Counts) -> bool:
    """Return whether a goal holds once each task is done so often."""
    if isinstance(goal, Rule):
        return goal.holds(_done(goal, counts))
    return sum(holds(inner, counts) for inner in goal.of) >= goal.n


def needed(goal: Goal, counts: Counts) -> Counts:
    """Return what of the chosen a goal needs; where others would do as well, the first of them."""
    kept = list(counts)
    for at, count in reversed(list(enumerate(counts))):
        if not count:
            continue
        kept[at] = 0
        if not holds(goal, tuple(kept)):
            kept[at] = count
    return tuple(kept)


def _aims(tasks: Sequence[Task], times: Sequence[int]) -> Iterator[Aim]:
    pairs = list(zip(tasks, times, strict=True))
    if any(task.effort is not None for task in tasks):
        yield _least({of: task.effort_taken for task, of in pairs})
    yield Aim(dict.fromkeys(times, 1))
    if any(task.hours for task in tasks):
        yield _least({of: task.hours for task, of in pairs})
    # several tasks in one aim: each weighs more than all that stand after it
    groups: list[dict[int, int]] = [{}]
    weight = 1
    for task, of in reversed(pairs):
        if weight * (task.times + 1) > _MOST_WEIGHT and groups[-1]:
            groups.append({})
            weight = 1
        groups[-1][of] = -weight
        weight *= task.times + 1
    yield from (Aim(group) for group in reversed(groups))


def _least(terms: Mapping[int, Decimal]) -> Aim:
    """Amounts as an aim, in whole numbers as small as they can be."""
    numbers = {of: int(amount * _PLACES) for of, amount in terms.items()}
    common = gcd(*numbers.values()) or 1
    return Aim({of: number // common for of, number in numbers.items()})


def _pared(tasks: Sequence[Task], goals: Sequence[Goal]) -> Counts:
    """Everything that can be done without what nothing misses, later tasks left out first."""
    counts = [task.times for task in tasks]
    taken: list[list[Goal]] = [[] for _ in tasks]
    for goal in goals:
        for at in {task for rule in rules_of(goal) for task in rule.added}:
            taken[at].append(goal)
    for at in reversed(range(len(tasks))):
        while counts[at]:
            counts[at] -= 1
            if not all(holds(goal, tuple(counts)) for goal in taken[at]):
                counts[at] += 1
                break
    return tuple(counts)


def _done(rule: Rule, counts: Counts) -> Iterator[tuple[int, Sequence[JudgedLink]]]:
    """The links of each time that a task is done; of the first they are known."""
    for task, links in rule.added.items():
        for turn in range(1, counts[task] + 1):
            yield task, links if turn == 1 else [_another(link, turn) for link in links]


def _another(link: JudgedLink, turn: int) -> JudgedLink:
    """The link of a task that is done once more: what was its own the first time is so again."""
    item = link.item

    def again(name: str | None) -> str | None:
        return f"{name}{turn}" if name == item.id else name

    return link._replace(
        item=item._replace(
            id=f"{item.id}{turn}",
            occasion=again(item.occasion),
            site=again(item.site),
            witness=again(item.witness),
            observed_by=again(item.observed_by),
        )
    )
