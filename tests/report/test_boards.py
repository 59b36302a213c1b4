"""Pages over many learners: every number leads to its list, and what people write stays text."""

import csv
import io
import json
import re
from collections import Counter
from datetime import date
from random import Random
from typing import Any

import pytest
from tests.generated import ROOT
from tests.report.proof.pages import named, parsed, text_of
from tests.report.test_hostile import HOSTILE, plain_only, told

import rubric
from rubric.assurance.views import GROUPS
from rubric.evaluation import FindingCode
from rubric.phrases import visible
from rubric.report.boards.board import Block, Boards
from rubric.report.boards.writing import boards_of, render
from rubric.report.layout import WIDTH

ON = date(2026, 11, 21)
EXAMPLES = ("with-gaps", "complete", "messy", "every-status", "quality")
_EXAMPLES = ROOT / "examples"
LIBRARY = rubric.Library.load(_EXAMPLES / "library", _EXAMPLES / "quality")


def over(results: list[Any], seed: str = "autumn") -> list[Any]:
    return [
        rubric.claims(results, on=ON),
        rubric.quality_views(results, on=ON),
        rubric.sample(results, seed=seed, on=ON),
    ]


@pytest.fixture(scope="module")
def found() -> list[Any]:
    results = []
    for name in EXAMPLES:
        portfolio, _ = rubric.load_portfolio(_EXAMPLES / f"{name}.yaml")
        assert portfolio is not None
        results.append(rubric.evaluate(portfolio, LIBRARY, on=ON))
    Random(1).shuffle(results)
    return over(results)


def blocks(boards: Boards) -> dict[str, Block]:
    return {block.at: block for board in boards.boards for block in board.blocks}


def test_every_kind_of_finding_stands_in_one_group() -> None:
    kinds = [kind for of in GROUPS.values() for kind in of]
    assert len(kinds) == len(set(kinds))
    assert set(FindingCode) <= set(kinds)


def test_every_number_of_learners_leads_to_a_list_that_long(found: list[Any]) -> None:
    for value in found[:2]:
        boards = boards_of(value)
        lists, n = blocks(boards), 0
        for board in boards.boards:
            for number in board.numbers:
                if not number.n:
                    continue
                block = lists[number.to]
                if number.of is None:
                    pieces = [p for line in block.lines for p in line if p.to]
                    assert number.n == (len(block.rows) or len(pieces) or len(block.lines))
                n += 1
        assert n > 10


def test_every_number_of_a_sample_leads_to_its_list(found: list[Any]) -> None:
    boards = boards_of(found[2])
    lists = blocks(boards)
    (board,) = boards.boards
    numbers = {number.label: number for number in board.numbers}
    assert len(numbers) == 5
    for label, number in numbers.items():
        block = lists[number.to]
        decisions = sum(1 for line in block.lines for piece in line[1:] if piece.text != ", ")
        if label == "asked for by the plan":
            assert block.lines
        else:
            assert number.n == (len(block.rows) or decisions) > 0
    # what is drawn stands in the list of what there was to draw from, and leads to its reasons
    rows = {row.at for row in lists[numbers["drawn"].to].rows}
    assert rows == {p.to for line in lists[numbers["to draw from"].to].lines for p in line if p.to}


def test_every_link_of_a_page_leads_somewhere_and_no_anchor_stands_twice(
    found: list[Any],
) -> None:
    for value in found:
        tree = parsed(render(value, "html"))
        ids = [e.attrib["id"] for e in tree.iter() if "id" in e.attrib]
        assert len(ids) == len(set(ids))
        links = [e.attrib["href"] for e in named(tree, "a")]
        assert {link.removeprefix("#") for link in links} <= set(ids)


@pytest.mark.parametrize("text", [text.strip() for text in HOSTILE if text.strip()])
def test_what_people_write_is_text_in_every_format(text: str) -> None:
    name = re.sub(r"[\t\n]", " ", text)[:190].strip()
    said = told(text, name, f"A {name}")
    included = [(said.result.learner, said.asked.included)]
    harmless = told("harmless", "E1", "A-7")
    of_harmless = over([harmless.result])
    for value, other in zip(over([said.result], seed=text), of_harmless, strict=True):
        page = render(value, "html", included)
        plain_only(page.replace("\t", " "))
        tree, expected = parsed(page), parsed(render(other, "html", included))
        assert {e.tag for e in tree.iter()} == {e.tag for e in expected.iter()}
        assert [e for e in named(tree, "a") if not e.attrib["href"].startswith("#")] == []
        assert list(named(tree, "script")) == []
        assert " ".join(visible(name).split()) in text_of(tree)
        for form in ("text", "markdown"):
            plain_only(render(value, form, included))
        lines = render(value, "text", included).splitlines()
        assert max(map(len, lines)) <= WIDTH
        for row in csv.reader(io.StringIO(render(value, "csv"), newline=""), strict=True):
            formulas = "[\\s'\"]*[=+@\uff1d\uff0b\uff0d\uff20-]"
            assert [c for c in row if re.match(formulas, c) and not c.startswith("'")] == []


def test_two_portfolios_of_one_learner_are_two_and_that_is_said() -> None:
    portfolio, _ = rubric.load_portfolio(_EXAMPLES / "with-gaps.yaml")
    assert portfolio is not None
    result = rubric.evaluate(portfolio, LIBRARY, on=ON)
    claims, views, _ = over([result, result])
    told = "Of L-0042 more than one portfolio is here, and each is counted by itself"
    for value in (claims, views):
        assert told in " ".join(render(value, "text").split())
        assert told in render(value, "html")
    for value in over([result])[:2]:
        assert "more than one portfolio" not in render(value, "text")
    # each of the two leads to the line of its own portfolio
    boards = boards_of(claims)
    lines = [row.at for block in blocks(boards).values() for row in block.rows if row.at]
    heading = next(block for block in blocks(boards).values() if "holds up 2" in block.heading)
    assert [piece.to for piece in heading.rows[0].cells[1] if piece.to] == lines


def test_all_that_waits_is_listed_and_adds_up() -> None:
    result = rubric.evaluate(
        rubric.load_portfolio(_EXAMPLES / "with-gaps.yaml")[0],  # type: ignore[arg-type]
        LIBRARY,
        on=ON,
    )
    claims = over([result])[0]
    (page,) = json.loads(rubric.to_json(claims))["pages"]
    (learner,) = page["learners"]
    named = Counter[str]()
    for waits in learner["waits"]:
        things = [*waits["criteria"], *waits["reviews"], *waits["specifications"]]
        named[waits["waiting_on"]] += len(things)
    assert named == {
        one["waiting_on"]: one["waiting"] for one in page["held_up_by"] if one["waiting"]
    }
    assert page["held_up"] == 1
    text = render(claims, "text")
    for who, n in (("assessor", named["assessor"]), ("learner", named["learner"])):
        assert f"Things that wait for the {who}: {n}" in text


@pytest.mark.parametrize(("review", "marked"), [("R1", None), ("R" * 60, "long")])
def test_a_word_without_end_leaves_the_other_columns_their_room(
    review: str, marked: str | None, found: list[Any]
) -> None:
    views = found[1]
    learner = next(one for one in views.learners if one.entries)
    entry = learner.entries[0]._replace(kind="action_open", finding=None, records=(review,))
    page = views._replace(learners=(learner._replace(entries=(entry,)),))
    cells = named(parsed(render(page, "html")), "td")
    (cell,) = [cell for cell in cells if f"review {review}" in text_of(cell)]
    assert cell.attrib.get("class") == marked
