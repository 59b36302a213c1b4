"""What `inputs_digest` covers, and what it leaves out (meaning 10.3)."""

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rubric.evaluation.digest import inputs_digest
from rubric.evaluation.qualifications.standing import Entry, Standing
from rubric.facts import Facts, Item
from rubric.rules.qualification import ResolvedQualification
from rubric.testing import Case

ON = date(2026, 3, 31)
UNIT: dict[str, Any] = {
    "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "Unit",
    "measures": ["sessions"], "range": ["p", "q"],
    "outcomes": [{"ref": "1", "text": "Outcome", "criteria": [
        {"ref": "1.1", "text": "First", "parts": [{"ref": "a", "text": "Part"}]},
        {"ref": "1.2", "text": "Second"},
    ]}],
}  # fmt: skip
RECORDS: dict[str, Any] = {
    "format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u@1",
    "registered": "2026-01-01", "centre": "C-1",
    "people": {"A": {"role": "assessor", "name": "Alex"}, "Q": {"role": "iqa"}},
    "declarations": [
        {"covers": ["E1"], "signed_by_learner": "2026-03-01"},
        {"covers": "all", "signed_by_learner": "2026-03-02",
         "confirmed_by": "A", "confirmed": "2026-03-03"},
    ],
    "evidence": [
        {"id": "E1", "title": "Plan", "method": "product", "date": "2026-02-01", "hours": "2",
         "sessions": "1", "occasion": "o", "site": "s", "witness": "W", "observed_by": "A",
         "source": "workplace", "group": "yes", "own_contribution": "All", "content": "c",
         "external": {"k": 1},
         "maps_to": {"1.1": {"at": "p. 1", "parts": ["a"], "note": "n"}, "1.2": {"range": ["p"]}}},
        {"id": "E2", "from": "2026-02-01", "to": "2026-02-02", "supersedes": ["E1"],
         "withdrawn": {"date": "2026-03-30", "reason": "old"}},
    ],
    "decisions": [
        {"id": "D1", "criteria": ["1.1", "1.2"], "judgement": "met", "assessor": "A",
         "date": "2026-03-01", "evidence": ["E1", "E2"], "feedback": "Good.",
         "fingerprints": {"1.1": "f1:0", "1.2": "f1:1"},
         "countersigned": {"by": "B", "date": "2026-03-02"},
         "override": {"reason": "r", "authorised_by": "Q"}},
        {"id": "D2", "criteria": ["1.1"], "judgement": "not_yet_met", "assessor": "A",
         "date": "2026-03-04", "supersedes": "D1", "action": "more", "due": "2026-05-01"},
    ],
    "iqa_reviews": [
        {"id": "R1", "of": "D1", "criteria": ["1.1", "1.2"], "finding": "action_required",
         "iqa": "Q", "date": "2026-03-05", "action": "do", "closed": "2026-03-06"},
    ],
    "exemptions": [
        {"id": "X1", "criteria": ["1.2"], "units": ["u"], "reason": "equivalence",
         "award": "603", "authorised_by": "Q", "date": "2026-03-07"},
    ],
}  # fmt: skip
Change = Callable[[dict[str, Any], dict[str, Any]], object]


def digest(unit: dict[str, Any], records: dict[str, Any], on: date = ON) -> str:
    return Case(unit, records, on, {}).result().inputs_digest


def changed(change: Change) -> str:
    unit, records = copy.deepcopy((UNIT, RECORDS))
    change(unit, records)
    assert (unit, records) != (UNIT, RECORDS), "changes something"
    return digest(unit, records)


def reversed_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: reversed_lists(entry) for key, entry in reversed(value.items())}
    return (
        [reversed_lists(entry) for entry in reversed(value)] if isinstance(value, list) else value
    )


def test_the_order_of_records_and_of_names_in_them_is_not_in_it() -> None:
    assert digest(UNIT, reversed_lists(RECORDS)) == digest(UNIT, RECORDS)


def item(records: dict[str, Any]) -> dict[str, Any]:
    return records["evidence"][0]


