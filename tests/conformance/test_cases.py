"""The cases that are published: of their format, and met by the engine and by the oracle."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

import rubric
from rubric.api.cases_schema import GIVEN
from rubric.testing.conformance import ConformanceCase, differences, our_result, read_cases
from tests.conformance.oracle import as_far_as_it_says, oracle_result
from tests.generated import ROOT

CASES = read_cases(ROOT / "conformance")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_engine_meets_it(case: ConformanceCase) -> None:
    assert differences(case.expect, our_result(case.given)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_oracle_meets_it_as_far_as_it_says(case: ConformanceCase) -> None:
    answer = oracle_result(case)
    if answer is None:  # what the checks refuse, the oracle is not asked
        assert our_result(case.given)["units"] == []
        return
    assert differences(as_far_as_it_says(case.expect, answer), answer) == []


def test_the_oracle_is_asked_of_most() -> None:
    """What is left of the expectations is not so little that the test above says nothing."""
    asked = [case for case in CASES if (answer := oracle_result(case)) is not None
             and as_far_as_it_says(case.expect, answer)]  # fmt: skip
    assert len(asked) > 0.7 * len(CASES)


def inputs() -> Iterator[tuple[str, str, Any]]:
    for case in CASES:
        for field, name in GIVEN.items():
            given = case.given.get(field, [])
            for value in given if isinstance(given, list) else [given]:
                yield case.name, name, value


def test_what_is_given_is_of_its_published_format() -> None:
    validators = {
        name: jsonschema.Draft202012Validator(rubric.schema(name)) for name in GIVEN.values()
    }
    for case, name, value in inputs():
        fault = jsonschema.exceptions.best_match(validators[name].iter_errors(value))
        assert fault is None, f"{case}: {fault.message}"


def test_each_why_is_one_sentence() -> None:
    for case in CASES:
        assert case.why[0].isupper() or case.why.startswith("`"), case.name
        assert case.why.endswith("."), case.name
        assert ". " not in case.why, case.name


@pytest.mark.parametrize("field", ["name", "clause", "why", "expect", "on", "portfolio"])
def test_the_schema_refuses_a_case_without(field: str) -> None:
    data = json.loads((ROOT / "conformance/statuses.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(rubric.schema("conformance-cases"))
    validator.validate(data)
    del data["cases"][0][field]
    assert list(validator.iter_errors(data))


@pytest.mark.parametrize(
    "expect",
    [
        {"unit": {}},  # no field of a result
        {"units": {"unit-a@1": {"criteria": {"1.1": {"staus": "met"}}}}},
        {"units": {"unit-a@1": {"achieved": "yes"}}},
        {"units": {"unit-a@1": {}}},  # nothing is expected
        {"findings": {"self_review": None}},  # findings have no name of their own
    ],
)
def test_the_schema_refuses_what_no_result_says(expect: Any) -> None:
    data = json.loads((ROOT / "conformance/statuses.json").read_text(encoding="utf-8"))
    data["cases"][0]["expect"] = expect
    validator = jsonschema.Draft202012Validator(rubric.schema("conformance-cases"))
    assert list(validator.iter_errors(data))
