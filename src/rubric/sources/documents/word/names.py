"""Names of elements and attributes in a Word document, and small steps through them."""

from collections.abc import Iterator
from typing import Any

#: an element of the parser's; its types are not described well enough to name it
Element = Any

_SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
}


def name(prefixed: str) -> str:
    """Return the name of an element or attribute as the parser writes it: `w:p`."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def local(element: Element) -> str:
    """Return the name of an element without its space; "" of comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element, *path: str) -> Element | None:
    """Return the first element at a path below an element: `child(p, "w:pPr", "w:numPr")`."""
    for step in path:
        if element is None:
            return None
        element = element.find(name(step))
    return element


def value(element: Element | None, attribute: str = "w:val") -> str | None:
    """Return an attribute of an element that may not be there."""
    return None if element is None else element.get(name(attribute))


def number(text: str | None, otherwise: int) -> int:
    """Return a whole number that a program wrote, or another where it is none."""
    try:
        return int(text) if text is not None and len(text) < 10 else otherwise
    except ValueError:
        return otherwise


def switched(element: Element | None) -> bool | None:
    """Return whether a property such as bold is on or off; None where it is not stated."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def children(element: Element) -> Iterator[Element]:
    """Yield the elements below an element, through what only wraps: controls, insertions.

    What was deleted, and what an older program would be shown instead, is left out.
    """
    for below in element:
        tag = local(below)
        if tag in ("sdt",):
            content = child(below, "w:sdtContent")
            if content is not None:
                yield from children(content)
        elif tag in (
            "ins",
            "moveTo",
            "smartTag",
            "customXml",
            "hyperlink",
            "fldSimple",
            "bdo",
            "dir",
        ):
            yield from children(below)
        elif tag == "AlternateContent":
            chosen = child(below, "mc:Choice")
            if chosen is None:
                chosen = child(below, "mc:Fallback")
            if chosen is not None:
                yield from children(chosen)
        elif tag not in ("del", "moveFrom", ""):
            yield below
