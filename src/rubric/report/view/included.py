"""What a report is asked to show beside the result; of people only what is asked for."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rubric.sources import Located

if TYPE_CHECKING:
    from rubric.report.since import Differences
    from rubric.report.view.qualification import WhatIf

#: what may be asked for
INCLUDABLE = ("names", "feedback", "titles")


class Feedback(NamedTuple):
    """What the learner was told with a decision; each None where nothing was written."""

    text: str | None
    action: str | None
    due: str | None


class Included(NamedTuple):
    """Personal texts of one portfolio, as far as they were asked for."""

    #: the person's reference → their name
    names: Mapping[str, str] = {}
    #: the decision's reference → what the learner was told
    feedback: Mapping[str, Feedback] = {}
    #: the item's reference → what it is
    titles: Mapping[str, str] = {}


#: nothing was asked for
NOTHING = Included()


class Asked(NamedTuple):
    """What a report is to show beside the result."""

    #: the problems that were set aside with their places; without any, those of the result are
    #: shown without places
    set_aside: Sequence[Located] = ()
    #: ids of the units that are reported on; None is all of them
    units: Collection[str] | None = None
    what_if: "WhatIf | None" = None
    #: how many criteria one new item may serve; then the least new items of a unit are shown
    one_item_for: int | None = None
    included: Included = NOTHING
    #: what changed since an earlier report
    since: "Differences | None" = None
