"""Where the parser gave up, in the words of staff rather than in its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from re import compile as pattern
from typing import Any

import yaml

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, start_of
from rubric.sources import Located

#: characters that YAML does not allow anywhere in a file
_NOT_ALLOWED = pattern(
    "[^\t\n\r\x20-\x7e\x85\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_FIELD = pattern(r"([\w.][\w.-]*+):(?=\s|$)")
_COMMENT_AFTER = pattern(r"[ \t]#")
#: what the parser says → the code word of our phrase; the first that is found counts
_KINDS = (
    ("found unexpected ':'", "colon-inside"),
    ("found unexpected", "quote"),
    ("unknown escape", "backslash"),
    ("hexdecimal number", "backslash"),
    ("character escape code", "backslash"),
    ("a block scalar", "block"),
    ("mapping values are", "colon"),
    ("could not find", "no-colon"),
    ("block sequence entries", "dash"),
    ("mapping keys are", "question-mark"),
    ("start any token", "first-character"),
    ("expected ',' or", "bracket"),
    ("a flow node", "in-brackets"),
    ("not find expected", "indent"),
)
#: what the parser says → a code of its own
_CODES = (
    ("tab character", codes.TAB_INDENT),
    ("directive", codes.DIRECTIVE),
    ("incompatible YAML document", codes.DIRECTIVE),
    ("scanning an anchor", codes.ANCHOR),
    ("scanning an alias", codes.ALIAS),
    ("a tag", codes.TAG),
    ("tag handle", codes.TAG),
)
#: kinds of fault whose cause stands where the parser began, not where it gave up
_AT_BEGINNING = ("quote", "no-colon", "bracket", "block")


@dataclass(frozen=True, slots=True)
class Fault:
    """What the parser could not read, and the lines (from 0) that may be the cause."""

    located: Located
    causes: frozenset[int]
    #: the last line, from 1, of what was read
    line: int


def fault_of(error: Exception, events: Sequence[Any], lines: Lines) -> Fault:
    """Return the fault that an error of the parser, or of its decoding, stands for."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return _unreadable_character(lines)
    said = f"{error.context or ''}: {error.problem}"
    gave_up = error.problem_mark.index
    began = error.context_mark.index if error.context_mark is not None else gave_up
    scanning = "scanning" in said or "quoted scalar" in said or "a tag" in said
    causes = frozenset(lines.number(at) for at in ((gave_up, began) if scanning else (gave_up,)))
    code = next((code for part, code in _CODES if part in said), codes.YAML_SYNTAX)
    mark = lines.text[gave_up : gave_up + 1]
    if mark == "\t":
        code = codes.TAB_INDENT
    if mark == ":" and ("expected key" in said or "flow node" in said):
        code = codes.KEY_NOT_TEXT
    if code is not codes.YAML_SYNTAX:
        at_end = code in (codes.TAB_INDENT, codes.KEY_NOT_TEXT)
        return _own_code(code, gave_up if at_end else began, lines, causes)
    kind = next((kind for part, kind in _KINDS if part in said), "other")
    quote = _quote_gone_astray(events, gave_up, lines)
    if quote is not None:
        return _fault("quote", quote, lines, causes | {lines.number(quote)})
    if kind == "indent" and not _is_first(gave_up, lines):
        kind = "after-value"
    at = began if kind in _AT_BEGINNING else gave_up
    field = _FIELD.match(lines.rest(at)) if "expected '-' indicator" in said else None
    if kind == "indent" and field:
        return _fault("no-hyphen", at, lines, causes, key=field[1])
    if kind == "bracket" and _COMMENT_AFTER.search(lines.rest(began)):
        # What closes it may stand in what was taken for a comment.
        causes |= {lines.number(began)}
    if kind == "colon-inside":
        mark = lines.text[at + 1 : at + 2]
        return _fault(kind if mark in "[{" else "colon-at-end", at, lines, causes, mark=mark)
    return _fault(kind, at, lines, causes, mark=lines.text[at : at + 1])


def _quote_gone_astray(events: Sequence[Any], gave_up: int, lines: Lines) -> int | None:
    """Return where a quoted text began that ended, lines below, at another's quotation mark."""
    last = events[-1] if events else None
    if type(last) is not yaml.ScalarEvent or last.style not in ("'", '"'):
        return None
    begin, end = lines.number(start_of(last)), lines.number(end_of(last))
    return start_of(last) if begin < end == lines.number(gave_up) else None


def _is_first(position: int, lines: Lines) -> bool:
    number = lines.number(position)
    return not lines.text[lines.starts[number] : position].strip()


def _fault(kind: str, at: int, lines: Lines, causes: frozenset[int], **more: str) -> Fault:
    place = lines.place(at, at + 1)
    arguments: dict[str, Argument] = {
        "fault": kind,
        **more,
        "unchecked": place.line,
    }
    diagnostic = Diagnostic(codes.YAML_SYNTAX, arguments=arguments)
    return Fault(Located(diagnostic, place), causes, place.line)


def _own_code(code: Code, at: int, lines: Lines, causes: frozenset[int]) -> Fault:
    place = lines.place(at, at + 1)
    arguments: dict[str, Argument] = {"mark": lines.text[at : at + 1], "unchecked": place.line}
    if code is codes.TAB_INDENT:
        arguments |= {"count": 1, "lines": (str(place.line),)}
    return Fault(Located(Diagnostic(code, arguments=arguments), place), causes, place.line)


def _unreadable_character(lines: Lines) -> Fault:
    found: Any = _NOT_ALLOWED.search(lines.text)
    at = found.start() if found else 0
    character = f"U+{ord(found[0]):04X}" if found else ""
    causes = frozenset({lines.number(at)})
    return _fault("character", at, lines, causes, character=character)
