"""What a fix changes in a file, as lines taken out and put in."""

import difflib
from collections.abc import Iterator
from re import compile as pattern

from rubric.phrases import phrase, shown

_LINE_END = pattern(r"\r\n|\r|\n")
#: characters of a line that are shown
_LONGEST = 2_000


def render_diff(name: str, before: str, after: str, language: str = "en") -> str:
    """Return the lines that differ with three lines around them, safe to show on a terminal."""
    old, new = _LINE_END.split(before), _LINE_END.split(after)
    if not old[-1] and not new[-1]:  # both end with a line end
        old, new = old[:-1], new[:-1]
    lines = difflib.unified_diff(
        old, new, name, phrase("fix.after", {"file": name}, language), lineterm=""
    )
    return "".join(f"{line}\n" for line in _safe(lines))


def _safe(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        # blanks at the end are what may change, so they can be seen
        content = line.rstrip(" \t")
        blanks = line[len(content) :].replace(" ", "·").replace("\t", "→")
        marked = line[:1] in ("-", "+") and len(content) > 0
        yield shown(content, _LONGEST) + (blanks if marked else "")
