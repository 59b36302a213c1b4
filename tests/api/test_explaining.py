"""`why`: the reasons of a criterion, an outcome or a unit, and what cannot be explained."""

from collections.abc import Callable
from datetime import date

import pytest
from tests.generated import ROOT

import rubric
from rubric.api.library import Library as Held
from rubric.model import Specification
from rubric.rules import ResolvedSpecification

ON = date(2026, 11, 21)


def result(rules: rubric.Library | None = None) -> rubric.Result:
    library = rules or rubric.Library.load(ROOT / "examples/quality", builtin=False)
    portfolio, _ = rubric.load_portfolio(ROOT / "examples/quality.yaml")
    assert portfolio is not None
    return rubric.evaluate(portfolio, library, on=ON)


@pytest.mark.parametrize(
    ("reference", "outcome"),
    [
        ("2", "2"),
        ("guided-walk/2", "2"),
        ("guided-walk@2/1", "1"),
        (None, None),
        ("guided-walk", None),
        ("guided-walk@2", None),
    ],
)
def test_an_outcome_and_a_unit_have_reasons(reference: str | None, outcome: str | None) -> None:
    told = rubric.why(result(), reference)
    assert not isinstance(told, rubric.Diagnostic)
    trail, unit = told
    assert isinstance(trail, rubric.RuleTrail)
    assert (trail.outcome and trail.outcome.outcome.ref) == outcome
    assert trail.unit is unit
    assert not trail.achieved


def test_the_reasons_of_an_outcome_list_what_is_open_and_every_link() -> None:
    told = rubric.why(result(), "2")
    assert not isinstance(told, rubric.Diagnostic)
    trail, _ = told
    assert isinstance(trail, rubric.RuleTrail)
    assert trail.rule is not None
    assert trail.cited == ("E3", "E4", "E5")
    open_below = [c.reference for c in trail.open_below if isinstance(c, rubric.CriterionResult)]
    assert open_below == ["2.1", "2.2", "2.3"]
    assert [(c.reference, link.item.id) for c, link in trail.links] == [
        ("2.1", "E3"), ("2.2", "E4"), ("2.3", "E5"),
    ]  # fmt: skip


@pytest.mark.parametrize("reference", ["3", "guided-walk@1", "other", "guided-walk/9"])
def test_what_is_not_there_has_no_reasons(reference: str) -> None:
    told = rubric.why(result(), reference)
    assert isinstance(told, rubric.Diagnostic)
    assert told.code.slug == "unknown-criterion"


def test_a_stale_decision_names_the_version_that_was_judged() -> None:
    [unit] = result().units
    judged = unit.criteria["1.2"].judged_as
    assert judged == ("guided-walk@1", "1.2", ("wording", "rule"))
    assert {c.judged_as for r, c in unit.criteria.items() if r != "1.2"} == {None}


def test_without_that_version_nothing_is_named() -> None:
    library = rubric.Library.load(
        ROOT / "examples/quality/guided-walk-2.yaml", ROOT / "examples/quality/rules.yaml",
        builtin=False,
    )  # fmt: skip
    [unit] = result(library).units
    assert unit.criteria["1.2"].reworded
    assert unit.criteria["1.2"].judged_as is None


def test_no_other_version_is_resolved_where_nothing_is_stale(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = rubric.Library.load(ROOT / "examples/quality", builtin=False)
    asked: list[str] = []
    real: Callable[..., ResolvedSpecification] = Held.resolved

    def noted(held: Held, specification: Specification, rules: object = None) -> object:
        asked.append(specification.reference)
        return real(held, specification, rules)

    monkeypatch.setattr(Held, "resolved", noted)
    portfolio, _ = rubric.load_portfolio(ROOT / "examples/quality.yaml")
    assert portfolio is not None
    rubric.evaluate(portfolio, library, on=date(2026, 3, 31))  # nothing of it is decided yet
    assert asked == ["guided-walk@2"]
    rubric.evaluate(portfolio, library, on=ON)
    assert "guided-walk@1" in asked
