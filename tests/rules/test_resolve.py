"""A specification with nothing left to inherit: whose rule it is, where it stands, what it says."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml

from rubric.diagnostics import Path
from rubric.model import EvidenceRules, Specification
from rubric.rules import AtLeast, NOf, ResolvedSpecification, clauses, resolved
from rubric.rules.evidence import Origin
from rubric.rules.grading import Alternatives
from rubric.rules.resolved import RelatedStandard, Target

UNIT = """
format: rubric/1
kind: unit
id: events
version: 2
title: Running events
level: 3
credit: 4.5
decision: not_required
measures: [events]
not_stated: [title]
dates: {last_certification: 2027-08-31}
range: [small]
related_standards:
  - {framework: NOS, entries: {E1: Plan events, E2: Run events}}
  - {framework: Standards of the trade, entries: {}}
guidance: [Of the unit]
each_criterion:
  sufficient: {items: 2, range: all}
  basis: awarding_body
  reading: Two each.
sufficient: {events: 3, range: 1}
basis: sector_body
achieved_by: {n_of: 1, of: [1, 2]}
outcomes:
  - ref: 1
    text: Plan an event
    guidance: [Of the outcome]
    range: [indoors, outdoors]
    each_criterion:
      sufficient: {hours: 2, range: all}
      basis: centre
      reading: Two hours.
    sufficient: {range: 2}
    basis: wording
    evidence_rules: {dated: required, basis: centre}
    criteria:
      - ref: 1.1
        text: Plan it
        guidance: [Of the criterion]
        range: [alone]
        sufficient: {range: 3}
        basis: wording
        reading: Any three.
        evidence_rules: {use: house@1, locator: required}
      - {ref: 1.2, text: Cost it}
  - ref: 2
    text: Run the event
    achieved_by: {n_of: 1, of: [2.1, 2.2]}
    criteria:
      - ref: 2.1
        text: Run it
        parts: [{ref: a, text: on the day}, {ref: b, text: to the end}]
      - {ref: 2.2, text: Clear up, required: no}
