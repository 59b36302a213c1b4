"""Which criterion is which, and what changed: tables of small units."""

from typing import Any

import pytest

import rubric
from rubric.model import AssessmentCriterion, LearningOutcome, Specification
from rubric.rules import AtLeast, differences, resolved
from rubric.rules.changes import ChangeCode
from rubric.rules.matching import Pair, Version, matched
from rubric.rules.resolved import ResolvedRule

Criteria = dict[str, Any]


def unit(criteria: Criteria, /, **fields: Any) -> Specification:
    """A unit whose criteria stand under the outcomes that their full refs name."""
    outcomes: dict[str, list[dict[str, Any]]] = {}
    for place, told in criteria.items():
        outcome, _, ref = place.partition("/")
        written = {"text": told} if isinstance(told, str) else told
        outcomes.setdefault(outcome, []).append({"ref": ref, **written})
    head = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U"}
    return Specification.model_validate(
        {**head, "outcomes": [{"ref": o, "text": f"Outcome {o}", "criteria": c}
                              for o, c in outcomes.items()], **fields}
    )  # fmt: skip


def pairs(comparison: rubric.Comparison) -> list[tuple[str | None, str | None]]:
    return [
        (e.old and "/".join(e.old.path), e.new and "/".join(e.new.path))
        for e in comparison.criteria
    ]


