"""What people read is in the words of the kind: a checklist has checks and waits on evidence."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.generated import ROOT, ran

from rubric.evaluation import Act, WaitingOn
from rubric.report.sentences import Sentences

ON = ["--on", "2026-11-21"]
UNIT = """
format: rubric/1
kind: {kind}
id: demo
version: 1
title: Demonstration
decision: {decision}
outcomes:
  - ref: 1
    text: First
    range: [by day]
    sufficient: {{items: 2}}
    basis: wording
    criteria:
      - {{ref: 1.1, text: Done}}
      - {{ref: 1.2, text: Well done, required: no, range: [at sea]}}
sufficient: {{items: 3}}
basis: wording
"""
PORTFOLIO = """
format: rubric/1
kind: portfolio
learner: L-0001
specification: demo@1
evidence:
  - {id: E1, title: Notes}
"""


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def report(folder: Path, kind: str, decision: str, form: str = "text") -> str:
    (folder / "unit.yaml").write_text(UNIT.format(kind=kind, decision=decision), encoding="utf-8")
    (folder / "portfolio.yaml").write_text(PORTFOLIO, encoding="utf-8")
    told = ran(["report", f"{folder}/portfolio.yaml", "--library", str(folder), *ON,
                "--format", form])  # fmt: skip
    return " ".join(told.split())


KINDS = [
    # kind, decision, what the report says, what it does not say
    ("unit", "required", ["Learner L-0001", "0 of 1 criterion achieved", "verified by IQA 0",
     "waiting on the learner to add evidence", "the unit's wording", "Outcome 1",
     "The unit as a whole", "E1 is mapped to no criterion"], ["nobody has to decide", "check"]),
    ("unit", "not_required", ["a criterion is achieved once its evidence is enough"], ["IQA"]),
    ("marking_guide", "required", ["the guide's wording", "The guide as a whole",
     "waiting on the learner to add evidence"], ["unit"]),
    ("standard", "required", ["the standard's wording", "The standard as a whole"], ["unit"]),
    ("checklist", "not_required", ["Portfolio of L-0001", "0 of 1 check achieved",
     "a check is achieved once its evidence is enough: nobody has to decide",
     "waiting on evidence", "the checklist's wording", "Section 1", "The checklist as a whole",
     "E1 is mapped to no check"], ["IQA", "learner", "criteri", "unit", "utcome"]),
    ("checklist", "required", ["verified by IQA 0"], ["nobody has to decide"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "decision", "said", "not_said"), KINDS)
def test_a_report_is_in_the_words_of_its_kind(
    kind: str, decision: str, said: list[str], not_said: list[str], tmp_path: Path
) -> None:
    told = report(tmp_path, kind, decision)
    assert [words for words in said if words not in told] == []
    assert [words for words in not_said if words in told] == []


MOVES = [
    # whose move, what they do, of what kind → the sentence
    (WaitingOn.LEARNER, Act.ADD_EVIDENCE, "unit", "waiting on the learner to add evidence"),
    (WaitingOn.LEARNER, Act.ADD_EVIDENCE, "checklist", "waiting on evidence"),
    (WaitingOn.LEARNER, Act.SIGN, "checklist",
     "waiting on whoever keeps the evidence to sign a declaration"),
    (WaitingOn.ASSESSOR, Act.DECIDE, "checklist", "waiting on the assessor to decide"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "act", "kind", "sentence"), MOVES)
def test_whose_move_it_is(who: WaitingOn, act: Act, kind: str, sentence: str) -> None:
    assert Sentences(kind=kind).move(who, act) == sentence


def view(example: str, *arguments: str) -> dict[str, Any]:
    told = ran(["report", f"examples/{example}.yaml", "--format", "json", *ON, *arguments])
    (unit,) = json.loads(told[: told.rindex("}") + 1])["units"]
    assert isinstance(unit, dict)
    return unit


EVERY = ["--library", "examples/library", "--rules", "examples/every-status-rules.yaml"]


@pytest.mark.parametrize(
    ("example", "arguments"), [("every-status", EVERY), ("school-college-partnerships", [])]
)
def test_json_says_of_each_criterion_what_the_text_says(example: str, arguments: list[str]) -> None:
    text = " ".join(ran(["report", f"examples/{example}.yaml", *ON, *arguments]).split())
    unit = view(example, *arguments)
    gaps = {gap["criterion"] for gap in unit["gaps"]}
    for criterion in unit["criteria"]:
        told = criterion["status_label"]
        assert f"{criterion['reference']} {told}" in text
        if criterion["reference"] in gaps:
            assert f"{told} — {criterion['sentence']} " in text
        elif criterion["sentence"]:
            assert f"{criterion['reference']} {criterion['sentence']}" in text


def test_json_has_the_parts_the_range_and_the_facts_of_a_unit(tmp_path: Path) -> None:
    unit = view("school-college-partnerships")
    assert (unit["kind"], unit["level"], unit["credit"]) == ("checklist", None, None)
    named = {criterion["reference"]: criterion for criterion in unit["criteria"]}
    assert named["1.2"]["parts"] == [
        {"ref": "a", "text": "their ideas"},
        {"ref": "b", "text": "their support"},
    ]
    assert named["3.3"]["waiting_on"] == "learner"
    assert named["3.3"]["sentence"] == ""
    action_learning = view("with-gaps")
    assert [action_learning[name] for name in ("kind", "level", "credit")] == ["unit", "5", "7"]
    (ranged,) = json.loads(report(tmp_path, "unit", "required", "json").removesuffix("exit 1"))[
        "units"
    ]
    assert [c["range"] for c in ranged["criteria"]] == [["by day"], ["at sea", "by day"]]


WHY = [
    # the wording of the parts, and what is asked about
    ("2.2", ["a is senior enough to speak", "c negotiates well — not yet covered",
             "waiting on evidence"], ["asked about"]),
    ("2.2c", ["asked about part c, which is not yet covered"], []),
    ("2.2a", ["asked about part a, which is covered by E4"], []),
    # nobody has to act on advice
    ("3.3", ["advice, not required"], ["waiting on"]),
]  # fmt: skip


@pytest.mark.parametrize(("reference", "said", "not_said"), WHY)
def test_why_shows_parts_and_advice(reference: str, said: list[str], not_said: list[str]) -> None:
    told = ran(["why", "examples/school-college-partnerships.yaml", reference, *ON])
    told = " ".join(told.split())
    assert [words for words in said if words not in told] == []
    assert [words for words in not_said if words in told] == []
