"""What names a thing stands first, as in the templates: `format` and `kind`, `ref` and `text`.

All other fields stay in the order in which they were written. A field takes along the comments
right above it and beside it. Where it cannot be told what a comment belongs to, nothing is moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from rubric.load.fields import field_names, model_at
from rubric.load.fixing.edits import Edit, line_end
from rubric.load.wording_fields import Location
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, start_of
from rubric.model import Written

#: the fields that name a thing, in the order in which the templates write them
NAMING = ("format", "kind", "ref", "id", "learner", "version", "code", "title", "text")


@dataclass(slots=True)
class _Field:
    key: Any
    #: where its value ends, blanks and comments after it left out
    end: int


@dataclass(slots=True)
class _Fields:
    """A mapping or a list while its events are gone through."""

    start: Any
    location: Location
    in_mapping: bool
    fields: list[_Field] = field(default_factory=list)
    position: int = 0
    key: Any = None


def moves(events: Sequence[Any], lines: Lines, root: type[Written]) -> Iterator[Edit]:
    """Yield, of every mapping whose naming fields do not stand first, the mapping written anew."""
    for found in _mappings(events, lines.text):
        model = model_at(root, found.location)
        if model is None or found.start.flow_style or len(found.fields) < 2:
            continue
        names = field_names(model)
        first = [name for name in NAMING if name in names]
        written = [one.key.value for one in found.fields]
        wanted = sorted(
            range(len(written)),
            key=lambda at: first.index(written[at]) if written[at] in first else len(first),
        )
        if wanted != sorted(wanted):
            edit = _Moving(found, lines).edit(wanted)
            if edit is not None:
                yield edit


def _mappings(events: Sequence[Any], text: str) -> Iterator[_Fields]:
    """Yield every mapping whose keys are texts, with where each of its values ends."""
    open_ones: list[_Fields] = []
    for event in events:
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            closed = open_ones.pop()
            end = end_of(event) if closed.start.flow_style else _last_end(closed)
            if closed.in_mapping and all(
                type(one.key) is yaml.ScalarEvent for one in closed.fields
            ):
                yield closed
            _ended(open_ones, event, end)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            location: Location = ()
            if open_ones:
                here = open_ones[-1]
                if here.in_mapping and here.key is None:
                    here.key = event  # a key that is no text: its mapping is passed over
                step = getattr(here.key, "value", "") if here.in_mapping else here.position
                location = (*here.location, step)
            open_ones.append(_Fields(event, location, isinstance(event, yaml.MappingStartEvent)))
        elif isinstance(event, (yaml.ScalarEvent, yaml.AliasEvent)):
            if open_ones and open_ones[-1].in_mapping and open_ones[-1].key is None:
                open_ones[-1].key = event
                continue
            start, end = start_of(event), end_of(event)
            _ended(open_ones, event, start + len(text[start:end].rstrip()))


def _ended(open_ones: list[_Fields], event: Any, end: int) -> None:
    """Take note that a value has ended."""
    if not open_ones:
        return
    here = open_ones[-1]
    if not here.in_mapping:
        here.position += 1
        here.fields.append(_Field(event, end))
    else:
        here.fields.append(_Field(here.key, max(end, end_of(here.key) + 1)))
        here.key = None


def _last_end(closed: _Fields) -> int:
    return closed.fields[-1].end if closed.fields else start_of(closed.start)


@dataclass(slots=True)
class _Chunk:
    """A field with what goes along with it."""

    #: the comments right above it, as lines
    above: list[str]
    #: from its name to the end of its last line
    text: str


class _Moving:
    def __init__(self, found: _Fields, lines: Lines) -> None:
        self.found, self.lines = found, lines
        self.column = lines.column(start_of(found.fields[0].key))
        #: blank lines before each field; they stay where they are
        self.blank: list[int] = []

    def edit(self, wanted: list[int]) -> Edit | None:
        """Return the mapping with its fields in this order, or None where that is not safe."""
        chunks = self.chunks()
        if chunks is None:
            return None
        first = start_of(self.found.fields[0].key)
        in_list = "-" in self.before(first)
        if chunks[wanted[0]].above and in_list:
            return None  # no comment can stand between `- ` and a field
        end, indent = line_end(self.lines.text), " " * self.column
        new = ""
        for turn, at in enumerate(wanted):
            lines = [*chunks[at].above, chunks[at].text]
            before = end * (1 + self.blank[turn]) + indent if turn else ""
            new += before + f"{end}{indent}".join(lines)
        last = self.line_of_end(len(self.found.fields) - 1)
        return Edit(first, self.end_of_line(last), new)

    def chunks(self) -> list[_Chunk] | None:
        """Return the fields as they would be moved; None where a comment may belong to another."""
        chunks = []
        for turn, one in enumerate(self.found.fields):
            start = start_of(one.key)
            if self.lines.column(start) != self.column or (turn and self.before(start).strip()):
                return None
            above = self.above(turn) if turn else []
            if above is None:
                return None
            if not turn:
                self.blank.append(0)
            last = self.line_of_end(turn)
            chunks.append(_Chunk(above, self.lines.text[start : self.end_of_line(last)]))
        return chunks

    def above(self, turn: int) -> list[str] | None:
        """Return the comments right above a field; None where there are others before it."""
        begin = self.line_of_end(turn - 1) + 1
        number = self.lines.number(start_of(self.found.fields[turn].key))
        between = [self.lines.line(line) for line in range(begin, number)]
        comments: list[str] = []
        while between and between[-1].strip():
            line = between.pop()
            content = line.strip()
            indent = len(line) - len(line.lstrip(" "))
            # without a blank after its # it is a field that is switched off, with its own place
            if indent != self.column or not content.startswith(("# ", "#\t")):
                return None
            comments.insert(0, content)
        self.blank.append(len(between))
        return None if any(line.strip() for line in between) else comments

    def before(self, position: int) -> str:
        """Return what stands before a position on its line."""
        line = self.lines.number(position)
        return self.lines.text[self.lines.starts[line] : position]

    def line_of_end(self, turn: int) -> int:
        one = self.found.fields[turn]
        return self.lines.number(max(start_of(one.key), one.end - 1))

    def end_of_line(self, line: int) -> int:
        return self.lines.starts[line] + len(self.lines.line(line))
