"""What `prove` gives to programs and to people: the example is a portfolio like any other."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.generated import ROOT

import rubric
from rubric.api.proving import example_text
from rubric.api.proving_qualifications import example_of, example_text_of
from rubric.diagnostics import path_text
from rubric.model import Specification

ON = date(2026, 11, 21)
EXAMPLES = (ROOT / "examples/library", ROOT / "examples/qualification", ROOT / "examples/quality")
LIBRARY = rubric.Library.load(*EXAMPLES)
EVERY = sorted(LIBRARY.specifications.values(), key=lambda s: s.reference)
RULES, _ = rubric.load_rules(ROOT / "examples/house-rules.yaml")


@pytest.mark.parametrize("rules", [None, RULES], ids=["as it is", "house rules"])
@pytest.mark.parametrize("unit", EVERY, ids=lambda s: s.reference)
def test_the_example_of_every_unit_passes(
    unit: Specification, rules: rubric.EvidenceRules | None, tmp_path: Path
) -> None:
    proof = rubric.prove(unit, LIBRARY, on=ON, rules=rules)
    assert proof.proved
    (tmp_path / "example.yaml").write_text(example_text(proof), encoding="utf-8")
    portfolio, problems = rubric.load_portfolio(tmp_path / "example.yaml")
    assert problems == ()
    assert portfolio == rubric.example_portfolio(proof)
    result = rubric.evaluate(portfolio, LIBRARY, on=ON, rules=rules)
    assert result.achieved
    assert result.claimable
    assert result.set_aside == ()


def test_nobody_could_take_an_example_for_a_learners() -> None:
    unit = LIBRARY.find("every-status", None, None)
    assert isinstance(unit, Specification)
    proof = rubric.prove(unit, LIBRARY, on=ON)
    text = example_text(proof)
    assert text.startswith("# What enough looks like for every-status@1, made by rubric prove for")
    portfolio = rubric.example_portfolio(proof)
    assert portfolio is not None
    assert portfolio.learner == "example"
    assert set(portfolio.people or {}) <= {"assessor", "iqa", "assessor-1", "assessor-2"}
    assert all((item.title or "").startswith("Example: ") for item in portfolio.evidence)
    days = {item.date for item in portfolio.evidence} | {d.date for d in portfolio.decisions}
    assert days <= {None, ON}


def test_the_built_in_units_need_all_that_they_ask_for() -> None:
    for unit in rubric.Library.load().specifications.values():
        proof = rubric.prove(unit, LIBRARY, on=ON)
        assert proof.sound, unit.reference
        assert proof.least


@pytest.mark.parametrize("pathway", ["care", "education"])
def test_the_example_of_a_qualification_achieves_it(pathway: str, tmp_path: Path) -> None:
    diploma = LIBRARY.find_qualification("demo-diploma", None, None)
    assert not isinstance(diploma, rubric.Diagnostic)
    proof = rubric.prove_qualification(diploma, LIBRARY, on=ON, pathway=pathway)
    [way] = proof.ways
    (tmp_path / "example.yaml").write_text(example_text_of(way, proof), encoding="utf-8")
    portfolio, problems = rubric.load_portfolio(tmp_path / "example.yaml")
    assert problems == ()
    assert portfolio == example_of(way, proof)
    result = rubric.evaluate(portfolio, LIBRARY, on=ON)
    assert result.achieved
    assert result.set_aside == ()


def test_which_rules_of_combination_matter() -> None:
    diploma = LIBRARY.find_qualification("demo-diploma", None, None)
    assert not isinstance(diploma, rubric.Diagnostic)
    proof = rubric.prove_qualification(diploma, LIBRARY, on=ON)
    assert [way.qualification.pathway for way in proof.ways] == ["care", "education"]
    # both mandatory units give six points at a pass, and all credit that is needed is of level 3
    assert [path_text(path) for path in proof.idle] == [
        "groups/A/take/credits/at_most",
        "whole/~2/credits/at_least",
        "grade/at_least",
    ]
    assert proof.open == ()
    assert {d.code.code for d in proof.diagnostics} == {"RUB773"}
    assert proof.proved
    assert not proof.sound


#: rules of an award of units in three grades → what changes nothing
GRADED: list[tuple[str, list[str]]] = [
    # at the best grade one of a and b gives points enough; at a pass both would be needed
    (
        "groups: [{ref: M, take: all, units: [m, c]}, "
        "{ref: A, take: {units: {at_least: 1, at_most: 1}}, units: [a, b]}]\n"
        "grade: {points: {P: 6, M: 9, D: 12}, at_least: 24}\n",
        [],
    ),
    (
        "groups: [{ref: M, take: all, units: [m, c]}, "
        "{ref: A, take: {units: {at_least: 1}}, units: [a, b]}]\nbarred: [[a, b]]\n"
        "grade: {points: {P: 6, M: 9, D: 12}, at_least: 24}\n",
        [],
    ),
    # without points grades change nothing
    (
        "groups: [{ref: M, take: all, units: [m, c]}, "
        "{ref: A, take: {units: {at_least: 1, at_most: 1}}, units: [a, b]}]\n",
        ["groups/A/take/units/at_most"],
    ),
]


@pytest.mark.parametrize(("rules", "idle"), GRADED)
def test_what_counts_besides_may_be_missed_at_a_lower_grade(
    rules: str, idle: list[str], tmp_path: Path
) -> None:
    for name in "mabc":
        (tmp_path / f"{name}.yaml").write_text(
            f"format: rubric/1\nkind: unit\nid: {name}\nversion: 1\ntitle: {name}\ncredit: 5\n"
            "criteria: [{ref: 1, text: Explain it, band: pass}, "
            "{ref: 2, text: Analyse it, band: merit}, "
            "{ref: 3, text: Evaluate it, band: distinction}]\n",
            encoding="utf-8",
        )
    head = "format: rubric/1\nkind: qualification\nid: award\nversion: 1\ntitle: Award\n"
    (tmp_path / "award.yaml").write_text(head + rules, encoding="utf-8")
    library = rubric.Library.load(tmp_path)
    award = library.find_qualification("award", None, None)
    assert not isinstance(award, rubric.Diagnostic)
    proof = rubric.prove_qualification(award, library, on=ON)
    assert [path_text(path) for path in proof.idle] == idle
    assert proof.proved


def test_a_unit_that_no_evidence_could_pass_says_why() -> None:
    only_tests = rubric.EvidenceRules.model_validate(
        {
            "format": "rubric/1",
            "kind": "evidence_rules",
            "id": "only-tests",
            "version": "1",
            "accept": {"methods": ["test"]},
        }
    )
    unit = LIBRARY.find("every-rule", None, None)
    assert isinstance(unit, Specification)
    proof = rubric.prove(unit, LIBRARY, on=ON, rules=only_tests)
    assert not proof.passable
    assert not proof.sound
    assert "RUB309" in {d.code.code for d in proof.diagnostics}
    assert rubric.example_portfolio(proof) is None


WRONG: list[tuple[dict[str, object], str]] = [
    ({"target": "gold"}, "no band"),
    ({"target": "merit"}, "no band"),
    ({"one_item_for": 0}, "one_item_for"),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG)
def test_wrong_use(arguments: dict[str, object], said: str) -> None:
    unit = LIBRARY.find("facilitating-action-learning", None, None)
    assert isinstance(unit, Specification)
    with pytest.raises(ValueError, match=said):
        rubric.prove(unit, LIBRARY, on=ON, **arguments)


def test_a_proof_as_json_is_what_the_command_prints() -> None:
    unit = LIBRARY.find("facilitating-action-learning", None, None)
    assert isinstance(unit, Specification)
    told = json.loads(rubric.to_json(rubric.prove(unit, LIBRARY, on=ON)))
    golden = json.loads((ROOT / "tests/golden/prove.json").read_text(encoding="utf-8"))
    assert told == golden
