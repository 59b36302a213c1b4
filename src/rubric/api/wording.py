"""The wording of specifications, looked over with the table of verbs of their owner."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from rubric.api.alone import NOTHING_KNOWN, Alone
from rubric.api.templates import new
from rubric.checks.command_verbs import check_command_verbs, owner_key
from rubric.checks.wording import check_wording
from rubric.checks.wording.duplicates import alike_in_library
from rubric.checks.wording.verb_table import VerbTable
from rubric.diagnostics import Diagnostic, codes
from rubric.load import Document, document_of
from rubric.model import Specification
from rubric.model.command_verbs import CommandVerbs
from rubric.sources import Located


def wording_problems(
    documents: Iterable[Document],
    library: Iterable[Document],
    alone: Mapping[str, Alone] = NOTHING_KNOWN,
) -> Iterator[Located]:
    """Yield what looks wrong in the wording of these documents.

    Args:
        documents: those that are checked.
        library: all that are at hand, these among them: tables of verbs, and the
            specifications whose wording may stand in these too.
        alone: what is known of documents by themselves, by name.
    """
    here = {document.name: document for document in documents}
    everything = {document.name: document for document in library} | here
    tables = Tables(everything.values())
    yield from (problem for document, problem in tables.repeated if document.name in here)
    for document in here.values():
        value = document.value
        if document.name in alone:
            yield from alone[document.name].wording
        elif isinstance(value, Specification):
            yield from wording_of(document, value, tables)
        elif isinstance(value, CommandVerbs):
            for diagnostic in check_command_verbs(value):
                yield _located(diagnostic, document)
    # what is only at hand comes first: of two that are alike the one that is checked is told
    in_order = sorted(everything.values(), key=lambda document: document.name in here)
    specifications = ((d, d.value) for d in in_order if isinstance(d.value, Specification))
    for alike in alike_in_library(specifications):
        if alike.holder.name in here:
            places = (alike.other.place(alike.other_path),)
            place = alike.holder.place(alike.diagnostic.path)
            yield Located(alike.diagnostic, place, places)


@cache
def _builtin() -> VerbTable:
    """The table that comes with the engine: the template of one is that table."""
    document = document_of(new("command_verbs"), str(Path("command_verbs.yaml")))
    assert isinstance(document.value, CommandVerbs)
    return VerbTable(document.value)


class Tables:
    """Tables of verbs by owner ("" for everybody): the first of each holds."""

    def __init__(self, documents: Iterable[Document]) -> None:
        first: dict[str, tuple[Document, CommandVerbs]] = {}
        #: those that say something else than the first of theirs, and what is told of them
        self.repeated: list[tuple[Document, Located]] = []
        for document in documents:
            table = document.value
            if not isinstance(table, CommandVerbs):
                continue
            known, same = first.setdefault(owner_key(table.owner), (document, table))
            if known is not document and same != table:
                self.repeated.append((document, _second(document, known, table)))
        self._tables = {owner: VerbTable(table) for owner, (_, table) in first.items()}

    def of(self, owner: str | None) -> VerbTable:
        """Return the table that holds for specifications of an owner."""
        return self._tables.get(owner_key(owner)) or self._tables.get("") or _builtin()


def _second(document: Document, known: Document, table: CommandVerbs) -> Located:
    field = "id" if table.owner is None else "owner"
    told = {"owner": table.owner or "", "for": "all" if table.owner is None else "owner"}
    diagnostic = Diagnostic(codes.TWO_TABLES, (field,), told)
    return Located(diagnostic, document.place((field,)), (known.place((field,)),))


def wording_of(document: Document, value: Specification, tables: Tables) -> Iterator[Located]:
    """Yield what looks wrong in the wording of one specification, which this document holds."""
    for diagnostic in check_wording(value, tables.of(value.owner)):
        yield _located(diagnostic, document)


def _located(diagnostic: Diagnostic, document: Document) -> Located:
    return Located(
        diagnostic,
        document.place(diagnostic.path, diagnostic.span),
        tuple(document.place(path) for path in diagnostic.related),
    )
