"""Calendar months: the same day of an earlier month, or the last one it has."""

from datetime import date

import pytest

from rubric.evaluation.months import months_before, recent


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
