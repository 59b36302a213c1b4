"""`sufficient` as nodes: what each clause looks at, and the place at which it is told."""

from decimal import Decimal
from typing import Any

import pytest

from rubric.diagnostics import Path
from rubric.model import AchievedBy, Sufficiency
from rubric.rules.nodes import AtLeast, Cap, Filter, Measure, Node, NOf
from rubric.rules.sufficiency import node_of, parts_node, parts_scope, range_scope

HERE: Path = ("1", "1.1", "sufficient")
SCOPE = range_scope(["x", "y"], ["y", "z"])
ITEMS = AtLeast(Measure("items"), Decimal(2), Filter(), (*HERE, "items"))
HOURS = AtLeast(Measure("quantity", "hours"), Decimal("2.5"), Filter(), (*HERE, "hours"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ({"items": 2}, ITEMS),
        # several together are told where the rule stands
        ({"hours": "2.5", "items": 2}, NOf(2, (ITEMS, HOURS), HERE)),
        # what narrows one narrows the measures beside it
        (
            {"items": 2, "where": {"sources": ["workplace"], "witnessed": "yes"}},
            ITEMS._replace(where=Filter(sources=frozenset({"workplace"}), witnessed=True)),
        ),
        (
            {"items": 2, "where": {"not_methods": ["test"], "within": "2 years"}},
            ITEMS._replace(where=Filter(not_methods=frozenset({"test"}), within=24)),
        ),
        (
            {"items": 2, "where": {"methods": ["test"], "not_sources": ["simulation"]}},
            ITEMS._replace(
                where=Filter(frozenset({"test"}), not_sources=frozenset({"simulation"}))
            ),
        ),
        ({"items": 2, "once_per": "site"}, ITEMS._replace(once_per="site")),
        # a cap by one field, its words sorted
        (
            {"items": 2, "at_most": {"method": {"test": 1, "product": 3}}},
            ITEMS._replace(at_most=Cap("method", (("product", Decimal(3)), ("test", Decimal(1))))),
        ),
        (
            {"hours": "2.5", "at_most": {"source": {"simulation": 1}}},
            HOURS._replace(at_most=Cap("source", (("simulation", Decimal(1)),))),
        ),
        (
            {"sites": 2},
            AtLeast(Measure("sites"), Decimal(2), Filter(), (*HERE, "sites")),
        ),
        # of the range items in scope so many, or as many as there are
        ({"range": 2}, AtLeast(SCOPE, Decimal(2), Filter(), (*HERE, "range"))),
        ({"range": "all"}, AtLeast(SCOPE, Decimal(3), Filter(), (*HERE, "range"))),
        # joined rules have their turn in their place
        (
            {"any": [{"items": 2}, {"hours": "2.5"}]},
            NOf(
                1,
                (
                    ITEMS._replace(path=(*HERE, "any", "~1", "items")),
                    HOURS._replace(path=(*HERE, "any", "~2", "hours")),
                ),
                (*HERE, "any"),
            ),
        ),
        (
            {"items": 2, "n_of": 1, "of": [{"range": 1}, {"all": [{"items": 2}, {"items": 2}]}]},
            NOf(
                2,
                (
                    ITEMS,
                    NOf(
                        1,
                        (
                            AtLeast(SCOPE, Decimal(1), Filter(), (*HERE, "of", "~1", "range")),
                            NOf(
                                2,
                                tuple(
                                    ITEMS._replace(path=(*HERE, "of", "~2", "all", turn, "items"))
                                    for turn in ("~1", "~2")
                                ),
                                (*HERE, "of", "~2", "all"),
                            ),
                        ),
                        (*HERE, "of"),
                    ),
                ),
                HERE,
            ),
        ),
    ],
)
def test_a_written_rule_as_nodes(written: dict[str, Any], expected: Node) -> None:
    assert node_of(Sufficiency.model_validate(written), HERE, SCOPE) == expected


THERE: Path = ("1", "1.1")


def parts(letters: str, n: int, place: str) -> AtLeast:
    return AtLeast(parts_scope(letters), Decimal(n), Filter(), (*THERE, place))


@pytest.mark.parametrize(
    ("needed", "expected"),
    [
        (None, parts("abc", 3, "parts")),
        (AchievedBy(n_of=2, of=("c", "a", "b")), parts("abc", 2, "achieved_by")),
        # of those it names so many, and every other
        (
            AchievedBy(n_of=1, of=("c", "a")),
            NOf(2, (parts("b", 1, "parts"), parts("ac", 1, "achieved_by")), (*THERE, "parts")),
        ),
        # one that names no part changes nothing
        (AchievedBy(n_of=1, of=("z",)), parts("abc", 3, "parts")),
    ],
)
def test_the_clause_of_the_parts(needed: AchievedBy | None, expected: Node) -> None:
    assert parts_node(dict.fromkeys("abc", "P"), THERE, needed) == expected
