"""What YAML read without a word and should not have: wording that was cut, and marks of its own.

Everything here looks at what the parser accepted. Lines that it never came to
are looked at by `yaml_scan`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import Any

import yaml

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.load.wording_fields import Location, WordingFields
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import Node, end_of, key_span, start_of
from rubric.load.yaml_problem import Trap, trap, wording_trap
from rubric.load.yaml_slips import (
    entry_trap,
    field_entry,
    field_trap,
    is_first_field,
    starts_with_bullet,
    text_entry,
    unspaced_field,
)
from rubric.load.yaml_wording import Written, written, written_in_brackets
from rubric.sources import Located

#: a comment on the same line as something else
COMMENT_AFTER = pattern(r"[ \t]+(#[^\r\n]*)")
#: what their keys hold is not looked at: it is not what was meant
_SPOILING = (codes.MERGE_KEY, codes.YAML_SYNTAX)
_MARK = pattern(r"[!&*][^\s,\[\]{}]*")


def traps(found: Sequence[Node], lines: Lines, wording: WordingFields) -> Iterator[Trap]:
    """Yield every problem of what the parser accepted, in the order of the values."""
    return _Traps(found, lines, wording).all()


class _Traps:
    def __init__(self, found: Sequence[Node], lines: Lines, wording: WordingFields) -> None:
        self.found = found
        self.lines = lines
        self.wording = wording
        self.sizes = Counter(node.container for node in found)
        self.keys: dict[tuple[int, str], Node] = {}
        #: containers that hold what was meant for another, so that their keys repeat
        self.mixed: set[int] = set()

    def all(self) -> Iterator[Trap]:
        # One cause, one message: nothing is said about what stands inside a
        # value that is itself reported, nor about the second part of a cut.
        spoiled: Location | None = None
        cut_in = 0
        for turn, node in enumerate(self.found):
            if spoiled is not None and node.location[:-1][: len(spoiled)] == spoiled:
                continue
            spoiled = None
            if self.is_left_over(node):
                if cut_in == node.container:
                    continue
                cut = self.comma(turn)
                if cut is not None:
                    cut_in = node.container
                    yield cut
                    continue
            cut_in = 0
            at_key = self.at_key(node)
            if at_key is not None:
                yield at_key
            if at_key is not None and at_key.located.diagnostic.code in _SPOILING:
                spoiled = node.location
                continue
            at_value = self.at_value(turn)
            if at_value is not None:
                yield at_value
            if at_value is not None and at_value.located.diagnostic.personal:
                spoiled = node.location

    def at_key(self, node: Node) -> Trap | None:
        """Return what is wrong with the key of a node."""
        if node.key is None:
            return None
        place = key_span(node, self.lines)
        text = node.key_text
        if isinstance(node.key, yaml.AliasEvent):
            return self.mark_of_yaml(node.key)
        if not text:
            return trap(codes.KEY_NOT_TEXT, place)
        if text == "<<" and not node.key.style:
            return trap(codes.MERGE_KEY, place)
        slip = self.slip_in_key(node)
        if slip is not None:
            self.mixed.add(node.container)
            return slip
        first = self.keys.setdefault((node.container, text), node)
        if first is node:
            return self.mark_of_yaml(node.key)
        begins_entry = self.may_begin_entry(node)
        if node.container in self.mixed and not begins_entry:
            return None
        first_place = key_span(first, self.lines)
        arguments: dict[str, Argument] = {"key": text, "line": first_place.line}
        if begins_entry:
            self.mixed.add(node.container)
            arguments["entry"] = text
        diagnostic = Diagnostic(codes.DUPLICATE_KEY, arguments=arguments, related=((),))
        return Trap(Located(diagnostic, place, (first_place,)), place.line - 1)

    def may_begin_entry(self, node: Node) -> bool:
        """Whether a field stands in a list, on its own line, and is one that entries begin with."""
        in_list = len(node.location) > 1 and isinstance(node.location[-2], int)
        return in_list and not node.in_brackets and node.key_text in ("ref", "id")

    def slip_in_key(self, node: Node) -> Trap | None:
        """Return the slip in the first marks of a line that YAML took into the name of a field."""
        if node.key.style or any(key in self.wording.mappings for key in node.location[:-1]):
            return None
        start = start_of(node.key)
        entry = None if node.in_brackets else field_entry(self.lines.rest(start))
        if entry is not None:
            return entry_trap(self.lines, start, entry)
        return self.no_space(node, start) if unspaced_field(node.key_text or "") else None

    def slip_in_value(self, node: Node) -> Trap | None:
        """Return the slip in the first marks of a line that YAML took for a text."""
        value, start = node.value, start_of(node.value)
        if type(value) is not yaml.ScalarEvent or value.style or node.in_brackets:
            return None
        if node.key is None:
            field = unspaced_field(value.value)
            is_field = field is not None and is_first_field(field.key, self.wording)
            return self.no_space(node, start) if is_field else None
        below = self.lines.number(start) > self.lines.number(start_of(node.key))
        entry = text_entry(value.value) if below else None
        is_entry = node.key_text in self.wording.lists or starts_with_bullet(value.value)
        return entry_trap(self.lines, start, entry) if entry and is_entry else None

    def no_space(self, node: Node, start: int) -> Trap | None:
        field = unspaced_field(self.lines.rest(start))
        if field is None:
            return None
        after = start + field.width
        if node.in_brackets:
            value = written_in_brackets(self.lines, after, field.key)
        else:
            value = written(self.lines, after, field.key, self.lines.column(start))
        return field_trap(self.lines, start, field, value, self.wording)

    def at_value(self, turn: int) -> Trap | None:
        """Return what is wrong with the value of a node."""
        node = self.found[turn]
        found = None
        is_text = isinstance(node.value, yaml.ScalarEvent | yaml.AliasEvent)
        if self.wording.ask_for(node.location) or (is_text and self.wording.hold(node.location)):
            found = self.at_wording(turn)
        elif isinstance(node.value, yaml.SequenceStartEvent) and node.value.flow_style:
            found = self.brackets(turn)
        else:
            found = self.slip_in_value(node)
        return found or self.mark_of_yaml(node.value)

    def mark_of_yaml(self, event: Any) -> Trap | None:
        """Return the trap of an event that is an alias, or has an anchor or a tag."""
        is_alias = isinstance(event, yaml.AliasEvent)
        if not is_alias and event.anchor is None and event.tag is None:
            return None
        start = start_of(event)
        found = _MARK.match(self.lines.text, start)
        mark = found.group() if found else ""
        code = codes.ALIAS if is_alias else codes.ANCHOR if mark[:1] == "&" else codes.TAG
        return trap(code, self.lines.place(start, start + len(mark)), mark=mark)

    def at_wording(self, turn: int) -> Trap | None:
        """Return what became of wording that YAML took for something else."""
        node, lines = self.found[turn], self.lines
        value, start = node.value, start_of(node.value)
        if isinstance(value, yaml.AliasEvent) or value.anchor is not None or value.tag is not None:
            return self.starts_with_mark(node, start)
        if isinstance(value, yaml.ScalarEvent):
            if value.style:
                return None
            if node.key is not None:
                comment = COMMENT_AFTER.match(lines.text, end_of(node.key) + 1)
                if comment is not None:
                    return self.starts_with_mark(node, comment.start(1))
            comment = COMMENT_AFTER.match(lines.text, end_of(value))
            if comment is None:
                return None
            if not value.value:
                return self.starts_with_mark(node, comment.start(1))
            place = lines.place(*comment.span(1))
            whole = self.whole(node, start)
            return wording_trap(codes.WORDING_COMMENT, place, whole, node.location)
        if value.flow_style:
            return self.starts_with_mark(node, start)
        if isinstance(value, yaml.SequenceStartEvent):
            same_line = node.key is None and lines.number(start) == lines.number(
                self.dash_before(start)
            )
            return self.starts_with_mark(node, start) if same_line else None
        return self.colon(turn)

    def colon(self, turn: int) -> Trap | None:
        """Return the trap of wording that became a field because it holds a colon."""
        node = self.found[turn]
        inner = self.found[turn + 1] if turn + 1 < len(self.found) else None
        # Several fields, or one of our own, were meant as fields: the model will say so.
        if inner is None or self.sizes[inner.container] > 1 or inner.key_text is None:
            return None
        if inner.key_text in self.wording.texts:
            return None
        start = start_of(node.value)
        at = self.lines.text.find(":", end_of(inner.key))
        if self.lines.text.startswith("?", start) or at < 0:
            return self.starts_with_mark(node, start)
        whole = self.whole(node, start)
        place = self.lines.place(at, at + 1)
        return wording_trap(codes.WORDING_COLON, place, whole, node.location)

    def starts_with_mark(self, node: Node, start: int) -> Trap:
        mark = self.lines.text[start : start + 1]
        place = self.lines.place(start, start + 1)
        whole = self.whole(node, start)
        return wording_trap(codes.WORDING_MARK, place, whole, node.location, mark=mark)

    def brackets(self, turn: int) -> Trap | None:
        """Return the trap of a list of wording in `[ ]`."""
        node = self.found[turn]
        if node.key_text not in self.wording.lists:
            return None
        start = start_of(node.value)
        entries = self.found[turn + 1 : turn + 2]
        first = entries[0].value if entries and entries[0].inside is node.value else None
        if first is None:
            return None
        arguments = {"key": node.key_text or "", "first": getattr(first, "value", None) or "…"}
        diagnostic = Diagnostic(codes.WORDING_IN_BRACKETS, arguments=arguments, personal=True)
        place = self.lines.place(start, start + 1)
        return Trap(Located(diagnostic, place), place.line - 1)

    def is_left_over(self, node: Node) -> bool:
        """Whether a node is a text alone between the commas of `{ }`: no colon, no value."""
        return (
            node.key_text is not None
            and node.in_brackets
            and isinstance(node.value, yaml.ScalarEvent)
            and not node.value.style
            and not node.value.value
            and not self.lines.text.startswith(":", start_of(node.value) - 1)
            and not unspaced_field(node.key_text)
        )

    def comma(self, turn: int) -> Trap | None:
        """Return the trap of wording in `{ }` that its own comma cut, if it is that."""
        node, before = self.found[turn], self.found[turn - 1]
        if before.container != node.container or not self.wording.hold(before.location):
            return None
        if not isinstance(before.value, yaml.ScalarEvent) or before.value.style:
            return None
        cut = []
        for after in self.found[turn:]:
            if after.container != node.container or not self.is_left_over(after):
                break
            cut.append(after)
        text = self.lines.text
        start, end = start_of(before.value), end_of(cut[-1].key)
        wording = " ".join(text[start:end].split())
        key = before.key_text or ""
        diagnostic = Diagnostic(
            codes.WORDING_COMMA,
            arguments={"key": key, "wording": wording, "cut": node.key_text or ""},
            personal=True,
        )
        located = Located(diagnostic, key_span(node, self.lines))
        keys = tuple(after.key_text or "" for after in cut)
        last_line = self.lines.number(end)
        whole = Written(key, wording, last_line, start, end)
        return Trap(located, last_line, before.location, wording, keys, whole=whole)

    def whole(self, node: Node, start: int) -> Written:
        """Return the wording of a node from `start` on, as it stands in the file."""
        if node.in_brackets:
            return written_in_brackets(self.lines, start, node.key_text)
        holder = node.inside if node.key is None else node.key
        column = 0 if holder is None else self.lines.column(start_of(holder))
        return written(self.lines, start, node.key_text, column)

    def dash_before(self, start: int) -> int:
        """Return where the `-` of the list entry that starts here stands."""
        return self.lines.text.rfind("-", 0, start)
