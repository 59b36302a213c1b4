"""Labels of facts: alone on a line, in a cell, or with their value behind them."""

import re
from typing import TYPE_CHECKING

from rubric.importers.facts import fits
from rubric.importers.lines import Line
from rubric.importers.lookup import label_of
from rubric.importers.numbers import Number
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk

INLINE = re.compile(r"(?P<label>[^:]{2,120}):\s*(?P<value>\S.*)")
_TYPED = re.compile(
    r"(?P<label>(?:unit )?(?:credit value|credits?|(?:rqf |scqf |ns?qf )?level|glh|tqt"
    r"|guided learning hours(?: \(glh\))?|unit (?:no|number|code|reference(?: number)?)\.?|code))"
    r"\s+(?P<value>[A-Z0-9]{4} \d\d"
    r"|(?:(?:scqf|rqf|qcf|nqf|cqfw) )?(?:level |entry |E)?\S{1,14}"
    r"(?:\s+(?:hours|credits|points|credit points))?)",
    re.IGNORECASE,
)
#: the level in its own label, before the kind of qualification: "QCF Level 3: BTEC National"
_LEVEL_IN_LABEL = re.compile(r"(?:RQF|QCF|SCQF|NQF|AQF|NFQ) level \d{1,2}", re.IGNORECASE)
_BARE_FACT = re.compile(
    r"\b(?:(?P<level>(?:(?:RQF|QCF|SCQF|NQF|AQF|NFQ) )?level (?:\d{1,2}|E[123]|entry [123])"
    r"|entry(?: level)? [123])|(?P<credit>\d{1,3} credits?)"
    r"|(?P<glh>\d{1,4} (?:GLH?|guided learning(?: hours)?)))\b",
    re.IGNORECASE,
)


def bare_facts(text: str) -> list[int]:
    """Return where the facts of a line begin that holds nothing else: "Level 3  4 credits 28 GLH".

    >>> bare_facts("Level 3 14 credits 92 GLH"), bare_facts("Level 3 tutors")
    ([0, 8, 19], [])
    """
    found = [*_BARE_FACT.finditer(text)]
    between = _BARE_FACT.sub("", text)
    return [one.start() for one in found] if not between.strip(" |") else []


def is_fact(text: str) -> bool:
    """Return whether a text is a fact of a unit by itself: "Level 2", "3 credits", "GLH 20"."""
    if _BARE_FACT.fullmatch(text) is not None:
        return True
    match = INLINE.fullmatch(text) or _TYPED.fullmatch(text)
    field = label_of(match["label"]) if match else None
    return (
        match is not None
        and field in ("level", "credit", "glh", "tqt")
        and fits(field, match["value"])
    )


def label_line(walk: "Walk", line: Line, number: Number | None) -> bool:
    """Take a label, alone or with its value on the same line; False where a line has none."""
    if line.hint in ("outcome", "criterion") or (line.is_bullet and walk.zone != "front"):
        return False
    if number is not None and number.kind not in ("number", "section"):
        return False
    text = line.text
    if (field := label_of(text)) is not None:
        if not _may_be_label(walk, line, field):
            return False
        label(walk, field, line)
        return True
    match = INLINE.fullmatch(text)
    if number is not None and (number.kind != "section" or match is None):
        return False
    if match is None:
        match = _TYPED.fullmatch(text)
    if match is None and (line.one_line or line.follows) and walk.zone in ("front", "aside"):
        at = _label_end(text)
        if at:
            _label_with_value(walk, label_of(text[:at]) or "", *walk.cut(line, at))
            return True
    if match is not None and (field := label_of(match["label"])) is not None:
        if names_the_unit(match["label"], match["value"]):
            field = "title"
        if field == "type" and walk.zone in STRUCTURE and walk.tree.criterion is not None:
            return False
        if not fits(field, match["value"]) and field not in ("purpose", "summary"):
            return False
        _label_with_value(walk, field, *walk.cut(line, match.start("value")))
        return True
    if walk.zone in ("front", "aside") and _level_in_label(walk, line, match):
        return True
    if walk.zone in ("front", "aside") and (match := _BARE_FACT.fullmatch(text)):
        field = match.lastgroup or ""
        if field and field not in walk.unit.facts:
            walk.unit.facts[field] = [line]
            walk.facts.waiting = [w for w in walk.facts.waiting if w[0] != field]
            return True
    return False


