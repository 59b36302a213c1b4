"""From criteria to outcomes and the unit: tallies, rules of their own, and age (meaning 7)."""

from datetime import date
from decimal import Decimal

import pytest
from tests.evaluation.small import ON, judged_unit

from rubric.evaluation import Tally
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.rollup import taken_together
from rubric.facts import Item

#: criteria of each kind, with what is mapped to them and what is decided
KINDS = """
outcomes:
  - ref: 1
    text: Plan
    criteria:
      - {ref: 1.1, text: Plan}
      - {ref: 1.2, text: Cost, sufficient: {items: 2}}
      - {ref: 1.3, text: Improve, band: merit}
      - {ref: 1.4, text: Write neatly, required: no}
      - {ref: 1.5, text: Bind, required: no}
  - {ref: 2, text: Advice, criteria: [{ref: 2.1, text: Smile, required: no}]}
  - {ref: 3, text: Improve, criteria: [{ref: 3.1, text: Improve all, band: merit}]}
"""
MET = "judgement: met, assessor: A, date: 2026-03-20"
RECORDS = f"""
evidence: [{{id: E1, date: 2026-03-01, maps_to: {{1.1: whole, 1.2: whole, 1.4: whole}}}}]
decisions: [{{id: D1, criteria: [1.1, 1.3, 1.4], {MET}}}]
"""


def test_each_outcome_counts_its_criteria_apart() -> None:
    unit = judged_unit(KINDS, RECORDS)
    # what the target asks nothing of is left out
    [one] = unit.outcomes
    assert one.tally == unit.tally == Tally(criteria=2, mapped=2, evidenced=1, achieved=1)
    assert one.advice == Tally(criteria=2, mapped=1, evidenced=1, achieved=1)
    assert one.beyond_target == Tally(criteria=1)
    assert unit.advice == one.advice + Tally(criteria=1)
    assert unit.beyond_target == one.beyond_target + Tally(criteria=1)


def test_up_to_a_higher_target_more_is_asked() -> None:
    unit = judged_unit(KINDS, RECORDS, target="merit")
    assert [outcome.outcome.ref for outcome in unit.outcomes] == ["1", "3"]
    assert unit.outcomes[0].tally == Tally(criteria=3, mapped=2, evidenced=1, achieved=1)
    assert unit.beyond_target == unit.outcomes[0].beyond_target == Tally()
    assert unit.outcomes[0].advice.criteria == 2


def test_an_outcome_of_which_all_is_asked_has_nothing_apart() -> None:
    [one] = judged_unit("outcomes: [{ref: 1, text: P, criteria: [{ref: 1.1, text: P}]}]").outcomes
    assert (one.tally, one.advice, one.beyond_target) == (Tally(criteria=1), Tally(), Tally())
    assert (one.achieved, one.rule_satisfied, one.grows_old) == (False, None, None)


# -- rules of their own ----------------------------------------------------------

EXEMPT = "exemptions: [{id: X1, criteria: [%s], reason: exemption, authorised_by: Q, %s}]"
DAY = "date: 2026-03-01"
#: an outcome of which one criterion is enough, one with both, and a rule over all
RULED = """
sufficient: {items: 2}
outcomes:
  - ref: 1
    text: One
    achieved_by: {n_of: 1, of: [1.1, 1.2]}
    sufficient: {items: 2}
    criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]
  - ref: 2
    text: Two
    criteria: [{ref: 2.1, text: c}, {ref: 2.2, text: d, band: merit}]
"""


@pytest.mark.parametrize(
    ("exempt", "target", "rules"),
    [
        # of the first outcome, and of the unit: None is waived
        ("1.1", None, (None, False)),
        ("2.1", None, (False, False)),
        # one alternative is enough, beside what the target asks for
        ("1.1, 2.1", None, (None, None)),
        ("1.2, 2.1", "pass", (None, None)),
        ("1.1, 2.1", "merit", (None, False)),
        ("1.1, 2.1, 2.2", "merit", (None, None)),
        ("1.1, 1.2", None, (None, False)),
    ],
)
def test_exemptions_waive_a_rule_over_what_they_achieve(
    exempt: str, target: str | None, rules: tuple[bool | None, bool | None]
) -> None:
    unit = judged_unit(RULED, EXEMPT % (exempt, DAY), target=target)
    assert (unit.outcomes[0].rule_satisfied, unit.rule_satisfied) == rules


def test_criteria_beside_outcomes_are_asked_for_too() -> None:
    both = RULED + "criteria: [{ref: 9, text: e}]"
    waived = judged_unit(both, EXEMPT % ("1.1, 2.1", DAY))
    assert (waived.rule_satisfied, waived.achieved) == (False, False)
    assert judged_unit(both, EXEMPT % ("1.1, 2.1, 9", DAY)).achieved


