"""Web pages: what a browser shows, and what only surrounds it."""

import base64

import pytest
from tests.sources.documents.making import document, refused, told

from rubric.diagnostics import codes
from rubric.sources import TextPlace
from rubric.sources.pieces import Paragraph

PAGES: list[tuple[str, list[str]]] = [
    # white space is one space; a line break is one; two part paragraphs
    ("<p>one\n  two<br>three<br><br>four</p>five", ["one two / three", "four", "five"]),
    # words that are marked within one another stay whole
    ("<p><b>Iden</b>tify <i>the</i>\n<u>parts</u></p>", ["Identify the parts"]),
    # all of it bold; a heading; entities
    (
        "<h2>A &amp; B</h2><p><strong>all</strong></p><p><b>part</b> of it</p>",
        ["h2 A & B", "bold all", "part of it"],
    ),
    # lists, within one another, counted from elsewhere, without marks
    (
        "<ol start=3 type=a><li>x<ul><li>y</ul><li value=7><p>z</p></ol>",
        ["[c.] x", "[•] y", "[g.] z"],
    ),
    ("<ol reversed><li>x<li>y</ol>", ["[2.] x", "[1.] y"]),
    ('<ol style="list-style-type: upper-roman"><li>x<li>y</ol>', ["[I.] x", "[II.] y"]),
    ('<ul style="list-style:none"><li>x</ul>', ["x"]),
    # what opens by a click: its heading is no control, and it is read though it is closed
    (
        "<h2><button>Outcome 1</button></h2><div class=accordion-panel hidden><p>Know bees</div>"
        "<button><h3>Outcome 2</h3></button><div role=tabpanel style='display:none'>Keep bees</div>"
        "<button>Print</button><p hidden>not</p>",
        ["h2 Outcome 1", "Know bees", "h3 Outcome 2", "Keep bees", "<menu> Print"],
    ),
    # an item without a text gives its number to nothing else
    ("<ol><li></li><li>y</li></ol><p>after</p>", ["[2.] y", "after"]),
    # a table: headings, spans over rows and columns, a list in a cell
    (
        "<table><caption>Unit</caption><thead><tr><th>LO<th>AC</thead><tbody><tr><td rowspan=2>1"
        "<td>1.1</tr><tr><td><ul><li>x<li>y</ul></tr><tr><td colspan=2>wide</tr></table>",
        ["bold Unit", "table", "  1.1: bold LO", "  1.2: bold AC", "  2.1 2x1: 1", "  2.2: 1.1",
         "  3.2:", "    [•] x", "    [•] y", "  4.1 1x2: wide"],
    ),
    # rows that go on to the end, and further than there are rows
    (
        "<table><tr><td rowspan=0>a<td rowspan=9>b<td>c<tr><td>d</table>",
        ["table", "  1.1 2x1: a", "  1.2 2x1: b", "  1.3: c", "  2.3: d"],
    ),
    # tables that only place what stands in them
    ("<table><tr><td><p>one</p><p>two</p></table>", ["one", "two"]),
    (
        "<table><tr><td>menu<td><table><tr><td>Level<td>the third</table></table>",
        ["menu", "table", "  1.1: Level", "  1.2: the third"],
    ),
    ("<table role=presentation><tr><td>a<td>b</table>", ["a", "b"]),
    # terms with what is said of each
    (
        "<dl><dt>Level<dd>3<dt>Credit<dd>5<dd>or 6</dl>",
        ["table", "  1.1: bold Level", "  1.2: 3", "  2.1: bold Credit", "  2.2:", "    5",
         "    or 6"],
    ),
    # a label beside its value, with nothing but the style sheet between them
    (
        "<div><span class=field-label>Level</span><span>3</span></div>",
        ["Level -> 3"],
    ),
    (
        "<div><span class=chip>Level 3</span><span class=chip>4 credits</span></div>",
        ["Level 3 -> 4 credits"],
    ),
    # two by two in one block after the other: a label and its value each time
    (
        "<div class=f><span>Level</span><span>3</span></div>"
        "<div class=f><span>GLH</span><span>10</span></div>",
        ["Level -> 3", "GLH -> 10"],
    ),
    ("<div><span>Le</span><span>vel</span></div><p>3</p>", ["Level", "3"]),
    # headings by their class, and by what they say they are
    (
        "<div class='h1 big'>Unit</div><div role=heading aria-level=3>Aim</div><b class=h4>x</b>",
        ["h1 Unit", "h3 Aim", "bold x"],
    ),
    # pictures, drawn as signs or named
    (
        "<p>Outcome <i class=icon>+</i></p><p>Aim <span class=material-icons>expand_more</span></p>"
        "<p><i class=icon>of one</i></p>",
        ["Outcome", "Aim", "of one"],
    ),
    # a link that looks like a button, and one that opens what stands below it
    (
        "<p><a class=btn href=x>Enquire</a></p><div><a class=btn data-toggle=collapse>LO1</a></div>"
        "<p>See <a class=btn>this</a></p>",
        ["<menu> Enquire", "LO1", "See this"],
    ),
    # what is not shown
    (
        "<style>p{}</style><script>x</script><p hidden>a</p><div style='display: none'>b</div>"
        "<template>c</template><p>d</p><!-- e -->",
        ["d"],
    ),
    # what surrounds the page
    (
        "<nav>Home</nav><header>Site</header><p>text</p><aside>near</aside><footer>end</footer>",
        ["<menu> Home", "<menu> Site", "text", "<menu> near", "<menu> end"],
    ),
    ("<div id=cookie-consent>We use cookies</div><p>and a longer text of the page itself</p>",
     ["<menu> We use cookies", "and a longer text of the page itself"]),
    # a list of links and nothing else
    (
        "<ul><li><a>One</a><li><a>Two</a><li><a>Three</a></ul><ul><li><a>a</a> and more</ul>",
        ["<menu> [•] One", "<menu> [•] Two", "<menu> [•] Three", "[•] a and more"],
    ),
    # what is called a menu and holds the page; a title in the banner; the head of an article
    (
        "<div class=menu><h1>Unit</h1><p>text</p></div>",
        ["h1 Unit", "text"],
    ),
    ("<header>Body<h1>Unit</h1></header>", ["<menu> Body", "h1 Unit"]),
    ("<article><header>Level 3</header>text</article>", ["Level 3", "text"]),
    # text that is laid out by itself
    ("<pre>a\n  b</pre>", ["a", "  b"]),
    # a bullet of a picture font, as Word saves it
    ("<p>&#61623; one</p>", ["• one"]),
    # unsound pages, as browsers mend them
    ("<p>one<p>two<table><tr><td>a<td>b</p>", ["one", "two", "table", "  1.1: a", "  1.2: b"]),
]  # fmt: skip


