"""Of which criteria a review speaks (meaning 4)."""

from datetime import date

from tests.evaluation.test_known import ON, TOMORROW
from tests.evaluation.test_set_aside import MET, R1, found


def test_what_a_review_speaks_of() -> None:
    both = f"id: D1, criteria: [1.9, 1.10], {MET}"
    closed = f"{R1}, closed: {TOMORROW}"
    given = found(f"decisions: [{{{both}}}], iqa_reviews: [{{{closed}}}, "
                  f"{{{R1.replace('R1', 'R2')}, criteria: [1.10], closed: {ON}}}]")  # fmt: skip
    one, two = given.reviews
    assert one.criteria == (("u@1", "1.9"), ("u@1", "1.10"))
    assert two.criteria == (("u@1", "1.10"),)
    assert (one.record.closed, two.record.closed) == (None, date(2026, 3, 31))
    assert given.reviews_of == {"D1": [one, two]}
    assert one.decision is given.decisions[0]
