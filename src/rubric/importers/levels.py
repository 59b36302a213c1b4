"""The level of a unit as specifications write it: "Level 3", "Entry 2", "SCQF level 6", "L3"."""

import re

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight")
_WORDS = {word: str(n) for n, word in enumerate(_NUMBERS, 1)}
_FRAMEWORK = r"(?:(?:rqf|qcf|scqf|nqf|nfq|aqf|nzqf|nzqcf|cqfw|eqf)\s+)?"
_LEVEL = re.compile(
    rf"{_FRAMEWORK}(?:(?:level|lefel|lvl\.?)\s*:?\s*|L(?=[1-8]\b))?"
    rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})(?:\s*\((?:[^)]*)\))?",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    rf"{_FRAMEWORK}(?:(?:level\s*:?\s*)?E(?:ntry)?(?:\s*level)?\s*[- ]?|level\s+entry\s*)"
    r"\(?\s*(?:entry\s*|E)?(?P<n>[123]|one|two|three)\s*\)?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)


def level_in(text: str) -> str | None:
    """Return a level as specifications write it, or None.

    >>> level_in("Level 3"), level_in("Entry 2"), level_in("Three months")
    ('3', 'E2', None)
    """
    text = text.strip().rstrip(".:")
    if " / " in text:  # in two languages
        return next(filter(None, map(level_in, text.split(" / "))), None)
    if entry := _ENTRY.fullmatch(text):
        n = entry["n"].lower()
        return f"E{_WORDS.get(n, n)}"
    if found := _LEVEL.fullmatch(text):
        n = found["n"].lower()
        n = _WORDS.get(n, n)
        return str(int(n)) if 1 <= int(n) <= 12 else None
    return None
