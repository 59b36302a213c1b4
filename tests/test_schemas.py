"""The published schemas: valid themselves, and held to the examples and outputs."""

import json
from typing import Any

import jsonschema
import pytest
import yaml

from rubric.api.schemas import SCHEMA_NAMES, schema
from tests.generated import ROOT, ran

KINDS = {
    "unit": "specification",
    "marking_guide": "specification",
    "checklist": "specification",
    "standard": "specification",
    "evidence_rules": "evidence-rules",
    "portfolio": "portfolio",
    "qualification": "qualification",
    "opportunities": "opportunities",
    "command_verbs": "command-verbs",
    "sampling": "sampling",
}
FILES = [
    *sorted((ROOT / "criteria").glob("*.yaml")),
    *sorted(p for p in (ROOT / "examples").rglob("*.yaml") if p.name != "messy-broken.yaml"),
    *sorted((ROOT / "src/rubric/templates").glob("*.yaml")),
]
_JSON = ["--format", "json", "--on", "2026-11-21"]
#: name of the schema → commands whose output it describes
_OUTPUTS = [
    ("result", ["report", "examples/every-status.yaml", *_JSON,
                "--library", "examples/library", "--rules", "examples/every-status-rules.yaml"]),
    ("result", ["report", "examples/complete.yaml", *_JSON]),
    ("result", ["report", "examples/collaborative-partnerships.yaml", *_JSON]),
    ("comparison", ["compare", "running-a-market-stall@1", "running-a-market-stall@2",
                    "--library", "examples/versions", "--format", "json"]),
    ("result", ["report", "examples/qualification/half-way.yaml", *_JSON,
                "--library", "examples/qualification"]),
    ("problems", ["check", "examples/messy-broken.yaml", "--format", "json"]),
    ("proof", ["prove", "every-rule", "running-an-event", "facilitating-action-learning",
               "--library", "examples/library", *_JSON]),
    ("proof", ["prove", "demo-diploma", "--library", "examples/qualification", *_JSON]),
    ("plan", ["plan", "--opportunities", "examples/planning/front-desk.yaml",
              "--library", "examples/library", *_JSON]),
    ("plan", ["plan", "examples/every-rule.yaml", "--library", "examples/library",
              "--opportunities", "examples/planning/short-course.yaml", *_JSON]),
]  # fmt: skip


def validator(name: str) -> Any:
    made = schema(name)
    jsonschema.Draft202012Validator.check_schema(made)
    return jsonschema.Draft202012Validator(made)


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schema_is_a_schema(name: str) -> None:
    assert validator(name).schema["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.CSafeLoader])
def test_what_check_accepts_an_editor_accepts(file: Any, loader: Any) -> None:
    """Editors read plain scalars as numbers and dates; our reader takes every one as text."""
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
    data = json.loads(json.dumps(data, default=str))
    validator(KINDS[data["kind"]]).validate(data)


@pytest.mark.parametrize(
    "change",
    [
        {"txt": "a misspelt field"},
        {"level": ["5"]},
        {"glh": -1},
        {"kind": "course"},
        {"format": "rubric/99"},
    ],
)
def test_an_editor_refuses_what_check_refuses(change: dict[str, Any]) -> None:
    file = ROOT / "criteria" / "facilitating-action-learning.yaml"
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert list(validator("specification").iter_errors({**data, **change}))


@pytest.mark.parametrize(("name", "arguments"), _OUTPUTS)
def test_output_validates_against_its_schema(
    name: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    output = ran(arguments)
    data = json.loads(output[: output.rindex("}") + 1])
    validator(name).validate(data)
    validator(name).validate({**data, "unknown_later": 1})  # readers accept unknown fields


def test_every_field_says_what_it_is_and_marks_are_published() -> None:
    described = schema("portfolio")
    fields = [
        field
        for definition in (described, *described["$defs"].values())
        for field in definition.get("properties", {}).values()
    ]
    assert all(field.get("description") for field in fields)
    item = described["$defs"]["EvidenceItem"]["properties"]
    assert item["title"]["x-personal"]
    assert item["title"]["x-wording"]
