"""One way in: a file is looked at, and the reader of its format gives its pieces."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from rubric.diagnostics import codes
from rubric.sources.documents.bounds import bounded
from rubric.sources.documents.refusing import Progress, Refused, told
from rubric.sources.documents.sniffing import SUFFIXES, sniffed
from rubric.sources.pieces import SourceDocument
from rubric.sources.places import Located
from rubric.sources.text import bytes_of

#: bytes; published units are below one, handbooks with pictures below fifty
MOST_BYTES = 100 * 1024 * 1024

__all__ = ["MOST_BYTES", "SUFFIXES", "Progress", "read_document"]


def read_document(
    path: Path, shown_as: str, progress: Progress | None = None
) -> SourceDocument | Located:
    """Return what stands in a document of any format, or why it cannot be read.

    Args:
        path: of the file.
        shown_as: the file as a person named it; places are told with it.
        progress: told after each page of a document that has pages.
    """
    try:
        data = bytes_of(path, MOST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return told(codes.UNREADABLE, shown_as, reason=reason)
    try:
        return read_bytes(data, path.suffix.lower(), shown_as, progress)
    except Refused as refused:
        return refused.problem


def read_bytes(
    data: bytes, suffix: str, shown_as: str, progress: Progress | None = None
) -> SourceDocument:
    """Return what stands in the bytes of a document.

    Raises:
        Refused: they cannot be read.
    """
    if len(data) > MOST_BYTES:
        raise Refused(told(codes.DOCUMENT_TOO_LARGE, shown_as, limit=MOST_BYTES // 1024**2))
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"):
        raise Refused(told(codes.DOCUMENT_EMPTY, shown_as))
    kind = sniffed(data, suffix)
    if kind == "encrypted":
        raise Refused(told(codes.DOCUMENT_ENCRYPTED, shown_as))
    if kind == "damaged":
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as))
    if kind not in _READERS:
        raise Refused(told(codes.DOCUMENT_NOT_READ, shown_as, kind=kind))
    document = bounded(_reader(kind)(data, shown_as, progress))
    if not document.pieces:
        raise Refused(told(codes.DOCUMENT_EMPTY, shown_as))
    if suffix and SUFFIXES.get(suffix, "text") != kind:
        remark = told(codes.NAMED_OTHERWISE, shown_as, suffix=suffix, kind=kind)
        return replace(document, remarks=(remark, *document.remarks))
    return document


def _reader(kind: str) -> Callable[[bytes, str, Progress | None], SourceDocument]:
    """Return the reader of a format; its libraries are imported only now."""
    module = import_module(f"rubric.sources.documents.{_READERS[kind]}")
    read: Callable[[bytes, str, Progress | None], SourceDocument] = module.read
    return read


#: format → the module that reads it
_READERS: Mapping[str, str] = {
    "word": "word.reading",
    "pdf": "pdf.reading",
    "web": "web.reading",
    "web_archive": "web.archive",
    "xlsx": "workbook",
    "xls": "old_workbook",
    "ods": "open_workbook",
    "csv": "separated",
    "markdown": "markdown",
    "text": "plain",
}
