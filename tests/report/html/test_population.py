"""The page of a population: what it tells, with bars as long as the counts; nothing kept back."""

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import rubric
from rubric.cli.verbs import rubric as command
from rubric.report import pages
from rubric.report.html.population import render_population_html
from rubric.report.population_json import population_view

EXAMPLE = Path(__file__).resolve().parents[3] / "examples/population"
ON = date(2026, 11, 21)
UNIT = """\
format: rubric/1
kind: unit
id: hostile
version: 1
title: <script>alert(1)</script> & "quotes"
outcomes:
  - {ref: 1, text: Be able, criteria: [{ref: 1.1, text: Do it}, {ref: 1.2, text: Do more}]}
"""


def page_of(log: Path, library: rubric.Library, smallest: int | None = None) -> str:
    found = rubric.evaluate_population(log, library=library, on=ON)
    return render_population_html(population_view(found, smallest=smallest))


def tables(page: str) -> dict[str, list[list[str]]]:
    """The cells of every table below its caption; of a bar its length."""
    found = {}
    for caption, body in re.findall(r"<caption>(.*?)</caption>.*?<tbody>(.*?)</tbody>", page, re.S):
        lines = re.findall(r"<tr>(.*?)</tr>", body, re.S)
        bars = (re.sub(r'<svg.*?width="([0-9.]+)".*?</svg>', r"\1", line) for line in lines)
        found[caption] = [
            [re.sub("<[^>]*>", "", cell) for cell in re.findall(r"<t[hd].*?>(.*?)</t[hd]>", line)]
            for line in bars
        ]
    return found


def test_a_page_says_where_the_population_is_stuck_and_why() -> None:
    told = tables(page_of(EXAMPLE, rubric.Library.load()))
    stuck = told["Where the population is stuck, most waiting first"]
    assert stuck[0] == [
        "2.4",
        "1 of 4 (25%)",
        "no evidence 3",
        "learner 3 (to add evidence)",
        "25.0",
    ]
    assert [row[-1] for row in stuck] == ["25.0", *["50.0"] * 5, "75.0", "100.0"]
    assert told["What the evidence is most often short of"] == [
        ["2.1", "12 hours, counting each occasion once", "2", "50.0"]
    ]
    assert told["Evidence that most often does not count, and why"] == [
        ["2.1", "own contribution not stated", "2", "100.0"],
        ["2.1", "replaced by a later item", "1", "50.0"],
        ["2.2", "replaced by a later item", "1", "50.0"],
    ]
    assert told["Whose move it is, over all criteria"][0][:3] == [
        "learner",
        "to add evidence",
        "10",
    ]


def test_what_is_kept_back_has_no_bar_and_no_reason() -> None:
    told = tables(page_of(EXAMPLE, rubric.Library.load(), smallest=5))
    assert sorted(told) == ["Outcomes", "Where the population is stuck, most waiting first"]
    assert {row[1] for rows in told.values() for row in rows} == {"kept back of kept back"}
    assert {row[-1] for rows in told.values() for row in rows} == {""}


def test_wording_is_text_however_hostile(tmp_path: Path) -> None:
    (tmp_path / "unit.yaml").write_text(UNIT, encoding="utf-8")
    log = tmp_path / "log"
    log.mkdir()
    (log / "registrations.csv").write_text("learner,specification\nL-1,hostile@1\n")
    page = page_of(log, rubric.Library.load(tmp_path / "unit.yaml", builtin=False))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;quotes&#34;" in page


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise pages.TemplatesMissing(pages.EXTRA)

    monkeypatch.setattr("rubric.report.pages.environment", missing)
    arguments = ["population", str(EXAMPLE), "--on", "2026-11-21", "--format", "html"]
    told = CliRunner().invoke(command, arguments)
    assert told.exit_code == 2
    assert 'pip install "rubric-engine[html]"' in told.output
