"""Where some of the words of a value stand in the file, however the value is written.

The parser folds lines, takes quotation marks and escapes away and cuts indents, so
that a position in a value is none in the file. Only white space comes and goes,
though: every other character stands in both, in the same order. They are gone
through side by side, and where they part the value as a whole is meant.
"""

import re
from typing import Any

from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, start_of
from rubric.sources import TextPlace

_BLANK = frozenset(" \t\r\n")
#: line ends of YAML 1.1 that are kept or folded as the case may be
_ODD_LINE_ENDS = frozenset("\x85\u2028\u2029")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([\s\S]))")
_NAMED = {"_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029", "/": "/", '"': '"', "\\": "\\"}
#: escapes that give white space, and the end of a line that goes on
_BLANK_ESCAPES = frozenset("nrt \t\n\r")


def words_span(event: Any, lines: Lines, span: tuple[int, int]) -> TextPlace | None:
    """Return the place of some characters of a scalar; None where they cannot be found.

    Args:
        event: the scalar, as the parser gave it.
        lines: the text that it stands in.
        span: characters of its value without the blanks at its ends, from and up to.
    """
    value: str = event.value
    blanks = len(value) - len(value.lstrip())
    first, last = span[0] + blanks, span[1] + blanks - 1
    while first <= last and value[first : first + 1] in _BLANK:
        first += 1
    while last >= first and value[last : last + 1] in _BLANK:
        last -= 1
    if last < first or last >= len(value):
        return None
    found = _walked(value, event, lines.text, first, last)
    return None if found is None else lines.place(*found)


def _walked(value: str, event: Any, text: str, first: int, last: int) -> tuple[int, int] | None:
    """Where a character starts and where a later one ends, going through both side by side."""
    at, end = start_of(event), end_of(event)
    style = event.style
    if style in ("|", ">"):
        at = text.find("\n", at, end) + 1 or end
    elif style:
        at, end = at + 1, end - 1
    starts = None
    for position in range(last + 1):
        wanted = value[position]
        if wanted in _BLANK:
            continue
        length = 0
        while at < end and not length:
            length, skipped = _step(text, at, wanted, style)
            if not length and not skipped:
                return None
            at += skipped
        if not length:
            return None
        starts = at if position == first else starts
        at += length
    return None if starts is None else (starts, at)


def _step(text: str, at: int, wanted: str, style: str | None) -> tuple[int, int]:
    """How many characters of the file give the one that is wanted, or else are to be skipped."""
    here = text[at]
    if style == '"' and here == "\\":
        found = _ESCAPE.match(text, at)
        if found is None:
            return 0, 0
        if found[4] in _BLANK_ESCAPES:
            return 0, len(found[0])
        code = found[1] or found[2] or found[3]
        given = chr(int(code, 16)) if code else _NAMED.get(found[4])
        return (len(found[0]), 0) if given == wanted else (0, 0)
    if here == wanted:
        return (2 if style == "'" and text.startswith("''", at) else 1), 0
    return 0, int(here in _BLANK or here in _ODD_LINE_ENDS)
