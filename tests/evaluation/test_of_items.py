"""What is the same for every link of an item, and when evidence grows too old."""

from datetime import date

import pytest

from rubric.evaluation.ageing import days_too_old, first_day_lost, periods_of
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.of_items import declared, unfit
from rubric.evaluation.statuses import Reason
from rubric.facts import Declaration, Item
from rubric.rules.evidence import EvidenceRule
from rubric.rules.nodes import Filter, NOf
from rubric.rules.sufficiency import ONE_ITEM

ON = date(2026, 3, 31)
FIRST, SECOND, THIRD = date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 3)


@pytest.mark.parametrize(
    ("item", "superseded", "expected"),
    [
        (Item("E1"), {}, None),
        (Item("E1"), {"E2": FIRST}, None),
        (Item("E1"), {"E1": None}, (Reason.SUPERSEDED,)),
        # withdrawn on the day itself, and not yet
        (Item("E1", withdrawn=ON), {}, (Reason.WITHDRAWN,)),
        (Item("E1", withdrawn=date(2026, 4, 1)), {}, None),
        # group work counts with the learner's own contribution
        (Item("E1", group=True), {}, (Reason.NO_OWN_CONTRIBUTION,)),
        (Item("E1", group=True, own_contribution=True), {}, None),
        (Item("E1", own_contribution=False), {}, None),
        # every reason, in the order of meaning 5.1
        (
            Item("E1", withdrawn=FIRST, group=True),
            {"E1": FIRST},
            (Reason.SUPERSEDED, Reason.WITHDRAWN, Reason.NO_OWN_CONTRIBUTION),
        ),
        (
            Item("E1", withdrawn=FIRST, group=True),
            {},
            (Reason.WITHDRAWN, Reason.NO_OWN_CONTRIBUTION),
        ),
        (Item("E1", group=True), {"E1": FIRST}, (Reason.SUPERSEDED, Reason.NO_OWN_CONTRIBUTION)),
    ],
)
def test_why_an_item_counts_nowhere(
    item: Item, superseded: dict[str, date | None], expected: tuple[Reason, ...] | None
) -> None:
    assert unfit({"E1": item}, superseded, ON) == ({} if expected is None else {"E1": expected})


NAMED = Declaration((), ("E1", "E2"), FIRST)
CONFIRMED = Declaration((), ("E1",), FIRST, "A", SECOND)
ALL = Declaration((), None, SECOND)
ALL_CONFIRMED = Declaration((), None, SECOND, "A", THIRD)


@pytest.mark.parametrize(
    ("day", "declarations", "expected"),
    [
        (FIRST, [], (False, False)),
        # by name, whatever its day
        (THIRD, [NAMED], (True, False)),
        (None, [NAMED], (True, False)),
        (None, [NAMED, CONFIRMED], (True, True)),
        (None, [CONFIRMED, NAMED], (True, True)),
        (None, [Declaration((), ("E9",), FIRST, "A", FIRST)], (False, False)),
        # everything dated on or before the signature, so nothing undated
        (SECOND, [ALL], (True, False)),
        (THIRD, [ALL], (False, False)),
        (None, [ALL], (False, False)),
        (SECOND, [ALL_CONFIRMED], (True, True)),
        (THIRD, [ALL_CONFIRMED], (False, False)),
        (None, [ALL_CONFIRMED], (False, False)),
        # the last signature, and the last that was confirmed
        (SECOND, [ALL_CONFIRMED, ALL._replace(signed=THIRD)], (True, True)),
        (THIRD, [ALL_CONFIRMED, ALL._replace(signed=THIRD)], (True, False)),
        (SECOND, [ALL._replace(signed=FIRST), ALL_CONFIRMED], (True, True)),
        # signed by name, and confirmed with everything
        (SECOND, [NAMED, ALL_CONFIRMED], (True, True)),
        (THIRD, [NAMED, ALL_CONFIRMED], (True, False)),
    ],
)
def test_what_is_signed_for_and_what_is_confirmed(
    day: date | None, declarations: list[Declaration], expected: tuple[bool, bool]
) -> None:
    assert declared({"E1": Item("E1", day=day)}, declarations) == {"E1": expected}


def judged(day: date | None, content: str | None = None) -> JudgedLink:
    return JudgedLink(
        item=Item("E1", day=day, content=content),
        at=None,
        parts=None,
        range=None,
        method=None,
        judging_day=ON,
        reasons=(),
        signed=False,
        confirmed=False,
        authenticated=True,
    )


def test_every_period_that_is_spoken_of() -> None:
    within = ONE_ITEM._replace(where=Filter(within=6))
    rule = NOf(1, (ONE_ITEM, within, NOf(1, (within._replace(where=Filter(within=3)),), ())), ())
    assert periods_of(rule, EvidenceRule()) == {6, 3}
    assert periods_of(rule, EvidenceRule(current=12)) == {12, 6, 3}
    assert periods_of(ONE_ITEM, EvidenceRule()) == frozenset()


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        # recent for a month on 15 April, and no longer on the 16th
        (date(2026, 3, 15), [1], {date(2026, 4, 16)}),
        (date(2026, 3, 15), [1, 2], {date(2026, 4, 16), date(2026, 5, 16)}),
        (date(2026, 2, 28), [1], {date(2026, 4, 1)}),
        # what is too old already, or becomes so on the day itself, is no news
        (date(2026, 2, 27), [1], set()),
        (date(2026, 1, 30), [2], set()),
        # a month before 30 April is 30 March; of 31 March it is told when May begins
        (date(2026, 3, 31), [1], {date(2026, 5, 1)}),
        (date(2026, 3, 30), [1], {date(2026, 5, 1)}),
        # a year is twelve months, also over a leap day
        (date(2028, 2, 29), [12], {date(2029, 3, 1)}),
        (date(2026, 12, 31), [14], {date(2028, 3, 1)}),
        (None, [1], set()),
        # further than a calendar goes
        (date(9999, 1, 1), [1], set()),
        (date(9997, 6, 15), [1], {date(9997, 7, 16)}),
        (date(9997, 6, 15), [12], set()),
        (date(2026, 3, 15), [], set()),
    ],
)
def test_the_days_on_which_evidence_becomes_too_old(
    day: date | None, months: list[int], expected: set[date]
) -> None:
    assert days_too_old([judged(day)], months, ON) == expected


@pytest.mark.parametrize(
    ("content", "holds", "expected"),
    [
        (None, set(), FIRST),
        (None, {FIRST}, SECOND),
        (None, {FIRST, SECOND}, THIRD),
        (None, {FIRST, SECOND, THIRD}, None),
        # where a copy may take the place of what grew too old, each day counts
        ("c", {SECOND, THIRD}, FIRST),
        ("c", {FIRST, THIRD}, SECOND),
        ("c", {FIRST, SECOND, THIRD}, None),
    ],
)
def test_the_first_day_on_which_it_no_longer_holds(
    content: str | None, holds: set[date], expected: date | None
) -> None:
    days, links = {THIRD, FIRST, SECOND}, [judged(FIRST, content)]
    assert first_day_lost(days, links, holds.__contains__) == expected
