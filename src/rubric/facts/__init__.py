"""One learner's records, typed, plain and slotted: what `evaluate` takes."""

from rubric.facts.from_portfolio import facts_of
from rubric.facts.records import (
    Countersignature,
    Decision,
    Declaration,
    Exemption,
    Facts,
    Item,
    Link,
    Override,
    Review,
)

__all__ = [
    "Countersignature",
    "Decision",
    "Declaration",
    "Exemption",
    "Facts",
    "Item",
    "Link",
    "Override",
    "Review",
    "facts_of",
]
