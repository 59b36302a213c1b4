"""Which items are known and since when they are superseded; what is signed for (meaning 4)."""

from datetime import date

import pytest
from tests.evaluation.test_known import ON, TOMORROW
from tests.evaluation.test_set_aside import DAY, UNIT, found, unit

from rubric.evaluation.known import known
from rubric.facts import Declaration, Facts, Item


@pytest.mark.parametrize(
    ("items", "superseded"),
    [
        ("{id: E1}, {id: E2, date: 2026-03-10, supersedes: E1}", {"E1": "2026-03-10"}),
        # from the earliest of several days, and from the start where one has none
        ("{id: E1}, {id: E2, date: 2026-03-10, supersedes: E1},"
         " {id: E3, date: 2026-03-09, supersedes: E1}", {"E1": "2026-03-09"}),
        ("{id: E1}, {id: E2, date: 2026-03-09, supersedes: E1},"
         " {id: E3, date: 2026-03-10, supersedes: E1}", {"E1": "2026-03-09"}),
        ("{id: E1}, {id: E2, supersedes: E1}, {id: E3, date: 2026-03-09, supersedes: E1}",
         {"E1": None}),
        ("{id: E1}, {id: E2, date: 2026-03-09, supersedes: E1}, {id: E3, supersedes: E1}",
         {"E1": None}),
        # not by what is not known yet
        (f"{{id: E1}}, {{id: E2, date: {TOMORROW}, supersedes: E1}}", {}),
    ],
)  # fmt: skip
def test_since_when_an_item_is_superseded(items: str, superseded: dict[str, str | None]) -> None:
    days = found(f"evidence: [{items}]").superseded
    assert {item: day and day.isoformat() for item, day in days.items()} == superseded


@pytest.mark.parametrize(
    ("declarations", "expected"),
    [
        # known from their day on, and so is a confirmation
        (f"{{covers: [E1], signed_by_learner: {ON}}}", (True, False)),
        (f"{{covers: [E1], signed_by_learner: {TOMORROW}}}", (False, False)),
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {ON}}}",
         (True, True)),
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {TOMORROW}}}",
         (True, False)),
        (f"{{covers: all, signed_by_learner: {DAY[6:]}, confirmed_by: A, confirmed: {TOMORROW}}}",
         (True, False)),
        # by somebody who is known
        (f"{{covers: [E1], signed_by_learner: {DAY[6:]}, confirmed_by: Z, confirmed: {ON}}}",
         (True, False)),
        (f"{{covers: all, signed_by_learner: {DAY[6:]}, confirmed_by: Z, confirmed: {ON}}}",
         (True, False)),
        # what stands after one that is not known yet
        (f"{{covers: [E1], signed_by_learner: {TOMORROW}}},"
         f" {{covers: [E1], signed_by_learner: {ON}}}", (True, False)),
    ],
)  # fmt: skip
def test_what_is_declared(declarations: str, expected: tuple[bool, bool]) -> None:
    items = "evidence: [{id: E1, date: 2026-03-01}]"
    assert found(f"{items}, declarations: [{declarations}]").declared == {"E1": expected}


def test_what_nobody_is_said_to_have_confirmed_is_not_confirmed() -> None:
    signed = Declaration(
        ("declarations", "~1"), ("E1",), date(2026, 3, 10), None, date(2026, 3, 11)
    )
    facts = Facts("L", ("u",), people={}, items=(Item("E1"),), declarations=(signed,))
    given = known(facts, [unit(UNIT)], date(2026, 3, 31))
    assert (given.declared, given.set_aside) == ({"E1": (True, False)}, ())


def test_who_observed_is_kept_where_they_are_known() -> None:
    given = found("evidence: [{id: E1, observed_by: A}, {id: E2, observed_by: Z}]")
    assert [item.observed_by for item in given.items.values()] == ["A", None]
