"""What the engine makes of examples against one specification on one day."""

from collections import OrderedDict
from collections.abc import Iterator
from datetime import date

from rubric.diagnostics import Path
from rubric.evaluation import Gap, Result, UnitResult, evaluated, judged_again
from rubric.proving.example import Example, ExampleItem
from rubric.rules import ResolvedSpecification

#: examples of which is kept what the engine made of them
MOST_KEPT = 16


class Judge:
    """One specification on one day; every verdict that a proof rests on is the engine's."""

    def __init__(self, specification: ResolvedSpecification, on: date) -> None:
        self.specification = specification
        self.on = on
        #: whether some rule looks at the day of registration
        self.registered = any(
            criterion.evidence.before_registration != "counted"
            for criterion in specification.criteria.values()
        )
        self._first: tuple[Example, UnitResult, _Recorded] | None = None
        self._judged: OrderedDict[int, tuple[Example, UnitResult]] = OrderedDict()

    def nothing(self) -> Example:
        """Return the example in which nothing is recorded."""
        return Example(self.specification.reference, self.on, self.registered)

    def result(self, example: Example) -> Result:
        """Return what an example covers."""
        return evaluated(example.facts(), [self.specification], self.on)

    def unit(self, example: Example) -> UnitResult:
        """Return the same of its one unit; what was asked a moment ago is not judged again."""
        known = self._judged.get(id(example))
        if known is None:
            known = example, self._near(example)
            self._judged[id(example)] = known  # with the example, so that its id stays its own
            if len(self._judged) > MOST_KEPT:
                self._judged.popitem(last=False)
        else:
            self._judged.move_to_end(id(example))
        return known[1]

    def _near(self, example: Example) -> UnitResult:
        """What the engine makes of an example, which most often is like the one asked about first.

        Of those like it only what differs is judged again.
        """
        if self._first is None:
            self._first = example, self.result(example).units[0], _by_id(example)
            return self._first[1]
        first, unit, recorded = self._first
        if first.registered != example.registered or first.people != example.people:
            return self.result(example).units[0]
        return judged_again(unit, example.facts(), self.on, _differing(first, example, recorded))

    def near(self, example: Example) -> UnitResult:
        """Return what the engine makes of an example to which those that follow will be alike."""
        self._first = None
        return self.unit(example)

    def passes(self, example: Example) -> bool:
        """Return whether the specification is achieved, and can be claimed (meaning 7.6)."""
        return self.unit(example).claimable

    def of(self, specification: ResolvedSpecification) -> "Judge":
        """Return the judge of another specification, or of a part of this one, on the same day."""
        other = Judge(specification, self.on)
        other.registered = self.registered
        return other


def _differing(one: Example, other: Example, recorded: "_Recorded") -> set[str]:
    """The references of the criteria that something is recorded of in one example only."""
    found = set()
    here, there = recorded, _by_id(other)
    for name in here.keys() | there.keys():
        if here.get(name) != there.get(name):
            for some in (here.get(name), there.get(name)):
                found |= {link.reference for link in some[0].item.links} if some else set()
    # a decision is known by its place, which others have once one is gone
    decided = set(enumerate(one.decided)) ^ set(enumerate(other.decided))
    found |= {name for _, each in decided for name in each.criteria}
    if one.signed_off != other.signed_off:
        found |= one.criteria_decided | other.criteria_decided
    return found


#: items by their ids, and whether each is signed for and confirmed
_Recorded = dict[str, tuple[ExampleItem, bool, bool]]


def _by_id(example: Example) -> _Recorded:
    signed, confirmed = set(example.signed), set(example.confirmed)
    return {
        one.item.id: (one, one.item.id in signed, one.item.id in confirmed) for one in example.items
    }


def to_close(gaps: tuple[Gap, ...], within: Path = ()) -> Iterator[Gap]:
    """Yield gaps that have to be closed; of alternatives those of the cheapest.

    Args:
        gaps: of a unit.
        within: a criterion or outcome; where it is among alternatives, it is taken instead.
    """
    for gap in gaps:
        if gap.alternatives:
            here = [one for one in gap.alternatives if within[: len(one.scope)] == one.scope]
            for alternative in here or gap.alternatives:
                if here or alternative.cheapest:
                    yield from to_close(alternative.gaps, within)
        else:
            yield gap
