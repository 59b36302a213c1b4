"""Range items from a range statement; where its words only give examples there are none."""

import re

_STEM = re.compile(
    r"^(?P<stem>.*?\b(?:includes?|including|are|is|must cover|covers?)\b"
    r"(?:,? but (?:are|is)? ?not (?:be )?limited to)?)\s*[:–—-]?\s*(?P<items>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLES = re.compile(
    r"\b(?:may|can|could|might) include|\be\.?g\.?\b|\bfor example\b|\bsuch as\b", re.IGNORECASE
)
_COUNT = re.compile(
    r"^(?:evidence (?:of|is required for)|at least|a minimum of|any)\s+(?:of\s+)?\w+\b.*?[:–—-]\s*",
    re.IGNORECASE,
)
#: what the items are kinds of: "Hazards: chemical, electrical"
_NAMED = re.compile(r"^[A-Z][\w ]{2,40}:\s+(?=\S)")
_LONGEST = 100


def range_names(statements: list[str]) -> list[str]:
    """Return the items that range statements list, to the letter.

    >>> range_names(["tools include but are not limited to – hammer, saw."])
    ['hammer', 'saw']
    >>> range_names(["tools may include: hammer, saw"])
    []
    """
    names: list[str] = []
    for n, statement in enumerate(statements):
        if _EXAMPLES.search(statement):
            if n == 0 or len(statements) == 1:
                return []
            continue
        names.extend(_items(statement))
    unique = list(dict.fromkeys(names))
    return unique if all(len(name) <= _LONGEST for name in unique) else []


def _items(statement: str) -> list[str]:
    text = _NAMED.sub("", statement.strip().rstrip(".;,"))
    if counted := _COUNT.match(text):
        text = text[counted.end() :]
    elif (stem := _STEM.match(text)) and (stem["items"] or text.rstrip(":–—- ").endswith("to")):
        text = stem["items"]
    elif text.endswith(":"):
        return []
    text = text.strip(" –—-:.;")
    if not text or text == "the following":
        return []
    pieces = _cut(text, ";") if ";" in text else _cut(text, ",")
    if len(pieces) > 1 and pieces[-1].startswith(("and ", "or ")):
        pieces[-1] = pieces[-1].split(" ", 1)[1]
    elif len(pieces) > 1 and pieces[-1].count(" and ") == 1:
        pieces[-1:] = pieces[-1].split(" and ")
    return [piece for piece in pieces if piece]


def _cut(text: str, mark: str) -> list[str]:
    """Cut at a mark, but not inside of brackets."""
    pieces, depth, piece = [], 0, ""
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == mark and depth <= 0:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += char
    return [*pieces, piece.strip()]
