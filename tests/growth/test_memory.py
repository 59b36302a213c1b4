"""Many learners are judged one after the other: what is kept does not grow with their number."""

import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Any

import rubric

ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load()


def learners(count: int) -> Iterator[tuple[str, Any]]:
    """As many learners with ten items each, made as they are asked for.

    Ids are the same for each, so that what is remembered of ids is remembered after the first.
    """
    for number in range(count):
        evidence = [
            {"id": f"E{n}", "method": "product", "date": "2026-02-17", "hours": n + 1,
             "occasion": f"O{n % 3}", "criterion": "2.1", "at": f"p. {n}"}
            for n in range(10)
        ]  # fmt: skip
        registered = {"specification": "facilitating-action-learning@1"}
        yield f"L{number}", {"registrations": [registered], "evidence": evidence}


def most_held(count: int) -> int:
    """The most bytes held at once while so many learners are judged."""
    tracemalloc.start()
    try:
        for _, result, problems in rubric.evaluate_many(learners(count), LIBRARY, on=ON):
            assert result is not None
            assert not problems
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_stream_of_learners_is_held_in_bounded_memory() -> None:
    most_held(20)  # what is worked out once, and kept
    few, many = most_held(10), most_held(60)
    # the results of fifty learners would be 900,000 bytes; Python keeps some of what was freed
    # for the next, and the names of the learners stay, to notice one that comes twice
    assert many < few + 200_000, (few, many)
