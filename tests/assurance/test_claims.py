"""Who holds a learner up, with what, since when; and what stands on a page of claims."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.evaluation.small import judged

import rubric
from rubric.assurance.claims import LearnerClaim, claims_of, learner_claims
from rubric.assurance.holding import IN_ORDER, held_by
from rubric.assurance.views import learner_quality, views_of
from rubric.evaluation import Result, WaitingOn
from rubric.report.boards.claims import next_said, standing
from rubric.report.sentences import Sentences

ON = date(2026, 3, 31)
TWO = "{criteria: [{ref: '1', text: One}, {ref: '2', text: Two}]}"
SIGNED = TWO[:-1] + ", evidence_rules: {sign_off: required}}"
ITEM = "{id: E1, date: 2026-02-01, maps_to: {'1': whole}}"
LATER = "{id: E2, date: 2026-02-10, maps_to: {'2': whole}}"
DECIDED = "{id: D1, criteria: ['1', '2'], judgement: met, assessor: A, date: 2026-03-01}"
AGREED = "{id: R1, of: D1, finding: agreed, iqa: Q, date: 2026-03-05, stage: summative}"
ASKED = "{id: R1, of: D1, criteria: ['1'], finding: action_required, iqa: Q, date: 2026-03-05}"


def claim(records: str, written: str = TWO, **more: Any) -> LearnerClaim:
    (one,) = learner_claims(judged(written, f"{{registered: 2026-01-05, {records}}}", **more))
    return one


#: records → who holds the learner up with which act, on which criterion, since when, how many
HELD: list[tuple[str, str, tuple[str, str, str | None, str | None, int] | None]] = [
    # nothing yet: since registration, of several that wait equally long the first
    ("evidence: []", TWO, ("learner", "add_evidence", "1", "2026-01-05", 2)),
    # evidence is there: the assessor comes before the learner
    (f"evidence: [{ITEM}]", TWO, ("assessor", "decide", "1", "2026-02-01", 1)),
    # both wait on the assessor: the one that waited longer
    (f"evidence: [{LATER}, {ITEM}]", TWO, ("assessor", "decide", "1", "2026-02-01", 2)),
    # decided: nothing stands in the way
    (f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]", TWO, None),
    # unless rules ask for a sign-off
    (
        f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]",
        SIGNED,
        ("iqa", "sign_off", None, "2026-03-01", 1),
    ),
    (
        f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}], iqa_reviews: [{AGREED}]",
        SIGNED,
        None,
    ),
    # IQA asked for something: the review is what happened last
    (
        f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}], iqa_reviews: [{ASKED}]",
        TWO,
        ("assessor", "answer_iqa", "1", "2026-03-05", 1),
    ),
]


@pytest.mark.parametrize(("records", "written", "held"), HELD)
def test_who_holds_a_learner_up(records: str, written: str, held: Any) -> None:
    one = claim(records, written)
    assert one.claimable == (held is None)
    if one.held is None:
        assert held is None
        return
    what = one.held.next
    since = None if what.since is None else what.since.isoformat()
    told = (str(one.held.waiting_on), str(what.act), what.reference, since, one.held.theirs)
    assert told == held


def test_the_last_record_counts_and_nothing_after_the_day() -> None:
    declared = "{covers: all, signed_by_learner: 2026-02-20}"
    later = "{id: E9, date: 2026-05-01, maps_to: {'1': whole}}"
    one = claim(f"declarations: [{declared}], evidence: [{ITEM}, {later}]")
    assert one.held is not None
    assert one.held.next.since == date(2026, 2, 20)


def test_an_action_on_advice_holds_a_unit_up_that_is_achieved() -> None:
    advice = "{criteria: [{ref: '1', text: One, required: no}, {ref: '2', text: Two}]}"
    one = claim(
        f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}], iqa_reviews: [{ASKED}]", advice
    )
    assert (one.achieved, one.claimable) == (True, False)
    (hold,) = one.holds
    assert (hold.waiting_on, str(hold.act), hold.review) == ("assessor", "answer_iqa", "R1")
    assert hold.since == date(2026, 3, 5)


def test_a_unit_that_requires_nothing_waits_on_whoever_wrote_it() -> None:
    one = claim("evidence: []", "{criteria: [{ref: '1', text: One, required: no}]}")
    assert one.held is not None
    assert one.held.waiting_on is WaitingOn.ENCODER


def test_a_rule_above_the_criteria_waits_too() -> None:
    written = TWO[:-1] + ", sufficient: {items: 3}, basis: wording}"
    one = claim(f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]", written)
    assert [(hold.reference, str(hold.act)) for hold in one.holds] == [(None, "add_evidence")]
    assert one.held is not None
    assert one.held.next.since == date(2026, 3, 1)


def test_everybody_is_held_up_by_the_first_who_has_anything_to_do() -> None:
    assert IN_ORDER == ("encoder", "iqa", "assessor", "learner")
    assert held_by([]) is None


def test_a_page_for_each_centre_and_the_counts_add_up() -> None:
    done = f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]"
    every = [
        claim(done)._replace(learner="L-10"),
        claim("evidence: []")._replace(learner="L-9"),
        claim(f"evidence: [{ITEM}]")._replace(learner="L-1"),
        claim("evidence: []")._replace(centre="C-2"),
    ]
    claims = claims_of(every, ON)
    assert [page.centre for page in claims.pages] == [None, "C-2"]
    page = claims.pages[0]
    assert [one.learner for one in page.learners] == ["L-1", "L-9", "L-10"]
    assert [one.learner for one in page.claimable] == ["L-10"]
    held = {str(who): len(page.held_up_by(who)) for who in IN_ORDER}
    assert held == {"encoder": 0, "iqa": 0, "assessor": 1, "learner": 1}
    assert [(one.place, len(one.learners)) for one in page.most_held_up] == [("u/1", 2), ("u/2", 2)]


def test_five_criteria_are_named_at_most() -> None:
    criteria = ", ".join(f"{{ref: '{n}', text: C}}" for n in range(1, 8))
    one = claim("evidence: []", f"{{criteria: [{criteria}]}}")
    (page,) = claims_of([one], ON).pages
    assert [held.place for held in page.most_held_up] == [f"u/{n}" for n in range(1, 6)]


SIGNED_UNIT = (
    "{format: rubric/1, kind: unit, id: signed, version: 1, title: S, level: 1, credit: 1,"
    " evidence_rules: {sign_off: required, basis: centre}, criteria: [{ref: 1, text: One}]}"
)
PLAIN_UNIT = (
    "{format: rubric/1, kind: unit, id: plain, version: 1, title: P, level: 1, credit: 1,"
    " criteria: [{ref: 1, text: One}]}"
)
AWARD = (
    "{format: rubric/1, kind: qualification, id: award, version: 1, title: A, level: 1, credit: 2,"
    " groups: [{ref: M, title: M, take: all, units: [signed, plain]}]}"
)
#: units registered, units decided, IQA's action on the plain one → who is first, and all that waits
ON_THE_WAY: list[tuple[str, str, bool, str, list[str]]] = [
    # one is open, and the other has still to be signed off
    ("signed;plain", "signed", False, "iqa", ["iqa sign_off", "learner add_evidence"]),
    # and likewise where the learner has to register for one of them
    ("plain", "signed plain", False, "iqa", ["iqa sign_off", "learner register_units"]),
    # what IQA asked of one that is achieved waits, whatever else is open
    (
        "signed;plain",
        "plain",
        True,
        "assessor",
        ["assessor answer_iqa", "learner add_evidence"],
    ),
    # nothing waits on what is done with
    ("signed;plain", "plain", False, "learner", ["learner add_evidence"]),
]


def judged_on_the_award(tmp_path: Path, rows: Any) -> Result:
    for name, text in (("s", SIGNED_UNIT), ("p", PLAIN_UNIT), ("a", AWARD)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    [(_, result, _)] = rubric.evaluate_many({"L-1": rows}, rubric.Library.load(tmp_path), on=ON)
    return result


def on_the_award(tmp_path: Path, rows: Any) -> LearnerClaim:
    (one,) = learner_claims(judged_on_the_award(tmp_path, rows))
    return one


@pytest.mark.parametrize(("registered", "decided", "asked", "held", "waits"), ON_THE_WAY)
def test_an_achieved_unit_that_cannot_be_claimed_waits_though_another_is_open(
    registered: str, decided: str, asked: bool, held: str, waits: list[str], tmp_path: Path
) -> None:
    places = [f"{unit}/1" for unit in decided.split()]
    decision = {"id": "D1", "judgement": "met", "assessor": "A", "date": "2026-03-01"}
    review = {"id": "R1", "of": "D1", "finding": "action_required", "iqa": "Q", "action": "See"}
    one = on_the_award(
        tmp_path,
        {
            "registrations": [{"qualification": "award", "units": registered}],
            "items": [{"id": "E1", "date": "2026-02-01"}],
            "links": [{"item": "E1", "criterion": place} for place in places],
            "decisions": [decision | {"criteria": ";".join(places)}],
            "reviews": [review | {"date": "2026-03-05"}] if asked else [],
        },
    )
    assert sorted(f"{hold.waiting_on} {hold.act}" for hold in one.holds) == waits
    assert one.held is not None
    assert one.held.waiting_on == held


def test_nothing_waits_since_a_registration_that_is_still_to_come(tmp_path: Path) -> None:
    registered = {"qualification": "award", "units": "plain", "registered": "2026-04-01"}
    one = on_the_award(tmp_path, {"registrations": [registered]})
    assert [hold.since for hold in one.holds] == [None, None, None]


def test_it_is_said_which_unit_of_a_qualification_is_to_be_signed_off(tmp_path: Path) -> None:
    decision = {"id": "D1", "judgement": "met", "assessor": "A", "date": "2026-03-01"}
    one = on_the_award(
        tmp_path,
        {
            "registrations": [{"qualification": "award", "units": "signed;plain"}],
            "items": [{"id": "E1", "date": "2026-02-01"}],
            "links": [{"item": "E1", "criterion": f"{unit}/1"} for unit in ("signed", "plain")],
            "decisions": [decision | {"criteria": "signed/1;plain/1"}],
        },
    )
    assert next_said(one, Sentences("en")) == "IQA to sign the unit off: signed@1"
    alone = claim(f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]", SIGNED)
    assert next_said(alone, Sentences("en")) == "IQA to sign the unit off"


def test_an_action_on_several_units_is_one_action(tmp_path: Path) -> None:
    decision = {"id": "D1", "judgement": "met", "assessor": "A", "date": "2026-03-01"}
    review = {"id": "R1", "of": "D1", "finding": "action_required", "iqa": "Q", "action": "See"}
    result = judged_on_the_award(
        tmp_path,
        {
            "registrations": [{"qualification": "award", "units": "signed;plain"}],
            "decisions": [decision | {"criteria": "signed/1;plain/1"}],
            "reviews": [review | {"date": "2026-03-05", "due": "2026-03-20"}],
        },
    )
    (one,) = learner_claims(result)
    assert [(late.review, late.due) for late in one.overdue] == [("R1", "2026-03-20")]
    entries = views_of([learner_quality(result)], ON).entries
    assert [entry.specification for entry in entries["action_overdue"]] == [None]
    assert [entry.records for entry in entries["action_open"]] == [("R1",)]
    # each criterion stands for itself
    assert [entry.specification for entry in entries["referred_back"]] == ["signed@1", "plain@1"]


def test_it_is_said_at_which_grade_a_unit_can_be_claimed() -> None:
    bands = "{criteria: [{ref: '1', text: One}, {ref: '2', text: Two, band: merit}]}"
    records = f"evidence: [{ITEM}, {LATER}], decisions: [{DECIDED}]"
    one, merit = claim(records, bands), claim(records, bands, target="merit")
    beyond = "can be claimed at pass; merit is achieved too (see --target merit)"
    assert standing(one, Sentences("en")) == beyond
    assert standing(merit, Sentences("en")) == "can be claimed at merit"
    assert standing(claim(records), Sentences("en")) == "can be claimed"


ONE_OF_TWO = (
    "{outcomes: [{ref: '1', text: Be able, achieved_by: {n_of: 1, of: ['1', '2']},"
    " criteria: [{ref: '1', text: One}, {ref: '2', text: Two}]}]}"
)
#: records → what waits where one of two alternatives is needed
ALTERNATIVES: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    # either would do: the first, once
    ("evidence: []", [("learner", "1", None)]),
    # the one that is nearer
    (f"evidence: [{LATER}]", [("assessor", "2", None)]),
    # what IQA asked for on the other one is in the way of a claim all the same
    (
        f"evidence: [{LATER}], decisions: [{DECIDED}], iqa_reviews: [{ASKED}]",
        [("assessor", None, "R1")],
    ),
]


@pytest.mark.parametrize(("records", "waits"), ALTERNATIVES)
def test_of_alternatives_no_more_wait_than_are_needed(
    records: str, waits: list[tuple[str, str, str | None]]
) -> None:
    one = claim(records, ONE_OF_TWO)
    assert [(str(h.waiting_on), h.reference, h.review) for h in one.holds] == waits
    assert not one.claimable


def test_the_rule_of_an_outcome_that_is_an_alternative_waits() -> None:
    written = (
        "{achieved_by: {n_of: 1, of: ['1', '2']}, outcomes: ["
        "{ref: '1', text: Be able, sufficient: {items: 2}, basis: wording,"
        " criteria: [{ref: '1', text: One}]},"
        " {ref: '2', text: Know, criteria: [{ref: '2', text: Two}, {ref: '3', text: Three}]}]}"
    )
    decided = "{id: D1, criteria: ['1'], judgement: met, assessor: A, date: 2026-03-01}"
    one = claim(f"evidence: [{ITEM}], decisions: [{decided}]", written)
    assert [(str(h.waiting_on), str(h.act), h.reference) for h in one.holds] == [
        ("learner", "add_evidence", None)
    ]
