"""What cannot be read is refused with its code, in little time and memory, whatever made it so."""

import importlib
import os
import resource
import socket
import subprocess
import sys
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pytest
from fpdf import FPDF
from tests.sources.documents.making import (
    OFFICE,
    archive,
    document,
    p,
    refused,
    told,
    word,
    word_parts,
)

from rubric.diagnostics import Code, codes
from rubric.phrases import help_text, phrase
from rubric.sources import FilePlace, Located, TextPlace
from rubric.sources.documents import SUFFIXES, read_document
from rubric.sources.documents.bounds import MOST_PARAGRAPHS, bounded
from rubric.sources.documents.pdf import process
from rubric.sources.documents.pdf.extracting import pages_of
from rubric.sources.documents.refusing import Refused
from rubric.sources.pieces import Paragraph, SourceDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_OPEN = "application/vnd.oasis.opendocument."
_ODS = (
    '<d xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0">{}</d>'
)


def stream(name: str) -> bytes:
    """An OLE file with a stream of a name."""
    return OLE + name.encode("utf-16-le") + b"\0\0" + bytes(100)


def pdf(text: str = "Unit", **encryption: str) -> bytes:
    pages = FPDF()
    pages.add_page()
    if text:
        pages.set_font("Helvetica", size=10)
        pages.multi_cell(0, 5, text)
    else:
        pages.rect(20, 20, 50, 50, "F")
    if encryption:
        pages.set_encryption(**encryption)
    return bytes(pages.output())


