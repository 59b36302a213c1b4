"""Which decision is in force, what reviews say of it, and what went since (meaning 4 and 6.2)."""

from datetime import date

import pytest
from tests.evaluation.small import judged_unit

from rubric.evaluation import CriterionResult

UNIT = "criteria: [{ref: 1, text: Plan}, {ref: 2, text: Carry out}]"
PEOPLE = "{A: {role: assessor}, B: {role: assessor}, T: {role: trainee_assessor}, Q: {role: iqa}}"
E1 = "{id: E1, date: 2026-03-01, maps_to: {1: whole}}"


def one(records: str, rules: str = "{}") -> CriterionResult:
    """The first of the two criteria."""
    unit = judged_unit(f"{{{UNIT}, evidence_rules: {rules}}}", f"{{people: {PEOPLE}, {records}}}")
    return unit.criteria["1"]


def decided(decisions: str, more: str = "", rules: str = "{}") -> CriterionResult:
    """What comes of decisions, `ID day judgement` each and what else they say."""
    written = "".join(map(_made, decisions.split(";")))
    return one(f"evidence: [{E1}], decisions: [{written}], {more}", rules)


def _made(told: str) -> str:
    name, day, judgement, *more = told.split(maxsplit=3)
    said = {"met": "met", "not": "not_yet_met"}[judgement]
    also = f", {more[0]}" if more else ""
    assessor = "" if "assessor" in also else ", assessor: A"
    made = f"id: {name}, date: 2026-03-{day}, judgement: {said}{also}{assessor}"
    return f"{{{made}, criteria: [1]}}, "


@pytest.mark.parametrize(
    ("decisions", "in_force", "status"),
    [
        ("D1 10 met", "D1", "met"),
        ("D1 10 met; D2 09 not", "D1", "met"),
        ("D1 10 met; D2 11 not", "D2", "not_yet_met"),
        # of those of one day that agree the highest id, as people count
        ("D9 10 met; D10 10 met", "D10", "met"),
        ("D10 10 not; D9 10 not", "D10", "not_yet_met"),
        ("D1 10 met; D2 10 not", "D1 D2", "conflict"),
        ("D1 10 met; D2 10 not; D3 11 met", "D3", "met"),
        # what another supersedes, whatever its day, and though that is superseded itself
        ("D1 10 met; D2 09 not supersedes: D1", "D2", "not_yet_met"),
        ("D1 10 met; D2 10 not supersedes: D1", "D2", "not_yet_met"),
        ("D1 12 met; D2 11 not supersedes: D1; D3 10 met supersedes: D2", "D3", "met"),
        # itself it does not supersede; in a circle none is left
        ("D1 10 met supersedes: D1; D2 09 not", "D1", "met"),
        ("D1 10 met supersedes: D2; D2 11 not supersedes: D1", "", "awaiting_decision"),
    ],
)
def test_which_decision_is_in_force(decisions: str, in_force: str, status: str) -> None:
    found = decided(decisions)
    assert (" ".join(found.decisions), found.status) == (in_force, status)


def review(name: str, of: str, day: str, finding: str, more: str = "") -> str:
    return f"{{id: {name}, of: {of}, iqa: Q, date: 2026-03-{day}, finding: {finding} {more}}}"


ACTION = "action_required, action: Say."


