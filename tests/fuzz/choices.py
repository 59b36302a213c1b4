"""Bytes read as choices, so that whatever changes bytes changes what is made of them."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices that bytes make one after another; where they have ended, always the first."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def more(self) -> bool:
        return self._at < len(self._data)

    def number(self, below: int) -> int:
        """Return a number from 0 to `below` - 1, made of as few bytes as can tell it."""
        size = max(1, ((below - 1).bit_length() + 7) // 8)
        taken = self._data[self._at : self._at + size]
        self._at += size
        return int.from_bytes(taken, "little") % below

    def one_of(self, those: Sequence[T]) -> T:
        return those[self.number(len(those))]

    def rest(self) -> bytes:
        taken, self._at = self._data[self._at :], len(self._data)
        return taken
