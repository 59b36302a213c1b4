"""Findings of the portfolios that are checked: what their records say to quality assurance."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.load import Document
from rubric.model import Portfolio
from rubric.report.file_findings import FileFindings

#: the day for a portfolio in which no record has one: nothing in it can be too old
_ANY_DAY = date(2000, 1, 1)


def findings_in(documents: Iterable[Document], library: Library) -> Iterator[FileFindings]:
    """Yield the findings of each portfolio that has any, judged on the last day that it names.

    So every record is known, and the same file gives the same on every day. A portfolio that
    cannot be judged has none.
    """
    for document in documents:
        if isinstance(document.value, Portfolio):
            result = Judging(library, last_day(document.value)).result(document.value)
            if result.findings:
                yield FileFindings(document.name, result)


def last_day(portfolio: Portfolio) -> date:
    """Return the last day that a portfolio names anywhere."""
    return max(_days(portfolio.model_dump(exclude={"evidence": {"__all__": {"external"}}})),
               default=_ANY_DAY)  # fmt: skip


def _days(value: Any) -> Iterator[date]:
    if isinstance(value, date):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _days(entry)
    elif isinstance(value, (list, tuple)):
        for entry in value:
            yield from _days(entry)
