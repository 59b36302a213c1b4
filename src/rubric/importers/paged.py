"""Pages of which each became one line: the number it begins with, and the foot that it ends with.

This is how a site shows the text of a document that was left there: "3 Statement of standards
Unit title: … H1YS 75 3" is the third page, with its foot.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from rubric.importers.headings_in_line import LONG
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.opening import Verbs, opens_as_outcome

_BEGINS = re.compile(r"(?P<n>\d{1,3})\s+(?=[A-Za-z(])")
_ENDS = re.compile(r"(?:^|\s)(?P<n>\d{1,3})$")
#: "Page 3: Level 4 Diploma", above each page; what is cut off behind it differs
_CAPTION = re.compile(r"Page \d{1,3}: (?P<name>\S.{4,23})")
#: the number of a criterion inside of a page
_INSIDE = re.compile(r"\s(?:\d{1,2}\.\d{1,2}[.:)]?|\([a-z]\)|[PMD]\d{1,2}|AC ?\d{1,2})\s+[A-Z]")
#: so many pages away a foot may stand again: left and right pages have feet of their own
_NEAR = 2
#: words of a head or a foot, at the most, and of a head, at the least
_WORDS = 16
_HEAD = 3


@dataclass(frozen=True, slots=True)
class _Page:
    """A line of the source, cut at its bullets, and the numbers at both ends of it."""

    lines: list[Line]
    number: int
    #: where the text begins, behind the number
    start: int
    #: the number at its end; none where there is no other text
    foot: int | None

    @property
    def text(self) -> str:
        return self.lines[0].text[self.start :]

    @property
    def last(self) -> list[str]:
        """The words of its last line, without the number at its end."""
        return self.lines[-1].text.split()[:-1]


def without_page_numbers(lines: list[Line], verbs: Verbs) -> list[Line]:
    """Return the lines, the numbers and feet cut off those that are a page each.

    What stands on the pages behind the first follows, as parts of one line do.
    """
    found: list[Line] = []
    for run in _runs(_without_captions(lines)):
        pages = [page for whole in run if (page := _page(whole)) is not None]
        numbered = _are_pages(pages, verbs, whole=sum(map(len, run)) == len(lines))
        found += _parted(pages) if numbered else [line for whole in run for line in whole]
    return found


def _without_captions(lines: list[Line]) -> list[Line]:
    """The lines, those that say which page follows and name the document as numbers of pages."""
    wholes = list(_wholes(lines))
    found = [_CAPTION.match(whole[0].text) for whole in wholes]
    often = Counter(caption["name"] for caption in found if caption)
    return [
        replace(line, role="page_number") if caption and often[caption["name"]] > 1 else line
        for whole, caption in zip(wholes, found, strict=True)
        for line in whole
    ]


def _runs(lines: list[Line]) -> Iterator[list[list[Line]]]:
    """Lines that begin with numbers that follow one another, each with its bullets; then others."""
    run: list[list[Line]] = []
    last: int | None = None
    for whole in _wholes(lines):
        page = _page(whole)
        if run and (page is None or last is None or page.number != last + 1):
            yield run
            run = []
        run.append(whole)
        last = page.number if page is not None else None
    if run:
        yield run


def _wholes(lines: list[Line]) -> Iterator[list[Line]]:
    whole: list[Line] = []
    for line in lines:
        if whole and not line.follows:
            yield whole
            whole = []
        whole.append(line)
    if whole:
        yield whole


def _page(lines: list[Line]) -> _Page | None:
    first = lines[0]
    begins = _BEGINS.match(first.text)
    if begins is None or first.role != "body" or first.row or first.hint or first.label:
        return None
    ends = _ENDS.search(lines[-1].text)
    return _Page(lines, int(begins["n"]), begins.end(), int(ends["n"]) if ends else None)


def _are_pages(pages: list[_Page], verbs: Verbs, *, whole: bool) -> bool:
    """Whether lines are pages, and no outcomes or criteria that begin with these numbers."""
    long = sum(sum(len(line.text) for line in page.lines) >= LONG for page in pages)
    if len(pages) < 2 or not long:
        return False
    if whole and pages[0].number == 1:
        return True
    texts = [page.text for page in pages if page.text[0].isupper()]  # no rest of a page before
    if any(opens_as_outcome(text) or verbs.opens(text) for text in texts):
        return False
    # numbered paragraphs with letters inside of them are no pages; they are shorter
    inside = any(len(_INSIDE.findall(x.text)) > 1 and len(x.text) > 2 * LONG for x in pages)
    headed = any(_alike(_plain(a), _plain(b)) >= _HEAD for a, b in pairwise(pages))
    return 2 * long >= len(pages) and (inside or headed or _shift(pages) is not None)


def _plain(page: _Page) -> list[str]:
    """The first words of a page, without marks and in small letters."""
    return re.findall(r"\w+", page.text[:LONG].casefold())


def _shift(pages: list[_Page]) -> int | None:
    """By how much the number at the foot of a page is more than the one at its beginning."""
    shifts = Counter(page.foot - page.number for page in pages if page.foot is not None)
    (shift, often), *_ = shifts.most_common(1) or [(0, 0)]
    return shift if often > 1 else None


def _parted(pages: list[_Page]) -> Iterator[Line]:
    """Each page as its number, its text and its foot."""
    shift = _shift(pages)
    said = [
        page.last if page.foot is not None and shift == page.foot - page.number else None
        for page in pages
    ]
    for n, (page, words) in enumerate(zip(pages, said, strict=True)):
        near = pages[max(0, n - _NEAR) : n] + pages[n + 1 : n + 1 + _NEAR]
        number, *head, text = cut(page.lines[0], page.start, *(_head_end(page, near) if n else ()))
        yield from (replace(one, role="page_number") for one in (number, *head))
        lines = [replace(text, follows=n > 0, apart=not text.text[0].islower()), *page.lines[1:]]
        if words is None:
            yield from lines
            continue
        others = said[max(0, n - _NEAR) : n] + said[n + 1 : n + 1 + _NEAR]
        alike = max((_alike(words[::-1], other[::-1]) for other in others if other), default=0)
        while alike and (words[-alike][0].islower() or alike == 1):  # two texts may end alike
            alike -= 1
        starts = [found.start() for found in re.finditer(r"\S+", lines[-1].text)]
        *before, foot = cut(lines[-1], starts[max(-1 - alike, -len(starts))])
        yield from (*lines[:-1], *before, replace(foot, role="page_number"))


def _head_end(page: _Page, near: list[_Page]) -> list[int]:
    """Where the running head of a page ends that another has too; a label or heading is none."""
    words = [*re.finditer(r"\S+", page.text)]
    alike = max(_alike(page.text.split(), other.text.split()) for other in near)
    if alike < _HEAD or alike == len(words) or page.text[0].islower():
        return []
    end = words[alike - 1].end()
    head = page.text[:end]
    return [] if label_of(head) or heading_of(head) else [page.start + end]


def _alike(words: list[str], other: list[str]) -> int:
    """How many words two texts have alike, from the first."""
    pairs = zip(words[:_WORDS], other, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
