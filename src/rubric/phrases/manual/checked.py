"""Manual pages of what was checked, and of days in a portfolio (RUB780 to RUB784)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import PORTFOLIO, REVIEWED, UNIT, after

_ON_DEMO = PORTFOLIO.replace("facilitating-action-learning@1", "demo@1")
_CLOSED = after(UNIT, "title: Planning a visit", "dates:", "  last_registration: 2025-08-31")


def _checked(*lines: str) -> str:
    said = ("source:", "  document: unit specification", *(f"  {line}" for line in lines))
    stated = "not_stated: [level, credit, glh, unit_number, purpose]"
    return after(UNIT, "title: Planning a visit", stated, *said)


CHECKED_PAGES: Mapping[str, Page] = {
    "changed-since-checked": Page(
        "Somebody compared this with its source and recorded the fingerprint of what they saw. "
        "Since then wording, rules or facts have changed, so what stands here now has been "
        "compared by nobody.",
        _checked("checked: s1:0000000000000000"),
        _checked("checked: s1:0f52115b60bc7178"),
    ),
    "checked-not-a-fingerprint": Page(
        "`checked` holds the fingerprint of what somebody compared with the source, so that later "
        "changes are seen. Anything else says that something was checked, and not what.",
        _checked("checked: by the unit team"),
        _checked("checked_on: 2026-02-16"),
    ),
    "checked-by-encoder": Page(
        "Two pairs of eyes find what one passes over. Whoever wrote a slip reads over it again, so "
        "the file is compared with its source by somebody else.",
        _checked("encoded_by: T-3", "checked_by: T-3"),
        _checked("encoded_by: T-3", "checked_by: T-5"),
    ),
    "days-out-of-order": Page(
        "An action is closed after it was asked for, and a declaration confirmed after it was "
        "signed. In the other order one of the two days has a slip, and what was done in time "
        "looks late, or the other way round.",
        REVIEWED.replace("finding: agreed", "finding: action_required")
        + "    action: Add the minutes.\n    closed: 2026-06-09\n",
        REVIEWED.replace("finding: agreed", "finding: action_required")
        + "    action: Add the minutes.\n    closed: 2026-07-09\n",
    ),
    "registered-outside-dates": Page(
        "The portfolio names a version on which nobody could register on that day. Either the day "
        "or the version is a slip; or the learner was registered too late to be certificated.",
        _ON_DEMO.replace("specification:", "registered: 2026-01-12\nspecification:"),
        _ON_DEMO.replace("specification:", "registered: 2025-01-12\nspecification:"),
        {"unit.yaml": _CLOSED},
    ),
}
