"""Counting what a run does, so that growth is held to a figure that no busy machine changes.

Two things are counted. Every line that Python comes to outside of this file, each turn of a
loop or comprehension again. And every time one text of a case is compared with another or
looked up, which sees into `in`, into sets and dictionaries and into sorting. What neither sees
is work done in C on other things than these texts: the key of a sort is counted, its
comparisons of numbers are not.
"""

import math
import sys
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Any


class _Meter:
    """One count for everything; a run sets it back to nothing."""

    lines = 0
    texts = 0


class Text(str):
    """A text that counts how often it is compared or looked up."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        _Meter.texts += 1
        return str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        _Meter.texts += 1
        return str.__ne__(self, other)

    def __lt__(self, other: str) -> bool:
        _Meter.texts += 1
        return str.__lt__(self, other)

    def __hash__(self) -> int:
        _Meter.texts += 1
        return str.__hash__(self)


def operations(run: Callable[[], object]) -> int:
    """Return how many lines were come to, and texts compared or looked up, in one run."""

    def called(frame: FrameType, event: str, arg: Any) -> Any:  # noqa: ARG001 - the shape of a tracer
        return None if frame.f_code.co_filename == __file__ else line

    def line(frame: FrameType, event: str, arg: Any) -> Any:  # noqa: ARG001 - the shape of a tracer
        if event == "line":
            _Meter.lines += 1
        return line

    _Meter.lines = _Meter.texts = 0
    before = sys.gettrace()
    sys.settrace(called)
    try:
        run()
    finally:
        sys.settrace(before)
    return _Meter.lines + _Meter.texts


def exponent(sizes: Sequence[int], counts: Sequence[int]) -> float:
    """Return the power of the size by which the counts grow, from the largest two sizes.

    >>> exponent([10, 100], [30, 300])
    1.0
    """
    return math.log(counts[-1] / counts[-2]) / math.log(sizes[-1] / sizes[-2])
