"""Lines that hold several things, cut into one line for each: headings, labels, numbers, verbs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rubric.importers.facts_below import facts_below
from rubric.importers.facts_in_line import cut_at_facts, cut_at_labels
from rubric.importers.flattened import cut_at_marks
from rubric.importers.headings_in_line import LONG, cut_at_dashes, cut_at_headings
from rubric.importers.interleaved import apart_columns
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import heading_of
from rubric.importers.numbers import number_of
from rubric.importers.numbers_in_line import (
    cut_at_codes,
    cut_at_criteria,
    cut_at_first_letters,
    cut_at_letters,
    cut_at_letters_behind,
)
from rubric.importers.opening import Verbs, opens_as_outcome
from rubric.importers.paged import without_page_numbers

_COUNTED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]?\s+(?=[A-Z])")
_CAPITAL = re.compile(r"(?<=[a-z0-9)\]’'] )[A-Z][a-z]+")
#: so many characters before a place are looked at, whatever the length of the line
_NEAR = 16
#: a word after which a text goes on: "the role of the State"
_OPEN = re.compile(
    r"\b(?:an?|the|of|in|for|to|by|with|on|at|from|as|and|or|own|their|its|each|every|any|all|between"
    r"|using|under|against)\s$"
)
_SEMICOLON = re.compile(r";\s+(?=[A-Z])")
_BREADCRUMB = re.compile(r"\s*(?:⇒|»|›|→|\s>)\s+")
_ONE = r"(?:(?:AC ?)?\d{1,2}\.\d{1,2}|AC ?\d{1,2}|(?:[A-H]\.)?[PMD]\d{1,2}|\(?[a-z]\))[.:]?"
_STACK = re.compile(rf"{_ONE}(?:\s+{_ONE})+")
_PAGE = re.compile(r"\s*\bPage \d+ (?:of|/) ?\d+\s*")


def split(lines: list[Line], verbs: Verbs) -> list[Line]:
    """Return the lines cut so that each is one thing."""
    lines = without_page_numbers(apart_columns(lines), verbs)
    lines = list(_stacked(list(facts_below(lines)), verbs))
    lines = list(cut_at_marks([piece for line in lines for piece in _breadcrumbs(line)]))
    for step in (cut_at_headings, cut_at_dashes, cut_at_labels, cut_at_facts):
        lines = [piece for line in lines for piece in step(line)]
    lines = list(cut_at_first_letters(list(cut_at_criteria(lines))))
    for step in (cut_at_codes, cut_at_letters_behind, cut_at_letters):
        lines = [piece for line in lines for piece in step(line)]
    lines = [piece for line in lines for piece in _in_a_cell(line, verbs)]
    lines = list(_numbers_first([_to_fill(line) for line in lines]))
    return list(_run_on(list(_without_tails(lines)), verbs))


_NUMBER_BEHIND = re.compile(r"\s[(\[](?:AC ?)?(?P<n>\d{1,2}\.\d{1,2})[)\]][.;]?$")


def _numbers_first(lines: list[Line]) -> Iterator[Line]:
    """Put the number of a criterion before it where all stand behind: "Name a model (1.1)"."""
    behind = {line: found for line in lines if (found := _NUMBER_BEHIND.search(line.text))}
    refs = [found["n"] for found in behind.values()]
    if len(refs) < 3 or len(set(refs)) < len(refs) or any(number_of(one.text) for one in behind):
        yield from lines
        return
    for line in lines:
        if line not in behind:
            yield line
            continue
        found = behind[line]
        text, number = cut(line, found.start())
        yield replace(number, hint="aside", band=f"#{found['n']}")
        yield replace(text, band=f"#{found['n']}")


#: what a form leaves for a pen, behind the text that it is about: "Ref: ____"
_TO_FILL = re.compile(r"(?:[A-Z][\w /()]{0,30}:?\s*)?[_.…]{3,}")


def _to_fill(line: Line) -> Line:
    fills = line.follows and _TO_FILL.fullmatch(line.text) is not None
    return replace(line, hint="aside") if fills else line


#: a sentence of few words at the end of a text: "Back to duty"
_TAIL = re.compile(r"(?<=[.!?;]) (?P<tail>[A-Z][A-Za-z]*(?: [A-Za-z]+){0,3})$")


def _without_tails(lines: list[Line]) -> Iterator[Line]:
    """Cut off what a page says at the end of each numbered text: the name of a link."""
    tails = {
        line: found
        for line in lines
        if (number := number_of(line.text)) is not None
        and (found := _TAIL.search(line.text)) is not None
        and found["tail"] != number.rest
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


def _run_on(lines: list[Line], verbs: Verbs) -> Iterator[Line]:
    """Cut what follows a heading of outcomes in one line: at numbers, then at verbs."""
    below = ""
    for line in lines:
        heading = heading_of(line.text)
        if heading is not None:
            below = heading.section
        long = len(line.text) >= LONG
        if below not in ("outcomes", "both", "criteria") or not (long or line.follows):
            yield line
            continue
        for outcome in cut(line, *_ascending(line.text, verbs)):
            if outcome.text.isdigit():  # the number of a page
                yield replace(outcome, hint="aside")
            else:
                yield from _at_footer(outcome, verbs) if long else [outcome]


#: the number of a page that stands before the number of an outcome: "and appearance 1 4 Show"
_PAGE_BEFORE = re.compile(r"(?<=[a-z.,;)] )\d{1,3}\s+$")


def _ascending(text: str, verbs: Verbs) -> list[int]:
    """Where the outcomes begin that are counted from 1; one or two may have been left out."""
    last = 0
    cuts: list[int] = []
    for found in _COUNTED.finditer(text):
        gap = int(found[1]) - last
        if gap == 1 or (last and 1 < gap < 4 and verbs.opens(text[found.end() :])):
            page = _PAGE_BEFORE.search(text, max(0, found.start() - _NEAR), found.start())
            cuts += [*([page.start()] if page and cuts else []), found.start()]
            last += gap
    return cuts if len(cuts) > 1 else []


_FOOTER = re.compile(r"\b[A-Z][A-Z0-9]{3} \d\d,? [A-Z][\w ’'&,()-]+$")


def _at_footer(line: Line, verbs: Verbs) -> list[Line]:
    """Cut a footer off the end, then criteria without numbers, each at its verb."""
    footer = _FOOTER.search(line.text)
    if footer and footer.start():
        whole = cut(line, footer.start())
        return [*_at_verbs(whole[0], verbs), *whole[1:]]
    return _at_verbs(line, verbs)


def _in_a_cell(line: Line, verbs: Verbs) -> list[Line]:
    """Cut the criteria of a cell that stand one behind another: "Plan a display; Evaluate it".

    Without a mark between, where a verb begins with a capital: "Plan a display Evaluate it".
    """
    if line.hint != "criterion" or number_of(line.text) is not None:
        return [line]
    cuts = [found.end() for found in _SEMICOLON.finditer(line.text)]
    cuts = cuts or [
        found.start()
        for found in _CAPITAL.finditer(line.text)
        if verbs.opens(line.text[found.start() :])
        and not _OPEN.search(line.text, max(0, found.start() - _NEAR), found.start())
    ]
    each = verbs.asks(line.text) and all(verbs.opens(line.text[at:]) for at in cuts)
    return cut(line, *cuts) if cuts and each else [line]


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
