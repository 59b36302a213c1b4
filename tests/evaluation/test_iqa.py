"""What IQA has sampled, what stands in the way, and which review signs a unit off (meaning 7.6)."""

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import IqaSummary

UNIT = """
evidence_rules: {sign_off: required}
criteria: [{ref: 1, text: Plan}, {ref: 2, text: Carry out}]
"""
PEOPLE = "{A: {role: assessor}, Q: {role: iqa}, R: {role: eqa}, W: {role: witness}}"
MET = "judgement: met, assessor: A, date: 2026-03-10"


def summary(reviews: str, people: str = PEOPLE, decided: str = "1, 2") -> IqaSummary:
    """What IQA has done, by reviews `ID day finding` and what else they say."""
    written = []
    for told in reviews.split(";") if reviews else []:
        name, day, finding, *more = told.split(maxsplit=3)
        also = more[0] if more else ""
        by = "" if "iqa" in also else "iqa: Q, "
        written.append(
            f"{{id: {name}, of: D1, date: 2026-03-{day}, finding: {finding}, {by}{also}}}"
        )
    evidence = "evidence: [{id: E1, maps_to: {1: whole, 2: whole}}]"
    records = f"decisions: [{{id: D1, criteria: [{decided}], {MET}}}], {evidence}"
    listed = f"people: {people}," if people else ""
    return judged_unit(UNIT, f"{{{listed} {records}, iqa_reviews: [{', '.join(written)}]}}").iqa


SUM = "agreed stage: summative"


@pytest.mark.parametrize(
    ("reviews", "signed_off"),
    [
        ("", None),
        ("R1 11 agreed", None),
        (f"R1 11 {SUM}", "R1"),
        (f"R1 10 {SUM}", "R1"),
        # the latest, then the highest id as people count
        (f"R2 11 {SUM}; R1 12 {SUM}", "R1"),
        (f"R10 11 {SUM}; R9 11 {SUM}", "R10"),
        (f"R1 11 {SUM}; R2 12 agreed", "R1"),
        # of IQA or EQA
        (f"R1 11 {SUM}, iqa: R", "R1"),
        (f"R1 11 {SUM}, iqa: W", None),
        # after every action was closed
        (f"R1 12 {SUM}; R2 11 action_required action: Say., closed: 2026-03-12", "R1"),
        (f"R1 12 {SUM}; R2 11 action_required action: Say., closed: 2026-03-13", None),
        (f"R1 12 {SUM}; R2 11 action_required action: Say.", None),
        (f"R1 11 {SUM}; R2 12 disagreed", None),
    ],
)
def test_which_review_signs_it_off(reviews: str, signed_off: str | None) -> None:
    assert summary(reviews).signed_off == signed_off


def test_where_nobody_is_listed_anybody_may_sign_it_off_but_who_decided() -> None:
    assert summary(f"R1 11 {SUM}, iqa: W", people="").signed_off == "R1"
    assert summary(f"R1 11 {SUM}, iqa: A", people="").signed_off is None


def test_what_is_open_is_not_signed_off() -> None:
    assert summary(f"R1 11 {SUM}", decided="1") == IqaSummary(1, 1, (), (), True, None)


def test_what_stands_in_the_way_is_in_the_order_of_ids() -> None:
    actions = "; ".join(f"{name} 11 action_required action: Say." for name in ("R10", "R9"))
    assert summary(actions).actions_open == ("R9", "R10")
    against = "R10 11 disagreed criteria: [1]; R9 11 disagreed criteria: [2]"
    assert summary(against) == IqaSummary(2, 2, (), ("R9", "R10"), True, None)


def test_without_reviews_only_what_was_decided_is_told() -> None:
    assert summary("") == IqaSummary(decided=2, sign_off_needed=True)
    nothing = judged_unit(UNIT).iqa
    assert nothing == IqaSummary()
