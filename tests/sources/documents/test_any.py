"""Whatever bytes a document holds, it is read or refused: nothing raises, and no text is lost."""

import re
import zipfile
from collections.abc import Callable, Generator
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import Layout, written
from tests.sources.documents.making import archive, listed, numbering, p, word
from tests.sources.documents.test_workbooks import _old, old_excel

from rubric.model import Specification
from rubric.phrases import help_text, phrase
from rubric.sources.documents.pdf import reading as pdf_reading
from rubric.sources.documents.reading import read_bytes
from rubric.sources.documents.refusing import Refused
from rubric.sources.pieces import SourceDocument, Table, paragraphs

UNIT = Specification.model_validate(
    {
        "format": "rubric/1",
        "kind": "unit",
        "id": "bees",
        "version": "1",
        "title": "Bees",
        "level": "3",
        "credit": "5",
        "glh": "30",
        "unit_number": "R/650/0031",
        "outcomes": [
            {
                "ref": "1",
                "text": "Know bees",
                "criteria": [
                    {"ref": "1.1", "text": "Say what bees do"},
                    {"ref": "1.2", "text": "Explain how a hive is kept"},
                ],
            }
        ],
    }
)
LAYOUT = Layout(surrounded=True, numbering="automatic")
#: a sound document of each format, but for PDFs, which are opened by a process of their own
SOUND: dict[str, bytes] = {
    **{suffix: written(UNIT, LAYOUT, suffix) for suffix in (".html", ".xlsx", ".txt", ".md")},
    # a small one, so that changes come to where something stands
    ".docx": word(
        p("Bees", '<w:pStyle w:val="T"/>')
        + listed("Know bees")
        + listed("Say what bees do", level=1)
        + '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>'
        f"{p('Level')}</w:tc><w:tc>{p('3', run='<w:b/>')}</w:tc></w:tr><w:tr><w:tc><w:tcPr>"
        f'<w:gridSpan w:val="2"/><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p("5")}</w:tc></w:tr>'
        "</w:tbl>",
        numbering=numbering(("decimal", "%1."), ("lowerLetter", "%1.%2")),
        styles='<w:style w:type="paragraph" w:styleId="T"><w:name w:val="heading 1"/></w:style>',
        header1=p("Handbook"),
        footnotes=f'<w:footnote w:id="2">{p("note")}</w:footnote>',
    ),
    ".xls": old_excel(_old),
    ".csv": b"Ref,Text\n1.1,Say what bees do\n1.2,Explain\n",
    ".ods": archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": '<d xmlns:t="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
            'xmlns:x="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><t:table><t:table-row>'
            '<t:table-cell t:number-columns-spanned="2"><x:p>Bees</x:p></t:table-cell>'
            "</t:table-row></t:table></d>",
        }
    ),
}
PDF = written(UNIT, LAYOUT, ".pdf")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def assert_sound(data: bytes, suffix: str) -> None:
    """It is read, or refused with words; tables hold their cells in order, one at a spot."""
    try:
        read = read_bytes(data, suffix, f"unit{suffix}")
    except Refused as refused:
        diagnostic = refused.problem.diagnostic
        assert phrase(diagnostic.code.slug, diagnostic.arguments)
        assert help_text(diagnostic.code.slug, diagnostic.arguments)
        return
    assert read.pieces
    assert_tables(read)


def assert_tables(read: SourceDocument) -> None:
    for piece in read.pieces:
        if isinstance(piece, Table):
            spots = [(cell.row, cell.column) for cell in piece.cells]
            assert spots == sorted(set(spots))
            assert all(cell.rows >= 1 and cell.columns >= 1 for cell in piece.cells)
    assert all(p.text.strip() or p.label for p in paragraphs(read.pieces))


