"""The two nodes that every sufficiency rule is made of.

`AtLeast` measures counted evidence, `NOf` counts satisfied children: `all` is
n of n, `any` is 1 of n. Each measure only grows with evidence and `NOf` only
grows with its children, so adding evidence never unsatisfies a rule.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from rubric.diagnostics import Path

#: measures that count different things of one kind
Different = Literal["methods", "occasions", "sites", "witnesses", "assessors"]
#: each of them → the field of the evidence that tells its things apart
DIFFERENT: Mapping[str, str] = {
    "methods": "method",
    "occasions": "occasion",
    "sites": "site",
    "witnesses": "witness",
    "assessors": "observed_by",
}


class Measure(NamedTuple):
    """What a clause counts.

    That is items, a quantity by name, covered range items, or different things of one kind.
    """

    kind: Literal["items", "quantity", "range"] | Different
    #: of a quantity: `hours`, or a measure that the specification declares
    name: str = ""
    #: of a range: the short names in scope
    members: tuple[str, ...] = ()
    #: of a range: whether its members are the lettered parts of a criterion
    parts: bool = False


class Filter(NamedTuple):
    """Which of the counted links a clause looks at; an empty filter takes all."""

    methods: frozenset[str] | None = None
    not_methods: frozenset[str] = frozenset()
    sources: frozenset[str] | None = None
    not_sources: frozenset[str] = frozenset()
    witnessed: bool = False
    #: calendar months before the judging day
    within: int | None = None
    #: knowledge or performance: what these methods show, and why they alone are looked at
    shows: str | None = None

    def takes_method(self, method: str | None) -> bool:
        """Return whether evidence by this method (None: not stated) is looked at."""
        return (self.methods is None or method in self.methods) and method not in self.not_methods

    def takes_source(self, source: str | None) -> bool:
        """Return whether evidence from this source (None: not stated) is looked at."""
        return (self.sources is None or source in self.sources) and source not in self.not_sources


class Cap(NamedTuple):
    """The most that may come from some kinds of evidence, told apart by one field."""

    field: Literal["source", "method"]
    #: word → the most by it; by any other word, or by none, there is no limit
    most: tuple[tuple[str, Decimal], ...]


#: takes all
EVERYTHING = Filter()


class AtLeast(NamedTuple):
    """At least `n` of a measure, over the links that the filter takes."""

    measure: Measure
    n: Decimal
    where: Filter
    path: Path
    #: evidence that shares this field counts once, the greater
    once_per: Literal["occasion", "site", "witness"] | None = None
    #: never beside `once_per`
    at_most: Cap | None = None


class NOf(NamedTuple):
    """At least `n` of the children are satisfied."""

    n: int
    children: tuple["Node", ...]
    path: Path


Node = AtLeast | NOf


def clauses(node: Node) -> Iterator[AtLeast]:
    """Yield the clauses of a rule in its own order."""
    if isinstance(node, AtLeast):
        yield node
    else:
        for child in node.children:
            yield from clauses(child)
