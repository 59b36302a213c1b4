"""What is worth a look: facts, rules and days, each found where it is wrong and nowhere else."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.test_specification_checks import head, specification
from tests.evaluation.test_satisfied import RANGE, link, rule

from rubric.checks.closely import look_at_facts
from rubric.checks.closely.hours import check_hours
from rubric.checks.closely.idle import idle_in, implies
from rubric.checks.closely.numbers import check_character, check_numbers
from rubric.diagnostics import Path, codes
from rubric.evaluation.satisfied import satisfied
from rubric.model import Sufficiency
from rubric.phrases.manual.samples import UNIT
from rubric.rules.nodes import AtLeast, Node, NOf
from rubric.rules.sufficiency import node_of
from rubric.testing.strategies.specifications import sufficiencies


def found(*lines: str) -> list[tuple[str, Path]]:
    return [(d.code.slug, d.path) for d in look_at_facts(specification(head(*lines)))]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # figures that agree, at their bounds
        (["credit: 7", "glh: 70", "tqt: 70"], []),
        (["credit: 7", "glh: 71"], ["glh-above-credit"]),
        (["glh: 71", "tqt: 70"], ["glh-above-tqt"]),
        # one cause, one message
        (["credit: 1", "glh: 71", "tqt: 70"], ["glh-above-tqt"]),
        # half a credit; no credit, which says nothing of hours
        (["credit: 0.5", "glh: 5"], []),
        (["credit: 0.5", "glh: 6"], ["glh-above-credit"]),
        (["credit: 0", "glh: 6"], []),
        # a credit need not be a tenth of the hours of a unit
        (["credit: 7", "tqt: 10"], []),
        # another framework counts otherwise
        (["framework: nfq", "credit: 1", "glh: 25"], []),
        (["framework: RQF", "credit: 1", "glh: 25"], ["glh-above-credit"]),
    ],
)
def test_hours_of_a_unit(lines: list[str], expected: list[str]) -> None:
    told = check_hours(specification(head(*lines)))
    assert [diagnostic.code.slug for diagnostic in told] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        # real ones, and the letter that the digits of a made-up one give
        ("Y/503/5310", "Y"),
        ("F/502/4625", "F"),
        ("L/507/6467", "L"),
        ("R/616/0431", "R"),
        ("Y/617/4556", "Y"),
        ("A/506/1234", "M"),
        # a series in which the letter was seen not to follow, and the last one before it
        ("M/650/2172", None),
        ("A/649/0000", "T"),
        # qualifications: only from 500 to 603
        ("601/4046/9", "X"),
        ("610/2626/6", None),
        ("499/0000/0", None),
        ("604/0000/0", None),
    ],
)
def test_the_last_character(number: str, expected: str | None) -> None:
    assert check_character(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("L/507/6467", None),
        ("M/650/2172", None),
        ("A/507/6467", ("number-check-character", "L")),
        # almost: small, without strokes, with other marks, too short
        ("l/507/6467", ("number-form", "L/507/6467")),
        ("L5076467", ("number-form", "L/507/6467")),
        ("L 507 6467", ("number-form", "L/507/6467")),
        ("L-507-6467", ("number-form", "L/507/6467")),
        ("L/507/646", ("number-form", "")),
        ("Unit reference L/507/6467", ("number-form", "L/507/6467")),
        # two
        ("L/507/6467, Y/503/5310", ("two-numbers", None)),
        ("L/507/6467 (L/507/6467)", ("number-form", "L/507/6467")),
        # what awarding bodies and other registers write is none of our business
        *((other, None) for other in ("Unit 687", "DEM 310", "M5.37", "C00/0508/9", "QU025825")),
        *((other, None) for other in ("H9HY 45", "4N0689", "497 version 8", "BSBWHS211")),
        *((other, None) for other in ("114974", "ST0070", "7", "60326266")),
    ],
)
def test_numbers(number: str, expected: tuple[str, str | None] | None) -> None:
    unit = specification(head(f'unit_number: "{number}"'))
    told = [(d.code.slug, d.arguments.get("near", d.arguments.get("gives")))
            for d in check_numbers(unit)]  # fmt: skip
    assert told == ([] if expected is None else [expected])


def test_numbers_of_another_framework_are_left_alone() -> None:
    assert found("framework: saqa", "unit_number: A/506/1234") == []


@pytest.mark.parametrize(
    ("code", "near"),
    [
        *((right, None) for right in ("15.3", "1", "01.3", "15", "1.5", "HB2", "Business", "G.4")),
        ("15.3 - Business Management", "15.3"),
        ("15.3 Business Management", "15.3"),
        ("15,3", "15.3"),
        ("15/3", "15.3"),
        ("2 - Science", "2"),
        ("16.2", ""),
        ("0.3", ""),
        ("153", ""),
        ("15.30", ""),
        ("2026-11-21", ""),
    ],
)
def test_sector_codes(code: str, near: str | None) -> None:
    told = [
        d.arguments["near"]
        for d in look_at_facts(specification(head("sector:", f'  code: "{code}"')))
        if d.code is codes.SECTOR_CODE
    ]
    assert told == ([] if near is None else [near])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('owner: "Owner:"', True),
        ("owner: Owner", True),
        ("purpose: Unit purpose and aims", True),
        ('assessment_requirements: "The following apply:"', True),
        ("grading: Pass", False),
        ("purpose: Purpose-built visits", False),
        (f'purpose: "{"A long sentence about what it is for, " * 2}with a list:"', False),
    ],
)
def test_labels(line: str, expected: bool) -> None:
    assert [slug for slug, _ in found(line)] == ["label-without-value"] * expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # no source is named, so nothing is expected of it
        (["level: 3"], []),
        (["source: {encoded_by: T-3}"], []),
        (["source: {document: unit specification}"], ["level", "credit", "glh", "purpose"]),
        (["source: {url: https://example.org}", "level: 3", "not_stated: [GLH, purpose]"],
         ["credit"]),
        (["source: {document: unit}", "framework: scqf"], []),
    ],
)  # fmt: skip
def test_what_a_unit_is_expected_to_say(lines: list[str], expected: list[str]) -> None:
    told = [d.arguments["fields"] for d in look_at_facts(specification(head(*lines)))]
    assert told == ([tuple(expected)] if expected else [])


@pytest.mark.parametrize("kind", ["marking_guide", "checklist", "standard"])
def test_other_kinds_publish_other_things(kind: str) -> None:
    text = UNIT.replace("kind: unit", f"kind: {kind}\nsource: {{document: a guide}}")
    assert list(look_at_facts(specification(text))) == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a title is always there, and may be ours
        (["not_stated: [title, owner]"], []),
        (["not_stated: [unit number]", "unit_number: Unit 7"], ["stated-after-all"]),
        (["not_stated: [supported_by]", "supported_by: []"], []),
        (["not_stated: [dates]", "dates: {operational_start: 2026-01-01}"], ["stated-after-all"]),
        # almost a field, and something that is none of ours
        (["not_stated: [assesment_requirements]"], ["not-stated-misspelt"]),
        (["not_stated: [review date, colour]"], []),
    ],
)
def test_not_stated(lines: list[str], expected: list[str]) -> None:
    assert [slug for slug, _ in found(*lines)] == expected


# --- clauses that change nothing


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # more of the same, of things that each take an item, or with a wider filter
        ({"items": 1, "methods": 2}, ["items"]),
        ({"items": 3, "methods": 2}, []),
        ({"items": 1, "hours": "0.5"}, ["items"]),
        ({"items": 2, "hours": 12}, []),
        ({"items": 1, "range": 1}, ["items"]),
        ({"all": [{"hours": 12}, {"hours": 6}]}, ["hours"]),
        ({"all": [{"hours": 12}, {"hours": 6, "where": {"methods": ["product"]}}]}, []),
        ({"all": [{"hours": 6}, {"hours": 6, "where": {"methods": ["product"]}}]}, ["hours"]),
        ({"all": [{"items": 1, "where": {"not_methods": ["test"]}},
                  {"items": 1, "where": {"methods": ["product"]}}]}, ["items"]),
        ({"all": [{"items": 1, "where": {"within": "1 year"}},
                  {"items": 1, "where": {"within": "13 months"}}]}, ["items"]),
        # counted once per occasion, or capped, it is less
        ({"all": [{"hours": 12}, {"hours": 12, "once_per": "occasion"}]}, ["hours"]),
        ({"all": [{"hours": 12}, {"hours": 6, "once_per": "occasion"}]}, []),
        ({"all": [{"hours": 6, "at_most": {"source": {"simulation": 2}}},
                  {"hours": 6, "at_most": {"source": {"simulation": 3}}}]}, []),
        # of two alike the later
        ({"all": [{"items": 2}, {"items": 2}]}, ["items"]),
        # of ways the harder one
        ({"any": [{"items": 1}, {"items": 2}]}, ["items"]),
        ({"any": [{"hours": 12}, {"items": 2}]}, []),
        ({"any": [{"items": 2}, {"all": [{"items": 2}, {"hours": 3}]}]}, ["all"]),
        # a join that holds in any case, and a clause inside that does
        ({"items": 2, "any": [{"items": 1}, {"sites": 2}]}, ["any"]),
        ({"items": 2, "any": [{"items": 1, "hours": 3}, {"sites": 2}]}, ["items"]),
        # two of three hold whichever they are
        ({"all": [{"n_of": 2, "of": [{"items": 3}, {"methods": 2}, {"hours": 3}]},
                  {"items": 1}]}, ["items"]),
        ({"all": [{"n_of": 1, "of": [{"items": 3}, {"hours": 3}]}, {"items": 2}]}, []),
        ({"n_of": 2, "of": [{"items": 1}, {"items": 2}, {"hours": 3}]}, []),
    ],
)  # fmt: skip
def test_idle_clauses(written: dict[str, Any], expected: list[str]) -> None:
    assert [idle.clause.path[-1] for idle in idle_in(rule(written))] == expected


def test_lettered_parts_settle_nothing() -> None:
    parts = AtLeast(RANGE._replace(parts=True), Decimal(3), rule({"items": 1}).where, ("parts",))
    assert idle_in(NOf(2, (rule({"items": 1}), parts), ())) == ()


def test_a_rule_too_long_to_compare_is_left_alone() -> None:
    assert idle_in(rule({"all": [{"items": n} for n in range(1, 200)]})) == ()


LINKS = st.lists(
    st.builds(
        link,
        st.sampled_from(["E1", "E2", "E3", "E4"]),
        hours=st.sampled_from([None, "0.5", "2", "4"]),
        members=st.sampled_from([None, ("x",), ("y", "z")]),
        method=st.sampled_from([None, "observation", "product", "test"]),
        source=st.sampled_from([None, "workplace", "simulation"]),
        occasion=st.sampled_from([None, "one", "two"]),
        site=st.sampled_from([None, "one", "two"]),
        witness=st.sampled_from([None, "W-1", "W-2"]),
        observed_by=st.sampled_from([None, "A-1", "A-2"]),
    ),
    max_size=5,
    unique_by=lambda one: one.item.id,
)


def _rules() -> st.SearchStrategy[Node]:
    written = sufficiencies(range_items=3)
    return written.map(lambda one: node_of(Sufficiency.model_validate(one), (), RANGE))


@given(_rules(), _rules(), LINKS)
def test_what_is_implied_holds(one: Node, other: Node, evidence: list[Any]) -> None:
    if implies(one, other) and satisfied(one, evidence):
        assert satisfied(other, evidence)


def _without(node: Node, path: Path) -> Node | None:
    """A rule without the clause at a path; of a join of all one less has to hold."""
    if node.path == path:
        return None
    if isinstance(node, AtLeast):
        return node
    children = [kept for child in node.children if (kept := _without(child, path)) is not None]
    fewer = len(node.children) - len(children) if node.n == len(node.children) else 0
    return NOf(node.n - fewer, tuple(children), node.path)


@given(_rules(), LINKS)
def test_an_idle_clause_changes_nothing(written: Node, evidence: list[Any]) -> None:
    for idle in idle_in(written):
        without = _without(written, idle.clause.path)
        assert without is not None
        assert satisfied(without, evidence) == satisfied(written, evidence)
