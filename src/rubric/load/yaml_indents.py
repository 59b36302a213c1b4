"""Tabs and non-breaking spaces in indents: they look like spaces and are none."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import TYPE_CHECKING, Any

import yaml

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, start_of
from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.load.yaml_problem import Trap

_KINDS = (
    (codes.TAB_INDENT, pattern(r"(?m)^[ \u00a0\u2007\u202f]*(\t)[ \t\u00a0\u2007\u202f]*[^\s#]")),
    (codes.NBSP_INDENT, pattern(r"(?m)^ *([\u00a0\u2007\u202f])\s*[^\s#]")),
)


def may_be_spoiled(text: str) -> bool:
    """Return whether any indent holds a tab or a non-breaking space."""
    if "\t" not in text and text.isascii():
        return False
    return any(kind.search(text) for _, kind in _KINDS)


def spoiled_indents(events: Sequence[Any], lines: Lines) -> Iterator["Trap"]:
    """Yield one problem for the tabs and one for the non-breaking spaces in indents.

    Inside a quoted text or a block they are part of the text and draw no message.
    """
    texts = [
        (start_of(event), end_of(event))
        for event in events
        if type(event) is yaml.ScalarEvent and event.style
    ]
    for code, kind in _KINDS:
        found = [
            match.start(1)
            for match in kind.finditer(lines.text)
            if not _inside(texts, match.start(1))
        ]
        if found:
            yield _trap(code, found, lines)


def _inside(spans: Sequence[tuple[int, int]], position: int) -> bool:
    before = bisect_right(spans, (position, position)) - 1
    return before >= 0 and position < spans[before][1]


def _trap(code: Code, positions: Sequence[int], lines: Lines) -> "Trap":
    from rubric.load.yaml_problem import Trap  # few files have a spoiled indent

    numbers = sorted({lines.number(position) for position in positions})
    written = tuple(str(number + 1) for number in numbers)
    arguments: dict[str, Argument] = {"count": len(numbers), "lines": written}
    if code is codes.NBSP_INDENT:
        # The parser takes it for a letter, and every line after it for something else.
        arguments["unchecked"] = numbers[0] + 1
    diagnostic = Diagnostic(code, arguments=arguments)
    place = lines.place(positions[0], positions[0] + 1)
    located = Located(diagnostic, place)
    return Trap(located, numbers[0], more_lines=frozenset(numbers))
