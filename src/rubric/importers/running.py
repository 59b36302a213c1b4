"""What a page says of itself and not of the unit: its number, a copyright, an address."""

import re

_RUNNING = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|page \d+.*|.*\bpage \d+ (?:of|/) \d+"
    r"|\d{1,4}\s*\|\s*p\s?a\s?g\s?e|p\s?a\s?g\s?e\s*\|\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|(?:©|copyright\b|\(c\) ?(?=.*\d{4})).*|.*all rights reserved.*|v(?:ersion)?\s?\d+(?:\.\d+)*"
    r"|version\s\d+(?:\.\d+)*\s*[,(–-].{0,50}"
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?"  # what a browser prints above and below
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?(?: .*)?",
    re.IGNORECASE,
)


def is_running(text: str) -> bool:
    """Return whether a line is what a page says of itself: its number, a copyright."""
    return _RUNNING.fullmatch(text) is not None and not text.isdigit()
