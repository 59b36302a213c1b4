"""Several units in one document: where each begins."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.normalising import letters
from rubric.importers.numbers import number_before
from rubric.importers.titles import UNIT_LINE, is_sentence

_INLINE = re.compile(r"(?P<label>[^:]{2,60}):\s*(?P<value>\S.*)")


class Part(NamedTuple):
    """The lines of one unit, and those before the first that belong to none."""

    lines: list[Line]
    before: list[Line]


def units_of(lines: Sequence[Line]) -> list[Part]:
    """Return the lines of each unit of a document: one, unless several titles head criteria."""
    starts = _starts(lines)
    bounds = [0, *[at for at in starts if at], len(lines)]
    pieces = [list(lines[a:b]) for a, b in itertools.pairwise(bounds)]
    before: list[Line] = []
    parts: list[list[Line]] = []
    for piece in pieces:
        if _has_structure(piece):
            parts.append(piece)
        elif parts:
            parts[-1].extend(piece)
        else:
            before.extend(piece)
    if len(parts) < 2:
        return [Part(list(lines), [])]
    return [Part(piece, before if n == 0 else []) for n, piece in enumerate(parts)]


def _starts(lines: Sequence[Line]) -> list[int]:
    """The positions at which a title begins that is not the one before."""
    starts: list[int] = []
    current = ""
    for at, line in enumerate(lines):
        title = _title_at(lines, at)
        if not title:
            continue
        key = letters(title)
        if current and (key.startswith(current) or current.startswith(key)):
            continue
        if current or starts:
            starts.append(_beginning(lines, at))
        else:  # the heads of a table that names its units stand above the first, with what it has
            starts.append(0 if line.band == "=title" else at)
        current = key
    return starts


def _beginning(lines: Sequence[Line], at: int) -> int:
    """A table that holds the title begins the unit; facts above the title in it belong to it."""
    row = lines[at].row
    while (
        row
        and at
        and lines[at - 1].row
        and lines[at - 1].row >= row - 3
        and lines[at - 1].hint in ("label", "value")
    ):
        at -= 1
    return at


def _title_at(lines: Sequence[Line], at: int) -> str:
    """The title that a line begins, or ""."""
    line = lines[at]
    if line.role != "body" or line.hint in ("outcome", "criterion", "range", "guidance"):
        return ""
    if line.band == "=title":
        return line.text
    if (found := UNIT_LINE.fullmatch(line.text)) and not is_sentence(found["title"]):
        return found["title"]
    if (found := _INLINE.fullmatch(line.text)) and label_of(found["label"]) == "title":
        return _bare(found["value"])
    if (label_of(line.text) == "title" and len(line.text.split()) > 1) or (
        line.hint == "label" and label_of(line.text) == "title"
    ):
        following = next((one for one in lines[at + 1 : at + 3] if one.text), None)
        return (
            _bare(following.text)
            if following is not None and label_of(following.text) is None
            else ""
        )
    return ""


def _bare(title: str) -> str:
    found = UNIT_LINE.fullmatch(title)
    return found["title"] if found else title


def _has_structure(lines: Sequence[Line]) -> bool:
    """Whether lines hold criteria: two numbered ones at least, or a heading of them."""
    numbered = 0
    for line in lines:
        if line.role != "body":
            continue
        if line.hint == "criterion":
            numbered += 1
        number, _ = number_before(line.label, line.text)
        if number is not None and (
            number.kind in ("dotted", "criterion", "band", "ksb", "outcome")
            and (number.rest or number.kind != "outcome")
        ):
            numbered += 1
        heading = heading_of(line.text)
        if heading is not None and heading.section in ("criteria", "both", "performance"):
            numbered += 2
    return numbered > 1
