"""A Word document opened, and read: headers, the text, footers, then the notes."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from rubric.diagnostics import codes
from rubric.sources.documents.archives import checked_archive, remarks_on
from rubric.sources.documents.refusing import Progress, Refused, not_installed, told
from rubric.sources.documents.word.body import Walk
from rubric.sources.documents.word.names import Element, local, name, value
from rubric.sources.documents.word.numbering import Numbering
from rubric.sources.documents.word.styles import Styles
from rubric.sources.pieces import Paragraph, Piece, Role, SourceDocument, paragraphs
from rubric.sources.places import Located, ParagraphPlace

#: what the parts are called in the relations of a document
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#: notes that only draw a line
_DRAWN = ("separator", "continuationSeparator", "continuationNotice")
_CHANGES = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")


def read(data: bytes, shown_as: str, _progress: Progress | None = None) -> SourceDocument:
    """Return what stands in a Word document.

    Raises:
        Refused: it cannot be read, or the extra `word` is not installed.
    """
    try:
        from docx.package import Package
    except ImportError:
        raise not_installed(shown_as, "word") from None
    checked = checked_archive(data, shown_as)
    try:
        main = Package.open(BytesIO(checked.data)).main_document_part
        body = main.element.body
        parts = _Parts(main)
    except Exception as error:
        raise Refused(told(codes.DOCUMENT_DAMAGED, shown_as)) from error
    styles = Styles(parts.root("styles"))
    walk = Walk(shown_as, styles, Numbering(parts.root("numbering"), styles))
    pieces: list[Piece] = []
    pieces.extend(_around(parts, walk, "header"))
    pieces.extend(walk.pieces(body))
    pieces.extend(_notes(parts, walk))
    pieces.extend(_beside(parts, walk))
    pieces.extend(_around(parts, walk, "footer"))
    remarks = [*remarks_on(checked, shown_as), *_remarks(walk, main.element, shown_as)]
    return SourceDocument(shown_as, tuple(pieces), _title(main), tuple(remarks))


class _Parts:
    """The parts beside the text of a document."""

    def __init__(self, main: Any) -> None:
        related = (
            (relation.reltype, relation.target_part)
            for relation in main.rels.values()
            if not relation.is_external
        )
        # many relations can name one part, and then it would be read as often
        self._related = list(dict.fromkeys(related))
        if not all(isinstance(reltype, str) for reltype, _ in self._related):
            raise ValueError("relation")

    def root(self, kind: str) -> Element | None:
        """Return the root of the part of a kind; None where the document has none."""
        return next(iter(self.roots(kind)), None)

    def roots(self, kind: str) -> Iterator[Element]:
        """Yield the root of each part of a kind; one that cannot be read is passed over."""
        for reltype, part in self._related:
            if reltype.rpartition("/")[2] != kind:
                continue
            element = getattr(part, "element", None)
            if element is None:
                element = _parsed(part.blob)
            if element is not None:
                yield element


def _parsed(blob: bytes) -> Element | None:
    from lxml import etree

    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError:
        return None


def _around(parts: _Parts, walk: Walk, role: Role) -> Iterator[Piece]:
    """Yield what stands above or below the text of pages, each text once."""
    seen: set[tuple[str, ...]] = set()
    for root in parts.roots(role):
        found = tuple(walk.pieces(root, role, role))
        texts = tuple(paragraph.text for paragraph in paragraphs(found))
        if texts not in seen:
            seen.add(texts)
            yield from found


def _notes(parts: _Parts, walk: Walk) -> Iterator[Piece]:
    """Yield the notes in the order in which the text points at them, then any others."""
    for kind in ("footnote", "endnote"):
        for root in parts.roots(f"{kind}s"):
            held = {
                value(note, "w:id") or "": note
                for note in root
                if local(note) == kind and value(note, "w:type") not in _DRAWN
            }
            order = [key for of, key in walk.notes if of == kind and key in held]
            for turn, key in enumerate(dict.fromkeys([*order, *held]), 1):
                for at, piece in enumerate(walk.pieces(held[key], "note", kind)):
                    labelled = isinstance(piece, Paragraph) and at == 0 and not piece.label
                    yield _labelled(piece, str(turn)) if labelled else piece


def _beside(parts: _Parts, walk: Walk) -> Iterator[Piece]:
    """Yield what people noted at the margin, and the words in drawn diagrams."""
    for root in parts.roots("comments"):
        for comment in root:
            if local(comment) == "comment":
                yield from walk.pieces(comment, "note", "comment")
    for root in parts.roots("diagramData"):
        for shape in root.iter(name("a:p")):
            text = "".join(each.text or "" for each in shape.iter(name("a:t"))).strip()
            if text:
                place = ParagraphPlace(walk.shown_as, walk.paragraphs, "diagram")
                yield Paragraph(text, place, role="note")


def _labelled(piece: Piece, label: str) -> Piece:
    assert isinstance(piece, Paragraph)
    return Paragraph(piece.text, piece.place, label=label, strong=piece.strong, role=piece.role)


def _remarks(walk: Walk, root: Element, shown_as: str) -> Iterator[Located]:
    if any(next(root.iter(name(tag)), None) is not None for tag in _CHANGES):
        yield told(codes.TRACKED_CHANGES, shown_as)
    if next(root.iter(name("w:altChunk")), None) is not None:
        yield told(codes.HIDDEN_PARTS, ParagraphPlace(shown_as, 1), part="document")
    if walk.hidden:
        yield told(codes.HIDDEN_PARTS, ParagraphPlace(shown_as, 1), part="text")


def _title(main: Any) -> str:
    try:
        return str(main.package.core_properties.title or "").strip()
    except Exception:  # the properties may be written in any way, and nothing depends on them
        return ""
