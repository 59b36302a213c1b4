"""A portfolio on another version: what became of its records, as values (meaning 13.3)."""

from enum import StrEnum
from typing import NamedTuple

from rubric.diagnostics import Diagnostic, Path
from rubric.model import Portfolio, Written


class DecidedCriterion(NamedTuple):
    """A decision in force on a criterion, by its reference in each version."""

    decision: str
    old: str
    new: str


class RewordedCriterion(NamedTuple):
    """A criterion whose fingerprint is another now, and what came along to it.

    The items were handed in for other wording, parts, range, levels or another rule;
    whether they show what is asked now, nobody has said.
    """

    old: str
    new: str
    #: ids of items with a link to it
    items: tuple[str, ...]


class OrphanReason(StrEnum):
    """Why something could not be moved."""

    #: its criterion is not in the new version
    CRITERION_GONE = "criterion_gone"
    #: the criterion has no such part, or no such range item, any more
    PART_GONE = "part_gone"
    RANGE_ITEM_GONE = "range_item_gone"
    #: it pointed at nothing, and in the new version would point at something
    WOULD_POINT_AT_SOMETHING = "would_point_at_something"
    #: the criterion has taken in others that this exemption does not name
    EXEMPT_IN_PART = "exempt_in_part"
    #: the exemption was from other wording, parts, range, levels or another rule
    EXEMPT_FROM_OTHER = "exempt_from_other"
    #: the criterion has taken in others of which this review does not speak
    REVIEWED_IN_PART = "reviewed_in_part"
    #: nobody decides here, and of the criteria that are now one not all were achieved
    SHOWN_IN_PART = "shown_in_part"
    #: it was of one of several criteria that are now one
    MERGED = "merged"
    #: the criterion has no such level any more
    LEVEL_GONE = "level_gone"
    #: the new version does not declare this measure
    MEASURE_GONE = "measure_gone"
    #: the decision it speaks of has gone
    DECISION_GONE = "decision_gone"
    #: two locators or notes of links that have come together are too long for one
    TOO_LONG = "too_long"
    #: a record of which nothing is left
    NOTHING_LEFT = "nothing_left"


class Orphan(NamedTuple):
    """Something that was taken out: where it stood, why, and itself.

    `path` is that of the portfolio as it was: `evidence/E1/maps_to/2.1`.
    """

    path: Path
    reason: OrphanReason
    #: a link, a decision, a review, an exemption; of a name or an amount its text
    taken: Written | str


class Moved(NamedTuple):
    """A portfolio on another version, and what that means for what was decided."""

    #: None where it could not be moved; `problems` says why
    portfolio: Portfolio | None
    #: decided on the same wording, parts, range, levels and rule as now, and on nothing else
    carried: tuple[DecidedCriterion, ...] = ()
    #: decided on others, or on one of several criteria that are now one
    judge_again: tuple[DecidedCriterion, ...] = ()
    #: what stands under other wording, parts, range, levels or another rule than before,
    #: decided or not
    reworded: tuple[RewordedCriterion, ...] = ()
    #: what finds no place in the new version, and was taken out
    orphaned: tuple[Orphan, ...] = ()
    #: why it could not be moved; of what was moved there are none
    problems: tuple[Diagnostic, ...] = ()
