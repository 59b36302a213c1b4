"""Wording: a line of free text, and how it is written so that YAML keeps it."""

from collections.abc import Mapping
from re import compile as pattern
from typing import NamedTuple

from rubric.load.yaml_lines import Lines

#: a text in quotation marks that are closed
QUOTED = pattern(r'"(?:[^"\\]++|\\[\s\S])*+"|' + r"'(?:[^']++|'')*+'")
#: what YAML keeps for itself at the start of a value, and what cuts one
MARK = pattern(r"[\[{*&!|>%@`#\"']|[-?](?=[ \t]|$)")
CUT = pattern(r":(?=[ \t]|$)|(?<=[ \t])#")
#: words that begin with an apostrophe rather than in quotation marks
_CLIPPED = pattern(r"'(?:\d|(?:tis|twas|twill|til|till|em|cause|cos|n|bout|round)\b)")


class Written(NamedTuple):
    """A piece of wording as it stands in the file, from its first character on."""

    #: `text: >-` or `- >-`: how the block form begins
    opening: str
    #: the wording, its lines joined
    wording: str
    #: the last line that belongs to it, from 0
    last_line: int
    #: the positions at which it begins and ends
    start: int
    end: int
    #: where its key or its `-` stands; None inside `{ }` or `[ ]`, where there is no block form
    column: int | None = None

    @property
    def in_brackets(self) -> bool:
        """Whether it stands inside `{ }` or `[ ]`."""
        return self.column is None

    def arguments(self) -> Mapping[str, str]:
        """Return how the line is to be written instead, as arguments of a diagnostic."""
        if self.in_brackets:
            field = self.opening.removesuffix(" >-")
            quoted = self.wording.replace("'", "''")
            return {"rewritten": f"{field} '{quoted}'"}
        return {"opening": self.opening, "wording": self.wording}

    def unquoted(self) -> "Written":
        """Return it without the quotation marks that were meant as those of YAML."""
        return self._replace(wording=unquoted(self.wording))


def keeps(value: str) -> bool:
    """Return whether YAML keeps a value as it is written: `Plan it`, and not `Plan: it`."""
    if MARK.match(value):
        return bool(QUOTED.fullmatch(value))
    return not CUT.search(value)


def unquoted(wording: str) -> str:
    """Return wording without outer quotation marks, where it is plain that they were YAML's.

    They are where the first is closed by the last, or never closed.

    >>> unquoted("'the learner's hazards'"), unquoted('"Visit" as "seen"')
    ("the learner's hazards", '"Visit" as "seen"')
    """
    mark = wording[:1]
    if mark not in ("'", '"') or _CLIPPED.match(wording):
        return wording
    escaped = "''" if mark == "'" else '\\"'
    end = _end_of_quote(wording, mark, escaped)
    if end is None:
        return wording
    return wording[1:end].strip().replace(escaped, mark) or wording


def _end_of_quote(wording: str, mark: str, escaped: str) -> int | None:
    """Return where the text in the first quotation mark ends; None where more text follows it."""
    depth, at, last = 0, 0, len(wording) - 1
    while at <= last:
        if at and wording.startswith(escaped, at) and at + len(escaped) <= last:
            at += len(escaped)
            continue
        if wording[at] == mark:
            before = wording[at - 1] if at else " "
            after = wording[at + 1] if at < last else " "
            if before in " ([" and not after.isspace():
                depth += 1
            elif not before.isspace() and not after.isalnum():
                depth -= 1
            if depth <= 0:
                return at if at == last else None
        at += 1
    return last if wording[last] == mark and last else len(wording)


def opening_for(key: str | None) -> str:
    """Return how the block form of a field, or of a list entry, begins."""
    return "- >-" if key is None else f"{key}: >-"


def written(lines: Lines, start: int, key: str | None, column: int) -> Written:
    """Return the wording that starts at a position, with the lines that go on with it.

    `column` is where its key or its `-` stands: what is set further in belongs to it.
    """
    first = lines.number(start)
    more = list(lines.continued(first, column))
    parts = [lines.rest(start), *(lines.line(number) for number in more)]
    wording = " ".join(part.strip() for part in parts).strip()
    last = more[-1] if more else first
    end = lines.starts[last] + len(lines.line(last).rstrip())
    return Written(opening_for(key), wording, last, start, max(start, end), column)


def written_in_brackets(lines: Lines, start: int, key: str | None) -> Written:
    """Return the wording that starts at a position inside `{ }` or `[ ]`, up to the comma."""
    found = _UP_TO_QUOTE.match(lines.text, start) or _UP_TO_COMMA.match(lines.text, start)
    wording = found.group().strip() if found else ""
    end = start + len(found.group().rstrip()) if found else start
    return Written(opening_for(key), wording, lines.number(start), start, end)


_UP_TO_QUOTE = pattern(r"(['\"])[^\r\n]*?\1(?=[ \t]*[,}\]])")
_UP_TO_COMMA = pattern(r"\{[^}\r\n]*\}?[^,}\r\n]*|\[[^\]\r\n]*\]?[^,}\r\n]*|[^,}\]\r\n]*")
