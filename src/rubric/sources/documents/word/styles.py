"""What styles say of a paragraph: heading, bold, and the list that it is an item of."""

import re
from collections.abc import Iterator

from rubric.sources.documents.word.names import Element, child, local, number, switched, value

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
#: styles may be based on one another in a circle
_MOST_BASES = 20


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, styles: Element | None) -> None:
        self._by_id: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for style in styles if styles is not None else ():
            if local(style) != "style":
                continue
            key = value(style, "w:styleId") or ""
            self._by_id[key] = style
            if value(style, "w:default") in ("1", "true"):
                self._default[value(style, "w:type") or ""] = key

    def of_paragraph(self, paragraph: Element) -> Iterator[Element]:
        """Yield the style of a paragraph and those that it is based on, nearest first."""
        named = value(child(paragraph, "w:pPr", "w:pStyle"))
        yield from self._chain(named or self._default.get("paragraph", ""))

    def heading(self, paragraph: Element) -> int:
        """Return how high a heading the paragraph is: 1 is the highest, 0 is none."""
        own = child(paragraph, "w:pPr", "w:outlineLvl")
        if own is not None:
            return _level(own)
        for style in self.of_paragraph(paragraph):
            called = value(child(style, "w:name")) or ""
            if found := _HEADING.match(called):
                return int(found[1])
            if called.lower() == "title":
                return 1
            level = child(style, "w:pPr", "w:outlineLvl")
            if level is not None:
                return _level(level)
        return 0

    def stands_out(self, paragraph: Element, run: Element) -> bool:
        """Return whether a run is bold, or shown in capitals, by itself or by its styles."""
        return any(self._switch(paragraph, run, tag) for tag in ("w:b", "w:caps"))

    def hidden(self, run: Element) -> bool:
        """Return whether a run is marked as hidden text, which Word shows nobody."""
        return bool(switched(child(run, "w:rPr", "w:vanish")))

    def _switch(self, paragraph: Element, run: Element, tag: str) -> bool:
        own = switched(child(run, "w:rPr", tag))
        if own is not None:
            return own
        for style in self._chain(value(child(run, "w:rPr", "w:rStyle")) or ""):
            stated = switched(child(style, "w:rPr", tag))
            if stated is not None:
                return stated
        for style in self.of_paragraph(paragraph):
            stated = switched(child(style, "w:rPr", tag))
            if stated is not None:
                return stated
        return False

    def list_of(self, paragraph: Element) -> tuple[str, int | None, str] | None:
        """Return the list of a paragraph: its id, the level, and the style that says so.

        The level is None where a style names the list: the list then says which level it is of.
        """
        own = child(paragraph, "w:pPr", "w:numPr")
        level = value(child(own, "w:ilvl")) if own is not None else None
        if own is not None and (numbered := value(child(own, "w:numId"))) is not None:
            return (numbered, number(level, 0), "") if numbered != "0" else None
        for style in self.of_paragraph(paragraph):
            listed = child(style, "w:pPr", "w:numPr")
            numbered = value(child(listed, "w:numId")) if listed is not None else None
            if numbered is not None:
                if numbered == "0":
                    return None
                stated = level or value(child(listed, "w:ilvl"))
                key = value(style, "w:styleId") or ""
                return numbered, None if stated is None else number(stated, 0), key
        return None

    def numbering_of(self, style: str) -> str | None:
        """Return the list that a style of lists stands for."""
        for each in self._chain(style):
            found = value(child(each, "w:pPr", "w:numPr", "w:numId"))
            if found is not None:
                return found
        return None

    def _chain(self, key: str) -> Iterator[Element]:
        for _ in range(_MOST_BASES):
            style = self._by_id.get(key)
            if style is None:
                return
            yield style
            key = value(child(style, "w:basedOn")) or ""


def _level(outline: Element) -> int:
    found = number(value(outline), 9) + 1
    return found if 1 <= found <= 9 else 0
