"""The records of one learner, as the engine takes them.

They hold what a judgement can depend on and nothing else: titles, feedback,
notes and other personal text stay with the reader.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.diagnostics import Path

#: nothing stated; shared, and never written to
_NONE: Mapping[str, Any] = {}


class Link(NamedTuple):
    """An item mapped to a criterion; `parts` or `range` None covers all of them."""

    reference: str
    at: str | None = None
    parts: tuple[str, ...] | None = None
    range: tuple[str, ...] | None = None


class Item(NamedTuple):
    """One piece of evidence with its links."""

    id: str
    method: str | None = None
    source: str | None = None
    #: its day: the date, else the last day it covers
    day: date | None = None
    #: the first day it covers, else its day
    first_day: date | None = None
    occasion: str | None = None
    site: str | None = None
    witness: str | None = None
    observed_by: str | None = None
    quantities: Mapping[str, Decimal] = _NONE
    group: bool = False
    #: whether the learner's own contribution is stated
    own_contribution: bool = False
    content: str | None = None
    supersedes: tuple[str, ...] = ()
    withdrawn: date | None = None
    links: tuple[Link, ...] = ()


class Declaration(NamedTuple):
    """A declaration of authenticity; `covers` None means all dated on or before `signed`."""

    path: Path
    covers: tuple[str, ...] | None
    signed: date
    confirmed_by: str | None = None
    confirmed: date | None = None


class Countersignature(NamedTuple):
    """Another assessor behind a decision."""

    by: str
    day: date


class Override(NamedTuple):
    """Who authorised a decision on less evidence."""

    authorised_by: str


class Decision(NamedTuple):
    """What an assessor decided."""

    id: str
    criteria: tuple[str, ...]
    met: bool
    assessor: str
    day: date
    evidence: tuple[str, ...] = ()
    #: reference as written → fingerprint
    fingerprints: Mapping[str, str] = _NONE
    supersedes: str | None = None
    countersigned: Countersignature | None = None
    override: Override | None = None
    #: of an analytic rubric: the level at which it was met, by its name
    level: str | None = None


class Review(NamedTuple):
    """What internal quality assurance found; `criteria` None means all that were decided."""

    id: str
    of: str
    criteria: tuple[str, ...] | None
    finding: str
    iqa: str
    day: date
    closed: date | None = None
    #: interim or summative, where it is stated
    stage: str | None = None
    #: by when a required action was to be done
    due: date | None = None


class Exemption(NamedTuple):
    """Criteria or whole units that need no assessment."""

    id: str
    criteria: tuple[str, ...]
    units: tuple[str, ...]
    reason: str
    authorised_by: str
    day: date


class Facts(NamedTuple):
    """Everything recorded about one learner that a judgement can depend on."""

    learner: str
    #: references as written: `id` or `id@version`
    specifications: tuple[str, ...]
    registered: date | None = None
    centre: str | None = None
    #: person → role; None where no people are listed, and then no person is checked
    people: Mapping[str, str] | None = None
    items: tuple[Item, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reviews: tuple[Review, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    #: as written, where they are on one: `id` or `id@version`
    qualification: str | None = None
    #: units that they are registered for on it, as written
    units: tuple[str, ...] = ()
    pathway: str | None = None
