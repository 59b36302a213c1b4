"""Plain data as the text of a file of ours, with comments above what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from rubric.load.fields import wording_fields
from rubric.load.yaml_comments import comments
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_reader import ParsedYaml, read_yaml
from rubric.load.yaml_writer import plain_to_yaml
from rubric.sources import lines_of

Location = tuple[str | int, ...]


class Comments(NamedTuple):
    """The comments of a file, each with its `#`; "" is a blank line among them."""

    #: before the first field
    head: tuple[str, ...] = ()
    #: place in the data → lines that stand above it
    above: Mapping[Location, Sequence[str]] = {}
    #: place in the data → what stands on its line
    beside: Mapping[Location, str] = {}
    #: after the last field
    tail: tuple[str, ...] = ()


def commented(data: Mapping[str, Any], told: Comments) -> str:
    """Return data as YAML with comments, each line indented as what it is about.

    >>> told = Comments(above={("id",): ["# check: is it free?"]})
    >>> print(commented({"id": "demo"}, told), end="")
    # check: is it free?
    id: demo
    """
    text = plain_to_yaml(data)
    lines = lines_of(text.removesuffix("\n"))
    parsed = read_yaml(text, "", wording_fields())
    above: dict[int, list[str]] = {}
    for location, said in told.above.items():
        above.setdefault(_line(parsed, location), []).extend(said)
    for location, beside in told.beside.items():
        at = _line(parsed, location)
        if lines[at].endswith((":", "|-", ">-", "|", ">")) or "#" in lines[at]:
            above.setdefault(at, []).append(beside)
        else:
            lines[at] += f"  {beside}"
    written = [*told.head]
    for number, line in enumerate(lines):
        indent = line[: len(line) - len(line.lstrip())]
        written += [f"{indent}{one}".rstrip() for one in above.get(number, ())]
        written.append(line)
    return "\n".join([*written, *told.tail]) + "\n"


def _line(parsed: ParsedYaml, location: Location) -> int:
    place = parsed.key_place(location)
    return place.line - 1 if place is not None else 0


def comments_of(text: str) -> Comments:
    """Return the comments of a file of ours by what they stand at; none where it cannot be read."""
    parsed = read_yaml(text, "", wording_fields())
    if not parsed.whole:
        return Comments()
    by_line = _locations(parsed)
    lines = Lines(text, "")
    printed = lines_of(text)
    alone: dict[int, str] = {}
    beside: dict[Location, str] = {}
    for comment in comments(parsed.events, lines):
        if comment.alone:
            alone[comment.line] = comment.text.rstrip()
        elif comment.line in by_line:
            beside[by_line[comment.line]] = comment.text.rstrip()
    first = min(by_line, default=len(printed))
    head: list[str] = []
    above: dict[Location, list[str]] = {}
    waiting: list[str] = []
    for number, line in enumerate(printed):
        if number in alone or not line.strip():
            waiting.append(alone.get(number, ""))
        elif number in by_line:
            if number == first:
                head = waiting
            elif waiting:
                above[by_line[number]] = waiting
            waiting = []
        else:  # a further line of a text: what stood before it was a part of that
            waiting = []
    return Comments(tuple(head), above, beside, tuple(_without_blank_end(waiting)))


def _locations(parsed: ParsedYaml) -> dict[int, Location]:
    """The outermost place in the data that begins on each line."""
    found: dict[int, Location] = {}
    for location in parsed.locations():
        place = parsed.key_place(location)
        if location and place is not None:
            line = place.line - 1
            if line not in found or len(location) < len(found[line]):
                found[line] = location
    return found


def _without_blank_end(lines: Iterable[str]) -> list[str]:
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return kept
