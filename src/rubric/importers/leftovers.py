"""What of a source has no place in its draft: lines that nothing took, and what values left."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from rubric.importers.draft import Leftover, Origin
from rubric.importers.found import Unit
from rubric.importers.lines import Line
from rubric.importers.running import is_running
from rubric.importers.values import printed

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")
#: words that say what a number or a code beside them is, which its field says too
_SAYS_WHAT_IT_IS = frozenset(
    (
        *("learning", "performance", "specific", "assessment", "key", "module", "competency"),
        *("outcome", "outcomes", "criterion", "criteria", "element", "aim", "objective", "unit"),
        *("ac", "el", "la", "lo", "pc", "so", "ksb", "standard", "title", "no", "number", "code"),
        *("level", "entry", "credit", "credits", "cr", "point", "points", "value", "hour", "hours"),
        *("glh", "tqt", "tut", "guided", "total", "qualification", "time", "approximately"),
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "at", "of", "and", "the"),
        *("aqf", "cqfw", "eqf", "hn", "national", "nfq", "nqf", "nzqf", "qcf", "rqf", "scqf"),
        *("l", "e", "continued"),
    )
)


def left_over(unit: Unit, placed: Set[Line]) -> tuple[tuple[Leftover, ...], tuple[Leftover, ...]]:
    """Return the lines that nothing took, and the labels and headings.

    Args:
        unit: what was found.
        placed: the lines that values of the draft are made of.
    """
    signs = dict(unit.signs)
    repeats = set(unit.repeats)
    left, said = [], []
    for line in (*unit.before, *unit.lines):
        if line in placed:
            continue
        if line in signs:
            said.append(Leftover(printed(line), line.place, signs[line]))
            continue
        runs = line.role != "body" or is_running(line.text)
        why = "repeat" if line in repeats else "running" if runs else "unplaced"
        left.append(Leftover(printed(line), line.place, why))
    return tuple(left), tuple(said)


def left_of_values(origins: Iterable[Origin], without: Iterable[Leftover]) -> Iterator[Leftover]:
    """Yield the texts of which a value says a part, and nothing says the rest.

    So "497 version 8" is left over though 497 is the number of the unit.
    """
    listed = {(one.text, str(one.place)) for one in without}
    values: dict[tuple[str, str], list[Set[str]]] = defaultdict(list)
    places = {}
    for origin in origins:
        told = _words(f"{'.'.join(map(str, origin.location))} {origin.value}")
        for text, place in origin.texts:
            values[text, str(place)].append(told)
            places[text, str(place)] = place
    for (text, at), said in values.items():
        if (text, at) in listed:
            continue
        rest = (word for word in _words(text) if not any(word in told for told in said))
        if any(word[0].isalpha() and word not in _SAYS_WHAT_IT_IS for word in rest):
            yield Leftover(text, places[text, at], "in part")


def _words(text: str) -> Set[str]:
    return {word.casefold() for word in _WORD.findall(text)}
