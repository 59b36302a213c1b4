"""How a document numbers its outcomes and criteria, looked at before it is read line by line."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rubric.importers.lexicon import heading_of, label_of
from rubric.importers.lines import Line
from rubric.importers.numbers import Number, number_before, number_of
from rubric.importers.opening import opens_as_outcome
from rubric.importers.zones import STRUCTURE


@dataclass(frozen=True, slots=True)
class Profile:
    """The numbering of a document as a whole."""

    numbers: dict[Line, Number | None]
    #: lines whose bare number is that of an outcome, because criteria with that number follow
    outcomes: frozenset[Line]
    #: whether criteria have numbers such as 1.1
    dotted: bool
    #: whether criteria are told by AC1, P1, K1 and the like
    coded: bool
    #: whether outcomes are headed Outcome 1, LO1, Element 1
    named_outcomes: bool
    #: whether criteria are lettered: (a), (b) below an outcome
    lettered: bool
    #: whether P1 is a performance criterion beside K1, and not a pass criterion beside M1
    standards: bool
    #: characters of a full line, where a line ends because the page does
    width: int


def profile_of(lines: Sequence[Line]) -> Profile:
    """Return how the lines of a document are numbered."""
    numbers: dict[Line, Number | None] = {}
    body = [line for line in lines if line.role == "body"]
    for line in body:
        numbers[line] = number_before(line.label, line.text)[0] or _of_head(line)
    _without_headings(numbers)
    _without_mentions(numbers)
    _without_sections(numbers)
    _without_contents(numbers)
    _add_counted(body, numbers)
    _add_codes(body, numbers)
    _tens_are_outcomes(numbers)
    found = [number for number in numbers.values() if number is not None]
    elements = _elements(body, numbers)
    dotted = [
        n
        for line, n in numbers.items()
        if n is not None
        and n.kind in ("dotted", "criterion")
        and len(n.steps) >= 2
        and line not in elements
    ]
    coded = [
        n
        for n in found
        if n.kind in ("band", "ksb") or (n.kind == "criterion" and len(n.steps) == 1)
    ]
    named = {n.steps for n in found if n.kind == "outcome"} | set(elements.values())
    letters = [n for n in found if n.kind == "letter" and n.ref.islower()]
    widths = sorted(len(line.text) for line in body if line.one_line)
    return Profile(
        numbers,
        frozenset(_outcome_lines(body, numbers) | elements.keys()),
        bool(dotted),
        len(coded) > 1,
        bool(named),
        not dotted
        and len(letters) > 1
        and (bool(named) or _criteria_headed(body) or _letters_below_outcomes(numbers)),
        _are_standards(numbers) or _states_knowledge(body, dotted or named),
        _width(widths),
    )


def _without_headings(numbers: dict[Line, Number | None]) -> None:
    """Make the number of a heading a bare one: "1.0 The learner can:"."""
    for line, number in numbers.items():
        if number is not None and number.kind == "dotted" and number.rest:
            heading = heading_of(number.rest)
            if heading is not None and heading.section in (*STRUCTURE, "performance"):
                numbers[line] = number._replace(kind="number")


def _of_head(line: Line) -> Number | None:
    """The number that stands at the head of the column of a criterion, AC1, as its own."""
    number = number_of(line.band[1:]) if line.band.startswith("#") and line.text else None
    return None if number is None else number._replace(rest=line.text, printed="")


def _without_mentions(numbers: dict[Line, Number | None]) -> None:
    """Take away the numbers K1, S1, B1 where they are no statements of knowledge and the like.

    A statement has words. A bare code speaks of a statement with words that stands elsewhere; and
    where nothing is called K or S, B1 is the second part of something else. In a column of codes
    the words stand in the next.
    """
    coded = {line: n for line, n in numbers.items() if n is not None and n.kind == "ksb"}
    beside = {line for line, n in coded.items() if line.hint == "criterion" and not n.rest}
    above = 0  # the row of a table that the line before stands in
    for line, below in pairwise(numbers):
        if _heads_a_card(line, below, numbers) and (not line.row or line.row != above):
            beside.add(line)
        above = line.row
    said = {n.ref for line, n in coded.items() if _WORDS.search(n.rest) or line in beside}
    for line, number in coded.items():
        mentioned = line not in beside and (bool(number.rest) or number.ref in said)
        if (mentioned and not _WORDS.search(number.rest)) or not any(r[0] in "KS" for r in said):
            numbers[line] = None


def _without_sections(numbers: dict[Line, Number | None]) -> None:
    """Tell the numbers of a form's fields, "1. Title" to "7. Assessment criteria".

    Where three fields of a unit are numbered so, what is numbered along with them is no outcome,
    and what is numbered below one, 6.1, is no criterion. Outcomes may begin anew at 1 within a
    form; after that only what is worded as a field goes on with its numbers.
    """
    bare = [(line, n) for line, n in numbers.items() if n is not None and n.kind == "number"]
    if sum(_names_a_field(line) and bool(n.rest) for line, n in bare) < 3:
        return
    fields, within, anew = 0, "", False
    for line, number in numbers.items():
        if number is None:
            continue
        if number.kind == "number" and int(number.ref) == fields + 1:
            if not anew or _names_a_field(line) or heading_of(number.rest) is not None:
                fields, within = fields + 1, number.ref
                numbers[line] = number._replace(kind="section")
        elif number.kind == "number" and number.ref == "1":
            within, anew = "", True
        elif number.kind == "dotted" and number.steps[0] == within:
            numbers[line] = number._replace(kind="section")


def _names_a_field(line: Line) -> bool:
    """Whether a line is the label of a fact, or begins with one: "2. Level: 3"."""
    return label_of(line.text.partition(":")[0]) is not None


def _without_contents(numbers: dict[Line, Number | None]) -> None:
    """Take away the numbers of a list that names beforehand what is called an outcome below.

    "12.1 Protect the premises" is no criterion where "Element 12.1 Protect the premises" follows.
    """
    named = {
        number.steps
        for number in numbers.values()
        if number is not None and number.kind == "outcome" and len(number.steps) == 2
    }
    for line, number in numbers.items():
        if number is not None and number.kind == "dotted" and number.steps in named:
            numbers[line] = None


def _heads_a_card(line: Line, below: Line, numbers: dict[Line, Number | None]) -> bool:
    """Whether a code stands alone above its statement, as on a card, or beside it in a row."""
    number = numbers[line]
    if number is None or number.kind != "ksb" or number.rest or line.row != below.row:
        return False
    words = numbers[below] is None and len(below.text.split()) > 2
    return words and heading_of(below.text) is None


_COUNTED = re.compile(r"(?P<n>\d{1,2})\s+(?=[a-z])")
_LISTED = ("outcomes", "criteria", "both", "performance", "knowing")


def _add_counted(body: Sequence[Line], numbers: dict[Line, Number | None]) -> None:
    """Number lines such as "1 use tools" that count on from 1 below a heading of statements."""
    run: dict[Line, Number] = {}
    listed = False
    for line in (*body, None):
        heading = heading_of(line.text) if line is not None else None
        if line is None or heading is not None:
            if len(run) > 1:
                numbers.update(run)
            run = {}
            listed = heading is not None and heading.section in _LISTED
            continue
        found = _COUNTED.match(line.text) if listed and numbers[line] is None else None
        if found is not None and int(found["n"]) == len(run) + 1:
            rest = line.text[found.end() :]
            run[line] = Number("number", found["n"], (found["n"],), rest, found["n"])


_CODED = re.compile(r"(?P<letter>[A-H])(?P<n>\d{1,2})[.:)]?\s+(?=[A-Za-z])")
_LETTERED = re.compile(r"(?P<letter>[A-H])[.:)]?\s+(?=[A-Z][a-z])")


def _add_codes(body: Sequence[Line], numbers: dict[Line, Number | None]) -> None:
    """Number criteria such as A1 and B2, and the outcomes A and B, where nothing else is numbered.

    Beside criteria with other numbers A1 is a heading of content.
    """
    if any(n is not None and n.kind in ("dotted", "criterion", "band") for n in numbers.values()):
        return
    coded = {line: found for line in body if (found := _CODED.match(line.text)) is not None}
    first = [found["letter"] for found in coded.values() if found["n"] == "1"]
    headed = {line: found for line in body if (found := _LETTERED.match(line.text)) is not None}
    named = {found["letter"] for found in headed.values()}
    if first[:2] != ["A", "B"] or len(coded) < 3 or not named.issuperset(first):
        return
    for line, found in coded.items():
        steps = (found["letter"], found["n"])
        rest = line.text[found.end() :]
        numbers[line] = Number("dotted", "".join(steps), steps, rest, found[0].strip())
    for line, found in headed.items():
        letter = found["letter"]
        numbers[line] = Number("letter", letter, (letter,), line.text[found.end() :], letter)


def _tens_are_outcomes(numbers: dict[Line, Number | None]) -> None:
    """Make 1.0 the outcome of 1.1 and 1.2, where each list of criteria has one above it."""
    dotted = {
        line: number.steps
        for line, number in numbers.items()
        if number is not None and number.kind == "dotted" and len(number.steps) == 2
    }
    tens = {steps[0] for steps in dotted.values() if steps[1] == "0"}
    if not tens or {steps[0] for steps in dotted.values() if steps[1] != "0"} != tens:
        return
    for line, steps in dotted.items():
        number = numbers[line]
        if steps[1] == "0" and number is not None:
            numbers[line] = number._replace(kind="outcome", steps=steps[:1])


#: two letters that are of a word and not of a code
_WORDS = re.compile(r"[a-z]{2}")


def _are_standards(numbers: dict[Line, Number | None]) -> bool:
    refs = [number.ref for number in numbers.values() if number and number.kind in ("band", "ksb")]
    return any(ref[0] in "KS" for ref in refs) and not any(
        number is not None and number.band in ("merit", "distinction")
        for number in numbers.values()
    )


def _states_knowledge(body: Sequence[Line], otherwise: Collection[object]) -> bool:
    """Whether it has a list of what to do and one of what to know, and no outcomes."""
    if otherwise:
        return False
    heads = {_KIND.get(h.section, "") for line in body if (h := heading_of(line.text)) is not None}
    stems = any(_STEM.match(line.text) for line in body)
    return {"do", "know"} <= heads and "outcomes" not in heads and stems


_KIND = {
    "criteria": "do", "performance": "do", "knowing": "know", "both": "outcomes",
    "outcomes": "outcomes",
}  # fmt: skip
_STEM = re.compile(r"(?:you|the individual)\s+(?:must|need to|should)\b", re.IGNORECASE)


def _criteria_headed(body: Sequence[Line]) -> bool:
    headings = (heading_of(line.text) for line in body)
    return any(
        heading is not None and heading.section in ("criteria", "both") for heading in headings
    )


def _letters_below_outcomes(numbers: dict[Line, Number | None]) -> bool:
    """Whether letters begin anew right below each of several lines that open as outcomes do."""
    found = [number for number in numbers.values() if number is not None]
    below = [
        after.kind == "letter" and after.ref == "a"
        for before, after in pairwise(found)
        if before.kind == "number" and opens_as_outcome(before.rest)
    ]
    return len(below) > 1 and all(below)


def _elements(
    body: Sequence[Line], numbers: dict[Line, Number | None]
) -> dict[Line, tuple[str, ...]]:
    """The lines with numbers such as B14.1 that have lettered criteria of their own below them.

    A heading of criteria stands between; otherwise the letters would be parts of a criterion.
    """
    found: dict[Line, tuple[str, ...]] = {}
    dotted = 0
    open_, headed = None, False
    for line in body:
        number = numbers[line]
        if number is not None and number.kind == "dotted":
            dotted += 1
            open_, headed = (line if number.rest else None), False
        elif number is not None and number.kind == "letter" and open_ is not None and headed:
            if number.ref == "a":
                found[open_] = (".".join(numbers[open_].steps),)  # type: ignore[union-attr]
            open_ = None
        elif (heading := heading_of(line.text)) is not None:
            headed = headed or heading.section in ("criteria", "performance")
    return found if 2 * len(found) > dotted else {}


def _outcome_lines(body: Sequence[Line], numbers: dict[Line, Number | None]) -> set[Line]:
    """The nearest line with the number n before the first criterion n.1, for each n."""
    found: set[Line] = set()
    nearest: dict[str, Line] = {}
    done: set[str] = set()
    for line in body:
        number = numbers[line]
        if number is None:
            continue
        if number.kind in ("number", "outcome") and len(number.steps) == 1:
            nearest[number.steps[0]] = line
        elif number.kind == "letter" and number.ref.isupper():
            nearest[number.ref] = line
        elif number.kind in ("dotted", "criterion") and len(number.steps) >= 2:
            outer = number.steps[0]
            if number.steps[1] in ("1", "a"):
                done.discard(outer)
            if outer in done:
                continue
            done.add(outer)
            if outer in nearest:
                found.add(nearest.pop(outer))
    if any(number.kind == "outcome" for line in found if (number := numbers[line]) is not None):
        # where outcomes are named, "5 Staffing" above 5.1 heads a section of the document
        return {line for line in found if (n := numbers[line]) is None or n.kind != "number"}
    return found


def _width(lengths: list[int]) -> int:
    """How long a full line is; 0 where lines do not end because the page does."""
    if len(lengths) < 10:
        return 0
    longest = lengths[-1]
    full = sum(length >= 0.85 * longest for length in lengths)
    return longest if full >= max(4, len(lengths) * 0.08) else 0


_RUNNING = re.compile(
    r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|page \d+.*|.*\bpage \d+ (?:of|/) \d+"
    r"|\d{1,4}\s*\|\s*p\s?a\s?g\s?e|p\s?a\s?g\s?e\s*\|\s*\d{1,4}|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|(?:©|copyright\b|\(c\) ?(?=.*\d{4})).*|.*all rights reserved.*|v(?:ersion)?\s?\d+(?:\.\d+)*"
    r"|version\s\d+(?:\.\d+)*\s*[,(–-].{0,50}"
    r"|(?:https?|file)://\S+(?:\s+\d+/\d+)?"  # what a browser prints above and below
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?: [AP]M)?(?: .*)?",
    re.IGNORECASE,
)


def is_running(text: str) -> bool:
    """Return whether a line is what a page says of itself: its number, a copyright."""
    return _RUNNING.fullmatch(text) is not None and not text.isdigit()
