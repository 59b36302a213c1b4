"""Word documents: what stands in them, with the numbers that Word shows."""

import pytest
from tests.sources.documents.making import (
    OFFICE,
    archive,
    document,
    listed,
    numbering,
    p,
    refused,
    told,
    word,
    word_parts,
)

from rubric.diagnostics import codes
from rubric.sources import ParagraphPlace
from rubric.sources.pieces import Table

_BOX = (
    "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires='wps'>"
    f"<w:drawing><wps:txbx><w:txbxContent>{p('in the box')}</w:txbxContent></wps:txbx></w:drawing>"
    f"</mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('in the box')}"
    "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
)


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


_START = '<w:vMerge w:val="restart"/>'
_ON = "<w:vMerge/>"

BODIES: list[tuple[str, list[str]]] = [
    # plain paragraphs; blank ones are none
    (p("one") + p() + p("two"), ["one", "two"]),
    # a tab, a line break, hyphens that are characters of their own
    (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t></w:r></w:p>",
        ["a -> b / c-d"],
    ),
    # a page that ends within a sentence
    ('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>', ["a b"]),
    # a link, a content control, a field of which the result is shown
    (
        "<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>"
        f"<w:sdt><w:sdtContent>{p('control')}</w:sdtContent></w:sdt>"
        "<w:p><w:sdt><w:sdtContent><w:r><w:t>within</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        "<w:p><w:fldSimple><w:r><w:t>2026</w:t></w:r></w:fldSimple></w:p>"
        "<w:p><w:r><w:instrText>REF x</w:instrText><w:t>result</w:t></w:r></w:p>",
        ["link", "control", "within", "2026", "result"],
    ),
    # tracked changes: what was inserted is there, what was deleted is not
    (
        "<w:p><w:ins><w:r><w:t>new </w:t></w:r></w:ins><w:del><w:r><w:delText>old </w:delText>"
        "</w:r></w:del><w:r><w:t>text</w:t></w:r></w:p>",
        ["new text"],
    ),
    # symbols of picture fonts
    (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:t> done \uf0b7</w:t></w:r></w:p>',
        ["✓ done •"],
    ),
    # hidden text is left out
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>not </w:t></w:r><w:r><w:t>shown</w:t></w:r></w:p>",
     ["shown"]),
    # all of it bold, and a part of it
    (p("all", run="<w:b/>") + p("none", run='<w:b w:val="0"/>'), ["bold all", "none"]),
    (
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>part</w:t></w:r><w:r><w:t> of it</w:t></w:r></w:p>",
        ["part of it"],
    ),
    # a text box, once, although it is written twice for older programs
    (_BOX, ["before", "<box> in the box"]),
    # cells over several columns and rows, a table inside of a cell
    (
        table(
            row(tc("wide", '<w:gridSpan w:val="2"/>'), tc("c")),
            row(tc("tall", _START), tc("b1"), tc("c1")),
            row(tc("", _ON), tc("b2"), tc("c2")),
        ),
        ["table", "  1.1 1x2: wide", "  1.3: c", "  2.1 2x1: tall", "  2.2: b1", "  2.3: c1",
         "  3.2: b2", "  3.3: c2"],
    ),
    (
        table(row(f"<w:tc>{p('outer')}{table(row(tc('inner')))}{p()}</w:tc>", tc("beside"))),
        ["table", "  1.1:", "    outer", "    table", "      1.1: inner", "  1.2: beside"],
    ),
    # a row that was deleted, a row that starts further to the right
    (
        table(
            "<w:tr><w:trPr><w:del/></w:trPr>" + tc("gone") + "</w:tr>",
            '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + tc("second") + "</w:tr>",
        ),
        ["table", "  1.2: second"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), BODIES)
def test_what_stands_in_it(body: str, lines: list[str]) -> None:
    assert told(word(body), ".docx") == lines


_TWO = numbering(("decimal", "%1."), ("decimal", "%1.%2"))
LISTS: list[tuple[str, str, list[str]]] = [
    # levels within one another; the lower starts anew
    (
        _TWO,
        listed("a") + listed("b", level=1) + listed("c", level=1) + listed("d") + listed("e", 1, 1),
        ["[1.] a", "[1.1] b", "[1.2] c", "[2.] d", "[2.1] e"],
    ),
    # a text between the items changes nothing
    (_TWO, listed("a") + p("between") + listed("b"), ["[1.] a", "between", "[2.] b"]),
    # the lower level before any of the higher
    (_TWO, listed("a", level=1), ["[1.1] a"]),
    # letters, Roman numerals, bullets
    (
        numbering(("lowerLetter", "(%1)"), ("upperRoman", "%2"), ("bullet", "\uf0b7")),
        listed("a") + listed("b") + listed("c", level=1) + listed("d", level=2),
        ["[(a)] a", "[(b)] b", "[I] c", "[•] d"],
    ),
    # LO1, and AC1.1 below it, in figures although the level above is in letters
    (
        numbering(("upperLetter", "LO%1"), ("decimal", "AC%1.%2"), also="<w:isLgl/>"),
        listed("a") + listed("b", level=1),
        ["[LO1] a", "[AC1.1] b"],
    ),
    # another list of the same kind goes on counting; one that says so starts anew
    (
        numbering(
            ("decimal", "%1)"),
            lists='<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
            '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="5"/></w:lvlOverride></w:num>',
        ),
        listed("a") + listed("b", 2) + listed("c", 3) + listed("d", 3),
        ["[1)] a", "[2)] b", "[5)] c", "[6)] d"],
    ),
    # a level that one list writes otherwise
    (
        numbering(
            ("decimal", "%1)"),
            lists='<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperLetter"/>'
            '<w:lvlText w:val="%1:"/></w:lvl></w:lvlOverride></w:num>',
        ),
        listed("a", 2) + listed("b", 2),
        ["[A:] a", "[B:] b"],
    ),
    # a lower level that never starts anew
    (
        numbering(("decimal", "%1."), ("decimal", "%2."), also='<w:lvlRestart w:val="0"/>'),
        listed("a") + listed("b", level=1) + listed("c") + listed("d", level=1),
        ["[1.] a", "[1.] b", "[2.] c", "[2.] d"],
    ),
    # an item without text has its number, as where numbers stand in a column of their own
    (_TWO, listed("") + listed("b"), ["[1.]", "[2.] b"]),
    # a list that is not there, a level that is none, no list at all
    (_TWO, listed("a", 9) + listed("b", 1, 12) + listed("c", 0), ["a", "b", "c"]),
]


