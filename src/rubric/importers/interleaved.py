"""Two columns of a page whose lines were copied one behind another.

"4 Know which aids 4.1 Identify aids that" and below it "relieve pressure relieve pressure 4.2 …":
each line is one of the outcome and one of its criteria. Where the one ends and the other begins is
told by a number, by the end of a sentence, or else by how wide the first column is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rubric.importers.headings_in_line import LONG
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.opening import opens_as_outcome

_BESIDE = re.compile(
    r"(?P<n>\d{1,2})[.)]?\s+(?P<left>[A-Z].*?)\s+(?=(?P=n)\.\d{1,2}[.:)]?\s+[A-Z])"
)
_NUMBER = re.compile(r"(?P<n>\d{1,2})\.(?P<m>\d{1,2})[.:)]?\s+(?=[A-Z‘“(])")
#: where a sentence ends and another text goes on with a small letter
_ENDED = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\betc)(?<!\bmin)(?<!\bmax)(?<!\bapprox)(?<!\bincl)(?<!\bno)(?<!\bvs)"
    r"(?<=[a-z)])\.\s+(?=[a-z]{2})"
)
#: so many of these tell that columns are mixed; one may be a slip
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of an outcome and its criteria; the first holds the beginnings of both."""

    number: str
    #: where the criteria begin on the first line
    start: int
    lines: Sequence[Line]

    def inside(self, line: Line) -> int:
        """Where the number of a criterion stands inside of a line; 0 where there is none."""
        found = next((f for f in _NUMBER.finditer(line.text, 1) if f["n"] == self.number), None)
        return found.start() if found and line.text[0].islower() else 0

    def ended(self, line: Line) -> int:
        """Where a sentence ends in a line, and the text of the other column goes on."""
        found = _ENDED.search(line.text)
        return found.end() if found else 0


def apart_columns(lines: list[Line]) -> list[Line]:
    """Return the lines, those of an outcome before those of its criteria where they are mixed."""
    found = list(_blocks(lines))
    blocks = [block for block in found if isinstance(block, _Block)]
    below = [(block, line) for block in blocks for line in block.lines[1:]]
    ended = sum(block.ended(line) > 0 and line.text[0].islower() for block, line in below)
    if ended < _ENOUGH and not any(block.inside(line) for block, line in below):
        return lines
    widths = [block.start for block in blocks]
    widths += [at for block in blocks for line in block.lines if (at := block.inside(line))]
    told: list[Line] = []
    for block in found:
        told += _apart(block, max(widths)) if isinstance(block, _Block) else [block]
    return told


def _blocks(lines: list[Line]) -> Iterator[_Block | Line]:
    """The blocks, and each line that is in none."""
    at = 0
    while at < len(lines):
        begins = _begins(lines[at])
        if begins is None:
            yield lines[at]
            at += 1
            continue
        end = at + 1
        while end < len(lines) and _goes_on(lines[end]):
            end += 1
        yield _Block(begins["n"], begins.end(), lines[at:end])
        at = end


def _begins(line: Line) -> re.Match[str] | None:
    found = _BESIDE.match(line.text) if _is_plain(line) else None
    return found if found and opens_as_outcome(found["left"]) else None


def _goes_on(line: Line) -> bool:
    """Whether a line may stand in the block of the outcome above it."""
    text = line.text
    if not text or not _is_plain(line) or _begins(line) is not None:
        return False
    return heading_of(text) is None and label_of(text) is None


def _is_plain(line: Line) -> bool:
    body = line.role == "body" and not (line.row or line.hint or line.label)
    return body and line.one_line and len(line.text) < LONG


def _apart(block: _Block, width: int) -> Iterator[Line]:
    """The lines of the outcome, then those of the criteria."""
    first, *rest = block.lines
    outcome, criteria = [], []
    left, right = cut(first, block.start)
    outcome.append(left)
    criteria.append(right)
    for n, line in enumerate(rest):
        goes_on = any(map(block.inside, rest[n:]))
        at = _where(
            block, line, width, goes_on=goes_on, after=(outcome[-1].text, criteria[-1].text)
        )
        if at:
            left, *behind = cut(line, at)
            outcome.append(replace(left, apart=False))
            new = bool(behind) and _NUMBER.match(behind[0].text) is not None
            criteria += [replace(one, apart=new) for one in behind]
        else:
            criteria.append(line)
    yield from (*outcome, *criteria)


def _where(block: _Block, line: Line, width: int, *, goes_on: bool, after: tuple[str, str]) -> int:
    """Up to where a line belongs to the outcome; 0 for none of it."""
    if at := block.inside(line):
        return at
    text = line.text
    if after[0].endswith(".") or not text[0].islower():
        return 0
    if at := block.ended(line):
        return at
    if not goes_on:
        return len(text) if after[1].endswith((".", ";", ":")) else 0
    if len(text) <= width + 1:
        return len(text)
    starts = (found.start() for found in re.finditer(r"(?<=\s)\S", text))
    return max((at for at in starts if at <= width), default=0)
