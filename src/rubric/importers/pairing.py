"""Which entry of one list is which of another: outcomes, criteria and parts before and after."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rubric.importers.normalising import letters

Entry = Mapping[str, Any]
#: of the words of two texts so many stand in both where one is the other reworded
_NEAR = 0.6
#: longer lists are not looked through for wording that is only near: each is held to each
_LONGEST = 200


def pairs(left: Sequence[Any], right: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Return each entry on the left with the same one on the right, or with None.

    The surest way comes first: number and wording, wording, number and near wording, near wording,
    and number alone. So what is numbered anew because of an insertion keeps what people wrote
    beside it, also where it was reworded at once.
    """
    free = [one for one in right if isinstance(one, Mapping)]
    found: dict[int, Any] = {}
    ways: tuple[Callable[[Entry, Entry], bool], ...] = (
        lambda a, b: _same_number(a, b) and _wording(a) == _wording(b),
        lambda a, b: _wording(a) == _wording(b),
        lambda a, b: _same_number(a, b) and _near(a, b),
        _near,
        _same_number,
    )
    for same in ways:
        waiting = [one for one in left if id(one) not in found and isinstance(one, Mapping)]
        if same is _near and max(len(waiting), len(free)) > _LONGEST:
            continue
        for one in waiting:
            match = next((other for other in free if same(one, other)), None)
            if match is not None:
                found[id(one)] = match
                free = [other for other in free if other is not match]
    return [(one, found.get(id(one))) for one in left]


def _same_number(one: Entry, other: Entry) -> bool:
    return bool(one.get("ref") == other.get("ref"))


def _wording(node: Entry) -> str:
    return letters(str(node.get("text", "")))


def _near(one: Entry, other: Entry) -> bool:
    a, b = (Counter(str(node.get("text", "")).casefold().split()) for node in (one, other))
    return 2 * (a & b).total() >= _NEAR * (a.total() + b.total()) > 0
