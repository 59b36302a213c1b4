"""What is kept of a draft while it is made: where each value comes from, and what is doubtful."""

from collections.abc import Sequence
from typing import Any

from rubric.importers.draft import Doubt, Location, Origin, Sure
from rubric.importers.found import Node, Texts, Unit, text_of
from rubric.importers.lines import Line
from rubric.importers.ranges import range_names
from rubric.importers.values import printed
from rubric.sources.places import Place

#: fields of guidance, in the order of a file
_GUIDANCE = ("indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance")


class Book:
    """The origins of the values of a draft, its doubts, and the lines that have a place in it."""

    def __init__(self) -> None:
        self.doubts: list[Doubt] = []
        self.origins: list[Origin] = []
        self.placed: set[Line] = set()

    def origin(self, at: Location, value: str, lines: Sequence[Line], sure: Sure) -> None:
        """Say which lines a value comes from, which have their place with it, and how surely."""
        self.placed.update(lines)
        self.origins.append(
            Origin(at, value, sure, tuple((printed(line), line.place) for line in lines))
        )

    def read(self, field: str, value: str, line: Line | None) -> None:
        """Say which line a fact was read out of, which has its own place or is left over."""
        texts = ((printed(line), line.place),) if line is not None else ()
        self.origins.append(Origin((field,), value, "read", texts))

    def doubt(self, code: str, at: Location, place: Place | None = None, **arguments: Any) -> None:
        """Say what a person has to look at, and where its source stands."""
        self.doubts.append(Doubt(code, at, arguments, place))

    def below(self, of: Node | Unit, at: Location) -> dict[str, Any]:
        """Return the range items and the guidance of a node or of the whole unit.

        A range statement stands whole under `guidance` where it says more than its items.
        """
        data: dict[str, Any] = {}
        guidance = dict(of.guidance)
        if of.range:
            names = self._ranges(of.range, (*at, "range"))
            if names:
                data["range"] = names
            if names != [text_of(lines) for lines in of.range]:
                guidance["guidance"] = [*guidance.get("guidance", ()), *of.range]
        for field in _GUIDANCE:
            entries = self._entries(guidance.get(field, []), (*at, field))
            if entries:
                data[field] = entries
        return data

    def _ranges(self, texts: Texts, at: Location) -> list[str]:
        names = range_names([text_of(lines) for lines in texts])
        lines = [line for text in texts for line in text]
        if names:
            self.origin(at, "; ".join(names), lines, "read")
            self.doubt("range-read", at, lines[0].place, n=len(names))
        return names

    def _entries(self, texts: Texts, at: Location) -> list[str]:
        entries: list[str] = []
        for lines in texts:
            label = "" if lines[0].is_bullet or not lines[0].label else f"{lines[0].label} "
            entry = label + text_of(lines)
            if entry.strip():
                self.origin((*at, len(entries)), entry, lines, "stated")
                entries.append(entry)
        return entries