@pytest.mark.parametrize(
    "change",
    [
        # what a result shows or could depend on: of the portfolio
        lambda _, r: r.update(learner="M"),
        lambda _, r: r.update(specification="u"),
        lambda _, r: r.update(registered="2026-01-02"),
        lambda _, r: r.update(centre="C-2"),
        lambda _, r: r["people"]["A"].update(role="trainee_assessor"),
        lambda _, r: r.pop("people"),
        # of declarations
        lambda _, r: r["declarations"][0].update(covers=["E2"]),
        lambda _, r: r["declarations"][0].update(signed_by_learner="2026-03-02"),
        lambda _, r: r["declarations"][1].update(confirmed="2026-03-04"),
        lambda _, r: r["declarations"][1].update(confirmed_by="Q"),
        lambda _, r: r["declarations"].pop(),
        # of an item
        lambda _, r: item(r).update(id="E3"),
        lambda _, r: item(r).update(method="test"),
        lambda _, r: item(r).update(date="2026-02-02"),
        lambda _, r: item(r).update(hours="3"),
        lambda _, r: item(r).update(sessions="2"),
        lambda _, r: item(r).update(occasion="p"),
        lambda _, r: item(r).update(site="t"),
        lambda _, r: item(r).update(witness="V"),
        lambda _, r: item(r).update(observed_by="Q"),
        lambda _, r: item(r).update(source="simulation"),
        lambda _, r: item(r).update(group="no"),
        lambda _, r: item(r).pop("own_contribution"),
        lambda _, r: item(r).update(content="d"),
        lambda _, r: r["evidence"][1].update({"from": "2026-01-31"}),
        lambda _, r: r["evidence"][1].pop("supersedes"),
        lambda _, r: r["evidence"][1]["withdrawn"].update(date="2026-03-29"),
        # of a link
        lambda _, r: item(r)["maps_to"]["1.1"].update(at="p. 2"),
        lambda _, r: item(r)["maps_to"]["1.1"].pop("parts"),
        lambda _, r: item(r)["maps_to"]["1.2"].update(range=["q"]),
        lambda _, r: item(r)["maps_to"].pop("1.2"),
        # of a decision
        lambda _, r: r["decisions"][0].update(criteria=["1.1"]),
        lambda _, r: r["decisions"][0].update(judgement="not_yet_met"),
        lambda _, r: r["decisions"][0].update(assessor="B"),
        lambda _, r: r["decisions"][0].update(date="2026-03-02"),
        lambda _, r: r["decisions"][0].update(evidence=["E1"]),
        lambda _, r: r["decisions"][0]["fingerprints"].update({"1.1": "f1:2"}),
        lambda _, r: r["decisions"][0]["countersigned"].update(by="C"),
        lambda _, r: r["decisions"][0]["override"].update(authorised_by="P"),
        lambda _, r: r["decisions"][1].pop("supersedes"),
        # of a review
        lambda _, r: r["iqa_reviews"][0].update(of="D2"),
        lambda _, r: r["iqa_reviews"][0].pop("criteria"),
        lambda _, r: r["iqa_reviews"][0].update(finding="agreed"),
        lambda _, r: r["iqa_reviews"][0].update(iqa="P"),
        lambda _, r: r["iqa_reviews"][0].update(date="2026-03-06"),
        lambda _, r: r["iqa_reviews"][0].pop("closed"),
        # of an exemption
        lambda _, r: r["exemptions"][0].update(criteria=["1.1"]),
        lambda _, r: r["exemptions"][0].pop("units"),
        lambda _, r: r["exemptions"][0].update(reason="exemption"),
        lambda _, r: r["exemptions"][0].update(authorised_by="P"),
        lambda _, r: r["exemptions"][0].update(date="2026-03-08"),
        # of the specification
        lambda u, _: u.update(version="2"),
        lambda u, _: u.update(kind="checklist"),
        lambda u, _: u.update(title="Other"),
        lambda u, _: u.update(level="3"),
        lambda u, _: u.update(credit="3"),
        lambda u, _: u.update(decision="not_required"),
        lambda u, _: u.update(measures=["sessions", "visits"]),
        lambda u, _: u.update(range=["p"]),
        lambda u, _: u.update(sufficient={"items": 2}),
        lambda u, _: u.update(each_criterion={"sufficient": {"items": 2}}),
        lambda u, _: u.update(evidence_rules={"locator": "required"}),
        lambda u, _: u["outcomes"][0].update(text="Other"),
        lambda u, _: u["outcomes"][0].update(sufficient={"items": 2}),
        lambda u, _: u["outcomes"][0]["criteria"][0].update(text="Other"),
        lambda u, _: u["outcomes"][0]["criteria"][0].pop("parts"),
        lambda u, _: u["outcomes"][0]["criteria"][1].update(required="no"),
        lambda u, _: u["outcomes"][0]["criteria"].reverse(),
    ],
)
def test_a_change_in_what_a_result_depends_on_gives_another(change: Change) -> None:
    assert changed(change) != digest(UNIT, RECORDS)