"""
HOUSE = EvidenceRules.model_validate(
    {
        "format": "rubric/1", "kind": "evidence_rules", "id": "house", "version": "1",
        "basis": "awarding_body", "current": {"within": "2 years"},
    }
)  # fmt: skip
WRITTEN: dict[str, Any] = yaml.load(UNIT, Loader=yaml.BaseLoader)


def unit(**changed: Any) -> ResolvedSpecification:
    """The unit above, with other fields of its own."""
    return resolved(Specification.model_validate({**WRITTEN, **changed}), {"house@1": HOUSE}.get)


def test_what_the_unit_says_of_itself() -> None:
    found = unit()
    assert (found.id, found.version, found.reference) == ("events", "2", "events@2")
    assert (found.kind, found.title, found.title_stated) == ("unit", "Running events", False)
    assert (found.level, found.credit, found.decided) == ("3", Decimal("4.5"), False)
    assert found.measures == ("hours", "events")
    assert found.last_certification == date(2027, 8, 31)
    assert found.related_standards == (
        RelatedStandard("NOS", "E1", "Plan events"),
        RelatedStandard("NOS", "E2", "Run events"),
        RelatedStandard("Standards of the trade", "", ""),
    )
    assert found.alternatives == Alternatives(1, (("1",), ("2",)), ("achieved_by",))
    assert unit(not_stated=["credit"], dates={}).title_stated
    assert unit(dates={}).last_certification is None


def test_outcomes_with_their_criteria() -> None:
    one, two = unit().outcomes
    assert (one.ref, one.path, one.text) == ("1", ("1",), "Plan an event")
    assert (one.criteria, two.criteria) == (("1.1", "1.2"), ("2.1", "2.2"))
    assert (one.alternatives, two.rule) == (None, None)
    assert two.alternatives == Alternatives(1, (("2", "2.1"), ("2", "2.2")), ("2", "achieved_by"))


def test_guidance_stays_where_it_is_written() -> None:
    found = unit()
    shown = [found.guidance, found.outcomes[0].guidance, found.criteria["1.1"].guidance]
    assert [one.lines["guidance"] for one in shown] == [
        ("Of the unit",), ("Of the outcome",), ("Of the criterion",),
    ]  # fmt: skip
    assert not found.criteria["1.2"].guidance.lines


#: the range items that each clause of a range speaks of, nearest first
SMALL, PLACES = ("small",), ("indoors", "outdoors", "small")


@pytest.mark.parametrize(
    ("of", "stated", "path", "basis", "reading", "members"),
    [
        ("1.1", "own", ("1", "1.1", "sufficient"), "wording", "Any three.", ("alone", *PLACES)),
        ("1.2", "outcome_default", ("1", "each_criterion", "sufficient"), "centre", "Two hours.",
         PLACES),
        # beside its parts, which are told where the criterion stands
        ("2.1", "specification_default", ("each_criterion", "sufficient"), "awarding_body",
         "Two each.", SMALL),
        ("2.2", "specification_default", ("each_criterion", "sufficient"), "awarding_body",
         "Two each.", SMALL),
        ("outcome 1", "own", ("1", "sufficient"), "wording", None, PLACES),
        ("unit", "own", ("sufficient",), "sector_body", None, SMALL),
    ],
)  # fmt: skip
def test_whose_rule_it_is(
    of: str, stated: str, path: Path, basis: str, reading: str | None, members: tuple[str, ...]
) -> None:
    found = unit()
    rules = {name: criterion.rule for name, criterion in found.criteria.items()}
    rule = {**rules, "outcome 1": found.outcomes[0].rule, "unit": found.rule}[of]
    assert rule is not None
    assert (rule.stated, rule.path, rule.basis, rule.reading) == (stated, path, basis, reading)
    every = [c for c in clauses(rule.node) if not c.measure.parts]
    assert {clause.path[: len(path)] for clause in every} == {path}
    [spoken_of] = [clause.measure.members for clause in every if clause.measure.kind == "range"]
    assert spoken_of == members


def test_parts_are_asked_for_beside_the_rule_of_the_criterion() -> None:
    node = unit().criteria["2.1"].rule.node
    assert isinstance(node, NOf)
    _, parts = node.children
    assert isinstance(parts, AtLeast)
    assert (node.n, node.path) == (2, ("2", "2.1"))
    assert (parts.measure.members, parts.path) == (("a", "b"), ("2", "2.1", "parts"))


def test_where_nobody_states_a_rule_it_is_one_item() -> None:
    [criterion] = unit(outcomes=[], criteria=[{"ref": "1", "text": "Run it"}], each_criterion=None,
                       range=[], achieved_by=None).criteria.values()  # fmt: skip
    rule = criterion.rule
    assert (rule.stated, rule.path, rule.basis, rule.reading) == ("engine", (), "engine", None)
    assert (criterion.path, criterion.outcome) == (("1",), None)


LETTERED = {"ref": "1", "text": "Run it", "parts": [{"ref": "a", "text": "on the day"}]}
ALL = {"sufficient": {"range": "all"}, "basis": "wording"}


@pytest.mark.parametrize(
    ("criterion", "of_unit", "members", "parts"),
    [
        # parts are range items where there are none
        ({**LETTERED, **ALL}, [], ("a",), True),
        ({**LETTERED, **ALL}, ["small"], ("small",), False),
        ({"ref": "1", "text": "Run it", **ALL}, ["small"], ("small",), False),
    ],
)
def test_what_a_range_clause_speaks_of(
    criterion: dict[str, Any], of_unit: list[str], members: tuple[str, ...], parts: bool
) -> None:
    found = unit(outcomes=[], criteria=[criterion], range=of_unit, achieved_by=None)
    first = next(clauses(found.criteria["1"].rule.node))
    assert (first.measure.members, first.measure.parts) == (members, parts)
    assert found.criteria["1"].range == tuple(of_unit)


def test_criteria_with_their_facts() -> None:
    levels = [{"name": "good", "points": "2"}]
    graded = {"ref": "1", "text": "Run it", "band": "merit", "levels": levels,
              "pass_level": "good", "required": "no"}  # fmt: skip
    plain = {"ref": "2", "text": "Clear up"}
    found = unit(outcomes=[], criteria=[graded, plain, LETTERED | {"ref": "3", "band": "merit"}],
                 achieved_by=None)  # fmt: skip
    one, two, three = found.criteria.values()
    assert (one.reference, one.text, one.band, one.pass_level) == ("1", "Run it", "merit", "good")
    assert (one.required, two.required) == (False, True)
    assert [level.name for level in one.levels] == ["good"]
    # one without a band belongs to the lowest; advice makes no band
    assert (two.band, found.bands, found.target) == ("pass", ("pass", "merit"), "pass")
    assert three.parts == {"a": "on the day"}


def test_evidence_rules_with_where_they_stand() -> None:
    found = unit(evidence_rules={"authenticity": "declared", "basis": "sector_body"})
    one, other = found.criteria["1.1"].evidence, found.criteria["2.1"].evidence
    assert (one.authenticity, one.dated, one.current, one.locator) == (
        "declared", "required", 24, "required",
    )  # fmt: skip
    assert one.origins == {
        "authenticity": Origin(("evidence_rules",), None, "sector_body"),
        "dated": Origin(("1", "evidence_rules"), None, "centre"),
        "current": Origin(("1", "1.1", "evidence_rules"), "house@1", "awarding_body"),
        "locator": Origin(("1", "1.1", "evidence_rules"), None, None),
    }
    assert (other.dated, set(other.origins)) == ("advised", {"authenticity"})


def test_ways_to_name_a_criterion() -> None:
    found = unit()
    assert found.targets["2.1b"] == Target("2.1", "b")
    assert found.lookups["events/2/2.1b"] == (("events@2", "2.1"), "b")
    assert set(found.lookups) == set(found.targets)
    assert found.ambiguous == {}


def test_a_ref_that_stands_twice_has_its_turn() -> None:
    one = {"ref": "1", "text": "One", "criteria": [{"ref": "1.1", "text": text} for text in "ab"]}
    two = {"ref": "2", "text": "Two", "criteria": [{"ref": "2.1", "text": "c"}]}
    found = unit(outcomes=[one, one, two])
    assert [criterion.path for criterion in found.criteria.values()] == [
        ("1", "1.1"), ("1", "1.1~2"), ("1~2", "1.1"), ("1~2", "1.1~2"), ("2", "2.1"),
    ]  # fmt: skip
    assert [criterion.outcome for criterion in found.criteria.values()] == [0, 0, 1, 1, 2]
    assert [outcome.path for outcome in found.outcomes] == [("1",), ("1~2",), ("2",)]
    # the first of them is the alternative
    assert found.alternatives is not None
    assert found.alternatives.of == (("1",), ("2",))
    standing = unit(outcomes=[], criteria=[{"ref": "1", "text": t} for t in "ab"])
    assert [criterion.path for criterion in standing.criteria.values()] == [("1",), ("1~2",)]


@pytest.mark.parametrize(
    ("outcomes", "target", "roles"),
    [
        # of the unit's outcomes, of an outcome's criteria, and neither
        ({"1": "1.1 1.2", "2": "2.1"}, None, "alternative alternative alternative"),
        ({"3": "3.1 3.2", "4": "4.1"}, None, "required advice required"),
        ({"1": "1.1", "2": "2.1", "3": "3.1 3.3"}, None, "alternative alternative required beyond"),
        ({"1": "1.1", "2": "2.1", "3": "3.3"}, "merit", "alternative alternative required"),
        # advice is advice, and what lies beyond the target beyond it, also among alternatives
        ({"1": "1.1 3.2 3.3", "2": "2.1"}, None, "alternative advice beyond alternative"),
    ],
)
def test_what_a_criterion_is_to_the_unit(
    outcomes: dict[str, str], target: str | None, roles: str
) -> None:
    said = {"3.2": {"required": "no"}, "3.3": {"band": "merit"}}
    written = [
        {"ref": ref, "text": ref,
         "criteria": [{"ref": r, "text": r, **said.get(r, {})} for r in names.split()]}
        for ref, names in outcomes.items()
    ]  # fmt: skip
    found = unit(outcomes=written).aimed_at(target)
    expected = [{"beyond": "beyond_target"}.get(role, role) for role in roles.split()]
    assert [criterion.role for criterion in found.criteria.values()] == expected


def test_of_the_criteria_of_an_outcome_those_it_names_are_alternatives() -> None:
    criteria = [{"ref": r, "text": r} for r in ("2.1", "2.2", "2.3")]
    some = {"ref": "2", "text": "Two", "criteria": criteria,
            "achieved_by": {"n_of": "1", "of": ["2.1", "2.3"]}}  # fmt: skip
    found = unit(outcomes=[some], achieved_by=None)
    assert [criterion.role for criterion in found.criteria.values()] == [
        "alternative", "required", "alternative",
    ]  # fmt: skip
