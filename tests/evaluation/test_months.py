"""Calendar months: the same day of an earlier month, or the last one it has."""

from datetime import date

import pytest

from rubric.evaluation.months import months_before, months_since, recent


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        # the same day of the month
        (date(2026, 11, 21), 1, date(2026, 10, 21)),
        # a month that has no such day gives its last
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        # also in a leap year
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        # over the end of a year, and into December
        (date(2026, 1, 31), 1, date(2025, 12, 31)),
        # into November, which is shorter than December
        (date(2026, 12, 31), 1, date(2026, 11, 30)),
        # whole years
        (date(2026, 2, 28), 24, date(2024, 2, 28)),
        # the first year that there is
        (date(2, 1, 31), 12, date(1, 1, 31)),
        # before it there is no day: everything is recent
        (date(1, 1, 31), 1, date.min),
        # later months, by less than none
        (date(2026, 1, 31), -1, date(2026, 2, 28)),
    ],
)
def test_months_before(day: date, months: int, expected: date) -> None:
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 21), True),  # the first day that is still recent
        (date(2026, 10, 20), False),
        (date(2026, 12, 24), True),  # after the judging day
        (None, False),  # undated evidence never is
    ],
)
def test_recent(day: date | None, expected: bool) -> None:
    assert recent(day, date(2026, 11, 21), 1) is expected


@pytest.mark.parametrize(
    ("first", "day", "expected"),
    [
        (date(2026, 3, 31), date(2026, 3, 31), 0),
        (date(2026, 3, 30), date(2026, 3, 31), 1),
        # clamped to the end of February
        (date(2026, 2, 28), date(2026, 3, 31), 1),
        (date(2026, 2, 27), date(2026, 3, 31), 2),
        (date(2025, 3, 31), date(2026, 3, 31), 12),
        # over the turn of the year
        (date(2025, 12, 15), date(2026, 1, 14), 1),
        # what is still to come
        (date(2026, 5, 1), date(2026, 3, 31), 0),
    ],
)
def test_months_since(first: date, day: date, expected: int) -> None:
    assert months_since(first, day) == expected
