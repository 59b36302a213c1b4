"""Everything that people write is hostile text: in no format does it run, vanish or break out."""

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.report.proof.pages import named, parsed, text_of

import rubric
from rubric.api.included import included
from rubric.model import Specification
from rubric.phrases import shown, visible
from rubric.report.csv_rows import COLUMNS, render_csv
from rubric.report.html import render_html
from rubric.report.markdown import render_markdown
from rubric.report.text import render_report
from rubric.report.view.included import Asked
from rubric.report.view.learner import LearnerSaid, learner_said

ON = date(2026, 11, 21)
HOSTILE = (
    # mark-up, scripts, templates and style sheets
    "<script>alert(1)</script>", "</style><script>alert(1)</script>", "<img src=x onerror=a()>",
    '" autofocus onfocus="a()', "</title></head><body onload=a()>", "{{ 7 * 7 }}{% raw %}",
    "javascript:alert(1)", "&lt;b&gt; &amp; <!-- -->]]>", "\\3c script\\3e ", "*/}p{display:none",
    # formulas
    "=1+1", "+1", "-1", "@SUM(A1)", "\uff1dHYPERLINK(1)", "'=1", '"=1', " =1+cmd|' /C calc'!A0",
    # Markdown
    "# heading", "- item", "1. item", "> quote", "```code```", "a | b", "[x](https://x.test)",
    "![x](https://x.test/x.png)", "https://x.test www.x.test a@x.test", "@everybody #12",
    "**b** _i_", "<https://x.test>", "$x$ ~~s~~", "~~~", "***", "===", "---", "&copy; \\*",
    "+ item", "2) item",
    # characters that change a direction, hide something or end a line
    "\u202etxet desrever\u202c", "a\u2066b\u2069c", "\u200bzero\ufeff", "\u2028line\u2029",
    "\u00a0", "\t", "a\tb", "\x85next", "\ue000\U000f0000", "\\u001b[31m", "%s%n",
    # scripts of the world, joiners, and marks upon marks
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", "\u0915\u094d\u200d\u0937",
    "\U0001f469\u200d\U0001f393", "\u05e9\u05dc\u05d5\u05dd 12", "\u4e2d\u6587\u3000\u6807",
    "e\u0301\u0323" * 40, "Zalgo" + "\u0336" * 60, "x" * 199,
)  # fmt: skip
#: text that a file may hold: the reader refuses other controls, and halves of characters
_REFUSED = [chr(n) for n in (*range(9), *range(11, 32), 127)]
_CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters=_REFUSED)
TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(_CHARACTERS, max_size=60))
TEXTS = TEXTS.map(str.strip).filter(bool)
NAMES = TEXTS.map(lambda text: re.sub(r"[\t\n]", " ", text)[:190].strip()).filter(bool)


def told(text: str, name: str, person: str) -> LearnerSaid:
    """A report in which every text is the hostile one, and every name and id."""
    ident = re.sub("[/~@;]", "_", name)
    specification = Specification.model_validate(
        {
            "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": text,
            "exam_tips": [text],
            "outcomes": [
                {"ref": "1", "text": text, "indicative_content": [text], "criteria": [
                    {"ref": "1.1", "text": text, "range": [name], "guidance": [text],
                     "sufficient": {"range": 1}, "basis": "wording", "reading": text},
                    {"ref": "1.2", "text": text, "parts": [{"ref": "a", "text": text}]},
                    {"ref": "1.3", "text": text},
                ]},
            ],
        }
    )  # fmt: skip
    library = rubric.Library({("u", "1"): specification}, {}, (), {}, {})
    maps = {"at": text, "note": text}
    portfolio = rubric.Portfolio.model_validate(
        {
            "format": "rubric/1", "kind": "portfolio", "learner": name, "centre": name,
            "registered": "2026-01-12", "specification": "u@1",
            "people": {person: {"role": "assessor", "name": name}},
            "evidence": [
                {"id": ident, "title": text, "method": name, "date": "2026-02-17",
                 "occasion": name, "site": name, "witness": name, "hours": "2", "group": "yes",
                 "maps_to": {"1.1": {**maps, "range": [name]}, "1.3": maps}},
                {"id": "E2", "title": text, "date": "2026-02-18",
                 "maps_to": {"1.2": maps, "1.3": maps}},
            ],
            "decisions": [
                {"id": f"D{ident}"[:200], "criteria": ["1.3"], "judgement": "not_yet_met",
                 "assessor": person, "date": "2026-06-05", "evidence": ["E2", "gone"],
                 "feedback": text, "action": text, "due": "2026-12-01"},
            ],
        }
    )  # fmt: skip
    result = rubric.evaluate(portfolio, library, on=ON)
    assert not result.problems
    personal = included(portfolio, {"names", "feedback", "titles"})
    return learner_said(result, Asked(included=personal))


