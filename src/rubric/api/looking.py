"""Looking closely at files: warnings and advice that no report waits for."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from rubric.api.alone import NOTHING_KNOWN, Alone
from rubric.api.library import Library
from rubric.checks.closely import look_at_facts, look_at_rules
from rubric.checks.closely.held import Elsewhere, Held, check_numbers_apart, check_replaces
from rubric.checks.closely.records import check_days, check_registered
from rubric.checks.closely.standards import check_standards
from rubric.diagnostics import Diagnostic
from rubric.load import Document
from rubric.model import Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.rules.fingerprint import folded
from rubric.sources import Located, located


def worth_a_look(
    documents: Collection[Document], library: Library, alone: Mapping[str, Alone] = NOTHING_KNOWN
) -> Iterator[Located]:
    """Yield what is worth a look in these documents; the library holds them too.

    Args:
        documents: those that are checked.
        library: what is made of all documents that are at hand.
        alone: what is known of documents by themselves, by name.
    """
    standards = Standards(library.specifications.values())
    for document in documents:
        known = alone.get(document.name)
        if known is not None:
            yield from known.facts
            yield from known.rules if _is_held(document.value, library) else ()
            continue
        for diagnostic in _in_document(document, library, standards):
            yield located(diagnostic, document.place)
    here = {document.name for document in documents}
    held: list[Held] = [*library.specifications.values(), *library.qualifications.values()]
    versions = {one.reference: one for one in library.specifications.values()}
    for found in (*check_replaces(versions), *check_numbers_apart(held)):
        if library.document(found.of).name in here:
            yield _across(found, library)


def _in_document(
    document: Document, library: Library, standards: "Standards"
) -> Iterator[Diagnostic]:
    written = document.value
    if isinstance(written, Qualification):
        yield from look_at_facts(written)
    elif isinstance(written, Specification):
        yield from facts_of_specification(written, standards)
        if _is_held(written, library):
            yield from look_at_rules(written, library.resolved(written))
    elif isinstance(written, Portfolio):
        yield from check_days(written)
        named = [
            library.find(reference, written.registered, None)
            for reference in (*(written.specification or ()), *written.units)
            if "@" in reference
        ]
        yield from check_registered(written, [s for s in named if isinstance(s, Specification)])


def facts_of_specification(written: Specification, standards: "Standards") -> Iterator[Diagnostic]:
    """Yield what is worth a look in a specification, its rules aside."""
    yield from look_at_facts(written)
    yield from check_standards(written, standards.named)


def _is_held(written: object, library: Library) -> bool:
    """Whether a library holds exactly this specification: it is sound, and the only one."""
    if not isinstance(written, Specification):
        return False
    held = library.specifications.get((written.id, written.version))
    return held is written or held == written


class Standards:
    """Standards by their id or title, as a unit names the framework."""

    def __init__(self, specifications: Iterable[Specification]) -> None:
        self._held: dict[str, Specification] = {}
        for one in specifications:
            if one.kind == "standard":
                self._held[one.id] = self._held[folded(one.title).casefold()] = one

    def named(self, framework: str) -> Specification | None:
        """Return the standard of this name, if it is at hand."""
        return self._held.get(framework) or self._held.get(folded(framework).casefold())


def _across(found: Elsewhere, library: Library) -> Located:
    """A diagnostic about one file with the place in another."""
    place = library.document(found.of).place(found.diagnostic.path)
    if found.other is None:
        return Located(found.diagnostic, place)
    other = library.document(found.other).place(found.path)
    return Located(found.diagnostic, place, (other,))
