"""Markdown: headings, lists, tables and paragraphs, with the line on which each stands."""

from rubric.sources.documents.encodings import text_of
from rubric.sources.documents.plain import pieces_of
from rubric.sources.documents.refusing import Progress
from rubric.sources.pieces import SourceDocument


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return the pieces of a Markdown text."""
    text, remarks = text_of(data, shown_as)
    return SourceDocument(shown_as, tuple(pieces_of(text.split("\n"), shown_as)), remarks=remarks)
