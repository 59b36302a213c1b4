"""What the heads of a table say of the columns below, and of the table."""

import re
from collections.abc import Set

from rubric.importers.column_roles import BANDS, LEVEL, Role, role_of_head
from rubric.importers.facts import fits
from rubric.importers.lines import Hint
from rubric.importers.lookup import heading_of, label_of, plain
from rubric.importers.numbers import number_of
from rubric.importers.table_records import (
    Columns,
    has_words,
    one_line,
    only_names,
    says_what_is_covered,
    texts_below,
    ticked,
)
from rubric.sources.pieces import Cell

_REGISTERED = re.compile(r"[A-Z]/\d{3}/\d{4}")
#: the head of the texts whose numbers stand in the column before
_WORDED = re.compile(r"descriptions?|details?|texts?|statements?|wording")
#: the head of a column that may number the parts of a job, under which its criteria stand
_PART = re.compile(
    r"(?:cu )?(?:work )?(?:tasks?|activit(?:y|ies)|stages?|sections?|areas?|topics?|steps?)\b.*"
)


def is_level(cell: Cell) -> bool:
    """Return whether a cell heads the criteria of a level below Pass: "Level 1"."""
    return role_of_head(cell.text) == LEVEL


_EXPLAINS = re.compile(
    r"(?:the )?(?:elements?|performance criteria|learning outcomes?|assessment criteria) "
    r"(?:describe|specify|state|set out|define|are|is)\b",
    re.IGNORECASE,
)


def explains(row: list[Cell]) -> bool:
    """Return whether a row only says what the columns are for: "Elements describe the outcomes"."""
    return all(_EXPLAINS.match(" ".join(cell.text.split())) for cell in row)


def goes_on_explaining(row: list[Cell]) -> bool:
    """Return whether a row below one that explains is the rest of its sentences."""
    return all(cell.text[:1].islower() and number_of(cell.text.strip()) is None for cell in row)


def are_stems(row: list[Cell]) -> bool:
    """Return whether a row below the heads is how each criterion begins: "The learner can:"."""
    return all(
        cell.text.rstrip().endswith(":") and number_of(cell.text.strip()) is None for cell in row
    )


#: facts whose values are told from other words by their form
_TOLD = ("level", "credit", "glh", "tqt", "unit_number")


def heads_values(row: list[Cell], below: list[Cell]) -> bool:
    """Return whether short heads, of which only some are known, stand above their values."""
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


def roles_of(row: list[Cell], below: Columns) -> dict[int, Role]:
    """Return what each column is for, where a row heads columns of outcomes, criteria or bands.

    Args:
        row: the cells of the row.
        below: the cells of each column, of which those of further rows count.
    """
    if len(row) < 2 or (len(row) == 2 and _heads_with_stem(row)):
        return {}
    found: dict[int, Role] = {}
    roles = _roles_at_first(row, below)
    if _maps(row, roles, below):
        return {at: ("aside", "") for cell in row for at in _columns_of(cell)}
    known = {role[0] for role in roles if role is not None}
    if "criterion" in known:
        roles = [_of_parts(c, below) or role for c, role in zip(row, roles, strict=True)]
        known |= {role[0] for role in roles if role is not None}
    bands = sum(role is not None and role[1] in BANDS for role in roles)
    for cell, role in zip(row, roles, strict=True):
        if role is None and _are_ours(known, row) and _may_head(cell):
            role = ("aside", "")  # a column of an export that is none of ours
        if role is None and cell is row[0] and bands > 1 and _may_head(cell):
            # whatever the rows of a grid are called; one row alone describes the grades
            role = ("outcome", "") if len(texts_below(cell, below)) > 1 else None
        if (role is None or role == ("guidance", "")) and _are_numbered(cell, row, below):
            role = ("criterion", "")
        if role is None:
            return {}
        for column in _columns_of(cell):
            found[column] = role
    for cell in row:
        worded = _WORDED.fullmatch(plain(cell.text)) is not None
        if worded and (at := _number_before(cell, row, found, below)):
            found.update((n, ("aside", "")) for n in range(at + 1, cell.column))
            hint: Hint = "number" if at == cell.column - 1 else "criterion"
            found[at], found[cell.column] = (hint, ""), ("criterion", "")
    if heads_records(row):
        return {}
    if any(band in BANDS for hint, band in found.values() if hint == "criterion"):
        found = {n: ("criterion", "") if role == LEVEL else role for n, role in found.items()}
    hints = [hint for hint, _ in found.values()]
    return found if "criterion" in hints or ("outcome" in hints and len(set(hints)) > 1) else {}


def _number_before(cell: Cell, row: list[Cell], found: dict[int, Role], below: Columns) -> int:
    """The column whose numbers are those of the texts in this one; 0 where there is none.

    It is the one before, or one of bare numbers of criteria with facts between: "P1 | Pass | …".
    """
    numbering = ("number", "outcome", "criterion")
    if found.get(cell.column - 1, ("", ""))[0] in numbering:
        return cell.column - 1
    for head in reversed([head for head in row if head.column < cell.column]):
        role = found.get(head.column, ("", ""))[0]
        if role in numbering:
            return head.column if _are_of_criteria(head, below) else 0
        if role not in ("value", "aside"):
            return 0
    return 0


