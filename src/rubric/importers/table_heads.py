"""What the heads of a table say of the columns below, and of the table."""

import re

from rubric.importers.facts import fits
from rubric.importers.lexicon import Heading, heading_of, label_of, plain
from rubric.importers.lines import Hint
from rubric.importers.numbers import number_of
from rubric.sources.pieces import Cell, Table

_NUMBER = re.compile(r"(?:no|nr|num|number|ref|reference|#|id|code|ksb)s?")
_OF_OUTCOME = re.compile(r"(?:lo|learning outcomes?|outcomes?|elements?|learning aims?|so)\b")
_OF_CRITERION = re.compile(
    r"(?:acs?|pcs?|(?:assessment|performance|grading|pass) criteri(?:a|on)|criteri(?:a|on)"
    r"|statements?|evidence requirements?|competenc(?:y|ies))\b"
)
_GUIDANCE = re.compile(
    r".*(?:content(?: areas?)?|guidance|amplification|exemplification|delivery|teaching|examples?"
    r"|explanation)"
)
#: the head of the texts whose numbers stand in the column before
_WORDED = re.compile(r"descriptions?|details?|texts?|statements?|wording")
_BANDS = {"pass": "pass", "merit": "merit", "distinction": "distinction"}
_BAND_HEAD = re.compile(r"^(?:level \d )?(?:for |to achieve (?:a |the )?)?")
_ASIDE = re.compile(
    r"(?:evidence|recommended assessment|level of|number of"
    r"|portfolio|page|date|met|achieved|assessor|iqa|iv|signature|initials?|comments?"
    r"|tick|location|type of|method|assessment method|learner|candidate|notes|status|feedback"
    r"|not yet|competent|verified|witness|supervisor|mentor"
    r"|variables?|type|task|activity|yes|mapping|nos|source).*"
)
_VERSION = re.compile(r"(?:document )?(?:version|issue|revision|release|edition)(?: no| number)?")
_CHANGED = re.compile(
    r"date(?: .*)?|.*\bchanges?(?: made)?|.*\bamendments?|reason.*|author|approved by|description"
    r"|details|summary|comments?|page"
)


def is_history(table: Table) -> bool:
    """Whether a table is of versions of the document: Version, Date, Change."""
    first = min((cell.row for cell in table.cells if cell.text.strip()), default=0)
    heads = [plain(cell.text) for cell in table.cells if cell.row == first and cell.text.strip()]
    versions = [head for head in heads if _VERSION.fullmatch(head)]
    rest = [head for head in heads if head not in versions]
    return len(versions) == 1 and len(rest) > 0 and all(map(_CHANGED.fullmatch, rest))


def is_level(cell: Cell) -> bool:
    """Return whether a cell heads the criteria of a level below Pass: "Level 1"."""
    return _role(cell.text) == _LEVEL


_EXPLAINS = re.compile(
    r"(?:the )?(?:elements?|performance criteria|learning outcomes?|assessment criteria) "
    r"(?:describe|specify|state|set out|define|are|is)\b",
    re.IGNORECASE,
)


def explains(row: list[Cell]) -> bool:
    """Whether a row only says what the columns are for: "Elements describe the outcomes"."""
    return all(_EXPLAINS.match(" ".join(cell.text.split())) for cell in row)


def are_stems(row: list[Cell]) -> bool:
    """Whether a row below the heads is how each criterion below begins: "The learner can:"."""
    return all(
        cell.text.rstrip().endswith(":") and number_of(cell.text.strip()) is None for cell in row
    )


#: facts whose values are told from other words by their form
_TOLD = ("level", "credit", "glh", "tqt", "unit_number")


def heads_values(row: list[Cell], below: list[Cell]) -> bool:
    """Whether short heads, of which only some are known, stand above their values."""
    if any(
        len(c.text) > 60 or re.search(r"\d", c.text) or c.text.rstrip()[-1] in ".:" for c in row
    ):
        return False
    under = {cell.column: cell.text for cell in below}
    beside = {cell.column: cell.text for cell in row}
    above = aside = 0
    for cell in row:
        field = label_of(cell.text)
        if field in _TOLD:
            above += fits(field, under.get(cell.column, "?"))
            aside += fits(field, beside.get(cell.column + cell.columns, "?"))
    return above > aside