def test_the_rule_of_an_outcome_is_waived_up_to_the_target() -> None:
    graded = "{ref: 1, text: One, sufficient: {items: 2}, criteria: [%s, {ref: 1.2, text: b, %s}]}"
    written = f"outcomes: [{graded % ('{ref: 1.1, text: a}', 'band: merit')}]"
    for target, rule in ((None, None), ("pass", None), ("merit", False)):
        [one] = judged_unit(written, EXEMPT % ("1.1", DAY), target=target).outcomes
        assert one.rule_satisfied is rule, target


# -- age ---------------------------------------------------------------------------

MONTH = "evidence_rules: {current: {within: 1 month}}"
#: items of 10 and 12 March: recent for a month, so until the same day of April
ITEMS = "[{id: E1, date: 2026-03-10, maps_to: {%s}}, {id: E2, date: 2026-03-12, maps_to: {%s}}]"
DECIDED = "decisions: [{id: D1, criteria: [%s], judgement: met, assessor: A, date: 2026-03-20}]"


def aged(written: str, one: str, two: str, more: str = "") -> tuple[str, str]:
    """The days of April on which the first outcome and the unit grow old."""
    evidence = ITEMS % (f"{one}: whole", f"{two}: whole")
    unit = judged_unit(
        f"{{decision: not_required, {written}}}", f"{{evidence: {evidence}, {more}}}"
    )
    assert unit.achieved
    days = [outcome.grows_old for outcome in unit.outcomes[:1]] + [unit.grows_old]
    assert all(day is None or (day.year, day.month) == (2026, 4) for day in days)
    told = [str(day.day) if day else "-" for day in days]
    return (told[0], told[-1]) if unit.outcomes else ("", told[-1])


TWO_OF_ONE = "criteria: [{ref: 1.1, text: a}, {ref: 1.2, text: b}]"
FIRST = f"ref: 1, text: One, {TWO_OF_ONE}"
ANY = "achieved_by: {n_of: 1, of: [1.1, 1.2]}"
SECOND = "{ref: 2, text: Two, criteria: [{ref: 2.1, text: c}]}"
ONE_EACH = f"{{ref: 1, text: One, criteria: [{{ref: 1.1, text: a}}]}}, {SECOND}"
RECENT = "sufficient: {items: %s, where: {within: 1 month}}"


@pytest.mark.parametrize(
    ("written", "mapped", "more", "expected"),
    [
        # the first of what is asked for; of alternatives the last that is enough
        (f"{MONTH}, outcomes: [{{{FIRST}}}]", "1.1 1.2", "", "11 11"),
        (f"{MONTH}, outcomes: [{{{FIRST}, {ANY}}}]", "1.1 1.2", "", "13 13"),
        (f"{MONTH}, outcomes: [{ONE_EACH}]", "2.1 1.1", "", "13 11"),
        (f"{MONTH}, achieved_by: {{n_of: 1, of: [1, 2]}}, outcomes: [{ONE_EACH}]", "1.1 2.1", "",
         "11 13"),
        (f"{MONTH}, {TWO_OF_ONE}", "1.2 1.1", "", " 11"),
        (f"{MONTH}, {TWO_OF_ONE}, {ANY}", "1.2 1.1", "", " 13"),
        # criteria beside outcomes
        (f"{MONTH}, outcomes: [{SECOND}], criteria: [{{ref: 9, text: d}}]", "9 2.1", "", "13 11"),
        (f"{MONTH}, outcomes: [{SECOND}], criteria: [{{ref: 9, text: d}}]", "2.1 9", "", "11 11"),
        # what is decided does not grow old
        (f"{MONTH}, outcomes: [{{{FIRST}}}]", "1.1 1.2", DECIDED % "1.1", "13 13"),
        (f"{MONTH}, outcomes: [{{{FIRST}}}]", "1.1 1.2", DECIDED % "1.1, 1.2", "- -"),
        (f"outcomes: [{{{FIRST}}}]", "1.1 1.2", "", "- -"),
        # a rule of their own, over evidence that no criterion asks to be recent
        (f"outcomes: [{{{FIRST}, {RECENT % 2}}}]", "1.1 1.2", "", "11 11"),
        (f"outcomes: [{{{FIRST}, {RECENT % 1}}}]", "1.1 1.2", "", "13 13"),
        (f"{RECENT % 2}, outcomes: [{ONE_EACH}]", "1.1 2.1", "", "- 11"),
        (f"{RECENT % 1}, outcomes: [{ONE_EACH}]", "1.1 2.1", "", "- 13"),
        # … judged on the day of a decision that is met
        (f"outcomes: [{{{FIRST}, {RECENT % 2}}}]", "1.1 1.2", DECIDED % "1.1", "13 13"),
        (f"outcomes: [{{{FIRST}, {RECENT % 1}}}]", "1.1 1.2", DECIDED % "1.1", "- -"),
        (f"outcomes: [{{{FIRST}, {RECENT % 2}}}]", "1.1 1.2", DECIDED % "1.1, 1.2", "- -"),
        # a rule that counts only what is recent by the evidence rules
        (f"{MONTH}, outcomes: [{{{FIRST}, sufficient: {{items: 2}}}}]", "1.1 1.2",
         DECIDED % "1.1", "13 13"),
        # a waived rule grows no older
        (f"{RECENT % 1}, outcomes: [{ONE_EACH}]", "1.1 2.1", EXEMPT % ("1.1, 2.1", DAY), "- -"),
    ],
)  # fmt: skip
def test_when_an_outcome_and_the_unit_grow_old(
    written: str, mapped: str, more: str, expected: str
) -> None:
    one, two = mapped.split()
    assert aged(written, one, two, more) == tuple(expected.split(" "))


