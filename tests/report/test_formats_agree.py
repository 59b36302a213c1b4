"""Every format says the same of one result: counts, statuses, whose move, and what closes a gap."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from tests.generated import ROOT
from tests.report.proof.pages import named, parsed, text_of

import rubric
from rubric.testing import Case, cases

ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load(ROOT / "examples/library", ROOT / "examples/quality")
#: suspended and countersigned decisions, items withdrawn or mapped to nothing, prior learning,
#: two assessors, bands and points, alternatives, a checklist
EXAMPLES = (
    "alternatives", "bands-and-points", "complete", "decisions", "every-rule", "every-status",
    "first-aid-box", "grade-merit", "messy", "points", "quality", "with-gaps",
)  # fmt: skip


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def bare(cell: str) -> str:
    """A cell of CSV without the apostrophe that keeps it from being a formula."""
    return cell.removeprefix("'")


def gaps_in(gaps: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every gap, and those of the alternatives that share one."""
    for gap in gaps:
        yield gap
        for alternative in gap["alternatives"]:
            yield from gaps_in(alternative["gaps"])


def agree(result: rubric.Result) -> None:
    told = json.loads(rubric.to_json(result))
    criteria = rows(rubric.to_csv(result))
    links = rows(rubric.to_csv(result, rows="links"))
    markdown, page = rubric.to_markdown(result), parsed(rubric.to_html(result))
    beginnings = [
        [" ".join(text_of(cell) for cell in one) for one in counts]
        for counts in named(page, "dl")
        if counts.get("class") == "counts"
    ]
    for unit in told["units"]:
        own = [row for row in criteria if row["specification"] == unit["specification"]]
        said = {bare(row["criterion"]): row for row in own}
        # each criterion, row by row
        assert list(said) == [one["reference"] for one in unit["criteria"]]
        for one in unit["criteria"]:
            row = said[one["reference"]]
            assert row["status"] == one["status"]
            assert (row["achieved"] == "yes") is one["achieved"]
            assert (row["evidenced"] == "yes") is one["evidenced"]
            assert int(row["mapped"]) == len(one["links"])
            # of what is not needed JSON says whose move it would be, and nobody has to make it
            move = (one["waiting_on"] or "", one["act"] or "") if one["sentence"] else ("", "")
            assert (row["waiting_on"], row["act"]) == move
            assert row["move"] == one["sentence"]
            assert int(row["counted"]) == sum(link["counted"] for link in one["links"])
            where = [
                (bare(row["item"]), row["state"] != "uncounted", row["reason"])
                for row in links
                if row["specification"] == unit["specification"]
                and bare(row["criterion"]) == one["reference"]
            ]
            assert where == [
                (link["item"], link["counted"], link["reason"] or "") for link in one["links"]
            ]
        # what closes each gap, also where alternatives share one
        for gap in gaps_in(unit["gaps"]):
            if gap["criterion"] is not None:
                row = said[gap["criterion"]]
                assert row["closes_when"] in ("", gap["sentence"])
                states = [clause["sentence"] for clause in gap["clauses"]]
                assert bool(row["has"]) is bool(states)
                assert [state for state in states if state not in row["has"]] == []
                assert row["closes_when"] or not gap["clauses"]
        # the counts, from the rows, and as the formats say them
        tally = unit["tally"]
        counts = [row for row in own if row["role"] in ("required", "alternative")]
        achieved = sum(row["achieved"] == "yes" for row in counts)
        assert (len(counts), achieved) == (tally["criteria"], tally["achieved"])
        assert sum(row["mapped"] != "0" for row in counts) == tally["mapped"]
        assert sum(row["evidenced"] == "yes" for row in counts) == tally["evidenced"]
        assert sum(row["status"] == "verified" for row in counts) == tally["verified"]
        if tally["criteria"]:
            shown = [
                f"{name} {tally[key]} of {tally['criteria']}"
                for name, key in (("Mapped", "mapped"), ("Evidenced", "evidenced"),
                                  ("Achieved", "achieved"), ("Verified by IQA", "verified"))
            ]  # fmt: skip
            # where nobody decides, nobody verifies
            assert beginnings.pop(0) in (shown, shown[:3])
            of = rf"mapped {tally['mapped']} of {tally['criteria']}"
            assert f"{of}; evidenced {tally['evidenced']} of" in markdown


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_format_says_the_same_of_an_example(name: str) -> None:
    portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
    assert portfolio is not None
    agree(rubric.evaluate(portfolio, LIBRARY, on=ON))


@settings(max_examples=max(1, settings().max_examples // 4))  # five formats of each
@given(case=cases())
def test_every_format_says_the_same_of_any_case(case: Case) -> None:
    agree(case.result())