def _are_of_criteria(head: Cell, below: Columns) -> bool:
    """Whether a column holds bare numbers, most of them those of criteria."""
    column = texts_below(head, below)
    numbers = [number for text in column if (number := number_of(text)) and not number.rest]
    of_criteria = sum(number.kind in _OF_CRITERIA for number in numbers)
    return len(numbers) == len(column) and 2 * of_criteria >= len(column) > 0


def _roles_at_first(row: list[Cell], below: Columns) -> list[Role | None]:
    """What the head of each column says of it; texts beside boxes are criteria, where none are."""
    roles: list[Role | None] = [
        ("aside", "") if says_what_is_covered(cell, below) else role_of_head(cell.text)
        for cell in row
    ]
    roles = [
        ("value", "unit_number") if role == ("number", "") and _registers(cell, below) else role
        for cell, role in zip(row, roles, strict=True)
    ]
    criteria = [
        cell for cell, role in zip(row, roles, strict=True) if role and role[0] == "criterion"
    ]
    if any(has_words(cell, below) for cell in criteria):
        return roles
    chosen = ticked(row, below)
    if chosen is not None:
        roles = [
            ("aside", "") if cell in criteria else r for cell, r in zip(row, roles, strict=True)
        ]
        roles[row.index(chosen)] = ("criterion", "")
    return roles


def _registers(cell: Cell, below: Columns) -> bool:
    """Whether a column has the number of a register in each row, whatever its head is."""
    texts = texts_below(cell, below)
    return bool(texts) and all(_REGISTERED.fullmatch(text.strip()) for text in texts)


def _maps(row: list[Cell], roles: list[Role | None], below: Columns) -> bool:
    """Whether a table says how outcomes and criteria that stand elsewhere are assessed."""
    of = {
        hint: [
            c for c, role in zip(row, roles, strict=True) if role is not None and role[0] == hint
        ]
        for hint in ("outcome", "criterion")
    }
    if not of["criterion"]:
        return any(says_what_is_covered(cell, below) for cell in row)
    if not of["outcome"] or len(of["outcome"]) + len(of["criterion"]) == len(row):
        return False
    worded = [cell for cell in row if _WORDED.fullmatch(plain(cell.text))]
    return only_names(row, [*of["outcome"], *of["criterion"], *worded], below)


def _columns_of(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def heads_records(row: list[Cell]) -> bool:
    """Return whether a row is an outcome with heads of what is recorded: "LO1 … | Met | Date"."""
    number = number_of(one_line(row[0]))
    if number is None or number.kind != "outcome" or len(row) < 2:
        return False
    return all(role_of_head(cell.text) == ("aside", "") for cell in row[1:])


def _of_parts(cell: Cell, below: Columns) -> Role | None:
    """The role of a column whose cells number the parts of a job: "1. Slinging a load"."""
    if not _PART.fullmatch(plain(cell.text)):
        return None
    numbers = [number_of(text) for text in texts_below(cell, below)]
    counted = [n is not None and n.kind == "number" and n.rest != "" for n in numbers]
    return ("outcome", "") if counted and all(counted) else None


#: sections whose statements have numbers of their own
_STATED = ("knowing", "skills", "behaviours")
#: kinds of numbers that stand alone in a column, beside the texts of criteria
_OF_CRITERIA = ("dotted", "criterion", "ksb", "band")


def _are_numbered(cell: Cell, row: list[Cell], below: Columns) -> bool:
    """Whether the column to the left is of numbers, most of them those of criteria."""
    beside = next((c for c in row if c.column + c.columns == cell.column), None)
    if beside is None or role_of_head(beside.text) != ("number", "") or not _may_head(cell):
        return False
    heading = heading_of(cell.text)
    if role_of_head(cell.text) is not None and (heading is None or heading.section not in _STATED):
        return False
    return _are_of_criteria(beside, below)


#: heads by which people are chosen for a post
_OF_A_POST = re.compile(r"\b(?:essential|desirable)\b", re.IGNORECASE)


def _are_ours(known: Set[str], row: list[Cell]) -> bool:
    """Whether the columns that are known make a table of criteria, whatever the others are."""
    if "criterion" not in known or any(_OF_A_POST.search(cell.text) for cell in row):
        return False
    return "outcome" in known or "number" in known


def _may_head(cell: Cell) -> bool:
    """Whether a cell could head a column: it is short, and neither a number nor a sentence."""
    text = one_line(cell)
    return len(text) < 40 and number_of(text) is None and not text.endswith((".", ":", ";"))


_STEM = re.compile(
    r"(?:you|(?:the )?(?:learner|candidate|individual|student)s?)"
    r" (?:must|will|can|should|need to)\b.*:",
    re.IGNORECASE,
)


def _heads_with_stem(row: list[Cell]) -> bool:
    """Whether a row holds "Performance criteria" and how each begins: "You must be able to:"."""
    head, stem = (one_line(cell) for cell in row)
    return bool(_STEM.fullmatch(stem) and not _STEM.fullmatch(head)) and (
        role_of_head(head) == ("criterion", "")
    )
