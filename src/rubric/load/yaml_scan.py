"""A look, line by line, at what the parser never came to, for the traps that stand alone.

The parser stops at its first fault. Staff would then correct one line, run the
check, and be told the next. So the lines after it are read here by their shape
alone: a field, a list entry, and the wording that follows it.
"""

from collections.abc import Iterator
from dataclasses import replace
from re import compile as pattern

from rubric.diagnostics import Diagnostic, codes
from rubric.load.wording_fields import WordingFields
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_problem import Trap, wording_trap
from rubric.load.yaml_slips import (
    Entry,
    entry_trap,
    field_entry,
    field_trap,
    starts_with_bullet,
    text_entry,
    unspaced_field,
)
from rubric.load.yaml_wording import CUT, MARK, QUOTED, Written, written, written_in_brackets
from rubric.sources import Located

_LINE = pattern(r"( *)((?:- +)?)(.*)")
_KEY = pattern(r"""("[^"]*"|'[^']*'|[^\s'"\[\]{}#&*!|>%@`,:][^:#]*):(?:[ \t]+|$)""")
_BLOCK = pattern(r"[|>][-+0-9]{0,2}[ \t]*([ \t]#.*)?$")
_NOTHING_AFTER = pattern(r"[ \t]*(?:[ \t]#[^\r\n]*)?(?:\r|\n|$)")
_IN_BRACES = pattern(r"[{,]\s*([\w-]+)\s*:\s+(?=[^\s,}])")


def scanned(lines: Lines, wording: WordingFields, after: int) -> Iterator[Trap]:
    """Yield the traps of every line from `after` on; the lines before only tell where it is."""
    return _Scan(lines, wording).traps(after)


