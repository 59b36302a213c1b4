"""The tree of outcomes and criteria while it grows: where each new one belongs."""

from rubric.importers.found import Node, Unit
from rubric.importers.lines import Line
from rubric.importers.normalising import alike, letters
from rubric.importers.numbers import Number

#: what says the same or has the same number is looked for among so many that came last; no unit
#: has as many, and a handbook of thousands of list items is read in a time that grows as they do
_LAST = 100


class Tree:
    """Outcomes, criteria and parts of one unit, in the order in which they are met."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.outcome: Node | None = None
        self.criterion: Node | None = None
        self.part: Node | None = None
        #: the node that took the last line
        self.last: Node | None = None
        #: whether that line only said once more what the node says
        self.again = False

    def outcome_with(self, step: str) -> Node | None:
        """Return the outcome with a number, without its words: LO2 is 2."""
        wanted = step.casefold()
        return next(
            (
                o
                for o in self.unit.outcomes[-_LAST:]
                if (o.steps and o.steps[-1].casefold() == wanted)
                or ".".join(o.steps).casefold() == wanted
            ),
            None,
        )

    def open_outcome(self, line: Line, number: Number | None = None, *, text: bool = True) -> Node:
        """Begin an outcome, or go back to the one with this number; return it.

        Args:
            line: the line that begins it.
            number: its number, where it has one.
            text: whether the line holds its text (else its number alone).
        """
        said = number.rest if number else line.text
        known = self._known_outcome(number, said)
        self.criterion = self.part = None
        if known is not None:
            self.outcome = self.last = known
            self.again = bool(known.lines)
            if number is not None and not known.ref:
                known.ref, known.steps = number.ref, number.steps
                known.numbers.append(line)
            if said and not known.lines:
                self._give(known, line, number)
            else:
                self.unit.repeats.append(line)
            return known
        self.again = False
        node = Node(ref=number.ref if number else "", steps=number.steps if number else ())
        if number is not None and number.ref.isdigit() and not _is_printed(number):
            node.told = "words"
        if said and text:
            self._give(node, line, number)
        else:
            node.numbers.append(line)
        self.unit.outcomes.append(node)
        self.outcome = self.last = node
        return node

    def _known_outcome(self, number: Number | None, said: str) -> Node | None:
        if number is not None:
            known = self.outcome_with(".".join(number.steps))
            if known is None and said:
                return next(
                    (
                        o
                        for o in self.unit.outcomes[-_LAST:]
                        if not o.ref and letters(o.text) == letters(said)
                    ),
                    None,
                )
            if known is not None and said and known.lines and not alike(known.text, said):
                return None
            return known
        if said:
            return next((o for o in self.unit.outcomes[-_LAST:] if _same(o.text, said)), None)
        return None

    @staticmethod
    def _give(node: Node, line: Line, number: Number | None) -> None:
        node.lines.append(line)
        if number is not None and line.text.startswith(number.printed) and number.rest != line.text:
            node.taken = number.printed

    def open_criterion(self, line: Line, number: Number | None = None) -> Node | None:
        """Return a criterion begun below the outcome that its number names; None for a repeat."""
        parent = self._parent(number)
        said = number.rest if number else line.text
        siblings = parent.criteria if parent is not None else self.unit.criteria
        if number is not None:
            same = next((c for c in siblings[-_LAST:] if c.ref == number.ref), None)
            if same is not None and (not said or _same(same.text, said) or not same.lines):
                self.criterion = self.last = same
                self.part = None
                self.again = bool(same.lines)
                if said and not same.lines:
                    self._give(same, line, number)
                else:
                    self.unit.repeats.append(line)
                return None
        elif any(_same(c.text, said) and c.text for c in siblings[-_LAST:]):
            self.unit.repeats.append(line)
            return None
        self.again = False
        node = Node(
            ref=number.ref if number else "",
            steps=number.steps if number else (),
            band=line.band.partition("#")[0] or (number.band if number else ""),
        )
        if number is not None and number.band and not _is_printed(number):
            node.told = "words"
        if said:
            self._give(node, line, number)
        else:
            node.numbers.append(line)
        siblings.append(node)
        self.criterion = self.last = node
        self.part = None
        if parent is not None:
            self.outcome = parent
        return node

    def _parent(self, number: Number | None) -> Node | None:
        if number is None or not number.steps:
            return self.outcome
        if number.kind in ("dotted", "criterion") and len(number.steps) > 1:
            for n in range(len(number.steps) - 1, 0, -1):
                found = self.outcome_with(".".join(number.steps[:n]))
                if found is not None:
                    return found
            outer = number.steps[0]
            plain = [o for o in self.unit.outcomes[-_LAST:] if not o.ref]
            if outer.isdigit() and 0 < int(outer) <= len(self.unit.outcomes):
                nth = self.unit.outcomes[int(outer) - 1]
                if not nth.ref:
                    nth.ref, nth.steps, nth.told = outer, (outer,), "inferred"
                    return nth
            if self.outcome is not None and not self.outcome.ref and not self.outcome.criteria:
                self.outcome.ref, self.outcome.steps, self.outcome.told = (
                    outer,
                    (outer,),
                    "inferred",
                )
                return self.outcome
            last = self.unit.outcomes[-_LAST:]
            numbered = [o for o in last if o.steps and o.steps[0].isdigit()]
            if plain or not numbered:
                return self.outcome
            return None
        if number.kind == "band":
            letter = number.ref[0] if number.ref[0] in "ABCDEFGH" and len(number.ref) > 2 else ""
            named = self.outcome_with(letter) if letter else None
            return named or self.outcome
        return self.outcome

    def open_part(self, line: Line, number: Number | None = None) -> Node:
        """Return a part, begun below the criterion that is open."""
        assert self.criterion is not None
        letter = ""
        if number is not None:
            letter = number.steps[-1] if number.kind == "dotted" else number.ref
        node = Node(ref=letter, steps=(letter,) if letter else ())
        if number.rest if number else line.text:
            self._give(node, line, number)
        else:
            node.numbers.append(line)
        self.criterion.parts.append(node)
        self.again = False
        self.part = self.last = node
        return node

    def go_on(self, line: Line) -> bool:
        """Add a line to the text that was met last; False where none was met."""
        if self.last is None:
            return False
        if self.again:
            if letters(line.text) in letters(self.last.text):
                self.unit.repeats.append(line)
            return True
        self.last.lines.append(line)
        return True


def _is_printed(number: Number) -> bool:
    """Whether a number is printed as it is written, and not in words: "Outcome one", "Pass 1"."""
    return letters(number.ref) in letters(number.printed)


def _same(one: str, other: str) -> bool:
    a, b = letters(one), letters(other)
    return bool(a) and (
        a == b or (min(len(a), len(b)) > 30 and (a.startswith(b) or b.startswith(a)))
    )
