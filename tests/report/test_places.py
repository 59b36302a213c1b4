"""Places in the JSON of a result: there where the caller passes the problems, else left out."""

import json
import pickle
from datetime import date
from typing import Any

import jsonschema
import pytest

import rubric
from rubric.diagnostics import Diagnostic, codes
from rubric.testing.plain import without

ON = date(2026, 11, 21)
REGISTERED = {"registered": "2026-01-12", "specification": "facilitating-action-learning@1"}
PEOPLE = [{"id": "A-7", "role": "assessor"}]
ITEM = {"id": "E1", "method": "product", "date": "2026-02-03"}
DECISION = {
    "id": "D1", "criteria": "1.1", "judgement": "met", "assessor": "A-7", "date": "2026-03-20",
}  # fmt: skip


def judged(**tables: Any) -> tuple[rubric.Result, tuple[rubric.Located, ...]]:
    """One learner's result and problems; what is not given is sound."""
    sound = {
        "registrations": [REGISTERED],
        "people": PEOPLE,
        "items": [ITEM],
        "links": [{"item": "E1", "criterion": "1.1"}],
        "decisions": [DECISION],
    }
    rows = {"L-1": {**sound, **tables}}
    [(_, result, problems)] = rubric.evaluate_many(rows, rubric.Library.load(), on=ON)
    return result, problems


CASES: dict[str, tuple[dict[str, Any], str, list[tuple[str, str, str]]]] = {
    # nothing is judged: the place is under `problems`
    "refused": ({"items": [{**ITEM, "date": "03/02/2026"}]}, "problems", [("items", "1", "date")]),
    # under the caller's own key of the row
    "own key": (
        {"decisions": {"verdict 7": {**DECISION, "judgement": "competent"}}},
        "problems",
        [("decisions", "verdict 7", "judgement")],
    ),
    # set aside as the rows are read: no record is there for the link to hang on
    "unknown item": (
        {"links": [{"item": "E9", "criterion": "1.1"}]},
        "set_aside",
        [("links", "1", "item")],
    ),
    # set aside as it is judged, two of one table
    "unknown criteria": (
        {
            "links": [
                {"item": "E1", "criterion": "1.8"},
                {"item": "E1", "criterion": "1.1"},
                {"item": "E1", "criterion": "1.9"},
            ]
        },
        "set_aside",
        [("links", "1", "criterion"), ("links", "3", "criterion")],
    ),
    # the learner is registered for what the library does not have
    "unknown specification": (
        {"registrations": [{**REGISTERED, "specification": "welding"}]},
        "problems",
        [("registrations", "1", "specification")],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_carries_the_place_that_the_problems_bring(case: str) -> None:
    tables, part, places = CASES[case]
    result, problems = judged(**tables)
    data = json.loads(rubric.to_json(result, problems=problems))
    assert [entry["place"] for entry in data[part]] == [
        {"table": table, "row": row, "field": field} for table, row, field in places
    ]
    jsonschema.validate(data, rubric.schema("result"))


@pytest.mark.parametrize("case", CASES)
def test_without_problems_everything_else_is_the_same(case: str) -> None:
    tables, _, _ = CASES[case]
    result, problems = judged(**tables)
    bare, placed = (json.loads(rubric.to_json(result, problems=p)) for p in ((), problems))
    assert '"place"' not in rubric.to_json(result)
    assert bare == without(placed, frozenset({"place"})) != placed


def test_a_place_is_found_after_another_process_has_done_the_work() -> None:
    result, problems = judged(items=[{**ITEM, "date": "03/02/2026"}])
    text = rubric.to_json(result, problems=problems)
    again = tuple(pickle.loads(pickle.dumps(problem)) for problem in problems)
    assert rubric.to_json(pickle.loads(pickle.dumps(result)), problems=again) == text


def test_what_the_result_does_not_have_is_not_added() -> None:
    sound, _ = judged()
    _, problems = judged(items=[{**ITEM, "date": "03/02/2026"}])
    assert rubric.to_json(sound, problems=problems) == rubric.to_json(sound)


def test_the_other_place_involved_is_named_too() -> None:
    result, problems = judged(decisions=[DECISION, {**DECISION, "judgement": "not_yet_met"}])
    [entry] = json.loads(rubric.to_json(result, problems=problems))["problems"]
    assert entry["place"]["row"] == "2"
    assert [place["row"] for place in entry["related"]] == ["1"]


def test_a_message_without_a_place_begins_with_what_it_is() -> None:
    unknown = {**REGISTERED, "specification": "no-such-unit@1"}
    result, _ = judged(registrations=[unknown])
    bare = Diagnostic(codes.UNKNOWN_SPECIFICATION, (), result.problems[0].arguments)
    assert rubric.message(bare).startswith("error RUB401 unknown-specification: ")
    assert rubric.message(result.problems[0]).startswith("specification/no-such-unit@1: error ")