@pytest.mark.parametrize(
    ("decisions", "reviews", "speaking", "status"),
    [
        # of the decision in force alone
        ("D1 10 not; D2 11 met", [review("R1", "D1", "12", "disagreed")], "", "met"),
        ("D1 10 not; D2 11 met", [review("R1", "D2", "12", "agreed")], "R1", "verified"),
        # of both where they disagree, in the order of their ids
        ("D1 10 met; D2 10 not",
         [review("R10", "D1", "12", "agreed"), review("R9", "D2", "12", "agreed")],
         "R9 R10", "conflict"),
        ("D1 10 met; D2 10 not", [review("R1", "D2", "12", "agreed")], "R1", "conflict"),
        # the last word; on one day the gravest, then the highest id
        ("D1 10 met", [review("R1", "D1", "13", "agreed"), review("R2", "D1", "12", "disagreed")],
         "R1 R2", "verified"),
        ("D1 10 met", [review("R1", "D1", "12", "disagreed"), review("R2", "D1", "12", "agreed")],
         "R1 R2", "referred_back"),
        ("D1 10 met",
         [review("R1", "D1", "12", "agreed"),
          review("R2", "D1", "12", ACTION, ", closed: 2026-03-13")],
         "R1 R2", "met"),
        ("D1 10 met",
         [review("R1", "D1", "12", "disagreed"),
          review("R2", "D1", "12", ACTION, ", closed: 2026-03-13")],
         "R1 R2", "referred_back"),
        # an action stays open
        ("D1 10 met", [review("R1", "D1", "12", ACTION), review("R2", "D1", "13", "agreed")],
         "R1 R2", "referred_back"),
        # nobody's own
        ("D1 10 met", [review("R1", "D1", "12", "disagreed").replace("iqa: Q", "iqa: A")], "",
         "met"),
        # of this criterion
        ("D1 10 met", [review("R1", "D1", "12", "disagreed", ", criteria: [1]")], "R1",
         "referred_back"),
    ],
)  # fmt: skip
def test_which_reviews_speak(
    decisions: str, reviews: list[str], speaking: str, status: str
) -> None:
    found = decided(decisions, f"iqa_reviews: [{', '.join(reviews)}]")
    assert (" ".join(found.reviews), found.status) == (speaking, status)


def test_of_several_that_disagree_the_highest_id_is_named() -> None:
    names = ("R10", "R9", "R8")
    reviews = ", ".join(review(name, "D1", "12", "disagreed") for name in names)
    found = decided("D1 10 met", f"iqa_reviews: [{reviews}]")
    assert (found.reviews, found.disagreed) == (("R8", "R9", "R10"), "R10")


def test_a_review_speaks_of_what_it_names() -> None:
    both = "id: D1, date: 2026-03-10, judgement: met, assessor: A, criteria: [1, 2]"
    against = review("R1", "D1", "12", "disagreed", ", criteria: [2]")
    found = one(f"evidence: [{E1}], decisions: [{{{both}}}], iqa_reviews: [{against}]")
    assert (found.reviews, found.status) == ((), "met")


@pytest.mark.parametrize(
    ("closed", "agreed", "due"),
    [
        # closed, and nobody has looked since
        ("2026-03-13", None, True),
        (None, None, False),
        ("2026-03-13", "14", False),
        # agreed before it was required
        ("2026-03-13", "11", True),
    ],
)
def test_a_closed_action_waits_for_iqa(closed: str | None, agreed: str | None, due: bool) -> None:
    reviews = [review("R1", "D1", "12", ACTION, f", closed: {closed}" if closed else "")]
    reviews += [review("R2", "D1", agreed, "agreed")] if agreed else []
    found = decided("D1 10 met", f"iqa_reviews: [{', '.join(reviews)}]")
    assert (("iqa", "review_again") in found.moves) == due
    assert found.actions == (() if closed else ("R1",))


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ("D1 10 met assessor: T", "awaiting_decision"),
        ("D1 10 met assessor: T, countersigned: {by: B, date: 2026-03-11}", "met"),
        ("D1 10 met assessor: T, countersigned: {by: T, date: 2026-03-11}", "awaiting_decision"),
        # by an assessor
        ("D1 10 met assessor: T, countersigned: {by: Q, date: 2026-03-11}", "awaiting_decision"),
    ],
)
def test_a_trainees_decision_is_countersigned(told: str, status: str) -> None:
    assert decided(told).status == status


