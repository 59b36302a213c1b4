"""White space that says nothing: at the ends of lines, and at the end of the file.

Line ends stay as they are, of Windows too: which ones a file has is for git to decide. What stands
inside quotes or in a block is text, and is left alone.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import Any

from yaml import ScalarEvent

from rubric.load.fixing.edits import Edit, line_end
from rubric.load.yaml_marks import end_of, start_of

_REST = pattern(r"[^\r\n]*")
_AT_LINE_END = pattern(r"[ \t]+(?=[\r\n]|\Z)")


def blanks(events: Sequence[Any], text: str) -> Iterator[Edit]:
    """Yield blanks to be taken away, and the line end that is missing at the end."""
    texts = [
        _lines_of_text(event, text)
        for event in events
        if type(event) is ScalarEvent and event.style
    ]
    starts = [start for start, _ in texts]
    last = len(text.rstrip(" \t\r\n"))
    for found in _AT_LINE_END.finditer(text, 0, last):
        before = bisect_right(starts, found.start()) - 1
        if before < 0 or found.start() >= texts[before][1]:
            yield Edit(*found.span(), "")
    if text[last:] != line_end(text):
        yield Edit(last, len(text), line_end(text))


def _lines_of_text(event: ScalarEvent, text: str) -> tuple[int, int]:
    """Return where what a text holds begins and ends.

    The line of the mark of a block is none of it, and the blank lines after a block are only where
    the mark says so (`|+`).
    """
    start, end = start_of(event), end_of(event)
    if event.style not in ("|", ">"):
        return start, end
    first = _REST.match(text, start)
    begin = first.end() if first else start
    if "+" in text[start:begin]:
        return begin, end
    last = _REST.match(text, start + len(text[start:end].rstrip()))
    return begin, last.end() if last else end
