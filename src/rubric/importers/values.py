"""Values of fields that are made of lines of text: paragraphs, codes, standards, days, ids."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from rubric.importers.lines import Line
from rubric.importers.normalising import joined

#: longest text that a field of one line takes
LONGEST_NAME = 150


def printed(line: Line) -> str:
    """Return a line with the label that stands before it."""
    return f"{line.label} {line.text}".strip()


def paragraphs(lines: Sequence[Line]) -> str:
    """Return a longer text, its lines joined; paragraphs and list entries stand on their own."""
    texts: list[list[str]] = []
    for line in lines:
        new = not texts or line.is_bullet or line.apart or not line.one_line
        if new:
            texts.append([printed(line) if line.label else line.text])
        else:
            texts[-1].append(line.text)
    return "\n".join(joined(text) for text in texts)


def coded(text: str) -> dict[str, str]:
    """Return a code with its title, where a text begins with one."""
    found = re.fullmatch(r"(?P<code>[A-Z0-9][\w./-]*\d[\w./-]*)\s*[-–—:]?\s+(?P<title>\S.*)", text)
    if found:
        return {"code": found["code"], "title": found["title"]}
    return {"code": text[:LONGEST_NAME]}


def standards(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Return frameworks, each with its entries: a line, and the list items below it."""
    found: list[dict[str, Any]] = []
    head: list[str] = []
    for line in lines:
        entry = re.fullmatch(r"(?P<name>[^:]{1,80}):\s+(?P<text>\S.*)", line.text)
        if line.is_bullet or (entry and found and not head):
            if head or not found:
                found.append({"framework": joined(head).rstrip(":") or "not named", "entries": {}})
                head = []
            name, text = (entry["name"], entry["text"]) if entry else _first_words(line.text)
            entries = found[-1]["entries"]
            while name in entries:
                name = f"{name} (again)"
            entries[name] = text
        else:
            head.append(line.text)
    if head:
        found.extend(
            {"framework": text, "entries": {}}
            for text in ([joined(head)] if found or len(head) == 1 else head)
        )
    return [
        one
        if one["entries"]
        else {"framework": one["framework"], "entries": {"whole": one["framework"]}}
        for one in found
    ]


def _first_words(text: str) -> tuple[str, str]:
    found = re.match(r"([A-Z]{2,}[\w./-]*\d[\w./-]*|[A-Z]{1,6}\d+)\s+(\S.*)", text)
    return (found[1], found[2]) if found else (text[:LONGEST_NAME], text)


_MONTHS = {name: n for n, name in enumerate(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december"), 1)}  # fmt: skip


def day_in(text: str) -> str | None:
    """Return the day of a text that says one and nothing else, as files write it.

    3/4/2026 is day first.
    """
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return text
    if found := re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text):
        day, month, year = (int(one) for one in found.groups())
    elif (found := re.fullmatch(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})", text)) and found[
        2
    ].lower() in _MONTHS:
        day, month, year = int(found[1]), _MONTHS[found[2].lower()], int(found[3])
    else:
        return None
    return f"{year:04}-{month:02}-{day:02}" if 0 < month < 13 and 0 < day < 32 else None


def slug(text: str) -> str:
    """Return an id made of a text: small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-") or "unit"


def readable(file: str) -> str:
    """Return the name of a file as a title."""
    words = re.sub(r"[_\-\s]+", " ", file).strip()
    return words[:1].upper() + words[1:] if words else "Unit"
