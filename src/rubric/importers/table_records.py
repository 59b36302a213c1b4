"""Tables that people fill in or that speak of others: boxes to tick, versions, what is covered."""

import re
from collections.abc import Mapping, Sequence

from rubric.importers.lookup import label_of, plain
from rubric.importers.numbers import number_of
from rubric.sources.pieces import Cell, Paragraph, Table

#: the cells of each column that have text, downwards
Columns = Mapping[int, Sequence[Cell]]

_VERSION = re.compile(r"(?:document )?(?:version|issue|revision|release|edition)(?: no| number)?")
_CHANGED = re.compile(
    r"date(?: .*)?|.*\bchanges?(?: made)?|.*\bamendments?|reason.*|author|approved by|description"
    r"|details|summary|comments?|page"
)


def is_history(table: Table) -> bool:
    """Return whether a table is of versions of the document: Version, Date, Change."""
    first = min((cell.row for cell in table.cells if cell.text.strip()), default=0)
    heads = [plain(cell.text) for cell in table.cells if cell.row == first and cell.text.strip()]
    versions = [head for head in heads if _VERSION.fullmatch(head)]
    rest = [head for head in heads if head not in versions]
    return len(versions) == 1 and len(rest) > 0 and all(map(_CHANGED.fullmatch, rest))


#: headings of what a learner takes before the unit, beside it, or instead of it
_OTHER_UNITS = re.compile(
    r"(?:pre|co)-?requisites?(?: (?:units?|standards?|competenc(?:y|ies)))?(?: of competency)?"
    r"|(?:barred|excluded) (?:units|combinations?)|units? (?:replaced|superseded)"
    r"|recommended units?"
)


def is_of_other_units(table: Table, above: Paragraph | None) -> bool:
    """Return whether a table lists units below a heading that says they are others."""
    if above is None or not _OTHER_UNITS.fullmatch(plain(above.text)):
        return False
    first = min((cell.row for cell in table.cells if cell.text.strip()), default=0)
    heads = [cell.text for cell in table.cells if cell.row == first and cell.text.strip()]
    return "title" in map(label_of, heads) and None not in map(label_of, heads)


def one_line(cell: Cell) -> str:
    """Return the text of a cell as if it stood on one line."""
    return cell.text.replace("\n", " ").strip()


def texts_below(head: Cell, columns: Columns) -> list[str]:
    """Return the texts that stand below a head in its column."""
    return [one_line(cell) for cell in columns.get(head.column, ()) if cell.row > head.row]


#: heads of columns that say for which outcomes or criteria something is done
_COVERED = re.compile(
    r"(?:.*\b)?(?:outcomes?|criteri(?:a|on)|los?|acs?)(?: to be)? "
    r"(?:covered|met|addressed|assessed|achieved|targeted|mapped)(?: .*)?"
)


def says_what_is_covered(cell: Cell, columns: Columns) -> bool:
    """Return whether a column names outcomes or criteria that stand elsewhere, and words none."""
    if not _COVERED.fullmatch(plain(cell.text)):
        return False
    numbers = [number_of(text) for text in texts_below(cell, columns)]
    return not any(number is not None and _WORDS.search(number.rest) for number in numbers)


_WORDS = re.compile(r"[A-Za-z]{3,} [a-z]{2,}")
#: heads of the boxes in which an assessor ticks
_TICKED = re.compile(
    r"(?:not )?(?:yes|no|y|n|y ?/ ?n|yes ?/ ?no|met|not yet met|seen|observed|achieved|competent"
    r"|not yet competent|satisfactory|done|pass|fail|completed|tick)"
)
#: heads of what is ticked, where criteria are not spoken of
_PERSON = (
    r"(?:the )?(?:candidate|learner|student|apprentice|trainee|individual)s?(?: (?:can|has|will))?"
)
_DOES = re.compile(
    rf"{_PERSON}|(?:tasks?|activit(?:y|ies)|steps?|skills?|items?|performance|standards?|actions?)"
    r"(?: (?:to be )?(?:observed|demonstrated|performed|completed|checked))?"
)


def ticked(row: list[Cell], columns: Columns) -> Cell | None:
    """Return the head of the texts beside two boxes or more, or None where there are none."""
    is_box = [_TICKED.fullmatch(plain(cell.text)) is not None for cell in row]
    does = [
        cell
        for cell, box in zip(row, is_box, strict=True)
        if not box
        and _DOES.fullmatch(plain(cell.text))
        and any(_WORDS.search(text) for text in texts_below(cell, columns))
    ]
    return does[-1] if sum(is_box) > 1 and does else None


def heads_ticked(cell: Cell) -> bool:
    """Return whether a head of texts that are ticked says who does it: "The candidate"."""
    return re.fullmatch(_PERSON, plain(cell.text)) is not None


#: a word of a cell that only names outcomes and criteria: "1.1 to 1.3", "All under LO2", "P1, M1"
_NAME = re.compile(
    r"all|los?|acs?|pcs?|learning|assessment|performance|outcomes?|criteri(?:a|on)|unit|and|to|for|of"
    r"|in|the|under|(?:LO|AC|PC)?(?:[A-H]\.?)?\d?[PMDKSB]?\d{1,2}(?:\.\d{1,2})?[a-h]?\.?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\w.]+")


def _only_names(text: str) -> bool:
    return all(_NAME.fullmatch(word[0]) for word in _WORD.finditer(text))


def has_words(head: Cell, columns: Columns) -> bool:
    """Return whether texts stand below a head, or nothing, and not marks and numbers alone."""
    below = [
        cell.text
        for at in range(head.column, head.column + head.columns)
        for cell in columns.get(at, ())
        if cell.row > head.row
    ]
    return not below or any(_WORDS.search(text) and not _only_names(text) for text in below)


def only_names(row: list[Cell], of: list[Cell], columns: Columns) -> bool:
    """Return whether the columns of outcomes and criteria hold nothing but their numbers.

    Args:
        row: the heads of the table.
        of: those of outcomes and criteria.
        columns: the cells of each column.
    """
    if any(has_words(cell, columns) for cell in of):
        return False
    headed = {at for c in row for at in range(c.column, c.column + c.columns)}
    return not any(
        _WORDS.search(cell.text)
        for at, cells in columns.items()
        if at not in headed
        for cell in cells
        if cell.row > row[0].row
    )
