"""Facts that no label says and a sentence does: "This is a Level 3 unit worth 6 credits"."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from rubric.importers.facts_together import facts_together
from rubric.importers.found import Unit
from rubric.importers.levels import level_in
from rubric.importers.lines import Line

#: how a sentence says each fact of a unit
_SAID = {
    "level": re.compile(
        r"\b(?:SCQF |RQF |QCF |NQF |NFQ |AQF |CQFW )?(?P<value>level (?:\d{1,2}|E[123]|entry [123]"
        r"|one|two|three|four|five|six|seven|eight)|entry level [123])\b(?P<after>)",
        re.IGNORECASE,
    ),
    "credit": re.compile(
        r"\b(?:(?P<value>\d{1,3})[ -]credits?|credit value (?:of|is) (?P<after>\d{1,3}))\b",
        re.IGNORECASE,
    ),
    "glh": re.compile(
        r"\b(?:(?P<value>\d{1,4}) (?:guided learning hours|hours of guided learning|GLH)"
        r"|(?:guided learning hours|GLH) (?:are|is) (?P<after>\d{1,4}))\b",
        re.IGNORECASE,
    ),
}
#: a sentence that speaks of the unit itself, and not of others that lead to it or follow
_OF_THE_UNIT = re.compile(
    r"\b(?:this|the) (?:[\w-]+ ){0,3}(?:unit|module|component)\b[^.]{0,40}?"
    r"\b(?:is|has|carries|attracts|comprises)\b|\bthis (?:is )?(?:an? )?(?:[\w-]+ ){0,3}"
    r"(?:unit|module)\b|^\W*an? (?:level|\d+[ -]credit)\b[^.]*\b(?:unit|module)\b"
    r"|^the (?:credit value|guided learning hours|GLH|level) (?:is|are)\b"
    r"|^it (?:is|has|requires|carries|takes|needs)\b",
    re.IGNORECASE,
)
#: how a line ends that stops within a sentence
_OPEN = re.compile(r"\b(?:an?|and|at|by|for|has|is|of|takes|the|to|with|worth)$|,$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def said_of_the_unit(unit: Unit, front: list[Line]) -> dict[str, tuple[str, Line]]:
    """Return level, credit and hours that sentences or lines of facts state, each with its line.

    A fact of which sentences say different things is left out, as is one that a label states.
    """
    found: dict[str, dict[str, Line]] = {field: {} for field in _SAID}
    for text, line in (*_sentences(unit, front), *_beside_credit(unit)):
        for field, pattern in _SAID.items():
            for match in pattern.finditer(text):
                said = match["value"] or match["after"]
                value = level_in(said) if field == "level" else said
                if value:
                    found[field].setdefault(value, line)
    for field, value, line in facts_together(front):
        found[field].setdefault(value, line)
    return {
        field: next(iter(values.items()))
        for field, values in found.items()
        if len(values) == 1 and field not in unit.facts
    }


def _sentences(unit: Unit, front: list[Line]) -> Iterator[tuple[str, Line]]:
    """The sentences before the outcomes, and of the purpose, that speak of the unit itself.

    Each comes with the line on which it begins.
    """
    lines = [*front, *unit.facts.get("purpose", []), *unit.facts.get("summary", [])]
    for paragraph in _paragraphs(dict.fromkeys(lines)):
        text = " ".join(line.text for line in paragraph)
        ends = [*accumulate(len(line.text) + 1 for line in paragraph)]
        starts = [0, *(gap.end() for gap in _SENTENCE.finditer(text))]
        for start, sentence in zip(starts, _SENTENCE.split(text), strict=True):
            if _OF_THE_UNIT.search(sentence):
                yield sentence, paragraph[bisect_right(ends, start)]


def _paragraphs(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines of which each goes on where the one above it stopped."""
    found: list[Line] = []
    for line in lines:
        if found and not _goes_on(found[-1], line):
            yield found
            found = []
        found.append(line)
    if found:
        yield found


def _goes_on(above: Line, line: Line) -> bool:
    if line.apart or line.is_bullet or line.row != above.row or not above.text or not line.text:
        return False
    return above.text[-1] not in ".!?:;" and (
        not line.text[0].isupper() or _OPEN.search(above.text) is not None
    )


def _beside_credit(unit: Unit) -> Iterator[tuple[str, Line]]:
    """What a value of the credit says of the level: "1 National Unit credit at SCQF level 5"."""
    for line in unit.facts.get("credit", []):
        if (at := re.search(r"\bat\b", line.text)) is not None:
            yield line.text[at.end() :], line
