"""Where things stand: the parser's own events, walked only when a place is asked for.

The reader keeps the events as they came. Writing a mark for every key while
reading was tried and cost a third of the whole; most files need no place at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

from rubric.load.wording_fields import Location
from rubric.load.yaml_lines import Lines
from rubric.sources import TextPlace

_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
_VALUES = (yaml.ScalarEvent, yaml.AliasEvent, *_STARTS)


def start_of(event: Any) -> int:
    """Return the position at which an event starts."""
    return int(event.start_mark.index)


def end_of(event: Any) -> int:
    """Return the position at which an event ends."""
    return int(event.end_mark.index)


class Node(NamedTuple):
    """A value of the file: where it stands in the data, its events, and what holds it."""

    location: Location
    #: the event of its key; None in a list
    key: Any
    value: Any
    #: the container that it stands in, by turn; two of one location stay apart
    container: int
    #: the event that started that container; None at the top
    inside: Any

    @property
    def in_brackets(self) -> bool:
        """Whether it stands inside `{ }` or `[ ]`."""
        return self.inside is not None and bool(self.inside.flow_style)

    @property
    def key_text(self) -> str | None:
        """The text of its key; None in a list, or where the key is not text."""
        return self.key.value if isinstance(self.key, yaml.ScalarEvent) else None


@dataclass(slots=True)
class _Container:
    location: Location
    start: Any
    turn: int
    in_mapping: bool
    position: int = 0
    key: Any = None

    def step(self) -> str | int:
        if not self.in_mapping:
            return self.position
        return self.key.value if isinstance(self.key, yaml.ScalarEvent) else f"?{id(self.key)}"


def nodes(events: Sequence[Any]) -> Iterator[Node]:
    """Yield every value in the order of the file; what a refused key holds is among them."""
    open_containers: list[_Container] = []
    turn = 0
    for event in events:
        if isinstance(event, _ENDS):
            open_containers.pop()
            continue
        if not isinstance(event, _VALUES):
            continue
        location: Location = ()
        if open_containers:
            here = open_containers[-1]
            is_key = here.in_mapping and here.key is None
            if is_key:
                here.key = event
            location = (*here.location, here.step())
            if not is_key:
                yield Node(location, here.key, event, here.turn, here.start)
                here.key = None
                here.position += 1
        else:
            yield Node((), None, event, 0, None)
        if isinstance(event, _STARTS):
            turn += 1
            in_mapping = isinstance(event, yaml.MappingStartEvent)
            open_containers.append(_Container(location, event, turn, in_mapping))


def key_span(node: Node, lines: Lines) -> TextPlace:
    """Return the span of a node's key; in a list, and at the top, of its value."""
    if node.key is None:
        return value_span(node, lines)
    return lines.place(start_of(node.key), end_of(node.key))


def value_span(node: Node, lines: Lines) -> TextPlace:
    """Return the span of the first line of a node's value."""
    start, end = start_of(node.value), end_of(node.value)
    if isinstance(node.value, yaml.MappingStartEvent) and not node.value.flow_style:
        colon = lines.rest(start).find(":")
        end = start + colon
    return lines.place(start, end)
