"""Wording that YAML would cut or take for something else, written so that it is kept.

What is written is what the message of the problem offers: the block form (`text: >-`) or, inside
braces, single quotes. The wording is the one that stands in the file, its lines joined.
"""

from collections import Counter
from collections.abc import Iterator
from re import compile as pattern

from rubric.diagnostics import codes
from rubric.load.fields import wording_fields
from rubric.load.fixing.edits import Edit, edited, line_end
from rubric.load.yaml_data import events_read
from rubric.load.yaml_lines import Lines
from rubric.load.yaml_marks import end_of, nodes
from rubric.load.yaml_problem import Trap
from rubric.load.yaml_reader import ParsedYaml, read_yaml
from rubric.load.yaml_scan import scanned
from rubric.load.yaml_traps import traps

#: problems of wording that can be written anew; a list in `[ ]` cannot, as nobody knows its entries
_MENDED = (codes.WORDING_COMMENT, codes.WORDING_COLON, codes.WORDING_MARK, codes.WORDING_COMMA)
_BLANKS = pattern(r"[ \t]*")
WORDING = frozenset({*_MENDED, codes.WORDING_IN_BRACKETS})


def kept_wording(text: str, *, comments_too: bool) -> str:
    """Return a text in which YAML keeps all wording, as far as that can be mended.

    Args:
        text: of a file.
        comments_too: whether what stands after a ` #` is taken for wording as well. It may also be
            a comment that somebody wrote beside the wording, which only a person can tell.
    """
    while True:  # each time there is less to mend
        found = [trap for trap in _traps(text) if comments_too or not _may_be_comment(trap)]
        new = _mended(text, found)
        if new == text:
            return text
        text = new


def _mended(text: str, found: list[Trap]) -> str:
    """Return a text with all of these mended or, where one cannot be, some of the others."""
    if not found:
        return text
    together = edited(text, [_edit(trap, text) for trap in found])
    if _is_better(text, together, found):
        return together
    if len(found) == 1:
        return text
    half = len(found) // 2
    first = _mended(text, found[:half])
    return first if first != text else _mended(text, found[half:])


def _traps(text: str) -> Iterator[Trap]:
    """Yield what can be written anew, each line once."""
    lines, fields = Lines(text, ""), wording_fields()
    reading = events_read(text, fields)
    found = list(traps(list(nodes(reading.events)), lines, fields))
    if reading.error is not None:
        last = end_of(reading.events[-1]) if reading.events else 0
        known = {trap.first_line for trap in found}
        more = scanned(lines, fields, lines.number(last))
        found += (trap for trap in more if trap.first_line not in known)
    for trap in found:
        if trap.located.diagnostic.code in _MENDED and trap.whole is not None:
            yield trap


def _may_be_comment(trap: Trap) -> bool:
    diagnostic = trap.located.diagnostic
    return diagnostic.code is codes.WORDING_COMMENT or diagnostic.arguments.get("mark") == "#"


def _edit(trap: Trap, text: str) -> Edit:
    assert trap.whole is not None
    whole, end = trap.whole, line_end(text)
    if whole.column is None:
        quoted = whole.wording.replace("'", "''")
        return Edit(whole.start, whole.end, f"'{quoted}'")
    # where the wording begins on a line below its field, the mark of the block goes up to the field
    above = text[: whole.start].rstrip(" \t")
    below = above.endswith(("\n", "\r"))
    start = len(above.rstrip()) if below else whole.start
    indent = " " * (whole.column + 2)
    # in a block, blanks at the end of the line would belong to the wording
    blanks = _BLANKS.match(text, whole.end)
    stop = blanks.end() if blanks else whole.end
    return Edit(start, stop, f"{' ' if below else ''}>-{end}{indent}{whole.wording}")


def _is_better(old: str, new: str, mended: list[Trap]) -> bool:
    """Return whether what was mended is told no more, is kept, and nothing else has changed."""
    before, after = _read(old), _read(new)
    told, left = (Counter(map(_name, _traps(text))) for text in (old, new))
    done = Counter(map(_name, mended))
    if any(left[name] > told[name] - done[name] for name in done):
        return False
    if not after.whole:
        return not before.whole
    kept = Counter(_texts(after))
    meant = Counter(trap.whole.wording for trap in mended if trap.whole is not None)
    if any(kept[wording] < count for wording, count in meant.items()):
        return False
    # where the file could be read before, the reader has put in what was meant
    return not before.whole or after.data == before.data


def _name(trap: Trap) -> tuple[str, str]:
    """What tells a problem of wording from the others of a file."""
    return trap.located.diagnostic.code.code, "" if trap.whole is None else trap.whole.wording


def _read(text: str) -> ParsedYaml:
    return read_yaml(text, "", wording_fields())


def _texts(parsed: ParsedYaml) -> Iterator[str]:
    waiting = [parsed.data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif value is not None:
            yield value
