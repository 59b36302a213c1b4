"""`why` of a qualification and its groups: which units count, which do not, what is short."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given

import rubric
from rubric.cli.verbs import rubric as command
from rubric.evaluation.qualifications import WhyNot, judged
from rubric.evaluation.qualifications.trail import qualification_trail
from rubric.testing.strategies import qualification_cases

FOLDER = Path(__file__).resolve().parents[2] / "examples/qualification"
DAY = ["--library", str(FOLDER), "--on", "2026-11-21"]


def trail_of(name: str, reference: str | None) -> rubric.QualificationTrail:
    import datetime

    portfolio, _ = rubric.load_portfolio(FOLDER / f"{name}.yaml")
    assert portfolio is not None
    library = rubric.Library.load(FOLDER)
    result = rubric.evaluate(portfolio, library, on=datetime.date(2026, 11, 21))
    told = rubric.why(result, reference)
    assert not isinstance(told, rubric.Diagnostic)
    trail, unit = told
    assert isinstance(trail, rubric.QualificationTrail)
    assert unit is None
    return trail


def test_a_group_says_what_is_short_and_of_each_unit_why() -> None:
    trail = trail_of("half-way", "A")
    assert not trail.achieved
    [short] = trail.short
    assert (short.measure, short.have, short.need) == ("credits", 4, 6)
    told = {
        one.standing.unit: (one.counted and one.counted.group, one.uncounted and one.uncounted.why)
        for one in trail.units
    }
    assert list(told.items()) == [
        ("mentoring", ("A", None)),
        ("facilitating-action-learning", ("A", None)),
        ("coaching", (None, WhyNot.BARRED)),
    ]


@pytest.mark.parametrize("reference", [None, "demo-diploma", "demo-diploma@1"])
def test_a_qualification_is_asked_about_by_its_name_or_by_none(reference: str | None) -> None:
    trail = trail_of("half-way", reference)
    assert trail.group is None
    assert len(trail.rules) == 7
    assert len(trail.units) == 9


@pytest.mark.parametrize("reference", ["A", "demo-diploma/A", "demo-diploma@1/A"])
def test_a_group_is_asked_about_by_its_ref(reference: str) -> None:
    assert trail_of("complete", reference).achieved


def run(name: str, *reference: str) -> tuple[int, str]:
    told = CliRunner().invoke(command, ["why", str(FOLDER / f"{name}.yaml"), *reference, *DAY])
    return told.exit_code, told.output


@pytest.mark.parametrize(
    ("name", "reference", "exit_code", "said"),
    [
        ("half-way", ["A"], 1, "L-0102, demo-diploma@1: not satisfied\n"),
        ("half-way", ["A"], 1, "    2 credits are missing\n"),
        ("half-way", ["A"], 1, "demo-diploma.yaml:20:10\n"),
        ("half-way", ["B"], 0, "L-0102, demo-diploma@1: satisfied\n"),
        ("half-way", [], 1, "NOT YET ACHIEVED; with the units registered it cannot be\n"),
        ("complete", [], 0, "said of the best combination of units\n"),
        # group C is in no group that this pathway asks
        ("half-way", ["C"], 2, "write one of the groups (M, A, B or D), a unit"),
        ("half-way", ["coachin"], 2, "write `coaching`\n"),
        ("half-way", ["coaching"], 1, "0 of 5 criteria below are achieved"),
    ],
)
def test_it_is_said_on_the_command_line(
    name: str, reference: list[str], exit_code: int, said: str
) -> None:
    found, output = run(name, *reference)
    assert found == exit_code
    assert said in output


@given(qualification_cases())
def test_every_unit_is_told_once_and_agrees_with_the_answer(case):
    entry = case.entry
    trail = qualification_trail(entry)
    assert sorted(one.standing.unit for one in trail.units) == sorted(entry.standings)
    counting = {one.counted.unit: one.counted.group for one in trail.units if one.counted}
    assert counting == {one.unit: one.group for one in trail.answer.combination}
    left = {one.uncounted for one in trail.units if one.uncounted and one.standing.achieved}
    assert left == set(trail.answer.uncounted)
    assert trail.achieved == judged(entry).achieved
    for group in entry.qualification.groups:
        of_group = qualification_trail(entry, group.ref)
        assert {one.standing.unit for one in of_group.units} <= set(entry.standings)
        assert set(of_group.rules) <= set(trail.rules)
        assert of_group.achieved == (not of_group.short)