def case(function: Callable[..., None]) -> Callable[..., None]:
    """Run a property on every text that is known to be trouble, and on drawn ones."""
    for text in map(str.strip, HOSTILE):
        if text:
            name = re.sub(r"[\t\n]", " ", text)[:190].strip()
            function = example(text=text, name=name, person=f"A {name}")(function)
    return given(text=TEXTS, name=NAMES, person=NAMES.map(lambda name: f"A {name}"))(function)


def plain_only(output: str) -> None:
    """Nothing in it moves a cursor, changes a direction or hides what follows."""
    allowed = "\n\u2060\u200c\u200d\u00a0\u2002\u2003\u2009\u202f\u3000"
    assert [c for c in output if not c.isprintable() and c not in allowed] == []


def folded(text: str) -> str:
    return " ".join(text.split())


@case
def test_a_page_shows_it_as_text_and_runs_nothing(text: str, name: str, person: str) -> None:
    said = told(text, name, person)
    page = render_html([said])
    plain_only(page.replace("\t", " "))
    tree = parsed(page)
    harmless = parsed(render_html([told("harmless", "E1", "A-7")]))
    tags = [e.tag for e in tree.iter() if isinstance(e.tag, str)]
    assert set(tags) <= {e.tag for e in harmless.iter()} | {f"{tree.tag[:-4]}br"}
    for name_of in ("script", "style", "form", "meta", "section", "h1"):
        assert len(list(named(tree, name_of))) == len(list(named(harmless, name_of)))
    known = {a for e in harmless.iter() for a in e.attrib}
    assert {a for e in tree.iter() for a in e.attrib} <= known
    assert [e for e in named(tree, "a") if not e.attrib["href"].startswith("#")] == []
    (script,), (ours,) = named(tree, "script"), named(harmless, "script")
    assert script.text == ours.text
    # whole, wherever it stands: the title, the wording, the locator, the reading, the feedback
    assert text_of(tree).count(folded(visible(text))) >= 8
    assert folded(visible(name)) in text_of(tree)


@case
def test_markdown_shows_it_as_text(text: str, name: str, person: str) -> None:
    output = render_markdown([told(text, name, person)])
    plain_only(output)
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    tokens = parser.parse(output)
    harmless = parser.parse(render_markdown([told("harmless", "E1", "A-7")]))
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {
        "text",
        "strong_open",
        "strong_close",
        "text_special",
    }
    counts = [
        [token.type for token in each if token.type != "inline"] for each in (tokens, harmless)
    ]
    assert counts[0] == counts[1]
    shows = folded("".join(child.content for child in inline)).replace("\u2060", "")
    assert folded(shown(folded(text), 20_000)) in shows
    assert not re.search(r"(?<![\\\w])[@#]\w", output)


@case
@pytest.mark.parametrize("rows", ["criteria", "links"])
def test_csv_has_no_formula_and_every_cell_in_its_place(
    rows: Any, text: str, name: str, person: str
) -> None:
    output = render_csv([told(text, name, person)], rows)
    plain_only(output)
    read = list(csv.reader(io.StringIO(output, newline=""), strict=True))
    assert {len(row) for row in read} == {len(COLUMNS[rows])}
    assert len(read) == (4 if rows == "criteria" else 5)
    cells = [cell for row in read for cell in row]
    assert [
        cell
        for cell in cells
        if re.match(r"[\s'\"]*[=+@\uff1d\uff0b\uff0d\uff20-]", cell) and not cell.startswith("'")
    ] == []
    assert any(cell.removeprefix("'") == shown(text, 30_000) for cell in cells)


@case
def test_text_stays_within_its_lines(text: str, name: str, person: str) -> None:
    said = told(text, name, person)
    output = render_report(said.result, included=said.asked.included)
    plain_only(output)
    first = output.split("\n", 1)[0]
    assert first == shown(text, 10_000)[: len(first)]


@case
def test_json_gives_it_back_as_it_was(text: str, name: str, person: str) -> None:
    said = told(text, name, person)
    view = json.loads(rubric.to_json(said.result, included=said.asked.included))
    assert view["units"][0]["title"] == text
    assert view["included"]["titles"]["E2"] == text


@pytest.mark.parametrize("length", [1_000, 19_999])
def test_what_is_very_long_is_whole_on_a_page(length: int) -> None:
    text = "word " * (length // 5)
    page = render_html([told(text, "E1", "A-7")])
    assert text_of(parsed(page)).count(text.strip()) >= 6
