"""What resolving is put together from: references, alternatives, guidance, house rules."""

from typing import Any

import pytest

from rubric.diagnostics import Path
from rubric.model import (
    AchievedBy,
    AssessmentCriterion,
    EvidenceRules,
    LearningOutcome,
    Specification,
)
from rubric.rules import resolved
from rubric.rules.evidence import EvidenceRule, Origin, run_layer
from rubric.rules.grading import Alternatives, alternatives_of, up_to
from rubric.rules.guidance import NO_GUIDANCE, Guidance, guidance_of
from rubric.rules.nodes import AtLeast, NOf
from rubric.rules.resolved import Target

PARTS = [{"ref": "a", "text": "P"}]


def unit(**fields: Any) -> Specification:
    return Specification.model_validate(
        {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U", **fields}
    )


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        # short, full, and after the unit's name
        ("2.1", Target("2.1")),
        ("2/2.1", Target("2.1")),
        ("u/2.1", Target("2.1")),
        ("u@1/2/2.1", Target("2.1")),
        # a part adds its letter
        ("2.2a", Target("2.2", "a")),
        ("u/2/2.2a", Target("2.2", "a")),
        # where a name could be a criterion or a part, it is the criterion (meaning 1.4)
        ("2.1a", Target("2.1a")),
        ("u/2/2.1a", Target("2.1a")),
        ("9.9", None),
    ],
)
def test_what_a_reference_points_at(reference: str, target: Target | None) -> None:
    criteria = [
        {"ref": "2.1", "text": "A", "parts": PARTS},
        {"ref": "2.1a", "text": "B"},
        {"ref": "2.2", "text": "C", "parts": PARTS},
    ]
    written = unit(outcomes=[{"ref": "2", "text": "O", "criteria": criteria}])
    assert resolved(written, {}.__getitem__).targets.get(reference) == target


CHILDREN: dict[str, Path] = {"1": ("u", "1"), "2": ("u", "2")}


@pytest.mark.parametrize(
    ("n_of", "of", "expected"),
    [
        (1, ("2", "1"), Alternatives(1, (("u", "2"), ("u", "1")), ("u", "achieved_by"))),
        # all of them are required, like any child
        (2, ("1", "2"), None),
        (1, ("1",), None),
        # a name that points at nothing makes nothing required
        (2, ("1", "9"), Alternatives(2, (("u", "1"),), ("u", "achieved_by"))),
    ],
)
def test_alternatives(n_of: int, of: tuple[str, ...], expected: Alternatives | None) -> None:
    assert alternatives_of(AchievedBy(n_of=n_of, of=of), CHILDREN, ("u",)) == expected


@pytest.mark.parametrize(
    ("band", "target", "expected"),
    [
        ("pass", "pass", True),
        ("pass", "merit", True),
        ("distinction", "merit", False),
        # without a band, or without a target, everything is asked for
        (None, "pass", True),
        ("merit", None, True),
        (None, None, True),
    ],
)
def test_what_is_asked_for_up_to_a_band(
    band: str | None, target: str | None, expected: bool
) -> None:
    assert up_to(band, target) is expected


LOG = [{"document": "a log"}, {"document": "a plan"}]


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (AssessmentCriterion(ref="1", text="A"), NO_GUIDANCE),
        (
            AssessmentCriterion.model_validate(
                {"ref": "1", "text": "A", "guidance": ["G", "H"], "exam_tips": ["T"]}
            ),
            Guidance({"exam_tips": ("T",), "guidance": ("G", "H")}),
        ),
        # documents with lines, and alone
        (
            AssessmentCriterion.model_validate(
                {"ref": "1", "text": "A", "guidance": ["G"], "advises": LOG}
            ),
            Guidance({"guidance": ("G",)}, ("a log", "a plan")),
        ),
        (
            AssessmentCriterion.model_validate({"ref": "1", "text": "A", "advises": LOG}),
            Guidance({}, ("a log", "a plan")),
        ),
        # an outcome advises no documents
        (
            LearningOutcome.model_validate({"ref": "1", "text": "O", "key_concepts": ["K"]}),
            Guidance({"key_concepts": ("K",)}),
        ),
    ],
)
def test_guidance_of_a_node(node: AssessmentCriterion, expected: Guidance) -> None:
    assert guidance_of(node) == expected


def house_rules(**fields: Any) -> EvidenceRules:
    return EvidenceRules.model_validate(
        {"format": "rubric/1", "kind": "evidence_rules", "id": "house", "version": "3", **fields}
    )


def test_house_rules_are_named_and_have_no_place_in_the_specification() -> None:
    rules = house_rules(basis="centre", locator="required")
    assert run_layer(rules) == (rules, Origin((), "house@3", "centre"))


OWN = {"must_show": ["knowledge"], "basis": "centre"}
BOTH = {"must_show": ["knowledge", "performance"], "basis": "centre"}


@pytest.mark.parametrize(
    ("written", "places"),
    [
        # on the criterion, on its outcome: the place of the field itself
        ({"criterion": OWN}, [("1", "1.1", "evidence_rules", "must_show")]),
        ({"outcome": OWN}, [("1", "evidence_rules", "must_show")]),
        # house rules stand in a file of their own: where they are chosen
        ({"unit": "house@3"}, [("evidence_rules",)]),
        # for both things a clause each
        ({"criterion": BOTH}, [("1", "1.1", "evidence_rules", "must_show")] * 2),
        ({}, []),
    ],
)
def test_what_must_be_shown_is_a_clause_in_its_place(
    written: dict[str, Any], places: list[Path]
) -> None:
    rules = house_rules(basis="centre", must_show=["knowledge"])

    def with_rules(owner: str) -> dict[str, Any]:
        return {"evidence_rules": written[owner]} if owner in written else {}

    criterion = {"ref": "1.1", "text": "A", **with_rules("criterion")}
    outcome = {"ref": "1", "text": "O", "criteria": [criterion], **with_rules("outcome")}
    specification = unit(outcomes=[outcome], **with_rules("unit"))
    [judged] = resolved(specification, lambda _: rules).criteria.values()
    rule = judged.rule
    assert [added.clause.path for added in rule.added] == places
    assert all(added.origin.basis == "centre" for added in rule.added)
    if not places:
        assert isinstance(rule.node, AtLeast)
        return
    assert isinstance(rule.node, NOf)
    first, *others = rule.node.children
    assert (rule.node.n, rule.node.path) == (1 + len(places), rule.path)
    assert first == rule.by_itself
    assert others == [added.clause for added in rule.added]
    for clause in others:
        assert isinstance(clause, AtLeast)
        assert (clause.measure.kind, clause.n) == ("items", 1)
    told = [clause.where.shows for clause in others if isinstance(clause, AtLeast)]
    assert told == ["performance", "knowledge"][-len(told) :]
    assert others[-1].where.methods == judged.evidence.methods_showing("knowledge")


SHOWING = {"discussion", "questioning", "reflective_account", "assignment", "test"}


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        (None, SHOWING),
        ({"test", "questioning", "product"}, {"test", "questioning"}),
        # none of those that are accepted shows it: RUB321 says so, and all are named
        ({"product"}, SHOWING),
    ],
)
def test_what_is_accepted_and_shows_knowledge(
    accepted: set[str] | None, expected: set[str]
) -> None:
    rule = EvidenceRule(accept_methods=None if accepted is None else frozenset(accepted))
    assert rule.accepted_showing("knowledge") == expected
