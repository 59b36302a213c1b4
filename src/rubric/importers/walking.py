"""The lines of a unit, read in their order: what each is, and where it goes."""

import re
from collections import deque
from collections.abc import Sequence

from rubric.importers.columns import of_column
from rubric.importers.facts import Facts
from rubric.importers.found import Node, Unit
from rubric.importers.labels import label, label_line, value
from rubric.importers.levels import level_in
from rubric.importers.lines import Line, cut, is_wrapped_heading
from rubric.importers.lookup import label_of
from rubric.importers.numbered import numbered
from rubric.importers.numbers import Number, names_several
from rubric.importers.opening import Verbs
from rubric.importers.profile import Profile
from rubric.importers.running import is_running
from rubric.importers.sections import heading
from rubric.importers.side_facts import facts_at_the_side
from rubric.importers.titles import UNIT_LINE
from rubric.importers.tree import Tree
from rubric.importers.unnumbered import plain
from rubric.importers.unsaid import unsaid_outcomes
from rubric.importers.zones import STRUCTURE

#: what no text goes on with: "Task 2", "Deadline: 12 June"
_OTHER = re.compile(r"[A-Z][\w ]{0,20}(?::\s|\s\d+$)")


def _is_dotted(number: Number | None) -> bool:
    return number is not None and number.kind == "dotted"