def told(comparison: rubric.Comparison) -> list[str]:
    """Every change in one line: `1.1 1.2 renumbered reworded`."""
    return [
        " ".join([e.old.reference if e.old else "-", e.new.reference if e.new else "-",
                  *(c.code for c in e.changes)])
        for e in comparison.criteria
        if e.changes
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # the same reference with the same wording comes before the same wording elsewhere
        (
            {"1/1.1": "A", "1/1.2": "A"},
            {"1/1.1": "A", "1/1.3": "A"},
            [("1/1.1", "1/1.1"), (None, "1/1.3"), ("1/1.2", None)],
        ),
        # the same wording elsewhere, where it stands once in each
        (
            {"1/1.1": "A", "1/1.2": "B"},
            {"1/1.1": "B", "1/1.2": "A"},
            [("1/1.2", "1/1.1"), ("1/1.1", "1/1.2")],
        ),
        # … and not where it stands twice: nothing is guessed
        (
            {"1/1.1": "A"},
            {"1/1.2": "A", "1/1.3": "A"},
            [(None, "1/1.2"), (None, "1/1.3"), ("1/1.1", None)],
        ),
        # then the same reference
        ({"1/1.1": "A"}, {"1/1.1": "B"}, [("1/1.1", "1/1.1")]),
        # white space and Unicode form are no wording
        ({"1/1.1": "Cafe\u0301  A"}, {"1/1.2": "Café A"}, [("1/1.1", "1/1.2")]),
        # 1.10 is not 1.1
        ({"1/1.1": "A"}, {"1/1.10": "B"}, [(None, "1/1.10"), ("1/1.1", None)]),
        # … under another outcome too, also after one that kept its place
        (
            {"1/1.0": "X", "1/1.1": "A"},
            {"1/1.0": "X", "2/1.1": "B"},
            [("1/1.0", "1/1.0"), ("1/1.1", "2/1.1")],
        ),
        # numbers that restart are told apart by their outcome
        (
            {"1/AC1": "A", "2/AC1": "B"},
            {"1/AC1": "C", "2/AC1": "B"},
            [("1/AC1", "1/AC1"), ("2/AC1", "2/AC1")],
        ),
        # … also where they did not restart before
        (
            {"1/AC1": "A", "2/AC2": "B"},
            {"1/AC1": "C", "2/AC1": "D", "2/AC2": "E"},
            [("1/AC1", "1/AC1"), (None, "2/AC1"), ("2/AC2", "2/AC2")],
        ),
        # … where the number stood under another outcome, it may be another criterion
        (
            {"1/AC1": "A", "1/AC2": "B"},
            {"1/AC1": "C", "2/AC1": "D", "2/AC2": "E"},
            [("1/AC1", "1/AC1"), (None, "2/AC1"), (None, "2/AC2"), ("1/AC2", None)],
        ),
        # `was` beats everything
        (
            {"1/1.1": "A", "1/1.2": "B"},
            {"1/1.1": {"text": "A", "was": ["1.2"]}, "1/1.2": "B"},
            [("1/1.2", "1/1.1"), (None, "1/1.2"), ("1/1.1", None)],
        ),
        # what has gone elsewhere is not in its old place too, and nothing else has come to it
        (
            {"1/1.1": "A", "1/1.2": "B"},
            {"1/1.1": "C", "1/1.2": "A"},
            [(None, "1/1.1"), ("1/1.1", "1/1.2"), ("1/1.2", None)],
        ),
        # merged, split, named in full
        (
            {"1/1.1": "A", "1/1.2": "B"},
            {"1/1.1": {"text": "A and B", "was": ["1/1.1", "1.2"]}},
            [("1/1.1", "1/1.1"), ("1/1.2", "1/1.1")],
        ),
        (
            {"1/1.1": "A and B"},
            {"1/1.1": {"text": "A", "was": ["1.1"]}, "1/1.2": {"text": "B", "was": ["u@1/1.1"]}},
            [("1/1.1", "1/1.1"), ("1/1.1", "1/1.2")],
        ),
        # `was` that names nothing, or a part, leaves the rest to the wording
        (
            {"1/1.1": {"text": "A", "parts": [{"ref": "a", "text": "P"}]}},
            {"1/1.2": {"text": "A", "was": ["9.9", "1.1a"]}},
            [("1/1.1", "1/1.2")],
        ),
    ],
)
def test_which_criterion_is_which(
    old: Criteria, new: Criteria, expected: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(rubric.compare(unit(old), unit(new, version="2"))) == expected


@pytest.mark.parametrize(
    ("old", "new", "used"),
    [
        # what `replaces` names, with and without its version
        ({}, {"version": "2", "replaces": "u@1"}, True),
        ({}, {"version": "2", "replaces": "u"}, True),
        ({}, {"version": "1", "id": "v", "replaces": "u@1"}, True),
        # nothing said: an earlier version of the same unit
        ({}, {"version": "10"}, True),
        ({"version": "9"}, {"version": "10"}, True),
        ({"version": "10"}, {"version": "9"}, False),
        ({}, {"version": "2", "id": "v"}, False),
        # another version than this one
        ({}, {"version": "3", "replaces": "u@2"}, False),
        ({}, {}, False),
        ({}, {"replaces": "u"}, False),
    ],
)
def test_was_speaks_of_the_version_that_is_replaced(
    old: dict[str, Any], new: dict[str, Any], used: bool
) -> None:
    before = unit({"1/1.1": "A", "1/1.2": "B"}, **old)
    after = unit({"1/1.1": {"text": "A", "was": ["1.2"]}}, **new)
    comparison = rubric.compare(before, after)
    assert (pairs(comparison)[0] == ("1/1.2", "1/1.1")) == used
    between = [p.code.slug for p in comparison.problems] == ["version-between"]
    assert between == (new.get("replaces") == "u@2")


def test_pairs_stand_in_the_order_of_the_new_version_and_what_was_names_beside_them() -> None:
    old, new = (
        Version(written, resolved(written, {}.__getitem__))
        for written in (
            unit({"1/1.1": "A", "1/1.2": "B"}),
            unit({"1/1.1": "B", "1/1.2": {"text": "A", "was": ["9.9"]}}, version="2"),
        )
    )
    assert matched(old, new) == (
        (Pair("1.2", "1.1"), Pair("1.1", "1.2")),
        (("1.2", "9.9"),),
    )


A = {"text": "A"}
HOURS = {"sufficient": {"hours": 2}, "basis": "wording"}
LEVELS = {"levels": [{"name": "good", "points": 1}]}
PARTS = [{"ref": "a", "text": "P"}, {"ref": "b", "text": "Q"}]


@pytest.mark.parametrize(
    ("old", "new", "expected", "carries"),
    [
        # nothing; key order, spaces and who states the rule are formatting
        (A, A, [], True),
        ({**A, **HOURS}, {**dict(reversed(HOURS.items())), "text": " A "}, [], True),
        ({**A, "sufficient": {"items": 1}, "basis": "engine"}, A, [], True),
        # what an assessor judges
        (A, {"text": "B"}, ["reworded"], False),
        (A, {**A, "parts": PARTS}, ["parts"], False),
        ({**A, "parts": PARTS}, {**A, "parts": PARTS[::-1]}, ["parts"], False),
        ({**A, "parts": PARTS, **HOURS}, {**A, "parts": PARTS[:1], **HOURS}, ["parts"], False),
        (A, {**A, "range": ["x"]}, ["range"], False),
        ({**A, "range": ["x", "y"]}, {**A, "range": ["y", "x"]}, ["range"], False),
        # all of a longer range is still all of it
        (
            {**A, "range": ["x"], "sufficient": {"range": "all"}},
            {**A, "range": ["x", "y"], "sufficient": {"range": "all"}},
            ["range"],
            False,
        ),
        (A, {**A, "levels": [{"name": "good", "points": 1}]}, ["levels"], False),
        (A, {**A, **HOURS}, ["rule"], False),
        ({**A, **HOURS}, {**A, "sufficient": {"hours": 3}}, ["rule"], False),
        # the second of two clauses is no clause of parts
        (
            {**A, "sufficient": {"items": 3, "hours": 2}},
            {**A, "sufficient": {"items": 3, "hours": 4}},
            ["rule"],
            False,
        ),
        (
            {**A, "range": ["x", "y", "z"], "sufficient": {"range": 1}},
            {**A, "range": ["x", "y", "z"], "sufficient": {"range": 2}},
            ["rule"],
            False,
        ),
        # what changes no decision
        ({**A, "parts": PARTS}, {**A, "parts": [{**PARTS[0], "ref": "i"}, PARTS[1]]},
         ["letters"], True),
        ({**A, **HOURS}, {**A, **HOURS, "basis": "centre"}, ["basis"], True),
        ({**A, **HOURS}, {**A, **HOURS, "reading": "R"}, ["reading"], True),
        (A, {**A, "evidence_rules": {"locator": "required", "dated": "required"}},
         ["evidence_rules", "evidence_rules"], True),
        (A, {**A, "required": "no"}, ["required"], True),
        (A, {**A, "band": "merit"}, ["fact"], True),
        (A, {**A, "achieved_by": {"n_of": 1, "of": ["a"]}}, ["fact"], True),
        (A, {**A, "guidance": ["G"], "exam_tips": ["T"]}, ["guidance", "guidance"], True),
        ({**A, "guidance": ["G", "H"]}, {**A, "guidance": ["H", "G"]}, [], True),
        (A, {**A, "advises": [{"document": "a log"}]}, ["guidance"], True),
    ],
)  # fmt: skip
def test_what_changed_in_a_criterion(
    old: dict[str, Any], new: dict[str, Any], expected: list[str], carries: bool
) -> None:
    comparison = rubric.compare(unit({"1/1.1": old}), unit({"1/1.1": new}, version="2"))
    [entry] = comparison.criteria
    assert [change.code.value for change in entry.changes] == expected
    assert entry.carries_over is carries
    assert comparison.different is bool(expected)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"band": "merit"}, [("band", None, "merit")]),
        ({**LEVELS, "weight": 2}, {**LEVELS, "weight": "2.5"}, [("weight", "2", "2.5")]),
        (
            {"parts": PARTS, "achieved_by": {"n_of": 1, "of": ["a", "b"]}},
            {"parts": PARTS},
            [("achieved_by", "1: a, b", None)],
        ),
    ],
)
def test_other_fields_are_told_as_they_were_and_are(
    old: dict[str, Any], new: dict[str, Any], expected: list[tuple[str, Any, Any]]
) -> None:
    before, after = unit({"1/1.1": {**A, **old}}), unit({"1/1.1": {**A, **new}}, version="2")
    [entry] = rubric.compare(before, after).criteria
    facts = [c for c in entry.changes if c.code is ChangeCode.FACT]
    assert [(c.field, c.old, c.new) for c in facts] == expected


