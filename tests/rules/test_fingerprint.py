"""The published recipe, followed with hashlib and json alone, gives the engine's fingerprint."""

import hashlib
import json
import re
from typing import Any

import pytest
import yaml
from tests.generated import ROOT

import rubric
from rubric.model import Specification
from rubric.rules import resolved

ONE_ITEM = ["at_least", "items", "1", [], None]


def criterion_of(written: dict[str, Any], **unit: Any) -> Any:
    specification = Specification.model_validate(
        {"format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
         "criteria": [{"ref": "1", "text": "Do it", **written}], **unit}
    )  # fmt: skip
    [criterion] = resolved(specification, {}.__getitem__).criteria.values()
    return criterion


def by_recipe(*recipe: Any) -> str:
    text = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
    return "f1:" + hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@pytest.mark.parametrize(
    ("written", "recipe"),
    [
        # nothing but wording: the engine's one item
        ({}, ("Do it", [], [], [], ONE_ITEM)),
        # white space, Unicode form, letters beyond ASCII
        ({"text": " Plan\n a  cafe\u0301 "}, ("Plan a café", [], [], [], ONE_ITEM)),
        # a quantity, filters in their order, months as a number
        (
            {"sufficient": {"hours": "2.50", "where": {
                "within": "2 years", "witnessed": "yes", "methods": ["test", "feedback"],
                "not_sources": ["simulation"]}}},
            ("Do it", [], [], [], ["at_least", "hours", "2.5", [
                ["methods", ["feedback", "test"]], ["not_sources", ["simulation"]],
                ["within", 24], ["witnessed", True]], None]),
        ),
        (
            {"sufficient": {"items": 1, "where": {"not_methods": ["test", "feedback"]}}},
            ("Do it", [], [], [], ["at_least", "items", "1", [
                ["not_methods", ["feedback", "test"]]], None]),
        ),
        # several clauses are all of them, in their order; once per
        (
            {"sufficient": {"hours": 2, "items": 3, "once_per": "site"}},
            ("Do it", [], [], [], ["n_of", 2, [
                ["at_least", "items", "3", [], "site"],
                ["at_least", "hours", "2", [], "site"]]]),
        ),
        # different things, between items and quantities; a cap in sixth place where there is one
        (
            {"sufficient": {"assessors": 2, "items": 1, "methods": 2, "hours": 3}},
            ("Do it", [], [], [], ["n_of", 4, [
                ONE_ITEM,
                ["at_least", "methods", "2", [], None],
                ["at_least", "assessors", "2", [], None],
                ["at_least", "hours", "3", [], None]]]),
        ),
        (
            {"sufficient": {"hours": 3, "at_most": {
                "source": {"simulation": "1.50", "coursework": 1}}}},
            ("Do it", [], [], [], ["at_least", "hours", "3", [], None,
                                   ["source", [["coursework", "1"], ["simulation", "1.5"]]]]),
        ),
        # joins
        (
            {"sufficient": {"any": [
                {"items": 2}, {"n_of": 1, "of": [{"hours": 1}, {"items": 4}]}]}},
            ("Do it", [], [], [], ["n_of", 1, [
                ["at_least", "items", "2", [], None],
                ["n_of", 1, [["at_least", "hours", "1", [], None],
                             ["at_least", "items", "4", [], None]]]]]),
        ),
        # range items: `all` is the number there is
        (
            {"range": ["new  staff", "visitors"], "sufficient": {"range": "all"}},
            ("Do it", [], ["new staff", "visitors"], [], ["at_least", "range", "2", [], None]),
        ),
        # parts stand beside the rule
        (
            {"parts": [{"ref": "a", "text": "one"}]},
            ("Do it", ["one"], [], [], ["n_of", 2, [
                ONE_ITEM, ["at_least", "parts", "1", [], None]]]),
        ),
        # … of the parts that are named so many, by their positions, and every other
        (
            {"parts": [{"ref": r, "text": r} for r in "abc"],
             "achieved_by": {"n_of": 1, "of": ["c", "a"]}},
            ("Do it", ["a", "b", "c"], [], [], ["n_of", 2, [ONE_ITEM, ["n_of", 2, [
                ["at_least", "parts 2", "1", [], None],
                ["at_least", "parts 1 3", "1", [], None]]]]]),
        ),
        # levels, with and without a descriptor
        (
            {"levels": [{"name": "good", "points": "2.0"},
                        {"name": "best", "points": 3, "descriptor": "All of it"}]},
            ("Do it", [], [], [["good", "2", ""], ["best", "3", "All of it"]], ONE_ITEM),
        ),
    ],
)  # fmt: skip
def test_the_recipe_gives_the_fingerprint(written: dict[str, Any], recipe: tuple[Any, ...]) -> None:
    assert rubric.fingerprint(criterion_of(written)) == by_recipe(*recipe)


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        # the number, the guidance, the basis and the reading, the evidence rules, advice
        ({"ref": "7.3"}, {}),
        ({"guidance": ["Ask twice"], "advises": [{"document": "a log"}]}, {}),
        ({"basis": "centre", "reading": "as it says"}, {}),
        ({"evidence_rules": {"locator": "required", "current": {"within": "1 year"}}}, {}),
        ({"required": "no"}, {}),
        ({"was": ["9"]}, {}),
        # the same rule by default
        ({}, {"each_criterion": {"sufficient": {"items": 1}}}),
        # everything about the unit
        ({}, {"title": "V", "version": "2", "id": "v", "credit": 3, "kind": "checklist"}),
    ],
)
def test_what_is_not_in_it_leaves_it_alone(written: dict[str, Any], unit: dict[str, Any]) -> None:
    assert rubric.fingerprint(criterion_of(written, **unit)) == by_recipe(
        "Do it", [], [], [], ONE_ITEM
    )


def test_the_example_on_the_page_is_the_engine_s() -> None:
    page = (ROOT / "docs/meaning.md").read_text(encoding="utf-8")
    section = page[page.index("**10.2 Recipe.**") : page.index("**10.3 Digest.**")]
    written, _, printed = re.findall(r"```\w+\n(.*?)```", section, re.S)
    criterion = criterion_of(yaml.load(written, yaml.BaseLoader))
    assert printed.strip() == rubric.fingerprint(criterion)