@pytest.mark.parametrize(
    ("decisions", "day"),
    [
        ("D1 10 met", 10),
        ("D1 10 not", 31),
        ("D1 10 met; D2 10 not", 31),
        ("D1 10 met; D2 12 met", 12),
    ],
)
def test_the_judging_day(decisions: str, day: int) -> None:
    assert decided(decisions).judging_day == date(2026, 3, day)


@pytest.mark.parametrize(
    ("decisions", "act"),
    [
        ("D1 10 not", "answer_feedback"),
        ("D1 10 not; D2 11 not", "authorise_resubmission"),
        ("D1 11 not; D2 11 not", "answer_feedback"),
        # put right on the same day it was no attempt; put right later it was one
        ("D1 10 not; D2 10 met supersedes: D1; D3 11 not", "answer_feedback"),
        ("D1 10 not; D2 11 met supersedes: D1; D3 12 not", "authorise_resubmission"),
        ("D1 10 not supersedes: D1; D2 11 not", "authorise_resubmission"),
        ("D1 10 met; D2 11 not", "answer_feedback"),
    ],
)
def test_how_often_it_was_tried(decisions: str, act: str) -> None:
    found = decided(decisions, rules="{resubmissions: 1}")
    assert (found.status, found.act) == ("not_yet_met", act)


#: decided on the tenth, on items that are mapped to the first criterion
CITED = "[{id: D1, date: 2026-03-10, judgement: met, assessor: A, criteria: [1], evidence: [%s]}]"


@pytest.mark.parametrize(
    ("items", "cites", "went"),
    [
        ("E1 1", "E1", []),
        # withdrawn after the decision, up to the day of the result
        ("E1 1 withdrawn: {date: 2026-03-11}", "E1", ["E1 withdrawn 11"]),
        ("E1 1 withdrawn: {date: 2026-03-10}; E2 1", "E1", []),
        ("E1 1 withdrawn: {date: 2026-03-31}", "E1", ["E1 withdrawn 31"]),
        ("E1 1 withdrawn: {date: 2026-04-01}", "E1", []),
        # superseded after it, by an item that has a day
        ("E1 1; E2 1 date: 2026-03-11, supersedes: E1", "E1", ["E1 superseded 11 E2"]),
        ("E1 1; E2 1 date: 2026-03-10, supersedes: E1", "E1", []),
        ("E1 1; E2 1 supersedes: E1", "E1", []),
        # the first of several, then the lowest id
        ("E1 1; E2 1 date: 2026-03-13, supersedes: E1; E3 1 date: 2026-03-12, supersedes: E1",
         "E1", ["E1 superseded 12 E3"]),
        ("E1 1; E10 1 date: 2026-03-12, supersedes: E1; E9 1 date: 2026-03-12, supersedes: E1",
         "E1", ["E1 superseded 12 E9"]),
        # superseded before the decision, and withdrawn after it
        ("E1 1 withdrawn: {date: 2026-03-12}; E2 1 date: 2026-03-09, supersedes: E1", "E1",
         ["E1 withdrawn 12"]),
        # of those that are mapped to it, each
        ("E1 1; E2 2 withdrawn: {date: 2026-03-12}; E3 1 withdrawn: {date: 2026-03-12};"
         " E4 1 withdrawn: {date: 2026-03-13}", "E1, E2, E3, E4",
         ["E3 withdrawn 12", "E4 withdrawn 13"]),
        ("E1 2 withdrawn: {date: 2026-03-12}", "E1", []),
    ],
)  # fmt: skip
def test_what_went_since(items: str, cites: str, went: list[str]) -> None:
    written = []
    for item in items.split(";"):
        name, criterion, *more = item.split(maxsplit=2)
        also = f", {more[0]}" if more else ""
        written.append(f"{{id: {name}{also}, maps_to: {{{criterion}: whole}}}}")
    found = one(f"evidence: [{', '.join(written)}], decisions: {CITED % cites}")
    told = [f"{g.item} {g.how} {g.day.day} {g.by or ''}".strip() for g in found.went]
    assert told == went
    assert (found.status == "stale") is bool(went)
