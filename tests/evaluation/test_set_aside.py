"""What points at nothing, where it stands and what is said of it (meaning 4.6 and 4.7)."""

from datetime import date
from typing import Any

import pytest
from tests.evaluation.small import ON, read

from rubric.diagnostics import Diagnostic, codes
from rubric.evaluation.known import Known, known
from rubric.evaluation.references import References
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved

LEVELS = "levels: [{name: low, points: 1}, {name: high, points: 2}]"
LETTERED = "parts: [{ref: a, text: a}, {ref: b, text: b}]"
UNIT = f"""
outcomes:
  - ref: 1
    text: One
    criteria:
      - {{ref: 1.9, text: Plan, range: [x, y], {LETTERED}}}
      - {{ref: 1.10, text: Cost, {LETTERED}}}
      - {{ref: 1.11, text: Grade, {LEVELS}}}
      - {{ref: 1.12, text: Rank, levels: [{{name: first, points: 1}}]}}
"""
PEOPLE = "{A: {role: assessor}, Q: {role: iqa}, 7: {role: iqa}}"


def unit(written: str, name: str = "u", version: str = "1") -> ResolvedSpecification:
    head = {"format": "rubric/1", "kind": "unit", "id": name, "version": version, "title": "U"}
    return resolved(Specification.model_validate(head | read(written)), {}.__getitem__)


def found(
    records: str, *units: ResolvedSpecification, on: date = ON, qualification: str | None = None
) -> Known:
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u"}
    portfolio = Portfolio.model_validate(head | read(f"{{people: {PEOPLE}, {records}}}"))
    facts = facts_of(portfolio)._replace(qualification=qualification)
    none = qualification is not None and not units
    return known(facts, () if none else units or [unit(UNIT)], on)


def told(diagnostic: Diagnostic) -> tuple[str, str, dict[str, Any]]:
    assert all(isinstance(path, tuple) for path in diagnostic.related)
    related = "".join(" < " + "/".join(path) for path in diagnostic.related)
    return "/".join(diagnostic.path) + related, diagnostic.code.slug, dict(diagnostic.arguments)


def aside(records: str, *units: ResolvedSpecification, on: date = ON) -> list[Any]:
    return [told(diagnostic) for diagnostic in found(records, *units, on=on).set_aside]


Told = tuple[str, str, dict[str, Any]]


def criterion(path: str, reference: str, near: str = "", **more: Any) -> Told:
    """That no criterion is named so, with those that there are."""
    allowed = ("1.9", "1.10", "1.11", "1.12")
    said = {"reference": reference, "near": near, "allowed": allowed, "specification": ("u@1",)}
    return path, "unknown-criterion", {**said, **more}


def item(path: str, name: str, record: str, ident: str, *allowed: str, near: str = "") -> Told:
    """That no item known on the day is named so."""
    said = {"item": name, "on": "2026-03-31", "record": record, "id": ident}
    return path, "unknown-item", {**said, "near": near, "allowed": allowed}


def person(path: str, who: str, record: str, ident: str) -> Told:
    """That nobody is named so."""
    said = {"person": who, "record": record, "id": ident}
    return path, "unknown-person", {**said, "near": "", "allowed": ("7", "A", "Q")}


def decision(path: str, name: str, record: str, ident: str, *allowed: str) -> Told:
    """That no decision known on the day is named so."""
    said = {"decision": name, "record": record, "id": ident, "on": "2026-03-31"}
    return path, "unknown-decision", {**said, "near": "", "allowed": allowed}


def name(path: str, named: str, of: str, *allowed: str) -> Told:
    """That a criterion has no such part or range item."""
    said = {"name": named, "item": "E1", "criterion": of}
    return path, "unknown-range-item", {**said, "near": "", "allowed": allowed}


def level(named: str, of: str, near: str, *allowed: str) -> Told:
    """That a criterion has no such level."""
    said = {"level": named, "decision": "D1", "criterion": of}
    return "decisions/D1/level", "unknown-level", {**said, "near": near, "allowed": allowed}


