"""Each clause of the algebra, and what of a few tasks is the least that satisfies it.

The law in tests/laws/test_planning.py tries everything that can be done on drawn cases;
here stand small ones that somebody can work out on paper.
"""

from datetime import date
from typing import Any

import pytest

from rubric.facts import facts_of
from rubric.model.opportunities import Opportunities
from rubric.planning import Plan, planned, tasks_of
from rubric.testing.strategies import Case

DAY = date(2026, 3, 31)
#: which criteria a task serves where a row says nothing of it
WHOLE = {"1": "whole"}


def plan_of(
    unit: dict[str, Any], evidence: list[dict[str, Any]], tasks: list[dict[str, Any]], **more: Any
) -> Plan:
    case = Case(
        {
            "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
            "measures": ["sessions"], **unit,
        },
        {"format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u", **more},
        DAY,
        {},
    )  # fmt: skip
    case = case.with_portfolio(
        evidence=[{"id": f"E{n}", "maps_to": WHOLE, **one} for n, one in enumerate(evidence, 1)]
    )
    opportunities = Opportunities.model_validate(
        {
            "format": "rubric/1", "kind": "opportunities", "id": "tasks", "specification": "u",
            "tasks": [
                {"id": f"T{n}", "title": "Do it", "serves": WHOLE, **one}
                for n, one in enumerate(tasks, 1)
            ],
        }
    )  # fmt: skip
    those = tasks_of(opportunities, [case.resolved])
    return planned("tasks", those, facts_of(case.records), [case.resolved], DAY)


def one_rule(rule: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"criteria": [{"ref": "1", "text": "Do it", "sufficient": rule, **more}]}


HOURS = {"hours": "12"}
#: rule, what there is, tasks → how often each is done
CLAUSES: list[tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]], tuple[int, ...]]]
CLAUSES = [
    # items: those that are there count
    ({"items": 3}, [{}], [{"times": 5}], (2,)),
    # hours: fewest times come first, and hours only between equals
    (HOURS, [], [{"hours": 4, "times": 3}, {"hours": 6, "times": 2}], (0, 2)),
    (HOURS, [], [{"hours": 7, "times": 2}, {"hours": 6, "times": 2}], (0, 2)),
    (HOURS, [{"hours": 5}], [{"hours": 8}, {"hours": 7}, {"hours": 6.999}], (0, 1, 0)),
    # of equals what stands first
    (HOURS, [], [{"hours": 6}, {"hours": 6}, {"hours": 6}], (1, 1, 0)),
    # a declared measure, to three places
    ({"sessions": 2}, [{"sessions": 1.001}], [{"sessions": 0.998}, {"sessions": 0.999}], (0, 1)),
    # effort, where somebody states it: two small ones rather than one that takes much
    (HOURS, [], [{"hours": 12, "effort": 9}, {"hours": 6, "times": 2, "effort": 4}], (0, 2)),
    # a task that states none takes 1
    (HOURS, [], [{"hours": 12, "effort": 2}, {"hours": 6, "times": 2}], (1, 0)),
    (HOURS, [], [{"hours": 12, "effort": 2.5}, {"hours": 6, "times": 2}], (0, 2)),
    # two tasks of one occasion count once, the greater; another occasion each time adds up
    (
        {**HOURS, "once_per": "occasion"},
        [],
        [{"hours": 6, "occasion": "a"}, {"hours": 6, "occasion": "a"}, {"hours": 6}],
        (1, 0, 1),
    ),
    (
        {**HOURS, "once_per": "occasion"},
        [{"hours": 5, "occasion": "a"}],
        [
            {"hours": 12, "occasion": "a", "effort": 8},
            {"hours": 7, "new_each_time": ["occasion"], "effort": 2},
        ],
        (0, 1),
    ),
    # of an occasion that is there only what is more than that is added
    (
        {**HOURS, "once_per": "occasion"},
        [{"hours": 5, "occasion": "a"}, {"hours": 5, "occasion": "b"}],
        [{"hours": 6, "occasion": "b"}, {"hours": 7, "occasion": "a"}],
        (0, 1),
    ),
    ({"items": 2, "once_per": "site"}, [{"site": "s"}], [{"site": "s"}, {"site": "t"}], (0, 1)),
    # who witnesses is one and the same person, unless it is another one each time
    (
        {"items": 3, "once_per": "witness"},
        [],
        [{"witnessed": "yes", "times": 3}, {"new_each_time": ["witness"], "times": 2}],
        (1, 2),
    ),
    # no more than 4 hours of simulation
    (
        {**HOURS, "at_most": {"source": {"simulation": 4}}},
        [{"hours": 3, "source": "simulation"}],
        [{"hours": 12, "source": "simulation"}, {"hours": 8, "source": "workplace"}],
        (1, 1),
    ),
    (
        {"items": 3, "at_most": {"method": {"recording": 1}}},
        [],
        [{"method": "recording", "times": 3}, {"method": "product", "times": 2}],
        (1, 2),
    ),
    # different ones: a blank adds none, and a method that nobody knows is not another
    (
        {"methods": 2},
        [{"method": "product"}],
        [{}, {"method": "XX"}, {"method": "test"}],
        (0, 0, 1),
    ),
    ({"occasions": 2}, [], [{"occasion": "a", "times": 2}, {"occasion": "b"}], (1, 1)),
    ({"occasions": 2}, [], [{"new_each_time": ["occasion"], "times": 2}], (2,)),
    ({"sites": 2}, [{"site": "s"}], [{"site": "s"}, {"new_each_time": ["site"]}], (0, 1)),
    ({"witnesses": 1}, [], [{}, {"witnessed": "yes"}], (0, 1)),
    ({"assessors": 2}, [{"observed_by": "A-1"}], [{"observed_by": "A-2"}], (1,)),
    # filters
    (
        {"items": 1, "where": {"methods": ["observation"], "sources": ["workplace"]}},
        [],
        [{"method": "observation"}, {"method": "observation", "source": "workplace"}],
        (0, 1),
    ),
    ({"items": 1, "where": {"witnessed": "yes"}}, [], [{}, {"witnessed": "yes"}], (0, 1)),
    # what is done now is recent
    (
        {"items": 2, "where": {"within": "1 month"}},
        [{"date": "2025-03-31"}, {"date": "2026-03-30"}],
        [{}],
        (1,),
    ),
    # joined rules: all of them, any of them, some of them
    ({"all": [{"items": 2}, HOURS]}, [], [{"hours": 12}, {}], (1, 1)),
    ({"any": [HOURS, {"items": 3}]}, [], [{"times": 3}, {"hours": 6, "times": 2}], (0, 2)),
    (
        {
            "n_of": 2,
            "of": [
                {"items": 1, "where": {"methods": ["observation"]}},
                {"items": 1, "where": {"methods": ["product"]}},
                {"occasions": 3},
            ],
        },
        [{"occasion": "a"}],
        [
            {"new_each_time": ["occasion"], "times": 2, "hours": 1},
            {"method": "product", "occasion": "b"},
            {"method": "observation", "occasion": "a"},
        ],
        (0, 1, 1),
    ),
    # an alternative that holds already costs nothing
    ({"any": [{"items": 1}, HOURS]}, [{}], [{"hours": 12}], (0,)),
]


