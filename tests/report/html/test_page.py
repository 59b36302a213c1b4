"""The page of a report: everything is on it, it allows nothing but itself, and counts add up."""

import base64
import hashlib
import re
from datetime import date
from typing import Any

import pytest
from tests.generated import ROOT
from tests.report.proof.pages import named, parsed, text_of

import rubric
from rubric.model import Specification
from rubric.report.html import render_html
from rubric.report.html.matrix import COLUMNS, MOST_ITEMS, matrix_of
from rubric.report.pages import css_string
from rubric.report.sentences import Sentences
from rubric.report.view.learner import learner_said
from rubric.report.view.summary import credit_shares, shares, total

ON = date(2026, 11, 21)
LIBRARY = rubric.Library.load(ROOT / "examples/library", ROOT / "examples/quality")
DIPLOMA = rubric.Library.load(ROOT / "examples/qualification")
EXAMPLES = [
    "alternatives", "bands-and-points", "complete", "decisions", "every-rule", "first-aid-box",
    "grade-merit", "messy", "points", "quality", "school-college-partnerships", "with-gaps",
]  # fmt: skip


def result(name: str, library: rubric.Library = LIBRARY) -> rubric.Result:
    portfolio, _ = rubric.load_portfolio(ROOT / f"examples/{name}.yaml")
    assert portfolio is not None
    return rubric.evaluate(portfolio, library, on=ON)


@pytest.mark.parametrize("name", EXAMPLES)
def test_everything_that_text_says_is_on_the_page(name: str) -> None:
    found = result(name)
    told = text_of(parsed(rubric.to_html(found)))
    said = learner_said(found)
    # what a message quotes in backticks stands on a page as code
    problems = (line.replace("`", "") for lines in said.set_aside for line in lines)
    wanted = [said.set_aside_head, *problems]
    for unit in said.units:
        wanted += [unit.headline, *unit.facts, unit.learner, unit.day, *unit.notes]
        wanted += [unit.evidence_rules, unit.gaps_head, *unit.still_to_do, unit.title_ours]
        for outcome in unit.outcomes:
            wanted += [outcome.text, outcome.standing]
            for criterion in outcome.criteria:
                wanted += [criterion.result.criterion.text, criterion.status, criterion.move]
        for gap in unit.gaps:
            wanted += [gap.label, gap.text or "", gap.move, gap.closes, gap.has, *gap.notes]
            wanted += [gap.rule.sentence, *gap.rule.added] * (not gap.alternatives)
            wanted += [*gap.counted, *gap.idle, *gap.not_counted, *gap.repairs]
    wanted += [Sentences().about(found.units).finding(one) for one in found.findings]
    assert [one for one in wanted if " ".join(one.split()) not in told] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_link_is_on_the_page_twice_and_in_the_csv_once(name: str) -> None:
    found = result(name)
    page = parsed(rubric.to_html(found))
    trails = [text_of(one) for one in named(page, "details") if "id" in one.attrib]
    links = [
        (criterion, link)
        for unit in found.units
        for criterion in unit.criteria.values()
        for link in criterion.links
    ]
    assert len(trails) == sum(len(unit.criteria) for unit in found.units)
    assert sum(told.count(" counted") for told in trails) >= len(links)
    assert len(rubric.to_csv(found, rows="links").splitlines()) == len(links) + 1


def test_only_what_the_page_brings_along_is_allowed() -> None:
    page = parsed(rubric.to_html(result("with-gaps")))
    (policy,) = (
        one.attrib["content"]
        for one in named(page, "meta")
        if one.attrib.get("http-equiv") == "Content-Security-Policy"
    )
    for name in ("style", "script"):
        (element,) = named(page, name)
        digest = hashlib.sha256((element.text or "").encode("utf-8")).digest()
        assert f"{name}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    elements = [one for one in page.iter() if isinstance(one.tag, str)]
    assert not [one for one in elements if {"style", "src", "srcdoc", "action"} & one.attrib.keys()]
    assert not [name for one in elements for name in one.attrib if name.startswith("on")]


