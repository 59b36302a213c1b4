"""Rows as callers have them: their own keys, what databases give, and every way to write a cell."""

import sqlite3
from collections import namedtuple
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest

import rubric
from rubric.api.library import library_of
from rubric.api.many import evaluate_many
from rubric.diagnostics import codes
from rubric.load import document_of
from rubric.model import EvidenceItem, EvidenceRules, Portfolio

ON = date(2026, 11, 21)
UNIT = "facilitating-action-learning@1"
REGISTERED = [{"specification": UNIT}]
LIBRARY = rubric.Library.load()


def read(**tables: Any) -> Portfolio:
    portfolio, problems = rubric.portfolio_from_rows(
        learner="L-1", registrations=REGISTERED, **tables
    )
    assert problems == ()
    assert portfolio is not None
    return portfolio


def item(**cells: Any) -> EvidenceItem:
    """Return the item of one row; `__` in a name stands for a point."""
    row = {name.replace("__", ".").rstrip("_"): cell for name, cell in cells.items()}
    [found] = read(items=[{"id": "E1", **row}]).evidence
    # joined with a link it is the same, and many learners are read alike
    [joined] = read(evidence=[{"id": "E1", **row, "criterion": "1.1"}]).evidence
    assert joined.model_copy(update={"maps_to": {}}) == found
    return found


# --- what stands in a cell


#: column, cells that say the same, what they say
SAME: list[tuple[str, list[Any], Any]] = [
    # days, and the days of a database
    ("date", ["2026-02-17", " 2026-02-17 ", date(2026, 2, 17)], date(2026, 2, 17)),
    # amounts, in every type that has them
    ("hours", ["2.5", "2.50", 2.5, Decimal("2.5"), Decimal("2.500"), " 2.5"], Decimal("2.5")),
    ("hours", [2, "2", 2.0, Decimal(2), "2.000", Decimal("0.2E+1")], Decimal(2)),
    ("hours", [0, "0", 0.0, Decimal(0), "-0"], Decimal(0)),
    # yes and no
    ("group", [True, "yes", "Yes", "true", "TRUE"], True),
    ("group", [False, "no", "No", "false"], False),
    # text: blanks at its ends do not count, numbers are taken as text
    ("title", ["Plan", " Plan\n"], "Plan"),
    ("occasion", ["3", 3, Decimal(3)], "3"),
    # blanks state nothing
    ("site", [None, "", float("nan"), Decimal("NaN"), Decimal("sNaN")], None),
    ("hours", [None, "", float("nan"), Decimal("NaN"), Decimal("sNaN")], None),
    # several values
    ("supersedes", ["E8;E9", " E8 ; E9 ;", ["E8", "E9"], ("E8", "E9"), '["E8", "E9"]'],
     ("E8", "E9")),
    ("supersedes", ["8", 8, [8], Decimal(8), "[8]", '["8"]'], ("8",)),
    ("supersedes", ['["a;b"]', ["a;b"]], ("a;b",)),
    # what is carried along, whole
    ("external", [{"a": "b"}, '{"a": "b"}', MappingProxyType({"a": "b"})], {"a": "b"}),
]  # fmt: skip


@pytest.mark.parametrize(("column", "cells", "value"), SAME)
def test_cells_that_say_the_same(column: str, cells: list[Any], value: Any) -> None:
    for cell in cells:
        assert getattr(item(**{column: cell}), column) == value, repr(cell)


def test_references_keep_their_digits() -> None:
    for cell in ("1.10", Decimal("1.10"), " 1.10 "):
        assert list(read(evidence=[{"id": "E1", "criterion": cell}]).evidence[0].maps_to) == [
            "1.10"
        ]
    for cell in (7, "7", Decimal(7)):
        [found] = read(items=[{"id": cell}], links=[{"item": 7, "criterion": "1.1"}]).evidence
        assert (found.id, list(found.maps_to)) == ("7", ["1.1"])


