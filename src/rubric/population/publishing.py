"""Small counts kept back from what is published, so that none can be had by subtraction.

A count of one to `smallest - 1` is kept back. Where that leaves a total from which it could be
worked out, others are kept back beside it: the smallest first, until at least two are missing of
every total that is told, these come to at least `smallest`, and no equation between what is told
gives one of them.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

#: counts and the total that they add up to
Sum = tuple[Collection[str], int]


def is_small(n: int, smallest: int) -> bool:
    """Return whether a count speaks of so few that it is kept back; nobody is not few."""
    return 0 < n < smallest


def kept_back(counts: Mapping[str, int], sums: Sequence[Sum], smallest: int) -> frozenset[str]:
    """Return the counts that are kept back.

    Args:
        counts: what would be told.
        sums: totals that are told beside them.
        smallest: the least count that may be told.
    """
    hidden = {name for name, n in counts.items() if is_small(n, smallest)}
    while True:
        more = _too_few(counts, sums, smallest, hidden) or _worked_out(counts, sums, hidden)
        if more is None:
            return frozenset(hidden)
        hidden.add(more)


def _too_few(
    counts: Mapping[str, int], sums: Sequence[Sum], smallest: int, hidden: Collection[str]
) -> str | None:
    """What else to keep back where too little is missing of some total."""
    for names, _ in sums:
        missing = [name for name in names if name in hidden]
        few = len(missing) == 1 or sum(counts[name] for name in missing) < smallest
        if missing and few:
            following = _next(counts, names, hidden)
            if following is not None:
                return following
    return None


def _next(counts: Mapping[str, int], names: Collection[str], hidden: Collection[str]) -> str | None:
    """The smallest count that is still told; one of nobody last."""
    told = [name for name in names if name not in hidden]
    return min(told, key=lambda name: (counts[name] == 0, counts[name], name), default=None)


def _worked_out(
    counts: Mapping[str, int], sums: Sequence[Sum], hidden: Collection[str]
) -> str | None:
    """What else to keep back where the totals together give a count that is kept back."""
    given = determined(hidden, [names for names, _ in sums])
    for name in sorted(given):
        for names, _ in sums:
            if name in names:
                following = _next(counts, names, hidden)
                if following is not None:
                    return following
    return None


def determined(hidden: Collection[str], sums: Sequence[Collection[str]]) -> frozenset[str]:
    """Return which unknown counts the totals of sums over them give exactly.

    Args:
        hidden: what is not told.
        sums: the names that add up to each total that is told.
    """
    names = sorted(hidden)
    rows = [[Fraction(int(name in group)) for name in names] for group in sums]
    at = 0
    for column in range(len(names)):
        pivot = next((r for r in range(at, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        rows[at] = [cell / rows[at][column] for cell in rows[at]]
        for other in range(len(rows)):
            if other != at and rows[other][column]:
                factor = rows[other][column]
                rows[other] = [a - factor * b for a, b in zip(rows[other], rows[at], strict=True)]
        at += 1
    alone = (row for row in rows if sum(1 for cell in row if cell) == 1)
    return frozenset(names[next(i for i, cell in enumerate(row) if cell)] for row in alone)
