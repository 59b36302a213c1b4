"""What stands in the result of a unit, and of a portfolio that could not be judged."""

from collections.abc import Collection
from datetime import date

import pytest
from tests.evaluation.small import ON, judged, judged_unit

from rubric.diagnostics import Diagnostic, codes
from rubric.evaluation import Result
from rubric.evaluation.engine import judged_again, refused
from rubric.evaluation.tally import Tally
from rubric.facts import Facts

UNIT = """
achieved_by: {n_of: 1, of: [1, 2]}
criteria:
  - {ref: 1, text: a}
  - {ref: 2, text: b}
  - {ref: 3, text: c}
  - {ref: 4, text: d, required: no}
  - {ref: 5, text: e, required: no}
  - {ref: 6, text: f, band: merit}
"""
RECORDS = """
evidence: [{id: E1, maps_to: {1: whole, 4: whole, 6: whole}}]
decisions: [{id: D1, criteria: [1, 4], judgement: met, assessor: A, date: 2026-03-20}]
iqa_reviews: [{id: R1, of: D1, iqa: Q, finding: agreed, date: 2026-03-21}]
"""


def test_a_unit_counts_what_is_asked_what_is_advice_and_what_lies_beyond() -> None:
    unit = judged_unit(UNIT, RECORDS)
    assert unit.tally == Tally(criteria=3, mapped=1, evidenced=1, achieved=1, verified=1)
    assert unit.advice == Tally(criteria=2, mapped=1, evidenced=1, achieved=1, verified=1)
    assert unit.beyond_target == Tally(criteria=1, mapped=1, evidenced=1)
    plain = judged_unit("criteria: [{ref: 1, text: a}]")
    assert (plain.advice, plain.beyond_target, plain.grade) == (Tally(), Tally(), None)


def test_who_waits_is_asked_for_needed_and_open() -> None:
    unit = judged_unit(UNIT, RECORDS)
    waiting = [name for name, result in unit.criteria.items() if unit.waits(result)]
    assert waiting == ["3"]
    assert unit.not_needed == {"2"}


def test_a_tally_counts_every_criterion() -> None:
    all_of_it = "maps_to: {1: whole, 2: whole, 3: whole}"
    records = f"""
    evidence: [{{id: E1, {all_of_it}}}]
    decisions: [{{id: D1, criteria: [1, 2, 3], judgement: met, assessor: A, date: 2026-03-20}}]
    iqa_reviews: [{{id: R1, of: D1, iqa: Q, finding: agreed, date: 2026-03-21}}]
    """
    assert judged_unit(UNIT, records).tally == Tally(3, 3, 3, 3, 3)


def test_tallies_add_up_count_by_count() -> None:
    one, two = Tally(1, 2, 3, 4, 5), Tally(10, 20, 30, 40, 50)
    assert one + two == Tally.total([one, two]) == Tally(11, 22, 33, 44, 55)
    assert Tally.total([]) == Tally()


def test_a_portfolio_that_could_not_be_judged_says_why_and_nothing_else() -> None:
    facts = Facts("L", ("u",))
    problem = Diagnostic(codes.UNKNOWN_UNIT, ("specification",), {"unit": "u"})
    found = refused(facts, ON, [problem])
    assert found == Result("L", ON, (), (), (), (), (problem,), facts, ())
    assert isinstance(found.problems, tuple)
    assert not found.achieved
    assert not found.claimable


def test_what_goes_into_a_result_stands_in_it() -> None:
    problem = Diagnostic(codes.UNKNOWN_UNIT, ("specification",), {"unit": "u"})
    found = judged(UNIT, RECORDS)
    assert (found.learner, found.on, found.diagnostics, found.problems) == ("L", ON, (), ())
    assert [s.reference for s in found.specifications] == ["u@1"]
    assert found.facts.learner == "L"
    assert found.units[0].specification is found.specifications[0]
    assert not found._replace(problems=(problem,)).achieved


def test_on_a_later_day_more_is_known() -> None:
    assert judged_unit(UNIT, RECORDS, on=date(2026, 3, 19)).tally.achieved == 0


MORE = "{id: E2, date: 2026-03-25, maps_to: {3: whole}}"


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        # an item more, an item less, a decision, and what is not known on the day
        (RECORDS, RECORDS.replace("evidence: [", f"evidence: [{MORE}, "), {"3"}),
        (RECORDS.replace("evidence: [", f"evidence: [{MORE}, "), RECORDS, {"3"}),
        ("{}", RECORDS, {"1", "4", "6"}),
        (RECORDS, "{}", {"1", "4", "6"}),
        (RECORDS, RECORDS.replace("date: 2026-03-20", "date: 2026-04-20"), {"1", "4"}),
        (RECORDS, RECORDS, ()),
        (RECORDS, RECORDS, {"1", "2", "3", "4", "5", "6"}),
    ],
)
def test_a_unit_judged_again_is_as_if_all_of_it_were(
    before: str, after: str, changed: Collection[str]
) -> None:
    unit, expected = judged_unit(UNIT, before), judged(UNIT, after)
    again = judged_again(unit, expected.facts, ON, changed)
    # findings are left out
    same = expected.units[0]._replace(specification=unit.specification, findings=())
    assert again == same
    # what cannot have changed is not judged once more
    kept = {name for name in again.criteria if again.criteria[name] is unit.criteria[name]}
    assert kept == again.criteria.keys() - set(changed)


OUTCOMES = """
outcomes:
  - {ref: 1, text: One, criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]}
  - {ref: 2, text: Two, criteria: [{ref: 2.1, text: c}, {ref: 2.2, text: d}]}
"""


@pytest.mark.parametrize(
    ("changed", "kept"),
    [("1.1", ["2"]), ("1.2", ["2"]), ("2.2", ["1"]), ("1.1 2.1", []), ("", ["1", "2"])],
)
def test_an_outcome_is_judged_again_where_a_criterion_of_it_is(
    changed: str, kept: list[str]
) -> None:
    names = changed.split()
    mapped = ", ".join(f"{name}: whole" for name in names)
    unit = judged_unit(OUTCOMES)
    expected = judged(OUTCOMES, f"evidence: [{{id: E1, maps_to: {{{mapped}}}}}]")
    again = judged_again(unit, expected.facts, ON, names)
    assert again.outcomes == expected.units[0].outcomes
    same = [old.outcome.ref for old, new in zip(unit.outcomes, again.outcomes, strict=True)
            if old is new]  # fmt: skip
    assert same == kept
