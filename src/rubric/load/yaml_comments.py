"""The comments of a YAML text. The parser passes them over, so they are found in the text.

A `#` begins one at the start of a line or after a blank, unless it stands inside a text: in quotes,
or on the lines of a block. Where those begin and end the parser's events say.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import Any, NamedTuple

from yaml import ScalarEvent

from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, start_of

#: what may begin one; the rest of the line is not taken, as a text may end there
_BEGINS = pattern(r"(?m)(?:^|(?<=[ \t\r]))#")


class Comment(NamedTuple):
    """A comment, from its `#` to the end of its line."""

    #: the line that it stands on, from 0
    line: int
    #: the position of its `#`
    start: int
    text: str
    #: whether nothing else stands on its line
    alone: bool


def comments(events: Sequence[Any], lines: Lines) -> Iterator[Comment]:
    """Yield the comments of a text that was read to its end, in its order."""
    texts = [(start_of(event), end_of(event)) for event in events if type(event) is ScalarEvent]
    starts = [start for start, _ in texts]
    taken = 0
    for found in _BEGINS.finditer(lines.text):
        at = found.start()
        before = bisect_right(starts, at) - 1
        inside = before >= 0 and at < texts[before][1]
        # after `|` or `>` on the same line a comment may stand, though the text begins there
        if inside and not _after_mark(texts[before][0], at, lines):
            continue
        if at < taken:
            continue
        text = lines.rest(at)
        taken = at + len(text)
        number = lines.number(at)
        alone = not lines.text[lines.starts[number] : at].strip(" \t")
        yield Comment(number, at, text, alone)


def _after_mark(start: int, at: int, lines: Lines) -> bool:
    between = lines.text[start:at]
    return between[:1] in ("|", ">") and not between[1:].strip("+-0123456789 \t")
