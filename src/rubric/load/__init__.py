"""Our own YAML: read into models with places. Nothing here raises for what a person wrote."""

from rubric.load.document import Document, document_of, in_file_order, line_reader, load_document
from rubric.load.yaml_data import LibyamlMissing

__all__ = [
    "Document",
    "LibyamlMissing",
    "document_of",
    "in_file_order",
    "line_reader",
    "load_document",
]