def workbook(text: str = "Unit", merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = text
    out = BytesIO()
    book.save(out)
    made = out.getvalue()
    return changed(made, "xl/worksheets/sheet1.xml", b"</sheetData>", merged) if merged else made


def changed(data: bytes, part: str, old: bytes, more: str) -> bytes:
    """An archive with something put behind a place in one of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as read:
        parts: dict[str, str | bytes] = {name: read.read(name) for name in read.namelist()}
    content = parts[part]
    assert isinstance(content, bytes)
    assert old in content
    return archive(parts | {part: content.replace(old, old + more.encode(), 1)})


def spreadsheet(content: str, manifest: str = "<m/>") -> bytes:
    parts = {"mimetype": _OPEN + "spreadsheet", "content.xml": _ODS.format(content)}
    return archive({**parts, "META-INF/manifest.xml": manifest})


def declaring(parts: dict[str, str | bytes], part: str, encoding: str = "utf-8") -> bytes:
    """An archive of which a part defines a name for ten thousand others."""
    entities = '<!DOCTYPE a [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    content = parts[part]
    assert isinstance(content, str)
    return archive(parts | {part: (entities + content).encode(encoding)})


def with_flag(data: bytes) -> bytes:
    """An archive whose entries say that they are encrypted."""
    made = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    return bytes(made)


def nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth


def many_entries() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in word_parts(p("text")).items():
            made.writestr(name, content)
        for n in range(6000):
            made.writestr(f"word/media/{n}.png", b"")
    return out.getvalue()


def lying() -> bytes:
    """An archive whose text says that it unpacks to ten bytes."""
    data = bytearray(archive(word_parts(p("text" + " " * 90_000_000))))
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"word/document.xml"))
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(data)


def with_one_header(relations: int, paragraphs: int) -> bytes:
    """A Word document with many relations to one and the same header."""
    parts = word_parts(p("Unit"), header=p("Header") * paragraphs)
    name = "word/_rels/document.xml.rels"
    told_of = str(parts[name])
    one = told_of[told_of.index("<Relationship ") : told_of.index("</Relationships>")]
    more = "".join(one.replace('Id="', f'Id="n{n}') for n in range(relations))
    return archive(parts | {name: told_of.replace(one, one + more)})


BIG = "<w:p/>" * 20_000_000
REFUSED: list[tuple[str, str, Callable[[], bytes], Code]] = [
    # nothing at all, nothing but blanks, no word in it
    ("nothing", ".docx", lambda: b"", codes.DOCUMENT_EMPTY),
    ("blanks", ".txt", lambda: b" \r\n \n", codes.DOCUMENT_EMPTY),
    ("only a mark", ".csv", lambda: b"\xef\xbb\xbf\n", codes.DOCUMENT_EMPTY),
    ("Word without text", ".docx", lambda: word(p() + p(" ")), codes.DOCUMENT_EMPTY),
    ("page without text", ".html", lambda: b"<html><body><p> </p></body></html>",
     codes.DOCUMENT_EMPTY),
    ("sheet without text", ".xlsx", lambda: workbook(""), codes.DOCUMENT_EMPTY),
    # of another kind, whatever it is called
    ("old Word", ".docx", lambda: stream("WordDocument"), codes.DOCUMENT_NOT_READ),
    ("old slides", ".doc", lambda: stream("PowerPoint Document"), codes.DOCUMENT_NOT_READ),
    ("other OLE", ".xls", lambda: stream("Contents"), codes.DOCUMENT_NOT_READ),
    ("slides", ".docx", lambda: archive({"ppt/presentation.xml": "<a/>"}), codes.DOCUMENT_NOT_READ),
    ("OpenDocument text", ".odt", lambda: archive({"mimetype": _OPEN + "text"}),
     codes.DOCUMENT_NOT_READ),
    ("binary workbook", ".xlsx", lambda: archive({"xl/workbook.bin": b"\0"}),
     codes.DOCUMENT_NOT_READ),
    ("Pages", ".pages", lambda: archive({"Index/Document.iwa": b"\0"}), codes.DOCUMENT_NOT_READ),
    ("archive", ".zip", lambda: archive({"unit.txt": "text"}), codes.DOCUMENT_NOT_READ),
    ("rich text", ".docx", lambda: rb"{\rtf1 text}", codes.DOCUMENT_NOT_READ),
    ("picture", ".pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), codes.DOCUMENT_NOT_READ),
    ("XML", ".txt", lambda: b'<?xml version="1.0"?><w:wordDocument/>', codes.DOCUMENT_NOT_READ),
    ("other bytes", ".pdf", lambda: bytes(range(256)) * 4, codes.DOCUMENT_NOT_READ),
    # protected by a password
    ("Word or Excel", ".docx", lambda: stream("EncryptedPackage"), codes.DOCUMENT_ENCRYPTED),
    ("archive with one", ".docx", lambda: with_flag(word(p("a"))), codes.DOCUMENT_ENCRYPTED),
    ("OpenDocument", ".ods", lambda: spreadsheet("", "<encryption-data/>"),
     codes.DOCUMENT_ENCRYPTED),
    ("PDF", ".pdf", lambda: pdf(owner_password="a", user_password="b"), codes.DOCUMENT_ENCRYPTED),
    # cut off, or not sound
    ("half of Word", ".docx", lambda: word(p("a"))[:700], codes.DOCUMENT_DAMAGED),
    ("half of Excel", ".xlsx", lambda: workbook()[:2000], codes.DOCUMENT_DAMAGED),
    ("unsound XML", ".docx", lambda: word("<w:p>"), codes.DOCUMENT_DAMAGED),
    ("a part missing", ".docx", lambda: archive({"word/other.xml": "<a/>"}),
     codes.DOCUMENT_DAMAGED),
    ("unsound sheet", ".xlsx",
     lambda: changed(workbook(), "xl/worksheets/sheet1.xml", b"<sheetData>", "<row>"),
     codes.DOCUMENT_DAMAGED),
    ("unsound OpenDocument", ".ods", lambda: spreadsheet("<t:table>"), codes.DOCUMENT_DAMAGED),
    ("old Excel, cut", ".xls", lambda: stream("Workbook"), codes.DOCUMENT_DAMAGED),
    ("PDF, cut", ".pdf", lambda: pdf()[:300], codes.DOCUMENT_DAMAGED),
    # a part that is not as its sum says
    ("bits turned", ".docx",
     lambda: word(p("a" * 5000)).replace(b"\x00\x00PK\x01\x02", b"\x00\x01PK\x01\x02", 1)
     .replace(b"word/document.xml", b"word/document.xmk", 1), codes.DOCUMENT_DAMAGED),
    # larger than any document
    ("101 MB", ".txt", lambda: b"a" * (101 * 1024 * 1024), codes.DOCUMENT_TOO_LARGE),
    ("old Excel of 17 MB", ".xls", lambda: stream("Workbook") + bytes(17 * 1024 * 1024),
     codes.DOCUMENT_TOO_LARGE),
    # small, and large inside
    ("120 MB of paragraphs", ".docx", lambda: word(BIG), codes.DOCUMENT_UNPACKS),
    ("a size that is not true", ".docx", lying, codes.DOCUMENT_UNPACKS),
    ("3 million elements", ".docx", lambda: word("<w:r/>" * 3_000_000), codes.DOCUMENT_UNPACKS),
    ("3 million rows without a cell", ".xlsx",
     lambda: changed(workbook(), "xl/worksheets/sheet1.xml", b"<sheetData>", "<row/>" * 3_000_000),
     codes.DOCUMENT_UNPACKS),
    ("3 million paragraphs of a cell", ".ods",
     lambda: spreadsheet("<t:table><t:table-row><t:table-cell>" + "<x:p/>" * 3_000_000
                         + "</t:table-cell></t:table-row></t:table>"), codes.DOCUMENT_UNPACKS),
    ("a picture of 500 MB", ".docx",
     lambda: archive(word_parts(p("a")) | {"word/media/a.png": bytes(500_000_000)}),
     codes.DOCUMENT_UNPACKS),
    ("6000 pictures", ".docx", many_entries, codes.DOCUMENT_UNPACKS),
    ("300,000 cells", ".xlsx",
     lambda: changed(workbook(), "xl/worksheets/sheet1.xml", b"<sheetData>",
                     "<row>" + "<c/>" * 300_000 + "</row>"), codes.DOCUMENT_UNPACKS),
    ("a million formats", ".xlsx",
     lambda: changed(workbook(), "xl/styles.xml", b'<cellXfs count="1">',
                     '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' * 1_000_000),
     codes.DOCUMENT_UNPACKS),
    ("a sheet that is named twice", ".xlsx",
     lambda: changed(workbook(), "xl/workbook.xml", b"<sheets>",
                     f'<sheet xmlns:r="{OFFICE}" name="again" sheetId="2" r:id="rId1"/>'),
     codes.DOCUMENT_DAMAGED),
    ("two relations to one sheet", ".xlsx",
     lambda: changed(workbook(), "xl/_rels/workbook.xml.rels", b"relationships\">",
                     f'<Relationship Type="{OFFICE}/worksheet" '
                     'Target="/xl/./worksheets/sheet&#49;.xml" Id="rId99"/>'),
     codes.DOCUMENT_DAMAGED),
    ("300,000 cells of a sheet elsewhere", ".xlsx",
     lambda: archive({"xl/workbook.xml": "<a/>", "xl/other.xml": "<c/>" * 300_000}),
     codes.DOCUMENT_UNPACKS),
    ("a whole sheet merged", ".xlsx",
     lambda: workbook(merged='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
     codes.DOCUMENT_UNPACKS),
    ("a million rows alike", ".ods",
     lambda: spreadsheet('<t:table><t:table-row t:number-rows-repeated="1000000"><t:table-cell>'
                         "<x:p>a</x:p></t:table-cell></t:table-row></t:table>"),
     codes.DOCUMENT_UNPACKS),
    ("a hundred million rows of blank cells", ".ods",
     lambda: spreadsheet('<t:table><t:table-row t:number-rows-repeated="99999999">'
                         '<t:table-cell t:number-columns-repeated="9999"><x:p/></t:table-cell>'
                         "</t:table-row></t:table>"), codes.DOCUMENT_EMPTY),
    ("5 million letters", ".txt", lambda: b"abcdefgh " * 560_000, codes.DOCUMENT_UNPACKS),
    ("9 million letters", ".txt", lambda: b"abcdefgh " * 1_000_000, codes.DOCUMENT_UNPACKS),
    ("the same in CSV", ".csv", lambda: b"abcdefg, " * 1_000_000, codes.DOCUMENT_UNPACKS),
    ("a paragraph that the parser of pages drops", ".html",
     lambda: b"<p>" + b"abcdefgh " * 1_300_000, codes.DOCUMENT_UNPACKS),
    ("500,000 elements", ".html", lambda: b"<p>" + b"<br>" * 500_000, codes.DOCUMENT_UNPACKS),
    # names that stand for other text
    ("Word", ".docx", lambda: declaring(word_parts(p("&b;")), "word/document.xml"),
     codes.DOCUMENT_ENTITIES),
    ("in UTF-16", ".docx", lambda: declaring(word_parts(p("&b;")), "word/document.xml", "utf-16"),
     codes.DOCUMENT_ENTITIES),
    ("a file of the machine", ".xlsx",
     lambda: archive({"xl/workbook.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
     codes.DOCUMENT_ENTITIES),
    # nested too deep
    ("tables in Word", ".docx", lambda: word(nested_tables(40)), codes.DOCUMENT_TOO_DEEP),
    ("elements of a page", ".html", lambda: b"<html>" + b"<div>" * 100_000 + b"text",
     codes.DOCUMENT_TOO_DEEP),
    # a scan
    ("no text", ".pdf", lambda: pdf(""), codes.PDF_WITHOUT_TEXT),
]  # fmt: skip
#: seconds of this process; the largest of them are 500 MB
MOST_SECONDS = 12
#: bytes by which this process may grow
MOST_GROWTH = 1_500_000_000


@pytest.mark.parametrize(("suffix", "make", "code"), [row[1:] for row in REFUSED],
                         ids=[row[0] for row in REFUSED])  # fmt: skip
def test_refused(suffix: str, make: Callable[[], bytes], code: Code) -> None:
    data = make()
    start = time.process_time()
    assert refused(data, suffix) is code
    assert time.process_time() - start < MOST_SECONDS


def test_little_memory_is_taken_by_what_would_unpack_to_much() -> None:
    data = word(BIG)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refused(data, ".docx") is codes.DOCUMENT_UNPACKS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MOST_GROWTH


def test_no_picture_is_held_twice() -> None:
    data = archive(word_parts(p("Unit")) | {"word/media/a.png": bytes(200_000_000)})
    tracemalloc.start()
    try:
        assert told(data, ".docx") == ["Unit"]
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_header_is_read_once_however_many_relations_name_it() -> None:
    start = time.process_time()
    assert len(told(with_one_header(2000, 500), ".docx")) == 501
    assert time.process_time() - start < MOST_SECONDS


def test_a_named_pipe_that_nobody_writes_to(tmp_path: Path) -> None:
    pipe = tmp_path / "unit.docx"
    os.mkfifo(pipe)
    read = read_document(pipe, "unit.docx")
    assert isinstance(read, Located)
    assert read.diagnostic.code is codes.DOCUMENT_EMPTY


# --- PDFs: the process that opens them is watched


def bomb() -> bytes:
    """A PDF of a few kilobytes whose page unpacks to 800 MB."""
    packed = zlib.compress(b"q Q " * 200_000_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n" + table
    return made + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def extracted(data: bytes, memory: int = 3 * 1024**3) -> Code:
    with pytest.raises(Refused) as raised:
        list(process.extracted(data, "unit.pdf", memory=memory))
    return raised.value.problem.diagnostic.code


def test_a_page_that_unpacks_to_more_than_the_process_may_hold() -> None:
    assert extracted(bomb(), memory=600 * 1024**2) is codes.DOCUMENT_UNPACKS


def test_a_page_that_takes_too_long() -> None:
    with pytest.raises(Refused) as error:
        list(process.extracted(bomb(), "unit.pdf", seconds=1))
    said = error.value.problem.diagnostic
    # one second of work: by the clock it may have been more, and ten are waited
    assert (said.code, said.arguments) == (codes.DOCUMENT_TOO_SLOW, {"seconds": 1})


def test_a_document_that_is_waited_for_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_SECONDS", 0)
    assert extracted(pdf()) is codes.DOCUMENT_TOO_SLOW


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MOST_PAGES", 0)
    assert refused(pdf(), ".pdf") is codes.TOO_MANY_PAGES


def test_no_process_is_left_where_reading_stops_early(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def popen(*given: Any, **named: Any) -> "subprocess.Popen[bytes]":
        started.append(subprocess.Popen(*given, **named))
        return started[-1]

    watched = SimpleNamespace(Popen=popen, PIPE=subprocess.PIPE, DEVNULL=subprocess.DEVNULL)
    monkeypatch.setattr(process, "subprocess", watched)
    pages = process.extracted(pdf(), "unit.pdf")
    next(pages)
    (one,) = started
    assert one.returncode is None
    pages.close()
    assert one.returncode is not None  # it was waited for: the system knows it no longer


def test_a_password_that_only_forbids_printing() -> None:
    assert told(pdf(owner_password="a"), ".pdf") == ["Unit"]


# --- what is told of documents that were read


def with_picture() -> bytes:
    pages = FPDF()
    pages.add_page()
    pages.set_font("Helvetica", size=10)
    pages.cell(text="Unit")
    pages.add_page()
    from PIL import Image

    pages.image(Image.new("RGB", (20, 20), "red"), 10, 10)
    return bytes(pages.output())


def with_macro() -> bytes:
    return archive(word_parts(p("Unit")) | {"word/vbaProject.bin": b"\0macro"})


TOLD: list[tuple[str, Callable[[], bytes], str, Code, str]] = [
    # suffix, document, its first line, what is told, and of which place
    (".pdf", with_picture, "Unit", codes.PAGE_WITHOUT_TEXT, "unit.pdf: page 2"),
    (".docm", with_macro, "Unit", codes.HAS_MACROS, "unit.docm"),
    (".doc", lambda: b"<html><p>Unit", "Unit", codes.NAMED_OTHERWISE, "unit.doc"),
    (".xls", lambda: b"<html><p>Unit", "Unit", codes.NAMED_OTHERWISE, "unit.xls"),
    (".csv", workbook, "table", codes.NAMED_OTHERWISE, "unit.csv"),
    (".docx", pdf, "Unit", codes.NAMED_OTHERWISE, "unit.docx"),
    (".pdf", lambda: word(p("Unit")), "Unit", codes.NAMED_OTHERWISE, "unit.pdf"),
    (".txt", lambda: "café".encode("latin-1"), "café", codes.ENCODING_GUESSED, "unit.txt"),
]


@pytest.mark.parametrize(("suffix", "make", "line", "code", "place"), TOLD)
def test_told_of_what_was_read(
    suffix: str, make: Callable[[], bytes], line: str, code: Code, place: str
) -> None:
    data = make()
    assert told(data, suffix)[0] == line
    (remark,) = document(data, suffix).remarks
    assert (remark.diagnostic.code, str(remark.place)) == (code, place)
    assert phrase(code.slug, remark.diagnostic.arguments)
    assert help_text(code.slug, remark.diagnostic.arguments)


# --- what is not installed


MISSING: list[tuple[str, Callable[[], bytes], str, str]] = [
    (".docx", lambda: word(p("a")), "docx.package", "rubric-engine[word]"),
    (".pdf", pdf, "pdfplumber", "rubric-engine[pdf]"),
    (".html", lambda: b"<html><p>a", "lxml", "rubric-engine[web]"),
    (".xlsx", workbook, "openpyxl", "rubric-engine[excel]"),
    (".xls", lambda: stream("Workbook"), "xlrd.biffh", "rubric-engine[excel]"),
    (".ods", lambda: spreadsheet(""), "lxml", "rubric-engine[excel]"),
]


@pytest.mark.parametrize(("suffix", "make", "module", "extra"), MISSING)
def test_what_is_missing_is_named(
    suffix: str, make: Callable[[], bytes], module: str, extra: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    data = make()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(Refused) as raised:
        document(data, suffix)
    diagnostic = raised.value.problem.diagnostic
    assert diagnostic.code is codes.READER_MISSING
    assert help_text(diagnostic.code.slug, diagnostic.arguments) == f'run: pip install "{extra}"'


# --- the way in


def test_a_refusal_is_returned_with_the_name_a_person_used(tmp_path: Path) -> None:
    path = tmp_path / "Unit.DOC"
    path.write_bytes(stream("WordDocument"))
    found = read_document(path, "units/Unit.DOC")
    assert isinstance(found, Located)
    assert found.place == FilePlace("units/Unit.DOC")
    said = phrase(found.diagnostic.code.slug, found.diagnostic.arguments)
    assert said == "the document is not read: it is a Word document of the old format (.doc)"
    helped = help_text(found.diagnostic.code.slug, found.diagnostic.arguments)
    assert helped == "open it in Word and save it as .docx"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    found = read_document(tmp_path / "none.docx", "none.docx")
    assert isinstance(found, Located)
    assert found.diagnostic.code is codes.UNREADABLE


def test_pages_are_told_as_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "unit.pdf").write_bytes(with_picture())
    seen: list[tuple[int, int]] = []
    found = read_document(tmp_path / "unit.pdf", "unit.pdf", lambda *at: seen.append(at))
    assert isinstance(found, SourceDocument)
    assert seen == [(1, 2), (2, 2)]


def test_every_format_has_a_reader() -> None:
    from rubric.sources.documents.reading import _READERS

    assert set(SUFFIXES.values()) == set(_READERS)
    for module in _READERS.values():
        assert callable(importlib.import_module(f"rubric.sources.documents.{module}").read)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*_: object, **__: object) -> None:
        raise AssertionError("something asked for the network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, no_network)
    link = (
        '<Relationship Id="x1" TargetMode="External" Target="http://192.0.2.1/a.dotm" Type='
        '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    parts = word_parts(p("Unit"))
    rels = parts["word/_rels/document.xml.rels"]
    assert isinstance(rels, str)
    parts["word/_rels/document.xml.rels"] = rels.replace("</Rel", f"{link}</Rel")
    assert told(archive(parts), ".docx") == ["Unit"]
    page = (
        b"<!DOCTYPE html SYSTEM 'http://192.0.2.1/a.dtd'><base href='http://192.0.2.1/'>"
        b"<link rel=stylesheet href='http://192.0.2.1/a.css'><img src='http://192.0.2.1/a.png'>"
        b"<iframe src='http://192.0.2.1/'></iframe><p>Unit"
    )
    assert told(page, ".html") == ["Unit"]
    formula = "<row r='2'><c r='A2'><f>WEBSERVICE(\"http://192.0.2.1/\")</f></c></row>"
    asking = changed(workbook(), "xl/worksheets/sheet1.xml", b"</row>", formula)
    assert told(asking, ".xlsx") == ["table", "  1.1: Unit"]
    assert [len(page.get("words", ())) for page in pages_of(pdf(), 10)] == [0, 1]


def test_more_paragraphs_than_any_document_has() -> None:
    line = Paragraph("a", TextPlace("unit.txt", 1))
    kept = SourceDocument("unit.txt", (line,) * MOST_PARAGRAPHS)
    assert bounded(kept) is kept
    with pytest.raises(Refused) as error:
        bounded(SourceDocument("unit.txt", (*kept.pieces, line)))
    arguments = error.value.problem.diagnostic.arguments
    assert arguments == {"part": "paragraphs", "limit": MOST_PARAGRAPHS}


def test_every_code_of_reading_documents_is_tested() -> None:
    found = {row[3] for row in (*REFUSED, *TOLD)}
    found |= {codes.READER_MISSING, codes.TOO_MANY_PAGES, codes.DOCUMENT_TOO_SLOW}
    # with the workbooks and the Word documents
    found |= {codes.FORMULA_WITHOUT_VALUE, codes.HIDDEN_PARTS, codes.TRACKED_CHANGES}
    of_documents = ("RUB80", "RUB81", "RUB82")
    assert found == {code for code in codes.ALL if code.code.startswith(of_documents)}