@pytest.mark.parametrize(("rule", "evidence", "tasks", "counts"), CLAUSES)
def test_the_least_that_satisfies_a_rule(
    rule: dict[str, Any],
    evidence: list[dict[str, Any]],
    tasks: list[dict[str, Any]],
    counts: tuple[int, ...],
) -> None:
    plan = plan_of(one_rule(rule), evidence, tasks)
    assert plan.counts == counts
    assert plan.proved
    assert not [entry for entry in plan.still_open if entry.why != "waits"]


RANGES: list[tuple[dict[str, Any], list[dict[str, Any]], tuple[int, ...]]] = [
    # range items: two that cover one each, or one that covers both
    (
        {"range": ["a", "b", "c"], "sufficient": {"range": 2}},
        [{"range": ["a"]}, {"range": ["a", "b"]}, {"range": ["c"]}],
        (0, 1, 0),
    ),
    (
        {"range": ["a", "b", "c"], "sufficient": {"range": "all"}},
        [{"range": ["a"]}, {"range": ["a", "b"]}, {"range": ["c"]}],
        (0, 1, 1),
    ),
    # parts, all of them; and so many of them
    (
        {"parts": [{"ref": "a", "text": "A"}, {"ref": "b", "text": "B"}]},
        [{"parts": ["a"]}, {"parts": ["b"]}],
        (1, 1),
    ),
    (
        {
            "parts": [{"ref": n, "text": n} for n in "abc"],
            "achieved_by": {"n_of": 2, "of": ["a", "b", "c"]},
        },
        [{"parts": ["a"]}, {"parts": ["a"]}, {"parts": ["b"]}],
        (1, 0, 1),
    ),
    # a task for the whole criterion covers all
    ({"range": ["a", "b"], "sufficient": {"range": "all"}}, [{"range": ["a"]}, {}], (0, 1)),
]


@pytest.mark.parametrize(("criterion", "served", "counts"), RANGES)
def test_parts_and_range_items(
    criterion: dict[str, Any], served: list[dict[str, Any]], counts: tuple[int, ...]
) -> None:
    unit = {"criteria": [{"ref": "1", "text": "Do it", **criterion}]}
    plan = plan_of(unit, [], [{"serves": {"1": one or "whole"}} for one in served])
    assert plan.counts == counts


def test_one_task_serves_many_criteria_and_the_rules_above_them() -> None:
    unit = {
        "sufficient": {"methods": 2},
        "outcomes": [
            {
                "ref": "1", "text": "One", "sufficient": {"hours": 3},
                "criteria": [{"ref": "1.1", "text": "A"}, {"ref": "1.2", "text": "B"}],
            }
        ],
    }  # fmt: skip
    tasks = [
        {"method": "product", "hours": 1, "serves": {"1.1": "whole"}},
        {"method": "test", "hours": 2, "serves": {"1.2": "whole"}},
        {"method": "product", "hours": 3, "serves": {"1.1": "whole", "1.2": "whole"}},
    ]
    plan = plan_of(unit, [], tasks)
    assert plan.counts == (1, 1, 0)
    for_what = {
        chosen.task.id: [closed.gap.reference or closed.gap.scope for closed in chosen.closes]
        for chosen in plan.chosen
    }
    assert for_what == {"T1": ["1.1", ("1",), ()], "T2": ["1.2", ("1",), ()]}
