"""The published shape of what changed since an earlier report, as a part of a result as JSON."""

from typing import NotRequired

from typing_extensions import TypedDict


class CauseView(TypedDict):
    """One thing that differs on a criterion."""

    code: str
    arguments: dict[str, str | list[str]]
    sentence: str


class ChangeView(TypedDict):
    """One criterion that is not as it was; a status is null where the criterion was not there."""

    specification: str
    criterion: str
    was: str | None
    now: str | None
    because: list[CauseView]
    sentence: str


class QualificationChangeView(TypedDict):
    """What was said of the qualification before and now."""

    was: str | None
    now: str | None


class StandingView(TypedDict):
    """Whether a unit is achieved, or a rule above its criteria satisfied, where that differs.

    `what` is `achieved` or `rule`; `outcome` is null for the whole. It was the other before.
    """

    specification: str
    outcome: str | None
    what: str
    now: bool
    sentence: str


class SinceView(TypedDict):
    """What differs between an earlier report on the learner and this one."""

    on: str
    sentence: str
    closed: list[ChangeView]
    opened: list[ChangeView]
    changed: list[ChangeView]
    added: list[ChangeView]
    removed: list[ChangeView]
    standings: list[StandingView]
    qualification: NotRequired[QualificationChangeView]
