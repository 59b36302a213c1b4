"""Bytes to bounded text, and the places where things stand in what people wrote."""

from rubric.sources.places import (
    CellPlace,
    FilePlace,
    Ignored,
    LinePlace,
    Located,
    PagePlace,
    ParagraphPlace,
    Place,
    RowPlace,
    TextPlace,
    located,
)
from rubric.sources.text import LINE_END, MOST_BYTES, bytes_of, decoded, decoded_bytes, lines_of

__all__ = [
    "LINE_END",
    "MOST_BYTES",
    "CellPlace",
    "FilePlace",
    "Ignored",
    "LinePlace",
    "Located",
    "PagePlace",
    "ParagraphPlace",
    "Place",
    "RowPlace",
    "TextPlace",
    "bytes_of",
    "decoded",
    "decoded_bytes",
    "lines_of",
    "located",
]
