"""The order in which people count: 1.9 before 1.10, E2 before E10."""

import re
from functools import lru_cache

_DIGITS = re.compile(r"([0-9]+)")


#: the same few refs and ids are sorted again and again
@lru_cache(maxsize=50_000)
def people_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key for a ref or an id, with numbers compared as numbers.

    The text itself stands last in the key, so that `01` and `1` keep one order.

    >>> sorted(["1.10", "1.9", "E10", "E2"], key=people_order)
    ['1.9', '1.10', 'E2', 'E10']
    """
    pieces = tuple(
        (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece)
        for piece in _DIGITS.split(text)
        if piece
    )
    return (*pieces, (-1, 0, text))
