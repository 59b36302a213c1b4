"""The number that each line of a document has, after a look at all the lines together."""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.numbers import Number, number_before, number_of
from rubric.importers.zones import STRUCTURE


def numbers_of_lines(body: Sequence[Line]) -> dict[Line, Number | None]:
    """Return the number of each line, told from what only looks like one, in their order."""
    numbers: dict[Line, Number | None] = {}
    for line in body:
        numbers[line] = number_before(line.label, line.text)[0] or _of_head(line)
    _without_headings(numbers)
    _without_mentions(numbers)
    _without_sections(numbers)
    _without_contents(numbers)
    _add_counted(body, numbers)
    _add_codes(body, numbers)
    _tens_are_outcomes(numbers)
    _first_of_romans(numbers)
    return numbers


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


#: two letters that are of a word and not of a code
_WORDS = re.compile(r"[a-z]{2}")


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
#: what a count of things goes on with, where the page broke a line before it: "4 of the tools"
_AMOUNT = re.compile(r"(?:of|or|and|to|in|hours?|days?|weeks?|months?|years?|different)\b")
#: numbers in a row that a document may leave out
_LEFT_OUT = 2
_LISTED = ("outcomes", "criteria", "both", "performance", "knowing")


def _add_counted(body: Sequence[Line], numbers: dict[Line, Number | None]) -> None:
    """Number lines such as "1 use tools" that count on from 1 below a heading of statements."""
    run: dict[Line, Number] = {}
    listed = False
    for line in (*body, None):
        if line is not None and _is_beside(line, run):
            continue
        heading = heading_of(line.text) if line is not None else None
        if line is None or heading is not None:
            if len(run) > 1:
                numbers.update(run)
            run = {}
            listed = heading is not None and heading.section in _LISTED
            continue
        found = _COUNTED.match(line.text) if listed and numbers[line] is None else None
        if found is not None and _counts_on(found, run):
            rest = line.text[found.end() :]
            run[line] = Number("number", found["n"], (found["n"],), rest, found["n"])


def _is_beside(line: Line, run: Collection[Line]) -> bool:
    """Whether a line stands in another column than those that are counted: "The learner can:"."""
    columns = {counted.hint for counted in run}
    return bool(line.hint) and "" not in columns and bool(columns - {line.hint})


def _counts_on(found: re.Match[str], run: dict[Line, Number]) -> bool:
    """Whether a number is the next of a list, or one after it where some are left out."""
    skipped = int(found["n"]) - max((int(number.ref) for number in run.values()), default=0) - 1
    if not skipped:
        return True
    amount = _AMOUNT.match(found.string, found.end())
    return bool(run) and 0 < skipped <= _LEFT_OUT and amount is None


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


def _first_of_romans(numbers: dict[Line, Number | None]) -> None:
    """Make the letter i a roman one where ii comes next."""
    numbered = [(line, number) for line, number in numbers.items() if number is not None]
    for (line, number), (_, after) in pairwise(numbered):
        if number.kind == "letter" and number.ref == "i" and after.ref == "ii":
            numbers[line] = number._replace(kind="roman")
