"""One line of a test suite holds its units, or its own evaluator, to the laws."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import settings
from tests.generated import ROOT

from rubric import testing
from rubric.testing import answered

BUILT_IN = ROOT / "criteria"


@pytest.fixture
def as_found():
    """Failing cases stay as found: to make them small takes minutes, for nobody to read."""
    profile = settings.get_current_profile_name()
    settings.load_profile("mutants")
    yield
    settings.load_profile(profile)


def by_statuses(case):
    """An evaluator that gives no more than statuses."""
    units = answered(case.world()).units
    return {
        "units": {
            unit: {"criteria": {r: {"status": c.status} for r, c in answer.criteria.items()}}
            for unit, answer in units.items()
        }
    }


def never_stale(case):
    """An evaluator that takes what is stale for met."""
    answer = answered(case.world())
    return replace(
        answer,
        units={
            unit: replace(
                of_unit,
                criteria={
                    r: replace(c, status="met") if c.status == "stale" else c
                    for r, c in of_unit.criteria.items()
                },
            )
            for unit, of_unit in answer.units.items()
        },
    )


def first_record_only(case):
    """An evaluator that looks at the first item and no other."""
    return answered(case.with_portfolio(evidence=case.records_of("evidence")[:1] or None).world())


TestBuiltInUnit = testing.hold_units(BUILT_IN / "facilitating-action-learning.yaml", max_examples=2)
TestExamples = testing.hold_units(ROOT / "examples" / "library", max_examples=1)
TestOracle = testing.hold_evaluator(lambda case: answered(case.world()), max_examples=10)
TestStatuses = testing.hold_evaluator(by_statuses, max_examples=10)


def test_every_law_of_a_case_is_held_over_every_unit():
    held = testing.hold_units(BUILT_IN)
    tests = [name for name in vars(held) if name.startswith("test_")]
    assert len(tests) == 5 * 14
    assert "test_law_06_gap_of_facilitating_action_learning_1" in tests


def test_house_rules_may_have_a_title():
    """What names the rules is no rule, and is not written out on the criteria."""
    specification = {
        "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "A unit",
        "evidence_rules": "house@1", "criteria": [{"ref": "1", "text": "Text 1"}],
    }  # fmt: skip
    house = {
        "format": "rubric/1", "kind": "evidence_rules", "id": "house", "version": "1",
        "title": "House rules", "basis": "centre", "dated": "required",
    }  # fmt: skip
    portfolio = {
        "format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u@1",
        "evidence": [{"id": "E1", "maps_to": {"1": "whole"}}],
    }  # fmt: skip
    case = testing.Case(specification, portfolio, date(2026, 6, 1), {"house@1": house})
    testing.laws.law_14_resolution(case)


@pytest.mark.usefixtures("as_found")
def test_an_evaluator_that_is_wrong_is_told_where():
    held = testing.hold_evaluator(never_stale, max_examples=400)
    with pytest.raises(AssertionError, match=r"units/unit-a@1/criteria/.*status: 'met'"):
        held().test_law_08_oracle()


@pytest.mark.usefixtures("as_found")
def test_an_evaluator_that_depends_on_the_order_is_told():
    held = testing.hold_evaluator(first_record_only, max_examples=400)
    with pytest.raises(AssertionError, match="the order changed it"):
        held().test_law_01_order()


@pytest.mark.usefixtures("as_found")
def test_an_evaluator_that_says_nothing_is_told():
    with pytest.raises(AssertionError, match=r"status: not in the answer"):
        testing.hold_evaluator(lambda _: {}).__dict__["test_law_08_oracle"](None)


@pytest.mark.usefixtures("as_found")
@pytest.mark.parametrize("test", ["test_law_01_order", "test_law_08_oracle"])
@pytest.mark.parametrize(
    "answer",
    [
        {},
        None,
        [],
        {"units": []},
        {"units": {}},
        {"units": {"unit-a@1": None}},
        {"units": {"unit-a@1": {"criteria": []}}},
    ],
)
def test_an_evaluator_that_gives_no_statuses_is_told(answer, test):
    held = testing.hold_evaluator(lambda _: answer, max_examples=5)
    with pytest.raises(AssertionError, match=r"units/.*status: not in the answer"):
        getattr(held(), test)()


def test_every_unit_has_tests_of_its_own_whatever_its_reference_is(tmp_path):
    unit = "format: rubric/1\nkind: unit\ntitle: T\ncriteria: [{ref: 1, text: Plan}]\n"
    named = [("u", "1.1"), ("u", "1-1"), ("u-1", "1"), ("v", "1")]
    for at, (name, version) in enumerate(named):
        (tmp_path / f"{at}.yaml").write_text(f"{unit}id: {name}\nversion: '{version}'\n")
    held = testing.hold_units(tmp_path, max_examples=1)
    tests = [name for name in vars(held) if name.startswith("test_law_06")]
    assert sorted(tests) == [
        "test_law_06_gap_of_u_1_1",
        "test_law_06_gap_of_u_1_1_2",
        "test_law_06_gap_of_u_1_1_3",
        "test_law_06_gap_of_v_1",
    ]


def test_units_that_cannot_be_held():
    with pytest.raises(ValueError, match="finds errors"):
        testing.hold_units(ROOT / "tests" / "bad")
    with pytest.raises(ValueError, match="there is no specification"):
        testing.hold_units(ROOT / "examples" / "house-rules.yaml")
    with pytest.raises(FileNotFoundError):
        testing.hold_units("nowhere")
