"""`rubric.plan` as tools call it: what it returns where something is wrong, and with what."""

from datetime import date, datetime
from typing import Any

import pytest
from tests.generated import ROOT

import rubric
from rubric import Opportunities, Plan, Portfolio

DAY = date(2026, 11, 21)
TASKS: dict[str, Any] = {
    "format": "rubric/1",
    "kind": "opportunities",
    "id": "tasks",
    "version": "2",
    "specification": "facilitating-action-learning",
    "tasks": [{"id": "T1", "title": "Do it", "serves": {"1.1": "whole", "2.2": "whole"}}],
}
PORTFOLIO: dict[str, Any] = {
    "format": "rubric/1",
    "kind": "portfolio",
    "learner": "L-1",
    "specification": "facilitating-action-learning@1",
}


def plan(tasks: dict[str, Any], portfolio: dict[str, Any] | None = None, **more: Any) -> Plan:
    records = None if portfolio is None else Portfolio.model_validate(portfolio)
    library = rubric.Library.load(ROOT / "examples/library")
    return rubric.plan(Opportunities.model_validate(tasks), library, records, on=DAY, **more)


def test_a_plan_says_what_it_is_of() -> None:
    found = plan(TASKS, PORTFOLIO)
    assert (found.opportunities, found.learner, found.on) == ("tasks@2", "L-1", DAY)
    assert [chosen.task.id for chosen in found.chosen] == ["T1"]
    assert [closed.gap.reference for closed in found.closes] == ["1.1", "2.2"]
    assert len(found.still_open) == 6
    assert found.coverage == ()
    assert plan(TASKS).learner is None


PROBLEMS: list[tuple[dict[str, Any], dict[str, Any] | None, list[str], list[str]]] = [
    # the tasks: what points at nothing, for a unit that nobody knows, for another portfolio
    ({"tasks": [{"id": "T1", "title": "A", "serves": {"9.9": "whole"}}]}, None,
     ["unknown-criterion"], []),
    ({"specification": "no-such-unit"}, None, ["unknown-specification"], []),
    ({"specification": "serving-customers@1",
      "tasks": [{"id": "T1", "title": "A", "serves": {"1.1": "whole"}}]}, PORTFOLIO,
     ["tasks-not-for-portfolio"], []),
    # a task twice, and one that serves nothing: both are told
    ({"tasks": [TASKS["tasks"][0], {"id": "T1", "title": "A"}]}, None,
     ["duplicate-id", "task-serves-nothing"], []),
    # the portfolio
    ({}, {**PORTFOLIO, "specification": "no-such-unit"}, [], ["unknown-specification"]),
    # a warning stops nobody
    ({"tasks": [{**TASKS["tasks"][0], "method": "XX"}]}, PORTFOLIO, [], []),
]  # fmt: skip


@pytest.mark.parametrize(("tasks", "portfolio", "problems", "before"), PROBLEMS)
def test_nothing_raises_for_what_somebody_wrote(
    tasks: dict[str, Any],
    portfolio: dict[str, Any] | None,
    problems: list[str],
    before: list[str],
) -> None:
    found = plan({**TASKS, **tasks}, portfolio)
    assert [problem.code.slug for problem in found.problems] == problems
    assert [problem.code.slug for problem in found.before.problems] == before
    assert bool(found.chosen) != bool(problems or before)
    told = rubric.to_json(found)
    assert all(slug in told for slug in (*problems, *before))


def test_a_moment_is_no_day_and_a_word_no_band() -> None:
    tasks = Opportunities.model_validate(TASKS)
    with pytest.raises(TypeError):
        rubric.plan(tasks, rubric.Library.load(), on=datetime(2026, 11, 21, 12))
    with pytest.raises(ValueError, match="no band"):
        plan(TASKS, target="best")


def test_the_band_and_the_rules_of_a_run_are_planned_for() -> None:
    tasks = {
        **TASKS,
        "specification": "making-a-film",
        "tasks": [
            {"id": "T1", "title": "A", "method": "product", "serves": {"P1": "whole"}},
            {"id": "T2", "title": "B", "method": "product", "serves": {"P2": "whole"}},
            {"id": "T3", "title": "C", "method": "recording", "serves": {"D1": "whole"}},
        ],
    }
    assert plan(tasks).counts == (1, 1, 0)
    assert plan(tasks, target="distinction").counts == (1, 1, 1)
    rules = rubric.load_rules(ROOT / "examples/no-recordings.yaml")[0]
    assert plan(tasks, target="distinction", rules=rules).counts == (1, 1, 0)


def test_tasks_for_several_units_serve_those_of_the_portfolio() -> None:
    tasks = {
        **TASKS,
        "specification": ["facilitating-action-learning", "serving-customers"],
        "tasks": [
            {"id": "T1", "title": "A", "serves": {"serving-customers/1.1": "whole"}},
            {"id": "T2", "title": "B", "serves": {"facilitating-action-learning/1.1": "whole"}},
        ],
    }
    assert plan(tasks, PORTFOLIO).counts == (0, 1)
    # in a file for one unit its criteria need no name before them, whatever the portfolio
    both = {**PORTFOLIO, "specification": ["serving-customers", "facilitating-action-learning@1"]}
    found = plan(TASKS, both)
    assert [(c.specification, c.gap.reference) for c in found.closes] == [
        ("facilitating-action-learning@1", "1.1"),
        ("facilitating-action-learning@1", "2.2"),
    ]
    assert "serving-customers@1" in {entry.specification for entry in found.still_open}


def test_a_set_of_tasks_brings_no_wording_under_a_name_of_its_own() -> None:
    """Wording is looked for by the names of fields; those of this model are read later."""
    from rubric.load.fields import wording_fields
    from rubric.model.opportunities import Serving, Task

    for model in (Opportunities, Task, Serving):
        for name, field in model.model_fields.items():
            extra = field.json_schema_extra
            if isinstance(extra, dict) and extra.get("x-wording"):
                assert name in wording_fields().texts
