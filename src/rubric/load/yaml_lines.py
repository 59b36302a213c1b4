"""A text by line, for places and for what stands on a line."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from re import compile as pattern

from rubric.sources import LINE_END, TextPlace

#: a line that starts a field of its own rather than going on with the wording above it
_FIELD = pattern(r"[A-Za-z][\w-]*:(\s|$)|- |#")


class Lines:
    """A text by line: places for positions, and what stands on a line."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file

    @cached_property
    def starts(self) -> list[int]:
        """The position at which each line starts."""
        return [0, *(end.end() for end in LINE_END.finditer(self.text))]

    def number(self, position: int) -> int:
        """Return the line that a position stands on, from 0."""
        return bisect_right(self.starts, position) - 1

    def line(self, number: int) -> str:
        """Return a line, counted from 0, without its end."""
        after = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : after].rstrip("\r\n")

    def rest(self, position: int) -> str:
        """Return what stands on a line from a position to the end of the line."""
        number = self.number(position)
        return self.line(number)[position - self.starts[number] :]

    def column(self, position: int) -> int:
        """Return how far into its line a position stands, from 0."""
        return position - self.starts[self.number(position)]

    def place(self, start: int, end: int | None = None) -> TextPlace:
        """Return the span from `start` to `end`, or to the end of its line if that is sooner."""
        start = max(0, min(start, len(self.text)))
        width = min((start if end is None else end) - start, len(self.rest(start)))
        line = self.number(start)
        return TextPlace(self.file, line + 1, start - self.starts[line] + 1, max(1, width))

    def continued(self, number: int, column: int) -> Iterator[int]:
        """Yield the lines after a line that go on with its wording: those set further in."""
        for after in range(number + 1, len(self.starts)):
            line = self.line(after)
            content = line.strip()
            if content:
                if len(line) - len(line.lstrip(" ")) <= column or _FIELD.match(content):
                    return
                yield after
