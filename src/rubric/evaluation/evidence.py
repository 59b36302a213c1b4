"""What a rule looks at: one counted link, with its item as the criterion's rules see it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Counted(NamedTuple):
    """A counted link as a clause sees it; `parts` and `range` None cover all of them."""

    item: str
    day: date | None
    #: the day at which recency is judged
    judging_day: date
    #: the engine's word where the rules know the method
    method: str | None = None
    source: str | None = None
    witness: str | None = None
    occasion: str | None = None
    site: str | None = None
    quantities: Mapping[str, Decimal] | None = None
    parts: tuple[str, ...] | None = None
    range: tuple[str, ...] | None = None
    content: str | None = None
    observed_by: str | None = None
