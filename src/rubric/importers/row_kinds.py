"""Tables with a column that says what each row is: Outcome, Criterion, Knowledge, Skill."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rubric.importers.lines import Hint
from rubric.importers.lookup import plain
from rubric.importers.numbers import number_of
from rubric.sources.pieces import Cell

_OUTCOME = re.compile(r"(?:learning )?(?:outcome|aim|objective)s?|elements?|lo|la|so")
_UNIT = re.compile(r"(?:unit|module)(?: of competency| standard)?")
_CRITERION = re.compile(
    r"(?:(?:assessment|performance|grading) )?criteri(?:on|a)|ac|pc|statements?"
    r"|knowledge(?: and understanding)?|skills?|behaviou?rs?|performance|[ksb]"
)


@dataclass(frozen=True, slots=True)
class RowKinds:
    """Where a row says what it is, and where its number and its text stand."""

    head: int
    kind: int
    number: int
    text: int

    def hints(self, row: Sequence[Cell]) -> dict[int, tuple[Hint, str]] | None:
        """Return what each column of a row is for, or None where it does not say so."""
        said = next((cell.text for cell in row if cell.column == self.kind), "")
        if _is_unit(said):
            return {self.number: ("value", "=unit_number"), self.text: ("value", "=title")}
        hint = _hint(said)
        return {self.number: (hint, ""), self.text: (hint, "")} if hint else None


def row_kinds(by_row: Mapping[int, Sequence[Cell]]) -> RowKinds | None:
    """Return how the rows of a table say what they are, or None where they do not.

    A head stands above, each row has a number in one column and its text in another, and there
    are outcomes beside criteria, or three statements of knowledge, skills and the like.
    """
    columns: dict[int, list[Cell]] = {}
    for row in by_row.values():
        for cell in row:
            columns.setdefault(cell.column, []).append(cell)
    for column, cells in columns.items():
        told = [cell.row for cell in cells if _hint(cell.text)]
        kinds = {_hint(cell.text) for cell in cells} - {""}
        if len(told) < 3 or not (len(kinds) > 1 or _are_of_a_standard(cells)):
            continue
        above = [cell.row for cell in cells if cell.row < told[0] and not _is_unit(cell.text)]
        head = max(above, default=0)
        if not head or any(number_of(cell.text.strip()) for cell in by_row[head]):
            continue
        rest = {
            n: [cell.text.strip() for cell in others if cell.row in told]
            for n, others in columns.items()
            if n != column
        }
        numbered = [n for n, texts in rest.items() if _are_numbers(texts, len(told))]
        worded = [n for n, texts in rest.items() if len(texts) == len(told) and n not in numbered]
        if not numbered or not worded:
            continue
        text = max(worded, key=lambda n: sum(map(len, rest[n])))
        return RowKinds(head, column, max(numbered, key=lambda n: _naming(rest[n])), text)
    return None


def _is_unit(text: str) -> bool:
    return _UNIT.fullmatch(plain(text)) is not None


def _hint(text: str) -> Hint:
    bare = plain(text)
    if _OUTCOME.fullmatch(bare):
        return "outcome"
    return "criterion" if _CRITERION.fullmatch(bare) else ""


def _are_of_a_standard(cells: Sequence[Cell]) -> bool:
    """Whether rows are of two kinds of statements at least: knowledge and skills."""
    return len({plain(cell.text)[:1] for cell in cells if _hint(cell.text)} & set("kspb")) > 1


def _naming(texts: Sequence[str]) -> int:
    """How many numbers are more than a count of rows, or of the rows that hold others: 1.1, AC1."""
    return sum(
        (number := number_of(text)) is not None and number.kind != "number" for text in texts
    )


def _are_numbers(texts: Sequence[str], rows: int) -> bool:
    numbers = [number_of(text) for text in texts]
    return len(texts) == rows and all(number and not number.rest for number in numbers)
