"""The published recipe of the whole, followed with hashlib alone (meaning 10.4)."""

import hashlib
from typing import Any

import pytest

from rubric.model import Specification
from rubric.rules.whole_fingerprint import whole_fingerprint

HEAD = {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "Unit"}
CRITERIA: dict[str, Any] = {"criteria": [{"ref": "1", "text": "Do it"}]}


def fingerprint(**written: Any) -> str:
    return whole_fingerprint(Specification.model_validate({**HEAD, **CRITERIA, **written}))


def by_recipe(text: str) -> str:
    return "s1:" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


KIND = '"kind":"unit"'
METHODS = '"evidence_rules":{"methods":{"OB":{"is":"observation"}}},'
SHORT = '"criteria":[{"ref":"1","text":"Do it"}],"kind":"unit"'


@pytest.mark.parametrize(
    ("written", "recipe"),
    [
        # sorted keys, no white space between, nothing that the file leaves out
        ({}, f'{{{SHORT},"title":"Unit"}}'),
        # texts folded, letters as they are
        ({"title": " A\n cafe\u0301 "}, f'{{{SHORT},"title":"A café"}}'),
        # keys are texts too, and amounts are written as texts
        (
            {"related_standards": [{"framework": "N", "entries": {"Standard  3": "Plan  it"}}]},
            f'{{{SHORT},"related_standards":[{{"entries":{{"Standard 3":"Plan it"}},'
            '"framework":"N"}],"title":"Unit"}',
        ),
        (
            {"criteria": [{"ref": "1", "text": "Do it", "sufficient": {"hours": "2.50"}}]},
            '{"criteria":[{"ref":"1","sufficient":{"hours":"2.5"},"text":"Do it"}],'
            '"kind":"unit","title":"Unit"}',
        ),
        # whole numbers, and yes or no, are no texts
        (
            {"glh": "10", "criteria": [{"ref": "1", "text": "Do it", "required": "no"}]},
            '{"criteria":[{"ref":"1","required":false,"text":"Do it"}],"glh":10,"kind":"unit",'
            '"title":"Unit"}',
        ),
        # fields by the names that people write
        (
            {"evidence_rules": {"methods": {"OB": {"is": "observation"}}}},
            f'{{{SHORT.replace(KIND, METHODS + KIND)},"title":"Unit"}}',
        ),
    ],
)
def test_the_recipe(written: dict[str, Any], recipe: str) -> None:
    assert fingerprint(**written) == by_recipe(recipe)


@pytest.mark.parametrize(
    "written",
    [
        {"version": "2"},
        {"id": "other"},
        {"replaces": "other@1"},
        {"source": {"document": "unit", "encoded_by": "A"}},
        {"dates": {"operational_start": "2026-01-01"}},
        {"criteria": [{"ref": "1", "text": "Do it", "was": ["2"]}], "replaces": "u@0"},
        {"title": "Unit ", "criteria": [{"ref": "1", "text": "Do\n it"}]},
    ],
)
def test_what_is_not_in_it(written: dict[str, Any]) -> None:
    assert fingerprint(**written) == fingerprint()


@pytest.mark.parametrize(
    "written",
    [
        {"title": "Units"},
        {"kind": "standard"},
        {"credit": "7"},
        {"criteria": [{"ref": "2", "text": "Do it"}]},
        {"criteria": [{"ref": "1", "text": "Do it", "guidance": ["As you like."]}]},
        {"criteria": [{"ref": "1", "text": "Do it", "required": "no"}]},
        {"criteria": [*CRITERIA["criteria"], {"ref": "2", "text": "Do it"}]},
    ],
)
def test_what_is_in_it(written: dict[str, Any]) -> None:
    assert fingerprint(**written) != fingerprint()