def test_another_day_gives_another() -> None:
    assert digest(UNIT, RECORDS, date(2026, 4, 1)) != digest(UNIT, RECORDS)


@pytest.mark.parametrize(
    "change",
    [
        lambda _, r: item(r).update(title="Other"),
        lambda _, r: item(r).update(external={"k": 2}),
        lambda _, r: item(r).update(own_contribution="Some"),
        lambda _, r: item(r)["maps_to"]["1.1"].update(note="m"),
        lambda _, r: r["evidence"][1]["withdrawn"].update(reason="other"),
        lambda _, r: r["people"]["A"].update(name="Sam"),
        lambda _, r: r["decisions"][0].update(feedback="Fine."),
        lambda _, r: r["decisions"][0]["override"].update(reason="s"),
        lambda _, r: r["decisions"][1].update(action="other", due="2026-05-02"),
        lambda _, r: r["iqa_reviews"][0].update(action="other"),
        lambda _, r: r["exemptions"][0].update(award="604"),
        lambda u, _: u.update(purpose="To learn", guidance=["Ask"]),
        lambda u, _: u["outcomes"][0].update(indicative_content=["Plans"]),
    ],
)
def test_text_that_nothing_depends_on_is_not_in_it(change: Change) -> None:
    assert changed(change) == digest(UNIT, RECORDS)


def test_words_that_are_accepted_are_in_it() -> None:
    def accepting(word: str) -> str:
        return changed(lambda u, _: u.update(evidence_rules={"accept": {"methods": [word]}}))

    assert accepting("test") != accepting("product")


def test_it_names_its_recipe_and_takes_any_letters() -> None:
    assert re.fullmatch("sha256:[0-9a-f]{64}", changed(lambda u, _: u.update(title="Café")))


# -- on a qualification ----------------------------------------------------------------

FACTS = Facts("L", ("u",), items=(Item("E1", day=date(2026, 3, 1)),))
#: of these facts, from before there were qualifications
BEFORE = "sha256:91fc1c1700d230e61e5d8bc2a7bffb11dc48dee9d5c6b872ad366cf4d2696c13"


def test_where_no_qualification_is_stated_the_digest_is_the_one_that_it_was() -> None:
    assert inputs_digest(FACTS, [], ON) == BEFORE


def test_rules_of_a_qualification_and_where_a_learner_stands_in_it_are_in_it() -> None:
    qualification = ResolvedQualification("q", "1", "q@1", "Diploma", None, None, ())
    standing = Standing("u", "u@1", "Unit", "3", Decimal(4), False, 2)
    entry = Entry(qualification, {"u": standing}, ("u",))
    entries = [
        None,
        entry,
        replace(entry, qualification=qualification._replace(credit=Decimal(37))),
        replace(entry, standings={"u": standing._replace(achieved=True)}),
        replace(entry, registered=()),
    ]
    digests = {inputs_digest(FACTS, [], ON, one) for one in entries}
    assert len(digests) == len(entries)
    # … beside the facts
    other = FACTS._replace(learner="M")
    assert inputs_digest(other, [], ON, entry) not in digests
    for stated in ({"qualification": "q@1"}, {"units": ("u",)}, {"pathway": "care"}):
        assert inputs_digest(FACTS._replace(**stated), [], ON) != BEFORE
    two = FACTS._replace(units=("u", "v"))
    assert inputs_digest(two, [], ON) == inputs_digest(two._replace(units=("v", "u")), [], ON)
