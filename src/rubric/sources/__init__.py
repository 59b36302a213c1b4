"""Bytes to bounded text, and the places where things stand in what people wrote."""

from rubric.sources.places import FilePlace, Ignored, Located, Place, RowPlace, TextPlace, located
from rubric.sources.text import MOST_BYTES, decoded, decoded_bytes

__all__ = [
    "MOST_BYTES",
    "FilePlace",
    "Ignored",
    "Located",
    "Place",
    "RowPlace",
    "TextPlace",
    "decoded",
    "decoded_bytes",
    "located",
]
