"""How much a document may hold: what is more is no specification, and would be read for long."""

from itertools import islice

from rubric.diagnostics import codes
from rubric.sources.documents.refusing import Refused, told
from rubric.sources.pieces import SourceDocument, paragraphs

#: letters; a handbook of a thousand pages has three million
MOST_LETTERS = 4_000_000
#: paragraphs, those in the cells of tables too; a handbook of a thousand pages has fifty thousand
MOST_PARAGRAPHS = 200_000
#: elements of a web page: two for each paragraph, and what is around them
MOST_ELEMENTS = 500_000


def bounded_text(text: str, shown_as: str) -> None:
    """See that a text is not too long to be read.

    Raises:
        Refused: it is.
    """
    if len(text) > MOST_LETTERS:
        raise too_long(shown_as)


def bounded(document: SourceDocument) -> SourceDocument:
    """Return a document that is not too large for what is done with it.

    Raises:
        Refused: it is.
    """
    held = list(islice(paragraphs(document.pieces), MOST_PARAGRAPHS + 1))
    if len(held) > MOST_PARAGRAPHS:
        raise Refused(
            told(
                codes.DOCUMENT_UNPACKS,
                document.shown_as,
                part="paragraphs",
                limit=MOST_PARAGRAPHS,
            )
        )
    if sum(len(paragraph.text) for paragraph in held) > MOST_LETTERS:
        raise too_long(document.shown_as)
    return document


def too_long(shown_as: str) -> Refused:
    """Return the refusal of a document with too many letters."""
    limit = MOST_LETTERS // 1_000_000
    return Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="letters", limit=limit))


def too_many_elements(shown_as: str) -> Refused:
    """Return the refusal of a web page with too many elements."""
    return Refused(told(codes.DOCUMENT_UNPACKS, shown_as, part="entries", limit=MOST_ELEMENTS))
