"""The lines of a unit, read in their order: what each is, and where it goes."""

import re
from collections import deque
from collections.abc import Sequence

from rubric.importers.facts import Facts, fits, level_in
from rubric.importers.found import Node, Unit
from rubric.importers.lexicon import Heading, heading_of, label_of
from rubric.importers.lines import Line, cut
from rubric.importers.numbers import Number
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.profile import Profile, is_running
from rubric.importers.tree import Tree

#: letter of a standard's statements → how their heading begins
_GROUPS = {
    "K": re.compile(r"know|what you must know|you (?:need to|must) know", re.IGNORECASE),
    "S": re.compile(r"skill", re.IGNORECASE),
    "B": re.compile(r"behav", re.IGNORECASE),
    "P": re.compile(r"performance|what you must do|you must be able", re.IGNORECASE),
}
_STRUCTURE = ("outcomes", "criteria", "both")
_GUIDANCE = (
    "indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance", "knowing",
    "skills", "behaviours", "evidence",
)  # fmt: skip
_RANGE = re.compile(r"Range(?:\s+statement)?s?(?::\s*|\s+|(?=[a-z]))(?=\S)")
_INLINE = re.compile(r"(?P<label>[^:]{2,120}):\s+(?P<value>\S.*)")
_TYPED = re.compile(
    r"(?P<label>(?:unit )?(?:credit value|credits?|(?:rqf |scqf |nqf )?level|glh|tqt"
    r"|guided learning hours(?: \(glh\))?|unit (?:no|number|code|reference(?: number)?)\.?))"
    r"\s+(?P<value>(?:level |entry |E)?\S{1,14}(?:\s+(?:hours|credits|points|credit points))?)",
    re.IGNORECASE,
)
_BARE_FACT = re.compile(
    r"(?P<level>(?:(?:RQF|QCF|SCQF|NQF|AQF|NFQ) )?level (?:\d|E[123]|entry [123])"
    r"|entry level [123])|(?P<credit>\d{1,3} credits?)"
    r"|(?P<glh>\d{1,4} (?:GLH|guided learning hours))",
    re.IGNORECASE,
)


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
            self.before = line
        self.facts.finish()
        return self.unit

    # what a line is -----------------------------------------------------------------

    def _line(self, line: Line) -> None:
        if line.role != "body" or line.hint == "aside" or is_running(line.text):
            return
        number = self.profile.numbers.get(line)
        if line.hint == "label":
            self._label(label_of(line.text) or "type", line)
        elif line.hint == "value":
            self._value(line)
        elif (
            (
                line.hint in ("outcome", "criterion", "range", "guidance")
                and self._of_column(line, number)
            )
            or self._heading(line, number)
            or self._label_line(line, number)
            or (number is not None and self._numbered(line, number))
        ):
            pass
        else:
            self._plain(line)

    def _of_column(self, line: Line, number: Number | None) -> bool:
        """A line of a table whose column says what it is."""
        if line.hint == "range":
            self._range(line, self.tree.criterion or self.tree.outcome)
            return True
        if line.hint == "guidance":
            self._guide("guidance", line, self.tree.criterion or self.tree.outcome)
            return True
        if heading_of(line.text) is not None and number is None:
            return False
        if self.zone not in _STRUCTURE:
            self.zone = "both"
            self.facts.close()
        same_cell = (
            self.before is not None
            and self.before.row == line.row
            and self.before.hint == line.hint
        )
        if line.hint == "outcome":
            return self._in_outcome_column(line, number, same_cell)
        return self._in_criterion_column(line, number, same_cell)

    def _in_outcome_column(self, line: Line, number: Number | None, same_cell: bool) -> bool:
        if (
            number is not None
            and number.kind in ("dotted", "criterion", "band")
            and (len(number.steps) > 1 or number.kind != "dotted")
        ):
            return self._numbered(line, number)
        if number is None and self._take_pending(line):
            return True
        if number is not None and number.kind in ("number", "outcome", "letter"):
            if not number.rest:
                self.pending.append((number, line, "outcome"))
                return True
            if not (same_cell and number.kind == "letter" and number.ref.islower()):
                self.tree.open_outcome(line, number)
                return True
        if same_cell and self.tree.last is self.tree.outcome and self.tree.outcome is not None:
            if line.is_bullet:
                self._guide("guidance", line, self.tree.outcome)
                return True
            if not opens_as_outcome(line.text) or line.text[:1].islower():
                return self.tree.go_on(line)
        self.tree.open_outcome(line)
        return True

    def _in_criterion_column(self, line: Line, number: Number | None, same_cell: bool) -> bool:
        inside = same_cell and self.tree.criterion is not None
        if number is not None:
            if number.kind in ("number",):
                if not number.rest:
                    self.pending.append((number, line, "criterion"))
                    return True
                if (
                    inside
                    and self.profile.dotted
                    and self.tree.criterion is not None
                    and self.tree.criterion.steps[1:]
                ):
                    self.tree.open_part(line, number)
                    return True
                self.tree.open_criterion(line, number)
                return True
            if number.kind in ("letter", "roman"):
                if not number.rest:
                    self.pending.append((number, line, "criterion"))
                    return True
                lettered = (
                    not inside
                    or (self.tree.criterion is not None and self.tree.criterion.ref.isalpha())
                    or (number.ref == "a" and self.tree.criterion is None)
                )
                if lettered and number.kind == "letter":
                    self.tree.open_criterion(line, number)
                else:
                    self.tree.open_part(line, number)
                return True
            return self._numbered(line, number)
        if self._take_pending(line):
            return True
        if (match := _RANGE.match(line.text)) and self.tree.criterion is not None and match:
            self._range_of_line(line)
            return True
        if inside:
            criterion = self.tree.criterion
            assert criterion is not None
            numbered = bool(criterion.ref)
            if (
                line.is_bullet
                and (
                    numbered or criterion.text.endswith(":") or line.depth > self._depth(criterion)
                )
                and (not self.verbs.opens(line.text) or numbered)
            ):
                self._bullet_below(line)
                return True
            if line.is_bullet:
                self.tree.open_criterion(line)
                return True
            if self._goes_on(line):
                return self.tree.go_on(line)
            if (
                numbered
                and not (self.verbs.opens(line.text) and criterion.text.endswith((".", ";")))
                and (line.one_line or not self.verbs.opens(line.text))
            ):
                return self.tree.go_on(line)
        self.tree.open_criterion(line)
        return True

    def _depth(self, node: Node) -> int:
        return node.lines[0].depth if node.lines else 0

    def _heading(self, line: Line, number: Number | None) -> bool:
        """A line that heads a section."""
        if line.is_bullet and not line.strong:
            return False
        text = line.text
        if number is not None and number.kind in ("number", "letter") and number.rest:
            text = number.rest
        heading = heading_of(text)
        if heading is None and (match := _INLINE.fullmatch(text)) and number is None:
            heading = self._inline_heading(line, match)
            if heading is not None:
                return True
        if heading is None:
            return False
        if number is not None and number.kind not in ("number", "letter", "outcome"):
            return False
        if label_of(text) not in (None, "type") and heading.section in (
            "guidance",
            "aside",
            "outcomes",
            "skills",
        ):
            return False
        if self._is_only_a_word(line, heading):
            return False
        self.unit.signs.append((line, heading.section))
        self._enter(heading)
        return True

    def _is_only_a_word(self, line: Line, heading: Heading) -> bool:
        """Whether what could head a section is an entry of a list: "Skills", "Resources"."""
        if heading.section in ("both", "outcomes", "criteria", "indicative_content", "marking"):
            return False
        if self.pending and not self.pending[0][0].rest:
            return heading.section not in _GUIDANCE
        return line.hint in ("criterion", "outcome") and heading.section != "range"

    def _inline_heading(self, line: Line, match: re.Match[str]) -> Heading | None:
        """A section with its text on the same line: "Range: …", "Assessment guidance: …"."""
        heading = heading_of(match["label"])
        if (
            heading is None
            or label_of(match["label"]) not in (None,)
            or heading.section in _STRUCTURE
        ):
            return None
        sign, text = self._cut(line, match.start("value"))
        self.unit.signs.append((sign, heading.section))
        self._enter(heading)
        if heading.section == "range":
            self._range(text, self.scope)
        elif heading.section in _GUIDANCE:
            self._guide(self._field(), text, self.scope)
        elif heading.section == "marking":
            self._in_marking(text)
        return heading

    def _enter(self, heading: Heading) -> None:
        section = heading.section
        self.facts.close()
        self.entry = None
        self.may_go_on = False
        if section in ("outcomes", "criteria", "both", "performance"):
            if self.zone in ("knowing",) and section == "criteria":
                pass
            self.zone = {"performance": "criteria"}.get(section, section)
            if section in ("outcomes",):
                self.pending.clear()
            if heading.of:
                self._go_to(heading.of)
            return
        if section == "evidence":
            self.zone = (
                "criteria"
                if self.tree.outcome is not None and not self.tree.outcome.criteria
                else "guidance"
            )
            return
        if section == "marking":
            self.unit.has_marking = True
        if section == "range":
            self.zone = "range"
            self.scope = self._range_scope()
            return
        self.zone = section
        self.scope = None
        if heading.of:
            self.scope = self.tree.outcome_with(heading.of)
            if self.scope is None:
                plain = [o for o in self.unit.outcomes if not o.ref]
                if plain and (self.tree.outcome in plain or len(plain) == 1):
                    self.scope = self.tree.outcome if self.tree.outcome in plain else plain[0]
                    assert self.scope is not None
                    self.scope.ref, self.scope.steps, self.scope.told = (
                        heading.of,
                        (heading.of,),
                        "inferred",
                    )
        elif (
            self.tree.outcome is not None
            and self.tree.outcome.criteria
            and section == "indicative_content"
            and self.profile.named_outcomes is False
        ):
            self.scope = None

    def _range_scope(self) -> Node | None:
        if self.tree.criterion is not None:
            return self.tree.criterion
        return self.tree.outcome

    def _go_to(self, step: str) -> None:
        known = self.tree.outcome_with(step)
        if known is not None:
            self.tree.outcome, self.tree.criterion = known, None

    def _label_line(self, line: Line, number: Number | None) -> bool:
        """A label, alone or with its value on the same line."""
        if line.hint in ("outcome", "criterion") or (line.is_bullet and self.zone != "front"):
            return False
        if number is not None and number.kind != "number":
            return False
        text = line.text
        if (field := label_of(text)) is not None and number is None:
            if not self._may_be_label(line, field):
                return False
            self._label(field, line)
            return True
        match = _INLINE.fullmatch(text)
        if number is not None:
            return False
        if match is None:
            match = _TYPED.fullmatch(text)
        if match is None and line.one_line and self.zone in ("front", "aside"):
            at = _label_end(text)
            if at:
                self._label_with_value(label_of(text[:at]) or "", *self._cut(line, at))
                return True
        if match is not None and (field := label_of(match["label"])) is not None:
            if field == "type" and self.zone in _STRUCTURE and self.tree.criterion is not None:
                return False
            if not fits(field, match["value"]) and field not in ("purpose", "summary"):
                return False
            self._label_with_value(field, *self._cut(line, match.start("value")))
            return True
        if self.zone in ("front", "aside") and (match := _BARE_FACT.fullmatch(text)):
            field = match.lastgroup or ""
            if field and field not in self.unit.facts:
                self.unit.facts[field] = [line]
                self.facts.waiting = [w for w in self.facts.waiting if w[0] != field]
                return True
        return False

    def _may_be_label(self, line: Line, field: str) -> bool:
        """Whether a line that could be a label is one here, and not a word in a list."""
        if line.text.rstrip().endswith(":") or line.hint == "label" or line.strong or line.heading:
            return True
        if self.pending and self.zone in _STRUCTURE:
            return False
        words = line.text.split()
        if field == "type" or len(words) == 1:
            return self.zone in ("front", "aside") or field in ("purpose", "summary")
        return True

    def _label(self, field: str, line: Line) -> None:
        self.entry = None
        if self.zone in _STRUCTURE or self.zone in _GUIDANCE or self.zone == "range":
            self.zone = "aside" if self.unit.outcomes or self.unit.criteria else "front"
        self.pending.clear()
        self.facts.label(field, line)

    def _cut(self, line: Line, at: int) -> tuple[Line, Line]:
        """The label of a line and what stands after it, as lines of their own."""
        label, value = cut(line, at)
        self.unit.lines[-1:] = [label, value]
        return label, value

    def _label_with_value(self, field: str, label: Line, line: Line) -> None:
        self.entry = None
        if self.zone in _STRUCTURE or self.zone in _GUIDANCE or self.zone == "range":
            self.zone = "aside" if self.unit.outcomes or self.unit.criteria else "front"
        if field == "type" or field in self.unit.facts:
            self.facts.close()
            return
        self.facts.label(field, label)
        self.facts.value(line, beside=True)

    def _value(self, line: Line) -> None:
        if line.band.startswith("="):
            field = line.band[1:]
            if field not in self.unit.facts:
                self.unit.facts[field] = [line]
            return
        same_cell = (
            self.before is not None and self.before.hint == "value" and self.before.row == line.row
        )
        if same_cell and self.facts.open:
            self.unit.facts[self.facts.open].append(line)
            return
        self.facts.value(line, beside=True)

    # numbers --------------------------------------------------------------------------

    def _numbered(self, line: Line, number: Number) -> bool:
        match number.kind:
            case "outcome":
                return self._outcome_number(line, number)
            case "dotted" | "criterion":
                return self._criterion_number(line, number)
            case "band" | "ksb":
                return self._coded_number(line, number)
            case "number":
                return self._bare_number(line, number)
        return self._letter(line, number)

    def _outcome_number(self, line: Line, number: Number) -> bool:
        known = self.tree.outcome_with(".".join(number.steps))
        if self.zone in _GUIDANCE and known is not None and known.criteria:
            self.scope = known
            self.unit.repeats.append(line)
            return True
        self.facts.close()
        self.zone = "outcomes" if self.zone not in _STRUCTURE else self.zone
        self.tree.open_outcome(line, number)
        self.may_go_on = True
        self.entry = None
        return True

    def _criterion_number(self, line: Line, number: Number) -> bool:
        single = len(number.steps) == 1
        known = self._criterion_with(number.ref)
        if self.zone in (*_GUIDANCE, "aside", "marking"):
            if known is not None:
                if self.zone in _GUIDANCE:
                    self.scope = known
                if _alike(known.text, number.rest) or not number.rest:
                    self.unit.repeats.append(line)
                    return True
                return False
            outer = self.tree.outcome_with(number.steps[0])
            begun = line in self.profile.outcomes or outer is not None
            if not (begun or (number.kind == "criterion" and not single)):
                return False
            if (
                self.zone in _GUIDANCE
                and outer is not None
                and outer.criteria
                and not self.verbs.opens(number.rest)
            ):
                return False
            self.zone = "both"
        if self.zone == "front" and not (
            self.tree.outcome is not None
            or number.steps[-1] == "1"
            or self.tree.criterion is not None
            or self.verbs.opens(number.rest)
        ):
            return False
        if self.zone in ("front", "range"):
            self.zone = "both"
        self.facts.close()
        self.entry = None
        if len(number.steps) == 3:
            whole = self._criterion_with(".".join(number.steps[:2]))
            lettered = self._criterion_with("".join((*number.steps[:1], ".", number.steps[1])))
            if (whole or lettered) is not None and self.tree.outcome_with(
                ".".join(number.steps[:2])
            ) is None:
                self.tree.criterion = whole or lettered
                if number.rest:
                    self.tree.open_part(line, number)
                    return True
        if not number.rest:
            self.pending.append((number, line, "criterion"))
            return True
        self.tree.open_criterion(line, number)
        self.may_go_on = True
        return True

    def _criterion_with(self, ref: str) -> Node | None:
        return next((c for c in self.unit.every_criterion if c.ref == ref), None)

    def _coded_number(self, line: Line, number: Number) -> bool:
        if self.zone in ("aside",) and not self.profile.coded:
            return False
        if number.kind == "ksb" and not self.profile.coded:
            return False
        known = self._criterion_with(number.ref)
        if known is not None and (_alike(known.text, number.rest) or self.zone in _GUIDANCE):
            self.unit.repeats.append(line)
            return True
        self.facts.close()
        self.entry = None
        if self.profile.standards:
            number = number._replace(band="")
            self._group(number)
        if self.zone not in _STRUCTURE:
            self.zone = "both"
        if not number.rest:
            self.pending.append((number, line, "criterion"))
            return True
        self.tree.open_criterion(line, number)
        self.may_go_on = True
        return True

    def _group(self, number: Number) -> None:
        """Performance, knowledge, skills, behaviours: each heading is the outcome of its own."""
        heads = _GROUPS.get(number.ref[0], _GROUPS["P"])
        for outcome in self.unit.outcomes:
            if heads.match(outcome.text):
                self.tree.outcome = outcome
                return
        for line, _ in reversed(self.unit.signs):
            if heads.match(line.text) and len(line.text) < 60:
                self.unit.signs = [sign for sign in self.unit.signs if sign[0] is not line]
                self.tree.open_outcome(line)
                return
        self.tree.outcome = None

    def _bare_number(self, line: Line, number: Number) -> bool:
        if line in self.profile.outcomes or (
            opens_as_outcome(number.rest) and (self.zone in _STRUCTURE or self.zone == "front")
        ):
            return self._open_numbered_outcome(line, number)
        if self.zone in _GUIDANCE:
            known = self.tree.outcome_with(number.ref)
            if known is not None and (not number.rest or _alike(known.text, number.rest)):
                self.scope = known
                self.unit.repeats.append(line)
                self.entry = None
                return True
            return False
        if self.zone == "outcomes":
            return self._open_numbered_outcome(line, number)
        if self.zone in ("criteria", "both") and not self.profile.dotted:
            if not number.rest:
                self.pending.append((number, line, "criterion"))
                return True
            criterion = self.tree.criterion
            if self.profile.lettered and self.zone == "both":
                return self._open_numbered_outcome(line, number)
            if (
                self.tree.outcome is None
                and self.zone == "both"
                and not self.verbs.opens(number.rest)
            ):
                return self._open_numbered_outcome(line, number)
            if criterion is not None and criterion.ref and not criterion.ref.isdigit():
                self.tree.open_part(line, number)
                return True
            counted = number.rest == line.text  # by a list: the source prints no number
            self.tree.open_criterion(line, None if counted else number)
            self.may_go_on = True
            return True
        criterion = self.tree.criterion
        if self.zone not in ("criteria", "both") or criterion is None or not number.rest:
            return False
        if not criterion.text.endswith(":") and line.depth <= self._depth(criterion):
            return False
        self.tree.open_part(line, number)
        return True

    def _open_numbered_outcome(self, line: Line, number: Number) -> bool:
        self.facts.close()
        if self.zone not in _STRUCTURE:
            self.zone = "outcomes"
        self.entry = None
        if not number.rest:
            self.pending.append((number, line, "outcome"))
            return True
        self.tree.open_outcome(line, number)
        self.may_go_on = True
        return True

    def _letter(self, line: Line, number: Number) -> bool:
        if self.zone not in _STRUCTURE:
            return False
        if number.ref.isupper() and number.kind == "letter":
            if (
                line in self.profile.outcomes
                or opens_as_outcome(number.rest)
                or self.zone == "outcomes"
            ):
                return self._open_numbered_outcome(line, number)
            return False
        if not number.rest:
            self.pending.append((number, line, "criterion"))
            return True
        criterion = self.tree.criterion
        first = criterion is None
        if (
            number.kind == "letter"
            and self.profile.lettered
            and self.tree.outcome is not None
            and (
                first
                or (criterion is not None and criterion.ref.isalpha() and len(criterion.ref) == 1)
            )
        ):
            self.tree.open_criterion(line, number)
            self.may_go_on = True
            return True
        if criterion is not None:
            self.tree.open_part(line, number)
            self.may_go_on = True
            return True
        return False

    # text without a number ------------------------------------------------------------

    def _take_pending(self, line: Line) -> bool:
        if not self.pending or not line.text:
            return False
        if (
            self._goes_on(line)
            and self.tree.last is not None
            and self.before is not None
            and not self.profile.numbers.get(self.before)
        ):
            return False
        self.stacked = self.stacked or len(self.pending) > 1
        number, at, kind = self.pending.popleft()
        whole = number._replace(rest=line.text)
        if kind == "outcome":
            node: Node | None = self.tree.open_outcome(line, whole)
        else:
            node = self.tree.open_criterion(line, whole)
        if node is not None:
            node.numbers.append(at)
            node.told = "stack" if self.stacked else "printed"
            self.stacked = self.stacked and bool(self.pending)
        else:
            self.unit.repeats.append(at)
        self.may_go_on = True
        return True

    def _plain(self, line: Line) -> None:
        if not line.text:
            return
        if self.zone in _STRUCTURE or self.zone == "range":
            self._in_structure(line)
            return
        if self.zone in _GUIDANCE:
            self._in_guidance(line)
            return
        if self.zone == "marking":
            self._in_marking(line)
            return
        if self._heading_like(line) and self.facts.open not in ("", "title"):
            self.facts.close()
            self.zone = "aside"
            return
        if self.facts.waiting or self.facts.open:
            if self.facts.open and self._goes_on(line):
                self.unit.facts[self.facts.open].append(line)
                return
            if self.facts.value(line, alone=self._values_ahead() < len(self.facts.run)):
                return
            self.facts.close()
        if (
            self.zone == "front"
            and opens_as_outcome(line.text)
            and self.unit.signs
            and not line.apart
        ):
            return

    def _values_ahead(self) -> int:
        """How many lines follow, this one among them, before the next label or heading."""
        n = 0
        for line in self.source[self.at :]:
            if label_of(line.text) is not None or heading_of(line.text) is not None:
                break
            n += bool(line.text) and not is_running(line.text)
        return n

    def _in_marking(self, line: Line) -> None:
        marking = self.unit.marking
        if marking and not line.is_bullet and self._goes_on(line):
            marking[-1].lines.append(line)
            return
        if not marking and line.text.endswith(":") and not line.is_bullet:
            return
        if self._heading_like(line) and not line.is_bullet:
            self.zone = "aside"
            return
        marking.append(Node(lines=[line]))

    def _in_guidance(self, line: Line) -> None:
        heads = line.heading or line.strong or (line.apart and self.profile.width == 0)
        if heads and self._heading_like(line) and not line.is_bullet and self.zone != "knowing":
            self.zone = "aside"
            self.entry = None
            return
        if self.entry is not None and not line.is_bullet and self._goes_on(line):
            self.entry.append(line)
            return
        self._guide(self._field(), line, self.scope)

    def _field(self) -> str:
        return (
            self.zone
            if self.zone in ("indicative_content", "key_concepts", "exam_tips", "misconceptions")
            else "guidance"
        )

    def _guide(self, field: str, line: Line, scope: Node | None) -> None:
        place = self.unit.guidance if scope is None else scope.guidance
        self.entry = [line]
        place.setdefault(field, []).append(self.entry)

    def _range(self, line: Line, scope: Node | None) -> None:
        self.entry = [line]
        (self.unit.range if scope is None else scope.range).append(self.entry)

    def _range_of_line(self, line: Line) -> None:
        """Take "Range responsibilities include …", which may be run together: "Rangefive"."""
        match = _RANGE.match(line.text)
        assert match is not None
        sign, text = self._cut(line, match.end())
        self.unit.signs.append((sign, "range"))
        self.scope = self.tree.criterion
        self._range(text, self.scope)

    def _in_structure(self, line: Line) -> None:
        if self.zone == "range" and not self._new_criterion(line):
            if self.entry is not None and not line.is_bullet and self._goes_on(line):
                self.entry.append(line)
            elif self._heading_like(line) and not line.is_bullet:
                self.zone = "aside"
            else:
                self._range(line, self.scope)
            return
        if (
            _RANGE.match(line.text)
            and self.tree.criterion is not None
            and self.tree.last is not None
        ):
            self._range_of_line(line)
            self.zone = "range"
            return
        if self._take_pending(line):
            return
        outcome = self.tree.outcome
        if outcome is not None and not outcome.lines and self.tree.last is outcome:
            outcome.lines.append(line)
            self.may_go_on = True
            return
        if line.is_bullet:
            self._bullet(line)
            return
        if outcome is not None and not outcome.criteria and _alike(outcome.text, line.text):
            self.unit.repeats.append(line)
            return
        if self._goes_on(line):
            self.tree.go_on(line)
            return
        if self._new_outcome(line):
            self.tree.open_outcome(line)
            self.may_go_on = True
            return
        if self._new_criterion(line):
            self.tree.open_criterion(line)
            self.may_go_on = True
            return
        if self._heading_like(line):
            self.zone = "aside"
        self.may_go_on = False

    def _new_outcome(self, line: Line) -> bool:
        if line.hint == "criterion":
            return False
        if opens_as_outcome(line.text):
            return not (
                self.zone == "criteria"
                and self.tree.criterion is not None
                and self.profile.dotted
                and not line.apart
            )
        if self.zone != "outcomes":
            return False
        return self.verbs.opens(line.text) and not self.profile.outcomes

    def _new_criterion(self, line: Line) -> bool:
        if self.zone not in ("criteria", "both", "range") or not self.verbs.opens(line.text):
            return False
        if self.profile.dotted or self.profile.coded:
            return False
        return self.tree.outcome is not None or self.zone == "criteria"

    def _bullet(self, line: Line) -> None:
        tree = self.tree
        criterion = tree.criterion
        if self.zone == "outcomes" and criterion is None:
            outcome = tree.outcome
            if (outcome is not None and outcome.ref and outcome.text.endswith(":")) or (
                self.profile.dotted
                and outcome is not None
                and outcome.ref
                and outcome.told == "printed"
                and not opens_as_outcome(line.text)
            ):
                self._guide("guidance", line, outcome)
            else:
                tree.open_outcome(line)
            self.may_go_on = True
            return
        if criterion is not None and self.zone in _STRUCTURE:
            numbered = bool(criterion.ref)
            below = (
                line.depth > self._depth(criterion) or criterion.text.endswith(":") or line.follows
            )
            if numbered or (below and not self.verbs.opens(line.text)) or not self._counts():
                self._bullet_below(line)
                return
        if self._counts():
            tree.open_criterion(line)
            self.may_go_on = True

    def _counts(self) -> bool:
        """Whether a bullet may be a criterion here: criteria have no numbers in this document."""
        return (
            self.zone in ("criteria", "both") and not self.profile.dotted and not self.profile.coded
        )

    def _bullet_below(self, line: Line) -> None:
        self.tree.open_part(line)
        self.may_go_on = True

    def _goes_on(self, line: Line) -> bool:
        """Whether a line goes on with the text of the line before."""
        before = self.before
        if before is None or line.is_bullet or before.row != line.row:
            return False
        if line.apart and not line.text[:1].islower():
            return False
        if not (line.one_line or line.follows) and not line.text[:1].islower():
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
        full = (
            self.profile.width
            and len(text) + len(line.text.split()[0]) >= 0.85 * self.profile.width
        )
        return bool(full)

    def _heading_like(self, line: Line) -> bool:
        """Whether a line that nobody knows heads a section of its own."""
        if line.heading or (line.strong and len(line.text) < 90):
            return True
        text = line.text
        if len(text) > 60 or text.endswith((".", ";", ",")) or not text[:1].isupper():
            return False
        if line.hint or line.is_bullet:
            return False
        return line.apart and not self.verbs.opens(text) and level_in(text) is None


