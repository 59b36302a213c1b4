"""The head of a draft: the facts of a unit, in the order of a file."""

import re
from typing import Any

from rubric.importers.book import Book
from rubric.importers.facts import credit_in, hours_in, number_in
from rubric.importers.facts_together import are_facts
from rubric.importers.found import Unit
from rubric.importers.levels import level_in
from rubric.importers.normalising import joined
from rubric.importers.prose import said_of_the_unit
from rubric.importers.titles import Title, front_of
from rubric.importers.values import (
    LONGEST_NAME,
    coded,
    day_in,
    paragraphs,
    readable,
    slug,
    standards,
)

_FRAMEWORKS = (
    "rqf",
    "qcf",
    "access",
    "scqf",
    "nzqf",
    "nzqcf",
    "nfq",
    "aqf",
    "saqa",
    "nqf",
    "cqfw",
    "eqf",
)
#: labels whose field is named otherwise in a file; "" has no field of its own
_MODEL_FIELD = {
    "operational_start": "dates",
    "last_registration": "dates",
    "last_certification": "dates",
    "type": "",
}


class Header:
    """Makes the head of the draft of one unit."""

    def __init__(self, unit: Unit, kind: str, title: Title | None, book: Book) -> None:
        self.unit = unit
        self.kind = kind
        self.title = title
        self.book = book

    def drafted(self, file: str, document: str) -> dict[str, Any]:
        """Return the fields above the outcomes.

        Args:
            file: the name of the document without its ending, for what has no title.
            document: its name.
        """
        unit, facts = self.unit, self.unit.facts
        text = self.title.text if self.title else ""
        data: dict[str, Any] = {
            "format": "rubric/1",
            "kind": self.kind,
            "id": slug(text or file),
            "version": "1",
        }
        blank = [field for field in unit.blank if field not in facts]
        if self.title is not None:
            data["title"] = text
            lines = facts.get("title") or ([self.title.line] if self.title.line else [])
            lines = [*lines, *self.title.also]
            self.book.origin(("title",), text, lines, "stated" if self.title.marked else "read")
            if not self.title.marked:
                self.book.doubt("title-read", ("title",), lines[0].place if lines else None)
        else:
            data["title"] = readable(file)
            self.book.origin(("title",), data["title"], [], "proposed")
            self.book.doubt("title-proposed", ("title",))
            blank = ["title", *blank]
        self._framework(data)
        self._measured(data)
        for field in ("owner", "grading", "purpose", "summary", "assessment_requirements"):
            self._text(data, field)
        self._sector(data)
        self._lists(data)
        below = self.book.below(unit, ())
        names = below.pop("range", None)
        data |= below
        self._dates(data)
        looked_for = [
            field for field in dict.fromkeys(blank) if field not in data or field == "title"
        ]
        looked_for = [_MODEL_FIELD.get(field, field) for field in looked_for]
        if looked_for:
            data["not_stated"] = [field for field in dict.fromkeys(looked_for) if field]
        data["source"] = {"document": document}
        if names:
            data["range"] = names
        return data

    def _framework(self, data: dict[str, Any]) -> None:
        lines = self.unit.facts.get("framework")
        if not lines:
            return
        word = lines[0].text.casefold()
        known = next((name for name in _FRAMEWORKS if re.search(rf"\b{name}\b", word)), None)
        if known is None and "access" in word:
            known = "access"
        data["framework"] = known or lines[0].text[:LONGEST_NAME]
        self.book.origin(("framework",), data["framework"], lines, "stated")

    def _measured(self, data: dict[str, Any]) -> None:
        """Level, credit, hours and number: what is not of their form is a doubt and left over."""
        readers = (
            ("level", level_in),
            ("credit", credit_in),
            ("glh", hours_in),
            ("tqt", hours_in),
            ("unit_number", number_in),
        )
        said = said_of_the_unit(self.unit, front_of(self.unit))
        for field, read in readers:
            lines = self.unit.facts.get(field)
            if lines:
                value = read(lines[0].text.strip()) or (
                    lines[0].text if field == "unit_number" and len(lines[0].text) < 40 else None
                )
                if value is None:
                    self.book.doubt(
                        "value-not-understood",
                        (field,),
                        lines[0].place,
                        field=field,
                        value=lines[0].text,
                    )
                    continue
                if field in ("glh", "tqt") and "." in value:
                    if value.rstrip("0").endswith("."):
                        value = value.rstrip("0").rstrip(".")
                    else:
                        self.book.doubt(
                            "value-not-understood",
                            (field,),
                            lines[0].place,
                            field=field,
                            value=value,
                        )
                        continue
                data[field] = value
                self.book.origin((field,), value, lines[:1], "stated")
            elif field in said:
                value, line = said[field]
                data[field] = value
                self.book.read(field, value, line)
                if not are_facts(line.text) and line not in self.unit.facts.get("credit", ()):
                    self.book.doubt("fact-read", (field,), line.place)
            elif field == "level" and self.title and self.title.level:
                data["level"] = self.title.level
                self.book.read("level", self.title.level, self.title.line)
            elif field == "unit_number" and self.title and self.title.number:
                data["unit_number"] = self.title.number
                self.book.read("unit_number", self.title.number, self.title.line)

    def _text(self, data: dict[str, Any], field: str) -> None:
        lines = self.unit.facts.get(field)
        if lines:
            data[field] = paragraphs(lines)
            self.book.origin((field,), data[field], lines, "stated")

    def _sector(self, data: dict[str, Any]) -> None:
        lines = self.unit.facts.get("sector")
        if not lines:
            return
        whole = joined([line.text for line in lines])
        found = re.fullmatch(r"(\d{1,2}(?:\.\d{1,2})?)\s*[-–—:]?\s*(\S.*)?", whole)
        if found:
            data["sector"] = {"code": found[1], **({"title": found[2]} if found[2] else {})}
        else:
            code, _, title = whole.partition(" ")
            short = re.fullmatch(r"[A-Z]{2}", code) and title
            data["sector"] = (
                {"code": code, "title": title} if short else {"code": whole[:LONGEST_NAME]}
            )
        self.book.origin(("sector",), whole, lines, "stated")

    def _lists(self, data: dict[str, Any]) -> None:
        facts = self.unit.facts
        if lines := facts.get("supported_by"):
            data["supported_by"] = [line.text for line in lines]
            self.book.origin(("supported_by",), joined(data["supported_by"]), lines, "stated")
        if lines := facts.get("equivalents"):
            data["equivalents"] = [coded(line.text) for line in lines]
            self.book.origin(
                ("equivalents",), joined([line.text for line in lines]), lines, "stated"
            )
        if lines := facts.get("related_standards"):
            data["related_standards"] = standards(lines)
            self.book.origin(
                ("related_standards",), joined([line.text for line in lines]), lines, "stated"
            )

    def _dates(self, data: dict[str, Any]) -> None:
        dates = {}
        for field in ("operational_start", "last_registration", "last_certification"):
            lines = self.unit.facts.get(field)
            if lines and (day := day_in(lines[0].text)):
                dates[field] = day
                self.book.origin(("dates", field), day, lines, "stated")
        if dates:
            data["dates"] = dates