@st.composite
def changed(draw: st.DrawFn, data: bytes) -> bytes:
    """Bytes with a few of them changed, taken out, repeated, or cut off."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 4))):
        if not made:
            break
        at = draw(st.integers(0, len(made) - 1))
        size = draw(st.sampled_from((1, 4, 40, 400)))
        kind = draw(st.sampled_from(("set", "out", "twice", "cut", "put")))
        if kind == "set":
            made[at] = draw(st.integers(0, 255))
        elif kind == "out":
            del made[at : at + size]
        elif kind == "twice":
            made[at:at] = made[at : at + size]
        elif kind == "cut":
            del made[at:]
        else:
            made[at:at] = draw(st.binary(max_size=8))
    return bytes(made)


@pytest.mark.parametrize("suffix", SOUND)
@settings(deadline=None, max_examples=25, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_change_of_the_bytes(suffix: str, data: st.DataObject) -> None:
    assert_sound(data.draw(changed(SOUND[suffix])), suffix)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".ods"])
@settings(deadline=None, max_examples=25, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_change_of_a_part(suffix: str, data: st.DataObject) -> None:
    # the sums of an archive find most changes of its bytes; these are made before they are taken
    with zipfile.ZipFile(BytesIO(SOUND[suffix])) as read:
        parts: dict[str, str | bytes] = {name: read.read(name) for name in read.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    content = parts[name]
    assert isinstance(content, bytes)
    assert_sound(archive(parts | {name: data.draw(changed(content))}), suffix)


_TAG = re.compile(rb'="[^"]*"|<[^>]*>')
ODD = st.sampled_from(
    [b'=""', b'="-1"', b'="999999999"', b'="1e9"', b'="A0"', b'="\xc3\xa9"', b"<x/>", b""]
)


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".ods", ".html"])
@settings(deadline=None, max_examples=30, suppress_health_check=SLOW)
@given(data=st.data())
def test_any_odd_value_and_any_missing_element(suffix: str, data: st.DataObject) -> None:
    if suffix == ".html":
        assert_sound(_odd(data, SOUND[suffix]), suffix)
        return
    with zipfile.ZipFile(BytesIO(SOUND[suffix])) as read:
        parts: dict[str, str | bytes] = {name: read.read(name) for name in read.namelist()}
    name = data.draw(st.sampled_from([n for n in parts if n.endswith((".xml", ".rels"))]))
    content = parts[name]
    assert isinstance(content, bytes)
    assert_sound(archive(parts | {name: _odd(data, content)}), suffix)


def _odd(data: st.DataObject, content: bytes) -> bytes:
    places = list(_TAG.finditer(content))
    if not places:
        return content
    place = data.draw(st.sampled_from(places))
    return content[: place.start()] + data.draw(ODD) + content[place.end() :]


@settings(deadline=None, max_examples=100)
@given(data=st.binary(max_size=300), suffix=st.sampled_from([*SOUND, ".pdf", ".doc", ""]))
def test_any_bytes(data: bytes, suffix: str) -> None:
    if b"%PDF-" not in data:
        assert_sound(data, suffix)


@settings(deadline=None, max_examples=8, suppress_health_check=SLOW)
@given(data=changed(PDF))
def test_any_change_of_a_pdf(data: bytes) -> None:
    assert_sound(data, ".pdf")


_LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1)


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(_LETTERS, min_size=1, max_size=8), suffix=st.sampled_from([".txt", ".csv"]))
def test_every_letter_of_a_text_stands_in_some_piece(texts: list[str], suffix: str) -> None:
    separator = "," if suffix == ".csv" else "  "
    lines = separator.join(text.replace('"', "'") for text in texts)
    try:
        read = read_bytes(f"{lines}\n{lines}\n".encode(), suffix, "unit")
    except Refused:
        assert not lines.replace(",", "").strip()
        return
    found = "".join(paragraph.text for paragraph in paragraphs(read.pieces))
    for text in texts:
        for letter in text.replace('"', "'").replace("|", "").replace("\\", ""):
            assert letter in found or letter in ",-:+=|"


# --- the pages of a PDF, however its words stand


_SPOT = st.integers(0, 60).map(lambda n: n * 10.0)


@st.composite
def pages(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Pages of words at any places, with cells that are drawn anywhere."""
    made: list[dict[str, Any]] = []
    for page in range(draw(st.integers(1, 3))):
        words = []
        for n in range(draw(st.integers(1, 25))):
            x, y = draw(_SPOT), draw(_SPOT)
            size = draw(st.sampled_from((8.0, 10.0, 16.0)))
            words.append(
                [f"w{page}.{n}", x, y, x + draw(_SPOT), y + size, size, draw(st.booleans())]
            )
        tables = []
        for _ in range(draw(st.integers(0, 2))):
            edges = sorted(draw(st.sets(_SPOT, min_size=2, max_size=4)))
            sides = sorted(draw(st.sets(_SPOT, min_size=2, max_size=4)))
            tables.append(
                [
                    [left, top, right, bottom]
                    for top, bottom in pairwise(edges)
                    for left, right in pairwise(sides)
                ]
            )
        rules = [[draw(_SPOT), draw(_SPOT), draw(_SPOT)] for _ in range(draw(st.integers(0, 6)))]
        made.append(
            {
                "width": 600.0,
                "height": 800.0,
                "pictures": False,
                "words": words,
                "tables": tables,
                "rules": rules,
            }
        )
    return made


def saying(made: list[dict[str, Any]]) -> Callable[..., Generator[dict[str, Any], None, None]]:
    def extracted(*_: object) -> Generator[dict[str, Any], None, None]:
        yield {"pages": len(made), "title": ""}
        yield from made

    return extracted


@settings(deadline=None, max_examples=150, suppress_health_check=SLOW)
@given(made=pages())
def test_every_word_of_a_page_stands_in_one_piece(made: list[dict[str, Any]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pdf_reading, "extracted", saying(made))
        read = pdf_reading.read(b"", "unit.pdf")
    assert_tables(read)
    found = sorted(
        re.findall(r"w\d+\.\d+?(?=w|\s|$)", " ".join(p.text for p in paragraphs(read.pieces)))
    )
    assert found == sorted(word[0] for page in made for word in page["words"])


def test_a_document_of_many_paragraphs_takes_time_by_their_number() -> None:
    """The work is done within libraries, where no line is counted; so it is timed, at its best."""
    import gc
    import time

    def seconds(count: int) -> float:
        data = word("".join(p(f"text {n}") for n in range(count)))
        took = []
        for _ in range(3):
            start = time.process_time()
            read_bytes(data, ".docx", "unit.docx")
            took.append(time.process_time() - start)
        return min(took)

    gc.disable()  # what other tests hold is looked through by it, and is none of this
    try:
        seconds(100)  # imports
        assert seconds(8000) < 8 * max(seconds(2000), 0.05)
    finally:
        gc.enable()