def test_a_rule_is_told_without_what_is_told_apart() -> None:
    # the parts, and what must be shown
    fields = {**A, "parts": PARTS, "evidence_rules": {"must_show": ["knowledge"]}}
    before = unit({"1/1.1": {**fields, **HOURS}})
    after = unit({"1/1.1": {**fields, "sufficient": {"hours": 3}}}, version="2")
    [entry] = rubric.compare(before, after).criteria
    [change] = [c for c in entry.changes if c.code is ChangeCode.RULE]
    for rule, hours in ((change.old, 2), (change.new, 3)):
        assert isinstance(rule, ResolvedRule)
        assert isinstance(rule.node, AtLeast)
        assert (rule.node.n, rule.added) == (hours, ())


def test_a_criterion_may_have_several_changes() -> None:
    old = {"1/1.1": "A", "1/1.2": "B", "2/2.1": "C", "2/2.2": "D"}
    new = {
        "1/1.1": {"text": "A, B", "was": ["1.1", "1.2"]},
        "2/2.1": {"text": "C", "was": ["2.1"]},
        "2/2.2": {"text": "E", "was": ["2.1"]},
        "2/2.3": "F",
    }
    comparison = rubric.compare(unit(old), unit(new, version="2"))
    assert told(comparison) == [
        "1.1 1.1 merged reworded",
        "1.2 1.1 renumbered merged reworded",
        "2.1 2.1 split",
        "2.1 2.2 renumbered split reworded",
        "- 2.3 added",
        "2.2 - removed",
    ]
    assert comparison.carried == ("2.1",)
    assert comparison.counts[ChangeCode.REWORDED] == 2


