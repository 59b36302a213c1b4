"""A run of 5,000 learners of whom 50 are broken: each of these is told, nobody else notices."""

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import rubric

ON = date(2026, 11, 21)
UNIT = "facilitating-action-learning@1"
CRITERIA = ("1.1", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "3.3")
LEARNERS, BROKEN = 5_000, 50
Tables = dict[str, Any]


def tables_of(number: int) -> Tables:
    """Return the rows of one learner: some evidence, some of it decided on."""
    draw = random.Random(number)
    mapped = draw.sample(CRITERIA, draw.randint(1, len(CRITERIA)))
    return {
        "registrations": [{"learner": f"L-{number}", "specification": UNIT}],
        "evidence": [
            {
                "id": f"E{draw.randint(1, 3)}",
                "method": "product",
                "date": "2026-02-17",
                "hours": "12",
                "criterion": criterion,
                "at": f"p. {draw.randint(1, 9)}",
            }
            for criterion in mapped
        ],
        "decisions": [
            {
                "id": f"D{at}",
                "criteria": criterion,
                "judgement": "met",
                "assessor": "A-7",
                "date": f"2026-06-{draw.randint(1, 28):02}",
            }
            for at, criterion in enumerate(mapped[::2], start=1)
        ],
    }


def _evidence(tables: Tables) -> dict[str, Any]:
    row: dict[str, Any] = tables["evidence"][-1]
    return row


def _add(table: str, row: Any) -> Callable[[Tables], None]:
    return lambda tables: tables.setdefault(table, []).append(row)


def _put(column: Any, cell: Any) -> Callable[[Tables], None]:
    return lambda tables: _evidence(tables).update({column: cell})


def _put_everywhere(column: str, cell: Any) -> Callable[[Tables], None]:
    def everywhere(tables: Tables) -> None:
        for row in tables["evidence"]:
            row[column] = cell

    return everywhere


def _table(name: Any, rows: Any) -> Callable[[Tables], None]:
    return lambda tables: tables.update({name: rows})


#: ways in which rows are broken, each with the name of what is said first
WAYS: list[tuple[Callable[[Tables], Any], str]] = [
    (_table("itmes", []), "unknown-table"),
    (_table("links", 5), "not-a-row"),
    (_table("people", "A-7"), "not-a-row"),
    (_table("registrations", None), "missing-field"),
    (_table("registrations", [{"specification": "no-such-unit"}]), "unknown-specification"),
    (_table("registrations", [{"specification": f"{UNIT}7"}]), "unknown-version"),
    (_add("evidence", None), "not-a-row"),
    (_add("evidence", ["E1", "1.1"]), "not-a-row"),
    (_add("decisions", {}), "missing-field"),
    (_add("links", {"item": "E77", "criterion": "1.1"}), "unknown-item"),
    (_add("reviews", {"id": "R1", "of": "D99", "finding": "agreed", "iqa": "Q-2",
                      "date": "2026-07-02"}), "unknown-decision"),
    (_add("registrations", {"centre": "C-1", "registered": "12/01/2026"}), "date-form"),
    (_put("mehtod", "product"), "unknown-column"),
    (_put("learner", "L-other"), "row-of-another-learner"),
    (_put("criterion", 2.1), "not-a-reference"),
    (_put("criterion", "9.9"), "unknown-criterion"),
    (_put("criterion", "a\0b"), "bad-character"),
    (_put("id", None), "missing-field"),
    (_put("id", "x" * 1_000_000), "text-too-long"),
    (_put("id", "a\ud800"), "bad-character"),
    (_put_everywhere("hours", "12h"), "not-a-number"),
    (_put_everywhere("hours", -1), "number-out-of-range"),
    (_put("at", "x" * 1_000_000), "text-too-long"),
    (_put("at", ["p. 1"]), "wrong-shape"),
    (_put_everywhere("date", 20260217), "date-form"),
]  # fmt: skip
#: learner → the way in which its rows are broken
BROKEN_ONES = {
    number: WAYS[turn % len(WAYS)]
    for turn, number in enumerate(random.Random(5).sample(range(LEARNERS), BROKEN))
}


def everybody() -> Iterator[tuple[str, Tables]]:
    for number in range(LEARNERS):
        tables = tables_of(number)
        if number in BROKEN_ONES:
            BROKEN_ONES[number][0](tables)
        yield f"L-{number}", tables


def test_fifty_of_five_thousand_are_broken() -> None:
    library = rubric.Library.load()
    told: dict[int, str] = {}
    judged = 0
    run = rubric.evaluate_many(everybody(), library, on=ON)
    for number, (learner, result, problems) in enumerate(run):
        assert learner == f"L-{number}"
        if problems:
            told[number] = problems[0].diagnostic.code.slug
            continue
        judged += 1
        assert result.units
        if number % 25 == 0:
            alone = tables_of(number)
            portfolio, nothing = rubric.portfolio_from_rows(learner=learner, **alone)
            assert nothing == ()
            assert portfolio is not None
            expected = rubric.evaluate(portfolio, library, on=ON)
            assert rubric.to_json(result) == rubric.to_json(expected)
    assert told == {number: slug for number, (_, slug) in BROKEN_ONES.items()}
    assert judged == LEARNERS - BROKEN
