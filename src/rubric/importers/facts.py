"""Header facts: which value belongs to which label, also where they stand in another order."""

import re

from rubric.importers.found import Unit
from rubric.importers.levels import level_in
from rubric.importers.lines import Line

#: facts of one line; the others take every line up to the next label
SINGLE = frozenset(
    {
        *("title", "level", "credit", "glh", "tqt", "unit_number", "owner", "grading", "framework"),
        *("operational_start", "last_registration", "last_certification", "sector", "supported_by"),
        "type",
    }
)
_NOTHING = re.compile(
    r"(?:n\s?/?\s?a|none|nil|not (?:available|applicable|stated|specified|known|required)|tbc|tba"
    r"|[-–—.]+|no data|to be confirmed|blank)\.?",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?P<n>\d{1,3}(?:\.\d+)?)(?:\s*(?:(?:scqf|nzqf|sqa|higher|national|unit) ){0,4}"
    r"credits?(?: points?| value)?.*|\s*\([a-z ]+\))?",
    re.IGNORECASE,
)
#: a credit of another size than the credit points of a framework, as many units of SQA state it
_HN_CREDIT = re.compile(r"\d{1,2} HN credits? at .*", re.IGNORECASE)
_HOURS = re.compile(
    r"(?P<n>\d{1,4}(?:\.\d+)?)\s*(?:glh|guided learning hours|hours?|hrs?|h)?\.?", re.IGNORECASE
)
_CODE = re.compile(
    r"[A-Z]/\d{3}/\d{4}|\d{3}/\d{4}/[\dX]|[A-Z]{2,}[a-z]?[A-Z]*\d[\w/.-]*|[A-Z]\d{2,}[\w/.-]*"
    r"|[A-Z0-9]{4} \d\d|\d[A-Z]\d{4}|\d{3,8}|[A-Z]{1,4}[ /-]?\d[\w/.-]*|(?:Unit )?\d{1,4}[A-Z]?"
    r"|[A-Z]{2,6}[ -]\d{1,4}|(?!(?:19|20)\d\d-)\d{4}-\d{2,3}"
    r"|(?=\S*\d)(?=\S*[A-Z])[A-Z0-9][A-Z0-9.:/_-]{2,24}|[\w.-]+/[\w./-]+|[A-Z]\d"
)
_HOURS_SAID = re.compile(
    r"[^\d]*\b(?P<n>\d{1,4})\s+(?:guided learning hours|GLH|hours)\b[^\d]*", re.IGNORECASE
)
_VERSIONED = re.compile(r"(\d{2,6}) version \d+", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}"
)


def says_nothing(text: str) -> bool:
    """Return whether a value says that there is none: "N/A", "Not available"."""
    return _NOTHING.fullmatch(text.strip()) is not None


def credit_in(text: str) -> str | None:
    """Return a credit value, or None."""
    found = _CREDIT.fullmatch(text.strip())
    return found["n"] if found else None


def hours_in(text: str) -> str | None:
    """Return guided learning hours, or None."""
    found = _HOURS.fullmatch(text.strip()) or _HOURS_SAID.fullmatch(text.strip())
    return found["n"] if found else None


def number_in(text: str) -> str | None:
    """Return a unit number, or None."""
    if found := _VERSIONED.fullmatch(text.strip()):
        return found[1]
    return text.strip() if _CODE.fullmatch(text.strip()) else None


def fits(field: str, text: str) -> bool:
    """Return whether a text can be the value of a field."""
    text = text.strip()
    if says_nothing(text):
        return True
    match field:
        case "level":
            return level_in(text) is not None
        case "credit":
            return credit_in(text) is not None or _HN_CREDIT.fullmatch(text) is not None
        case "glh" | "tqt":
            return hours_in(text) is not None
        case "unit_number":
            return number_in(text) is not None
        case "operational_start" | "last_registration" | "last_certification":
            return _DAY.fullmatch(text) is not None
        case "title":
            return (
                not text.replace(".", "").isdigit()
                and not _VERSIONED.fullmatch(text)
                and len(text) > 2
            )
        case "purpose" | "summary" | "assessment_requirements" | "related_standards":
            return len(text) > 3 and not text.isdigit()
        case "owner":
            return (
                re.search(r"\bcode \d|\b(?:19|20)\d\d$|\bversion \d", text, re.IGNORECASE) is None
                and len(text) > 2
            )
        case "framework":
            return len(text) < 60
    return True


_OF_THE_UNIT = re.compile(r"\b(?:unit|module|component)\b", re.IGNORECASE)
_OF_MORE = re.compile(r"\b(?:qualification|total|course|programme)\b|^name\b", re.IGNORECASE)


