"""`--target`: a band that is there, one that is not, and a word that is none."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.generated import ROOT

import rubric
from rubric.cli.verbs import rubric as command

_MERIT = ["report", str(ROOT / "examples/grade-merit.yaml"), "--on", "2026-11-21"]
_LIBRARY = ["--library", str(ROOT / "examples/library")]


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("merit", 0, "beyond merit, counted apart: 0 of 2 achieved"),
        ("distinction", 1, "Gaps: 2"),
        ("top", 2, "'top' is not one of 'pass', 'merit', 'distinction'"),
    ],
)
def test_a_report_is_judged_up_to_the_target(target: str, code: int, said: str) -> None:
    result = CliRunner().invoke(command, [*_MERIT, *_LIBRARY, "--target", target])
    assert result.exit_code == code
    assert said in result.output


def test_a_band_that_the_unit_does_not_have_is_told(tmp_path: Path) -> None:
    grid = ROOT / "examples/library/running-an-event.yaml"
    text = grid.read_text(encoding="utf-8").replace("band: distinction", "band: merit")
    (tmp_path / "unit.yaml").write_text(text, encoding="utf-8")
    arguments = [*_MERIT, "--library", str(tmp_path), "--target", "distinction"]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 2
    assert "`target` of unit running-an-event is `distinction`" in result.output
    assert "help: write pass or merit" in result.output


def test_a_target_where_no_unit_has_bands_is_told() -> None:
    points = ["report", str(ROOT / "examples/points.yaml"), "--on", "2026-11-21"]
    result = CliRunner().invoke(command, [*points, *_LIBRARY, "--target", "merit"])
    assert result.exit_code == 2
    assert "leave the target out" in result.output


def test_a_program_that_names_no_band_is_told_at_once() -> None:
    portfolio, _ = rubric.load_portfolio(ROOT / "examples/grade-merit.yaml")
    assert portfolio is not None
    with pytest.raises(ValueError, match="no band: 'top'"):
        rubric.evaluate(
            portfolio, rubric.Library({}, {}, (), {}, {}), on=date(2026, 11, 21), target="top"
        )