@pytest.mark.parametrize("name", EXAMPLES)
def test_shares_add_up_to_the_tally(name: str) -> None:
    said = learner_said(result(name))
    for unit in said.units:
        told = shares(unit, Sentences())
        assert sum(share.n for share in told) == unit.unit.tally.criteria
        assert next((s.n for s in told if s.who == "achieved"), 0) == unit.unit.tally.achieved


def test_the_total_of_a_class_is_that_of_its_learners() -> None:
    said = [learner_said(result(name)) for name in ("with-gaps", "complete", "points")]
    found = total(said)
    assert found.headline == "2 of 3 learners have achieved everything asked of them"
    assert sum(share.n for share in found.shares) == found.tally.criteria
    assert found.tally.criteria == sum(u.unit.tally.criteria for one in said for u in one.units)


def test_a_qualification_says_first_how_much_of_it_counts() -> None:
    found = result("qualification/half-way", DIPLOMA)
    assert found.qualification is not None
    told = credit_shares(found.qualification, Sentences())
    assert [(share.who, share.n) for share in told] == [("achieved", 42), ("nobody", 58)]
    text = text_of(parsed(rubric.to_html(found)))
    assert text.index("12 of 28 credits count") < text.index("Overview")


def many(items: int) -> rubric.Result:
    unit: dict[str, Any] = {
        "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "U",
        "criteria": [{"ref": "1", "text": "Do"}, {"ref": "2", "text": "Review"}],
    }  # fmt: skip
    portfolio = {
        "format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "u",
        "evidence": [
            {"id": f"E{n}", "date": "2026-02-01", "maps_to": {"1": {"at": f"p. {n}"}}}
            for n in range(1, items + 1)
        ],
    }  # fmt: skip
    library = rubric.Library({("u", "1"): Specification.model_validate(unit)}, {}, (), {}, {})
    return rubric.evaluate(rubric.Portfolio.model_validate(portfolio), library, on=ON)


@pytest.mark.parametrize(
    ("items", "tables"),
    [(0, []), (1, [1]), (COLUMNS, [12]), (13, [7, 6]), (25, [9, 9, 7]), (MOST_ITEMS, [12] * 5),
     (MOST_ITEMS + 1, [])],
)  # fmt: skip
def test_items_stand_in_tables_that_fit_a_page_or_in_a_list(items: int, tables: list[int]) -> None:
    (unit,) = learner_said(many(items)).units
    matrix = matrix_of(unit, Sentences())
    assert [len(table) for table in matrix.tables] == tables
    assert bool(matrix.listed) is (items > MOST_ITEMS)
    told = text_of(parsed(rubric.to_html(many(items))))
    assert all(f"p. {n}" in told for n in range(1, items + 1))


def test_a_page_of_nobody_and_of_nothing_is_sound() -> None:
    assert "0 learners" in text_of(parsed(render_html([])))
    portfolio = rubric.Portfolio.model_validate(
        {"format": "rubric/1", "kind": "portfolio", "learner": "L-1", "specification": "gone"}
    )
    refused = rubric.evaluate(portfolio, LIBRARY, on=ON)
    for told in (rubric.to_html(refused), rubric.to_markdown(refused)):
        assert "RUB" in told
    assert len(rubric.to_csv(refused).splitlines()) == 1


@pytest.mark.parametrize("text", ['"; } body { display: none', "</style>", "a\\b", "\u202ex", "é"])
def test_a_text_in_the_style_sheet_is_nothing_else(text: str) -> None:
    told = css_string(text)
    assert re.fullmatch(r'"(?:[A-Za-z0-9 ]|\\[0-9a-f]+ )*"', told)
    back = re.sub(r"\\([0-9a-f]+) ", lambda found: chr(int(found[1], 16)), told[1:-1])
    assert back == text.replace("\u202e", "\\u202e")


def test_what_a_message_quotes_is_code_and_nothing_else_is() -> None:
    page = rubric.to_html(result("messy"))
    assert "the person <code>A-17</code>, who is not under <code>people</code>" in page
    body = re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    assert "`" not in body


def test_records_that_were_set_aside_are_shown_without_places_too() -> None:
    found = result("messy")
    assert found.set_aside
    for told in (rubric.to_html(found), rubric.to_markdown(found)):
        assert "RUB" in told
