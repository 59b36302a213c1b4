"""Reading a page as a browser does, and what every page of ours has to be."""

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

import html5lib

_NS = "{http://www.w3.org/1999/xhtml}"
#: what only shows text: nothing here runs, loads or sends
ELEMENTS = {
    "html", "head", "meta", "title", "style", "body", "header", "main", "section", "h1", "h2", "h3",
    "p", "strong", "bdi", "span", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "pre",
    "del", "ins", "mark", "a",
}  # fmt: skip
ATTRIBUTES = {
    "lang", "charset", "http-equiv", "content", "name", "aria-labelledby", "aria-label", "role",
    "id", "class", "scope", "href", "tabindex", "data-h",
}  # fmt: skip


def parsed(page: str) -> Element:
    """Return the page as a browser takes it; one that is not sound HTML is refused."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    tree: Element = parser.parse(page)
    return tree


def named(tree: Element, name: str) -> Iterator[Element]:
    return tree.iter(f"{_NS}{name}")


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def rows(tree: Element) -> list[list[str]]:
    """Every row of every table, as the texts of its cells."""
    return [[text_of(cell) for cell in row] for row in named(tree, "tr")]


def hold_to_our_pages(page: str) -> Element:
    """Hold a page to what all of them are: inert, from nowhere else, and readable by anybody."""
    tree = parsed(page)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert {element.tag.removeprefix(_NS) for element in elements} <= ELEMENTS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    (style,) = named(tree, "style")
    assert not re.search(r"url|@import|expression", style.text or "")
    assert tree.attrib["lang"] == "en"
    assert next(named(tree, "title")).text
    # one heading for the page, and none that skips a level
    levels = [int(e.tag[-1]) for e in elements if re.fullmatch(rf"{_NS}h\d", e.tag)]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    # each table says what its columns and rows are
    for table in named(tree, "table"):
        assert table.get("aria-labelledby")
        assert all(cell.get("scope") in ("col", "row") for cell in named(table, "th"))
        heads = [list(row) for row in named(next(named(table, "thead")), "tr")]
        widths = {len(cells) for cells in heads} | {
            len(list(row)) for row in named(next(named(table, "tbody")), "tr")
        }
        assert len(widths) == 1, text_of(table)
    assert [e.attrib["href"] for e in elements if "href" in e.attrib] == ["#main"]
    ids = [element.attrib["id"] for element in elements if "id" in element.attrib]
    assert len(set(ids)) == len(ids)
    assert {e.attrib["aria-labelledby"] for e in elements if "aria-labelledby" in e.attrib} <= {
        *ids
    }
    return tree
