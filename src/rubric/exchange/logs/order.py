"""The order of the learners of a log, and where the rows of each stand."""

from array import array
from collections.abc import Callable, Mapping, MutableSequence, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from rubric.exchange.logs.parts import Part

#: whether the learner at a position, from 0, is one of those asked for
Share: TypeAlias = Callable[[int], bool]
#: four numbers for each stretch of rows: the position of its learner, or -1 where it is nobody's,
#: and where it stands
Places: TypeAlias = MutableSequence[int]


class Order(NamedTuple):
    """Learners in the order in which they are reported, and whether the rows stand in it."""

    #: from 0
    position: Mapping[str, int]
    grouped: bool
    #: of each file whose rows stand in the order, the places of its stretches, as in `Places`;
    #: None where none can be read without those before it
    places: Sequence[Places | None] = ()


def order_of(parts: Sequence[Part]) -> Order:
    """Return the order of the learners of a log: that of the table in which most of them stand.

    Those who do not stand there follow, table by table.
    """
    numbers: dict[str, int] = {}
    found = [_found(part, numbers) for part in parts]
    tables: dict[str, list[int]] = {}
    for part, of_part in zip(parts, found, strict=True):
        tables.setdefault(part.table, []).extend(of_part.learners)
    ordered: dict[int, int] = {}
    for table in sorted(tables, key=lambda table: -len(set(tables[table]))):
        for learner in tables[table]:
            ordered.setdefault(learner, len(ordered))
    names = list(numbers)
    position = {names[learner]: at for learner, at in ordered.items()}
    if any(of_part.again for of_part in found) or not all(
        ordered[one] < ordered[following]
        for learners in tables.values()
        for one, following in pairwise(learners)
    ):
        return Order(position, grouped=False)
    for of_part in found:
        if of_part.places is not None:
            of_part.places[::4] = array("q", [ordered.get(n, -1) for n in of_part.places[::4]])
    return Order(position, True, [of_part.places for of_part in found])


class _Found(NamedTuple):
    """The learners of a file, by number, in the order in which they are first met."""

    learners: Sequence[int]
    #: whether any of them is met again after others
    again: bool
    #: where their rows stand, where each stands in one place
    places: Places | None


def _found(part: Part, numbers: dict[str, int]) -> _Found:
    """The learners of a file, each under a number in `numbers`."""
    if not part.standing:
        met: dict[int, None] = {}
        runs = 0
        for learner, _ in groupby(part.learners()):
            met.setdefault(numbers.setdefault(learner, len(numbers)))
            runs += 1
        return _Found([*met], len(met) < runs, None)
    first: dict[int, None] = {}
    again = False
    places = array("q")
    last = -1
    for learner, stretch in part.stretches():
        number = numbers.setdefault(learner, len(numbers)) if learner else last
        if number == last and places:
            places[-2] = stretch.end  # nobody's rows belong to those before them
            continue
        again = again or number in first
        if not again:
            places.extend((number, *stretch))
        if number >= 0:
            first.setdefault(number)
        last = number
    return _Found([*first], again, places)