def _level_in_label(walk: "Walk", line: Line, match: re.Match[str] | None) -> bool:
    if match is None or not _LEVEL_IN_LABEL.fullmatch(match["label"]):
        return False
    if "level" in walk.unit.facts:
        return False
    said, _ = walk.cut(line, match.start("value"))
    walk.unit.facts["level"] = [said]
    return True


def names_the_unit(label: str, value: str) -> bool:
    """Return whether "Unit: Make a hedge" says the title, and not the number as "Unit: 12" does."""
    return label.strip().casefold() in ("unit", "module", "standard") and not fits(
        "unit_number", value
    )


def _may_be_label(walk: "Walk", line: Line, field: str) -> bool:
    """Whether a line that could be a label is one here, and not a word in a list."""
    if line.text.rstrip().endswith(":") or line.hint == "label" or line.strong or line.heading:
        return True
    if walk.pending and walk.zone in STRUCTURE:
        return False
    words = line.text.split()
    if field == "type" or len(words) == 1:
        return walk.zone in ("front", "aside") or field in ("purpose", "summary")
    return True


def label(walk: "Walk", field: str, line: Line) -> None:
    """Take a line that is a label and nothing else."""
    walk.entry = None
    if walk.zone in STRUCTURE or walk.zone in GUIDANCE or walk.zone == "range":
        walk.zone = "aside" if walk.unit.outcomes or walk.unit.criteria else "front"
    walk.pending.clear()
    walk.facts.label(field, line)


def _label_with_value(walk: "Walk", field: str, label: Line, line: Line) -> None:
    walk.entry = None
    if walk.zone in STRUCTURE or walk.zone in GUIDANCE or walk.zone == "range":
        walk.zone = "aside" if walk.unit.outcomes or walk.unit.criteria else "front"
    if field == "type" or field in walk.unit.facts:
        walk.facts.close()
        return
    walk.facts.label(field, label)
    walk.facts.value(line, beside=True)


def value(walk: "Walk", line: Line) -> None:
    """Take a line that stands where the value of a label does."""
    if line.band.startswith("="):
        field = line.band[1:]
        if field == "unit_number" and not fits(field, line.text):
            field = "title"  # a column headed Unit names it
        if field not in walk.unit.facts:
            walk.unit.facts[field] = [line]
        return
    same_cell = (
        walk.before is not None and walk.before.hint == "value" and walk.before.row == line.row
    )
    if same_cell and walk.facts.open:
        walk.unit.facts[walk.facts.open].append(line)
        return
    _name_the_unit(walk, line)
    walk.facts.value(line, beside=True)


def _name_the_unit(walk: "Walk", line: Line) -> None:
    """Take the label "Unit" before a name, in the cell beside it, as the label of the title."""
    if walk.facts.waiting and "title" not in walk.unit.facts:
        field, label = walk.facts.waiting[-1]
        if field == "unit_number" and names_the_unit(label.text.rstrip(" :"), line.text):
            walk.facts.waiting[-1] = ("title", label)


#: facts whose label may be one word, where no colon stands behind it
_OF_ONE_WORD = frozenset({"title", "level", "credit", "glh", "tqt", "sector", "purpose"})


def _label_end(text: str) -> int:
    """Where a label ends that stands before its value without a colon; 0 where there is none."""
    words = list(re.finditer(r"\S+", text))
    if len(words) < 2 or len(text) > 200:
        return 0
    for n in range(min(12, len(words) - 1), 0, -1):
        label, value = text[: words[n - 1].end()], text[words[n].start() :]
        field = label_of(label)
        if field is None or (n == 1 and field not in _OF_ONE_WORD) or label_of(value) == field:
            continue
        if not (value[:1].isupper() or value[:1].isdigit()) or not fits(field, value):
            continue
        if field == "purpose" and n == 1 and len(value.split()) < 5:
            continue
        return words[n].start()
    return 0
