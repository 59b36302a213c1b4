"""A little less of what there is, and what of it is passed over because it opens something else."""

from datetime import date

import pytest
from tests.evaluation.small import unit_of

from rubric.proving import proved
from rubric.proving.judging import Judge
from rubric.proving.reducing import opens_another, reductions
from rubric.proving.things import things_of

ON = date(2026, 3, 31)


def hours(*numbers: int, more: str = "") -> str:
    """A unit whose criteria ask for so many hours each."""
    criteria = ", ".join(
        f"{{ref: {at}, text: Do {at}, sufficient: {{hours: {number}}}}}"
        for at, number in enumerate(numbers, start=1)
    )
    return f"{{{more}criteria: [{criteria}]}}"


#: a unit → of each rule in it, whether what is tried to show it opens another criterion
PASSED_OVER: list[tuple[str, dict[str, list[bool]]]] = [
    # one hour less, and a thousandth less
    (hours(2), {"1": [False, False]}),
    (hours(2, 2), {"1": [True, True], "2": [True, True]}),
    # of three hours one is not missed by what asks for two
    (hours(3, 2), {"1": [False, False], "2": [True, True]}),
    # what is asked of the whole is no criterion
    (hours(2, more="sufficient: {hours: 2}, "), {"1": [False, False], "": [True, True]}),
    # another alternative may be taken
    (
        hours(2, 2, 2, more="achieved_by: {n_of: 2, of: [1, 2, 3]}, "),
        {"1": [False, False], "2": [False, False], "3": []},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("unit", "expected"), PASSED_OVER)
def test_what_opens_another_criterion_is_passed_over(
    unit: str, expected: dict[str, list[bool]]
) -> None:
    specification = unit_of(unit)
    example = proved(specification, ON).example
    assert example is not None
    judge = Judge(specification, ON)
    found = {}
    for place in (p for thing in things_of(specification) for p in thing.places if p.rule):
        reduced = list(reductions(specification, example, place, None))
        over = [opens_another(judge.unit(example), place, example, less) for less in reduced]
        for less in (less for less, is_over in zip(reduced, over, strict=True) if is_over):
            gaps = judge.unit(less).gaps
            assert any(gap.reference not in (None, place.reference) for gap in gaps)
        found[place.reference or ""] = over
    assert found == expected
