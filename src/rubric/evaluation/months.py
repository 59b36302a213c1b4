"""Calendar months, clamped to the end of the month (meaning 5)."""

from datetime import date, timedelta


def months_before(day: date, months: int) -> date:
    """Return the day `months` calendar months earlier, clamped to the month's end.

    >>> months_before(date(2026, 3, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    first = date(year, month + 1, 1)
    next_month = date(year + month // 11, (month + 1) % 12 + 1, 1)
    return first.replace(day=min(day.day, (next_month - timedelta(days=1)).day))


def months_since(first: date, day: date) -> int:
    """Return the fewest calendar months that reach from a day back to an earlier one, or past it.

    >>> months_since(date(2026, 2, 28), date(2026, 3, 31))
    1
    >>> months_since(date(2026, 1, 30), date(2026, 3, 31))
    3
    """
    months = max(0, (day.year - first.year) * 12 + day.month - first.month)
    return months if months_before(day, months) <= first else months + 1


def recent(day: date | None, judging_day: date, months: int) -> bool:
    """Return whether evidence of this day is recent enough; undated evidence never is."""
    return day is not None and day >= months_before(judging_day, months)
