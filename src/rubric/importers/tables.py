"""Tables to lines in reading order; what a column is for goes along as a hint."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from rubric.importers.facts import fits
from rubric.importers.lexicon import Heading, heading_of, label_of, plain
from rubric.importers.lines import Hint, Line, lines_of
from rubric.importers.numbers import number_of
from rubric.sources.pieces import Cell, Paragraph, Piece, Table, paragraphs

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


def lines_of_pieces(pieces: tuple[Piece, ...]) -> list[Line]:
    """Return every line of a document in reading order, those in tables with their hints."""
    rows = count(1)
    found: list[Line] = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            found.extend(lines_of(piece))
        else:
            found.extend(_of_table(piece, rows))
    return found


def _of_table(table: Table, rows: "count[int]") -> Iterator[Line]:
    if table.role != "body":
        for paragraph in paragraphs((table,)):
            yield from lines_of(paragraph, "aside")
        return
    by_row: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells:
        if cell.text.strip():
            by_row[cell.row].append(cell)
    width = max((cell.column + cell.columns - 1 for cell in table.cells), default=1)
    roles: dict[int, tuple[Hint, str]] = {}
    labels: list[Cell] = []
    told: dict[int, str] = {}
    headed = False
    for number in sorted(by_row):
        row = sorted(by_row[number], key=lambda cell: cell.column)
        n = next(rows)
        heads = _roles(row)
        under_head, headed = headed, bool(heads)
        if heads:
            yield from _without_values(labels, n)
            roles, labels = ({**roles, **heads} if under_head else heads), []
            told.clear()
            for cell in row:
                hint, band = heads[cell.column]
                is_head = hint in ("outcome", "criterion") and not band and not _is_level(cell)
                yield from _cell(cell, "" if is_head else "aside", n)
        elif roles and (_explains(row) or (under_head and _are_stems(row))):
            for cell in row:
                yield from _cell(cell, "aside", n)
        elif roles:
            yield from _under_roles(row, roles, n, width, told)
        elif labels and not any(_is_label(cell) or _is_fact(cell) for cell in row):
            yield from _under_labels(labels, row, n)
            labels = []
        elif len(row) > 1 and (
            (all(_is_label(cell) for cell in row) and not _all_blank_beside(table, row))
            or _heads_values(row, _next_row(by_row, number))
        ):
            yield from _without_values(labels, n)
            labels = row
            if len(row) == 2 and _facts_follow(by_row, number):
                labels = []
                yield from _label_and_value(row, n)
        else:
            yield from _without_values(labels, n)
            labels = []
            yield from _label_and_value(row, n)
    yield from _without_values(labels, 0)


def _is_level(cell: Cell) -> bool:
    return _role(cell.text) == _LEVEL


_EXPLAINS = re.compile(
    r"(?:the )?(?:elements?|performance criteria|learning outcomes?|assessment criteria) "
    r"(?:describe|specify|state|set out|define|are|is)\b",
    re.IGNORECASE,
)


def _explains(row: list[Cell]) -> bool:
    """Whether a row only says what the columns are for: "Elements describe the outcomes"."""
    return all(_EXPLAINS.match(" ".join(cell.text.split())) for cell in row)


def _are_stems(row: list[Cell]) -> bool:
    """Whether a row below the heads is how each criterion below begins: "The learner can:"."""
    return all(
        cell.text.rstrip().endswith(":") and number_of(cell.text.strip()) is None for cell in row
    )


def _is_fact(cell: Cell) -> bool:
    """Whether a cell holds a label with its value: "Unit: Make a hedge"."""
    label, colon, value = cell.text.partition(":")
    return bool(colon and value.strip()) and label_of(label) is not None


def _all_blank_beside(table: Table, row: list[Cell]) -> bool:
    """Whether the cell to the right of each label is there, and empty: it waits for a pen."""
    blank = {(c.row, c.column) for c in table.cells if not c.text.strip()}
    return all((cell.row, cell.column + cell.columns) in blank for cell in row)


def _next_row(by_row: dict[int, list[Cell]], number: int) -> list[Cell]:
    later = [row for row in by_row if row > number]
    return by_row[min(later)] if later else []


#: facts whose values are told from other words by their form
_TOLD = ("level", "credit", "glh", "tqt", "unit_number")


def _heads_values(row: list[Cell], below: list[Cell]) -> bool:
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


def _facts_follow(by_row: dict[int, list[Cell]], number: int) -> bool:
    """Whether the next row begins with a label: then this one is a label with a value."""
    later = [row for row in by_row if row > number]
    return bool(later) and _is_label(min(by_row[min(later)], key=lambda cell: cell.column))


#: the head of a column of criteria below Pass: "Level 1"
_LEVEL: tuple[Hint, str] = ("value", "level")


def _roles(row: list[Cell]) -> dict[int, tuple[Hint, str]]:
    """What each column is for, where a row heads columns of outcomes, criteria or bands."""
    if len(row) < 2:
        return {}
    found: dict[int, tuple[Hint, str]] = {}
    for cell in row:
        role = _role(cell.text)
        if role is None:
            return {}
        for column in range(cell.column, cell.column + cell.columns):
            found[column] = role
    for cell in row:
        before = found.get(cell.column - 1, ("", ""))[0]
        if before in ("number", "outcome", "criterion") and _WORDED.fullmatch(plain(cell.text)):
            found[cell.column - 1], found[cell.column] = ("number", ""), ("criterion", "")
    if any(band for hint, band in found.values() if hint == "criterion"):
        found = {n: ("criterion", "") if role == _LEVEL else role for n, role in found.items()}
    hints = [hint for hint, _ in found.values()]
    return found if "criterion" in hints or ("outcome" in hints and len(set(hints)) > 1) else {}


def _role(text: str) -> tuple[Hint, str] | None:
    """What the heading of a column says of it, or None where it is no such heading."""
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


def _under_roles(
    row: list[Cell],
    roles: dict[int, tuple[Hint, str]],
    n: int,
    width: int,
    told: dict[int, str],
) -> Iterator[Line]:
    whole = len(row) == 1 and row[0].columns >= width and width > 1
    if len(row) == 1 and _ends_roles(row[0], width):
        roles.clear()
        yield from _cell(row[0], "", n)
        return
    if whole:
        yield from _cell(row[0], "", n)
        return
    if (
        _is_label(row[0])
        and len(row) > 1
        and number_of(row[0].text) is None
        and all(number_of(cell.text) is None for cell in row)
    ):
        roles.clear()
        yield from _label_and_value(row, n)
        return
    for cell in row:
        hint, more = roles.get(cell.column, ("", ""))
        if hint == "number":
            hint = roles.get(cell.column + cell.columns, ("criterion", ""))[0]
            more = ""
        if hint == "value":
            if told.get(cell.column) != cell.text:
                told[cell.column] = cell.text
                yield from _fact(cell, more, n)
            else:
                yield from _cell(cell, "aside", n)
            continue
        yield from _cell(cell, hint, n, more)


def _ends_roles(cell: Cell, width: int) -> bool:
    """Whether a cell that stands alone, where the columns begin, heads what is none of theirs."""
    if cell.column != 1 or width < 2 or number_of(cell.text.strip()) is not None:
        return False
    heading = heading_of(cell.text)
    return heading is not None and heading.section in ("guidance", "aside", "indicative_content")


def _fact(cell: Cell, field: str, n: int) -> Iterator[Line]:
    """A fact of the unit that stands in a column: its label is the head of the column."""
    for line in _cell(cell, "value", n):
        yield replace(line, band=f"={field}")


def _without_values(labels: list[Cell], n: int) -> Iterator[Line]:
    """Labels of a row below which no values stand."""
    for cell in labels:
        yield from _cell(cell, "label", n)


def _under_labels(labels: list[Cell], row: list[Cell], n: int) -> Iterator[Line]:
    """Labels in one row and their values in the next."""
    left = list(row)
    for label in labels:
        yield from _cell(label, "label", n)
        for cell in list(left):
            if cell.column == label.column:
                yield from _cell(cell, "value", n)
                left.remove(cell)
    for cell in left:
        yield from _cell(cell, "", n)


def _label_and_value(row: list[Cell], n: int) -> Iterator[Line]:
    """Cells of a row: a label, then its value; what is no label stands as it is."""
    after_label = False
    for cell in row:
        is_label = _is_label(cell)
        if is_label and not after_label and len(row) > 1:
            yield from _cell(cell, "label", n)
            after_label = True
        elif after_label:
            if is_label and cell is not row[-1]:
                yield from _cell(cell, "label", n)
                continue
            yield from _cell(cell, "value", n)
            after_label = False
        else:
            yield from _cell(cell, "", n)


def _lines(piece: Piece, hint: Hint, n: int) -> Iterator[Line]:
    for paragraph in paragraphs((piece,)):
        yield from lines_of(paragraph, hint, n)


def _one_line(cell: Cell) -> str:
    return cell.text.replace("\n", " ").strip()


def _is_label(cell: Cell) -> bool:
    text = _one_line(cell)
    if number_of(text) is not None:
        return False
    return label_of(text) is not None or (
        len(text) < 200 and heading_of(text) is not None and label_of(text) is not None
    )


def _cell(cell: Cell, hint: Hint, n: int, band: str = "") -> Iterator[Line]:
    if hint == "label" and "\n" in cell.text.strip() and (field := label_of(_one_line(cell))):
        lines = [line for piece in cell.pieces for line in _lines(piece, hint, n)]
        for at, line in enumerate(lines):  # one label, which the column broke
            yield replace(line, band=f"={field}") if at == 0 else replace(line, hint="aside")
        return
    for piece in cell.pieces:
        if isinstance(piece, Paragraph):
            yield from lines_of(piece, hint, n, band)
        else:
            for paragraph in paragraphs((piece,)):
                yield from lines_of(paragraph, hint, n, band)
