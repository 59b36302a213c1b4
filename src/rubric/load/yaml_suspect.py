"""Looking into a text that gives cause for suspicion: every problem, each said once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from re import compile as pattern
from typing import Any

import yaml

from rubric.diagnostics import Diagnostic, codes
from rubric.load.wording_fields import WordingFields
from rubric.load.yaml_data import MOST_NESTED, Data, Reading
from rubric.load.yaml_faults import Fault, fault_of
from rubric.load.yaml_indents import spoiled_indents
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, nodes, start_of
from rubric.load.yaml_problem import Trap, trap
from rubric.load.yaml_scan import scanned
from rubric.load.yaml_traps import traps
from rubric.sources import Located, TextPlace

_DIRECTIVE = pattern(r"(?m)^%[^\r\n]*")


def looked_into(
    reading: Reading, lines: Lines, wording: WordingFields, *, spoiled: bool
) -> tuple[Located, ...]:
    """Return every problem of a text, in the order of the file; its data is put right.

    Args:
        reading: what the parser made of the text.
        lines: the text.
        wording: the fields whose text has to come through to the letter.
        spoiled: whether an indent may hold more than spaces.
    """
    found = [*_around(reading, lines), *traps(list(nodes(reading.events)), lines, wording)]
    if spoiled:
        found += spoiled_indents(reading.events, lines)
    _mend(reading.data, found)
    if reading.error is None:
        found = _unchecked_from_slip(found)
    problems = [one.located for one in found]
    if reading.error is not None:
        fault = fault_of(reading.error, reading.events, lines)
        problems = _with_fault(fault, reading, found, lines, wording)
    return tuple(sorted(problems, key=_in_file))


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


def _unchecked_from_slip(found: Sequence[Trap]) -> list[Trap]:
    """Return the traps; the first slip says that nothing after it was checked.

    YAML accepted the line, but what it made of it is not what was meant.
    """
    slips = [one for one in found if one.located.diagnostic.code is codes.YAML_SYNTAX]
    first = min(slips, key=lambda one: _in_file(one.located), default=None)
    return [
        replace(one, located=_unchecked_after(one, one.first_line + 1)) if one is first else one
        for one in found
    ]


def _unchecked(cause: Trap, fault: Fault) -> Located:
    return _unchecked_after(cause, max(cause.last_line + 1, fault.line))


def _unchecked_after(cause: Trap, line: int) -> Located:
    diagnostic: Diagnostic = cause.located.diagnostic
    arguments = {**diagnostic.arguments, "unchecked": line}
    return replace(cause.located, diagnostic=replace(diagnostic, arguments=arguments))


def _in_file(problem: Located) -> tuple[int, int]:
    place = problem.place
    return (place.line, place.column) if isinstance(place, TextPlace) else (0, 0)