class _Scan:
    def __init__(self, lines: Lines, wording: WordingFields) -> None:
        self.lines = lines
        self.wording = wording
        #: the keys that a line stands under, each with its column
        self.above: list[tuple[int, str]] = []

    def traps(self, after: int) -> Iterator[Trap]:
        number = 0
        while number < len(self.lines.starts):
            found, number = self.line(number)
            for one in found:
                if one.last_line >= after:
                    yield one

    def line(self, number: int) -> tuple[list[Trap], int]:
        """Return the traps of one line, and the line to go on with."""
        shape = _LINE.match(self.lines.line(number))
        if shape is None or not shape[3] or shape[3].startswith("#"):
            return [], number + 1
        indent, dash, content = len(shape[1]), shape[2], shape[3]
        self.above = [(column, key) for column, key in self.above if column <= indent]
        start, column = self.lines.starts[number] + shape.start(3), shape.start(3)
        slip = None if dash else self.entry(number, indent, content)
        if slip is None:
            return self.content(number, start, (dash, content), (indent, column))
        # Gone on with as the entry that was meant, so that its wording is looked at too.
        trap = entry_trap(self.lines, start, slip)
        entry = (slip.mark, content[slip.width :])
        found, after = self.content(
            number, start + slip.width, entry, (indent, column + slip.width)
        )
        return [trap, *found], after

    def entry(self, number: int, indent: int, content: str) -> Entry | None:
        """Return the list entry that a line without `- ` was meant to begin."""
        slip = field_entry(content)
        if slip is not None:
            return slip
        if self.in_list():
            return text_entry(content)
        above = next((line for line in self.before(number) if line.strip()), "")
        among = above.rstrip().endswith(":") or above.startswith(" " * indent + "- ")
        return text_entry(content) if among and starts_with_bullet(content) else None

    def before(self, number: int) -> Iterator[str]:
        return (self.lines.line(above) for above in range(number - 1, -1, -1))

    def content(
        self, number: int, start: int, parts: tuple[str, str], columns: tuple[int, int]
    ) -> tuple[list[Trap], int]:
        """Return the traps of what stands after the indent and the `-`, and the line after it."""
        (dash, content), (indent, column) = parts, columns
        if (dash and self.in_list()) or (dash and self.in_mapping()):
            return self.value(number, start, content, None, indent)
        unspaced = unspaced_field(content)
        if unspaced is not None:
            value = written(self.lines, start + unspaced.width, unspaced.key, column)
            trap = field_trap(self.lines, start, unspaced, value, self.wording)
            return [trap], value.last_line + 1
        found = _KEY.match(content)
        if found is None:
            return self.in_braces(number, start, content), number + 1
        key = found[1].strip().strip("\"'")
        self.above = [(other, name) for other, name in self.above if other < column]
        is_wording = key in self.wording.texts or self.in_mapping()
        self.above.append((column, key))
        rest = content[found.end() :]
        start += found.end()
        if not rest:
            return [], number + 1
        if is_wording:
            return self.value(number, start, rest, key, column)
        if key in self.wording.lists and rest.startswith("["):
            return [self.brackets(start, rest, key)], number + 1
        return self.in_braces(number, start, rest), self.past(number, start, rest, column)

    def in_list(self) -> bool:
        return bool(self.above) and self.above[-1][1] in self.wording.lists

    def in_mapping(self) -> bool:
        return any(key in self.wording.mappings for _, key in self.above)

    def past(self, number: int, start: int, value: str, column: int) -> int:
        """Return the line after a value: a block or quoted text goes on for several."""
        if _BLOCK.match(value):
            return self.after_block(number, column)
        quoted = QUOTED.match(self.lines.text, start)
        if quoted and _NOTHING_AFTER.match(self.lines.text, quoted.end()):
            return self.lines.number(quoted.end()) + 1
        return number + 1

    def after_block(self, number: int, column: int) -> int:
        for after in range(number + 1, len(self.lines.starts)):
            line = self.lines.line(after)
            if line.strip() and len(line) - len(line.lstrip(" ")) <= column:
                return after
        return len(self.lines.starts)

    def value(
        self, number: int, start: int, value: str, key: str | None, column: int
    ) -> tuple[list[Trap], int]:
        """Return the trap of a piece of wording, if there is one, and the line after it."""
        past = self.past(number, start, value, column)
        if past > number + 1 or _BLOCK.match(value) or self.is_quoted(start):
            return [], past
        whole = written(self.lines, start, key, column)
        found = self.trap(start, value, whole)
        if found is None and value.startswith("{"):
            return self.in_braces(number, start, value), past
        return ([] if found is None else [found]), max(past, whole.last_line + 1)

    def is_quoted(self, start: int) -> bool:
        quoted = QUOTED.match(self.lines.text, start)
        return bool(quoted and _NOTHING_AFTER.match(self.lines.text, quoted.end()))

    def trap(self, start: int, value: str, whole: Written) -> Trap | None:
        """Return the first trap in a piece of wording."""
        mark = MARK.match(value)
        if mark:
            place = self.lines.place(start, start + 1)
            found = wording_trap(codes.WORDING_MARK, place, whole, mark=mark[0])
            # An opening quotation mark may reach for the next one, lines below.
            quoted = QUOTED.match(self.lines.text, start)
            last_line = self.lines.number(quoted.end()) if quoted else 0
            return replace(found, last_line=max(found.last_line, last_line))
        for number in range(self.lines.number(start), whole.last_line + 1):
            begin = max(start, self.lines.starts[number])
            cut = CUT.search(self.lines.rest(begin))
            if cut:
                at = begin + cut.start()
                if cut[0] == "#":
                    place = self.lines.place(at, at + len(self.lines.rest(at)))
                    return wording_trap(codes.WORDING_COMMENT, place, whole)
                return wording_trap(codes.WORDING_COLON, self.lines.place(at, at + 1), whole)
        return None

    def brackets(self, start: int, value: str, key: str) -> Trap:
        first = value.strip("[] \t").split(",")[0].strip() or "…"
        diagnostic = Diagnostic(
            codes.WORDING_IN_BRACKETS, arguments={"key": key, "first": first}, personal=True
        )
        place = self.lines.place(start, start + 1)
        return Trap(Located(diagnostic, place), place.line - 1)

    def in_braces(self, number: int, start: int, value: str) -> list[Trap]:
        """Return the traps of the wording inside `{ }` on one line."""
        if not value.startswith("{"):
            return []
        found = []
        for field in _IN_BRACES.finditer(value):
            if field[1] not in self.wording.texts:
                continue
            at = start + field.end()
            whole = written_in_brackets(self.lines, at, field[1])
            if self.is_closed(at):
                continue
            one = self.trap(at, whole.wording, whole)
            if one is not None and one.first_line == number:
                found.append(one)
        return found

    def is_closed(self, start: int) -> bool:
        quoted = QUOTED.match(self.lines.text, start)
        return bool(quoted and _AFTER_IN_BRACES.match(self.lines.text, quoted.end()))


_AFTER_IN_BRACES = pattern(r"[ \t]*[,}]")
