"""Qualifications of a library: found, resolved, and the units that a portfolio on one is judged on.

Nothing of a report on single units imports this.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rubric.api.storage import not_sound
from rubric.api.versions import version_of
from rubric.checks.qualifications import check_qualification
from rubric.diagnostics import Argument, Diagnostic, Path, Severity, codes
from rubric.facts import Facts
from rubric.load import Document, in_file_order
from rubric.model import Specification
from rubric.model.order import people_order
from rubric.model.qualification import Qualification
from rubric.model.scalars import is_slug
from rubric.phrases import spelled
from rubric.rules.qualification import ResolvedQualification
from rubric.rules.resolve_qualification import resolved_qualification, unit_id
from rubric.sources import Located, located

if TYPE_CHECKING:
    from rubric.api.library import Library


_PATH: Path = ("qualification",)


class Units(NamedTuple):
    """The units that a learner is judged on, and those that could be chosen beside them."""

    #: those registered, and those with any record, in the qualification's order
    judged: tuple[Specification, ...]
    #: the other units of the groups that are asked, as the learner would register on them; one
    #: whose registration is over is left out
    further: tuple[Specification, ...]


def resolved_in(
    library: "Library", qualification: Qualification, pathway: str | None
) -> ResolvedQualification:
    """Return a qualification with the units of this library put in for what it names."""
    return resolved_qualification(qualification, _Ids(library, qualification), pathway)


class _Ids:
    """The ids that an entry of `equivalent` means: a unit at hand, or units of that number."""

    def __init__(self, library: "Library", qualification: Qualification) -> None:
        self._library = library
        self._named = {unit_id(unit) for group in qualification.groups for unit in group.units}
        self._numbers: dict[str, list[str]] = {}
        for specification in library.specifications.values():
            if specification.unit_number is not None:
                self._numbers.setdefault(specification.unit_number, []).append(specification.id)

    def __call__(self, entry: str) -> Sequence[str]:
        name = unit_id(entry)
        if name in self._named:
            return (name,)
        found = self._library.find(entry, None, None) if is_slug(name) else None
        if isinstance(found, Specification):
            return (name,)
        return tuple(dict.fromkeys(self._numbers.get(entry, ())))


def _unit_in(library: "Library", reference: str) -> Sequence[Specification] | Diagnostic:
    """The versions of a unit that may count, or why there is none."""
    found = library.find(reference, None, None)
    if isinstance(found, Diagnostic) or "@" in reference:
        return found if isinstance(found, Diagnostic) else (found,)
    return library.versions_of(found.id)


def unit_shown(library: "Library", named: str, on: date) -> Specification | None:
    """Return the unit that a group or row names, by its id or number, as it is on a day."""
    if is_slug(unit_id(named)):
        found = library.find(named, None, on)
        if isinstance(found, Specification):
            return found
    numbered = [s for s in library.specifications.values() if s.unit_number == named]
    return numbered[-1] if numbered else None


def problems_of(
    library: "Library", qualification: Qualification, *, elsewhere: bool = False
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a qualification among the units of a library.

    Args:
        library: where its units are looked up.
        qualification: as written.
        elsewhere: whether units that this library does not hold may stand in a storage, and be
            looked up once somebody is judged.
    """

    def find(reference: str) -> Sequence[Specification] | Diagnostic:
        found = _unit_in(library, reference)
        missing = isinstance(found, Diagnostic) and found.code is codes.UNKNOWN_SPECIFICATION
        return () if missing and elsewhere else found

    return tuple(check_qualification(qualification, find, _Ids(library, qualification)))


