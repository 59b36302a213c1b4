"""The personal texts of a portfolio that a report was asked to show."""

from collections.abc import Collection

from rubric.model import Portfolio
from rubric.report.view.included import INCLUDABLE, Feedback, Included


def included(portfolio: Portfolio, wanted: Collection[str]) -> Included:
    """Return the names, the feedback and the titles of a portfolio, as far as they are wanted.

    Args:
        portfolio: one learner's records.
        wanted: of `names`, `feedback` and `titles`.

    Raises:
        ValueError: something else is wanted.
    """
    unknown = [word for word in wanted if word not in INCLUDABLE]
    if unknown:
        raise ValueError(f"included: {unknown[0]!r}")
    people = portfolio.people or {}
    return Included(
        {who: person.name for who, person in people.items() if person.name}
        if "names" in wanted
        else {},
        {
            decision.id: Feedback(
                decision.feedback,
                decision.action,
                None if decision.due is None else decision.due.isoformat(),
            )
            for decision in portfolio.decisions
        }
        if "feedback" in wanted
        else {},
        {item.id: item.title for item in portfolio.evidence if item.title}
        if "titles" in wanted
        else {},
    )
