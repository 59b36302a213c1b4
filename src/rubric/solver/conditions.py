"""Conditions on whole numbers, and what follows from several of them; in exact arithmetic."""

from collections.abc import Mapping, Sequence
from math import gcd
from typing import NamedTuple

#: unknown → how often it is taken
Terms = Mapping[int, int]

#: multipliers are taken in so many equal parts of one
_PARTS = 1 << 40


class Condition(NamedTuple):
    """A sum that is not below one number, or not above another."""

    terms: tuple[tuple[int, int], ...]
    low: int | None
    high: int | None

    def holds(self, values: Sequence[int]) -> bool:
        """Return whether values meet it."""
        total = sum([times * values[unknown] for unknown, times in self.terms])
        return (self.low is None or self.low <= total) and (self.high is None or total <= self.high)

    def can_hold(self, bounds: Sequence[tuple[int, int]]) -> bool:
        """Return whether values within their bounds could meet it, as far as it alone goes."""
        ends = [(times * bounds[of][0], times * bounds[of][1]) for of, times in self.terms]
        low_enough = self.high is None or sum(map(min, ends)) <= self.high
        return low_enough and (self.low is None or self.low <= sum(map(max, ends)))

    def reduced(self) -> "Condition":
        """Return the same in the smallest whole numbers."""
        common = gcd(*[times for _, times in self.terms])
        if common == 1:
            return self
        low = None if self.low is None else -(-self.low // common)
        high = None if self.high is None else self.high // common
        return Condition(tuple((of, times // common) for of, times in self.terms), low, high)

    def greatest(self, bounds: Sequence[tuple[int, int]]) -> int:
        """Return the greatest number that its sum can pass through."""
        return sum(abs(times) * max(map(abs, bounds[of])) for of, times in self.terms)


def sum_of(terms: Terms, values: Sequence[int]) -> int:
    """Return what a sum comes to."""
    return sum(times * values[unknown] for unknown, times in terms.items())


class Floor:
    """A number that a sum cannot fall below, proved by adding conditions up.

    Each condition is taken so often as its multiplier says. Any multipliers give a floor
    that is true, those of a solver a high one; that they are rounded makes it no less true.
    """

    def __init__(
        self,
        terms: Terms,
        conditions: Sequence[Condition],
        multipliers: Sequence[float],
        bounds: Sequence[tuple[int, int]],
    ) -> None:
        """Add the conditions up.

        Args:
            terms: the sum.
            conditions: what values have to meet.
            multipliers: how often each is taken: of what it may not be below, or if it is
                below zero, of what it may not be above.
            bounds: the least and the greatest of each unknown.
        """
        self._bounds = bounds
        #: what is left of the sum, once what conditions say is taken off
        self._rest = [_PARTS * terms.get(of, 0) for of in range(len(bounds))]
        total = 0
        for condition, multiplier in zip(conditions, multipliers, strict=True):
            parts = round(multiplier * _PARTS)
            side = condition.low if parts > 0 else condition.high
            if parts and side is not None:
                total += parts * side
                for of, times in condition.terms:
                    self._rest[of] -= parts * times
        for (low, high), rest in zip(bounds, self._rest, strict=True):
            total += rest * (low if rest > 0 else high)
        self._total = total
        #: the least whole number that the sum can be
        self.least = -(-total // _PARTS)

    def narrowed(self, most: int) -> list[tuple[int, int, int]]:
        """Return the unknowns that have less room while the sum is no more than a number.

        Args:
            most: the number.

        Returns:
            Each with its least and its greatest.
        """
        room = most * _PARTS - self._total
        found = []
        for of, ((low, high), rest) in enumerate(zip(self._bounds, self._rest, strict=True)):
            if rest and low < high and (steps := max(room, 0) // abs(rest)) < high - low:
                found.append((of, low, low + steps) if rest > 0 else (of, high - steps, high))
        return found
