"""The title of a unit where no label says it: a heading, a breadcrumb, a footer, a first line."""

import itertools
import re
from dataclasses import replace
from typing import NamedTuple

from rubric.importers.facts import number_in
from rubric.importers.facts_together import are_facts
from rubric.importers.found import Unit
from rubric.importers.levels import level_in
from rubric.importers.lines import Line, is_wrapped_heading
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.normalising import joined, letters
from rubric.importers.numbers import number_of
from rubric.importers.running import is_running

UNIT_LINE = re.compile(
    r"(?:Mandatory |Optional |Core )?(?:Unit|UNIT|Module|MODULE|Component)\s*:?\s+"
    r"(?:(?:No\.?|Number)\s*)?"
    r"(?P<n>[A-Z]{0,4}[ /-]?\d{1,4}[A-Za-z]?|\d{1,4}[A-Z]{1,3}\d{1,3}|[A-Z]/\d{3}/\d{4}|[A-Z]\d*)"
    r"\s*[:.–—-]?\s+(?P<title>\S.{3,200})"
)
_CODED = re.compile(
    r"(?P<n>[A-Z]/\d{3}/\d{4}|[A-Z]{2,4}/[A-Z]?\d{3,}"
    r"|[A-Z]{2,}[A-Z0-9]*\d{2,}[A-Z]?|[A-Z][A-Z0-9]{3} \d\d|\d[A-Z]\d{4})"
    r"\s*[:,–—-]?\s+(?P<title>[A-Z].{3,160})"
)
#: what "Unit: 4 – Business Communication" says behind its label
_NUMBERED = re.compile(r"(?P<n>\d{1,4})\s*[:.–—-]\s+(?P<title>[A-Z].{3,200})")
_NUMBER_ALONE = re.compile(r"(?:Unit|Module)\s+(?P<n>[A-Z]{0,4}\d{1,4})\s*:?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s+\([^()]*\)$")
#: the code of a unit behind its title: "Restore a pond (J/618/4410)"
_WITH_CODE = re.compile(
    r"\s+(?:\((?P<n>[A-Z]/\d{3}/\d{4}|[A-Z]{2,6}\d{2,5})\)|(?P<bare>\d[A-Z]\d{4}))$"
)
#: what stands in capitals before a title that does not
_CALLED = re.compile(r"^(?:UNIT\s+|(?:Unit|UNIT|Module|MODULE|Component):\s*)(?=[A-Z][a-z])")
#: a code of letters and digits before a title, behind the label "Unit"
_CODE_FIRST = re.compile(
    r"(?P<n>[A-Z]{1,4}\d{2,4}[A-Z]?)\s*[:–—-]?\s+(?P<title>[A-Z][a-z].{3,160})"
)
#: what kind of document it is, before a title
_KIND = re.compile(
    r"^(?:(?:Higher )?National )?Unit [Ss]pecification:? [Gg]eneral [Ii]nformation[.:]\s+(?=[A-Z])"
)
#: which edition of it is printed, behind its title
_RELEASE = re.compile(r"\s+\((?:release|version|issue) \d+(?:\.\d+)?\)$", re.IGNORECASE)
_LEVEL = re.compile(
    r"\s*[(\[–—-]?\s*(?:(?:SCQF|RQF|QCF|NQF|NFQ) )?"
    r"(?P<level>level (?:\d{1,2}|E[123])|entry(?: level)? [123]|(?<=\()(?-i:L[1-8](?=\))))"
    r"\s*[)\]]?(?:\s+\d+)?$",
    re.IGNORECASE,
)
#: whose unit it is, or what it is part of
_BODY = re.compile(
    r"^(?:agored cymru|city (?:&|and) guilds|pearson(?: edexcel)?|ncfe|ocr|vtct|nocn|cmi|ilm|aim"
    r"|scottish qualifications authority|sqa|tquk|highfield|skillsfirst|active iq|gateway)$"
    r"|\b(?:qualifications|awards|authority|college|university|handbook|specification|diploma"
    r"|certificate|limited|ltd|plc)$",
    re.IGNORECASE,
)
#: editions have years, titles hardly ever
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: a code in one word: "SKAHDB2"
_CODE = re.compile(r"(?=\S*[A-Z]\S*\d)[A-Z0-9./-]{4,}")
#: the number of a unit in a register, and nothing else
_REGISTERED = re.compile(r"[A-Z]/\d{3}/\d{4}")
_CUT_OFF = re.compile(r"\s+[|–—-]\s+.*$")


class Title(NamedTuple):
    """A title with what stands beside it."""

    text: str
    line: Line | None
    number: str = ""
    level: str = ""
    #: whether the source marks it as the title of the unit in some way
    marked: bool = True
    #: further lines of which something was used: the number that stands above it
    also: tuple[Line, ...] = ()


