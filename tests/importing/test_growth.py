"""What is done for a document grows with its length, and not with the square of it."""

from functools import partial

import pytest
from tests.growth.counting import operations

from rubric.api.wording import builtin_verbs
from rubric.importers import Recognised, Verbs, recognise
from rubric.sources.documents.reading import read_bytes

VERBS = Verbs(builtin_verbs())
HEAD = ["Learning outcome 1", "Understand gardens", "Assessment criteria"]
#: lists of which there are very many below one another: a size gives their lines
LISTS = {
    "bullets": lambda size: [*HEAD, *(f"• Explain the matter {n} of gardens" for n in range(size))],
    "outcomes": lambda size: [
        line
        for n in range(size // 3)
        for line in ("Learning outcome", f"Understand garden {n}", f"• Explain the matter {n}")
    ],
    "lines of a text": lambda size: [
        "Unit title: Gardens\nPurpose\n" + "These are words on gardens\n" * size,
        *HEAD,
        "1.1 Explain it",
    ],
    "numbers": lambda size: [*HEAD, *(f"1.{n % 90} Explain the matter {n}" for n in range(size))],
}
FACTS = "Unit title: Gardens Level: 2 LO1 Be able to garden 1.1 Describe soil. 1.2 Explain care. "
#: pages that became one line
ONE_LINES = {
    "codes that start anew": lambda size: FACTS + "AC1 Explain. " * size,
    "codes behind wide gaps": lambda size: FACTS + "AC1 Explain.  " * size,
    "outcomes": lambda size: (
        FACTS + " ".join(f"LO{n} Be able to dig {n}.1 Explain it." for n in range(2, size // 2))
    ),
    "words behind the last": lambda size: FACTS + "The garden is Green and Wide. " * size,
    "amounts": lambda size: FACTS + "e.g. at least two of 3 hours; " * size,
}
#: three times as long: nine times as much where each is compared with all others
TIMES, MOST = 3, 4.0


def _recognised(lines: list[str]) -> Recognised:
    text = "\n\n".join(lines).encode()
    return recognise(read_bytes(text, ".txt", "unit.txt"), VERBS)


@pytest.mark.parametrize("shape", LISTS)
def test_a_long_list_is_read_in_a_time_that_grows_as_it_does(shape: str) -> None:
    short, long = (LISTS[shape](size) for size in (240, 240 * TIMES))
    few, many = operations(lambda: _recognised(short)), operations(lambda: _recognised(long))
    assert many < MOST * few


@pytest.mark.parametrize("shape", ONE_LINES)
def test_a_long_line_is_read_in_a_time_that_grows_as_it_does(shape: str) -> None:
    short, long = ([ONE_LINES[shape](size)] for size in (60, 60 * TIMES))
    few, many = operations(lambda: _recognised(short)), operations(lambda: _recognised(long))
    assert many < MOST * few


def test_a_table_of_many_rows_is_read_in_a_time_that_grows_as_it_does() -> None:
    short, long = (
        read_bytes(b"garden,soil\n" * size, ".csv", "unit.csv") for size in (400, 400 * TIMES)
    )
    few, many = (operations(partial(recognise, each, VERBS)) for each in (short, long))
    assert many < 3.5 * few  # it was 3.95 where each row looked for the next among all


@pytest.mark.parametrize("cell", ["Met", "x", "1.1 Explain it", "Level"])
def test_a_wide_table_is_read_in_a_time_that_grows_as_it_does(cell: str) -> None:
    short, long = (
        read_bytes("\n".join([",".join([cell] * size)] * 2).encode(), ".csv", "unit.csv")
        for size in (120, 120 * TIMES)
    )
    few, many = (operations(partial(recognise, each, VERBS)) for each in (short, long))
    assert many < MOST * few


def test_hundreds_of_outcomes_and_criteria_without_numbers_get_one_each() -> None:
    lines = LISTS["outcomes"](900) + LISTS["bullets"](300)[1:]
    (draft,) = _recognised(lines).drafts
    outcomes = draft.data["outcomes"]
    assert [outcome["ref"] for outcome in outcomes] == [str(n + 1) for n in range(len(outcomes))]
    assert len(outcomes) >= 300


def test_outcomes_are_counted_beyond_a_hundred() -> None:
    lines = [
        line
        for n in range(1, 121)
        for line in (f"Learning outcome {n}: Understand garden {n}", f"{n}.1 Explain its soil")
    ]
    (draft,) = _recognised(lines).drafts
    outcomes = draft.data["outcomes"]
    assert [outcome["ref"] for outcome in outcomes] == [str(n) for n in range(1, 121)]
    assert outcomes[-1]["criteria"][0]["ref"] == "120.1"


def test_patterns_over_the_names_of_many_outcomes_end() -> None:
    """Both once took a time that doubled with every further name."""
    names = ", ".join(f"LO{n % 90 + 1}" for n in range(400))
    assert _recognised([*HEAD, f"1.1 Explain {names} and more", f"Task 1 ({names}; see below"])