def test_fields_with_fields_of_their_own_are_a_column_each() -> None:
    withdrawn = item(withdrawn__date="2026-03-01", withdrawn__reason="Lost.").withdrawn
    assert withdrawn is not None
    assert (withdrawn.date, withdrawn.reason) == (date(2026, 3, 1), "Lost.")
    decision = {
        "id": "D1", "criteria": "1.1;2.1", "judgement": "met", "assessor": "A-7",
        "date": date(2026, 6, 5), "evidence": '["E1"]', "countersigned.by": "A-8",
        "countersigned.date": "2026-06-06", "override.reason": "Lost.",
        "override.authorised_by": "Q-2", "fingerprints": '{"1.1": "f1:0"}',
        "fingerprints.2.1": "f1:1",
    }  # fmt: skip
    [found] = read(decisions=[decision]).decisions
    assert found.criteria == ("1.1", "2.1")
    assert found.countersigned is not None
    assert found.countersigned.by == "A-8"
    assert found.override is not None
    assert found.override.authorised_by == "Q-2"
    assert found.fingerprints == {"1.1": "f1:0", "2.1": "f1:1"}


def test_what_is_carried_along_is_not_read() -> None:
    odd = object()
    found = item(external__shelf="4", external__a__b=odd, external__n=1.10).external
    assert found == {"shelf": "4", "a.b": odd, "n": 1.10}
    assert item(external__blank=None, external__not=float("nan")).external is None


CARRIED: list[dict[Any, Any]] = [
    {"shelf": "4", "a.b": "c"}, {}, {"": "x"}, {"a": ""}, {"a": None}, {"a": {"b": ["c"]}},
    {"a": 1}, {"a": 1.5}, {"a": [1, 2]}, {"a": date(2026, 1, 1)}, {"a": b"\xff"},
    {"a": "\ud800"}, {"a": "{"}, {"a": "[1]"}, {"a": "b;c"},
]  # fmt: skip


@pytest.mark.parametrize("carried", CARRIED, ids=str)
def test_what_is_carried_along_comes_back(carried: dict[Any, Any]) -> None:
    portfolio = read(items=[{"id": "E1", "external": carried}])
    assert portfolio.evidence[0].external == carried
    back, problems = rubric.portfolio_from_rows(**rubric.portfolio_to_rows(portfolio))
    assert problems == ()
    assert back == portfolio


def test_quantities_that_a_unit_declares() -> None:
    for cell in (3, "3", 3.0, Decimal(3)):
        assert item(sessions=cell).quantities == {"sessions": Decimal(3)}


# --- what a row is


Pair = namedtuple("Pair", "id date")


class Mapped:
    """A row that has its cells under `_mapping`, as query builders give them."""

    def __init__(self, **cells: Any) -> None:
        self._mapping = cells


def database_rows() -> list[sqlite3.Row]:
    base = sqlite3.connect(":memory:")
    base.row_factory = sqlite3.Row
    base.execute("CREATE TABLE items (id TEXT, date TEXT)")
    base.execute("INSERT INTO items VALUES ('E1', '2026-02-17'), ('E2', NULL)")
    found = base.execute("SELECT * FROM items").fetchall()
    base.close()
    return found


def read_once() -> Iterator[dict[str, Any]]:
    yield {"id": "E1", "date": "2026-02-17"}
    yield {"id": "E2", "date": None}


ROWS: list[tuple[str, Any]] = [
    ("dicts", [{"id": "E1", "date": "2026-02-17"}, {"id": "E2", "date": None}]),
    ("dicts of other columns", [{"date": date(2026, 2, 17), "id": "E1"}, {"id": "E2"}]),
    ("mappings", [MappingProxyType({"id": "E1", "date": "2026-02-17"}), {"id": "E2"}]),
    ("named tuples", [Pair("E1", "2026-02-17"), Pair("E2", None)]),
    ("sqlite3", database_rows()),
    ("a query builder's", [Mapped(id="E1", date="2026-02-17"), Mapped(id="E2")]),
    ("a tuple", ({"id": "E1", "date": "2026-02-17"}, {"id": "E2"})),
    ("under the caller's keys", {17: {"id": "E1", "date": "2026-02-17"}, "b": {"id": "E2"}}),
    ("item for id", [{"item": "E1", "date": "2026-02-17"}, {"id": "E2", "item": "E2"}]),
]