def title_of(unit: Unit, shown_title: str) -> Title | None:
    """Return the title of a unit, or None where the source has none."""
    title = _title_of(unit, shown_title)
    if title is None or title.line is None or title.line not in unit.lines:
        return title
    rest: list[Line] = []
    before = title.line
    for line in unit.lines[unit.lines.index(before) + 1 :]:
        if not (before.text and line.text and is_wrapped_heading(before, line)):
            break
        if number_of(line.text) is not None or heading_of(line.text) is not None:
            break
        rest.append(line)
        before = line
    if not rest or not title.line.text.endswith(title.text):
        return title
    text, level = _without_level(joined([title.text, *(line.text for line in rest)]))
    return title._replace(text=text, level=title.level or level, also=(*title.also, *rest))


def _title_of(unit: Unit, shown_title: str) -> Title | None:
    if "title" in unit.facts:
        lines = unit.facts["title"]
        text = _CALLED.sub("", " ".join(line.text for line in lines))
        bare = _without_level(text)
        match = UNIT_LINE.fullmatch(bare[0]) or _NUMBERED.fullmatch(bare[0])
        if match is not None:
            return Title(match["title"], lines[0], match["n"], bare[1])
        if bare[1] and text.endswith(")"):
            text = bare[0]
        text, code = _without_code(text)
        if not code and (first := _CODE_FIRST.fullmatch(text)):
            text, code = first["title"], first["n"]
        return Title(text, lines[0], code, bare[1] or _level_beside(unit, bare[0]))
    front = front_of(unit)
    used = _used(unit)
    anywhere = [
        line for line in unit.lines if line.role != "page_number" and not is_running(line.text)
    ]
    if (beside := _beside_its_number(front)) is not None:
        return beside
    for candidates in (front, anywhere):
        for line in sorted(candidates, key=lambda line: line.is_bullet):  # one of contents last
            if line.hint in ("outcome", "criterion") or line in used:
                continue
            if (match := UNIT_LINE.fullmatch(line.text)) and not is_sentence(match["title"]):
                return _named(match["title"], line, match["n"])
        for line in candidates:
            if line.hint in ("outcome", "criterion") or line in used or are_facts(line.text):
                continue
            if line.is_bullet:
                continue  # of a list of standards, or of other units
            if (match := _CODED.fullmatch(line.text)) and not is_sentence(match["title"]):
                return _named(match["title"], line, match["n"])
    called = next((line for line in front if line not in used and _is_called(line)), None)
    if called is not None:
        return _named(called.text, called)
    rest = {
        line for before, line in itertools.pairwise(unit.lines) if is_wrapped_heading(before, line)
    }
    headings = [
        line
        for line in front
        if (line.heading or line.strong) and line not in rest and _may_be(line)
    ]
    numbered = _below_its_number(headings, front)
    if numbered is not None:
        return numbered
    if headings:
        highest = min(line.heading or 9 for line in headings)
        level = [line for line in headings if (line.heading or 9) == highest]
        best = _nearest(level, unit, front)
        return _named(best.text, best)
    plain = [
        line
        for line in front
        if line not in used and not line.is_bullet and not _BODY.search(line.text)
    ]
    below = next((line for line in plain if line.text != plain[0].text), None)
    if below is not None and plain[0] is front[0] and _may_be(below):
        number = number_in(_IN_BRACKETS.sub("", plain[0].text))
        if number is not None:
            return _named(below.text, below, number)._replace(also=(plain[0],))
    above = next((a for a, b in itertools.pairwise(front) if _above_its_number(a, b)), None)
    if above is not None and above not in used:
        return _named(above.text, above)
    alone = [line for line in plain if _may_be(line) and _stands_alone(line, front, used)]
    if alone and (best := _nearest(alone, unit, front)) and _beside(best, unit, front) <= 1:
        return _named(best.text, best)._replace(marked=len(plain) == 1)
    few = len(plain) <= 6 or (plain and _stands_alone(plain[0], front, used))
    if plain and few and plain[0] in front[:2] and _may_be(plain[0]):
        return _named(plain[0].text, plain[0])._replace(marked=False)
    if shown_title and (text := _CUT_OFF.sub("", shown_title).strip()):
        named = UNIT_LINE.fullmatch(text)
        return Title(
            named["title"] if named else text, None, named["n"] if named else "", "", False
        )
    return None


def _is_called(line: Line) -> bool:
    """Whether a line is a title behind the word UNIT, as "UNIT Using Spreadsheets"."""
    found = _CALLED.match(line.text)
    if found is None or line.role != "body" or is_sentence(line.text):
        return False
    return _may_be(replace(line, text=line.text[found.end() :])) and len(line.text.split()) > 2


