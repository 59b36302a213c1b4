"""Lines that hold several things, cut into one line for each: headings, labels, numbers, verbs."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rubric.importers.labels import is_fact
from rubric.importers.lexicon import heading_of, label_of
from rubric.importers.lines import Line, cut
from rubric.importers.numbers import number_of
from rubric.importers.opening import Verbs, opens_as_outcome

#: headings that stand in the middle of a line where a whole page became one
_HEADINGS = re.compile(
    r"(?:Unit )?Learning [Oo]utcomes?:? \(?[Tt]he learner will(?: be able to)?:?\)?:?"
    r"|Assessment [Cc]riteria:? \(?[Tt]he learner can:?\)?:?"
    r"|Outcomes (?:On|Upon) successful completion of (?:the|this) [Uu]nit,? (?:the |a )?"
    r"(?:learner|candidate)s? (?:will|should) be able to:?"
    r"|(?:Unit purpose|General information)(?= [A-Z])"
)
#: and only where the line is that long
_FURTHER = re.compile(
    r"(?<=\s)(?:Additional (?:information|guidance)(?: about the unit)?|Indicative [Cc]ontent"
    r"|Unit (?:purpose and )?aims?(?:\(s\))?|Unit purpose and aim\(s\)|Assessment requirements"
    r"|Assessment guidance|Unit (?:reference )?(?:number|code)(?=\s[A-Z]/\d{3}/\d{4}))(?=[ :])"
)
#: how outcomes and criteria are introduced, before the number of the first
_STEM = re.compile(
    r"(?:The )?(?:learner|candidate|student)s? (?:will|can|must|should)(?: be able to)?:\s+(?=\S)",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    r"(?<=[\s|])(?:(?:AC|PC) ?)?(\d{1,2})\.(\d{1,2})(?:[.:)]\s*|\s+|(?=[A-Z][a-z]))(?=[A-Z‘“(\"'])"
)
#: criteria that are coded: AC2, P1, M1, A.D1
_CODED = re.compile(r"(?<=\s)(?:AC ?\d{1,2}|(?:[A-H]\.)?[PMD]\d{1,2})[.:)]?\s+(?=[A-Z‘“(\"'])")
_COUNTED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]?\s+(?=[A-Z])")
_LETTERED = re.compile(r"(?:(?<=[\s:;,])|^)(?:\(([a-z])\)|([a-z])[.)])\s+")
_CAPITAL = re.compile(r"(?<=[a-z0-9)\]’'] )[A-Z][a-z]+")
_TYPED = re.compile(
    r"\b(?:(?:Credit value|Credits?|Level|GLH|TQT|Guided learning hours)(?=\s+(?:E ?)?\d))",
    re.IGNORECASE,
)
_BREADCRUMB = re.compile(r"\s*(?:⇒|»|›|→|\s>)\s+")
_ONE = r"(?:(?:AC ?)?\d{1,2}\.\d{1,2}|AC ?\d{1,2}|(?:[A-H]\.)?[PMD]\d{1,2}|\(?[a-z]\))[.:]?"
_STACK = re.compile(rf"{_ONE}(?:\s+{_ONE})+")
#: characters from which a line may be a whole page in one
_LONG = 220
_PAGE = re.compile(r"\s*\bPage \d+ (?:of|/) ?\d+\s*")


def split(lines: list[Line], verbs: Verbs) -> list[Line]:
    """Return the lines cut so that each is one thing."""
    lines = list(_stacked(lines, verbs))
    for step in (_breadcrumbs, _headings, _labels, _typed_labels):
        lines = [piece for line in lines for piece in step(line)]
    lines = list(_dotted_lines(lines))
    for step in (_coded, _letters_behind, _lettered):
        lines = [piece for line in lines for piece in step(line)]
    return list(_run_on(list(_without_tails(lines)), verbs))


#: a sentence of few words at the end of a text: "Back to duty"
_TAIL = re.compile(r"(?<=[.!?;]) (?P<tail>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3})$")


def _without_tails(lines: list[Line]) -> Iterator[Line]:
    """Cut off what a page says at the end of each numbered text: the name of a link."""
    tails = {
        line: found
        for line in lines
        if number_of(line.text) is not None and (found := _TAIL.search(line.text)) is not None
    }
    often = Counter(found["tail"] for found in tails.values())
    for line in lines:
        found = tails.get(line)
        if found is None or often[found["tail"]] < 3 or 2 * often[found["tail"]] < len(tails):
            yield line
            continue
        text, tail = cut(line, found.start("tail"))
        yield from (text, replace(tail, hint="aside"))


def _stacked(lines: list[Line], verbs: Verbs) -> Iterator[Line]:
    """Cut "1.1 1.2 1.3", and the texts that stand in one line beside it, at their verbs."""
    waiting = 0
    for line in lines:
        if _STACK.fullmatch(line.text):
            numbers = cut(line, *(found.start() for found in re.finditer(_ONE, line.text)))
            waiting = len(numbers)
            yield from numbers
            continue
        found = [
            m.start() for m in _CAPITAL.finditer(line.text) if verbs.opens(line.text[m.start() :])
        ]
        if waiting and len(found) == waiting - 1:
            yield from cut(line, *found)
        else:
            yield line
        waiting = 0


def _breadcrumbs(line: Line) -> list[Line]:
    cuts = [found.end() for found in _BREADCRUMB.finditer(line.text)]
    if len(cuts) + line.text.startswith(("⇒", "»", "›", "→")) < 2:
        return [line]
    return cut(line, *cuts)


def _headings(line: Line) -> list[Line]:
    found = [*_HEADINGS.finditer(line.text)]
    if (stem := _STEM.match(line.text)) and number_of(line.text[stem.end() :]) is not None:
        found.append(stem)
    if len(line.text) >= _LONG:
        found += _FURTHER.finditer(line.text)
    cuts = [at for one in found for at in one.span()]
    return cut(line, *cuts) if cuts else [line]


def _labels(line: Line) -> list[Line]:
    """Cut before each label with a colon but a first one, and keep its value with it."""
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
    starts = [found.start() for found in re.finditer(r"(?<=\s)(?=[A-Z(])", before)][-7:]
    return next(
        (
            at
            for at in starts
            if (len(before) - at < 60 and label_of(before[at:]) not in (None, "type"))
            or (before[at:] in ("Source", "Version", "Superclass", "Publication date"))
        ),
        None,
    )


def _typed_labels(line: Line) -> list[Line]:
    """Cut "1 Credits 3" and "Level 3 Credits 4" before each label, "2 credits – 15 GLH" between."""
    parted = [*_PARTED.finditer(line.text)]
    if parted and len(line.text) <= 100:
        bounds = [0, *(at for one in parted for at in one.span()), len(line.text)]
        facts = [line.text[a:b].strip() for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
        barred = is_fact(facts[0]) and all("|" in one[0] for one in parted)
        if barred or all(map(is_fact, facts)) or sum(map(is_fact, facts)) > 1:
            return [_without_mark(piece) for piece in cut(line, *(one.start() for one in parted))]
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


def _dotted_lines(lines: list[Line]) -> Iterator[Line]:
    """Cut at numbers of criteria; a line of a broken paragraph goes on from the one before."""
    last: tuple[int, int] | None = None
    before: Line | None = None
    for line in lines:
        goes_on = (
            before is not None
            and line.one_line
            and not (line.apart or line.label)
            and (before.row, before.hint) == (line.row, line.hint)
        )
        *pieces, piece = _dotted(line, last if goes_on else None)
        yield from (*pieces, piece)
        number = number_of(piece.text)
        if number is not None and len(number.steps) >= 2:
            steps = number.steps[:2]
            last = (int(steps[0]), int(steps[1])) if all(map(str.isdigit, steps)) else None
        elif number is not None or not goes_on:
            last = None
        before = line


def _dotted(line: Line, last: tuple[int, int] | None = None) -> list[Line]:
    """Cut before numbers of criteria that go on from the number the line begins with."""
    first = number_of(line.text)
    label = number_of(line.label) if line.label else None
    steps = first.steps if first else label.steps if label else ()
    cuts: list[int] = []
    if len(steps) >= 2 and all(step.isdigit() for step in steps[:2]):
        last = int(steps[0]), int(steps[1])
    elif len(steps) == 1 and steps[0].isdigit():
        last = int(steps[0]), 0
    start = len(first.printed) if first else 0
    for found in _DOTTED.finditer(line.text, start):
        here = int(found[1]), int(found[2])
        if last is None:
            goes_on = here[1] == 1
        else:
            goes_on = (here[0] == last[0] and here > last) or here == (last[0] + 1, 1)
        if goes_on:
            if here[1] == 1:
                begins = cuts[-1] if cuts else start
                cuts += _outcome_before(line.text, here[0], begins, found.start())
            cuts.append(found.start())
            last = here
    return cut(line, *cuts) if cuts else [line]


def _outcome_before(text: str, number: int, start: int, end: int) -> list[int]:
    """Where the outcome with a number begins in the text before its first criterion."""
    pattern = re.compile(rf"(?<!\S){number}[.)]?\s+(?=[A-Z])")
    return [found.start() for found in pattern.finditer(text, start, end)][-1:]


def _coded(line: Line) -> list[Line]:
    """Cut before AC2, P2, M1 … in a line that begins with such a code."""
    first = number_of(line.text)
    coded = first is not None and (
        first.kind == "band" or (first.kind == "criterion" and len(first.steps) == 1)
    )
    return cut(line, *(found.start() for found in _CODED.finditer(line.text))) if coded else [line]


_BEHIND = re.compile(r"(?<=\s)(\d{1,2})([b-h])[.)]?\s+(?=[A-Z‘“(])")


def _letters_behind(line: Line) -> list[Line]:
    """Cut before 1b, 1c … where the line begins with 1a, or with the one before."""
    first = number_of(line.text)
    if first is None or len(first.steps) != 2 or first.ref != "".join(first.steps):
        return [line]
    cuts, last = [], first.steps[1]
    for found in _BEHIND.finditer(line.text):
        if found[1] == first.steps[0] and ord(found[2]) == ord(last) + 1:
            cuts.append(found.start())
            last = found[2]
    return cut(line, *cuts)


def _lettered(line: Line) -> list[Line]:
    """Cut before (a), (b) … where they begin with a and follow one another."""
    found: list[int] = []
    for match in _LETTERED.finditer(line.text):
        if (match[1] or match[2]) == chr(ord("a") + len(found)):
            found.append(match.start())
    return cut(line, *found) if len(found) > 1 else [line]


def _run_on(lines: list[Line], verbs: Verbs) -> Iterator[Line]:
    """Cut what follows a heading of outcomes in one line: at numbers, then at verbs."""
    below = ""
    for line in lines:
        heading = heading_of(line.text)
        if heading is not None:
            below = heading.section
        if below not in ("outcomes", "both", "criteria") or len(line.text) < _LONG:
            yield line
            continue
        for outcome in cut(line, *_ascending(line.text)):
            yield from _at_footer(outcome, verbs)


def _ascending(text: str) -> list[int]:
    wanted, cuts = 1, []
    for found in _COUNTED.finditer(text):
        if int(found[1]) == wanted:
            cuts.append(found.start())
            wanted += 1
    return cuts if len(cuts) > 1 else []


_FOOTER = re.compile(r"\b[A-Z][A-Z0-9]{3} \d\d,? [A-Z][\w ’'&,()-]+$")


def _at_footer(line: Line, verbs: Verbs) -> list[Line]:
    """Cut a footer off the end, then criteria without numbers, each at its verb."""
    footer = _FOOTER.search(line.text)
    if footer and footer.start():
        whole = cut(line, footer.start())
        return [*_at_verbs(whole[0], verbs), *whole[1:]]
    return _at_verbs(line, verbs)


def _at_verbs(line: Line, verbs: Verbs) -> list[Line]:
    number = number_of(line.text)
    if not opens_as_outcome(number.rest if number else line.text):
        return [line]
    cuts = []
    for found in _CAPITAL.finditer(line.text):
        after = line.text[found.start() :]
        if verbs.opens(after):
            cuts.append(found.start())
    return cut(line, *cuts)
