"""Facts of a unit that a page shows at its side, among what it links to."""

from collections import defaultdict
from collections.abc import Iterable

from rubric.importers.facts import fits
from rubric.importers.labels import INLINE
from rubric.importers.lexicon import label_of
from rubric.importers.lines import Line, cut

_TOLD = ("level", "credit", "glh", "unit_number")


def facts_at_the_side(lines: Iterable[Line]) -> dict[str, tuple[Line, Line, Line]]:
    """Return the line, the label and the value of each fact in a menu, of two facts or more.

    A field that is there with several values is what a search offers, and no fact.
    """
    found: dict[str, list[tuple[Line, Line, Line]]] = defaultdict(list)
    for line in lines:
        match = INLINE.fullmatch(line.text) if line.role == "menu" else None
        field = label_of(match["label"]) if match else None
        if match is not None and field in _TOLD and fits(field, match["value"]):
            label, value = cut(line, match.start("value"))
            found[field].append((line, label, value))
    facts = {field: pairs[0] for field, pairs in found.items() if len(pairs) == 1}
    return facts if len(facts) > 1 else {}