class Walk:
    """One reading of the lines of one unit."""

    def __init__(self, lines: Sequence[Line], profile: Profile, verbs: Verbs) -> None:
        self.unit = Unit()
        self.source = lines
        self.at = 0
        self.profile = profile
        self.verbs = verbs
        self.facts = Facts(self.unit)
        self.tree = Tree(self.unit)
        #: where we are: front, outcomes, criteria, both, a field of guidance, range, marking, aside
        self.zone = "front"
        #: numbers that stand apart from their texts, and wait for them
        self.pending: deque[tuple[Number, Line, str]] = deque()
        #: whether several of them stand together
        self.stacked = False
        #: where guidance and range go
        self.scope: Node | None = None
        #: numbers behind which a command verb stands somewhere
        self.asked = {
            number.ref
            for number in profile.numbers.values()
            if number is not None and number.kind in ("dotted", "band") and verbs.opens(number.rest)
        }
        #: where the last line stands that begins with a number such as 1.1
        self.last_dotted = max(
            (at for at, line in enumerate(lines) if _is_dotted(profile.numbers.get(line))),
            default=-1,
        )
        #: the section whose heading is the outcome of a standard's statements
        self.group = ""
        #: headings worded as outcomes, where nothing says that they are some
        self.unsaid = unsaid_outcomes(lines, profile, verbs)
        #: heads of columns that number the criteria below, AC1, by what those lines say of it
        self.heads: dict[str, Line] = {}
        #: whether a section of guidance counts its own entries from 1, as outcomes do
        self.counts_anew = False
        self.before: Line | None = None
        #: whether the line before was taken into a text that may go on
        self.may_go_on = False
        self.entry: list[Line] | None = None

    def walked(self) -> Unit:
        """Return what was found."""
        for at, line in enumerate(self.source):
            self.at = at
            self.unit.lines.append(line)
            self._line(line)
            self._number_by_head(line)
            self.before = line
        self._take_facts_at_the_side()
        self.facts.finish()
        return self.unit

    def _take_facts_at_the_side(self) -> None:
        """Fill what no line of the text states with what the page shows beside it."""
        for field, (whole, said, stated) in facts_at_the_side(self.source).items():
            if field in self.unit.facts:
                continue
            if whole is not None:
                at = self.unit.lines.index(whole)
                self.unit.lines[at : at + 1] = [said, stated]
            self.unit.signs.append((said, field))
            self.unit.facts[field] = [stated]

    # what a line is -----------------------------------------------------------------

    def _line(self, line: Line) -> None:
        if line.role == "box" and not is_running(line.text):
            self._in_box(line)
            return
        if line.role != "body" or line.hint == "aside" or is_running(line.text):
            return
        number = self.profile.numbers.get(line)
        if names_several(line.text):
            self.unit.repeats.append(line)  # whom a criterion of a grid counts for
        elif line.hint == "head":
            self.unit.signs.append((line, "criteria"))
        elif line in self.unsaid:
            self.facts.close()
            self.zone = "both"
            self.group = "performance" if self.profile.standards else ""
            self.tree.open_outcome(line, number)
        elif line.hint == "label":
            label(self, line.band.removeprefix("=") or label_of(line.text) or "type", line)
        elif line.hint == "value":
            value(self, line)
        elif (
            (
                line.hint in ("outcome", "criterion", "range", "guidance")
                and of_column(self, line, number)
            )
            or heading(self, line, number)
            or label_line(self, line, number)
            or (number is not None and numbered(self, line, number))
        ):
            pass
        else:
            plain(self, line)

    def _number_by_head(self, line: Line) -> None:
        """Note where the number of a criterion stands that is the head of its column."""
        if line.hint == "aside" and line.band.startswith("#") and line.band[1:] in line.text:
            self.heads[line.band] = line
        node, head = self.tree.last, self.heads.get(line.band)
        if head is None or node is None or line not in node.lines:
            return
        if line.band == f"#{node.ref}":  # and not a number that the text has of its own
            node.numbers.append(head)

    def _in_box(self, line: Line) -> None:
        """A line of a text box, which stands beside the text: a fact, where one is missing."""
        if self.zone == "front" and not label_line(self, line, None):
            self.facts.value(line, beside=True)

    def depth(self, node: Node) -> int:
        """Return how deep the text of a node stands."""
        return node.lines[0].depth if node.lines else 0

    def cut(self, line: Line, at: int) -> tuple[Line, Line]:
        """Return the label of a line and what stands after it, as lines of their own."""
        before, after = cut(line, at)
        self.unit.lines[-1:] = [before, after]
        return before, after

    def field(self) -> str:
        """Return the field of guidance that lines go to here."""
        return (
            self.zone
            if self.zone in ("indicative_content", "key_concepts", "exam_tips", "misconceptions")
            else "guidance"
        )

    def below_named_outcome(self) -> bool:
        """Return whether the statements of a standard stand below "Performance outcome 1"."""
        outcome = self.tree.outcome
        named = self.profile.standards and self.profile.named_outcomes
        return named and outcome is not None and "".join(outcome.steps).isdigit()

    def guide(self, field: str, line: Line, scope: Node | None) -> None:
        """Take a line as guidance of a node, or of the unit."""
        place = self.unit.guidance if scope is None else scope.guidance
        self.entry = [line]
        place.setdefault(field, []).append(self.entry)

    def range(self, line: Line, scope: Node | None) -> None:
        """Take a line as a range statement of a node, or of the unit."""
        self.entry = [line]
        (self.unit.range if scope is None else scope.range).append(self.entry)

    def goes_on(self, line: Line) -> bool:
        """Return whether a line goes on with the text of the line before."""
        before = self.before
        if before is None or line.is_bullet or before.row != line.row:
            return False
        if self.unit.signs and self.unit.signs[-1][0] is before and self.zone in STRUCTURE:
            return False  # a heading of outcomes or criteria ends what stands above it
        if line.apart and not line.text[:1].islower():
            return False
        if is_wrapped_heading(before, line):
            return True
        if not (line.one_line or line.follows) and not line.text[:1].islower():
            return False
        if UNIT_LINE.fullmatch(before.text):
            return False
        text = before.text.rstrip()
        if line.text[:1].islower() and not text.endswith((".", "!", "?")):
            return True
        if text.endswith(
            (
                ",",
                "(",
                "&",
                " and",
                " or",
                " of",
                " the",
                " a",
                " to",
                " in",
                " with",
                " for",
                "/",
                "-",
                "–",
            )
        ):
            return not line.apart
        if text.endswith((".", ";", ":", "!", "?")) or line.apart:
            return False
        if _OTHER.match(line.text):
            return False
        full = (
            self.profile.width
            and len(text) + len(line.text.split()[0]) >= 0.85 * self.profile.width
        )
        return bool(full)

    def heading_like(self, line: Line) -> bool:
        """Return whether a line that nobody knows heads a section of its own."""
        if line.heading or (line.strong and len(line.text) < 90):
            return True
        text = line.text
        if text.isupper() and len(text.split()) > 1 and not line.hint:
            return not self.verbs.opens(text)
        if len(text) > 60 or text.endswith((".", ";", ",")) or not text[:1].isupper():
            return False
        if line.hint or line.is_bullet:
            return False
        return line.apart and not self.verbs.opens(text) and level_in(text) is None
