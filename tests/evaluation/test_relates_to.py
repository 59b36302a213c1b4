"""What a portfolio relates to: the standards that its achieved units name (meaning 7.5)."""

from datetime import date
from typing import Any

import rubric
from rubric.model import Specification
from rubric.report.result_json import result_view
from rubric.report.text import render_report

ON = date(2026, 3, 31)
NOS = "NOS for Outdoor Work"
OTHER = "Standards for Guides"


def unit(name: str, standards: dict[str, dict[str, str]]) -> Specification:
    criterion = {"ref": "1.1", "text": "Plan"}
    return Specification.model_validate(
        {
            "format": "rubric/1",
            "kind": "unit",
            "id": name,
            "version": "1",
            "title": name,
            "decision": "not_required",
            "related_standards": [{"framework": f, "entries": e} for f, e in standards.items()],
            "outcomes": [{"ref": "1", "text": "Plan", "criteria": [criterion]}],
        }
    )


UNITS = (
    unit("first", {NOS: {"S1": "Plan", "S2": "Lead"}, OTHER: {"A": "Know the ground"}}),
    unit("second", {NOS: {"S2": "Lead", "S3": "Review"}}),
    # the same entry in other words is another entry
    unit("third", {NOS: {"S2": "Lead and guide"}}),
    unit("fourth", {}),
    unit("fifth", {OTHER: {}}),
)


def result(*achieved: str) -> rubric.Result:
    """A portfolio of all the units, with evidence for some."""
    portfolio: dict[str, Any] = {
        "format": "rubric/1",
        "kind": "portfolio",
        "learner": "L-0101",
        "specification": [u.id for u in UNITS],
        "evidence": [
            {"id": f"E{n}", "date": "2026-02-03", "maps_to": {f"{name}/1.1": "whole"}}
            for n, name in enumerate(achieved, start=1)
        ],
    }
    library = rubric.Library({(u.id, "1"): u for u in UNITS}, {}, (), {}, {})
    judged = rubric.evaluate(rubric.Portfolio.model_validate(portfolio), library, on=ON)
    assert {u.specification.id for u in judged.units if u.achieved} == set(achieved)
    return judged


def named(judged: rubric.Result) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(entry.entry, entry.text, entry.units) for entry in judged.relates_to]


def test_nothing_achieved_relates_to_nothing() -> None:
    judged = result()
    assert judged.relates_to == ()
    assert result_view(judged)["relates_to"] == []
    assert "relate" not in render_report(judged)


def test_only_achieved_units_are_looked_at() -> None:
    assert named(result("second")) == [
        ("S2", "Lead", ("second@1",)),
        ("S3", "Review", ("second@1",)),
    ]


def test_an_achieved_unit_that_names_no_standards_adds_none() -> None:
    assert result("fourth").relates_to == ()


def test_a_framework_may_be_named_as_a_whole() -> None:
    assert named(result("fifth")) == [("", "", ("fifth@1",))]
    assert "  Standards for Guides\n    - as a whole (named by fifth@1)\n" in render_report(
        result("fifth")
    )


def test_entries_are_united_over_units_in_the_order_of_the_specifications() -> None:
    # written in another order than the units stand in
    judged = result("third", "second", "first")
    assert named(judged) == [
        ("S1", "Plan", ("first@1",)),
        ("S2", "Lead", ("first@1", "second@1")),
        ("A", "Know the ground", ("first@1",)),
        ("S3", "Review", ("second@1",)),
        ("S2", "Lead and guide", ("third@1",)),
    ]


def test_the_report_says_that_units_relate_and_never_that_standards_are_met() -> None:
    assert (
        "The achieved units relate to these standards, which does not say that they are\n"
        "met:\n"
        "  NOS for Outdoor Work\n"
        "    - S1: Plan (named by first@1)\n"
        "    - S2: Lead (named by first@1 and second@1)\n"
        "    - S3: Review (named by second@1)\n"
        "  Standards for Guides\n"
        "    - A: Know the ground (named by first@1)\n"
    ) in render_report(result("first", "second"))
    assert "The achieved unit relates to these standards" in render_report(result("second"))


def test_json_names_framework_entry_text_and_units() -> None:
    assert result_view(result("first"))["relates_to"][2] == {
        "framework": OTHER,
        "entry": "A",
        "text": "Know the ground",
        "units": ["first@1"],
    }
