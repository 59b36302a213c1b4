"""How much of each measure evidence shows, clause by clause (meaning 2)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import ClauseState, have, satisfied, unsatisfied_clauses
from rubric.facts import Item
from rubric.model import Sufficiency
from rubric.rules.nodes import AtLeast, Node
from rubric.rules.sufficiency import node_of, parts_scope, range_scope

ON = date(2026, 3, 31)
RANGE = range_scope(["x", "y", "z"])


def link(
    name: str,
    *,
    hours: str | None = None,
    parts: tuple[str, ...] | None = None,
    members: tuple[str, ...] | None = None,
    **fields: Any,
) -> JudgedLink:
    quantities = {} if hours is None else {"hours": Decimal(hours)}
    item = Item(name, quantities=quantities, **fields)
    return JudgedLink(
        item=item, at=None, parts=parts, range=members, method=item.method, judging_day=ON,
        reasons=(), signed=True, confirmed=True, authenticated=True,
    )  # fmt: skip


def rule(written: dict[str, Any]) -> Node:
    return node_of(Sufficiency.model_validate(written), (), RANGE)


DAY = date(2026, 2, 28)


@pytest.mark.parametrize(
    ("written", "evidence", "expected"),
    [
        # items and quantities, each item once however often it is mapped
        ({"items": 1}, [], "0"),
        ({"hours": 1}, [], "0"),
        ({"hours": 1, "once_per": "occasion"}, [], "0"),
        ({"hours": 1, "at_most": {"source": {"simulation": 1}}}, [], "0"),
        ({"items": 1}, [link("E1"), link("E1"), link("E2")], "2"),
        (
            {"hours": 1},
            [link("E1", hours="2.5"), link("E1", hours="2.5"), link("E2", hours="1"), link("E3")],
            "3.5",
        ),
        ({"sessions": 1}, [link("E1", hours="2.5")], "0"),
        # different things; a blank is none, nor is a method that is no word
        (
            {"methods": 1},
            [link("E1", method="test"), link("E2", method="tset"), link("E3"),
             link("E4", method="product"), link("E5", method="test")],
            "2",
        ),
        ({"sites": 1}, [link("E1", site="s"), link("E2", site="t"), link("E3")], "2"),
        ({"occasions": 1}, [link("E1", occasion="s"), link("E2", occasion="s")], "1"),
        ({"witnesses": 1}, [link("E1", witness="s"), link("E2", site="t")], "1"),
        ({"assessors": 1}, [link("E1", observed_by="s"), link("E2", observed_by="t")], "2"),
        # range items; a link that names none covers all, one that has none left covers none
        ({"range": 1}, [link("E1", members=("x",)), link("E2", members=("z", "w", "x"))], "2"),
        ({"range": 1}, [link("E1", members=())], "0"),
        ({"range": 1}, [link("E1", members=()), link("E2", parts=("a",))], "3"),
        # filters
        (
            {"items": 1, "where": {"methods": ["test"]}},
            [link("E1", method="test"), link("E2"), link("E3", method="product")],
            "1",
        ),
        (
            {"items": 1, "where": {"not_sources": ["simulation"]}},
            [link("E1", source="simulation"), link("E2"), link("E3", source="workplace")],
            "2",
        ),
        (
            {"items": 1, "where": {"sources": ["workplace", "other"]}},
            [link("E1", source="simulation"), link("E2"), link("E3", source="workplace")],
            "1",
        ),
        ({"items": 1, "where": {"witnessed": "yes"}}, [link("E1"), link("E2", witness="W")], "1"),
        (
            {"items": 1, "where": {"within": "1 month"}},
            [link("E1", day=DAY), link("E2", day=date(2026, 2, 27)), link("E3")],
            "1",
        ),
        # once per occasion: the greatest; an item without one stands for itself
        (
            {"hours": 1, "once_per": "occasion"},
            [link("E1", hours="2", occasion="o"), link("E2", hours="3", occasion="o"),
             link("E3", hours="1", occasion="o"), link("E4", hours="5"), link("E5", hours="7"),
             # … also where an item bears the name of an occasion
             link("o", hours="11")],
            "26",
        ),
        (
            {"items": 1, "once_per": "site"},
            [link("E1", site="s"), link("E2", site="s"), link("E3", site="t"), link("E4")],
            "3",
        ),
        # no more than so much from a capped word; the rest in full
        (
            {"hours": 1, "at_most": {"source": {"simulation": 4, "coursework": 1}}},
            [link("E1", hours="3", source="simulation"), link("E2", hours="3", source="simulation"),
             link("E3", hours="0.5", source="coursework"), link("E4", hours="2"),
             link("E5", hours="6", source="workplace")],
            "12.5",
        ),
        (
            {"items": 1, "at_most": {"method": {"test": 1}}},
            [link("E1", method="test"), link("E2", method="test"), link("E3", method="product")],
            "2",
        ),
        # an item that goes by two methods stands under no cap (meaning 2.5a)
        (
            {"hours": 1, "at_most": {"method": {"test": 1, "product": 2}}},
            [link("E1", hours="5", method="test"), link("E1", hours="5", method="product")],
            "5",
        ),
        (
            {"hours": 1, "at_most": {"method": {"test": 1}}},
            [link("E1", hours="5", method="feedback"), link("E1", hours="5", method="test")],
            "5",
        ),
    ],
)  # fmt: skip
def test_how_much_there_is(
    written: dict[str, Any], evidence: Sequence[JudgedLink], expected: str
) -> None:
    clause = rule(written)
    assert isinstance(clause, AtLeast)
    shown = have(clause, evidence)
    assert (type(shown), shown) == (Decimal, Decimal(expected))


def test_parts_and_range_items_are_covered_apart() -> None:
    clause = rule({"range": 1})
    assert isinstance(clause, AtLeast)
    lettered = clause._replace(measure=parts_scope("ab"))
    evidence = [link("E1", parts=("a",), members=("x", "y"))]
    assert (have(clause, evidence), have(lettered, evidence)) == (2, 1)


BOTH = {"items": 2, "sites": 2}


@pytest.mark.parametrize(
    ("written", "n", "missing"),
    [
        ({"items": 2}, 2, []),
        ({"items": 3}, 2, [("items", 2, 3)]),
        # every clause that is short, in the rule's own order, and none that holds
        (BOTH, 2, [("sites", 0, 2)]),
        (BOTH, 1, [("items", 1, 2), ("sites", 0, 2)]),
        # of a join that holds nothing is missing
        ({"any": [{"items": 2}, {"sites": 2}]}, 2, []),
        ({"any": [{"items": 2}, {"sites": 2}]}, 1, [("items", 1, 2), ("sites", 0, 2)]),
        (
            {"n_of": 2, "of": [{"items": 1}, {"items": 2}, {"sites": 1}]},
            1,
            [("items", 1, 2), ("sites", 0, 1)],
        ),
        ({"n_of": 2, "of": [{"items": 1}, {"items": 2}, {"sites": 1}]}, 2, []),
    ],
)
def test_what_is_short(
    written: dict[str, Any], n: int, missing: list[tuple[str, int, int]]
) -> None:
    node, evidence = rule(written), [link(f"E{turn}") for turn in range(n)]
    short = list(unsatisfied_clauses(node, evidence))
    assert [(s.clause.measure.kind, s.have, s.need) for s in short] == missing
    assert satisfied(node, evidence) is not bool(missing)
    assert all(isinstance(state, ClauseState) and not state.satisfied for state in short)
