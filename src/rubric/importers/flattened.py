"""A page that became one line, cut by how its outcomes and criteria are numbered."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from rubric.importers.headings_in_line import LONG
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.numbers import number_of
from rubric.importers.opening import opens_as_outcome

#: fewer characters are no page
_LEAST = 100
#: so many criteria tell that a line is a page; one less where its outcomes say what they are
_ENOUGH = 3
#: so many words a heading has at the most
_WORDS = 14
_TEXT = r"(?=[A-Z‘“(\"'])"
#: a number of two steps; its text may be missing, and the next number stand there
_DOTTED = re.compile(
    rf"(?<=\s)(?:(?:AC|PC) ?)?(?P<of>\d{{1,2}})\.(?P<n>\d{{1,2}})[.:)]?\s+"
    rf"(?:{_TEXT}|(?=\d{{1,2}}\.\d{{1,2}}[.:)]?\s))"
)
_EMPTY = re.compile(r"(?:(?<=\s)\d{1,2}[.)]\s+)+$")
#: so many numbers of outcomes may be missing between two
_MISSING = 3
_CODED = re.compile(rf"(?<=\s)(?P<of>AC|PC|(?:[A-H]\.)?[PMD]) ?(?P<n>\d{{1,2}})[.:)]?\s+{_TEXT}")
_LETTERED = re.compile(r"(?<=\s)(?:\((?P<a>[a-z])\)|(?P<b>[a-z])[.)])\s+")
_BARE = re.compile(rf"(?<=\s)(?P<n>\d{{1,2}})[.)]?\s+{_TEXT}")
#: what heads a list of outcomes, whose first number stands behind it
_SEVERAL = re.compile(r"(?:learning )?outcomes\b", re.IGNORECASE)
#: where each criterion stands, and whether it is the first of an outcome
Marks = list[tuple[int, bool]]


def cut_at_marks(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines of pages that became one line, cut at what stands in them.

    The cuts are before each criterion, the outcome that it begins, the headings of both and
    what ends the criteria.
    """
    cuts: dict[Line, list[int]] = {}
    for page in _pages(line for line in lines if line.role != "page_number"):
        if sum(len(line.text) for line in page) >= _LEAST:
            cuts |= _parted(page)
    for line in lines:
        at = cuts.get(line, [])
        yield from cut(replace(line, apart=line.apart or 0 in at), *at)