def found_in(library: "Library", reference: str, day: date | None) -> Qualification | Diagnostic:
    """Return the qualification of a reference, or why there is none."""
    name, _, version = reference.partition("@")
    versions = {v: held for (ident, v), held in library.qualifications.items() if ident == name}
    if versions:
        found = version_of(name, version, versions, day)
        if isinstance(found, Diagnostic):
            return Diagnostic(found.code, _PATH, found.arguments)
        return found
    if name in library.with_errors:
        faulty: dict[str, Argument] = {"id": name, "file": library.with_errors[name]}
        return Diagnostic(codes.SPECIFICATION_WITH_ERRORS, _PATH, faulty)
    known = tuple(sorted({ident for ident, _ in library.qualifications}))
    told: dict[str, Argument] = {"id": name, "near": spelled(name, known), "allowed": known}
    if library.versions_of(name):
        told["how"] = "specification"
    return Diagnostic(codes.UNKNOWN_QUALIFICATION, _PATH, told)


def with_qualifications(library: "Library", documents: Sequence[Document]) -> "Library":
    """Return a library with the qualifications of these documents, as far as they are sound."""
    found: dict[tuple[str, str], Document] = {}
    problems, with_errors = list(library.problems), dict(library.with_errors)
    sound: dict[tuple[str, str], Qualification] = {}
    elsewhere = library.source is not None
    folders = replace(library, source=None) if elsewhere else library
    for document in documents:
        qualification = document.value
        if not isinstance(qualification, Qualification):
            continue
        key = (qualification.id, qualification.version)
        first = library._where.get(key) or found.setdefault(key, document)
        if first is not document:
            if first.value != qualification:
                problems.append(_twice(key, document, first))
                with_errors[qualification.id] = document.name
                sound.pop(key, None)
            continue
        told = [
            located(d, document.place)
            for d in problems_of(folders, qualification, elsewhere=elsewhere)
        ]
        problems.extend(told)
        if any(problem.diagnostic.code.severity is Severity.ERROR for problem in told):
            with_errors[qualification.id] = document.name
        else:
            sound[key] = qualification
    return replace(
        library,
        problems=in_file_order(problems),
        with_errors=with_errors,
        _where={**library._where, **found},
        qualifications=sound,
    )


def _twice(key: tuple[str, str], document: Document, first: Document) -> Located:
    told: dict[str, Argument] = {"reference": "@".join(key)}
    again = Diagnostic(codes.DUPLICATE_SPECIFICATION, ("id",), told, (("id",),))
    return Located(again, document.place(("id",)), (first.place(("id",)),))


def pathway_problem(qualification: Qualification, pathway: str | None) -> Diagnostic | None:
    """Return that a qualification has no such pathway, where it has none."""
    known = tuple(one.id for one in qualification.pathways)
    if pathway is None or pathway in known:
        return None
    arguments: dict[str, Argument] = {
        "name": pathway,
        "qualification": qualification.reference,
        "near": spelled(pathway, known),
        "allowed": known,
    }
    return Diagnostic(codes.UNKNOWN_PATHWAY, ("pathway",), arguments)


