"""Law 9 for the tracking sheet: a portfolio written as a workbook and read back is the same."""

import json
from collections.abc import Callable
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.tracking import tracking_sheet
from rubric.model import Portfolio, Specification
from rubric.testing.laws.rows import library_of
from rubric.testing.plain import plain
from rubric.testing.strategies.cases import Case

#: records whose order a sheet does not keep; no result depends on it (law 1)
_RECORDS = ("declarations", "evidence", "decisions", "iqa_reviews", "exemptions")


def law_09_sheet(case: Case, through: Callable[[bytes], bytes] | None = None) -> None:
    """A portfolio comes back from its tracking sheet as it was, with the same report.

    What is lost is declared (docs/tracking-sheet.md): the order of records, and numbers in
    `external`, which come back as text. What comes back gives the same sheet, byte for byte.

    Args:
        case: whose portfolio it is.
        through: what the workbook goes through in between, such as a spreadsheet program.
    """
    from rubric.api.sheets import documents_in_opened
    from rubric.exchange.sheet.workbook import opened_bytes
    from rubric.sources import Located

    library = library_of(case)
    data = tracking_sheet([case.written], library, portfolios=[case.records])
    opened = opened_bytes(data if through is None else through(data), "sheet.xlsx")
    assert not isinstance(opened, Located), opened
    [document] = documents_in_opened(opened)
    assert document.problems == ()
    back = document.value
    assert isinstance(back, Portfolio)
    assert _unordered(back) == _unordered(case.records)
    one, other = (
        plain(evaluate(records, library, on=case.on, rules=case.rules_for_run))
        for records in (case.records, back)
    )
    assert one == other
    assert tracking_sheet([case.written], library, portfolios=[back]) == data


def law_09_author(
    specification: Specification, through: Callable[[bytes], bytes] | None = None
) -> None:
    """A specification comes back equal from the workbook in which its author edits it.

    Comments of a file, and how it was laid out, are no part of the specification.

    Args:
        specification: which is written.
        through: what the workbook goes through in between, such as a spreadsheet program.
    """
    from rubric.api.authoring import author_sheet
    from rubric.api.sheets import documents_in_opened
    from rubric.exchange.sheet.workbook import opened_bytes
    from rubric.sources import Located

    data = author_sheet(specification)
    opened = opened_bytes(data if through is None else through(data), "unit.xlsx")
    assert not isinstance(opened, Located), opened
    [document] = documents_in_opened(opened)
    assert document.problems == ()
    assert document.value == specification
    assert author_sheet(specification) == data


def _unordered(portfolio: Portfolio) -> dict[str, Any]:
    """A portfolio as plain data, without what a sheet does not keep."""
    data = portfolio.model_dump(mode="json", by_alias=True)
    for name in _RECORDS:
        data[name] = sorted(data[name], key=lambda record: json.dumps(record, sort_keys=True))
    for item in data["evidence"]:
        if item["external"] is not None:
            item["external"] = json.loads(
                json.dumps(item["external"]), parse_int=str, parse_float=str
            )
    return data
