"""A web page saved in one file (.mht): the page is taken out of it, and read like any other."""

import email
from email.message import Message
from email.policy import compat32

from rubric.diagnostics import codes
from rubric.sources.documents.refusing import Progress, Refused, told
from rubric.sources.documents.web.reading import read as read_page
from rubric.sources.pieces import SourceDocument

#: parts that stand in one another; a saved page has two
_DEEPEST = 20


def read(data: bytes, shown_as: str, progress: Progress | None = None) -> SourceDocument:
    """Return what a saved web page shows; its pictures and styles are not looked at.

    Raises:
        Refused: it holds no page, or the page cannot be read.
    """
    if data.count(b"boundary=") > _DEEPEST:
        raise Refused(told(codes.DOCUMENT_TOO_DEEP, shown_as))
    try:
        whole = email.message_from_bytes(data, policy=compat32)
        page = next((p for p in whole.walk() if p.get_content_type() == "text/html"), None)
        text = "" if page is None else _text(page)
    except Exception as error:  # whatever is wrong with it, no page can be taken out of it
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    if not text.strip():
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as))
    return read_page(text.encode("utf-8-sig", "replace"), shown_as, progress)


def _text(page: Message) -> str:
    content = page.get_payload(decode=True)
    assert isinstance(content, bytes)
    try:
        return content.decode(page.get_content_charset() or "utf-8", "replace")
    except LookupError:  # an encoding that nobody knows
        return content.decode("utf-8", "replace")
