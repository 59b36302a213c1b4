"""How a document numbers its outcomes and criteria, looked at before it is read line by line."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.numbering import numbers_of_lines
from rubric.importers.numbers import Number
from rubric.importers.opening import opens_as_outcome


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
    body = [line for line in lines if line.role == "body" and (line.hint != "aside" or line.band)]
    numbers = numbers_of_lines(body)
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
        frozenset(_outcome_lines(body, numbers) | elements.keys() | _lettered_heads(numbers)),
        bool(dotted),
        len(coded) > 1,
        bool(named),
        not dotted
        and len(letters) > 1
        and (bool(named) or _criteria_headed(body) or _letters_below_outcomes(numbers)),
        _are_standards(numbers) or _states_knowledge(body, dotted or named),
        _width(widths),
    )


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


#: facts whose value is a number
_COUNTED = ("level", "credit", "glh", "tqt", "unit_number")


def _outcome_lines(body: Sequence[Line], numbers: dict[Line, Number | None]) -> set[Line]:
    """The nearest line with the number n before the first criterion n.1, for each n."""
    found: set[Line] = set()
    nearest: dict[str, Line] = {}
    done: set[str] = set()
    above: Line | None = None
    for line in body:
        number, label = numbers[line], above
        above = line
        if number is None:
            continue
        if not number.rest and label is not None and label_of(label.text) in _COUNTED:
            continue  # the value of "Credits", on the line below
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


def _lettered_heads(numbers: dict[Line, Number | None]) -> set[Line]:
    """The lines A, B, C, each above a list 1, 2, 3 of its own or of one that runs on."""
    found = [(line, n) for line, n in numbers.items() if n is not None]
    if not all(n.kind == "number" or (n.rest and _is_capital(n)) for _, n in found):
        return set()
    heads = [(line, n.ref) for line, n in found if _is_capital(n)]
    below = [b.kind == "number" for (_, a), (_, b) in pairwise(found) if _is_capital(a)]
    in_order = [ref for _, ref in heads] == [chr(ord("A") + at) for at in range(len(heads))]
    if len(heads) < 2 or not in_order or len(below) < len(heads) or not all(below):
        return set()
    return {line for line, _ in heads}


def _is_capital(number: Number) -> bool:
    return number.kind == "letter" and number.ref.isupper()


def _width(lengths: list[int]) -> int:
    """How long a full line is; 0 where lines do not end because the page does."""
    if len(lengths) < 10:
        return 0
    longest = lengths[-1]
    full = sum(length >= 0.85 * longest for length in lengths)
    return longest if full >= max(4, len(lengths) * 0.08) else 0