DAY, LATER = "date: 2026-03-10", "date: 2026-04-01"
E1 = f"{{id: E1, {DAY}, maps_to: {{1.9: whole}}}}"
MET = f"judgement: met, assessor: A, {DAY}"
D1 = f"id: D1, criteria: [1.9], {MET}"
R1 = f"id: R1, of: D1, iqa: Q, finding: agreed, {DAY}"
X1 = f"id: X1, reason: exemption, authorised_by: Q, {DAY}"
LINK = "evidence/E1/maps_to"


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        # criteria that a link names; the near spelling, and several in one
        ("evidence: [{id: E1, maps_to: {1.09: whole, 9.9: whole, '1.9, 1.10': whole,"
         " '1.9;1.10': whole}}]",
         [criterion(f"{LINK}/1.09", "1.09", "1.9"),
          criterion(f"{LINK}/1.9, 1.10", "1.9, 1.10", how="several_linked"),
          criterion(f"{LINK}/1.9;1.10", "1.9;1.10", how="several_linked"),
          criterion(f"{LINK}/9.9", "9.9")]),
        # parts and range items
        ("evidence: [{id: E1, maps_to: {1.9: {parts: [a, q], range: [x, z]},"
         " 1.10: {range: [a, z]}, 1.11: {range: [k]}}}]",
         [name(f"{LINK}/1.9/parts/q", "q", "1.9", "a", "b"),
          name(f"{LINK}/1.9/range/z", "z", "1.9", "x", "y"),
          name(f"{LINK}/1.10/range/z", "z", "1.10", "a", "b"),
          name(f"{LINK}/1.11/range/k", "k", "1.11")]),
        # items that are not there, or not yet
        (f"evidence: [{{id: E1, {DAY}, supersedes: [E0, e2, E10]}}, {{id: E2, {DAY}}},"
         f" {{id: E10, {LATER}}}]",
         [item("evidence/E1/supersedes/E0", "E0", "item", "E1", "E1", "E2"),
          item("evidence/E1/supersedes/E10", "E10", "item", "E1", "E1", "E2"),
          item("evidence/E1/supersedes/e2", "e2", "item", "E1", "E1", "E2", near="E2")]),
        # people
        ("evidence: [{id: E1, observed_by: Z}]",
         [person("evidence/E1/observed_by", "Z", "item", "E1")]),
        ("evidence: [{id: E1, observed_by: A}]", []),
        # declarations, told by their day
        (f"evidence: [{E1}], declarations: [{{covers: [E1, E7], signed_by_learner: 2026-03-15,"
         " confirmed_by: Z, confirmed: 2026-03-16}]",
         [person("declarations/~1/confirmed_by", "Z", "declaration", "2026-03-15"),
          item("declarations/~1/covers/E7", "E7", "declaration", "2026-03-15", "E1")]),
        # … of what is not known yet nothing is told
        (f"evidence: [{E1}], declarations: [{{covers: [E1], signed_by_learner: 2026-03-15,"
         " confirmed_by: Z, confirmed: 2026-04-16},"
         " {covers: [E8], signed_by_learner: 2026-04-15}]", []),
        # what a decision names
        (f"decisions: [{{id: D1, criteria: ['1.9, 1.11', 1.10a, 8.8, 1.9], {MET}}}]",
         [criterion("decisions/D1/criteria/1.9, 1.11", "1.9, 1.11", how="several"),
          criterion("decisions/D1/criteria/1.10a", "1.10a", "1.10"),
          criterion("decisions/D1/criteria/8.8", "8.8")]),
        (f"decisions: [{{{D1}, fingerprints: {{1.9a: f1:0, 1.9: f1:1, 7.7: f1:2}}}}]",
         [criterion("decisions/D1/fingerprints/1.9a", "1.9a", "1.9"),
          criterion("decisions/D1/fingerprints/7.7", "7.7")]),
        (f"evidence: [{E1}], decisions: [{{{D1}, evidence: [E1, E3], supersedes: D7}}]",
         [item("decisions/D1/evidence/E3", "E3", "decision", "D1", "E1"),
          decision("decisions/D1/supersedes", "D7", "decision", "D1", "D1")]),
        (f"decisions: [{{{D1}, supersedes: D2}}, {{id: D2, criteria: [1.9], judgement: met,"
         f" assessor: Z, {LATER}}}]",
         [decision("decisions/D1/supersedes", "D2", "decision", "D1", "D1")]),
        (f"decisions: [{{{D1}}}]".replace("r: A", "r: Z"),
         [person("decisions/D1/assessor", "Z", "decision", "D1")]),
        (f"decisions: [{{{D1}, countersigned: {{by: Z, date: 2026-03-31}},"
         " override: {reason: R., authorised_by: Y}}]",
         [person("decisions/D1/countersigned/by", "Z", "decision", "D1"),
          person("decisions/D1/override/authorised_by", "Y", "decision", "D1")]),
        (f"decisions: [{{{D1}, countersigned: {{by: Z, date: 2026-04-01}}}}]", []),
        # a level: of the first of the criteria that have any, and not this one
        (f"decisions: [{{{D1.replace('1.9', '1.9, 1.11, 1.12')}, level: High}}]",
         [level("High", "1.11", "high", "high", "low")]),
        (f"decisions: [{{{D1.replace('1.9', '1.9, 1.12')}, level: firts}}]",
         [level("firts", "1.12", "first", "first")]),
        (f"decisions: [{{{D1.replace('1.9', '1.11, 1.12')}, level: first}}]",
         [level("first", "1.11", "", "high", "low")]),
        (f"decisions: [{{{D1.replace('1.9', '1.11, 1.12')}, level: low}}]",
         [level("low", "1.12", "", "first")]),
        # … each with its own levels
        (f"decisions: [{{{D1.replace('1.9', '1.11')}, level: x}}, "
         f"{{{D1.replace('1.9', '1.12').replace('D1', 'D2')}, level: x}}]",
         [level("x", "1.11", "", "high", "low"),
          ("decisions/D2/level", "unknown-level",
           {"level": "x", "decision": "D2", "criterion": "1.12", "near": "",
            "allowed": ("first",)})]),
        # a decision of the day itself is there
        (f"decisions: [{{{D1}, supersedes: D2}}, {{{D1.replace('D1', 'D2')}}}]"
         .replace(DAY, "date: 2026-03-31"), []),
        (f"decisions: [{{{D1}, level: high}}]", [level("high", "1.9", "")]),
        (f"decisions: [{{{D1.replace('1.9', '1.9, 1.11')}, level: high}}]", []),
        # reviews
        (f"iqa_reviews: [{{{R1}}}]", [decision("iqa_reviews/R1/of", "D1", "review", "R1")]),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('D1', 'D2')}}}]",
         [decision("iqa_reviews/R1/of", "D2", "review", "R1", "D1")]),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('-10', '-09')}}}]",
         [("iqa_reviews/R1/date < decisions/D1/date", "review-before-decision",
           {"review": "R1", "decision": "D1", "day": "2026-03-09", "decided": "2026-03-10"})]),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1}, criteria: [1.10, 6.6, 1.9]}}]",
         [("iqa_reviews/R1/criteria/1.10 < decisions/D1/criteria", "criterion-not-decided",
           {"review": "R1", "decision": "D1", "criterion": "1.10"}),
          criterion("iqa_reviews/R1/criteria/6.6", "6.6")]),
        (f"decisions: [{{{D1}}}], iqa_reviews: [{{{R1.replace('a: Q', 'a: Z')}}}]",
         [person("iqa_reviews/R1/iqa", "Z", "review", "R1")]),
        # exemptions
        (f"exemptions: [{{{X1}, criteria: [1.9, 5.5], units: [u, v, u@1]}}]",
         [criterion("exemptions/X1/criteria/5.5", "5.5"),
          ("exemptions/X1/units/v", "unknown-unit",
           {"unit": "v", "id": "X1", "near": "", "allowed": ("u",)})]),
        (f"exemptions: [{{{X1.replace('y: Q', 'y: Z')}, criteria: [1.9]}}]",
         [person("exemptions/X1/authorised_by", "Z", "exemption", "X1")]),
        # nothing is told of what is not known yet
        (f"evidence: [{{id: E1, {LATER}, observed_by: Z, maps_to: {{9: whole}}, supersedes: E9}}],"
         f" decisions: [{{{D1}, level: x}}], iqa_reviews: [{{{R1}, criteria: [9]}}],"
         f" exemptions: [{{{X1}, criteria: [9]}}]".replace(DAY, LATER), []),
    ],
)  # fmt: skip
def test_what_is_set_aside(records: str, expected: list[Told]) -> None:
    assert aside(records) == expected


