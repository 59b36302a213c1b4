"""What the elements of a web page are: blocks, what is not shown, what only surrounds the page."""

import re
from typing import Any

#: an element of the parser's; its types are not described well enough to name it
Element = Any


#: what starts a piece of its own
BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "button", "caption"),
        *("center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hgroup", "hr", "html", "iframe", "legend", "li", "main", "menu"),
        *("nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
#: what a browser does not show, or shows no text of
UNSEEN = frozenset(
    (
        *("applet", "area", "audio", "base", "canvas", "datalist", "embed", "head"),
        *("iframe", "link", "map", "math", "meta", "noframes", "noscript", "object"),
        *("script", "style", "svg", "template", "title", "video"),
    )
)
BOLD = frozenset(("b", "strong", "th"))
_AROUND = frozenset(("nav", "header", "footer", "aside", "dialog", "menu", "search"))
_CONTROLS = frozenset(("button", "select", "optgroup", "option"))
_ROLES = frozenset(
    (
        *("alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog"),
        *("menu", "menubar", "navigation", "search", "tablist", "toolbar"),
    )
)
#: words in the class or id of what surrounds a page
_NAMED = re.compile(
    r"(^|[\s_-])(cookies?|consent|gdpr|onetrust|breadcrumbs?|navbar|nav|navigation|mega-?menu|menu|"
    r"sidebar|side-bar|footer|social|share|sharing|skip-?link|skip-?to-?content|pagination|pager|"
    r"newsletter|related-posts|advert|banner)($|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
#: what a reader opens with a click, and a saved page holds closed
_FOLDED = re.compile(
    r"(^|[\s_-])(accordion|collaps(e|ed|ible)|panel|tab-?pane|tab-?content|tabpanel|expand(er|able)?|"
    r"toggle)($|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"h([1-6])")
#: a class that makes a heading of what is none by its name, as style sheets commonly have it
_STYLED_HEADING = re.compile(r"(?:^|\s)h([1-6])(?:$|\s)")
#: an element that holds a picture, drawn with a sign or named by its word
_PICTURE = re.compile(
    r"(?:^|[\s_-])(?:icons?|fa[srlb]?|glyphicon|chevron|arrow|caret)(?:$|[\s_-])", re.IGNORECASE
)
_SIGN = re.compile(r"[^\w\s]{1,2}|[a-z]+(?:_[a-z]+)+")
#: a link that looks like a button, and does not open what stands below it
_BUTTON = re.compile(r"(?:^|[\s_-])(?:btn|button|cta)(?:$|[\s_-])", re.IGNORECASE)
_OPENS = ("data-toggle", "data-bs-toggle", "data-target", "aria-expanded", "aria-controls")
#: what is never taken for a menu by its name
_NEVER = frozenset(
    ("html", "body", "main", "article", "table", "tr", "td", "th", "tbody", "ul", "ol")
)


def tag_of(element: Element) -> str:
    """Return the name of an element in small letters; "" of comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def unseen(element: Element, tag: str) -> bool:
    """Return whether a browser shows nothing of an element, or a picture."""
    if tag in UNSEEN or tag == "" or _is_picture(element, tag):
        return True
    if _FOLDED.search(f"{element.get('class') or ''} {element.get('role') or ''}"):
        return False
    if element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style") or ""))


def _is_picture(element: Element, tag: str) -> bool:
    if tag not in ("i", "span") or not _PICTURE.search(element.get("class") or ""):
        return False
    return len(element) == 0 and _SIGN.fullmatch((element.text or "").strip()) is not None


def heading_of(element: Element) -> int:
    """Return how high a heading an element is; 0 is none."""
    tag = tag_of(element)
    found = _HEADINGS.fullmatch(tag)
    if found is None and tag in BLOCKS:
        found = _STYLED_HEADING.search(element.get("class") or "")
        if found is None and (element.get("role") or "").lower() == "heading":
            found = re.fullmatch(r"([1-6])", (element.get("aria-level") or "2").strip())
    return int(found[1]) if found else 0


def surrounds(element: Element, tag: str, page_length: int) -> bool:
    """Return whether an element only surrounds the page: menus, banners, what cookies ask.

    A name alone is not believed of what holds the page itself: half of its text, or its main part.
    """
    if tag == "button" and _heads(element):
        return False
    if tag in ("p", "div") and _holds_button(element):
        return True
    if tag in _CONTROLS or tag in _AROUND:
        return not _inside(element) or tag not in ("header", "footer", "aside")
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if tag in _NEVER:
        return tag in ("ul", "ol") and (_named(element) or _only_links(element))
    if not _named(element):
        return False
    if any(element.find(f".//{held}") is not None for held in ("main", "article", "h1", "table")):
        return False
    return len("".join(element.itertext())) * 2 < page_length


def _heads(button: Element) -> bool:
    """Return whether a button is the heading of what it opens."""
    if any(heading_of(inside) for inside in button.iter()):
        return True
    return any(heading_of(above) or tag_of(above) == "dt" for above in button.iterancestors())


def _holds_button(element: Element) -> bool:
    """Return whether an element holds one link that looks like a button, and nothing else."""
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return False
    link = element[0]
    if tag_of(link) != "a" or any(link.get(name) is not None for name in _OPENS):
        return False
    return bool(_BUTTON.search(link.get("class") or "")) and not _heads(link)


def _named(element: Element) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NAMED.search(names))


def _inside(element: Element) -> bool:
    """Return whether an element stands inside of the main part of a page."""
    return any(tag_of(above) in ("main", "article") for above in element.iterancestors())


def _only_links(element: Element) -> bool:
    """Return whether a list is one of links and nothing else, as menus are."""
    linked = 0
    for item in element:
        if tag_of(item) != "li":
            continue
        text = "".join(item.itertext()).strip()
        links = "".join("".join(link.itertext()) for link in item.iter("a")).strip()
        if not text:
            continue
        if len(links) < len(text) or len(text) > 80:
            return False
        linked += 1
    return linked >= 3
