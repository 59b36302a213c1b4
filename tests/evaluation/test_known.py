"""Which records are known on a day, and what they come to (meaning 4)."""

from datetime import date

import pytest
from tests.evaluation.test_set_aside import D1, DAY, R1, X1, found

from rubric.evaluation.known import Known

ON = "2026-03-31"
TOMORROW = "2026-04-01"
AGAIN = D1.replace("D1", "D2")


def known_of(given: Known) -> list[str]:
    """The ids of everything that is known."""
    records = (*given.decisions, *given.reviews, *given.exemptions)
    return [*given.items, *(one.record.id for one in records)]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        # of the day itself, and not of the next; undated from the start
        (f"evidence: [{{id: E1, date: {ON}}}, {{id: E2, date: {TOMORROW}}}, {{id: E3}}]", "E1 E3"),
        (f"decisions: [{{{D1}}}, {{{AGAIN}}}]".replace(DAY, f"date: {ON}", 1), "D1 D2"),
        (f"decisions: [{{{D1}}}, {{{AGAIN}}}]".replace(DAY, f"date: {TOMORROW}", 1), "D2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace(DAY, f'date: {ON}')}}}]", "D1 R1"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace(DAY, f'date: {TOMORROW}')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"exemptions: [{{{X1}, criteria: [1.9]}}]".replace(DAY, f"date: {ON}"), "X1"),
        (f"exemptions: [{{{X1.replace(DAY, f'date: {TOMORROW}')}, criteria: [1.9]}},"
         f" {{{X1.replace('X1', 'X2')}, criteria: [1.9]}}]", "X2"),
        # what nothing is left of is gone, and the next is not
        (f"decisions: [{{{D1.replace('1.9', '8')}}}, {{{AGAIN}}}]", "D2"),
        (f"decisions: [{{{D1.replace('r: A', 'r: Z')}}}, {{{AGAIN}}}]", "D2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1}, criteria: [8]}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('D1', 'D9')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('-10', '-09')}}},"
         f" {{{R1.replace('R1', 'R2')}}}]", "D1 R2"),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('a: Q', 'a: Z')}}}]", "D1"),
        (f"exemptions: [{{{X1}, criteria: [8]}}, {{{X1.replace('X1', 'X2')}, units: [u]}}]", "X2"),
        (f"exemptions: [{{{X1.replace('y: Q', 'y: Z')}, criteria: [1.9]}}]", ""),
        # in the order of their ids, whatever is written first
        ("evidence: [{id: E10}, {id: E9}]", "E9 E10"),
        (f"decisions: [{{{D1.replace('D1', 'D10')}}}, {{{D1.replace('D1', 'D9')}}}]", "D9 D10"),
    ],
)  # fmt: skip
def test_which_records_are_known(records: str, expected: str) -> None:
    assert " ".join(known_of(found(records))) == expected


def test_the_facts_that_are_no_records() -> None:
    given = found("registered: 2026-01-12")
    assert (given.on, given.registered) == (date(2026, 3, 31), date(2026, 1, 12))
    assert given.roles == {"A": "assessor", "Q": "iqa", "7": "iqa"}