@pytest.mark.parametrize(
    ("old", "new", "outcomes", "criteria"),
    [
        # an outcome that moved takes its criteria along
        (
            [("1", "One", "AB"), ("2", "Two", "C")],
            [("1", "Two", "C"), ("2", "One", "AB")],
            ["2 1 renumbered", "1 2 renumbered"],
            [],
        ),
        # reworded and renumbered at once: its criteria say which it is
        (
            [("1", "One", "AB"), ("2", "Two", "C")],
            [("1", "New", "D"), ("2", "One!", "AB"), ("3", "Two", "C")],
            ["- 1 added", "1 2 renumbered reworded", "2 3 renumbered"],
            ["- D added"],
        ),
        # a criterion under another outcome
        (
            [("1", "One", "AB"), ("2", "Two", "C")],
            [("1", "One", "A"), ("2", "Two", "BC")],
            [],
            ["B B moved"],
        ),
        # outcomes that were not there
        ([("", "", "A")], [("1", "One", "A")], ["- 1 added"], ["A A moved"]),
        ([("1", "One", "A")], [("1", "Two", "A")], ["1 1 reworded"], []),
        # where nothing of it is left, the ref alone says which it is
        ([("1", "One", "A")], [("1", "Two", "B")], ["1 1 reworded"], ["- B added", "A - removed"]),
        # … unless its wording stands elsewhere, or its criteria went elsewhere
        (
            [("1", "One", "A")],
            [("1", "Two", "B"), ("2", "One", "C")],
            ["- 1 added", "1 2 renumbered"],
            ["- B added", "- C added", "A - removed"],
        ),
        (
            [("1", "One", "A")],
            [("1", "Two", "B"), ("2", "New", "A")],
            ["- 1 added", "1 2 renumbered reworded"],
            ["- B added"],
        ),
        # its own wording comes before where its criteria went
        (
            [("1", "One", "A")],
            [("1", "One", "B"), ("2", "Two", "A")],
            ["- 2 added"],
            ["- B added", "A A moved"],
        ),
    ],
)
def test_outcomes_side_by_side(
    old: list[tuple[str, str, str]],
    new: list[tuple[str, str, str]],
    outcomes: list[str],
    criteria: list[str],
) -> None:
    def made(version: str, told: list[tuple[str, str, str]]) -> Specification:
        written = [
            {"ref": ref, "text": text, "criteria": [{"ref": c, "text": c} for c in letters]}
            for ref, text, letters in told
        ]
        direct = [c for outcome in written if not outcome["ref"] for c in outcome["criteria"]]
        nested = [outcome for outcome in written if outcome["ref"]]
        return unit({}, version=version, outcomes=nested, criteria=direct)

    comparison = rubric.compare(made("1", old), made("2", new))
    assert [
        " ".join([o.old or "-", o.new or "-", *(c.code for c in o.changes)])
        for o in comparison.outcomes
        if o.changes
    ] == outcomes
    assert told(comparison) == criteria


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({"credit": "3.0"}, {"credit": 3}, []),
        ({}, {"title": "V"}, [("title", "U", "V")]),
        ({"level": "2"}, {"glh": 20}, [("level", "2", None), ("glh", None, "20")]),
        ({}, {"dates": {"operational_start": "2026-09-01"}},
         [("dates.operational_start", None, "2026-09-01")]),
        ({"supported_by": ["A", "B"]}, {"supported_by": ["B", "A"]}, []),
        ({"supported_by": ["A", "B"]}, {"supported_by": ["A", "C"]},
         [("supported_by", ("A", "B"), ("A", "C"))]),
        ({"purpose": "To  learn"}, {"purpose": "To learn"}, []),
        ({"sector": {"code": "15.3", "title": "T"}}, {"sector": {"code": "15.4", "title": "T"}},
         [("sector", "15.3 T", "15.4 T")]),
        ({"translations": {"cy": {"1.1": "A"}}}, {"translations": {"cy": {"1.1": "B"}}},
         [("translations.cy.1.1", "A", "B")]),
        ({"related_standards": [{"framework": "F", "entries": {"1": "One"}}]}, {},
         [("related_standards", ("F: 1: One",), None)]),
        # left out, an assessor decides; saying so is no change, and a checklist is one
        ({}, {"decision": "required"}, []),
        ({}, {"kind": "checklist"},
         [("kind", "unit", "checklist"), ("decision", "required", "not_required")]),
        # names of versions and where wording comes from are no facts of the unit
        ({}, {"source": {"document": "D"}, "not_stated": ["level"], "replaces": "u@1"}, []),
    ],
)  # fmt: skip
def test_facts_of_the_unit(
    old: dict[str, Any], new: dict[str, Any], expected: list[tuple[str, Any, Any]]
) -> None:
    before, after = unit({"1/1.1": "A"}, **old), unit({"1/1.1": "A"}, version="2", **new)
    found = [(c.field, c.old, c.new) for c in rubric.compare(before, after).unit]
    assert found == expected