#: the head of a column of criteria below Pass: "Level 1"
_LEVEL: tuple[Hint, str] = ("value", "level")


def roles_of(row: list[Cell]) -> dict[int, tuple[Hint, str]]:
    """What each column is for, where a row heads columns of outcomes, criteria or bands."""
    if len(row) < 2 or (len(row) == 2 and _heads_with_stem(row)):
        return {}
    found: dict[int, tuple[Hint, str]] = {}
    known = {hint for cell in row if (role := _role(cell.text)) for hint in role[:1]}
    for cell in row:
        role = _role(cell.text)
        if role is None and known >= {"outcome", "criterion"} and _may_head(cell):
            role = ("aside", "")  # a column of an export that is none of ours
        if role is None:
            return {}
        for column in range(cell.column, cell.column + cell.columns):
            found[column] = role
    for cell in row:
        before = found.get(cell.column - 1, ("", ""))[0]
        if before in ("number", "outcome", "criterion") and _WORDED.fullmatch(plain(cell.text)):
            found[cell.column - 1], found[cell.column] = ("number", ""), ("criterion", "")
    if any(band in _BANDS for hint, band in found.values() if hint == "criterion"):
        found = {n: ("criterion", "") if role == _LEVEL else role for n, role in found.items()}
    hints = [hint for hint, _ in found.values()]
    return found if "criterion" in hints or ("outcome" in hints and len(set(hints)) > 1) else {}


def _may_head(cell: Cell) -> bool:
    """Whether a cell could head a column: it is short, and neither a number nor a sentence."""
    text = one_line(cell)
    return len(text) < 40 and number_of(text) is None and not text.endswith((".", ":", ";"))


#: the parts of a name as a database gives it: "CriterionText", "unit_title"
_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_STEM = re.compile(
    r"(?:you|(?:the )?(?:learner|candidate|individual|student)s?)"
    r" (?:must|will|can|should|need to)\b.*:",
    re.IGNORECASE,
)


def _heads_with_stem(row: list[Cell]) -> bool:
    """Whether a row holds "Performance criteria" and how each begins: "You must be able to:"."""
    head, stem = (one_line(cell) for cell in row)
    return bool(_STEM.fullmatch(stem) and not _STEM.fullmatch(head)) and (
        _role(head) == ("criterion", "")
    )


def _role(text: str) -> tuple[Hint, str] | None:
    """What the heading of a column says of it, or None where it is no such heading."""
    if " " not in text.strip():
        text = _JOINTS.sub(" ", text)
    bare = plain(text.replace("\n", " "))
    if len(bare) > 130 or (number_of(text.strip()) is not None and len(bare) > 30):
        return None
    for word, band in _BANDS.items():
        if len(bare) < 70 and _BAND_HEAD.sub("", bare).startswith(word):
            return "criterion", band
    heading = heading_of(text.replace("\n", " "))
    section = heading.section if isinstance(heading, Heading) else ""
    if section in ("outcomes", "both"):
        return "outcome", ""
    if section in ("criteria", "evidence", "performance"):
        return "criterion", ""
    if section == "range":
        return "range", ""
    number = number_of(text.strip())
    if number is not None and number.kind == "criterion" and not number.rest:
        return "criterion", f"#{number.ref}"  # the first, second … of each outcome: AC1, AC2
    if _NUMBER.fullmatch(bare):
        return "number", ""
    if _OF_OUTCOME.match(bare) and len(bare) < 60:
        return "outcome", ""
    if _OF_CRITERION.match(bare) and len(bare) < 60:
        return "criterion", ""
    if section in ("indicative_content", "guidance", "knowing") or _GUIDANCE.fullmatch(bare):
        return "guidance", ""
    if re.fullmatch(r"level \d", bare):
        return _LEVEL
    if (field := label_of(text)) is not None and field != "type" and len(bare) < 40:
        return "value", field
    if (_ASIDE.fullmatch(bare) and len(bare) < 50) or re.fullmatch(r"\d|y|n", bare):
        return "aside", ""
    return None


def one_line(cell: Cell) -> str:
    """Return the text of a cell as if it stood on one line."""
    return cell.text.replace("\n", " ").strip()
