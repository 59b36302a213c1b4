"""The rules of a page, put together to those of one table each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

#: where it starts, where it ends, and how low it is, in points
Rule = tuple[float, float, float]
#: points: rules at nearly one height are one
SAME_HEIGHT = 2.5
#: points: edges nearer than this are one
_SAME_EDGE = 3.0
#: points: so far apart are the edges of two cells that stand beside one another
_BETWEEN = 8.0
#: of the width of a page: a rule as long as this is one of a table
_LONG = 0.35
#: rules of one table; where there are more it is a drawing
_MOST = 150


@dataclass(slots=True)
class Frame:
    """The rules between the rows of what may be a table."""

    heights: list[float] = field(default_factory=list)
    #: where its rules start and end, from left to right
    edges: list[float] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    @property
    def breaks(self) -> list[float]:
        """Where its columns are parted, if its rules are drawn cell by cell."""
        inner = self.edges[1:-1]
        return [at for n, at in enumerate(inner) if not n or at - inner[n - 1] > _BETWEEN]

    @property
    def gaps(self) -> list[tuple[float, float]]:
        """The same, as gaps without a width."""
        return [(at, at) for at in self.breaks]


def frames_of(rules: Sequence[Rule], width: float) -> list[Frame]:
    """Return the frames of a page from top to bottom: rules that start and end alike.

    Args:
        rules: lines that are drawn across the page.
        width: of the page, in points.
    """
    frames: list[Frame] = []
    for level in _levels(rules, _LONG * width):
        edges = _apart(edge for x0, x1, _ in level for edge in (x0, x1))
        frame = frames[-1] if frames else None
        if frame is None or not (_among(edges, frame.edges) or _among(frame.edges, edges)):
            frames.append(frame := Frame())
        frame.heights.append(level[0][2])
        frame.rules += level
        frame.edges = _apart([*frame.edges, *edges])
    return [frame for frame in frames if 1 < len(frame.heights) <= _MOST]


def _levels(rules: Sequence[Rule], shortest: float) -> Iterator[list[Rule]]:
    """Yield the rules at one height, where together they are as long as one of a table."""
    level: list[Rule] = []
    for rule in (*sorted(rules, key=lambda rule: rule[2]), None):
        if level and (rule is None or rule[2] - level[0][2] > SAME_HEIGHT):
            if _length(level) > shortest:
                yield level
            level = []
        if rule is not None:
            level.append(rule)


def _length(level: Sequence[Rule]) -> float:
    """Return how much of the width rules cover, each point once."""
    covered, end = 0.0, float("-inf")
    for x0, x1, _ in sorted(level):
        covered += max(0.0, x1 - max(x0, end))
        end = max(end, x1)
    return covered


def _apart(edges: Iterable[float]) -> list[float]:
    ordered = sorted(edges)
    return [at for before, at in pairwise((float("-inf"), *ordered)) if at - before > _SAME_EDGE]


def _among(some: Sequence[float], edges: Sequence[float]) -> bool:
    return all(any(abs(at - edge) <= _SAME_EDGE for edge in edges) for at in some)