@pytest.mark.parametrize(("lists", "body", "lines"), LISTS)
def test_the_numbers_that_word_shows(lists: str, body: str, lines: list[str]) -> None:
    assert told(word(body, numbering=lists), ".docx") == lines


_STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Unit title"/><w:basedOn w:val="H1"/>
</w:style>
<w:style w:type="paragraph" w:styleId="AC"><w:name w:val="Criterion"/><w:basedOn w:val="LO"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="LO"><w:name w:val="Outcome"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/>
</w:style>
"""


def test_what_styles_say() -> None:
    body = "".join(
        p(style, f'<w:pStyle w:val="{style}"/>')
        for style in ("H1", "Own", "LO", "AC", "AC", "Loop", "gone")
    )
    body += p("no number", '<w:pStyle w:val="LO"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert told(word(body, styles=_STYLES, numbering=_TWO), ".docx") == [
        "h1 H1",
        # a style based on that of a heading
        "h1 Own",
        # lists and headings that only the style speaks of, each level by its own style
        "h3 [1.] LO",
        "h3 [1.1] AC",
        "h3 [1.2] AC",
        # a style based on itself, one that is not there
        "Loop",
        "gone",
        # a list taken off again
        "h3 no number",
    ]


def test_a_list_by_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="Unit"><w:name w:val="Unit"/><w:pPr><w:numPr>'
        '<w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    lists = (
        '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Unit"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="8"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = listed("a", 1) + listed("b", 2)
    assert told(word(body, styles=styles, numbering=lists), ".docx") == ["[3.] a", "[4.] b"]


def test_what_stands_beside_the_text() -> None:
    notes = (
        f'<w:footnote w:id="0" w:type="separator">{p("line")}</w:footnote>'
        f'<w:footnote w:id="4">{p("second")}</w:footnote>'
        f'<w:footnote w:id="2">{p("first")}</w:footnote>'
    )
    body = (
        '<w:p><w:r><w:t>text</w:t><w:footnoteReference w:id="2"/><w:t>, more</w:t>'
        '<w:footnoteReference w:id="4"/></w:r></w:p>'
    )
    number = "<w:p><w:r><w:t>Page </w:t><w:instrText>PAGE</w:instrText><w:t>2</w:t></w:r></w:p>"
    made = word(body, header1=p("head"), header2=p("head"), footer1=p("foot") + number,
                footnotes=notes)  # fmt: skip
    assert told(made, ".docx") == [
        # once, although there is one for the first page and one for the others
        "<header> head",
        "text, more",
        "<note> [1] first",
        "<note> [2] second",
        "<footer> foot",
        "<page_number> Page 2",
    ]


def test_what_people_noted_at_the_margin_and_drew_is_not_lost() -> None:
    comments = f'<w:comment w:id="1">{p("is this right?")}{p("yes")}</w:comment>'
    diagram = (
        '<a:p xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:r>'
        "<a:t>plan, </a:t></a:r><a:r><a:t>do</a:t></a:r></a:p>"
    )
    made = word(p("text"), comments=comments, diagramData=diagram)
    assert told(made, ".docx") == [
        "text",
        "<note> is this right?",
        "<note> yes",
        "<note> plan, do",
    ]


@pytest.mark.parametrize("missing", [f' Type="{OFFICE}/header"', ' Target="header1.xml"'])
def test_a_relation_that_lacks_something_makes_the_document_damaged(missing: str) -> None:
    parts = word_parts(p("text"), header1=p("head"))
    relations = parts["word/_rels/document.xml.rels"]
    assert isinstance(relations, str)
    assert missing in relations
    parts["word/_rels/document.xml.rels"] = relations.replace(missing, "")
    assert refused(archive(parts), ".docx") is codes.DOCUMENT_DAMAGED


def test_every_piece_has_its_place() -> None:
    read = document(word(p("one") + p() + table(row(tc("two"), tc("three")))), ".docx")
    first, second = read.pieces
    assert first.place == ParagraphPlace("unit.docx", 1)
    assert isinstance(second, Table)
    assert second.cells[1].pieces[0].place == ParagraphPlace(
        "unit.docx", 4, "table 1, row 1, column 2"
    )
    assert str(second.cells[1].place) == "unit.docx: paragraph 4, table 1, row 1, column 2"


REMARKS = [
    ("<w:p><w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>", codes.TRACKED_CHANGES),
    ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>" + p("y"), codes.HIDDEN_PARTS),
    # a document inside of this one
    (p("y") + '<w:altChunk r:id="r9"/>', codes.HIDDEN_PARTS),
]


@pytest.mark.parametrize(("body", "code"), REMARKS)
def test_what_is_told_of_it(body: str, code: object) -> None:
    assert [r.diagnostic.code for r in document(word(body), ".docx").remarks] == [code]
