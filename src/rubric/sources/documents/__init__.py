"""Documents of any format as paragraphs and tables with their places.

One thin reader a format gives the same pieces (`rubric.sources.pieces`); `read_document` chooses it
by what a file holds first, and by its name only where that does not say. Nothing here knows what a
specification is, nothing is fetched, and nothing that a document could run is run.
"""

from rubric.sources.documents.reading import SUFFIXES, read_document

__all__ = ["SUFFIXES", "read_document"]
