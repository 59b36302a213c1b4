"""What a caller passes: tables that are none, rows of nobody, a day that is none."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

import rubric

ON = date(2026, 11, 21)
REGISTRATION = {
    "learner": "L-1", "registered": "2026-01-12", "specification": "facilitating-action-learning",
}  # fmt: skip
ASSESSOR = {"id": "A-7", "role": "assessor"}


def test_a_table_that_is_none_is_left_out() -> None:
    given = {"registrations": [REGISTRATION], "people": None, "evidence": None}
    assert rubric.rows_by_learner(given) == {"L-1": {"registrations": {1: REGISTRATION}}}


def test_people_of_everybody_are_not_told_with_the_rows_of_nobody() -> None:
    nobodys = {"id": "D1", "criteria": "1.1", "judgement": "met", "assessor": "A-7"}
    tables = {"registrations": [REGISTRATION], "people": [ASSESSOR], "decisions": [nobodys]}
    grouped = rubric.rows_by_learner(tables)
    assert grouped["L-1"]["people"]
    assert grouped[""] == {"decisions": {1: nobodys}}


@pytest.mark.parametrize("day", ["2026-11-21", datetime(2026, 11, 21, tzinfo=UTC), 20261121])
def test_a_day_that_is_none_is_refused_at_once(day: Any) -> None:
    library = rubric.Library.load()
    portfolio, _ = rubric.portfolio_from_rows(registrations=[REGISTRATION])
    assert portfolio is not None
    with pytest.raises(TypeError, match=r"on: a datetime\.date is needed"):
        rubric.evaluate(portfolio, library, on=day)
    with pytest.raises(TypeError, match=r"on: a datetime\.date is needed"):
        list(rubric.evaluate_many({"L-1": {"registrations": [REGISTRATION]}}, library, on=day))
