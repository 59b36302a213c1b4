"""Facts of a unit that a page shows beside its text: among its links, in its running head."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rubric.importers.facts import fits
from rubric.importers.labels import INLINE, names_the_unit
from rubric.importers.lines import Line, cut
from rubric.importers.lookup import label_of

_TOLD = ("level", "credit", "glh", "unit_number")
#: what a running head tells: a menu names other units too
_TOLD_BY_ROLE = {"menu": _TOLD, "header": ("title", *_TOLD), "footer": ("title", *_TOLD)}


class Told(NamedTuple):
    """A fact: the line of which label and value were cut, if they stood on one."""

    whole: Line | None
    label: Line
    value: Line


def facts_at_the_side(lines: Sequence[Line]) -> dict[str, Told]:
    """Return each fact in a menu or a running head, of two facts or more.

    A field that is there with several values is what a search offers, or one for each of several
    units, and no fact.
    """
    found: dict[str, list[Told]] = defaultdict(list)
    for told in (*_on_one_line(lines), *_in_two_cells(lines)):
        label, value = told.label.text.rstrip(" :"), told.value.text
        field = "title" if names_the_unit(label, value) else label_of(label)
        if field in _TOLD_BY_ROLE[told.label.role] and fits(field, value):
            found[field].append(told)
    facts = {field: told[0] for field, told in found.items() if len(told) == 1}
    return facts if len(facts) > 1 else {}


def _on_one_line(lines: Iterable[Line]) -> Iterator[Told]:
    for line in lines:
        match = INLINE.fullmatch(line.text) if line.role in _TOLD_BY_ROLE else None
        if match is not None and label_of(match["label"]) is not None:
            yield Told(line, *cut(line, match.start("value")))


def _in_two_cells(lines: Sequence[Line]) -> Iterator[Told]:
    for label, value in pairwise(lines):
        if label.role in _TOLD_BY_ROLE and (label.hint, value.hint) == ("label", "value"):
            yield Told(None, label, value)
