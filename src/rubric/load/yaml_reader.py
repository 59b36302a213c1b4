"""YAML to plain data with places: read from the parser's events, one after another.

Every scalar comes back as the text that stands in the file: `1.10` is not 1.1,
and `yes`, `null` and `~` are words. Nothing here recurses, so no nesting can
exhaust the stack. Files that give no cause for suspicion are gone through once;
only the others are looked at value by value (`yaml_traps`) or, where the parser
gave up, line by line (`yaml_scan`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from re import compile as pattern
from typing import Any

import yaml

from rubric.diagnostics import Diagnostic, codes
from rubric.load.yaml_data import MOST_NESTED, Data, LibyamlMissing, Reading, events_read
from rubric.load.yaml_faults import Fault, fault_of
from rubric.load.yaml_indents import may_be_spoiled, spoiled_indents
from rubric.load.yaml_marks import Node, end_of, key_span, nodes, start_of, value_span
from rubric.load.yaml_problem import Trap, trap
from rubric.load.yaml_scan import scanned
from rubric.load.yaml_traps import traps
from rubric.load.yaml_wording import Lines, Location, WordingFields
from rubric.sources import Located, TextPlace

__all__ = ["MOST_NESTED", "Data", "LibyamlMissing", "ParsedYaml", "WordingFields", "read_yaml"]

#: written so that the search can go from one `#` to the next: four times as fast as from each blank
_COMMENT = pattern(r"#(?<=[ \t]#)")
_DIRECTIVE = pattern(r"(?m)^%[^\r\n]*")


class ParsedYaml:
    """What a YAML text holds, what is wrong with it, and where everything stands."""

    def __init__(
        self,
        data: Data,
        problems: tuple[Located, ...],
        whole: bool,
        events: Sequence[Any],
        lines: Lines,
    ) -> None:
        #: the data; meaningful only if `whole`
        self.data = data
        #: every problem, in the order of the file
        self.problems = problems
        #: False when the text could not be read to its end
        self.whole = whole
        self._events = events
        self._lines = lines

    def key_place(self, location: tuple[str | int, ...]) -> TextPlace | None:
        """Return the span of a key (of a list entry: of its value), or of the nearest above it."""
        node = self._nearest(location)
        if node is None:
            return TextPlace(self._lines.file)
        return key_span(node, self._lines)

    def value_place(self, location: tuple[str | int, ...]) -> TextPlace | None:
        """Return the span of the first line of a value, or of the nearest thing above it."""
        node = self._nearest(location)
        if node is None:
            return TextPlace(self._lines.file)
        return value_span(node, self._lines)

    def _nearest(self, location: Location) -> Node | None:
        for length in range(len(location), -1, -1):
            node = self._by_location.get(location[:length])
            if node is not None:
                return node
        return None

    @cached_property
    def _by_location(self) -> dict[Location, Node]:
        found: dict[Location, Node] = {}
        for node in nodes(self._events):
            found.setdefault(node.location, node)
        return found


def read_yaml(text: str, file: str, wording: WordingFields) -> ParsedYaml:
    """Return the data of a YAML text with its places and every problem found in it.

    Args:
        text: the whole text of the file.
        file: its name, as places are to show it.
        wording: the fields whose text has to come through to the letter.

    >>> nothing = WordingFields(frozenset(), frozenset(), frozenset())
    >>> parsed = read_yaml("ref: 1.10", "unit.yaml", nothing)
    >>> parsed.data, str(parsed.value_place(("ref",)))
    ({'ref': '1.10'}, 'unit.yaml:1:6')

    Raises:
        LibyamlMissing: PyYAML was installed without its C parser.

    """
    text = text.lstrip("\ufeff")
    lines = Lines(text, file)
    reading = events_read(text, wording)
    has_spoiled_indents = may_be_spoiled(text)
    looks_clean = not reading.is_odd and reading.error is None and not has_spoiled_indents
    if looks_clean and not _has_comment_beside_text(text):
        return ParsedYaml(reading.data, (), True, reading.events, lines)
    found = [*_around(reading, lines), *traps(list(nodes(reading.events)), lines, wording)]
    if has_spoiled_indents:
        found += spoiled_indents(reading.events, lines)
    _mend(reading.data, found)
    problems = [one.located for one in found]
    if reading.error is not None:
        problems = _with_fault(
            fault_of(reading.error, reading.events, lines), reading, found, lines, wording
        )
    spoiled = any(problem.diagnostic.code is codes.NBSP_INDENT for problem in problems)
    whole = reading.error is None and not reading.is_too_deep and not spoiled
    problems.sort(key=_in_file)
    return ParsedYaml(reading.data, tuple(problems), whole, reading.events, lines)


def _has_comment_beside_text(text: str) -> bool:
    return any(
        text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
        for found in _COMMENT.finditer(text)
    )


def _around(reading: Reading, lines: Lines) -> Iterable[Trap]:
    """Yield what is wrong with the document as such: directives, a second one, its depth."""
    starts: list[Any] = [
        event for event in reading.events if isinstance(event, yaml.DocumentStartEvent)
    ]
    if starts and (starts[0].version or starts[0].tags):
        found = _DIRECTIVE.search(lines.text)
        span = found.span() if found else (0, 1)
        yield trap(codes.DIRECTIVE, lines.place(*span), mark="%")
    if len(starts) > 1:
        end = end_of(starts[1])
        start = end - 3 if lines.text[end - 3 : end] == "---" else end
        yield trap(codes.SECOND_DOCUMENT, lines.place(start, end))
    if reading.is_too_deep:
        start = start_of(reading.events[-1])
        place = lines.place(start, start + 1)
        yield trap(codes.TOO_DEEP, place, limit=MOST_NESTED, unchecked=place.line)


def _mend(data: Data, found: Iterable[Trap]) -> None:
    """Put the wording that was meant where YAML read something else, so that it is said once."""
    for one in found:
        if not one.location:
            continue
        holder: Any = data
        try:
            for step in one.location[:-1]:
                holder = holder[step]
            holder[one.location[-1]]
        except (LookupError, TypeError):
            continue
        holder[one.location[-1]] = one.meant
        for key in one.cut:
            holder.pop(key, None)


def _with_fault(
    fault: Fault,
    reading: Reading,
    found: Sequence[Trap],
    lines: Lines,
    wording: WordingFields,
) -> list[Located]:
    """Return all problems of a text that the parser could not finish, its own fault among them.

    A fault that one of them explains is not reported; that one then says from
    which line on nothing was checked.
    """
    last = end_of(reading.events[-1]) if reading.events else 0
    known = {one.first_line for one in found}
    more = [
        one for one in scanned(lines, wording, lines.number(last)) if one.first_line not in known
    ]
    together = sorted([*found, *more], key=lambda one: _in_file(one.located))
    for turn, one in enumerate(together):
        if any(one.spoils(line) for line in fault.causes):
            return [
                _unchecked(one, fault) if turn == other else each.located
                for other, each in enumerate(together)
            ]
    return [*(one.located for one in together), fault.located]


def _unchecked(cause: Trap, fault: Fault) -> Located:
    diagnostic: Diagnostic = cause.located.diagnostic
    line = max(cause.last_line + 1, fault.line)
    arguments = {**diagnostic.arguments, "unchecked": line}
    return replace(cause.located, diagnostic=replace(diagnostic, arguments=arguments))


def _in_file(problem: Located) -> tuple[int, int]:
    place = problem.place
    return (place.line, place.column) if isinstance(place, TextPlace) else (0, 0)
