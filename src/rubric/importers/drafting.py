"""From what was found to the draft: plain data in the order of a file, with doubts and origins."""

from collections.abc import Mapping, Sequence
from typing import Any

from rubric.importers.book import Book
from rubric.importers.doubting import are_mixed, cut_texts, gathered
from rubric.importers.draft import Draft, Location, Sure
from rubric.importers.found import Node, Unit
from rubric.importers.header import Header
from rubric.importers.leftovers import left_of_values, left_over
from rubric.importers.proposals import proposed_rule
from rubric.importers.shortened import doubted_numbers
from rubric.importers.titles import Title
from rubric.sources.places import Place


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
        self.book = Book()

    def drafted(self) -> Draft:
        """Return the draft."""
        data = Header(self.unit, self.kind, self.title, self.book).drafted(self.file, self.document)
        if self.kind == "marking_guide":
            data["criteria"] = self._criteria(self.unit.marking, ("criteria",))
        else:
            if self.unit.outcomes:
                self._numbers(self.unit.outcomes, ("outcomes",))
                data["outcomes"] = [
                    self._outcome(o, ("outcomes", n)) for n, o in enumerate(self.unit.outcomes)
                ]
            if self.unit.criteria:
                if self.unit.outcomes:
                    self.book.doubt(
                        "criteria-without-outcome", ("criteria",), n=len(self.unit.criteria)
                    )
                data["criteria"] = self._criteria(self.unit.criteria, ("criteria",))
        self.book.doubts.extend(cut_texts(data))
        left, signs = left_over(self.unit, self.book.placed)
        left += tuple(left_of_values(self.book.origins, left))
        return Draft(data, gathered(self.book.doubts, data), tuple(self.book.origins), left, signs)

    def _outcome(self, node: Node, at: Location) -> dict[str, Any]:
        data: dict[str, Any] = {"ref": node.ref, "text": node.text}
        if not node.text:
            data["text"] = f"[{node.ref}]"
            self.book.doubt("outcome-without-text", (*at, "text"), ref=node.ref)
        self._said(node, at)
        if are_mixed(node):
            self.book.doubt("columns-mixed", (*at, "text"), _place(node))
        data |= self.book.below(node, at)
        if node.criteria:
            data["criteria"] = self._criteria(node.criteria, (*at, "criteria"))
        else:
            self.book.doubt("outcome-without-criteria", at, _place(node), ref=node.ref)
        return data

    def _numbers(self, nodes: Sequence[Node], at: Location) -> None:
        """Say once of a list that its numbers are ours, stood apart, or repeat."""
        ours = [node.ref for node in nodes if node.proposed]
        if ours:
            code = "number-proposed" if len(ours) == 1 else "numbers-proposed"
            self.book.doubt(code, at, _place(nodes[0]), first=ours[0], last=ours[-1])
        if any(node.told == "stack" for node in nodes):
            self.book.doubt("numbers-apart", at, _place(nodes[0]))
        for n, code, arguments in doubted_numbers(nodes, self.other):
            self.book.doubt(code, (*at, n), _place(nodes[n]), **arguments)

    def _criteria(self, nodes: Sequence[Node], at: Location) -> list[dict[str, Any]]:
        self._numbers(nodes, at)
        return [self._criterion(node, (*at, n)) for n, node in enumerate(nodes)]

    def _criterion(self, node: Node, at: Location) -> dict[str, Any]:
        data: dict[str, Any] = {"ref": node.ref, "text": node.text}
        self._said(node, at)
        if node.parts:
            data["parts"] = [
                self._part(part, (*at, "parts", n)) for n, part in enumerate(node.parts)
            ]
            if any(part.proposed for part in node.parts):
                self.book.doubt(
                    "parts-proposed", (*at, "parts"), _place(node.parts[0]), n=len(node.parts)
                )
        if node.band:
            data["band"] = node.band
            self.book.origin((*at, "band"), node.band, [], "read")
        data |= self.book.below(node, at)
        if self.kind != "marking_guide":
            rule = proposed_rule(node, data)
            if rule is not None:
                data |= rule
                self.book.origin((*at, next(iter(rule))), str(rule), [], "proposed")
                self.book.doubt(
                    "rule-proposed", (*at, next(iter(rule))), _place(node), ref=node.ref
                )
        return data

    def _part(self, node: Node, at: Location) -> dict[str, Any]:
        numbers = node.numbers or ([] if node.proposed else node.lines[:1])
        sure: Sure = "proposed" if node.proposed else "stated"
        self.book.origin((*at, "ref"), node.ref, numbers, sure)
        self.book.origin((*at, "text"), node.text, node.lines, "stated")
        return {"ref": node.ref, "text": node.text}

    def _said(self, node: Node, at: Location) -> None:
        """Where the ref and the text come from, and what is doubtful of them."""
        sure: Sure = "proposed" if node.proposed else "stated" if node.told == "printed" else "read"
        numbers = node.numbers or ([] if node.proposed else node.lines[:1])
        self.book.origin((*at, "ref"), node.ref, numbers, sure)
        if node.text:
            self.book.origin((*at, "text"), node.text, node.lines, "stated")
        by_criteria = node.criteria and all(c.steps[:1] == (node.ref,) for c in node.criteria)
        if node.told == "inferred" and not node.proposed and not by_criteria:
            self.book.doubt("number-inferred", (*at, "ref"), _place(node), ref=node.ref)


def _place(node: Node) -> Place | None:
    lines = node.lines or node.numbers
    return lines[0].place if lines else None
