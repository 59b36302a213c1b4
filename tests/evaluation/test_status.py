"""Every row that holds of a criterion, and whose move it is (meaning 6)."""

from datetime import date

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import CriterionResult

PEOPLE = "{A: {role: assessor}, B: {role: assessor}, T: {role: trainee_assessor}, Q: {role: iqa}}"
E1 = "{id: E1, date: 2026-03-10, maps_to: {1: whole}}"
E2 = "{id: E2, date: 2026-03-11, maps_to: {1: whole}}"
MET = "id: D1, criteria: [1], judgement: met, assessor: A, date: 2026-03-20"
AGAINST = "id: D2, criteria: [1], judgement: not_yet_met, assessor: A, date: 2026-03-20"
OVERRIDE = "override: {reason: Lost., authorised_by: Q}"


def one(
    criterion: str = "", items: str = "", decisions: str = "", more: str = "", unit: str = ""
) -> CriterionResult:
    """A unit with one criterion, and what is recorded of it."""
    said = f"criteria: [{{ref: 1, text: Plan, {criterion}}}]"
    records = f"evidence: [{items}], decisions: [{decisions}], people: {PEOPLE}"
    return judged_unit(f"{{{unit} {said}}}", f"{{{records}, {more}}}").criteria["1"]


TWO = "sufficient: {items: 2}"
TO_COUNT = "evidence_rules: {authenticity: declared_and_confirmed, authenticity_needed: to_count}"
SIGNED = "{covers: [E1], signed_by_learner: 2026-03-15}"
CONFIRMED = "{covers: [E1], signed_by_learner: 2026-03-15, confirmed_by: A, confirmed: 2026-03-16}"
EXEMPT = "{id: X1, criteria: [1], reason: equivalence, authorised_by: Q, date: 2026-03-01}"
AGREED = "{id: R1, of: D1, iqa: Q, date: 2026-03-25, finding: agreed}"


@pytest.mark.parametrize(
    ("criterion", "items", "decisions", "more", "expected"),
    [
        ("", "", "", "", "no_evidence"),
        ("", E1, "", "", "awaiting_decision"),
        ("", E1, f"{{{MET}}}", "", "met"),
        ("", E1, f"{{{AGAINST}}}", "", "not_yet_met"),
        ("", E1, f"{{{MET}}}", f"iqa_reviews: [{AGREED}]", "verified met"),
        # all that hold, in the order of the table
        ("", "", f"{{{AGAINST}}}", f"exemptions: [{EXEMPT}]", "exempt not_yet_met no_evidence"),
        ("", E1, f"{{{MET}}}, {{{AGAINST}}}", f"exemptions: [{EXEMPT}]", "exempt conflict"),
        (TWO, E1, f"{{{AGAINST}}}", "", "not_yet_met insufficient"),
        (TWO, E1, f"{{{MET}}}", "", "insufficient"),
        (TWO, E1, "", "", "insufficient"),
        (TWO, E1, f"{{{MET}}}, {{{AGAINST}}}", "", "conflict insufficient"),
        (TWO, E1, f"{{{MET}}}", f"iqa_reviews: [{AGREED}]", "insufficient"),
        ("", "", f"{{{MET}}}", f"iqa_reviews: [{AGREED.replace('agreed', 'disagreed')}]",
         "referred_back no_evidence"),
        ("", E1, f"{{{MET}, fingerprints: {{1: f1:0}}}}", "", "stale met"),
        # an override lifts what is short, and nothing else
        (TWO, E1, f"{{{MET}, {OVERRIDE}}}", "", "met"),
        (TWO, "", f"{{{MET}, {OVERRIDE}}}", "", "no_evidence"),
        (TO_COUNT, E1, f"{{{MET}, {OVERRIDE}}}", "", "met"),
        (TO_COUNT, E1, f"{{{MET}}}", "", "not_counted"),
    ],
)  # fmt: skip
def test_the_rows_that_hold(
    criterion: str, items: str, decisions: str, more: str, expected: str
) -> None:
    found = one(criterion, items, decisions, more)
    assert " ".join([found.status, *found.also]) == expected


def declared(rule: str) -> str:
    return f"evidence_rules: {{authenticity: {rule}}}"


DECIDE, CONFIRM, SIGN = "assessor decide", "assessor confirm", "learner sign"
ADD = "learner add_evidence"
NOT_NEEDED = "decision: not_required,"
BOTH = declared("declared_and_confirmed")
ANSWER = "learner answer_feedback"
TRAINEE = MET.replace("assessor: A", "assessor: T")
ON_E1 = "declarations: [%s]"
CURRENT = TO_COUNT.replace("{auth", "{current: {within: 2 months}, auth", 1)


