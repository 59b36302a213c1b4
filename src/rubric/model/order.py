"""The order in which people count: 1.9 before 1.10, E2 before E10."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol, TypeVar

_DIGITS = re.compile(r"[0-9]+")
#: before every character of a text: the end of one, and a number within it
_END, _NUMBER = "\x00", "\x01"


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


# the same few refs and ids are sorted again and again
@lru_cache(maxsize=100_000)
def people_order(text: str) -> str:
    """Return a sort key for a ref or an id, with numbers compared as numbers.

    The text itself stands last in the key, so that `01` and `1` keep one order. Keys are
    texts, since these are compared much faster than tuples of pieces.

    >>> sorted(["1.10", "1.9", "E10", "E2"], key=people_order)
    ['1.9', '1.10', 'E2', 'E10']
    """
    return _DIGITS.sub(_as_number, text) + _END + text


def _as_number(digits: re.Match[str]) -> str:
    """A number as text that sorts by it: how many digits, then the digits."""
    figures = digits[0].lstrip("0")
    return _NUMBER + chr(len(figures)) + figures


def in_order_of_ids(records: Iterable[_Record]) -> Iterable[_Record]:
    """Return records in the order of their ids; of two with one id the last."""
    by_id = {record.id: record for record in records}
    return map(by_id.__getitem__, sorted(by_id, key=people_order))
