"""A grade that age alone will lower is told, to people and to machines."""

import json

from tests.evaluation.small import judged

import rubric
from rubric.report.text import render_report

UNIT = """
decision: not_required
evidence_rules: {current: {within: 12 months}}
criteria: [{ref: 1, text: Keep a log}, {ref: 2, text: Label it, band: merit}]
"""
RECORDS = "evidence: [{id: E1, date: 2026-01-05, maps_to: {1: whole, 2: whole}}]"
SAID = "the grade is merit without a decision until its evidence is too old, on 2027-01-06"


def test_a_grade_that_age_alone_will_lower_is_told() -> None:
    result = judged(UNIT, RECORDS)
    assert SAID in " ".join(render_report(result).split())
    [unit] = json.loads(rubric.to_json(result))["units"]
    assert (unit["grade"], unit["grade_grows_old"]) == ("merit", "2027-01-06")
    # the day comes
    later = judged(UNIT, RECORDS, on=result.on.replace(year=2027))
    assert later.units[0].grade is None
    assert "the grade is" not in render_report(later)


def test_a_grade_that_rests_on_decisions_says_nothing_of_age() -> None:
    result = judged(UNIT.replace("current: {within: 12 months}", "dated: required"), RECORDS)
    assert result.units[0].grade == "merit"
    assert "too old" not in render_report(result)
    [unit] = json.loads(rubric.to_json(result))["units"]
    assert unit["grade_grows_old"] is None
