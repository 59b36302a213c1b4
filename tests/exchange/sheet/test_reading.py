"""Sheets as people hand them in: what is read, what is told about which cell."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from tests.exchange.sheet.workbooks import (
    HEADINGS,
    changed,
    documents,
    line_of,
    portfolio_in,
    the_document,
    told,
    workbook,
)

import rubric
from rubric.exchange.sheet import workbook as workbooks
from rubric.exchange.sheet.workbook import opened_bytes
from rubric.phrases import help_text, phrase
from rubric.sources import Located

DAY = datetime(2026, 2, 17)
ROW = ["1.1", "E1", "Product", DAY, "p. 1"]
DECIDED = [*ROW, "Met", datetime(2026, 3, 2), "A-7"]
REVIEWED = [*DECIDED, "Agreed", datetime(2026, 3, 20), "Q-2"]


def test_a_row_is_an_item_a_link_a_decision_and_a_review() -> None:
    read = portfolio_in(workbook([REVIEWED]))
    assert read.learner == "L-1"
    assert read.specification == ("facilitating-action-learning@1",)
    [item], [decision], [review] = read.evidence, read.decisions, read.iqa_reviews
    assert (item.id, item.method, item.date) == ("E1", "product", date(2026, 2, 17))
    assert item.maps_to["1.1"].at == "p. 1"
    assert (decision.criteria, decision.evidence) == (("1.1",), ("E1",))
    assert (decision.id, decision.judgement) == ("D-1.1-2026-03-02-A-7", "met")
    assert (review.of, review.finding, review.criteria) == (decision.id, "agreed", None)


def test_one_judgement_over_several_rows_is_one_decision() -> None:
    second = ["1.1", "E2", "Product", DAY, None, *DECIDED[5:]]
    later = ["1.1", "E2", None, None, None, "Not yet met", datetime(2026, 4, 2), "A-7"]
    read = portfolio_in(workbook([DECIDED, second, later]))
    assert [(d.judgement, d.evidence) for d in read.decisions] == [
        ("met", ("E1", "E2")),
        ("not_yet_met", ("E2",)),
    ]
    assert [item.id for item in read.evidence] == ["E1", "E2"]


def test_an_item_is_described_once_or_in_every_row() -> None:
    read = portfolio_in(workbook([ROW, ["2.1", "E1"], ["2.2", "E1", "product", DAY]]))
    [item] = read.evidence
    assert list(item.maps_to) == ["1.1", "2.1", "2.2"]
    assert item.maps_to["2.1"].at is None


def test_a_day_or_a_number_as_text_is_the_same_as_in_its_cell() -> None:
    """In one row of an item, or of its signature, a program holds it otherwise than in another."""
    headings = ("Criterion", "Evidence", "Date", "Hours", "Learner signed")
    rows = [
        ["1.1", "E1", DAY, 2, DAY],
        ["2.1", "E1", "2026-02-17", "2", "2026-02-17"],
        ["2.2", "E1", "2026-02-17", "2.0", DAY],
    ]
    data = workbook(rows, headings)
    assert told(data) == []
    read = portfolio_in(data)
    assert [item.hours for item in read.evidence] == [2]
    assert [declaration.covers for declaration in read.declarations] == [("E1",)]


def test_iqa_may_write_beside_another_row_of_the_only_judgement() -> None:
    iqa = ["1.1", "E2", "Product", DAY, None, None, None, None, *REVIEWED[8:]]
    [review] = portfolio_in(workbook([DECIDED, iqa])).iqa_reviews
    assert review.of == "D-1.1-2026-03-02-A-7"


#: what stands in the rows below the headings, from row 5; what is told
CELLS: list[tuple[list[list[Any]], list[str]]] = [
    ([ROW], []),
    # words in any case, with blanks around them; other words for them
    ([[" 1.1 ", "E1 ", "witness TESTIMONY", DAY, None, "met ", DAY, "A-7"]], []),
    ([[*ROW, "NYM", DAY, "A-7"]], []),
    # days as text: one that is plain, two that are not, one that is no day
    ([["1.1", "E1", "product", "2026-02-17"]], []),
    ([["1.1", "E1", "product", "21/11/2026"]], ["D5 cell-read-as"]),
    ([["1.1", "E1", "product", "21st Nov 2026"]], ["D5 cell-read-as"]),
    ([["1.1", "E1", "product", "03/04/2026"]], ["D5 cell-unclear"]),
    ([["1.1", "E1", "product", "21/11/26"]], ["D5 cell-unclear"]),
    ([["1.1", "E1", "product", "31/02/2026"]], ["D5 date-form"]),
    ([["1.1", "E1", "product", "2026-02-30"]], ["D5 no-such-date"]),
    ([["1.1", "E1", "product", "next week"]], ["D5 date-form"]),
    # a day that lost its format; one with a time
    ([["1.1", "E1", "product", 46347]], ["D5 cell-unclear"]),
    ([["1.1", "E1", "product", datetime(2026, 2, 17, 9, 30)]], ["D5 date-form"]),
    # a criterion as a number: whole; one that can only be 1.1; 1.1 where there is 1.10 too
    ([[1, "E1"]], []),
    ([[1.1, "E1"], ["1.1"]], ["A5 cell-read-as"]),
    ([[1.1, "E1"], ["1.1"], ["1.10"]], ["A5 cell-unclear"]),
    # the reference of an item as a number
    ([["1.1", 7]], []),
    ([["1.1", 7.5]], ["B5 cell-unclear"]),
    # several items in one cell, of which another row speaks too; a name that only has a mark in it
    ([ROW, ["1.1", "E1, E2"]], ["B6 cell-read-as"]),
    ([ROW, ["1.1", "E1 and E2"]], ["B6 cell-read-as"]),
    ([ROW, ["2.1", "Plan, first draft"]], []),
    # nothing about the criterion, nothing about the item
    ([[None, "E1", "product", DAY]], ["A5 row-without-criterion"]),
    ([["1.1", None, "product", DAY]], ["B5 missing-field"]),
    # a judgement without a day, without an assessor, without a judgement
    ([[*ROW, "met", None, "A-7"]], ["G5 missing-field"]),
    ([[*ROW, "met", DAY, None]], ["H5 missing-field"]),
    ([[*ROW, None, DAY, "A-7"]], ["F5 missing-field"]),
    ([[*ROW, "perhaps", DAY, "A-7"]], ["F5 unknown-value"]),
    # two rows that do not agree about an item, about a link
    ([ROW, ["2.1", "E1", "discussion"]], ["C6 rows-contradict"]),
    ([ROW, ["1.1", "E1", "product", DAY, "p. 2"]], ["E6 rows-contradict"]),
    # an outcome of IQA beside no judgement; one beside two of them
    ([[*ROW, None, None, None, *REVIEWED[8:]]], ["I5 review-without-decision"]),
    # blank rows, a note across the sheet, a row of the criterion alone
    ([[], ["seen in June"], ["1.1"], ROW], []),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), CELLS, ids=[str(n) for n in range(len(CELLS))])
def test_what_is_told_of_cells(rows: list[list[Any]], expected: list[str]) -> None:
    assert told(workbook(rows)) == expected


@pytest.mark.parametrize("rows", [rows for rows, expected in CELLS if expected])
def test_every_message_can_be_read(rows: list[list[Any]]) -> None:
    for problem in the_document(workbook(rows)).problems:
        diagnostic = problem.diagnostic
        for text in (
            phrase(diagnostic.code.slug, diagnostic.arguments),
            help_text(diagnostic.code.slug, diagnostic.arguments, at="row"),
        ):
            assert text.isprintable()
            assert not text.endswith(".")
            assert not {"decisions", "signed_by_learner", "finding"} & set(text.split())


def test_a_word_that_is_not_in_the_list_of_a_cell_is_told_the_words_that_are() -> None:
    [problem] = the_document(workbook([[*ROW, "perhaps", DAY, "A-7"]])).problems
    diagnostic = problem.diagnostic
    assert help_text(diagnostic.code.slug, diagnostic.arguments) == "write Met or Not yet met"


#: headings, with what is told of them where a row is filled in below
HEADED: list[tuple[list[str], list[str]]] = [
    ([*HEADINGS], []),
    # in any case, with other punctuation
    (["CRITERION:", "evidence ", "method", "date"], []),
    # other names
    (["AC", "Evidence ref", "Assessment method", "Date"],
     ["A4 heading-read-as", "B4 heading-read-as", "C4 heading-read-as"]),
    # a column of the centre's own; a slip of typing; a heading twice
    (["Criterion", "Evidence", "Box", "Date"], ["C4 column-not-read"]),
    (["Criterion", "Evidence", "Metod", "Date"], ["C4 column-not-read"]),
    (["Criterion", "Evidence", "Method", "Method"], ["D4 column-twice"]),
    # another name beside the name itself is the centre's own column
    (["Criterion", "Evidence", "Method", "Evidence type"], ["D4 column-not-read"]),
]  # fmt: skip


@pytest.mark.parametrize(("headings", "expected"), HEADED)
def test_what_is_told_of_headings(headings: list[str], expected: list[str]) -> None:
    row = ["1.1", "E1", "product", DAY]
    assert told(workbook([row], headings)) == expected


#: what stands in the first rows of a sheet, above the headings in row 4; what is told
ABOVE: list[tuple[dict[str, Any], list[str]]] = [
    ({"C1": "Registered on", "C2": DAY}, []),
    # a label that is none of ours, and a value without one, may be what a rule needs
    ({"C1": "Enrolled", "C2": DAY}, ["C1 column-not-read"]),
    ({"C2": DAY}, ["C2 cell-not-read"]),
    ({"C1": "Learner", "C2": "L-2"}, ["C2 column-twice"]),
    ({"C1": "Learner", "C2": "L-1"}, []),
    # a note, and a label that nobody filled in
    ({"E1": "Tutor: see the register", "C3": "Seen in June"}, []),
]


@pytest.mark.parametrize(("cells", "expected"), ABOVE)
def test_what_is_told_of_the_rows_above(cells: dict[str, Any], expected: list[str]) -> None:
    def change(sheet: Any) -> None:
        for at, value in cells.items():
            sheet[at].value = value

    assert told(workbook([ROW], change=change)) == expected


def test_a_sheet_without_a_heading_that_it_needs_is_told() -> None:
    """Else a learner, or everything on a sheet of records, would be gone without a word."""
    headings = ["Criterion", "Reference", *HEADINGS[2:]]
    assert told(workbook([ROW], headings)) == ["A4 heading-missing"]
    more = _records("Other evidence", ["Whose", "Evidence", "Method"], ["L-1", "E9", "test"])
    assert told(changed(workbook([ROW]), more)) == ["Other evidence!A1 heading-missing"]


def test_a_column_without_a_heading_is_told() -> None:
    row = ["1.1", "E1", "product", DAY, "p. 1", "Met", DAY, "A-7"]
    headings: list[Any] = [*HEADINGS]
    headings[4] = None
    assert told(workbook([row], headings)) == ["E5 cell-not-read"]


def test_several_references_in_one_cell_are_told() -> None:
    row = ["1.1", "E1, E2", "product", DAY, "p. 1", "Met", DAY, "A-7"]
    assert told(workbook([row])) == ["B5 cell-read-as"]
    assert told(workbook([["1.1", "Essay, draft", *row[2:]]])) == []


def test_columns_may_stand_in_any_order() -> None:
    headings = ["Assessor", "Date", "Judgement", "Evidence", "Decided on", "Criterion"]
    row = ["A-7", DAY, "Met", "E1", DAY, "1.1"]
    read = portfolio_in(workbook([row], headings))
    assert read.decisions[0].assessor == "A-7"
    assert read.evidence[0].date == DAY.date()


def _merge(*areas: str) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        for area in areas:
            sheet.merge_cells(area)

    return change


def test_cells_that_are_merged_downwards_speak_for_each_row() -> None:
    rows = [["1.1", "E1", None, None, None, "Met", DAY, "A-7"], [None, "E2"], [None, "E3"]]
    data = workbook(rows, change=_merge("A5:A7", "F5:F6", "G5:G6", "H5:H6"))
    read = portfolio_in(data)
    assert [list(item.maps_to) for item in read.evidence] == [["1.1"]] * 3
    assert read.decisions[0].evidence == ("E1", "E2")
    lines = ["A5 cell-read-as", "F5 cell-read-as", "G5 cell-read-as", "H5 cell-read-as"]
    assert told(data) == lines


def test_a_note_that_is_merged_across_is_no_row() -> None:
    rows = [ROW, [None, None, "All of this was seen in June"], []]
    data = workbook(rows, change=_merge("A6:K6"))
    assert told(data) == []
    assert len(portfolio_in(data).evidence) == 1


def test_a_formula_gives_its_last_result() -> None:
    # openpyxl stores no results, so the cell has none
    assert told(workbook([["1.1", "E1", "=C9"]])) == ["C5 cell-unclear"]
    with_result = _with_result(workbook([["1.1", "E1", "=C9"]]))
    assert told(with_result) == ["C5 cell-read-as"]
    assert portfolio_in(with_result).evidence[0].method == "product"


def _with_result(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                # an empty value, as openpyxl writes it with lxml and without
                blank = rb"<f>C9</f>(?:<v ?/>|<v></v>)"
                part, there = re.subn(blank, b"<f>C9</f><v>Product</v>", part)
                assert there == 1, part
                part = part.replace(b'<c r="C5"', b'<c r="C5" t="str"')
            new.writestr(name, part)
    return out.getvalue()


def test_an_error_of_the_program_is_told() -> None:
    def change(sheet: Any) -> None:
        sheet["C5"].value = "#REF!"
        sheet["C5"].data_type = "e"

    assert told(workbook([ROW], change=change)) == ["C5 cell-unclear"]


# --- learners


def test_a_sheet_that_says_nothing_of_a_learner() -> None:
    def nobody(sheet: Any) -> None:
        sheet["A2"].value = None

    assert told(workbook([ROW], change=nobody)) == ["A2 missing-field"]


def test_blank_sheets_for_learners_to_come_are_passed_over() -> None:
    def another(book: Any) -> None:
        copy = book.copy_worksheet(book["Ann"])
        copy.title = "Ben"
        copy["A2"].value = None
        copy.delete_rows(5)

    data = changed(workbook([ROW]), another)
    assert [d.value is not None for d in documents(data)] == [True]


def test_a_second_learner_below_the_first_is_not_taken_for_them() -> None:
    """What the second has shown is not counted for the first, and it is told."""
    below = [["Learner", "Unit"], ["L-2", "another@1"], [*HEADINGS], ["1.1", "E7", "product", DAY]]
    data = workbook([ROW, [], *below, ["2.1", "E8", "product", DAY]])
    assert told(data) == ["A9 headings-again"]
    assert the_document(data).value is None  # as after any error that somebody has to mend


def test_headings_that_stand_again_are_told() -> None:
    again = [["Criterion no", "Evidence ref"], ["2.1", "E8", "product", DAY]]
    data = workbook([ROW, *again])
    assert told(data) == ["A6 headings-again"]


def test_faults_of_one_learner_keep_no_other_from_being_read() -> None:
    def another(book: Any) -> None:
        copy = book.copy_worksheet(book["Ann"])
        copy.title = "Ben"
        copy["A2"].value = "L-2"
        copy["D5"].value = "03/04/2026"

    one, other = documents(changed(workbook([ROW]), another))
    assert one.value is not None
    assert one.problems == ()
    assert other.value is None
    assert [line_of(p) for p in other.problems] == ["Ben!D5 cell-unclear"]


def test_the_sheets_of_one_learner_are_one_portfolio() -> None:
    def second_unit(book: Any) -> None:
        copy = book.copy_worksheet(book["Ann"])
        copy.title = "Ann 2"
        copy["A5"].value = "2.1"

    [item] = portfolio_in(changed(workbook([ROW]), second_unit)).evidence
    assert list(item.maps_to) == ["1.1", "2.1"]


def test_a_sheet_that_was_copied_for_another_learner_and_still_names_the_first_is_told() -> None:
    def copied(learner: str | None) -> list[str]:
        def change(book: Any) -> None:
            copy = book.copy_worksheet(book["Ann"])
            copy.title = "Ben"
            copy["A2"].value = learner

        headings = ("What is to be shown", *HEADINGS)
        rows = [["Say where to go", *ROW]]
        read = documents(changed(workbook(rows, headings), change))
        return [line_of(problem) for document in read for problem in document.problems]

    assert copied("L-1") == ["Ben!A2 cell-read-as"]
    assert copied("L-2") == []


def test_sheets_of_one_learner_that_say_different_things_are_told() -> None:
    def another(book: Any) -> None:
        copy = book.copy_worksheet(book["Ann"])
        copy["B2"].value, copy["A5"].value = "another-unit@1", "2.1"

    assert told(changed(workbook([ROW]), another)) == ["Ann Copy!B2 rows-contradict"]


def _records(title: str, *rows: list[Any]) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)

    return change


def test_records_on_sheets_of_their_own() -> None:
    people = _records("People", ["Learner", "Person", "Role"], [None, "A-7", "Assessor"])
    exempt = _records(
        "exemptions",
        ["Learner", "Exemption number", "Criteria exempted", "Reason", "Authorised by",
         "Authorised on"],
        ["L-1", "X1", "3.3; 3.2", "Credit transfer", "Q-2", DAY],
    )  # fmt: skip
    more = _records("Other evidence", ["Learner", "Evidence", "Method"], [None, "E9", "test"])
    read = portfolio_in(changed(changed(changed(workbook([ROW]), people), exempt), more))
    assert read.people is not None
    assert read.people["A-7"].role == "assessor"
    assert read.exemptions[0].criteria == ("3.3", "3.2")
    assert [item.id for item in read.evidence] == ["E1", "E9"]


def test_a_record_of_a_learner_without_a_sheet_is_told() -> None:
    more = _records("Other evidence", ["Learner", "Evidence", "Method"], ["L-9", "E9", "test"])
    assert told(changed(workbook([ROW]), more)) == ["Other evidence!A2 learner-without-sheet"]


def test_a_link_to_an_item_that_is_not_there_is_set_aside() -> None:
    more = _records("Other links", ["Learner", "Criterion", "Evidence"], ["L-1", "1.1", "E7"])
    data = changed(workbook([ROW]), more)
    assert told(data) == ["Other links!C2 unknown-item"]
    assert len(portfolio_in(data).evidence) == 1


# --- files


def _zip(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return out.getvalue()


def _in_the_sheet(more: bytes) -> bytes:
    """A workbook with something put behind the rows of its sheet."""
    made = workbook([ROW])
    with zipfile.ZipFile(io.BytesIO(made)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b"</sheetData>", more)
    return _zip(*parts.items())


def _merging(area: str) -> bytes:
    merged = f'</sheetData><mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'
    return _in_the_sheet(merged.encode())


def _blank_cells() -> bytes:
    return _in_the_sheet((b"<row>" + b"<c/>" * 16_000 + b"</row>") * 130 + b"</sheetData>")


TYPES = ("[Content_Types].xml", b"<Types/>")
FILES: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "other_program"),
    ("text", b"Criterion,Evidence\n", "other_program"),
    ("cut off", b"PK\x03\x04 and no more", "damaged"),
    ("old Excel, or a password", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "password"),
    ("OpenDocument", _zip(("mimetype", b"application/vnd.oasis"), ("content.xml", b"<a/>")),
     "other_program"),
    ("no workbook in it", _zip(TYPES), "damaged"),
    ("a bomb", _zip(TYPES, ("xl/worksheets/sheet1.xml", b"0" * 90_000_000)), "too_large"),
    ("too many parts", _zip(TYPES, *((f"p{n}", b"") for n in range(5_001))), "entries"),
    ("entities", _zip(TYPES, ("xl/workbook.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
     "entity"),
    ("cells that are merged over everything", _merging("A20:XFD1048576"), "cells"),
    ("blank cells by the million", _blank_cells(), "cells"),
    ("entities in UTF-16", _zip(TYPES, ("xl/workbook.xml",
                                        '<!DOCTYPE a><a/>'.encode("utf-16"))), "entity"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), [f[1:] for f in FILES], ids=[f[0] for f in FILES])
def test_files_that_are_no_workbooks(data: bytes, why: str) -> None:
    found = opened_bytes(data, "ann.xlsx")
    assert isinstance(found, Located)
    assert found.diagnostic.arguments["reason"] == why
    assert phrase(found.diagnostic.code.slug, found.diagnostic.arguments)


def test_a_file_that_is_too_large_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MOST_BYTES", 100)
    found = opened_bytes(workbook([ROW]), "ann.xlsx")
    assert isinstance(found, Located)
    assert found.diagnostic.arguments["reason"] == "too_large"


def test_macros_are_told_and_not_run() -> None:
    out = io.BytesIO(workbook([ROW]))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")
    data = out.getvalue()
    assert told(data) == ["ann.xlsx workbook-has-macros"]
    assert portfolio_in(data).learner == "L-1"


def test_a_workbook_without_our_headings() -> None:
    [document] = documents(workbook([["1", "yes"]], ["Week", "Present"]))
    assert [line_of(p) for p in document.problems] == ["ann.xlsx no-tracking-sheet"]
    assert document.value is None


def test_a_cell_in_the_last_row_costs_nothing() -> None:
    def far(sheet: Any) -> None:
        sheet["XFD1048576"].value = "x"

    assert told(workbook([ROW], change=far)) == ["XFD1048576 cell-not-read"]


def test_a_newer_format_is_refused_by_name() -> None:
    def newer(sheet: Any) -> None:
        sheet["D1"].value, sheet["D2"].value = "Format", "rubric/2"

    assert told(workbook([ROW], change=newer)) == ["D2 unknown-format"]


def test_what_is_missing_is_named_with_what_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    file = tmp_path / "ann.xlsx"
    file.write_bytes(workbook_bytes())
    portfolio, [problem] = rubric.load_portfolio(file)
    assert portfolio is None
    assert "rubric-engine[excel]" in rubric.message(problem)


def workbook_bytes() -> bytes:
    """A file that looks like a workbook from outside."""
    return _zip(TYPES, ("xl/workbook.xml", b"<a/>"))