class QualificationOfRun:
    """A qualification with what is worked out once for all learners on it."""

    def __init__(self, library: "Library", qualification: Qualification) -> None:
        self.written = qualification
        self._library = library
        self._whole = library.resolved_qualification(qualification)
        self._exact = exact_versions(qualification)
        self._asked: dict[str | None, ResolvedQualification] = {None: self._whole}
        #: what is wrong with it among units of a storage, which no folder could tell
        self.unfit = self._unfit() if library.source is not None else None

    def _unfit(self) -> Diagnostic | None:
        problems = problems_of(self._library, self.written)
        if any(problem.code.severity is Severity.ERROR for problem in problems):
            return replace(not_sound(self.written.reference, problems), path=_PATH)
        return None

    def asked(self, pathway: str | None) -> ResolvedQualification | Diagnostic:
        """Return the qualification as a pathway asks for it, or why nothing is judged on it."""
        if self.unfit is not None:
            return self.unfit
        known = self._asked.get(pathway)
        if known is not None:
            return known
        unknown = pathway_problem(self.written, pathway)
        if unknown is not None:
            return unknown
        return self._asked.setdefault(
            pathway, self._library.resolved_qualification(self.written, pathway)
        )

    def units(
        self, asked: ResolvedQualification, facts: Facts, day: date | None
    ) -> tuple[list[Diagnostic], Units]:
        """Return which units a learner is judged on, and why one of them cannot be had.

        In the version that the registration states, else in that of the qualification, else in
        the one that was open to register on (meaning 15.12).
        """
        problems: list[Diagnostic] = []
        registered = {unit_id(unit): unit for unit in facts.units}
        recorded = set(_recorded(facts, day))
        possible, open_to_all = set(self._whole.units), set(asked.units)
        judged, further = [], []
        beside = sorted(registered.keys() - possible, key=people_order)
        for unit in (*self._whole.units, *beside):
            written = registered.get(unit, unit)
            needed = unit in registered or unit in recorded
            if not needed and unit not in open_to_all:
                continue
            reference = self._with_version(written)
            found = self._library.find(reference, facts.registered, day)
            path = ("units", written) if unit in registered else _PATH
            if isinstance(found, Specification) and not needed:
                further.append(found)
            elif isinstance(found, Specification) and self._agrees(found):
                judged.append(found)
                if unit not in possible:
                    problems.append(self._in_no_group(unit, path))
                elif unit not in open_to_all and unit in registered:
                    problems.append(self._beside_pathway(unit, path, asked))
            elif isinstance(found, Specification):
                problems.append(self._another_version(found, path))
            elif needed:
                problems.append(Diagnostic(found.code, path, found.arguments))
        return problems, Units(tuple(judged), tuple(further))

    def _with_version(self, reference: str) -> str:
        """A reference to a unit, in the qualification's version where it states none itself."""
        if "@" in reference or reference not in self._exact:
            return reference
        return f"{reference}@{self._exact[reference]}"

    def _agrees(self, found: Specification) -> bool:
        return self._exact.get(found.id, found.version) == found.version

    def _another_version(self, found: Specification, path: Path) -> Diagnostic:
        arguments: dict[str, Argument] = {
            "unit": found.reference,
            "qualification": self.written.reference,
            "wanted": f"{found.id}@{self._exact[found.id]}",
        }
        return Diagnostic(codes.ANOTHER_VERSION_OF_UNIT, path, arguments)

    def _in_no_group(self, unit: str, path: Path) -> Diagnostic:
        named = self._whole.units
        arguments: dict[str, Argument] = {
            "unit": unit,
            "qualification": self.written.reference,
            "where": "whole",
            "near": spelled(unit, named),
            "allowed": named,
        }
        return Diagnostic(codes.UNIT_IN_NO_GROUP, path, arguments)

    def _beside_pathway(self, unit: str, path: Path, asked: ResolvedQualification) -> Diagnostic:
        arguments: dict[str, Argument] = {
            "unit": unit,
            "qualification": self.written.reference,
            "allowed": asked.units,
            "pathway": asked.pathway or "",
            "how": "pathway",
            "where": "pathway",
        }
        return Diagnostic(codes.UNIT_IN_NO_GROUP, path, arguments)


def exact_versions(qualification: Qualification) -> Mapping[str, str]:
    """Return the units that a qualification names in one version only: id → version."""
    named = [unit for group in qualification.groups for unit in group.units]
    named += [entry for row in qualification.equivalent for entry in row if "@" in entry]
    pairs = (unit.partition("@") for unit in named)
    return {name: version for name, _, version in pairs if version}


def _recorded(facts: Facts, day: date | None) -> Iterator[str]:
    """What stands before the first stroke of any reference known on a day: units among it."""
    for item in facts.items:
        if _known(item.day, day):
            yield from _named(link.reference for link in item.links)
    for decision in facts.decisions:
        if _known(decision.day, day):
            yield from _named(decision.criteria)
    for exemption in facts.exemptions:
        if _known(exemption.day, day):
            yield from _named(exemption.criteria)
            yield from (unit_id(unit) for unit in exemption.units)


def _known(dated: date | None, day: date | None) -> bool:
    return dated is None or day is None or dated <= day


def _named(references: Iterable[str]) -> Iterator[str]:
    for reference in references:
        name, stroke, _ = reference.partition("/")
        if stroke:
            yield unit_id(name)