@pytest.mark.parametrize("rows", [rows for _, rows in ROWS], ids=[name for name, _ in ROWS])
@pytest.mark.parametrize("table", ["items", "evidence"])
def test_what_a_row_may_be(table: str, rows: Any) -> None:
    expected = rubric.portfolio_from_rows(
        learner="L-1", registrations=REGISTERED, items=read_once()
    )[0]
    assert read(**{table: rows}) == expected
    given = {"registrations": REGISTERED, table: rows}
    [(_, result, problems)] = rubric.evaluate_many({"L-1": given}, LIBRARY, on=ON)
    assert problems == ()
    assert expected is not None
    assert rubric.to_json(result) == rubric.to_json(rubric.evaluate(expected, LIBRARY, on=ON))


def test_rows_that_can_be_read_once_are_read_once() -> None:
    """Whatever way they go: where something is wrong they are looked at again."""
    for links in ([], [{"item": "E9", "criterion": "1.1"}]):
        given = {"registrations": iter(REGISTERED), "items": read_once(), "links": iter(links)}
        [(_, result, problems)] = rubric.evaluate_many({"L-1": given}, LIBRARY, on=ON)
        assert len(result.facts.items) == 2
        assert len(problems) == len(links)


def test_a_problem_names_the_row_by_the_callers_key() -> None:
    rows: Mapping[Any, Any] = {("items", 17): {"id": "E1", "date": "x"}}
    _, [problem] = rubric.portfolio_from_rows(learner="L-1", registrations=REGISTERED, items=rows)
    assert str(problem.place) == "items row ('items', 17), column date"


def test_the_learner_may_stand_in_the_rows() -> None:
    rows = [{"learner": " L-7 ", "specification": UNIT}]
    portfolio, problems = rubric.portfolio_from_rows(registrations=rows)
    assert problems == ()
    assert portfolio is not None
    assert portfolio.learner == "L-7"


def test_a_learner_may_be_registered_for_several_units() -> None:
    rows = [{"specification": UNIT, "centre": "C-1"}, {"specification": "working-in-partnerships"}]
    portfolio, problems = rubric.portfolio_from_rows(learner="L-1", registrations=rows)
    assert problems == ()
    assert portfolio is not None
    assert portfolio.specification == (UNIT, "working-in-partnerships")
    same = [{"specification": f"{UNIT};working-in-partnerships", "centre": "C-1"}]
    assert rubric.portfolio_from_rows(learner="L-1", registrations=same)[0] == portfolio


def test_a_rule_that_nothing_can_satisfy_under_the_rules_of_a_run_is_told_with_plain_rows() -> None:
    unit = document_of(
        "format: rubric/1\nkind: unit\nid: u\nversion: 1\ntitle: T\ncriteria:\n"
        "  - ref: 1\n    text: Plan\n    sufficient: {items: 1, where: {methods: [observation]}}\n"
        "    basis: wording\n",
        "u.yaml",
    )
    rules = document_of(
        "format: rubric/1\nkind: evidence_rules\nid: r\nversion: 1\nbasis: centre\n"
        "accept: {methods: [test]}\n",
        "r.yaml",
    ).value
    assert isinstance(rules, EvidenceRules)
    rows = {"registrations": [{"specification": "u"}], "items": [{"id": "E1"}]}
    [(_, result, problems)] = evaluate_many(
        {"L-1": rows}, library_of([unit]), on=date(2026, 11, 21), rules=rules
    )
    assert result.units
    assert [problem.diagnostic.code for problem in problems] == [codes.FILTER_AGAINST_RULES]


def test_a_day_that_is_none_is_refused_at_once() -> None:
    with pytest.raises(TypeError):
        evaluate_many({}, library_of([]), on="2026-11-21")