def test_where_nobody_is_listed_nobody_is_looked_for() -> None:
    portfolio = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u",
                 "evidence": [{"id": "E1", "observed_by": "Z"}]}  # fmt: skip
    facts = facts_of(Portfolio.model_validate(portfolio))
    assert known(facts, [unit(UNIT)], ON).set_aside == ()
    with_nobody = known(facts._replace(people={}), [unit(UNIT)], ON)
    assert [told(d)[1] for d in with_nobody.set_aside] == ["unknown-person"]
    assert with_nobody.set_aside[0].arguments["allowed"] == ()


def test_without_a_day_every_record_is_known_and_no_day_is_named() -> None:
    records = f"evidence: [{{id: E1, {LATER}, supersedes: E9}}], decisions: [{{{D1}}}]"
    [unknown] = aside(records, on=date.max)
    assert unknown[2]["on"] == ""
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u"}
    facts = facts_of(Portfolio.model_validate(head | read(f"{{{records}}}")))
    assert known(facts, [unit(UNIT)]).on == date.max


def test_no_more_names_are_listed_than_anybody_reads() -> None:
    items = "".join(f"{{id: E{n}}}, " for n in range(1, 31))
    [one, _] = aside(f"evidence: [{items} {{id: F, supersedes: [E50, E51]}}]")
    assert one[2]["allowed"] == tuple(f"E{n}" for n in range(1, 21))


