"""What a page says of itself and not of the unit: its number, a copyright, the title again."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from rubric.importers.lines import Line
from rubric.importers.numbers import number_of

_RUNNING = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|page \d+.*|.*\bpage \d+ (?:of|/) \d+"
    r"|\d{1,4}\s*\|\s*p\s?a\s?g\s?e|p\s?a\s?g\s?e\s*\|\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|(?:©|copyright\b|\(c\) ?(?=.*\d{4})).*|.*all rights reserved.*|v(?:ersion)?\s?\d+(?:\.\d+)*"
    r"|version\s\d+(?:\.\d+)*\s*[,(–-].{0,50}"
    r"|.*[^.\s]\s*\.{4,}\s*\d{1,4}"  # a line of contents
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?"  # what a browser prints above and below
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?(?: .*)?",
    re.IGNORECASE,
)


def is_running(text: str) -> bool:
    """Return whether a line is what a page says of itself: its number, a copyright.

    >>> is_running("Unit 5 Working safely ........ 12"), is_running("Explain the term 12")
    (True, False)
    """
    return _RUNNING.fullmatch(text) is not None and not text.isdigit()


_NUMBERED = re.compile(r"(?P<said>.*\S)(?:\s*[|–-]\s*|\s+)(?P<page>\d{1,4})")
#: how many words of a foot another line of the document must say
_WORDS = 2
#: characters from which a line is no foot
_LONG = 200


def without_feet(lines: Sequence[Line]) -> list[Line]:
    """Return the lines, those at the foot of a page and notes to the text with that role.

    "ABC12 Cut turf 1", later "ABC12 Cut turf 2", are feet where "Cut turf" stands by itself too:
    what only counts, as "Task 1" and "Task 2", says again what no other line says.
    """
    feet: set[Line] = set()
    said: dict[str, list[tuple[int, list[Line]]]] = defaultdict(list)
    whole = {line.text.casefold() for line in lines if len(line.text.split()) >= _WORDS}
    for _, beside in groupby(lines, key=lambda line: line.row or line):
        row = list(beside)
        text = " ".join(line.text for line in row)
        found = _NUMBERED.fullmatch(text) if len(text) < _LONG else None
        if found is not None and row[0].role == "body" and number_of(found[0]) is None:
            said[found["said"].casefold()].append((int(found["page"]), row))
    for text, rows in said.items():
        pages = [page for page, _ in rows]
        grow = len(pages) > 1 and all(a < b for a, b in pairwise(pages))
        words = text.split()
        first = 0 if len(words) > _WORDS else 1  # "Task one 1" is no foot
        if grow and any(" ".join(words[n:]) in whole for n in range(first, len(words))):
            feet.update(line for _, row in rows for line in row)
    return [
        replace(line, role="page_number" if line in feet else "note")
        if line in feet or _is_note(line)
        else line
        for line in lines
    ]


#: how a note opens that speaks of the text above it, behind its number or mark
_NOTE = re.compile(
    r"(?:\(?\d{1,2}\)?|\[\d{1,2}\]|[*†‡]{1,3})\s*(?:See\b|Refer to\b|Sources?:|Notes?:"
    r"|Adapted from\b|Taken from\b|Based on\b|Available (?:at|from)\b"
    r"|For (?:more|further|details|guidance)\b"
    r"|https?://|www\.|Ibid\b|As (?:set out|stated|defined|described) in\b).*"
)


def _is_note(line: Line) -> bool:
    """Whether a line is a note to the text and no part of it: "1 See the regulations."."""
    return line.role == "body" and not line.hint and _NOTE.fullmatch(line.text) is not None
