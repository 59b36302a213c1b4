"""What would have to be added: new items, only as much said of each as is needed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class NewItem:
    """One item that would have to be added; what it need not state is left out.

    `methods` and `sources` name what would serve; None where anything does.
    """

    methods: tuple[str, ...] | None = None
    sources: tuple[str, ...] | None = None
    witnessed: bool = False
    #: occasion, site, witness, observed_by: it must be of one that is not recorded yet;
    #: method: it must be by another than each of the new items
    apart: tuple[str, ...] = ()
    #: whether it must carry a date
    dated: bool = False
    #: calendar months: how old it may be at the judging day
    within: int | None = None
    #: whether it must be from after registration
    after_registration: bool = False
    #: whether it must say where to look
    located: bool = False
    #: what must show that it is the learner's own, for it to count
    authenticity: str = "none"
    #: measure → amount
    quantities: Mapping[str, Decimal] = field(default_factory=dict)
    parts: tuple[str, ...] = ()
    range: tuple[str, ...] = ()


class Addition(NamedTuple):
    """New items that satisfy a rule, and whether nothing smaller would."""

    items: tuple[NewItem, ...]
    exact: bool
