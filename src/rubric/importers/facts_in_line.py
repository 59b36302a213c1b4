"""Several labels and values on one line, cut into a line for each."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from rubric.importers.facts import fits
from rubric.importers.facts_together import are_facts
from rubric.importers.labels import bare_facts, is_fact
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import label_of

_TYPED = re.compile(
    r"\b(?:Credit value|Credits?|(?:(?:SCQF|RQF|QCF|NQF|NFQ|AQF):? )?Level|GLH|TQT"
    r"|Guided learning hours)(?=\s+(?:E ?)?\d)",
    re.IGNORECASE,
)


def cut_at_labels(line: Line) -> list[Line]:
    """Return a line cut before each label with a colon but a first one, its value with it."""
    text = line.text
    cuts = []
    for colon in re.finditer(r":(?=\s|$)", text):
        begin = max(0, colon.start() - 200)  # no label is longer
        start = _label_start(text[begin : colon.start()])
        if start:
            cuts.append(_bar_before(text, begin + start))
    return [_without_bar(piece) for piece in cut(line, *cuts)] if cuts else [line]


def _label_start(before: str) -> int | None:
    """Where a label begins that ends here and is not the beginning of the line."""
    if label_of(before) is not None:
        return None
    starts = [found.start() for found in re.finditer(r"(?<=\s)(?=[A-Z]|\([^)]*$)", before)][-7:]
    return next(
        (
            at
            for at in starts
            if (len(before) - at < 60 and label_of(before[at:]) not in (None, "type"))
            or (before[at:] in ("Source", "Version", "Superclass"))
            or (" " in before[at:] and label_of(before[at:]) == "type")
        ),
        None,
    )


def cut_at_facts(line: Line) -> list[Line]:
    """Return a line of facts as a line each.

    "1 Credits 3" and "Level 3 Credits 4" are cut before each label, "2 credits – 15 GLH" between.
    """
    if len(line.text) <= 100 and len(beside := bare_facts(line.text)) > 1:
        return [
            _without_bar(piece)
            for piece in cut(line, *(_bar_before(line.text, at) for at in beside))
        ]
    parted = [*_PARTED.finditer(line.text)]
    if parted and len(line.text) <= 100:
        bounds = [0, *(at for one in parted for at in one.span()), len(line.text)]
        facts = [line.text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
        barred = is_fact(facts[0]) and all("|" in one[0] for one in parted)
        if barred or all(map(is_fact, facts)) or sum(map(is_fact, facts)) > 1:
            return [_without_mark(piece) for piece in cut(line, *(one.start() for one in parted))]
    if run := _run_of_labels(line.text) or _run_of_facts(line.text):
        return cut(line, *run)
    if at := _behind_a_title(line.text):
        title, rest = cut(line, at)
        return [title, *cut_at_facts(rest)]
    if len(line.text) > 80 or ":" in line.text:
        return [line]
    cuts = [found.start() for found in _TYPED.finditer(line.text)]
    if not cuts:
        return [line]
    bounds = [0, *[at for at in cuts if at], len(line.text)]
    pieces = [line.text[a:b].strip(" ,;|–-") for a, b in itertools.pairwise(bounds)]
    short = re.compile(
        r"(?:[A-Za-z ]+?\s+)?(?:E ?)?\d+(?:\.\d+)?(?:\s+(?:hours|credits?))?", re.IGNORECASE
    )
    if len(pieces) < 2 or not all(short.fullmatch(piece) for piece in pieces):
        return [line]
    return [
        _without_bar(piece) for piece in cut(line, *(_bar_before(line.text, at) for at in cuts))
    ]


#: what no title ends with: "This unit is worth"
_NO_TITLE = re.compile(r"[.:;,]$|\b(?:is|at|a|an|the|of|and|or|for|has|with|worth)$", re.IGNORECASE)


def _behind_a_title(text: str) -> int:
    """Where the facts begin that end the line of a title; 0 where there are none."""
    begins = next((one.start() for one in _TYPED.finditer(text)), 0)
    title = text[:begins].rstrip()
    if title.endswith(("(", "[")):
        begins, title = len(title) - 1, title[:-1].rstrip()
    if not (
        are_facts(text[begins:].lstrip("([").rstrip(")]"))
        and title[:1].isupper()
        and len(title.split()) > 1
    ):
        return 0
    return 0 if _NO_TITLE.search(title) or label_of(title) is not None else begins


#: a label with its value, as they stand one after the other where a page lost its lines
_LABELLED = re.compile(
    r"(?:(?<=\s)|^)(?:(?:Unit )?(?:[Rr]eference|[Cc]ode|[Nn]umber)(?: number)?"
    r" (?:[A-Z]/\d{3}/\d{4}|\d[A-Z]\d{4})"
    r"|(?:Unit )?[Ll]evel:? (?:E ?)?\d|(?:Unit )?[Cc]redit(?: [Vv]alue)?s?:? \d{1,3}"
    r"|(?:GLH|Guided [Ll]earning [Hh]ours(?: \(GLH\))?):? \d{1,4})(?=\s|$)"
)


#: so many words a label has at the most, and the value of one between two others
_WORDS, _VALUE = 4, 8
#: so many labels one after the other are no prose, where two of them have a number
_LABELS = 4
_NUMBERS = ("level", "credit", "glh", "unit_number")


def _run_of_labels(text: str) -> list[int]:
    """Where labels begin and end that follow one another, each with its value between.

    "Title Bees Award Type Minor Level 2 Credits 3".
    """
    run: list[int] = []
    numbers = 0
    for (start, end, field), after in itertools.pairwise([*_labels_in(text), (len(text), 0, "")]):
        value = text[end : after[0]].strip(" :")
        goes_on = not after[2] and field in ("purpose", "summary") and bool(value)
        if goes_on or (0 < len(value.split()) <= _VALUE and fits(field, value)):
            run += (start, end)
            numbers += field in _NUMBERS
        elif len(run) >= 2 * _LABELS and numbers > 1:
            return [*run, start]
        else:
            run, numbers = [], 0
    return run if len(run) >= 2 * _LABELS and numbers > 1 else []


def _labels_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the labels that begin with a capital: start, end, field."""
    words = [*re.finditer(r"\S+", text)]
    at = 0
    while at < len(words):
        span = range(min(_WORDS, len(words) - at), 0, -1) if words[at][0][0].isupper() else ()
        start = words[at].start()
        for n in span:
            end = words[at + n - 1].end()
            if (field := label_of(text[start:end])) is not None:
                yield start, end, field
                at += n - 1
                break
        at += 1