@pytest.mark.parametrize(
    ("criterion", "items", "decisions", "more", "unit", "moves"),
    [
        ("", "", "", "", "", [ADD, DECIDE]),
        ("", "", "", "", NOT_NEEDED, [ADD]),
        (TWO, E1, f"{{{MET}}}", "", "", [ADD]),
        (TWO, E1, f"{{{TRAINEE}}}", "", "", [ADD, "assessor countersign"]),
        ("", E1, "", "", "", [DECIDE]),
        ("", E1, f"{{{TRAINEE}}}", "", "", ["assessor countersign"]),
        ("", E1, f"{{{AGAINST}}}", "", "", [ANSWER, DECIDE]),
        ("", E1, f"{{{AGAINST.replace('r: A', 'r: T')}}}", "", "", ["assessor countersign"]),
        ("", E1, f"{{{MET}}}, {{{AGAINST}}}", "", "", ["assessor settle"]),
        ("", E1, f"{{{MET}, fingerprints: {{1: f1:0}}}}", "", "", ["assessor judge_again"]),
        # what is to be signed and confirmed comes before the decision
        (declared("declared"), E1, "", "", "", [SIGN, DECIDE]),
        (declared("declared"), E1, f"{{{MET}}}", "", "", [SIGN]),
        (BOTH, E1, "", "", "", [SIGN, CONFIRM, DECIDE]),
        (BOTH, E1, "", ON_E1 % SIGNED, "", [CONFIRM, DECIDE]),
        (BOTH, E1, "", ON_E1 % CONFIRMED, "", [DECIDE]),
        (BOTH, E1, f"{{{TRAINEE}, {OVERRIDE}}}", "", "", ["assessor countersign"]),
        (BOTH, E1, "", "", NOT_NEEDED, [SIGN, CONFIRM]),
        # one that is signed is enough
        (BOTH, f"{E1}, {E2}", "", ON_E1 % SIGNED, "", [CONFIRM, DECIDE]),
        (BOTH, f"{E1}, {E2}", "", ON_E1 % CONFIRMED, "", [DECIDE]),
        (f"{BOTH}, {TWO}", f"{E1}, {E2}", "", ON_E1 % CONFIRMED, "", [SIGN, CONFIRM, DECIDE]),
        # new evidence is to be signed for too
        (BOTH, "", "", "", "", [ADD, SIGN, CONFIRM, DECIDE]),
        (declared("declared"), "", "", "", "", [ADD, SIGN, DECIDE]),
        (declared("none"), "", "", "", "", [ADD, DECIDE]),
        # … unless that is part of what is asked of it
        (TO_COUNT, "", "", "", "", [ADD, DECIDE]),
        (TO_COUNT, E1, "", "", "", [ADD, DECIDE]),
        (TO_COUNT, E1, "", ON_E1 % SIGNED, "", [CONFIRM, DECIDE]),
        (CURRENT, E1, "", ON_E1 % SIGNED, "", [CONFIRM, DECIDE]),
        (f"{TO_COUNT}, {TWO}", f"{E1}, {E2}", "", ON_E1 % SIGNED, "", [ADD, DECIDE]),
        (BOTH, E1.replace("whole", "{parts: [z]}") , "", "", "", [SIGN, CONFIRM, DECIDE]),
        # a rule that nothing satisfies
        ("sufficient: {items: 1, where: {methods: [test], not_methods: [test]}}", E1, "", "", "",
         ["encoder mend_rule"]),
        ("", E1, f"{{{MET}}}", "", "", []),
    ],
)  # fmt: skip
def test_whose_move_it_is(
    criterion: str, items: str, decisions: str, more: str, unit: str, moves: list[str]
) -> None:
    found = one(criterion, items, decisions, more, unit)
    assert [" ".join(move) for move in found.moves] == moves


def test_the_authentic_evidence_alone_may_be_enough() -> None:
    found = one(BOTH, f"{E1}, {E2}", f"{{{MET}}}", ON_E1 % CONFIRMED)
    assert (found.status, found.authentic) == ("met", True)
    short = one(f"{BOTH}, {TWO}", f"{E1}, {E2}", f"{{{MET}}}", ON_E1 % CONFIRMED)
    assert (short.status, short.satisfied, short.authentic) == ("awaiting_decision", True, False)


