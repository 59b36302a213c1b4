"""Quotes around what another reader of YAML would take for a number, a date, yes or no, or nothing.

`1.10` is 1.1 to most of them. The same rule holds for what is written anew (`yaml_writer`); here
the file stays as it is but for the two marks.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from yaml import ScalarEvent

from rubric.load.fixing.edits import Edit
from rubric.load.yaml_marks import nodes, start_of
from rubric.load.yaml_writer import is_taken_for_another

#: what another system put there: its numbers stay numbers
_UNREAD = "external"


def quotes(events: Sequence[Any], text: str) -> Iterator[Edit]:
    """Yield the quotes that are missing."""
    for node in nodes(events):
        if _UNREAD in node.location[:-1]:
            continue
        for event in (node.key, node.value):
            if type(event) is ScalarEvent and _needs_quotes(event, text):
                start = start_of(event)
                yield Edit(start, start + len(event.value), f'"{event.value}"')


def _needs_quotes(event: ScalarEvent, text: str) -> bool:
    plain = not event.style and event.tag is None and event.anchor is None
    start = start_of(event)
    on_one_line = text[start : start + len(event.value)] == event.value
    return plain and on_one_line and is_taken_for_another(event.value)