def _beside_its_number(front: list[Line]) -> Title | None:
    """The title in the cell beside "Unit 11", or behind "Unit 11:" and the end of its line."""
    for line, title in itertools.pairwise(front):
        number = _NUMBER_ALONE.fullmatch(line.text)
        beside = title.row == line.row and (line.row or line.text.endswith(":"))
        if number is not None and beside and not title.is_bullet and _may_be(title):
            return _named(title.text, title, number["n"])._replace(also=(line,))
    return None


def _below_its_number(headings: list[Line], front: list[Line]) -> Title | None:
    """The heading below one that only says the number: "UNIT 501", and below it the title.

    Where the number alone is a heading, the title is the line below it.
    """
    if len(headings) == 1:
        at = front.index(headings[0]) + 1
        pairs = [(headings[0], line) for line in front[at : at + 1] if not line.is_bullet]
        pairs = [(line, below) for line, below in pairs if _may_be(below)]
    else:
        pairs = [
            (line, below)
            for line, below in itertools.pairwise(headings)
            if below.heading in (line.heading, line.heading + 1)
        ]
    for line, below in pairs:
        number = number_in(line.text.capitalize()) if line.text[:4].casefold() == "unit" else None
        if number is not None:
            return _named(below.text, below, number)._replace(also=(line,))
    return None


def _nearest(lines: list[Line], unit: Unit, front: list[Line]) -> Line:
    """The line that stands nearest to the facts; the first of several."""
    return min(lines, key=lambda line: _beside(line, unit, front))


def _beside(line: Line, unit: Unit, front: list[Line]) -> int:
    """How many lines stand between a line and the nearest fact, or the first outcome."""
    facts = {fact for lines in unit.facts.values() for fact in lines}
    facts |= {sign for sign, said in unit.signs if said in unit.facts or said in unit.blank}
    where = [n for n, one in enumerate(front) if one in facts] or [len(front)]
    at = front.index(line)
    return min(abs(at - n) for n in where) - 1


def _above_its_number(line: Line, below: Line) -> bool:
    """Whether a line could be a title and stands above a number of a register, and no more."""
    return _REGISTERED.fullmatch(below.text) is not None and _may_be(line) and not line.is_bullet


def _stands_alone(line: Line, front: list[Line], used: set[Line]) -> bool:
    """Whether a line of a text has a blank line above it, and one or the first fact below."""
    at = front.index(line)
    after = front[at + 1] if at + 1 < len(front) else None
    below = after is None or after.apart or bool(after.row) or after in used
    return (line.apart or at == 0) and below


def _named(text: str, line: Line, number: str = "") -> Title:
    bare, level = _without_level(_CALLED.sub("", _KIND.sub("", _RELEASE.sub("", text))))
    bare, code = _without_code(bare)
    number = code or number
    return Title(bare, line, number.removeprefix("Unit ").strip(), level)


def _without_code(text: str) -> tuple[str, str]:
    found = _WITH_CODE.search(text)
    return (text[: found.start()], found["n"] or found["bare"] or "") if found else (text, "")


def _without_level(text: str) -> tuple[str, str]:
    found = _LEVEL.search(text)
    if found is None or not found.start():
        return text, ""
    return text[: found.start()].rstrip(" ,"), level_in(found["level"]) or ""


def _level_beside(unit: Unit, title: str) -> str:
    """The level that stands in brackets after the title somewhere else."""
    for line in unit.lines:
        bare, level = _without_level(line.text)
        if level and letters(bare) == letters(title):
            return level
    return ""


def front_of(unit: Unit) -> list[Line]:
    """Return the lines before the outcomes begin."""
    first = {
        id(line)
        for node in (*unit.outcomes, *unit.criteria)
        for line in (*node.lines, *node.numbers)
    }
    front = []
    for line in unit.lines:
        if id(line) in first:
            break
        heading = heading_of(line.text)
        if heading is not None and heading.section in ("outcomes", "both", "criteria"):
            break
        if line.text and line.role != "page_number" and not is_running(line.text):
            front.append(line)
    return front


def _used(unit: Unit) -> set[Line]:
    used = {line for lines in unit.facts.values() for line in lines}
    used |= {line for line, _ in unit.signs}
    used |= {line for texts in unit.guidance.values() for lines in texts for line in lines}
    return used


def _may_be(line: Line) -> bool:
    text = line.text
    if (
        len(text) > 160
        or len(text) < 4
        or text.endswith((".", ":", ";"))
        or number_of(text) is not None
    ):
        return False
    if _YEAR.search(text) or text.startswith(("For ", "Version ")) or text.endswith(","):
        return False
    if _REGISTERED.fullmatch(text) or _CODE.fullmatch(text) or are_facts(text):
        return False
    return label_of(text) is None and heading_of(text) is None and level_in(text) is None


def is_sentence(text: str) -> bool:
    """Return whether what follows "Unit 3" is running prose, and no title."""
    return (
        text.endswith((".", ";"))
        or text[:1].islower()
        or re.match(r"(?:of|is|has|must|will)\b", text) is not None
    )
