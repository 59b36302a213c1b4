"""Lines that hold several things, cut into one line for each: headings, labels, numbers, verbs."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from rubric.importers.facts_below import facts_below
from rubric.importers.facts_in_line import cut_at_facts, cut_at_labels
from rubric.importers.lexicon import heading_of
from rubric.importers.lines import Line, cut
from rubric.importers.numbers import number_of
from rubric.importers.numbers_in_line import (
    cut_at_codes,
    cut_at_criteria,
    cut_at_letters,
    cut_at_letters_behind,
)
from rubric.importers.opening import Verbs, opens_as_outcome

#: headings that stand in the middle of a line where a whole page became one
_HEADINGS = re.compile(
    r"(?:Unit )?Learning [Oo]utcomes?:? \(?[Tt]he learner will(?: be able to)?:?\)?:?"
    r"|Assessment [Cc]riteria:? \(?[Tt]he learner can:?\)?:?"
    r"|Outcomes (?:On|Upon) successful completion of (?:the|this) [Uu]nit,? (?:the |a )?"
    r"(?:learner|candidate)s? (?:will|should) be able to:?"
    r"|Learning [Oo]utcomes? Assessment [Cc]riteria(?: The learner will:? The learner can:?)?"
    r"|(?:Unit purpose|General information)(?= [A-Z])"
)
#: and only where the line is that long
_FURTHER = re.compile(
    r"(?<=\s)(?:Additional (?:information|guidance)(?: about the unit)?|Indicative [Cc]ontent"
    r"|Unit (?:purpose and )?aims?(?:\(s\))?|Unit purpose and aim\(s\)|Assessment requirements"
    r"|Assessment guidance|Evidence [Rr]equirements|(?:Essential|Unit) [Cc]ontent"
    r"|(?:Recommended|Further) [Rr]eading"
    r"|Unit (?:reference )?(?:number|code)(?=\s[A-Z]/\d{3}/\d{4}))(?=[ :])"
)
#: how outcomes and criteria are introduced, before the number of the first
_STEM = re.compile(
    r"(?:The )?(?:learner|candidate|student)s? (?:will|can|must|should)(?: be able to)?:\s+(?=\S)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)]?\s+(?=[A-Z])")
_CAPITAL = re.compile(r"(?<=[a-z0-9)\]’'] )[A-Z][a-z]+")
_SEMICOLON = re.compile(r";\s+(?=[A-Z])")
_BREADCRUMB = re.compile(r"\s*(?:⇒|»|›|→|\s>)\s+")
_ONE = r"(?:(?:AC ?)?\d{1,2}\.\d{1,2}|AC ?\d{1,2}|(?:[A-H]\.)?[PMD]\d{1,2}|\(?[a-z]\))[.:]?"
_STACK = re.compile(rf"{_ONE}(?:\s+{_ONE})+")
#: characters from which a line may be a whole page in one
_LONG = 220
_PAGE = re.compile(r"\s*\bPage \d+ (?:of|/) ?\d+\s*")


def split(lines: list[Line], verbs: Verbs) -> list[Line]:
    """Return the lines cut so that each is one thing."""
    lines = list(_stacked(list(facts_below(list(_without_pages(lines)))), verbs))
    for step in (_breadcrumbs, _headings, cut_at_labels, cut_at_facts):
        lines = [piece for line in lines for piece in step(line)]
    lines = list(cut_at_criteria(lines))
    for step in (cut_at_codes, cut_at_letters_behind, cut_at_letters):
        lines = [piece for line in lines for piece in step(line)]
    lines = [piece for line in lines for piece in _at_semicolons(line, verbs)]
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


_PAGE_NUMBER = re.compile(r"(?P<n>\d{1,3})\s+(?=[A-Z])")


def _without_pages(lines: list[Line]) -> Iterator[Line]:
    """Cut off the numbers of pages where each line is a page, which begins with its number."""
    pages = [_PAGE_NUMBER.match(line.text) for line in lines]
    if len(lines) < 2 or not any(len(line.text) >= _LONG for line in lines):
        yield from lines
        return
    if [page and int(page["n"]) for page in pages] != list(range(1, len(lines) + 1)):
        yield from lines
        return
    for line, page in zip(lines, pages, strict=True):
        assert page is not None
        number, text = cut(line, page.end())
        yield from (replace(number, hint="aside"), replace(text, follows=False))


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


def _headings(line: Line) -> list[Line]:
    found = [*_HEADINGS.finditer(line.text)]
    if (stem := _STEM.match(line.text)) is not None:
        said = line.text[stem.end() :]
        if number_of(said) is not None or opens_as_outcome(said):
            found.append(stem)
    if len(line.text) >= _LONG:
        found += _FURTHER.finditer(line.text)
    cuts = [at for one in found for at in one.span()]
    return cut(line, *cuts) if cuts else [line]


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


def _at_semicolons(line: Line, verbs: Verbs) -> list[Line]:
    """Cut the criteria of a cell that stand one behind another: "Plan a display; Evaluate it"."""
    if line.hint != "criterion" or number_of(line.text) is not None:
        return [line]
    cuts = [found.end() for found in _SEMICOLON.finditer(line.text)]
    each = all(verbs.opens(line.text[at:]) for at in (0, *cuts))
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
