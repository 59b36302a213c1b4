"""Going through gaps, below which those of alternatives stand (meaning 14)."""

from collections.abc import Iterable, Iterator
from typing import Protocol, Self, TypeVar

from rubric.evaluation.results import Gap

_Any_co = TypeVar("_Any_co", covariant=True)


class _Holding(Protocol[_Any_co]):
    @property
    def gaps(self) -> Iterable[_Any_co]: ...


class _Nested(Protocol):
    """A gap, or a view of one, whose alternatives hold others of its kind."""

    @property
    def alternatives(self) -> Iterable[_Holding[Self]]: ...


_OneOfThem = TypeVar("_OneOfThem", bound=_Nested)


def every_gap(gaps: Iterable[_OneOfThem]) -> Iterator[_OneOfThem]:
    """Yield gaps or views of them in order, each before those of its alternatives."""
    for gap in gaps:
        yield gap
        for alternative in gap.alternatives:
            yield from every_gap(alternative.gaps)


def gaps_to_close(gaps: Iterable[Gap]) -> Iterator[Gap]:
    """Yield the gaps that have to be closed: of alternatives those of the cheapest alone."""
    for gap in gaps:
        if not gap.alternatives:
            yield gap
        for alternative in gap.alternatives:
            if alternative.cheapest:
                yield from gaps_to_close(alternative.gaps)
