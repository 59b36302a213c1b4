"""A web page parsed, and read. Nothing is fetched, and no script is run."""

import re
from dataclasses import replace
from itertools import islice
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.documents.bounds import MOST_ELEMENTS, too_long, too_many_elements
from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.refusing import Progress, Refused, not_installed, told
from rubric.sources.documents.web.walking import Walk
from rubric.sources.pieces import Paragraph, Piece, SourceDocument

#: what the page says of its encoding, near its beginning
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{1,40})""")
_LOOKED_AT = 4096
_XML_START = re.compile(r"\s*<\?xml[^>]*\?>")


#: so many paragraphs with a mark before them are a message that is answered
_QUOTED = 3
_QUOTES = re.compile(r"^>[> ]*", re.MULTILINE)


def _unquoted(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces without the marks that a mail program puts before what it answers."""
    texts = [piece.text for piece in pieces if isinstance(piece, Paragraph)]
    lines = [line for text in texts for line in text.split("\n")]
    if sum(line.startswith(">") for line in lines) < _QUOTED:
        return pieces
    kept = []
    for piece in pieces:
        if isinstance(piece, Paragraph):
            piece = replace(piece, text=_QUOTES.sub("", piece.text))
        if not isinstance(piece, Paragraph) or piece.text.strip():
            kept.append(piece)
    return tuple(kept)


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return what a web page shows.

    Raises:
        Refused: it cannot be read, or the extra `web` is not installed.
    """
    try:
        from lxml import etree
    except ImportError:
        raise not_installed(shown_as, "web") from None
    head = data[:_LOOKED_AT]
    found = _DECLARED.search(head) or _XML_DECLARED.search(head)
    text, remarks = text_of(data, shown_as, found[1].decode("ascii") if found else "")
    start = _XML_START.match(text)
    if start:  # the parser would believe what is declared, and not what was read
        text = " " * start.end() + text[start.end() :]
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root: Any = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise Refused(told(codes.DOCUMENT_TOO_DEEP, shown_as))
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise too_long(shown_as)
    if root is None:
        raise Refused(told(codes.DOCUMENT_EMPTY, shown_as))
    if next(islice(root.iter(), MOST_ELEMENTS, None), None) is not None:
        raise too_many_elements(shown_as)
    walk = Walk(shown_as, len("".join(root.itertext())))
    pieces = _unquoted(walk.pieces(root))
    title = root.find(".//title")
    called = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return SourceDocument(shown_as, pieces, called, remarks)
