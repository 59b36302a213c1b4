"""Facts that no label says and a sentence does: "This is a Level 3 unit worth 6 credits"."""

import re
from collections.abc import Iterator

from rubric.importers.facts import level_in
from rubric.importers.facts_together import facts_together
from rubric.importers.found import Unit
from rubric.importers.lines import Line

#: how a sentence says each fact of a unit
_SAID = {
    "level": re.compile(
        r"\b(?:SCQF |RQF |QCF |NQF |NFQ |AQF |CQFW )?(?P<value>level (?:\d{1,2}|E[123]|entry [123])"
        r"|entry level [123])\b(?P<after>)",
        re.IGNORECASE,
    ),
    "credit": re.compile(
        r"\b(?:(?P<value>\d{1,3})[ -]credits?|credit value (?:of|is) (?P<after>\d{1,3}))\b",
        re.IGNORECASE,
    ),
    "glh": re.compile(
        r"\b(?:(?P<value>\d{1,4}) (?:guided learning hours|GLH)"
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
    """The sentences before the outcomes, and of the purpose, that speak of the unit itself."""
    lines = [*front, *unit.facts.get("purpose", []), *unit.facts.get("summary", [])]
    for line in dict.fromkeys(lines):
        for sentence in _SENTENCE.split(line.text):
            if _OF_THE_UNIT.search(sentence):
                yield sentence, line


def _beside_credit(unit: Unit) -> Iterator[tuple[str, Line]]:
    """What a value of the credit says of the level: "1 National Unit credit at SCQF level 5"."""
    for line in unit.facts.get("credit", []):
        if (at := re.search(r"\bat\b", line.text)) is not None:
            yield line.text[at.end() :], line
