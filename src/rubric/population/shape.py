"""What the tables of a population hold, so that a plan leaves out what nothing asks for."""

from typing import NamedTuple


class Shape(NamedTuple):
    """What there may be in the tables; as it stands, everything.

    A plan for less is the same plan without the steps that could find nothing. Whoever says
    that something is not there has looked.
    """

    #: the `k` of everybody (`records.references`): all learners are on one specification and may
    #: write references in the same ways; None where they differ
    alike: int | None = None
    #: whether people are listed, and then looked for
    people: bool = True
    #: links name one criterion in several ways, so that an item may be mapped to it twice
    ways: bool = True
    #: items state what is in them, so that copies can be told
    contents: bool = True
    #: items are superseded or withdrawn
    going: bool = True
    declarations: bool = True
    decisions: bool = True
    fingerprints: bool = True
    reviews: bool = True
    exemptions: bool = True
    #: some criterion of a learner is decided more than once, or named twice by one decision
    several: bool = True
    #: some link is older than what is recent on the day, and was recent when it was decided
    old: bool = True
    #: some item is dated after the day
    later: bool = True
    #: somebody else may have had a share in an item
    shared: bool = True
    #: more links of one learner to one criterion than one number holds the counts of (`tallies`)
    many: bool = True
