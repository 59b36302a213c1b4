"""Facts that stand together, without labels or glued to them: "Level 2, 3 credits, 20 GLH"."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from rubric.importers.levels import level_in
from rubric.importers.lines import Line

#: each fact, its words before its number or behind it
_FACT = re.compile(
    r"(?<![A-Za-z])(?:"
    r"(?P<level>(?:(?:RQF|QCF|SCQF|NQF|NFQ|AQF):? )?level\s*:?\s*(?:\d{1,2}|E[123]|entry [123])"
    r"|entry(?: level)? [123]|L ?(?:\d|E[123]))(?!\d)"
    r"|credits?(?: value)?\s*:?\s*(?P<credit>\d{1,3})(?!\d)"
    r"|(?P<credits>\d{1,3}) ?(?:SCQF )?(?:credits?|cr)(?![a-z])(?: points?)?"
    r"|(?:glh|guided learning(?: hours)?)\s*:?\s*(?P<glh>\d{1,4})(?!\d)"
    r"|(?P<hours>\d{1,4}) ?(?:glh|guided learning(?: hours)?)(?![a-z])"
    r")",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?:(?:unit )?(?:ref|code|number|no)\.?\s*:?\s*)?[A-Z]/\d{3}/\d{4}", re.IGNORECASE
)
#: what makes a line one about a qualification, or about those who take one
_OF_ANOTHER = re.compile(
    r"\b(?:diploma|certificate|award|qualifications?|degree|progress\w*|learners?|you|or|from|at)\b",
    re.IGNORECASE,
)
_FEW = 6
_LONGEST = 140


def facts_together(lines: Iterable[Line]) -> Iterator[tuple[str, str, Line]]:
    """Yield each fact of the lines that hold hardly anything but two facts or more.

    The cells of one row of a table are one such line. Yields the field, its value and its line.
    """
    for _, beside in groupby(lines, key=lambda line: line.row or line):
        row = list(beside)
        whole = " ".join(line.text for line in row)
        if not are_facts(whole):
            continue
        for line in row:
            for found in _FACT.finditer(line.text):
                field, value = _read(found)
                if value:
                    yield field, value, line


def are_facts(text: str) -> bool:
    """Return whether a text holds two facts of a unit or more, and few other words.

    >>> are_facts("Level 2 unit, 3 credits, 20 guided learning hours.")
    True
    >>> are_facts("L3, 10cr, 60glh"), are_facts("Level 2 Diploma (37 credits)")
    (True, False)
    """
    if len(text) > _LONGEST:
        return False
    fields = [_read(found)[0] for found in _FACT.finditer(text)]
    rest = _CODE.sub(" ", _FACT.sub(" ", text))
    return (
        len(fields) > 1
        and len(set(fields)) == len(fields)
        and _OF_ANOTHER.search(rest) is None
        and len(re.findall(r"[A-Za-z]{2,}", rest)) <= _FEW
    )


def _read(found: re.Match[str]) -> tuple[str, str]:
    if said := found["level"]:
        short = re.sub(r"^L ?(?=\d|E)", "Level ", said)
        return "level", level_in(re.sub(r"\s*:\s*", " ", short)) or ""
    if said := found["credit"] or found["credits"]:
        return "credit", said
    return "glh", found["glh"] or found["hours"] or ""