# -- names of several units ------------------------------------------------------------

PLAIN = "criteria: [{ref: 1, text: a}, {ref: 2, text: b}]"
RESTARTING = """
outcomes:
  - {ref: 1, text: One, criteria: [{ref: AC1, text: a}, {ref: AC2, text: b}]}
  - {ref: 2, text: Two, criteria: [{ref: AC1, text: c}]}
"""
U, V = unit(PLAIN), unit(PLAIN, "v")
OLD, NEW = unit(PLAIN), unit(PLAIN, version="2")


def ambiguous(reference: str, *ways: str) -> Told:
    how = "several" if len(ways) > 1 else "no_unit"
    said = {"reference": reference, "how": how, "ways": ways}
    return f"{LINK}/{reference}", "ambiguous-criterion", said


@pytest.mark.parametrize(
    ("units", "names", "linked", "expected"),
    [
        ([U], ["1", "u/1", "u@1/1"], [("u@1", "1")], []),
        # of several units a name has to say which, and its version where there are two
        ([U, V], ["u/1", "v@1/2"], [("u@1", "1"), ("v@1", "2")], []),
        ([U, V], ["1"], [], [ambiguous("1", "u/1", "v/1")]),
        ([U, unit("criteria: [{ref: 3, text: c}]", "v")], ["3"], [], [ambiguous("3", "v/3")]),
        ([OLD, NEW], ["u@1/1", "u@2/2"], [("u@1", "1"), ("u@2", "2")], []),
        ([OLD, NEW], ["u/1"], [], [ambiguous("u/1", "u@1/1", "u@2/1")]),
        ([OLD, NEW, V], ["2"], [], [ambiguous("2", "u@1/2", "u@2/2", "v/2")]),
        # numbers that restart
        ([unit(RESTARTING)], ["AC1"], [], [ambiguous("AC1", "1/AC1", "2/AC1")]),
        ([unit(RESTARTING)], ["AC2", "2/AC1"], [("u@1", "1/AC2"), ("u@1", "2/AC1")], []),
        ([unit(RESTARTING), V], ["u/2/AC1", "v/1"], [("u@1", "2/AC1"), ("v@1", "1")], []),
        # … with their unit or without
        ([unit(RESTARTING), V], ["u/AC1"], [], [ambiguous("u/AC1", "u/1/AC1", "u/2/AC1")]),
        ([unit(RESTARTING), V], ["AC1"], [], [ambiguous("AC1", "u/1/AC1", "u/2/AC1")]),
        ([unit(RESTARTING), unit("criteria: [{ref: AC1, text: a}]", "v")], ["AC1"], [],
         [ambiguous("AC1", "u/1/AC1", "u/2/AC1", "v/AC1")]),
        # what none of them has
        ([U, V], ["9"], [],
         [(f"{LINK}/9", "unknown-criterion",
           {"reference": "9", "near": "", "allowed": ("u/1", "u/2", "v/1", "v/2"),
            "specification": ("u@1", "v@1")})]),
        ([U, V], ["v/02"], [],
         [(f"{LINK}/v/02", "unknown-criterion",
           {"reference": "v/02", "near": "v/2", "allowed": ("u/1", "u/2", "v/1", "v/2"),
            "specification": ("u@1", "v@1")})]),
        ([OLD, NEW], ["v/1"], [],
         [(f"{LINK}/v/1", "unknown-criterion",
           {"reference": "v/1", "near": "", "allowed": ("u@1/1", "u@1/2", "u@2/1", "u@2/2"),
            "specification": ("u@1", "u@2")})]),
    ],
)  # fmt: skip
def test_names_where_there_are_several_units(
    units: list[ResolvedSpecification], names: list[str], linked: list[tuple[str, str]],
    expected: list[Told],
) -> None:  # fmt: skip
    links = ", ".join(f"'{reference}': whole" for reference in names)
    given = found(f"evidence: [{{id: E1, maps_to: {{{links}}}}}]", *units)
    assert sorted(given.links) == linked
    assert [told(diagnostic) for diagnostic in given.set_aside] == expected


