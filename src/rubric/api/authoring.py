"""A specification as a workbook that is edited in a spreadsheet program, and read back."""

from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from rubric.api.files import shown
from rubric.diagnostics import Path, codes
from rubric.exchange.sheet.author_reading import Authored, Location
from rubric.exchange.sheet.author_writing import author_workbook
from rubric.exchange.sheet.workbook import Opened
from rubric.load import Document, in_file_order
from rubric.load.document import typed_data
from rubric.load.plain_data import plain_data
from rubric.load.yaml_reader import WordingFields, read_yaml
from rubric.load.yaml_writer import to_flow
from rubric.model import Specification
from rubric.model.addresses import Addresses
from rubric.sources import FilePlace, Located, Place

#: in the cell of a rule there is no wording that YAML could cut
_NO_WORDING = WordingFields(frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class AuthorDocument(Document):
    """A specification in a workbook, with the cell of every value."""

    _authored: Authored | None = field(default=None, repr=False)
    _of_data: Addresses | None = field(default=None, repr=False)

    @property
    def stated_id(self) -> str | None:
        """The id that the workbook states, also where something else in it is wrong."""
        stated = None if self._authored is None else self._authored.data.get("id")
        return stated if isinstance(stated, str) else None

    def place(self, path: Path, span: tuple[int, int] | None = None) -> Place:  # noqa: ARG002 - a span is of letters in a line; a problem of a workbook names the whole cell
        """Return the cell that a path of the model came from."""
        if self._authored is None or self._of_data is None:
            return FilePlace(self.name)
        return self._at(self._of_data.location_of(path))

    def _at(self, location: Location) -> Place:
        assert self._authored is not None
        return self._authored.place(location) or FilePlace(self.name)


def author_sheet(specification: Specification) -> bytes:
    """Return a specification as a workbook (.xlsx), to be edited there and read back.

    Raises:
        ExcelMissing: the extra `excel` is not installed.
        CellTooLong: a text is longer than a cell can hold.
    """
    return author_workbook(plain_data(specification), to_flow)


def read_author_sheet(
    path: str | FilePath,
) -> tuple[Specification | None, tuple[Located, ...]]:
    """Return the specification in a workbook where it is sound, and every problem by its cell."""
    from rubric.api.documents import documents_of

    document = documents_of(FilePath(path), shown(FilePath(path).resolve()))[0]
    value = document.value
    if value is not None and not isinstance(value, Specification):
        from rubric.api.portfolio import wrong_kind

        return None, (wrong_kind(document, "unit"),)
    return value, document.problems


def authored_document(book: Opened) -> Document:
    """Return the specification of a workbook as a file of it would be."""
    inner: list[Located] = []

    def parsed(text: str, place: Place) -> Any:
        read = read_yaml(text, book.file, _NO_WORDING)
        inner.extend(Located(problem.diagnostic, place) for problem in read.problems[:1])
        return None if read.problems or not read.whole else read.data

    authored = Authored(book, parsed)
    addresses = Addresses(authored.data)
    kind, value, found = typed_data(addresses)
    told = [*authored.told, *inner]
    if any(problem.diagnostic.code is codes.HEADING_MISSING for problem in told):
        found = []  # what stands on that sheet is not missing
    unclear = {problem.place for problem in told}
    for diagnostic, location in found:
        place = authored.place(location) or FilePlace(book.file)
        if place not in unclear:
            related = tuple(authored.place(addresses.location_of(p)) for p in diagnostic.related)
            told.append(Located(diagnostic, place, related))
    if any(problem.diagnostic.code.severity == "error" for problem in told):
        value = None
    return AuthorDocument(
        book.file,
        kind,
        value,
        in_file_order(told),
        _authored=authored,
        _of_data=addresses,
    )
