"""Labels of facts side by side on one line, or in one row, and their values on the line below."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from rubric.importers.facts import fits
from rubric.importers.lines import Line
from rubric.importers.lookup import label_of

#: facts whose values are told from other words by their form
_TOLD = ("level", "credit", "glh", "tqt", "unit_number")
#: facts whose values may be any words; those of no field go nowhere
_FREE = ("title", "type")
#: the most words that a row of labels has, the most labels, and the most words of their values
_MOST = 12
_MOST_LABELS = 6
_MOST_BELOW = 24


def facts_below(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines, each value below a row of labels with the hint of its label.

    Where a page has no rules, "Level Credit GLH" stands above "3 6 48".
    """
    at = 0
    while at < len(lines):
        heads = _labels_from(lines, at)
        after = at + max(1, len(heads))
        below = lines[after] if after < len(lines) else None
        fields = [field for head in heads for field in _fields_of(head)]
        values = _dealt(below, fields)
        another = lines[after + 1] if after + 1 < len(lines) else None
        if below is None or not values or _dealt(another, fields):  # a list of units
            yield lines[at]
            at += 1
            continue
        yield from (replace(head, hint="label", band="=type") for head in heads)
        for field, value in zip(fields, _pieces(below, values), strict=True):
            told = field != "type"
            yield replace(
                value, hint="value" if told else "aside", band=f"={field}" if told else ""
            )
        at = after + 1


def _is_plain(line: Line) -> bool:
    return line.role == "body" and line.hint == "" and not line.label


def _labels_from(lines: Sequence[Line], at: int) -> list[Line]:
    """The line that holds several labels, or the cells of a row that hold one each."""
    first = lines[at]
    if first.role != "body":
        return []
    if _is_plain(first) and first.row == 0:
        return [first] if len(_fields_of(first)) > 1 else []
    row = []
    for line in lines[at : at + _MOST]:
        if line.hint != "label" or line.row != first.row or not _fields_of(line):
            break
        row.append(line)
    return row if len(row) > 1 else []


def _fields_of(line: Line) -> list[str]:
    """The fields that a line names, where it holds nothing but labels, one of them told by form.

    A title stands beside nothing else that may be any words.
    """
    words = line.text.split()
    if not 0 < len(words) <= _MOST:
        return []
    found: list[str] = []
    start = 0
    while start < len(words):
        for end in range(len(words), start, -1):
            field = label_of(" ".join(words[start:end]))
            if field in (*_TOLD, *_FREE):
                found.append(field)
                start = end
                break
        else:
            return []
    once = [field for field in found if field != "type"]
    beside = {*pairwise(found)} & {("title", "type"), ("type", "title")}
    told = any(field in _TOLD for field in found)
    return found if told and len(set(once)) == len(once) and not beside else []


def _dealt(line: Line | None, fields: Sequence[str]) -> tuple[int, ...]:
    """Where the value of each field ends, counted in words; empty where they do not fit."""
    words = line.text.split() if line is not None and _is_plain(line) else []
    if not 2 <= len(fields) <= _MOST_LABELS or not len(fields) <= len(words) <= _MOST_BELOW:
        return ()
    for cuts in combinations(range(1, len(words)), len(fields) - 1):
        bounds = (0, *cuts, len(words))
        parts = [" ".join(words[a:b]) for a, b in pairwise(bounds)]
        if all(map(fits, fields, parts)):
            return bounds[1:]
    return ()


def _pieces(line: Line, ends: Sequence[int]) -> Iterator[Line]:
    words = line.text.split()
    start = 0
    for end in ends:
        text = " ".join(words[start:end])
        yield replace(line, text=text, follows=True) if start else replace(line, text=text)
        start = end