def _pages(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines as they stood in the source: one, with the bullets and the pages that follow it."""
    page: list[Line] = []
    for line in lines:
        if page and not line.follows:
            yield from _of_one(page)
            page = []
        page.append(line)
    yield from _of_one(page)


def _of_one(page: list[Line]) -> list[list[Line]]:
    """A page by itself; lines with a few bullets are none."""
    bullets = sum(line.is_bullet for line in page)
    return [page] if bullets >= _ENOUGH or bullets + 1 < len(page) else [[line] for line in page]


def _parted(page: list[Line]) -> dict[Line, list[int]]:
    """Where each of the lines of a page is to be cut."""
    text = " ".join(line.text for line in page)
    starts = [0, *accumulate(len(line.text) + 1 for line in page)]
    named = dict(_named_in(text))
    marks = _marks_in(text, named) or [
        (start, False)
        for start, line in zip(starts, page, strict=False)
        if line.is_bullet and line.follows
    ]
    cuts = _cuts_in(text, marks or _outcomes_alone(text, named), named)
    if marks:
        last = marks[-1][0]
        behind = [at for at in named.values() if at > last]
        cuts += [*_ends_in(text, last), *behind, *(_empty_before(text, at) for at in behind)]
    parted: dict[Line, list[int]] = defaultdict(list)
    for at in cuts:
        n = bisect_right(starts, at) - 1
        parted[page[n]].append(at - starts[n])
    return parted


def _cuts_in(text: str, marks: Marks, named: dict[int, int]) -> list[int]:
    """Where outcomes, criteria and their headings begin."""
    cuts: list[int] = []
    places = sorted(named.values())
    before = outcomes = 0
    for start, begins in marks:
        here = places[bisect_left(places, before) : bisect_left(places, start)]
        here = here or _bare_in(text, before, start, outcomes + 1, begins=begins)
        for at in (*here, start):
            cuts += [at, *_headings_before(text, before, at)]
            before = at
        outcomes += len(here)
    return cuts


def _named_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the number ends, then where the words begin: "Learning Outcome 2 Be able …"."""
    last = 0
    for word in re.finditer(r"(?<=\s)(?=[A-Z])", text):
        at = word.start()
        number = number_of(text[at : at + LONG]) if at >= last else None
        if number is None or number.kind != "outcome" or not number.rest:
            continue
        if not _SEVERAL.match(number.printed):
            last = at + len(number.printed)
            yield last, at
    if not last:
        yield from _verbs_in(text)


def _verbs_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield the same of outcomes that have a bare number, told by their verb: "2. Be able …"."""
    n = 0
    for found in _BARE.finditer(text):
        goes_on = n < int(found["n"]) <= n + (_MISSING if n else 1)
        if goes_on and opens_as_outcome(text[found.end() :]):
            n = int(found["n"])
            yield found.end(), found.start()


def _marks_in(text: str, named: dict[int, int]) -> Marks:
    """The criteria of a page: by two numbers, else by codes or letters, else by bare numbers."""
    inside = {at for end, start in named.items() for at in range(start, end)}
    ways: tuple[Callable[[], Marks], ...] = (
        lambda: _dotted(text),
        lambda: _counted((one.start(), one["of"], int(one["n"])) for one in _CODED.finditer(text)),
        lambda: _counted(
            (one.start(), "", ord(one["a"] or one["b"]) - ord("a") + 1)
            for one in _LETTERED.finditer(text)
        ),
        lambda: _counted(
            (one.start(), "", int(one["n"]))
            for one in _BARE.finditer(text, min(named, default=len(text)))
            if one.start() not in inside
        ),
    )
    enough = _ENOUGH - bool(named)
    return next((marks for way in ways if len(marks := way()) >= enough), [])


def _empty_before(text: str, at: int) -> int:
    """Where numbers begin that have no text and stand before a place; the place itself for none."""
    found = _EMPTY.search(text, max(0, at - LONG), at)
    return found.start() if found else at


def _outcomes_alone(text: str, named: dict[int, int]) -> Marks:
    """The outcomes of a page without criteria, where they are named and counted from 1."""
    numbers = [number_of(text[at : at + LONG]) for at in named.values()]
    counted = [one.steps for one in numbers if one is not None and one.kind == "outcome"]
    right = counted == [(str(n),) for n in range(1, len(numbers) + 1)]
    return [(at, False) for at in named.values()] if right and len(counted) > 1 else []


def _dotted(text: str) -> Marks:
    """Criteria by the number of their outcome and their own."""
    marks: Marks = []
    last = (0, 0)
    for found in _DOTTED.finditer(text):
        here = int(found["of"]), int(found["n"])
        begins = here[1] == 1 and (not marks or last[0] < here[0] <= last[0] + _MISSING)
        if begins or (marks and here[0] == last[0] and 0 < here[1] - last[1] < 3):
            marks.append((found.start(), begins))
            last = here
    return marks


def _counted(places: Iterator[tuple[int, str, int]]) -> Marks:
    """Criteria that are counted from 1 throughout, or in each outcome, each kind for itself."""
    marks: Marks = []
    last: dict[str, int] = {}
    for at, of, n in places:
        if n == 1 or n == last.get(of, 0) + 1:
            marks.append((at, n == 1))
            last[of] = n
    return marks


def _bare_in(text: str, start: int, end: int, number: int, *, begins: bool) -> list[int]:
    """Where the outcome of a bare number begins; without criteria that begin anew, by its verb."""
    bare = re.compile(rf"(?<=\s){number}[.)]?\s+(?=[A-Z])")
    found = [*bare.finditer(text, start, end)]
    return [one.start() for one in found if begins or opens_as_outcome(text[one.end() :])][-1:]


def _headings_before(text: str, start: int, end: int, least: int = 1) -> list[int]:
    """Where each heading begins of those that stand before a place, one behind another."""
    starts = [start + one.start() for one in re.finditer(r"\S+", text[start:end])]
    found: list[int] = []
    words = starts
    while words:
        near = words[-_WORDS:]
        at = next((at for at in near if text[at].isupper() and heading_of(text[at:end])), None)
        if at is None:
            break
        found.append(at)
        words, end = words[: words.index(at)], at
    return found if len(starts) - len(words) >= least else []


def _ends_in(text: str, start: int) -> list[int]:
    """Where what stands behind the last criterion is to be cut."""
    return [*_sections_in(text, start), *_headings_before(text, start, len(text), least=2)]


def _sections_in(text: str, start: int) -> Iterator[int]:
    """Where headings and labels begin and end in what stands behind the last number."""
    words = [(start + one.start(), start + one.end()) for one in re.finditer(r"\S+", text[start:])]
    for i, (at, _) in enumerate(words):
        if not (i and text[at].isupper()):
            continue
        ended = text[at - 2] in ".;:"
        for n in range(min(_WORDS, len(words) - i), 0 if ended else 1, -1):
            end = words[i + n - 1][1]
            named = heading_of(text[at:end]) or label_of(text[at:end])
            if named and not text[end + 1 : end + 2].islower():
                yield from (at, end)
                break