def test_a_part_is_no_whole_criterion_of_several_units_either() -> None:
    lettered = unit(f"criteria: [{{ref: 1, text: a, {LETTERED}}}]", "v")
    records = (
        f"decisions: [{{id: D1, criteria: [v/1a, u/1], {MET}, fingerprints: {{v/1b: f1:0}}}}],"
        " evidence: [{id: E1, maps_to: {v/1a: whole}}]"
    )
    given = found(records, U, lettered)
    assert [(d.path[-1], d.arguments["near"]) for d in given.set_aside] == [
        ("v/1a", "v/1"), ("v/1b", "v/1"),
    ]  # fmt: skip
    assert given.decisions[0].criteria == (("u@1", "1"),)
    assert given.links["v@1", "1"][0][2] == ("a",)


# -- on a qualification every reference names its unit, however many there are ------------


def on_qualification(reference: str, *units: ResolvedSpecification) -> list[Told]:
    links = f"evidence: [{{id: E1, maps_to: {{'{reference}': whole}}}}]"
    return [told(d) for d in found(links, *units, qualification="q@1").set_aside]


def unknown(reference: str, near: str, allowed: tuple[str, ...], **more: Any) -> Told:
    against = ("u@1",) if allowed else ("q@1",)
    said = {"reference": reference, "near": near, "allowed": allowed, "specification": against}
    return f"{LINK}/{reference}", "unknown-criterion", {**said, **more}


@pytest.mark.parametrize(
    ("units", "reference", "expected"),
    [
        ([U], "u/1", []),
        ([U], "1", [ambiguous("1", "u/1")]),
        ([U], "u/01", [unknown("u/01", "u/1", ("u/1", "u/2"))]),
        ([U], "u/9", [unknown("u/9", "", ("u/1", "u/2"))]),
        # one that names no unit is told how, by an example
        ([U], "9", [unknown("9", "", ("u/1", "u/2"), how="no_unit", example="u/1")]),
        ([], "9", [unknown("9", "", (), how="no_unit", example="unit-id/1.1")]),
        ([U], "8, 9", [unknown("8, 9", "", ("u/1", "u/2"), how="several_linked")]),
    ],
)
def test_names_on_a_qualification(
    units: list[ResolvedSpecification], reference: str, expected: list[Told]
) -> None:
    assert on_qualification(reference, *units) == expected


def test_a_part_on_a_qualification_is_no_whole_criterion_either() -> None:
    lettered = unit(f"criteria: [{{ref: 1, text: a, {LETTERED}}}]")
    decision = f"decisions: [{{id: D1, criteria: [u/1a], {MET}}}]"
    [part] = found(decision, lettered, qualification="q@1").set_aside
    assert part.arguments["near"] == "u/1"


def test_names_that_are_gone_are_not_taken_for_others() -> None:
    refs = References([U], None, ON)
    for n in range(50):
        refs.unknown(codes.UNKNOWN_UNIT, (str(n),), "x", [f"A{n}"], {})
    told_of = [diagnostic.arguments["allowed"] for diagnostic in refs.set_aside()]
    assert told_of == [(f"A{n}",) for n in range(50)]
