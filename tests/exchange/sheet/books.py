"""Workbooks of every kind, changed as people change them, and what is read of them."""

import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import yaml
from hypothesis import event
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.exchange.sheet.changes import HARMLESS, Change, Draw, Written

import rubric
from rubric.api.sheets import SheetDocument, documents_in_opened
from rubric.exchange.sheet.workbook import opened_bytes
from rubric.load import Document
from rubric.model.qualification import Qualification
from rubric.phrases import help_text, phrase
from rubric.sources import Located

UNIT = """\
format: rubric/1
kind: unit
id: visits
version: 1
title: Planning a visit
level: 3
credit: 4
supported_by: [A council]
sector: {code: 15.3, title: Business}
related_standards:
  - framework: A standard
    entries: {1.10: Plan, 1.2: Do}
translations: {cy: {title: Cynllunio, 1.1: Dweud}}
outcomes:
  - ref: 1
    text: Be able to plan a visit
    indicative_content: [What to bring]
    criteria:
      - {ref: 1.1, text: Say where to go, range: [by car, on foot]}
      - ref: 1.10
        text: Say what to bring
        sufficient: {items: 2}
        basis: centre
        guidance: [Ask twice]
  - ref: 2
    text: Be able to lead a visit
    criteria:
      - {ref: 2.1, text: Lead visits, sufficient: {hours: 12}, basis: wording, reading: All hours}
"""
PORTFOLIO = """\
format: rubric/1
kind: portfolio
learner: L-1
registered: 2026-01-12
centre: C-1180
specification: visits@1
people: {A-7: {role: assessor}, Q-2: {role: iqa}}
declarations:
  - {covers: [E1, E2], signed_by_learner: 2026-06-20, confirmed_by: A-7, confirmed: 2026-06-25}
evidence:
  - {id: E1, title: A plan, method: product, date: 2026-02-17,
     maps_to: {1.1: {at: p. 1}, 1.10: whole}}
  - {id: E2, method: observation, date: 2026-03-01, hours: 2.5, source: workplace,
     maps_to: {2.1: {at: p. 2}}}
  - {id: E9, method: test, date: 2026-03-21}
decisions:
  - {id: D1, criteria: [1.1], judgement: met, assessor: A-7, date: 2026-06-25, evidence: [E1],
     feedback: Goals clear}
iqa_reviews:
  - {id: R1, of: D1, stage: summative, finding: agreed, iqa: Q-2, date: 2026-07-02}
exemptions:
  - {id: X1, criteria: [1.10], reason: credit_transfer, authorised_by: Q-2, date: 2026-05-01}
"""
WALKS = """\
format: rubric/1
kind: unit
id: walks
version: 1
title: Walking with a group
outcomes:
  - ref: 1
    text: Be able to walk with a group
    criteria:
      - {ref: 1.1, text: Walk at the head}
"""
QUALIFICATION = """\
format: rubric/1
kind: qualification
id: trips
version: 1
title: Trips
groups: [{ref: A, take: all, units: [visits, walks]}]
"""


def _model(model: Any, text: str) -> Any:
    return model.model_validate(yaml.load(text, Loader=yaml.BaseLoader))


SPECIFICATION: rubric.Specification = _model(rubric.Specification, UNIT)
RECORDS: rubric.Portfolio = _model(rubric.Portfolio, PORTFOLIO)
WHOLE: Qualification = _model(Qualification, QUALIFICATION)
ON_WHOLE: rubric.Portfolio = _model(
    rubric.Portfolio,
    PORTFOLIO.replace("specification: visits@1", "qualification: trips@1\nunits: [visits, walks]"),
)
LIBRARY = rubric.Library(
    {("visits", "1"): SPECIFICATION, ("walks", "1"): _model(rubric.Specification, WALKS)},
    {}, (), {}, {},
)  # fmt: skip
#: a kind of workbook → what is read of it
HOLDS: Mapping[str, rubric.Portfolio | rubric.Specification] = {
    "tracking": RECORDS, "class": RECORDS, "qualification": ON_WHOLE, "author": SPECIFICATION,
}  # fmt: skip
#: the kind of workbook → the workbook as we write it
BOOKS: Mapping[str, bytes] = {
    "tracking": rubric.tracking_sheet([SPECIFICATION], LIBRARY, portfolios=[RECORDS]),
    # two more learners, who begin
    "class": rubric.tracking_sheet([SPECIFICATION], LIBRARY, ["L-2", "L-3"], [RECORDS]),
    "qualification": rubric.tracking_sheet(WHOLE, LIBRARY, portfolios=[ON_WHOLE]),
    "author": rubric.author_sheet(SPECIFICATION),
}


def changed(
    kind: str, data: st.DataObject, changes: tuple[Change, ...], most: int
) -> tuple[bytes, list[Written]]:
    """A workbook that somebody changed, saved again; and the values that stand in it since."""
    book = load_workbook(io.BytesIO(BOOKS[kind]))
    draw: Draw = data.draw
    written: list[Written] = []
    for _ in range(draw(st.integers(1, most))):
        change = draw(st.sampled_from(changes))
        event(change.__name__)
        written += change(book, draw)
    saved = io.BytesIO()
    book.save(saved)
    # what a later change took away again is not looked for
    return saved.getvalue(), [
        (sheet, at, value) for sheet, at, value in written
        if sheet in book.sheetnames and _same(book[sheet][at].value, value)
    ]  # fmt: skip


def _same(held: Any, value: Any) -> bool:
    if isinstance(held, datetime) and type(value) is date:
        return held.date() == value
    return bool(held == value and isinstance(held, type(value)))


def documents_of(data: bytes) -> tuple[Document, ...]:
    opened = opened_bytes(data, "book.xlsx")
    assert not isinstance(opened, Located), opened
    documents = documents_in_opened(opened)
    for document in documents:
        for problem in document.problems:
            told = problem.diagnostic
            assert phrase(told.code.slug, told.arguments)
            assert help_text(told.code.slug, told.arguments), told
    return documents


def as_read(value: Any) -> Any:
    """What is read, without the order of records, on which no result depends."""
    held = value.model_dump(mode="json", by_alias=True)
    if isinstance(value, rubric.Portfolio):
        for name in ("declarations", "evidence", "decisions", "iqa_reviews", "exemptions"):
            held[name] = sorted(held[name], key=lambda record: json.dumps(record, sort_keys=True))
        for item in held["evidence"]:
            item["maps_to"] = dict(sorted(item["maps_to"].items()))
    return held


def learner_of(document: Document) -> str:
    return document.learner if isinstance(document, SheetDocument) else ""


def harmless(kind: str) -> tuple[Change, ...]:
    if kind != "author":
        return HARMLESS
    # a text and a number are another wording there, and rows stand below what they belong to
    return tuple(one for one in HARMLESS if one.__name__ not in ("as_text", "rows_swapped"))


def means_the_same(kind: str, data: bytes) -> None:
    """Hold that a workbook still says what it said when we wrote it."""
    held = HOLDS[kind]
    learner = held.learner if isinstance(held, rubric.Portfolio) else ""
    [document] = [one for one in documents_of(data) if learner_of(one) in (learner, "")]
    assert document.value is not None, document.problems
    assert as_read(document.value) == as_read(held)