def test_what_it_rests_on_stands_in_the_result() -> None:
    found = one("", E1, f"{{{MET}}}", f"exemptions: [{EXEMPT}], iqa_reviews: [{AGREED}]")
    assert (found.exemption, found.exemption_reason) == ("X1", "equivalence")
    assert (found.decisions, found.reviews, found.actions) == (("D1",), ("R1",), ())
    assert (found.disagreed, found.addition, found.level) == (None, None, None)
    assert (found.judging_day, found.ageing) == (date(2026, 3, 20), False)
    assert one("", E1).ageing
    assert one("", E1, f"{{{AGAINST}}}").ageing


def test_the_first_exemption_is_named() -> None:
    second = EXEMPT.replace("X1", "X9").replace("equivalence", "exemption")
    third = second.replace("X9", "X10")
    assert one("", E1, "", f"exemptions: [{third}, {second}]").exemption == "X9"


LEVELS = "levels: [{name: low, points: 1}, {name: high, points: 2}]"


@pytest.mark.parametrize(
    ("decisions", "level"),
    [
        (f"{{{MET}, level: high}}", "high"),
        (f"{{{MET}}}", None),
        ("", None),
        # of a decision against, or two that disagree, there is none
        (f"{{{AGAINST}, level: high}}", None),
        (f"{{{MET}, level: high}}, {{{AGAINST}, level: low}}", None),
    ],
)
def test_the_level_that_was_given(decisions: str, level: str | None) -> None:
    assert one(LEVELS, E1, decisions).level == level


def test_a_fingerprint_of_another_criterion_says_nothing_of_this_one() -> None:
    unit = "{criteria: [{ref: 1, text: Plan}, {ref: 2, text: Carry out}]}"
    said = "criteria: [1, 2], judgement: met, assessor: A, date: 2026-03-20"
    records = f"evidence: [{E1}], decisions: [{{id: D1, {said}, fingerprints: {{2: f1:0}}}}]"
    found = judged_unit(unit, f"{{{records}}}").criteria
    assert (found["1"].status, found["1"].recorded) == ("met", ())
    assert (found["2"].status, found["2"].recorded) == ("stale", ("f1:0",))


@pytest.mark.parametrize(
    ("criterion", "items", "decisions", "grows_old"),
    [
        # recent for a month: 10 March until 10 April
        ("evidence_rules: {current: {within: 1 month}}", E1, "", date(2026, 4, 11)),
        ("sufficient: {items: 1, where: {within: 1 month}}", E1, "", date(2026, 4, 11)),
        # the later of two; both where both are asked for
        ("evidence_rules: {current: {within: 1 month}}", f"{E1}, {E2}", "", date(2026, 4, 12)),
        (f"evidence_rules: {{current: {{within: 1 month}}}}, {TWO}", f"{E1}, {E2}", "",
         date(2026, 4, 11)),
        ("", E1, "", None),
        # decided once, it does not grow old; nor does what is open
        ("evidence_rules: {current: {within: 1 month}}", E1, f"{{{MET}}}", None),
        (f"evidence_rules: {{current: {{within: 1 month}}}}, {TWO}", E1, "", None),
        # what is not signed for is nothing that it could rest on
        (f"{BOTH.replace('{auth', '{current: {within: 1 month}, auth', 1)}", f"{E1}, {E2}", "",
         date(2026, 4, 11)),
    ],
)  # fmt: skip
def test_when_it_grows_old(
    criterion: str, items: str, decisions: str, grows_old: date | None
) -> None:
    more = f"declarations: [{CONFIRMED}]"
    assert one(criterion, items, decisions, more, NOT_NEEDED).grows_old == grows_old


def test_what_is_asked_of_new_evidence_is_judged_on_the_judging_day() -> None:
    """Whatever is from after registration, and so recent, need not be of an occasion as well."""
    recent = "{range: all, where: {within: 1 month}}"
    rule = f"range: [x], sufficient: {{any: [{{occasions: 1}}, {recent}]}}"
    rules = "evidence_rules: {dated: required, before_registration: not_counted}"
    found = one(f"{rule}, {rules}", more="registered: 2026-03-01")
    assert found.addition is not None
    [item] = found.addition.items
    assert (item.dated, item.after_registration, item.apart, item.within) == (True, True, (), None)
    early = one(f"{rule}, {rules}", more="registered: 2026-02-01").addition
    assert early is not None
    assert early.items[0].apart == ("occasion",)
