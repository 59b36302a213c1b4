"""Wording that is not whole: a list that is announced and not there, an end that is cut off."""

import re
from collections.abc import Iterator

from rubric.checks.wording.reading import asked_for, criteria_of
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import Specification

_CUT_END = re.compile(
    r"(?:\b(?:and|or|the|an|including|such as|e\.g\.|their|whose|between)|,|\(|…|\.\.\.|-)$", re.I
)
_CUT_START = re.compile(r"(?:and|or|but)\s|[,;).]")
_TWICE = re.compile(r"\b([^\W\d_]{2,})\s+\1\b", re.I)
#: words that may well stand twice
_MAY_BE_TWICE = frozenset(
    {"had", "that", "can", "do", "is", "in", "one", "so", "very", "day", "face"}
)


def check_lists_there(specification: Specification) -> Iterator[Diagnostic]:
    """Yield criteria that end with a colon and have neither parts nor range items."""
    for criterion in criteria_of(specification):
        value = criterion.value
        if value.parts or value.range or value.levels or not value.text.endswith(":"):
            continue
        start = len(value.text.rstrip(": "))
        start = value.text.rfind(" ", 0, start) + 1
        told: dict[str, Argument] = {"owner": criterion.owner}
        span = (start, len(value.text))
        yield Diagnostic(codes.LIST_MISSING, criterion.text_path, told, span=span)


def check_cut_off(specification: Specification) -> Iterator[Diagnostic]:
    """Yield wording that begins or ends in the middle of a sentence; English only."""
    announced = {c.text_path for c in criteria_of(specification) if c.value.parts or c.value.range}
    for piece in asked_for(specification):
        is_part = piece.owner[0] == "part"
        found = None if piece.path in announced or is_part else _CUT_END.search(piece.text)
        found = found or (None if is_part else _CUT_START.match(piece.text))
        if found is not None:
            told: dict[str, Argument] = {"owner": piece.owner, "words": found.group().strip()}
            yield Diagnostic(codes.CUT_OFF, piece.path, told, span=found.span())


def check_words_twice(specification: Specification) -> Iterator[Diagnostic]:
    """Yield a word that stands twice in a row; English only."""
    for piece in asked_for(specification):
        for found in _TWICE.finditer(piece.text):
            if found[1].lower() not in _MAY_BE_TWICE:
                told: dict[str, Argument] = {
                    "owner": piece.owner,
                    "words": found.group(),
                    "word": found[1],
                }
                yield Diagnostic(codes.WORD_TWICE, piece.path, told, span=found.span())
                break
