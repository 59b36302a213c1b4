"""From what was found to the draft: plain data in the order of a file, with doubts and origins."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from rubric.importers.doubting import are_mixed, cut_texts, gathered, stated_twice
from rubric.importers.draft import Doubt, Draft, Location, Origin, Sure
from rubric.importers.facts import credit_in, hours_in, number_in
from rubric.importers.facts_together import are_facts
from rubric.importers.found import Node, Texts, Unit, text_of
from rubric.importers.leftovers import left_of_values, left_over
from rubric.importers.levels import level_in
from rubric.importers.lines import Line
from rubric.importers.normalising import joined
from rubric.importers.proposals import proposed_rule
from rubric.importers.prose import said_of_the_unit
from rubric.importers.ranges import range_names
from rubric.importers.shortened import doubted_numbers
from rubric.importers.titles import Title, front_of
from rubric.importers.values import (
    LONGEST_NAME,
    coded,
    day_in,
    paragraphs,
    printed,
    readable,
    slug,
    standards,
)
from rubric.sources.places import Place

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
_GUIDANCE = ("indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance")


class Drafting:
    """Makes the draft of one unit."""

    def __init__(
        self,
        unit: Unit,
        kind: str,
        title: Title | None,
        file: str,
        document: str,
        other: Mapping[Place, str],
    ) -> None:
        self.unit = unit
        self.kind = kind
        self.title = title
        self.file = file
        self.document = document
        #: what a number of a workbook may have been, by its place
        self.other = other
        self.doubts: list[Doubt] = []
        self.origins: list[Origin] = []
        self.placed: set[Line] = set()

    def drafted(self) -> Draft:
        """Return the draft."""
        data = self._head()
        if self.kind == "marking_guide":
            self._numbers(self.unit.marking, ("criteria",))
            data["criteria"] = [
                self._criterion(c, ("criteria", n)) for n, c in enumerate(self.unit.marking)
            ]
        else:
            if self.unit.outcomes:
                self._numbers(self.unit.outcomes, ("outcomes",))
                data["outcomes"] = [
                    self._outcome(o, ("outcomes", n)) for n, o in enumerate(self.unit.outcomes)
                ]
            if self.unit.criteria:
                if self.unit.outcomes:
                    self._doubt(
                        "criteria-without-outcome", ("criteria",), n=len(self.unit.criteria)
                    )
                self._numbers(self.unit.criteria, ("criteria",))
                data["criteria"] = [
                    self._criterion(c, ("criteria", n)) for n, c in enumerate(self.unit.criteria)
                ]
        self.doubts.extend(cut_texts(data))
        left, signs = left_over(self.unit, self.placed)
        left += tuple(left_of_values(self.origins, left))
        return Draft(data, gathered(self.doubts, data), tuple(self.origins), left, signs)

    # the head -------------------------------------------------------------------------

    def _head(self) -> dict[str, Any]:
        unit, facts = self.unit, self.unit.facts
        text = self.title.text if self.title else ""
        data: dict[str, Any] = {
            "format": "rubric/1",
            "kind": self.kind,
            "id": slug(text or self.file),
            "version": "1",
        }
        blank = [field for field in unit.blank if field not in facts]
        if self.title is not None:
            data["title"] = text
            lines = facts.get("title") or ([self.title.line] if self.title.line else [])
            lines = [*lines, *self.title.also]
            self._origin(("title",), text, lines, "stated" if self.title.marked else "read")
            if not self.title.marked:
                self._doubt("title-read", ("title",), lines[0].place if lines else None)
        else:
            data["title"] = readable(self.file)
            self._origin(("title",), data["title"], [], "proposed")
            self._doubt("title-proposed", ("title",))
            blank = ["title", *blank]
        self._framework(data)
        self._measured(data)
        for field in ("owner", "grading", "purpose", "summary", "assessment_requirements"):
            self._text(data, field)
        self._sector(data)
        self._lists(data)
        for field in _GUIDANCE:
            entries = self._entries(unit.guidance.get(field, []), (field,))
            if entries:
                data[field] = entries
        self._dates(data)
        looked_for = [
            field for field in dict.fromkeys(blank) if field not in data or field == "title"
        ]
        looked_for = [_MODEL_FIELD.get(field, field) for field in looked_for]
        if looked_for:
            data["not_stated"] = [field for field in dict.fromkeys(looked_for) if field]
        data["source"] = {"document": self.document}
        if unit.range:
            names = self._ranges(unit.range, ("range",))
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
        self._origin(("framework",), data["framework"], lines, "stated")

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
                value = read(_without_label(lines[0].text)) or (
                    lines[0].text if field == "unit_number" and len(lines[0].text) < 40 else None
                )
                if value is None:
                    self._doubt(
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
                        self._doubt(
                            "value-not-understood",
                            (field,),
                            lines[0].place,
                            field=field,
                            value=value,
                        )
                        continue
                data[field] = value
                self._origin((field,), value, lines[:1], "stated")
                others = (
                    read(_without_label(line.text)) for line in self.unit.others.get(field, ())
                )
                self.doubts.extend(stated_twice(field, value, others, lines[0].place))
            elif field in said:
                value, line = said[field]
                data[field] = value
                self._read(field, value, line)
                if not are_facts(line.text) and line not in self.unit.facts.get("credit", ()):
                    self._doubt("fact-read", (field,), line.place)
            elif field == "level" and self.title and self.title.level:
                data["level"] = self.title.level
                self._read("level", self.title.level, self.title.line)
            elif field == "unit_number" and self.title and self.title.number:
                data["unit_number"] = self.title.number
                self._read("unit_number", self.title.number, self.title.line)

    def _text(self, data: dict[str, Any], field: str) -> None:
        lines = self.unit.facts.get(field)
        if lines:
            data[field] = paragraphs(lines)
            self._origin((field,), data[field], lines, "stated")

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
        self._origin(("sector",), whole, lines, "stated")

    def _lists(self, data: dict[str, Any]) -> None:
        facts = self.unit.facts
        if lines := facts.get("supported_by"):
            data["supported_by"] = [line.text for line in lines]
            self._origin(("supported_by",), joined(data["supported_by"]), lines, "stated")
        if lines := facts.get("equivalents"):
            data["equivalents"] = [coded(line.text) for line in lines]
            self._origin(("equivalents",), joined([line.text for line in lines]), lines, "stated")
        if lines := facts.get("related_standards"):
            data["related_standards"] = standards(lines)
            self._origin(
                ("related_standards",), joined([line.text for line in lines]), lines, "stated"
            )

    def _dates(self, data: dict[str, Any]) -> None:
        dates = {}
        for field in ("operational_start", "last_registration", "last_certification"):
            lines = self.unit.facts.get(field)
            if lines and (day := day_in(lines[0].text)):
                dates[field] = day
                self._origin(("dates", field), day, lines, "stated")
        if dates:
            data["dates"] = dates

    # the tree -------------------------------------------------------------------------

    def _outcome(self, node: Node, at: Location) -> dict[str, Any]:
        data: dict[str, Any] = {"ref": node.ref, "text": node.text}
        if not node.text:
            data["text"] = f"[{node.ref}]"
            self._doubt("outcome-without-text", (*at, "text"), ref=node.ref)
        self._said(node, at)
        if are_mixed(node):
            self._doubt("columns-mixed", (*at, "text"), _place(node))
        self._below(node, data, at)
        if node.criteria:
            self._numbers(node.criteria, (*at, "criteria"))
            data["criteria"] = [
                self._criterion(c, (*at, "criteria", n)) for n, c in enumerate(node.criteria)
            ]
        else:
            self._doubt("outcome-without-criteria", at, _place(node), ref=node.ref)
        return data

    def _numbers(self, nodes: Sequence[Node], at: Location) -> None:
        """Say once of a list that its numbers are ours, stood apart, or repeat."""
        ours = [node.ref for node in nodes if node.proposed]
        if ours:
            code = "number-proposed" if len(ours) == 1 else "numbers-proposed"
            self._doubt(code, at, _place(nodes[0]), first=ours[0], last=ours[-1])
        if any(node.told == "stack" for node in nodes):
            self._doubt("numbers-apart", at, _place(nodes[0]))
        for n, code, arguments in doubted_numbers(nodes, self.other):
            self._doubt(code, (*at, n), _place(nodes[n]), **arguments)

    def _criterion(self, node: Node, at: Location) -> dict[str, Any]:
        data: dict[str, Any] = {"ref": node.ref, "text": node.text}
        self._said(node, at)
        if node.parts:
            data["parts"] = [
                self._part(part, (*at, "parts", n)) for n, part in enumerate(node.parts)
            ]
            if any(part.proposed for part in node.parts):
                self._doubt(
                    "parts-proposed", (*at, "parts"), _place(node.parts[0]), n=len(node.parts)
                )
        if node.band:
            data["band"] = node.band
            self._origin((*at, "band"), node.band, [], "read")
        self._below(node, data, at)
        if self.kind != "marking_guide":
            rule = proposed_rule(node, data)
            if rule is not None:
                data |= rule
                self._origin((*at, next(iter(rule))), str(rule), [], "proposed")
                self._doubt("rule-proposed", (*at, next(iter(rule))), _place(node), ref=node.ref)
        return data

    def _part(self, node: Node, at: Location) -> dict[str, Any]:
        numbers = node.numbers or ([] if node.proposed else node.lines[:1])
        sure: Sure = "proposed" if node.proposed else "stated"
        self._origin((*at, "ref"), node.ref, numbers, sure)
        self._origin((*at, "text"), node.text, node.lines, "stated")
        return {"ref": node.ref, "text": node.text}

    def _said(self, node: Node, at: Location) -> None:
        """Where the ref and the text come from, and what is doubtful of them."""
        sure: Sure = "proposed" if node.proposed else "stated" if node.told == "printed" else "read"
        numbers = node.numbers or ([] if node.proposed else node.lines[:1])
        self._origin((*at, "ref"), node.ref, numbers, sure)
        if node.text:
            self._origin((*at, "text"), node.text, node.lines, "stated")
        by_criteria = node.criteria and all(c.steps[:1] == (node.ref,) for c in node.criteria)
        if node.told == "inferred" and not node.proposed and not by_criteria:
            self._doubt("number-inferred", (*at, "ref"), _place(node), ref=node.ref)

    def _below(self, node: Node, data: dict[str, Any], at: Location) -> None:
        if node.range:
            names = self._ranges(node.range, (*at, "range"))
            said = [text_of(lines) for lines in node.range]
            if names:
                data["range"] = names
            if not names or said != names:
                for lines in node.range:
                    node.guidance.setdefault("guidance", []).append(lines)
        for field in _GUIDANCE:
            entries = self._entries(node.guidance.get(field, []), (*at, field))
            if entries:
                data[field] = entries

    def _ranges(self, texts: Texts, at: Location) -> list[str]:
        names = range_names([text_of(lines) for lines in texts])
        lines = [line for text in texts for line in text]
        if names:
            self._origin(at, "; ".join(names), lines, "read")
            self._doubt("range-read", at, lines[0].place, n=len(names))
        elif at == ("range",):
            self.unit.guidance.setdefault("guidance", []).extend(texts)
        return names

    def _entries(self, texts: Texts, at: Location) -> list[str]:
        entries: list[str] = []
        for lines in texts:
            printed = "" if lines[0].is_bullet or not lines[0].label else f"{lines[0].label} "
            entry = printed + text_of(lines)
            if entry.strip():
                self._origin((*at, len(entries)), entry, lines, "stated")
                entries.append(entry)
        return entries

    # bookkeeping ----------------------------------------------------------------------

    def _origin(self, at: Location, value: str, lines: Sequence[Line], sure: Sure) -> None:
        self.placed.update(lines)
        self.origins.append(
            Origin(at, value, sure, tuple((printed(line), line.place) for line in lines))
        )

    def _read(self, field: str, value: str, line: Line | None) -> None:
        """Say which line a fact was read out of, which has its own place or is left over."""
        texts = ((printed(line), line.place),) if line is not None else ()
        self.origins.append(Origin((field,), value, "read", texts))

    def _doubt(self, code: str, at: Location, place: Place | None = None, **arguments: Any) -> None:
        self.doubts.append(Doubt(code, at, arguments, place))


#: labels whose field is named otherwise in a file; "" has no field of its own
_MODEL_FIELD = {
    "operational_start": "dates",
    "last_registration": "dates",
    "last_certification": "dates",
    "type": "",
}


def _place(node: Node) -> Place | None:
    lines = node.lines or node.numbers
    return lines[0].place if lines else None


def _without_label(text: str) -> str:
    return text.strip()
