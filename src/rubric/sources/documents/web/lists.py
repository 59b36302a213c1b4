"""The labels that a browser shows before the items of a list."""

import re

from rubric.sources.documents.counting import counted
from rubric.sources.documents.web.elements import Element, tag_of

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "decimal-leading-zero": "decimalZero",
    "decimal": "decimal",
}
#: how deep a list stands, where an editor writes each level as a list of its own: Google Docs
_LEVEL = re.compile(r"(?:^|\s)lst-[\w.-]+-(\d)(?:$|\s)")
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)


def depth_of(element: Element, around: int) -> int:
    """Return how deep a list stands, which is so deep in others: as its class says, or one more."""
    said = _LEVEL.search(element.get("class") or "")
    return int(said[1]) + 1 if said else around + 1


def labels_of(element: Element, tag: str) -> dict[Element, str]:
    """Return the label of each item of a list; "" where the page says that none is shown."""
    items = [below for below in element if tag_of(below) == "li"]
    styled = _STYLE.search(element.get("style") or "")
    words = styled[1].lower().split() if styled else []
    if "none" in words:
        return {}
    if tag != "ol":
        return dict.fromkeys(items, "•")
    form = _FORMS.get(element.get("type") or "", "decimal")
    form = next((_STYLED[word] for word in words if word in _STYLED), form)
    down = element.get("reversed") is not None
    count = _number(element.get("start"), len(items) if down else 1)
    labels = {}
    for item in items:
        count = _number(item.get("value"), count)
        labels[item] = f"{counted(count, form)}."
        count += -1 if down else 1
    return labels


def _number(text: str | None, otherwise: int) -> int:
    found = re.match(r"\s*(-?\d{1,9})", text or "")
    return int(found[1]) if found else otherwise