def test_rules_and_guidance_of_outcomes_and_the_unit() -> None:
    before = unit({"1/1.1": "A"}, sufficient={"items": 2}, basis="centre", guidance=["G"])
    after = unit({"1/1.1": "A"}, version="2", sufficient={"items": 3}, basis="centre")
    after = after.model_copy(
        update={
            "outcomes": (
                LearningOutcome.model_validate(
                    {
                        **after.outcomes[0].model_dump(exclude_none=True),
                        "sufficient": {"hours": 1},
                        "indicative_content": ["I"],
                    }
                ),
            )
        }
    )
    comparison = rubric.compare(before, after)
    assert [c.code.value for c in comparison.unit] == ["rule", "guidance"]
    [outcome] = comparison.outcomes
    assert [c.code.value for c in outcome.changes] == ["rule", "guidance"]


def test_every_field_is_told_or_left_out_on_purpose() -> None:
    told_of = {
        *differences.FACTS,
        *differences.FIELDS,
        *differences.GUIDANCE,
        *differences.COMPARED,
        *differences.BOOKKEEPING,
    }
    written = {
        name
        for model in (Specification, LearningOutcome, AssessmentCriterion)
        for name in model.model_fields
    }
    assert written == told_of


RULES = {"evidence_rules": "house-rules@1"}


def test_house_rules_come_from_the_library() -> None:
    library = rubric.Library.load("examples/house-rules.yaml")
    [(name, version)] = library.rules
    before = unit({"1/1.1": "A"})
    after = unit({"1/1.1": "A"}, version="2", evidence_rules=f"{name}@{version}")
    with_rules = rubric.compare(before, after, library)
    assert "evidence_rules" in {c.code.value for c in with_rules.criteria[0].changes}
    assert not with_rules.problems


def test_house_rules_that_are_not_at_hand_are_named() -> None:
    comparison = rubric.compare(unit({"1/1.1": "A"}), unit({"1/1.1": "A"}, version="2", **RULES))
    assert [p.code.slug for p in comparison.problems] == ["unknown-evidence-rules"]
    assert not comparison.different


def test_two_that_call_themselves_the_same_are_compared_all_the_same() -> None:
    library = rubric.Library.load()
    before = unit({"1/1.1": "A"})
    assert told(rubric.compare(before, unit({"1/1.1": "B"}), library)) == ["1.1 1.1 reworded"]