def _nearness(label: str) -> int:
    """How surely a label speaks of the unit, and not of what the unit is part of."""
    return 1 if _OF_THE_UNIT.search(label) else -1 if _OF_MORE.search(label) else 0


class Facts:
    """Labels that wait for values, and values given to the label that they fit."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        #: labels without a value, in order; a label of no field waits as "type"
        self.waiting: list[tuple[str, Line]] = []
        #: of these the labels that follow one another, since the last value
        self.run: list[tuple[str, Line]] = []
        #: the field that goes on taking lines
        self.open: str = ""
        #: whether a value came since the last label
        self._valued = False
        #: the label by which each field was told
        self._told: dict[str, Line] = {}
        #: the label of a field that is stated already, until its value comes
        self.again: tuple[str, Line] | None = None
        #: fields beside whose label something stands that is no value of theirs
        self._said: set[str] = set()

    def label(self, field: str, line: Line) -> None:
        """Take the label of a field."""
        self.unit.signs.append((line, field))
        if self.open or self._valued:
            self.run.clear()
        self._valued = False
        self.open = ""
        self.again = None
        if field in self.unit.facts and field != "type":
            self.again = field, line
            return
        self.waiting.append((field, line))
        self.run.append((field, line))

    def value(self, line: Line, *, beside: bool = False, alone: bool = False) -> bool:
        """Give a line to the label that it fits, and return whether there is one.

        Args:
            line: the value.
            beside: whether it stands in the cell or on the line of the last label.
            alone: whether fewer values follow than labels went before: then the nearest has it.
        """
        if self.again is not None:
            again, label = self.again
            self.again = None
            if self._stated_again(again, label, line):
                return True
            if beside:
                return False
        if beside and self.waiting:
            field, _ = self.waiting[-1]
            if fits(field, line.text):
                self._take(field, line, last=True)
                return True
            self._said.add(field)
            if field == "type":
                self.waiting.pop()
            return False
        if (
            self.open
            and self.open not in SINGLE
            and not any(
                field in SINGLE
                and fits(field, line.text)
                and field != "type"
                and field
                not in ("title", "owner", "grading", "sector", "supported_by", "framework")
                for field, _ in self.waiting
            )
        ):
            self.unit.facts[self.open].append(line)
            return True
        if _VERSIONED.fullmatch(line.text) and "unit_number" not in self.unit.facts:
            self.unit.facts["unit_number"] = [line]
            return True
        run = self.run[::-1] if alone else self.run
        for field, at in (*run, *self.waiting):
            if field != "type" and (field, at) in self.waiting and fits(field, line.text):
                self._take(field, line)
                return True
        if self.waiting and self.waiting[-1][0] == "type":
            self.waiting.pop()
        self.run.clear()
        return False

    def _stated_again(self, field: str, label: Line, line: Line) -> bool:
        """Take what the unit states of itself for what was said of something else before it.

        "Unit level" stands for "Level" above it, and "Credits" for "Total credits". Where neither
        says more of what it speaks than the other, both are noted.
        """
        unit = self.unit
        if unit.outcomes or unit.criteria or not fits(field, line.text) or says_nothing(line.text):
            return False
        first = self._told.get(field)
        if first is not None and _nearness(label.text) > _nearness(first.text):
            unit.facts[field] = [line]
            unit.others.pop(field, None)
            self._told[field] = label
            self.open = field
            return True
        if first is None or _nearness(label.text) == _nearness(first.text):
            unit.others.setdefault(field, []).append(line)
        return False

    def go_on(self, line: Line) -> bool:
        """Give a line to the field that is open, if one is."""
        if not self.open:
            return False
        self.unit.facts[self.open].append(line)
        return True

    def close(self) -> None:
        """End the field that is open."""
        self.open = ""

    def _take(self, field: str, line: Line, *, last: bool = False) -> None:
        at = (
            len(self.waiting) - 1
            if last
            else next(n for n, (name, _) in enumerate(self.waiting) if name == field)
        )
        taken = self.waiting.pop(at)
        self.run = [label for label in self.run if label != taken]
        self._valued = True
        if field == "type":
            return
        self.waiting = [label for label in self.waiting if label[0] != field]
        if says_nothing(line.text):
            self.unit.signs.append((line, "nothing"))
            self.unit.blank.append(field)
            return
        self.unit.facts[field] = [line]
        self._told[field] = taken[1]
        self.open = field

    def finish(self) -> None:
        """Note the labels that were left without a value."""
        stated = self.unit.facts.keys()
        for field, _ in self.waiting:
            if field != "type" and field not in stated and field not in self._said:
                self.unit.blank.append(field)
        self.waiting.clear()
