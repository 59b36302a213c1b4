"""YAML to plain data with places: read from the parser's events, one after another.

Every scalar comes back as the text that stands in the file: `1.10` is not 1.1,
and `yes`, `null` and `~` are words. Nothing here recurses, so no nesting can
exhaust the stack. Files that give no cause for suspicion are gone through once;
only the others are looked at value by value (`yaml_traps`) or, where the parser
gave up, line by line (`yaml_scan`).
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from re import compile as pattern
from typing import TYPE_CHECKING, Any

import yaml

from rubric.diagnostics import codes
from rubric.load.wording_fields import Location, WordingFields
from rubric.load.yaml_data import MOST_NESTED, Data, LibyamlMissing, events_read
from rubric.load.yaml_indents import may_be_spoiled
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import Node, key_span, nodes, value_span
from rubric.sources import Located, TextPlace

if TYPE_CHECKING:
    from rubric.load.ignoring import Ignore

__all__ = ["MOST_NESTED", "Data", "LibyamlMissing", "ParsedYaml", "WordingFields", "read_yaml"]

#: written so that the search can go from one `#` to the next: four times as fast as from each blank
_COMMENT = pattern(r"#(?<=[ \t]#)")
#: what may be a slip (`yaml_slips`), also where it stands in texts: a mark in the place of `- `,
#: and a colon without a space (`00:00` is a time); in one pattern they took three times as long
_SLIPS = (
    pattern(r"\n *(?:-[^\s\d-]|[^\x00-\x7f])"),
    pattern(r":(?=[^\s:/])(?<=[a-z_]:)"),
    pattern(r":(?=[^\s:/\d])(?<=\d:)"),
)


#: after these the data is not what was meant, though the parser came to its end
_NOT_WHOLE = (codes.NBSP_INDENT, codes.YAML_SYNTAX)


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

    def __getstate__(self) -> dict[str, Any]:
        """Return what a pickle holds; where things stand is worked out again when it is asked."""
        state = dict(self.__dict__)
        state.pop("_by_location", None)
        return state

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

    def words_place(self, location: Location, span: tuple[int, int]) -> TextPlace | None:
        """Return where some characters of a text stand; None where they cannot be found."""
        from rubric.load.yaml_span import words_span  # asked for by few problems

        node = self._by_location.get(location)
        if node is None or not isinstance(node.value, yaml.ScalarEvent):
            return None
        return words_span(node.value, self._lines, span)

    @property
    def events(self) -> Sequence[Any]:
        """The parser's events, in order."""
        return self._events

    def locations(self) -> Iterable[Location]:
        """Return where something stands in the data, in the order of the text."""
        return self._by_location.keys()

    def ignores(self) -> "tuple[tuple[Ignore, ...], tuple[Located, ...]]":
        """Return what comments of the text ignore, and what is wrong with these comments."""
        if not self.whole:
            return (), ()
        from rubric.load.ignoring import ignores  # only `check` asks

        return ignores(self._events, self._lines)

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
    if looks_clean and not _has_comment_beside_text(text) and not _may_slip(text):
        return ParsedYaml(reading.data, (), True, reading.events, lines)
    # read only now: most texts are clean, and a command should start quickly
    from rubric.load.yaml_suspect import looked_into

    problems = looked_into(reading, lines, wording, spoiled=has_spoiled_indents)
    spoiled = any(problem.diagnostic.code in _NOT_WHOLE for problem in problems)
    whole = reading.error is None and not reading.is_too_deep and not spoiled
    return ParsedYaml(reading.data, problems, whole, reading.events, lines)


def _has_comment_beside_text(text: str) -> bool:
    return any(
        text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
        for found in _COMMENT.finditer(text)
    )


def _may_slip(text: str) -> bool:
    return any(slip.search(text) for slip in _SLIPS)
