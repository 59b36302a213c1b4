"""Sentences that are easily read for something else."""

from decimal import Decimal

import pytest
from tests.report.test_claim import judged

from rubric.evaluation import NewItem
from rubric.evaluation.trail import unit_trail
from rubric.report.sentences import Sentences
from rubric.report.text import render_report
from rubric.report.why import render_trail
from rubric.rules.evidence import EvidenceRule
from rubric.rules.words import METHODS

ONE = Decimal(1)


@pytest.mark.parametrize(
    ("item", "count", "expected"),
    [
        (NewItem(apart=("occasion",)), 1, "one new item of an occasion not recorded before"),
        # two of one new occasion would not do
        (NewItem(apart=("occasion",)), 2,
         "2 new items, each of an occasion of its own that is not recorded yet"),
        (NewItem(apart=("observed_by",), methods=("observation",)), 2,
         "2 new items, each observed by an assessor of its own who is not recorded yet, "
         "by observation"),
        (NewItem(apart=("site",), parts=("a",)), 2,
         "2 new items covering a, each of a site of its own that is not recorded yet"),
        # any method does, and a list of all of them says nothing
        (NewItem(apart=("method",), methods=METHODS), 2, "2 new items, each by another method"),
        (NewItem(apart=("method",), methods=("test", "product")), 2,
         "2 new items, each by another method: test or product"),
        (NewItem(apart=("method",), methods=tuple(m for m in METHODS if m != "test")), 2,
         "2 new items, each by another method, and none by test"),
        (NewItem(), 2, "2 new items"),
        (NewItem(quantities={"sessions": ONE}), 1, "sessions: 1 in one new item"),
        (NewItem(quantities={"sessions": ONE * 2}), 1, "2 sessions in one new item"),
    ],
)  # fmt: skip
def test_new_items(item: NewItem, count: int, expected: str) -> None:
    assert Sentences().addition([item] * count) == expected


def test_what_must_be_shown_names_methods_that_are_accepted() -> None:
    rules = EvidenceRule(accept_methods=frozenset({"observation", "test"}))
    assert rules.accepted_showing("knowledge") < rules.methods_showing("knowledge")
    assert rules.accepted_showing("knowledge") <= {"observation", "test"}
    # where none is, a check says so, and names them all
    none = EvidenceRule(accept_methods=frozenset({"observation"}))
    assert none.accepted_showing("knowledge") == none.methods_showing("knowledge")


def test_a_unit_that_is_open_is_not_shown_at_100_per_cent() -> None:
    criteria = [{"ref": "1", "text": "1"}]
    rule = {"sufficient": {"items": 5}, "basis": "centre"}
    told = render_report(judged(["1"], criteria=criteria, **rule))
    assert "NOT YET ACHIEVED: 1 of 1 criterion achieved\n" in told
    assert "%" not in told
    assert "1 of 1 criterion achieved (100%)" in render_report(judged(["1"], criteria=criteria))


def test_why_says_how_many_alternatives_are_needed() -> None:
    criteria = [{"ref": ref, "text": ref} for ref in ("1", "2", "3")]
    result = judged(["1"], criteria=criteria, achieved_by={"n_of": 1, "of": ["1", "2"]})
    [unit] = result.units
    told = render_trail(unit_trail(unit), "L-1", unit, lambda _: None)
    assert "needed: 1 of 1 and 2, and all the others\n" in told
    assert "everything required" not in told
