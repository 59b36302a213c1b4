"""Slips in the first marks of a line: a bullet for a hyphen, a space left out.

Word turns a hyphen into a bullet or a dash, and a space is easily forgotten.
YAML then takes the mark for the first letter of a name, or the whole line for
a piece of text, and stumbles lines below; so these lines are known by their shape.
"""

from re import Match
from re import compile as pattern
from typing import NamedTuple

from rubric.diagnostics import Diagnostic, codes
from rubric.load.wording_fields import WordingFields
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_problem import Trap
from rubric.load.yaml_wording import Written, keeps
from rubric.sources import Located

#: what stands for a hyphen in text from elsewhere; two are the bullets of Word's own font
_BULLETS = "•‣⁃∙·●○◦▪▫■□➢–—−‐‑\uf0b7\uf0a7"
_NBSP = "\u00a0\u2007\u202f"
_BLANK = rf"[ \t{_NBSP}]"
_NAME = r"[\w.][\w.-]*+:(?=\s|$)"
#: an entry that is a field: plain from its name, whatever stands around it
_FIELD_ENTRY = pattern(
    rf"([{_BULLETS}]){_BLANK}*(?={_NAME})|([*+]){_BLANK}+(?={_NAME})|(-)[{_NBSP}]*(?=[^\W\d]{_NAME})"
)
#: an entry that is a text: one only where a list stands
_TEXT_ENTRY = pattern(rf"([{_BULLETS}*+]){_BLANK}+(?=\S)|(-)[{_NBSP}]*(?=[^\W\d])")
_BULLET = pattern(rf"[{_BULLETS}]{_BLANK}")
_NO_SPACE = pattern(r"([a-z][a-z_]++|\d+(?:\.\d+)++):(?=[^\s:/])")
#: fields that a scalar alone in a list is taken to be, beside those with wording
_FIRST_FIELDS = ("ref", "id")


class Entry(NamedTuple):
    """A list entry that begins with something else than a hyphen and a space."""

    mark: str
    #: the mark and the blanks after it
    width: int


class Field(NamedTuple):
    """A field without a space after its colon."""

    key: str
    #: the name and the colon
    width: int


def field_entry(content: str) -> Entry | None:
    """Return the entry that a line is meant to begin, where a field follows.

    >>> field_entry("• ref: 1.2"), field_entry("- ref: 1.2")
    (Entry(mark='•', width=2), None)
    """
    return _entry(_FIELD_ENTRY.match(content))


def text_entry(content: str) -> Entry | None:
    """Return the entry that a line is meant to begin where a list of texts stands."""
    return _entry(_TEXT_ENTRY.match(content))


def starts_with_bullet(content: str) -> bool:
    """Return whether a line starts with a bullet or a dash, and a blank after it."""
    return bool(_BULLET.match(content))


def _entry(found: Match[str] | None) -> Entry | None:
    return Entry(found[found.lastindex or 0], found.end()) if found else None


def unspaced_field(content: str) -> Field | None:
    """Return the field that a line is meant to begin, where its colon has no space after it.

    >>> unspaced_field("text:Plan"), unspaced_field("https://example.org")
    (Field(key='text', width=5), None)
    """
    found = _NO_SPACE.match(content)
    return Field(found[1], found.end()) if found else None


def is_first_field(key: str, wording: WordingFields) -> bool:
    """Return whether a field so named may stand first in an entry."""
    return key in _FIRST_FIELDS or key in wording.texts


def entry_trap(lines: Lines, start: int, entry: Entry) -> Trap:
    """Return the trap of an entry whose mark stands at `start`."""
    arguments = {
        "fault": "list-space" if entry.mark == "-" else "list-mark",
        "mark": entry.mark,
        "rewritten": f"- {lines.rest(start)[entry.width :].strip()}",
    }
    return _trap(lines, start, arguments)


def field_trap(
    lines: Lines, start: int, field: Field, value: Written, wording: WordingFields
) -> Trap:
    """Return the trap of a field whose name stands at `start`; its value is given."""
    arguments = {"fault": "colon-space", "key": field.key}
    plain = value.wording
    if field.key in wording.texts and not value.in_brackets and not keeps(plain):
        arguments |= {"fault": "colon-space-block", **value.unquoted().arguments()}
    else:
        arguments["rewritten"] = f"{field.key}: {plain}"
    return _trap(lines, start + field.width - 1, arguments, value.last_line)


def _trap(lines: Lines, at: int, arguments: dict[str, str], last_line: int = 0) -> Trap:
    diagnostic = Diagnostic(codes.YAML_SYNTAX, arguments=arguments, personal=True)
    number = lines.number(at)
    last = max(last_line, number)
    return Trap(Located(diagnostic, lines.place(at, at + 1)), max(last, _run_into(lines, last)))


def _run_into(lines: Lines, number: int) -> int:
    """Return the line after, where YAML takes it to go on with this one."""
    indent = _indent(lines.line(number))
    for after in range(number + 1, len(lines.starts)):
        if lines.line(after).strip():
            return after if _indent(lines.line(after)) >= indent else number
    return number


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
