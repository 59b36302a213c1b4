"""Days of a portfolio that stand in another order than they can come.

Only where one record contradicts itself, or registration the version that is named. What the
records mean together is a Finding and no fault of what was written (meaning 9).
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Portfolio, Specification
from rubric.model.addresses import turned
from rubric.model.portfolio import Decision, EvidenceItem, IqaReview

Record = TypeVar("Record", EvidenceItem, Decision, IqaReview)
#: a day: the name of its field, the day, and where it stands
Stated = tuple[str, date | None, Path]
#: whose days they are: kind, ref and field
Owner = tuple[str, str, str]


def check_days(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield records with two days of which the later is the earlier."""
    for owner, first, second in _pairs(portfolio):
        (before, earlier, there), (after, later, here) = first, second
        if earlier is not None and later is not None and later < earlier:
            told: dict[str, Argument] = {"owner": owner, "first": before, "second": after}
            told |= {"before": earlier.isoformat(), "after": later.isoformat()}
            yield Diagnostic(codes.DAYS_OUT_OF_ORDER, here, told, (there,))


def _pairs(portfolio: Portfolio) -> Iterator[tuple[Owner, Stated, Stated]]:
    """Every two days of one record that can come in one order only."""
    for item, at in _with_paths("evidence", portfolio.evidence):
        owner = ("item", item.id, "")
        yield owner, ("from", item.from_, (*at, "from")), ("to", item.to, (*at, "to"))
        made: Stated = ("date", item.date, (*at, "date"))
        if item.date is None:
            made = ("to", item.to, (*at, "to"))
        if item.withdrawn is not None:
            withdrawn = (*at, "withdrawn", "date")
            yield owner, made, ("withdrawn", item.withdrawn.date, withdrawn)
    for position, declaration in enumerate(portfolio.declarations, start=1):
        at = ("declarations", f"~{position}")
        field = "signed_by_learner"
        signed: Stated = (field, declaration.signed_by_learner, (*at, field))
        confirmed: Stated = ("confirmed", declaration.confirmed, (*at, "confirmed"))
        yield ("declaration", str(position), ""), signed, confirmed
    for decision, at in _with_paths("decisions", portfolio.decisions):
        owner = ("decision", decision.id, "")
        day: Stated = ("date", decision.date, (*at, "date"))
        yield owner, day, ("due", decision.due, (*at, "due"))
    for review, at in _with_paths("iqa_reviews", portfolio.iqa_reviews):
        owner, day = ("review", review.id, ""), ("date", review.date, (*at, "date"))
        yield owner, day, ("due", review.due, (*at, "due"))
        yield owner, day, ("closed", review.closed, (*at, "closed"))


def check_registered(
    portfolio: Portfolio, specifications: Iterable[Specification]
) -> Iterator[Diagnostic]:
    """Yield that nobody could register on a version on the day of registration.

    Args:
        portfolio: one learner's records.
        specifications: the versions that it names.
    """
    day = portfolio.registered
    for specification in specifications:
        dates = specification.dates
        if day is None or dates is None:
            continue
        told: dict[str, Argument] = {"reference": specification.reference, "day": str(day)}
        if dates.operational_start is not None and day < dates.operational_start:
            told |= {"how": "early", "bound": str(dates.operational_start)}
        elif dates.last_registration is not None and day > dates.last_registration:
            told |= {"how": "late", "bound": str(dates.last_registration)}
        else:
            continue
        yield Diagnostic(codes.REGISTERED_OUTSIDE, ("registered",), told)


def _with_paths(field: str, records: Sequence[Record]) -> Iterator[tuple[Record, Path]]:
    segments = turned(record.id for record in records)
    for record, segment in zip(records, segments, strict=True):
        yield record, (field, segment)
