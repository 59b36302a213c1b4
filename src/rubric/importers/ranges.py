"""Range items from a range statement; where its words only give examples there are none."""

import re

_STEM = re.compile(
    r"^(?P<stem>.*?\b(?:includes?|including|(?:are|is)(?=\s*[:–—-])|must cover|covers?)\b"
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
#: what the items are kinds of: "Hazards: chemical, electrical", also with the criterion it is for
_NAMED = re.compile(r"^(?:\((?:AC|PC|LO)?\s?\d[\w.]*\)\s*)?[A-Z][\w ]{2,40}:\s+(?=\S)")
#: a sentence that asks for something and lists nothing: "evidence of two roles is required"
_ASKS = re.compile(r"\b(?:is|are) (?:expected|needed|required)$", re.IGNORECASE)
#: the heads of a table of ranges
_HEADS = frozenset({"range", "variable", "range of variables"})
_LONGEST = 100
#: words of one item that no mark and no word introduces; what is longer is a sentence
_FEW = 5


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
    if len(statements) == 1 and names == [_whole(statements[0])] and len(names[0].split()) > _FEW:
        return []
    unique = list(dict.fromkeys(names))
    return unique if all(len(name) <= _LONGEST for name in unique) else []


def _whole(statement: str) -> str:
    return statement.strip().rstrip(".;,")


def _items(statement: str) -> list[str]:
    whole = _whole(statement)
    text = _NAMED.sub("", whole)
    if _ASKS.search(text) or whole.casefold() in _HEADS:
        return []
    if counted := _COUNT.match(text):
        text = text[counted.end() :]
    elif (stem := _STEM.match(text)) and (stem["items"] or text.rstrip(":–—- ").endswith("to")):
        text = stem["items"]
    elif text.endswith(":"):
        return []
    text = text.strip(" –—-:.;")
    if not text or text == "the following":
        return []
    pieces = cut_at(text, ";" if ";" in text else ",")
    if len(pieces) > 1 and pieces[-1].startswith(("and ", "or ")):
        pieces[-1] = pieces[-1].split(" ", 1)[1]
    elif len(pieces) > 1 and pieces[-1].count(" and ") == 1:
        pieces[-1:] = pieces[-1].split(" and ")
    return [piece for piece in pieces if piece]


def cut_at(text: str, mark: str) -> list[str]:
    """Return a text cut at a mark, but not inside of brackets."""
    pieces, depth, piece = [], 0, ""
    for char in text:
        depth += (char in "([") - (char in ")]")
        if char == mark and depth <= 0:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += char
    return [*pieces, piece.strip()]
