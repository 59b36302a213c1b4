"""Bands up to a target, alternatives and points, each as a small table (meaning 14)."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rubric.evaluation import UnitResult, evaluated
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.rules import resolved

ON = date(2026, 11, 21)


def judged(
    specification: dict[str, Any],
    met: list[str],
    *,
    target: str | None = None,
    levels: dict[str, str] | None = None,
    **records: Any,
) -> UnitResult:
    """Return a unit in which some criteria are decided met on one item each."""
    head = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U"}
    written = Specification.model_validate(head | specification)
    portfolio = Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-1",
            "specification": "u",
            "evidence": [{"id": "E1", "maps_to": dict.fromkeys(met, "whole")}],
            "decisions": [
                {
                    "id": f"D-{ref}",
                    "criteria": [ref],
                    "judgement": "met",
                    "assessor": "A-1",
                    "date": "2026-06-01",
                    **({"level": levels[ref]} if levels and ref in levels else {}),
                }
                for ref in met
            ],
        }
        | records
    )
    unit = resolved(written, {}.__getitem__).aimed_at(target)
    return evaluated(facts_of(portfolio), [unit], ON).units[0]


def criterion(ref: str, **fields: Any) -> dict[str, Any]:
    """Return a criterion with some fields."""
    return {"ref": ref, "text": f"Criterion {ref}", **fields}


GRID = {
    "criteria": [
        criterion("P1"),
        criterion("P2", band="pass"),
        criterion("M1", band="merit"),
        criterion("D1", band="distinction"),
    ]
}


@pytest.mark.parametrize(
    ("met", "target", "achieved", "grade"),
    [
        ([], None, False, None),
        (["P1", "P2"], None, True, "pass"),
        (["P1", "P2"], "merit", False, "pass"),
        (["P1", "P2", "M1"], "merit", True, "merit"),
        # a merit criterion does not make up for a pass criterion
        (["P1", "M1", "D1"], "pass", False, None),
        # nor distinction for merit
        (["P1", "P2", "D1"], "distinction", False, "pass"),
        (["P1", "P2", "M1", "D1"], None, True, "distinction"),
    ],
)
def test_the_grade_is_the_highest_band_with_all_below_it(
    met: list[str], target: str | None, achieved: bool, grade: str | None
) -> None:
    unit = judged(GRID, met, target=target)
    assert (unit.achieved, unit.grade) == (achieved, grade)


def test_what_lies_beyond_the_target_has_no_gap_and_a_tally_of_its_own() -> None:
    unit = judged(GRID, ["P1", "M1"])
    assert [gap.reference for gap in unit.gaps] == ["P2"]
    assert (unit.tally.criteria, unit.beyond_target.criteria) == (2, 2)
    assert (unit.tally.achieved, unit.beyond_target.achieved) == (1, 1)


def test_a_band_without_criteria_is_passed_over() -> None:
    grid = {"criteria": [criterion("P1", band="pass"), criterion("D1", band="distinction")]}
    assert judged(grid, ["P1", "D1"]).grade == "distinction"
    assert judged(grid, ["P1"]).specification.bands == ("pass", "distinction")


ONE_OF = {
    "achieved_by": {"n_of": 1, "of": ["2", "3"]},
    "outcomes": [
        {"ref": "1", "text": "One", "criteria": [criterion("1.1")]},
        {"ref": "2", "text": "Two", "criteria": [criterion("2.1"), criterion("2.2")]},
        {
            "ref": "3",
            "text": "Three",
            "achieved_by": {"n_of": 2, "of": ["3.1", "3.2", "3.3"]},
            "criteria": [
                criterion("3.1"),
                criterion("3.2", sufficient={"items": 3}),
                criterion("3.3"),
            ],
        },
    ],
}


@pytest.mark.parametrize(
    ("met", "achieved"),
    [
        (["1.1"], False),
        (["1.1", "2.1", "2.2"], True),
        (["1.1", "3.1", "3.3"], True),
        # half of each outcome is neither of them
        (["1.1", "2.1", "3.1"], False),
        # what `achieved_by` does not name is required in addition
        (["2.1", "2.2", "3.1", "3.3"], False),
    ],
)
def test_so_many_of_those_named_are_needed(met: list[str], achieved: bool) -> None:
    assert judged(ONE_OF, met).achieved == achieved


def test_alternatives_share_one_gap_and_each_has_its_own_in_it() -> None:
    unit = judged(ONE_OF, ["1.1", "3.1"])
    [gap] = unit.gaps
    assert (gap.scope, gap.needed, gap.have) == ((), 1, 0)
    two, three = gap.alternatives
    assert [inner.reference for inner in two.gaps] == ["2.1", "2.2"]
    [nested] = three.gaps
    assert (nested.scope, nested.needed, nested.have) == (("3",), 2, 1)
    cheapest = [one.reference for one in nested.alternatives if one.cheapest]
    assert cheapest == ["3.3"], "3.2 needs three items"
    assert (two.cheapest, three.cheapest) == (False, True)
    assert gap.closes_when is not None
    assert len(gap.closes_when.items) == 1


def test_what_is_no_longer_needed_has_no_gap() -> None:
    unit = judged(ONE_OF, ["1.1", "2.1", "2.2", "3.1"])
    assert unit.gaps == ()
    assert unit.not_needed == {"3.2", "3.3"}


def test_a_rule_is_waived_where_exemptions_alone_achieve_what_is_asked() -> None:
    outcome = {
        "ref": "1",
        "text": "One",
        "achieved_by": {"n_of": 1, "of": ["1.1", "1.2"]},
        "criteria": [criterion("1.1"), criterion("1.2")],
        "sufficient": {"items": 2},
    }
    exemption = {"id": "X1", "criteria": ["1.1"], "reason": "exemption"}
    exempt = judged(
        {"outcomes": [outcome]},
        [],
        exemptions=[{**exemption, "authorised_by": "Q-1", "date": "2026-01-01"}],
    )
    assert exempt.achieved
    assert not judged({"outcomes": [outcome]}, ["1.1"]).achieved


def test_parts_may_stand_for_one_another() -> None:
    parts = [{"ref": letter, "text": f"Part {letter}"} for letter in "abc"]
    some = criterion("1", parts=parts, achieved_by={"n_of": 1, "of": ["a", "b"]})
    for named, satisfied in ((["c"], False), (["a", "b"], False), (["b", "c"], True)):
        item = {"id": "E1", "maps_to": {"1": {"parts": named}}}
        unit = judged({"criteria": [some]}, [], evidence=[item])
        assert unit.criteria["1"].satisfied == satisfied, named


LEVELS = [{"name": "low", "points": "1"}, {"name": "high", "points": "4"}]
RUBRIC = {
    "criteria": [
        criterion("1", levels=LEVELS, weight="2", pass_level="high"),
        criterion("2", levels=LEVELS),
        criterion("3"),
    ]
}


@pytest.mark.parametrize(
    ("met", "levels", "points"),
    [
        ([], {}, ("0", "12")),
        (["1"], {"1": "high"}, ("8", "12")),
        # met without a level: it adds to what they are out of alone
        (["1", "2"], {"1": "low"}, ("2", "12")),
        (["1", "2", "3"], {"1": "high", "2": "high"}, ("12", "12")),
    ],
)
def test_points_come_with_what_they_are_out_of(
    met: list[str], levels: dict[str, str], points: tuple[str, str]
) -> None:
    assert judged(RUBRIC, met, levels=levels).points == tuple(map(Decimal, points))


def test_an_exempt_criterion_adds_neither_points_nor_what_they_are_out_of() -> None:
    exemption = {"id": "X1", "criteria": ["1"], "reason": "exemption"}
    unit = judged(
        RUBRIC,
        ["1", "2"],
        levels={"1": "high", "2": "low"},
        exemptions=[{**exemption, "authorised_by": "Q-1", "date": "2026-01-01"}],
    )
    assert unit.points == (Decimal(1), Decimal(4))


def test_met_below_the_pass_level_is_a_finding_and_no_status() -> None:
    unit = judged(RUBRIC, ["1"], levels={"1": "low"})
    assert unit.criteria["1"].achieved
    assert "met_below_the_pass_level" in {str(finding.code) for finding in unit.findings}
    high = judged(RUBRIC, ["1"], levels={"1": "high"})
    assert "met_below_the_pass_level" not in {str(finding.code) for finding in high.findings}


@pytest.mark.parametrize(
    ("specification", "grading"),
    [(GRID, "bands"), (RUBRIC, "points"), (ONE_OF, "plain")],
)
def test_a_unit_says_what_it_uses(specification: dict[str, Any], grading: str) -> None:
    assert judged(specification, []).grading == grading
