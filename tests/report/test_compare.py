"""What `rubric compare` tells of what stands in one version alone."""

import json
from typing import Any

import rubric
from rubric.model import Specification
from rubric.report.compare import render_comparison

UNIT: dict[str, Any] = {"format": "rubric/1", "kind": "unit", "id": "tea", "title": "Making tea"}
BOIL = {"ref": "1.1", "text": "Boil water"}
MILK = {
    "ref": "1.2",
    "text": "Order milk",
    "parts": [{"ref": "a", "text": "By letter"}, {"ref": "b", "text": "By telephone"}],
    "range": ["whole", "skimmed"],
    "sufficient": {"hours": 3},
    "basis": "wording",
    "required": "no",
}
WITHOUT = Specification.model_validate({**UNIT, "version": "1", "criteria": [BOIL]})
WITH = Specification.model_validate({**UNIT, "version": "2", "criteria": [BOIL, MILK]})
ASKED = """\
        {sign} Order milk
        {sign} part: a By letter
        {sign} part: b By telephone
        {sign} range: whole
        {sign} range: skimmed
        {sign} rule: 3 hours (the unit's wording)
        {sign} advice, and not required
"""


def test_an_added_criterion_says_what_it_asks() -> None:
    text = render_comparison(rubric.compare(WITHOUT, WITH))
    assert text.endswith("Criteria\n  1.2   added\n" + ASKED.format(sign="+"))
    assert "2 in version 2: 1 the same, 1 added;" in text


def test_a_removed_criterion_says_what_it_asked() -> None:
    text = render_comparison(rubric.compare(WITH, WITHOUT))
    assert text.endswith(
        "  1.2   removed; decisions on it do not carry over\n" + ASKED.format(sign="-")
    )


def test_one_counted_item_that_nobody_asks_for_is_not_told() -> None:
    plain = {"ref": "1.2", "text": "Order milk"}
    new = Specification.model_validate({**UNIT, "version": "2", "criteria": [BOIL, plain]})
    text = render_comparison(rubric.compare(WITHOUT, new))
    assert text.endswith("  1.2   added\n        + Order milk\n")


def test_the_rule_of_an_added_outcome_is_told() -> None:
    outcome = {"ref": "1", "text": "Make tea", "sufficient": {"items": 2}, "basis": "centre"}
    new = {**UNIT, "version": "2", "outcomes": [{**outcome, "criteria": [BOIL]}]}
    text = render_comparison(rubric.compare(WITHOUT, Specification.model_validate(new)))
    assert "  1     added\n        + Make tea\n        + rule: 2 items of evidence (a rule" in text


def test_json_says_it_with_codes_arguments_and_sentences() -> None:
    told = json.loads(rubric.to_json(rubric.compare(WITHOUT, WITH)))
    [entry] = [entry for entry in told["criteria"] if entry["old"] is None]
    assert [
        (c["code"], c["arguments"]["old"], c["arguments"]["new"]) for c in entry["changes"]
    ] == [
        ("added", None, "Order milk"),
        ("parts", None, ["a By letter", "b By telephone"]),
        ("range", None, ["whole", "skimmed"]),
        ("rule", None, "3 hours (the unit's wording)"),
        ("required", None, "no"),
    ]
    assert [change["sentence"] for change in entry["changes"]] == [
        "criterion 1.2 is new",
        "the parts of criterion 1.2: a By letter; b By telephone",
        "the range of criterion 1.2: whole; skimmed",
        "the rule of criterion 1.2: 3 hours (the unit's wording)",
        "criterion 1.2: advice, and not required",
    ]
    assert told["counts"]["changed"] == {"added": 1}