def test_up_to_the_target_a_rule_that_is_waived_grows_no_older() -> None:
    graded = "{ref: 1.1, text: a}, {ref: 1.2, text: b, band: merit}"
    outcome = f"{{ref: 1, text: One, {RECENT % 1}, criteria: [{graded}]}}"
    evidence = f"evidence: {ITEMS % ('1.1: whole', '1.2: whole')}, {EXEMPT % ('1.1', DAY)}"
    for target, day in ((None, None), ("merit", date(2026, 4, 13))):
        for rule_of in (f"outcomes: [{outcome}]", f"{RECENT % 1}, criteria: [{graded}]"):
            unit = judged_unit(f"{{decision: not_required, {rule_of}}}", f"{{{evidence}}}",
                               target=target)  # fmt: skip
            assert unit.achieved
            assert unit.grows_old == day
            assert [one.grows_old for one in unit.outcomes] in ([], [day])


def test_what_lies_beyond_the_target_does_not_age() -> None:
    either = "achieved_by: {n_of: 1, of: [1, 2]}, criteria: [{ref: 1, text: a}, {ref: 2, text: b}"
    graded = f"{{decision: not_required, {MONTH}, {either}, {{ref: 3, text: c, band: merit}}]}}"
    evidence = f"{{evidence: {ITEMS % ('1: whole', '2: whole')}}}"
    assert judged_unit(graded, evidence).grows_old == date(2026, 4, 13)


def test_what_is_not_confirmed_does_not_count_later_either() -> None:
    asked = "authenticity: declared_and_confirmed, authenticity_needed: to_count"
    signed = "covers: [%s], signed_by_learner: 2026-03-20"
    confirmed = f"{{{signed % 'E1'}, confirmed_by: A, confirmed: 2026-03-21}}"
    outcome = f"outcomes: [{{{FIRST}, {ANY}, {RECENT % 1}}}]"
    both = f"declarations: [{confirmed}, {{{signed % 'E2'}}}]"
    assert aged(f"evidence_rules: {{{asked}}}, {outcome}", "1.1", "1.2", both) == ("11", "11")


def test_what_is_open_grows_no_older() -> None:
    unit = judged_unit(f"{{{MONTH}, outcomes: [{{{FIRST}}}]}}", "{}")
    assert (unit.outcomes[0].grows_old, unit.grows_old) == (None, None)


# -- taken together ------------------------------------------------------------------


def link(name: str, day: int = 1, content: str | None = None, dated: int = 1) -> JudgedLink:
    return JudgedLink(
        item=Item(name, day=date(2026, 1, dated), content=content), at=None, parts=None, range=None,
        method=None, judging_day=date(2026, 2, day), reasons=(), signed=True, confirmed=True,
        authenticated=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        # each at its earliest judging day, by id as people count
        ([link("E1", 3), link("E1", 2), link("E1", 4)], ["E1 2", "E1 2", "E1 2"]),
        ([link("E10", 3), link("E9", 2), link("E10", 5)], ["E9 2", "E10 3", "E10 3"]),
        # of one content the one that counts first
        ([link("E1", content="c", dated=2), link("E2", content="c"), link("E3")], ["E2 1", "E3 1"]),
        ([link("E1", content="c"), link("E2", content="d")], ["E1 1", "E2 1"]),
    ],
)
def test_evidence_taken_together(links: list[JudgedLink], expected: list[str]) -> None:
    found = taken_together(links)
    assert [f"{one.item.id} {one.judging_day.day}" for one in found] == expected


def test_what_does_not_count_is_not_taken_along() -> None:
    rule = "sufficient: {hours: 3}, outcomes: [{ref: 1, text: One, criteria: [%s]}]"
    written = rule % "{ref: 1.1, text: a}, {ref: 1.2, text: b}"
    items = "[{id: E1, hours: 2, maps_to: {1.1: whole, 1.2: whole}}, {id: E2, hours: 1, %s}]"
    for more, holds in (("maps_to: {1.2: whole}", True),
                        ("maps_to: {1.2: whole}, group: yes", False)):  # fmt: skip
        unit = judged_unit(f"{{{written}}}", f"{{evidence: {items % more}}}")
        assert unit.rule_satisfied is holds
        assert unit.criteria["1.2"].links[0].judging_day == ON
    assert judged_unit(f"{{{written}}}").gaps[-1].clauses[0].have == Decimal(0)