def _run_of_facts(text: str) -> list[int]:
    """Where each fact begins, and the last one ends, of those that follow one another.

    There are three or more, or the line holds nothing else.
    """
    found = [*_LABELLED.finditer(text)]
    alone = bool(found) and found[0].start() == 0 and found[-1].end() == len(text)
    if len(found) < 3 - alone or any(
        a.end() + 1 != b.start() for a, b in itertools.pairwise(found)
    ):
        return []
    return [*(one.start() for one in found), found[-1].end()]


#: marks that part facts on one line
_PARTED = re.compile(r"\s+[|–—·•/-]\s+|[,;]\s+")


def _without_mark(piece: Line) -> Line:
    """The same, with a mark before it as its label."""
    found = re.match(r"\s*([|–—·•/,;-])\s+", piece.text)
    if found is None or piece.label:
        return piece
    return replace(piece, label=found[1], text=piece.text[found.end() :])


def _bar_before(text: str, at: int) -> int:
    """Where a bar begins that stands between two labels: "Level 2 | Credit 3"."""
    before = text[:at].rstrip()
    return len(before) - 1 if before.endswith("|") else at


def _without_bar(piece: Line) -> Line:
    """The same, with a bar before it as its label."""
    if not piece.text.startswith("|") or piece.label:
        return piece
    return replace(piece, label="|", text=piece.text[1:].strip())
