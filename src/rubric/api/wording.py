"""The wording of specifications, looked over with the table of verbs of their owner."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

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
    documents: Iterable[Document], library: Iterable[Document]
) -> Iterator[Located]:
    """Yield what looks wrong in the wording of these documents.

    Args:
        documents: those that are checked.
        library: all that are at hand, these among them: tables of verbs, and the
            specifications whose wording may stand in these too.
    """
    here = {document.name: document for document in documents}
    everything = {document.name: document for document in library} | here
    tables, found = _tables(everything.values())
    yield from (problem for document, problem in found if document.name in here)
    for document in here.values():
        value = document.value
        if isinstance(value, Specification):
            table = tables.get(owner_key(value.owner)) or tables.get("") or _builtin()
            for diagnostic in check_wording(value, table):
                yield _located(diagnostic, document)
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


def builtin_verbs() -> tuple[str, ...]:
    """Return the command verbs of the table that comes with the engine."""
    table = _builtin().written
    return (*table.doing, *table.knowledge)


def _tables(
    documents: Iterable[Document],
) -> tuple[Mapping[str, VerbTable], list[tuple[Document, Located]]]:
    """The tables by owner ("" for everybody), and those that are not the first of theirs."""
    first: dict[str, tuple[Document, CommandVerbs]] = {}
    problems = []
    for document in documents:
        table = document.value
        if not isinstance(table, CommandVerbs):
            continue
        known, same = first.setdefault(owner_key(table.owner), (document, table))
        if known is not document and same != table:
            field = "id" if table.owner is None else "owner"
            told = {"owner": table.owner or "", "for": "all" if table.owner is None else "owner"}
            diagnostic = Diagnostic(codes.TWO_TABLES, (field,), told)
            places = (known.place((field,)),)
            problems.append((document, Located(diagnostic, document.place((field,)), places)))
    return {owner: VerbTable(table) for owner, (_, table) in first.items()}, problems


def _located(diagnostic: Diagnostic, document: Document) -> Located:
    return Located(
        diagnostic,
        document.place(diagnostic.path, diagnostic.span),
        tuple(document.place(path) for path in diagnostic.related),
    )
