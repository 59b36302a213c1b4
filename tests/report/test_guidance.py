"""Guidance beside gaps: shown to people, and nothing in a result depends on it."""

from datetime import date
from typing import Any

import pytest
import yaml
from tests.generated import ROOT

import rubric
from rubric.model import Specification
from rubric.report.result_json import result_view
from rubric.report.text import render_report
from rubric.testing.plain import without

ON = date(2026, 11, 21)
GUIDANCE = {
    "indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance", "advises",
}  # fmt: skip
EXAMPLES = [
    "collaborative-partnerships",
    "partnership-working-in-training",
    "effective-partnership-working",
    "school-college-partnerships",
    "with-gaps",
    "complete",
]


def judged(portfolio: rubric.Portfolio, library: rubric.Library) -> rubric.Result:
    return rubric.evaluate(portfolio, library, on=ON)


def stripped(library: rubric.Library) -> rubric.Library:
    """The library with every line of guidance taken out."""
    bare = {
        key: Specification.model_validate(
            without(specification.model_dump(mode="json", exclude_unset=True), frozenset(GUIDANCE))
        )
        for key, specification in library.specifications.items()
    }
    return rubric.Library(bare, library.rules, (), {}, {})


@pytest.mark.parametrize("name", EXAMPLES)
def test_guidance_changes_nothing(name: str) -> None:
    library = rubric.Library.load()
    portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
    assert portfolio is not None
    with_it = judged(portfolio, library)
    bare = judged(portfolio, stripped(library))
    fields = frozenset({"guidance", "advises"})
    assert without(result_view(with_it), fields) == without(result_view(bare), fields)
    assert rubric.to_json(with_it) != rubric.to_json(bare)
    assert "not a criterion" not in render_report(bare)


def unit(**more: Any) -> Specification:
    """Two outcomes, of which only the second will have a gap."""
    text = """
    format: rubric/1
    kind: unit
    id: u
    version: 1
    title: Walks
    guidance: [Ask early]
    outcomes:
      - ref: 1
        text: Plan
        exam_tips: [Draw a map]
        criteria: [{ref: 1.1, text: Plan a route, exam_tips: [Walk it first]}]
      - ref: 2
        text: Lead
        misconceptions: [Hurrying]
        criteria:
          - {ref: 2.1, text: Lead a walk, advises: [{document: a log}], key_concepts: [Pace]}
    """
    return Specification.model_validate({**yaml.load(text, Loader=yaml.BaseLoader), **more})


def result_of(specification: Specification) -> rubric.Result:
    library = rubric.Library({("u", "1"): specification}, {}, (), {}, {})
    portfolio = rubric.Portfolio.model_validate(
        {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": "L-0101",
            "specification": "u",
            "evidence": [{"id": "E1", "date": "2026-02-03", "maps_to": {"1.1": "whole"}}],
            "decisions": [
                {
                    "id": "D1",
                    "criteria": ["1.1"],
                    "judgement": "met",
                    "assessor": "A-7",
                    "date": "2026-03-04",
                    "evidence": ["E1"],
                }
            ],
        }
    )
    return judged(portfolio, library)


def test_guidance_stands_beside_gaps_and_nowhere_else() -> None:
    report = render_report(result_of(unit()))
    beside = (
        "        the rule: 1 item of evidence (the engine's default)\n"
        "        guidance, not a criterion:\n"
        "          it would help to have: a log\n"
        "          key concepts: Pace\n"
        "\n"
        "Guidance where there are gaps; nothing in it is a criterion\n"
        "\n"
        "  2     Lead\n"
        "        avoid: Hurrying\n"
        "\n"
        "  For the whole\n"
        "        note: Ask early\n"
    )
    assert beside in report
    # criterion 1.1 and outcome 1 have no gap
    assert "Walk it first" not in report
    assert "Draw a map" not in report


def test_json_has_guidance_by_field_and_leaves_empty_ones_out() -> None:
    view = result_view(result_of(unit()))["units"][0]
    assert [(gap["guidance"], gap["advises"]) for gap in view["gaps"]] == [
        ({"key_concepts": ["Pace"]}, ["a log"])
    ]
    assert view["guidance"] == {"guidance": ["Ask early"]}
    assert [outcome["guidance"] for outcome in view["outcomes"]] == [
        {"exam_tips": ["Draw a map"]},
        {"misconceptions": ["Hurrying"]},
    ]


def test_the_gap_of_a_rule_over_outcome_or_whole_has_the_guidance_written_there() -> None:
    two = {"sufficient": {"items": "2"}, "basis": "wording"}
    whole = unit(**two)
    gaps = result_view(result_of(whole))["units"][0]["gaps"]
    assert [(gap["scope"], gap["guidance"]) for gap in gaps] == [
        ("2/2.1", {"key_concepts": ["Pace"]}),
        ("", {"guidance": ["Ask early"]}),
    ]
    first, second = whole.outcomes
    asking = second.model_copy(update={"sufficient": whole.sufficient, "basis": "wording"})
    outcome = unit().model_copy(update={"outcomes": (first, asking)})
    gaps = result_view(result_of(outcome))["units"][0]["gaps"]
    assert ("2", {"misconceptions": ["Hurrying"]}) in [(g["scope"], g["guidance"]) for g in gaps]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (6, ""),
        (7, "1 more line; `rubric show u@1` has all"),
        (9, "3 more lines; `rubric show u@1` has all"),
    ],
)
def test_long_guidance_is_cut_and_says_where_it_all_stands(lines: int, told: str) -> None:
    report = render_report(result_of(unit(guidance=tuple(f"Line {n}" for n in range(lines)))))
    assert "Line 5\n" in report
    assert "Line 6\n" not in report
    assert told in report
    assert ("more line" in report) is bool(told)


@pytest.mark.parametrize(("not_stated", "said"), [((), False), (("title",), True)])
def test_a_title_of_ours_is_said_to_be_ours(not_stated: tuple[str, ...], said: bool) -> None:
    result = result_of(unit(not_stated=not_stated))
    assert ("the title is ours; the source gives none" in render_report(result)) is said
    assert result_view(result)["units"][0]["title_stated"] is not said