#: labels of one word that begin ordinary sentences and titles too
_PLAIN_WORDS = frozenset(
    {
        *("results", "value", "name", "unit", "source", "date", "type", "status", "application"),
        *("rationale", "introduction", "description", "overview", "abstract", "summary", "field"),
        *(
            "provider",
            "exemption",
            "exemptions",
            "mandatory",
            "optional",
            "core",
            "process",
            "course",
        ),
        *(
            "programme",
            "release",
            "availability",
            "suite",
            "validity",
            "qualification",
            "ssa",
            "id",
        ),
        *(
            "qualifications",
            "employer",
            "assessor",
            "author",
            "teacher",
            "tutor",
            "language",
            "version",
        ),
        *("number", "code", "reference", "no", "nos", "duration", "ref", "identifier"),
    }
)


def _label_end(text: str) -> int:
    """Where a label ends that stands before its value without a colon; 0 where there is none."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 2 or len(text) > 200:
        return 0
    for n in range(min(12, len(words) - 1), 0, -1):
        label, value = text[: words[n - 1].end()], text[words[n].start() :]
        field = label_of(label)
        if field is None or (n == 1 and label.casefold().strip(":") in _PLAIN_WORDS):
            continue
        if not (value[:1].isupper() or value[:1].isdigit()) or not fits(field, value):
            continue
        return words[n].start()
    return 0


def _alike(one: str, other: str) -> bool:
    from rubric.importers.normalising import letters

    a, b = letters(one), letters(other)
    return bool(a and b) and (a.startswith(b) or b.startswith(a))