@pytest.mark.parametrize(("page", "lines"), PAGES)
def test_what_it_shows(page: str, lines: list[str]) -> None:
    assert told(f"<html><body>{page}</body></html>".encode(), ".html") == lines


ENCODED: list[tuple[bytes, int]] = [
    # as most are, with a mark, in that of Windows with its name and without
    ("<p>café ‘x’</p>".encode(), 0),
    ("\ufeff<p>café ‘x’</p>".encode(), 0),
    ("\ufeff<p>café ‘x’</p>".encode("utf-16-le"), 0),
    ("<meta charset=windows-1252><p>café ‘x’</p>".encode("cp1252"), 0),
    ("<meta charset=iso-8859-1><p>café ‘x’</p>".encode("cp1252"), 0),
    ("<p>café ‘x’</p>".encode("cp1252"), 1),
    # it says another than it has
    ("<meta charset=utf-16><p>café ‘x’</p>".encode(), 0),
    ('<?xml version="1.0" encoding="iso-8859-1"?><html><p>café ‘x’</p></html>'.encode(), 0),
    # it names one that is none
    ("<meta charset=rot13><p>café ‘x’</p>".encode("cp1252"), 1),
]


@pytest.mark.parametrize(("data", "remarks"), ENCODED)
def test_in_any_encoding(data: bytes, remarks: int) -> None:
    read = document(data, ".html")
    assert told(data, ".html") == ["café ‘x’"]
    assert len(read.remarks) == remarks


def test_title_and_lines() -> None:
    page = b"<html><head><title> Unit\n 3 </title></head>\n<body>\n<h1>Unit 3</h1>\n<p>text</p>"
    read = document(page, ".html")
    assert read.title == "Unit 3"
    assert [piece.place for piece in read.pieces] == [
        TextPlace("unit.html", 4),
        TextPlace("unit.html", 5),
    ]


def saved(page: str, charset: str = "utf-8", kind: str = "text/html") -> bytes:
    """A web page as browsers save it in one file."""
    body = base64.b64encode(page.encode(charset, "replace")).decode()
    return (
        "From: <Saved by a browser>\r\nSubject: Unit\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b1"\r\n\r\n'
        f"--b1\r\nContent-Type: {kind}; charset={charset}\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{body}\r\n"
        "--b1\r\nContent-Type: text/css\r\n\r\nbody {color: red}\r\n--b1--\r\n"
    ).encode()


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "utf-16"])
def test_a_page_saved_in_one_file(charset: str) -> None:
    page = "<html><title>Bees</title><h1>Bees</h1><p>café £</html>"
    assert told(saved(page, charset), ".mht") == ["h1 Bees", "café £"]
    assert document(saved(page, charset), ".mhtml").title == "Bees"


def test_a_page_saved_in_one_file_is_known_by_what_it_holds() -> None:
    read = document(saved("<p>one"), ".txt")
    assert [remark.diagnostic.code for remark in read.remarks] == [codes.NAMED_OTHERWISE]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (saved("<p>one", kind="text/plain"), codes.DOCUMENT_DAMAGED),
        (saved(""), codes.DOCUMENT_DAMAGED),
        (saved("<p>one")[:160], codes.DOCUMENT_DAMAGED),
        (saved("<p>one") + b"boundary=x " * 30, codes.DOCUMENT_TOO_DEEP),
    ],
)
def test_a_file_that_holds_no_page(data: bytes, code: object) -> None:
    assert refused(data, ".mht") is code


def test_an_editor_may_write_each_level_of_a_list_as_a_list_of_its_own() -> None:
    page = (
        "<ol class='lst-kix_a1-0 start'><li>Know</ol><ol class='x lst-kix_a1-1'><li>Say</ol>"
        "<ol class=lst-kix_a1-0 start=2><li>Do</ol>"
    )
    lines = [
        each for each in document(page.encode(), ".html").pieces if isinstance(each, Paragraph)
    ]
    assert [(line.label, line.text, line.depth) for line in lines] == [
        ("1.", "Know", 1),
        ("1.", "Say", 2),
        ("2.", "Do", 1),
    ]
