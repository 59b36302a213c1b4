"""Edits: spans of a text that are written anew; everything else stays, to the byte."""

from collections.abc import Iterable
from re import compile as pattern
from typing import NamedTuple

_LINE_END = pattern(r"\r\n|\r|\n")


class Edit(NamedTuple):
    """What takes the place of a span of a text."""

    start: int
    end: int
    new: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with these edits; of two that overlap, the one that begins first is made."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.new]
            at = edit.end
    return "".join([*parts, text[at:]])


def line_end(text: str) -> str:
    """Return what ends the lines of a text: what ends its first one."""
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def has_one_line_end(text: str) -> bool:
    """Return whether every line of a text ends alike."""
    return len({found[0] for found in _LINE_END.finditer(text)}) < 2
