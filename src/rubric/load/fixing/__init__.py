"""Mending what is mechanical in a file, by spans of its text: everything else stays to the byte.

Each step is held against the file as it was: the reader finds the same values in both, wording to
the letter, and every comment is still there. A step for which that does not hold is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from re import compile as pattern

from rubric.load.fields import KINDS, model_of, wording_fields
from rubric.load.fixing.blanks import blanks
from rubric.load.fixing.edits import Edit, edited, has_one_line_end, line_end
from rubric.load.fixing.order import moves
from rubric.load.fixing.quotes import quotes
from rubric.load.fixing.wording import WORDING, kept_wording
from rubric.load.yaml_comments import comments
from rubric.load.yaml_data import Reading, events_read
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_reader import read_yaml

__all__ = ["SCHEMAS", "fixed"]

#: kind of file → the schema that an editor holds it to
SCHEMAS: Mapping[str, str] = {
    **dict.fromkeys(("unit", "marking_guide", "checklist", "standard"), "specification"),
    "evidence_rules": "evidence-rules",
    "qualification": "qualification",
    "portfolio": "portfolio",
    "opportunities": "opportunities",
    "command_verbs": "command-verbs",
    "sampling": "sampling",
}
#: the line that tells an editor of the schema, also where it is switched off
_SCHEMA_LINE = pattern(r"#+[ \t]*yaml-language-server:")
#: fields may have to be moved on every level of a file
_ROUNDS = 50

Step = Callable[[Reading, str], Iterable[Edit]]


def fixed(text: str, *, schema: Callable[[str], str | None] = lambda _: None, seen: bool) -> str:
    """Return the text of a file with what is mechanical mended; fixing it again changes nothing.

    Args:
        text: of the whole file, without a byte-order mark.
        schema: gives the path of the schema of a name, as the file is to state it; None where
            there is none, and then no line about it is written.
        seen: whether a person looks at the change. What stands after a ` #` in a line of wording
            may be wording or a comment, and only then is it written as wording.
    """
    if text.startswith("\ufeff"):
        return text
    text = kept_wording(text, comments_too=seen)
    steps: tuple[Step, ...] = (_quotes, _moves, _blanks, _schema_line(schema))
    for _ in range(_ROUNDS):
        before = text
        for step in steps:
            text = _stepped(text, step)
        if text == before:
            break
    return text


def _stepped(text: str, step: Step) -> str:
    """Return a text after a step, or as it was where the step would change what it says."""
    reading = _sound(text)
    if reading is None:
        return text
    new = edited(text, step(reading, text))
    if new == text:
        return text
    after = _sound(new)
    if after is None or after.data != reading.data:
        return text
    return new if _comments(after, new) >= _comments(reading, text) else text


def _sound(text: str) -> Reading | None:
    """Return what a text holds, if it can be read to its end and as it was meant."""
    parsed = read_yaml(text, "", wording_fields())
    told = {problem.diagnostic.code for problem in parsed.problems}
    return events_read(text, wording_fields()) if parsed.whole and told <= WORDING else None


def _comments(reading: Reading, text: str) -> Counter[str]:
    return Counter(one.text.rstrip() for one in comments(reading.events, Lines(text, "")))


def _quotes(reading: Reading, text: str) -> Iterable[Edit]:
    return quotes(reading.events, text)


def _blanks(reading: Reading, text: str) -> Iterable[Edit]:
    return blanks(reading.events, text)


def _moves(reading: Reading, text: str) -> Iterable[Edit]:
    kind = _kind(reading)
    if kind not in KINDS or not has_one_line_end(text):
        return ()
    return moves(reading.events, Lines(text, ""), model_of(kind))


def _schema_line(schema: Callable[[str], str | None]) -> Step:
    """Return the step that puts the line about the schema at the top of a file without one."""

    def step(reading: Reading, text: str) -> Iterable[Edit]:
        name = SCHEMAS.get(_kind(reading))
        path = schema(name) if name else None
        there = (_SCHEMA_LINE.match(one.text) for one in comments(reading.events, Lines(text, "")))
        if path is not None and not any(there):
            line = f"# yaml-language-server: $schema={path}"
            yield Edit(0, 0, line + line_end(text))

    return step


def _kind(reading: Reading) -> str:
    kind = reading.data.get("kind") if isinstance(reading.data, dict) else None
    return kind if isinstance(kind, str) else ""
