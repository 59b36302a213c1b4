"""Small words that the strategies are made of: chances, days, and the day asked for."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, TypeVar

from hypothesis import strategies as st

T = TypeVar("T")

#: days to judge on, at the ends of months where calendars differ
DAYS_ASKED = (date(2026, 3, 31), date(2024, 2, 29), date(2026, 5, 31), date(2025, 12, 15))
#: periods that rules ask for
PERIODS = ("1 month", "2 months", "1 year")


def chosen(*values: T) -> st.SearchStrategy[T]:
    """Return a strategy for one of the values; a value that is repeated comes more often."""
    return _one_of(values)


def seldom(*values: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for one of the values, or more often for None: not stated."""
    return _one_of((*(None,) * (2 * len(values)), *values))


def rarely(*values: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for one of the values, or most often for None."""
    return _one_of((*(None,) * (7 * len(values)), *values))


def some(values: Sequence[T], least: int = 0, most: int = 2) -> st.SearchStrategy[list[T]]:
    """Return a strategy for a few different ones of the values."""
    top = min(most, len(values))
    if top == 0:
        return st.just([])
    return _lists_of(_one_of(tuple(values)), min(least, top), top)


def _one_of(values: tuple[T, ...]) -> st.SearchStrategy[T]:
    """The same strategy for the same values: a new one is looked through before its first draw."""
    try:
        return _sampled(*values)
    except TypeError:  # what cannot be hashed
        return st.sampled_from(values)


# typed, since True is not 1 here, nor 1 Decimal(1)
@lru_cache(maxsize=4_096, typed=True)
def _sampled(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


@lru_cache(maxsize=4_096)
def _lists_of(one: st.SearchStrategy[T], least: int, most: int) -> st.SearchStrategy[list[T]]:
    return st.lists(one, min_size=least, max_size=most, unique=True)


def days_around(on: date) -> tuple[date, ...]:
    """Return days on which something changes when judged on a day: few, so that they tie."""
    behind = tuple(on - timedelta(days=days) for days in (0, 0, 1, 14, 27, 28, 29, 30, 31, 32))
    edges = tuple(on - timedelta(days=days) for days in (59, 60, 61, 62, 364, 365, 366, 367))
    return (*behind, *edges, on + timedelta(days=1), on + timedelta(days=40))


def stated(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something, under the names that files use."""
    return {name.rstrip("_"): value for name, value in fields.items() if value is not None}


def text_of(value: Any) -> Any:
    """Return plain data as a file holds it: days as text."""
    if isinstance(value, dict):
        return {key: text_of(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [text_of(entry) for entry in value]
    return value.isoformat() if isinstance(value, date) else value
