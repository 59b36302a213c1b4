"""Bad rows: each is told with its code, by row and column, and nobody else is touched.

A table of what people get wrong, then every column of every table with cells that
it cannot hold. Whatever is wrong with one learner's rows, nothing raises, the
learner is reported, and the learner before and after is judged as if alone.
"""

import json
from collections import namedtuple
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

import rubric
from rubric.diagnostics import codes
from rubric.exchange.tables import tables
from rubric.phrases import help_text, phrase
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import Summary
from rubric.sources import Located

ON = date(2026, 11, 21)
UNIT = "facilitating-action-learning@1"
LIBRARY = rubric.Library.load()
Tables = Mapping[str, Any]

#: two sound rows of each table: what is wrong is done to the second
SOUND: dict[str, list[dict[str, Any]]] = {
    "registrations": [{"specification": UNIT}, {"centre": "C-1180"}],
    "people": [{"id": "A-7", "role": "assessor"}, {"id": "Q-2", "role": "iqa"}],
    "declarations": [
        {"covers": "E1;E2", "signed_by_learner": "2026-06-01"},
        {"covers": "all", "signed_by_learner": "2026-06-02"},
    ],
    "items": [{"id": "E1", "date": "2026-02-17"}, {"id": "E2", "date": "2026-02-18"}],
    "links": [{"item": "E1", "criterion": "1.1"}, {"item": "E2", "criterion": "2.1"}],
    "evidence": [
        {"id": "E3", "date": "2026-02-17", "criterion": "1.1"},
        {"id": "E4", "date": "2026-02-18", "criterion": "2.1"},
    ],
    "decisions": [
        {"id": "D1", "criteria": "1.1", "judgement": "met", "assessor": "A-7",
         "date": "2026-06-05"},
        {"id": "D2", "criteria": "2.1", "judgement": "met", "assessor": "A-7",
         "date": "2026-06-05"},
    ],
    "reviews": [
        {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q-2", "date": "2026-07-02"},
        {"id": "R2", "of": "D2", "finding": "agreed", "iqa": "Q-2", "date": "2026-07-02"},
    ],
    "exemptions": [
        {"id": "X1", "criteria": "2.3", "reason": "exemption", "authorised_by": "Q-2",
         "date": "2026-03-01"},
        {"id": "X2", "criteria": "2.2", "reason": "exemption", "authorised_by": "Q-2",
         "date": "2026-03-01"},
    ],
}  # fmt: skip
#: what stands in no row
LEFT_OUT = object()


def second(table: str, **changed: Any) -> Tables:
    """Return sound tables with cells of the second row of one of them changed."""
    first, row = SOUND[table]
    row = {**row, **{name.replace("__", "."): cell for name, cell in changed.items()}}
    return {**SOUND, table: [first, {n: c for n, c in row.items() if c is not LEFT_OUT}]}


def with_rows(table: str, *rows: Any) -> Tables:
    return {**SOUND, table: [*SOUND[table], *rows]}


def judged(given: Any, learner: Any = "L-1") -> tuple[rubric.Result, tuple[Located, ...]]:
    """Return what is said of a learner between two others, who are judged as if alone."""
    among = [("L-0", SOUND), (learner, given), ("L-2", SOUND)]
    before, (_, result, problems), after = rubric.evaluate_many(among, LIBRARY, on=ON)
    for other in (before, after):
        [(_, alone, nothing)] = rubric.evaluate_many({other[0]: SOUND}, LIBRARY, on=ON)
        assert other[1:] == (alone, nothing)
        assert nothing == ()
    assert_readable(result, problems)
    return result, problems


def assert_readable(result: rubric.Result, problems: tuple[Located, ...]) -> None:
    """Every message is a sentence, and every output a text that can be encoded."""
    for problem in problems:
        diagnostic = problem.diagnostic
        assert phrase(diagnostic.code.slug, diagnostic.arguments).isprintable()
        assert help_text(diagnostic.code.slug, diagnostic.arguments, at="row").isprintable()
        assert rubric.message(problem).encode()
    for text in (rubric.to_json(result), render_problems_json(problems, Summary(0))):
        assert len(text.encode()) < 100_000
        json.loads(text)


def told(problems: tuple[Located, ...]) -> list[str]:
    return [f"{p.place}: {p.diagnostic.code.slug}" for p in problems]


# --- what people get wrong

#: what is wrong, tables, what is said
BAD: list[tuple[str, Any, list[str]]] = [
    # tables
    ("a table misspelt", {**SOUND, "item": []}, ["item: unknown-table"]),
    ("a table under a number", {**SOUND, 7: []}, ["7: unknown-table"]),
    ("text for a table", {**SOUND, "links": "E1"}, ["links: not-a-row"]),
    ("a number for a table", {**SOUND, "links": 5}, ["links: not-a-row"]),
    ("bytes for a table", {**SOUND, "people": b"A-7"}, ["people: not-a-row"]),
    ("one row for a table", {"registrations": SOUND["registrations"], "items": {"id": "E1"}},
     ["items row id: not-a-row"]),
    # rows
    ("no row", with_rows("items", None), ["items row 3: not-a-row"]),
    ("a row of text", with_rows("links", "E1"), ["links row 3: not-a-row"]),
    ("a row without columns", with_rows("decisions", ["D3", "1.1"]),
     ["decisions row 3: not-a-row"]),
    ("an empty row", with_rows("links", {}), ["links row 3, column item: missing-field"]),
    ("rows of every kind", with_rows("evidence", 1, None, [], "", b""),
     [f"evidence row {n}: not-a-row" for n in (3, 4, 5, 6, 7)]),
    # columns
    ("a column misspelt", second("items", mehtod="product"),
     ["items row 2, column mehtod: unknown-column"]),
    ("a column of another table", second("links", title="Plan"),
     ["links row 2, column title: unknown-column"]),
    ("a column under a number", with_rows("items", {"id": "E9", 5: 3}),
     ["items row 3, column 5: unknown-column"]),
    ("a column under nothing", with_rows("items", {"id": "E9", None: 3}),
     ["items row 3, column None: unknown-column"]),
    ("half a character in a column's name", with_rows("items", {"id": "E9", "a\ud800": 3}),
     ["items row 3, column a\\ud800: unknown-column"]),
    ("a zero character in a column's name", with_rows("items", {"id": "E9", "a\0": 3}),
     ["items row 3, column a\\x00: unknown-column"]),
    ("one message for one column", with_rows("items", *({"id": i, "x": "y"} for i in ("E8", "E9"))),
     ["items row 3, column x: unknown-column"]),
    ("external without a name", second("items", **{"external.": "y"}),
     ["items row 2, column external.: unknown-column"]),
    ("external of a decision", second("decisions", external__shelf="4"),
     ["decisions row 2, column external.shelf: unknown-column"]),
    # what no unit declares
    ("a quantity that is not declared", second("items", sessions=3),
     ["items row 2, column sessions: unknown-field"]),
    # whose rows
    ("a row of another learner", second("links", learner="L-9"),
     ["links row 2, column learner: row-of-another-learner"]),
    ("rows of learners mixed", {"registrations": [{"specification": UNIT, "learner": "L-1"}],
     "items": [{"id": "E1", "learner": "L-1"}, {"id": "E1", "learner": "L-9"},
               {"id": "E2", "learner": "L-1"}]},
     ["items row 2, column learner: row-of-another-learner", ]),
    # references
    ("a number with a point", second("links", criterion=2.1),
     ["links row 2, column criterion: not-a-reference"]),
    ("a number with a point among several", second("decisions", criteria=["1.1", 2.1]),
     ["decisions row 2, column criteria: not-a-reference"]),
    ("a number with a point for several", second("decisions", criteria=2.1),
     ["decisions row 2, column criteria: not-a-reference"]),
    ("a number of thousands of digits", second("links", criterion=10**5000),
     ["links row 2, column criterion: not-a-reference"]),
    ("a number that fills a disk", second("links", item=Decimal("1E+999999999")),
     ["links row 2, column item: not-a-reference"]),
    ("a number without end", second("links", item=Decimal("Infinity")),
     ["links row 2, column item: not-a-reference"]),
    # amounts
    ("hours in words", second("items", hours="two"), ["items row 2, column hours: not-a-number"]),
    ("hours of thousands of digits", second("items", hours=10**5000),
     ["items row 2, column hours: not-a-number"]),
    ("hours that fill a disk", second("items", hours=Decimal("1E+999999999")),
     ["items row 2, column hours: not-a-number"]),
    ("hours too small to write", second("items", hours=Decimal("1E-999999999")),
     ["items row 2, column hours: not-a-number"]),
    ("hours without end", second("items", hours=float("inf")),
     ["items row 2, column hours: not-a-number"]),
    ("hours below none", second("items", hours=-1),
     ["items row 2, column hours: number-out-of-range"]),
    # days
    ("a moment", second("items", date=datetime(2026, 2, 17, 9, 30)),
     ["items row 2, column date: date-form"]),
    ("the day first", second("items", date="17/02/2026"), ["items row 2, column date: date-form"]),
    ("a day that is none", second("items", date="2026-02-30"),
     ["items row 2, column date: no-such-date"]),
    # what is not there
    ("no specification", {"items": SOUND["items"]},
     ["registrations: missing-field"]),
    ("blank specification", second("registrations", specification=None), []),
    ("an unknown specification", {"registrations": [{"specification": "no-such-unit"}]},
     ["registrations row 1, column specification: unknown-specification"]),
    ("an unknown specification in the second row",
     {"registrations": [{"specification": UNIT}, {"specification": "no-such-unit"}]},
     ["registrations row 2, column specification: unknown-specification"]),
    ("an unknown version", {"registrations": [{"specification": "facilitating-action-learning@7"}]},
     ["registrations row 1, column specification: unknown-version"]),
    ("an unknown criterion", second("links", criterion="9.9"),
     ["links row 2, column criterion: unknown-criterion"]),
    ("an unknown item", second("links", item="E77"), ["links row 2, column item: unknown-item"]),
    ("an unknown person", second("decisions", assessor="Z-9"),
     ["decisions row 2, column assessor: unknown-person",
      "reviews row 2, column of: unknown-decision"]),
    ("an unknown decision", second("reviews", of="D7"),
     ["reviews row 2, column of: unknown-decision"]),
    ("an exemption of nothing", second("exemptions", criteria=" "),
     ["exemptions row 2, column id: missing-field"]),
    # rows that do not go together
    ("an item's rows that disagree", with_rows("evidence",
     {"id": "E3", "date": "2026-02-19", "criterion": "2.3"}),
     ["evidence row 3, column date: rows-contradict"]),
    ("an item's rows of which one is blank", with_rows("evidence",
     {"id": "E3", "date": None, "criterion": "2.3"}),
     ["evidence row 3, column date: rows-contradict"]),
    ("an item's rows that disagree in a field of a field", {
        "registrations": SOUND["registrations"], "evidence": [
            {"id": "E1", "criterion": c, "withdrawn.date": "2026-03-01", "withdrawn.reason": r}
            for c, r in (("1.1", "lost"), ("2.1", "found"))]},
     ["evidence row 2, column withdrawn.reason: rows-contradict"]),
    ("an item in two tables that disagree", with_rows("evidence",
     {"id": "E1", "date": "2026-02-19", "criterion": "2.3"}),
     ["evidence row 3, column date: rows-contradict"]),
    ("registered in two centres", with_rows("registrations", {"centre": "C-2"}),
     ["registrations row 3, column centre: rows-contradict"]),
    ("an item under two names", second("items", item="E9"),
     ["items row 2, column item: rows-contradict"]),
    ("an item twice", with_rows("items", {"id": "E2"}), ["items row 3, column id: duplicate-id"]),
    ("a decision twice", with_rows("decisions", {**SOUND["decisions"][0]}),
     ["decisions row 3, column id: duplicate-id"]),
    ("a person twice", with_rows("people", {"id": "A-7", "role": "iqa"}),
     ["people row 3: duplicate-id"]),
    ("a link twice", with_rows("links", {"item": "E1", "criterion": "1.1", "at": "p. 9"}),
     ["links row 3, column criterion: duplicate-link"]),
    ("a place to look without a criterion", second("evidence", criterion=None, at="p. 1"),
     ["evidence row 2, column criterion: missing-field"]),
    ("an item that supersedes itself", second("items", supersedes="E2"),
     ["items row 2, column supersedes: supersedes-itself"]),
    # all that is wrong is told at once
    ("several things", {**second("items", date="x", hours="y"),
        "links": [{"item": "E1", "criterion": 1.1}], "rows": []},
     ["rows: unknown-table", "links row 1, column criterion: not-a-reference",
      "items row 2, column date: date-form", "items row 2, column hours: not-a-number"]),
]  # fmt: skip


@pytest.mark.parametrize(("given", "expected"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_what_is_wrong_is_told_by_row_and_column(given: Any, expected: list[str]) -> None:
    _, problems = judged(given)
    assert told(problems) == expected


def test_every_code_of_rows_has_a_bad_row() -> None:
    # those of the files of logs (RUB61x) are held to the samples of the manual
    of_rows = {code.slug for code in codes.ALL if code.code.startswith("RUB60")}
    said = {line.rpartition(": ")[2] for _, _, expected in BAD for line in expected}
    # learners in two places and rows of nobody are told among learners, below
    assert of_rows - said == {codes.LEARNER_TWICE.slug, codes.NO_LEARNER.slug}


@pytest.mark.parametrize(("given", "expected"), [b[1:] for b in BAD], ids=[b[0] for b in BAD])
def test_one_learner_is_told_the_same(given: Any, expected: list[str]) -> None:
    """`portfolio_from_rows` tells what can be told without a library."""
    apart = {n: rows for n, rows in given.items() if n in tables()}
    portfolio, problems = rubric.portfolio_from_rows(learner="L-1", **apart)
    unknown_tables = [line for line in expected if line.endswith(": unknown-table")]
    if portfolio is None and len(apart) == len(given):
        assert told(problems) == expected
    elif portfolio is None:
        assert told(problems) == [line for line in expected if line not in unknown_tables]
    else:
        assert set(told(problems)) <= set(expected)


# --- every column of every table


#: cells that a column holds only where it is named here
WRONG: list[tuple[str, Any, str]] = [
    ("bytes", b"1", ""),
    ("an object of the caller's", object(), ""),
    ("a class", dict, ""),
    ("a million characters", "x" * 1_000_000, ""),
    ("a zero character", "a\0b", ""),
    ("half a character", "a\ud800b", ""),
    ("fields", {"a": {"b": "c"}}, "external"),
    ("fields of nothing", {"1.1": None}, "external"),
    ("a list of nothing", [None], ""),
    ("a list in a list", [["a"]], ""),
    ("yes", True, "group"),
]
#: columns with something beside them that they need
WITH: Mapping[str, Mapping[str, Any]] = {
    "confirmed": {"confirmed_by": "A-7"},
    "confirmed_by": {"confirmed": "2026-06-05"},
    "withdrawn.reason": {"withdrawn.date": "2026-06-05"},
    "countersigned.by": {"countersigned.date": "2026-06-05"},
    "countersigned.date": {"countersigned.by": "A-7"},
    "override.reason": {"override.authorised_by": "A-7"},
    "override.authorised_by": {"override.reason": "The log was lost."},
}
COLUMNS = [(table, column) for table, of in tables().items() for column in of.columns]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
@pytest.mark.parametrize(("cell", "fine"), [w[1:] for w in WRONG], ids=[w[0] for w in WRONG])
def test_a_cell_that_no_column_holds(table: str, column: str, cell: Any, fine: str) -> None:
    row = {**SOUND[table][1], **WITH.get(column, {}), column: cell}
    first = SOUND[table][0]
    wrong = column not in fine.split()
    # by the position of the row, and by the caller's own key of it
    for rows, named in (([first, row], "2"), ({"r-1": first, "r-2": row}, "r-2")):
        result, problems = judged({**SOUND, table: rows})
        places = {str(problem.place) for problem in problems}
        if wrong:
            assert f"{table} row {named}, column {column}" in places
        assert bool(problems) == wrong
        assert not (wrong and result.units and not result.set_aside)


NEEDED = {
    "people": "id role",
    "declarations": "covers signed_by_learner",
    "items": "id",
    "links": "item criterion",
    "evidence": "id",
    "decisions": "id criteria judgement assessor date",
    "reviews": "id of finding iqa date",
    "exemptions": "id reason authorised_by date",
}
BLANKS = [None, "", "  ", float("nan"), Decimal("NaN"), Decimal("sNaN"), LEFT_OUT]


@pytest.mark.parametrize("blank", BLANKS, ids=[str(b) or "empty" for b in BLANKS[:-1]] + ["out"])
@pytest.mark.parametrize("table", NEEDED)
def test_a_needed_column_that_is_blank_or_left_out(table: str, blank: Any) -> None:
    for column in NEEDED[table].split():
        _, problems = judged(second(table, **{column: blank}))
        [problem] = [p for p in problems if str(p.place) == f"{table} row 2, column {column}"]
        slugs = {"missing-field", "no-value", "empty-list", "unknown-value", "wrong-shape"}
        assert problem.diagnostic.code.slug in slugs
        assert column in help_text(
            problem.diagnostic.code.slug, problem.diagnostic.arguments, at="row"
        ) or problem.diagnostic.code.slug in ("empty-list", "unknown-value", "wrong-shape")


@pytest.mark.parametrize("table", tables())
def test_a_needed_column_that_no_row_has(table: str) -> None:
    for column in NEEDED.get(table, "specification").split():
        rows = [{n: c for n, c in row.items() if n != column} for row in SOUND[table]]
        result, problems = judged({**SOUND, table: rows})
        assert problems, column
        assert not result.units


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_misspelt_column_is_told_with_the_nearest_name(table: str, column: str) -> None:
    misspelt = f"{column}x"
    _, problems = judged(second(table, **{misspelt: "a b"}))
    [problem] = problems
    assert str(problem.place) == f"{table} row 2, column {misspelt}"
    assert problem.diagnostic.code is codes.UNKNOWN_COLUMN
    near = problem.diagnostic.arguments["near"]
    assert near == column or len(column) < 3


# --- whose rows they are


def test_a_learner_who_comes_twice() -> None:
    pairs = [("L-1", SOUND), ("L-2", SOUND), (" L-1", SOUND), ("L-2", {})]
    said = [
        (learner, told(problems))
        for learner, _, problems in rubric.evaluate_many(pairs, LIBRARY, on=ON)
    ]
    assert said[:2] == [("L-1", []), ("L-2", [])]
    assert said[2] == ("L-1", ["registrations: learner-in-two-places"])
    assert said[3][0] == "L-2"
    assert "evidence: learner-in-two-places" in said[3][1]


def many(given: Any) -> dict[str, list[str]]:
    """Return what is said of each learner of tables of many."""
    grouped = rubric.rows_by_learner(given)
    return {
        learner: told(problems)
        for learner, _, problems in rubric.evaluate_many(grouped, LIBRARY, on=ON)
    }


def of(learner: Any, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"learner": learner, **row}


SPEC = {"specification": UNIT}


@pytest.mark.parametrize("nobody", [None, "", " ", float("nan"), Decimal("sNaN")])
def test_rows_of_nobody_are_told_and_stop_nobody(nobody: Any) -> None:
    said = many(
        {
            "registrations": [of("L-1", SPEC), of(nobody, SPEC)],
            "items": [of("L-1", {"id": "E1"}), of(nobody, {"id": "E2"}), {"id": "E3"}],
            "links": {"a": of("L-1", {"item": "E1", "criterion": "1.1"}), "b": of(nobody, {})},
        }
    )
    assert said["L-1"] == []
    column = ", column learner: row-without-learner"
    expected = {f"{row}{column}" for row in ("registrations row 2", "items row 2", "items row 3")}
    assert expected | {f"links row b{column}"} <= set(said[""])
    assert not any("row 1" in line or "row a" in line for line in said[""])


def test_what_is_no_row_is_nobodys() -> None:
    said = many(
        {
            "registrations": [of("L-1", SPEC), None],
            "items": ["E1", of("L-1", {"id": "E1"}), 5],
            "people": [of("", {"id": "A-7", "role": "assessor"}), None],
            "links": None,
            "decisions": 5,
            "reviews": "R1",
        }
    )
    assert said["L-1"] == []
    assert sorted(said[""]) == [
        "decisions row 1: not-a-row",
        "items row 1: not-a-row",
        "items row 3: not-a-row",
        "people row 2: not-a-row",
        "registrations row 2: not-a-row",
        "reviews row 1: not-a-row",
    ]


def test_people_of_nobody_are_everybodys() -> None:
    people = [{"id": "A-7", "role": "assessor"}, of("L-2", {"id": "A-8", "role": "assessor"})]
    decision = {**SOUND["decisions"][0], "assessor": "A-8"}
    said = many(
        {
            "registrations": [of("L-1", SPEC), of("L-2", SPEC)],
            "people": people,
            "decisions": [of("L-1", decision), of("L-2", decision)],
        }
    )
    assert said == {"L-1": ["decisions row 1, column assessor: unknown-person"], "L-2": []}


def test_a_table_of_unknown_name_is_told_to_everybody_whose_rows_stand_in_it() -> None:
    said = many({"registrations": [of("L-1", SPEC), of("L-2", SPEC)], "itmes": [of("L-2", {})]})
    assert said == {"L-1": [], "L-2": ["itmes: unknown-table"]}


ODD_NAMES = [
    *("L" * 1_000_000, "a\0b", "a\ud800b", "\n"),
    *(b"L-1", object, 1.5, ("L", 1), None, 10**5000),
]


@pytest.mark.parametrize("learner", ODD_NAMES, ids=range(len(ODD_NAMES)))
def test_an_odd_name_of_a_learner_raises_nothing(learner: Any) -> None:
    result, _ = judged(SOUND, learner)
    assert rubric.to_json(result).encode()


@pytest.mark.parametrize(
    "given", [None, 5, "E1", b"E1", [None], [[1]], {}, [], [{}], {"items": {}}]
)
def test_what_is_no_tables_raises_nothing(given: Any) -> None:
    _, problems = judged(given)
    assert problems


Row = namedtuple("Row", "id date")
#: what has the names of a row and is none
NO_ROWS = [dict, Row, type("Keys", (), {"keys": 5})(), type("Mapped", (), {"_mapping": 5})()]


@pytest.mark.parametrize("row", NO_ROWS, ids=["dict", "namedtuple", "keys", "mapping"])
def test_what_only_looks_like_a_row(row: Any) -> None:
    _, problems = judged(with_rows("items", row))
    assert told(problems) == ["items row 3: not-a-row"]


class Odd:
    """A value that cannot be compared, as arrays cannot."""

    def __eq__(self, other: object) -> bool:
        raise ValueError

    __hash__ = None


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_value_that_cannot_be_compared(table: str, column: str) -> None:
    first, row = SOUND[table]
    rows = [first, {**row, column: Odd()}, {**row, column: Odd()}]
    _, problems = judged({**SOUND, table: rows})
    assert f"{table} row 2, column {column}" in {str(problem.place) for problem in problems}
