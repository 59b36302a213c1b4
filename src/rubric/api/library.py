"""The library: specifications and house rules by reference, from folders and any storage."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from rubric.api.house_rules import checked_with, faults_of, find_rules, rules_of
from rubric.api.library_documents import read_library, rules_documents
from rubric.api.versions import version_of
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.load import Document, in_file_order
from rubric.model import EvidenceRules, Specification
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification, resolved
from rubric.sources import Located, located

if TYPE_CHECKING:
    from rubric.api.alone import Alone
    from rubric.model.qualification import Qualification
    from rubric.rules.qualification import ResolvedQualification

#: kinds of file that a library holds, beside qualifications
_HELD = (Specification, EvidenceRules)
#: any storage: the specification of an id and a version (None: the storage chooses), or None
Source: TypeAlias = Callable[[str, str | None], Specification | None]
#: an id and a version
Key = tuple[str, str]
Held = TypeVar("Held", Specification, EvidenceRules)


@dataclass(frozen=True, eq=False)
class Library:
    """Specifications, house rules and qualifications, found by `id` or `id@version`.

    It does not change once it is loaded and may be shared by threads; it goes to
    other processes by pickle if its `source` does. What had errors is left out
    and named in `problems`.
    """

    specifications: Mapping[Key, Specification]
    rules: Mapping[Key, EvidenceRules]
    problems: tuple[Located, ...]
    #: ids of specifications that were found and have errors → the first place of one
    with_errors: Mapping[str, str]
    _where: Mapping[Key, Document]
    #: asked for what the folders hold no version of
    source: Source | None = None
    qualifications: "Mapping[Key, Qualification]" = field(default_factory=dict)
    #: what `source` gave and was sound; a version of a specification does not change
    _given: dict[Key, Specification] = field(default_factory=dict, init=False)
    _resolved: dict[Key, ResolvedSpecification] = field(default_factory=dict, init=False)
    #: the same specifications and rules by id, then by version
    _versions: Mapping[str, Mapping[str, Specification]] = field(init=False)
    _rule_versions: Mapping[str, Mapping[str, EvidenceRules]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_versions", _by_id(self.specifications))
        object.__setattr__(self, "_rule_versions", _by_id(self.rules))

    def __getstate__(self) -> dict[str, Any]:
        """Return what a pickle holds: copies of what other threads may be adding to."""
        return {**self.__dict__, "_given": dict(self._given), "_resolved": dict(self._resolved)}

    @staticmethod
    def load(
        *folders: str | Path,
        source: Source | None = None,
        rules: Iterable[str | Path | EvidenceRules] = (),
        builtin: bool = True,
    ) -> "Library":
        """Return the library of everything in these folders (and single files).

        Args:
            folders: folders, searched with everything below them, or files.
            source: any storage. It is asked for an id that stands nowhere in the folders, with
                the version of the reference, or None where that states none and the storage
                is to choose; it returns a specification, or None. What it gives is checked as
                a file is, and kept. Several threads may ask at once.
            rules: house rules to look references up in, beside those in the folders: values, or
                files and folders that hold nothing else.
            builtin: whether the specifications that come with the engine are in it.

        Raises:
            FileNotFoundError: a folder or file is not there.
            TypeError: `source` cannot be called.
        """
        if source is not None and not callable(source):
            raise TypeError(f"source is called with an id and a version: {source!r} cannot be")
        documents = [*read_library(folders, {}, builtin=builtin), *rules_documents(rules)]
        return library_of(documents, source)

    def find(
        self, reference: str, registered: date | None, on: date | None
    ) -> Specification | Diagnostic:
        """Return the specification that a portfolio means, or why there is none.

        Without a version it is the one with the latest operational start on or
        before registration (where that is not stated, `on`), none stated being
        the earliest, then the highest version, that is still open to register on.
        Without any day every version is taken as open. What stands in no folder
        is asked of `source`.
        """
        name, _, version = reference.partition("@")
        versions = self._versions.get(name)
        if versions is None:
            return self._missing(name) if self.source is None else self._asked(name, version)
        if (name, version) in self._where and version not in versions:
            return self._faulty(reference, self._where[name, version].name)
        return version_of(name, version, versions, registered or on)

    def find_qualification(
        self, reference: str, registered: date | None, on: date | None
    ) -> "Qualification | Diagnostic":
        """Return the qualification that a portfolio means, or why there is none; as `find`."""
        from rubric.api.qualifications import found_in  # few libraries hold one

        return found_in(self, reference, registered or on)

    def resolved_qualification(
        self, qualification: "Qualification", pathway: str | None = None
    ) -> "ResolvedQualification":
        """Return a qualification with its units looked up, and of a pathway its groups only."""
        from rubric.api.qualifications import resolved_in

        return resolved_in(self, qualification, pathway)

    def versions_of(self, name: str) -> tuple[Specification, ...]:
        """Return the versions of a specification that are at hand, without asking `source`."""
        given = [found for found in self._given.values() if found.id == name]
        return (*self._versions.get(name, {}).values(), *given)

    def house_rules(self, reference: str) -> EvidenceRules | None:
        """Return house rules by `id` (the highest version) or `id@version`, if it holds them."""
        return find_rules(reference, self._rule_versions)

    def resolved(
        self, specification: Specification, run_rules: EvidenceRules | None = None
    ) -> ResolvedSpecification:
        """Return a specification with nothing left to inherit; done once without run rules."""
        if run_rules is not None:
            return resolved(specification, self._rules_known, run_rules)
        key = (specification.id, specification.version)
        known = self._resolved.get(key)
        # of two threads that come here at once the first one's stands
        return known or self._resolved.setdefault(key, resolved(specification, self._rules_known))

    def document(self, specification: "Specification | EvidenceRules | Qualification") -> Document:
        """Return the file that a specification, house rules or a qualification stand in.

        Raises:
            KeyError: they stand in no file: `source` gave them.
        """
        return self._where[specification.id, specification.version]

    def _rules_known(self, reference: str) -> EvidenceRules:
        return rules_of(reference, self._rule_versions)

    def _missing(self, name: str) -> Diagnostic:
        if name in self.with_errors:
            return self._faulty(name, self.with_errors[name])
        known = tuple(sorted(self._versions))
        told: dict[str, Argument] = {"id": name, "near": _near(name, known), "allowed": known}
        if any(name == qualification for qualification, _ in self.qualifications):
            told["how"] = "qualification"
        return Diagnostic(codes.UNKNOWN_SPECIFICATION, ("specification",), told)

    @staticmethod
    def _faulty(reference: str, file: str) -> Diagnostic:
        arguments: dict[str, Argument] = {"id": reference, "file": file}
        return Diagnostic(codes.SPECIFICATION_WITH_ERRORS, ("specification",), arguments)

    def _asked(self, name: str, version: str) -> Specification | Diagnostic:
        """What `source` gives for a reference; the same value for a version that it gave before."""
        known = self._given.get((name, version))
        if known is not None:
            return known
        if self.source is None or name in self.with_errors:  # faulty in a folder: not passed over
            return self._missing(name)
        from rubric.api.storage import given, not_sound, not_there  # few libraries have a source

        found = given(self.source, name, version or None)
        if found is None:
            missing = self._missing(name)
            return not_there(missing, name, version)
        if isinstance(found, Diagnostic):
            return found
        key = (found.id, found.version)
        if key not in self._given:
            problems = tuple(faults_of(found, self._rule_versions))
            if any(problem.code.severity == "error" for problem in problems):
                return not_sound(found.reference, problems)
        return self._given.setdefault(key, found)


def library_of(
    documents: Iterable[Document],
    source: Source | None = None,
    known: "Mapping[str, Alone] | None" = None,
) -> Library:
    """Return the library of these documents; those of other kinds are passed over.

    House rules are checked first, so that a specification that uses faulty ones
    is told, wherever their file stands.

    Args:
        documents: everything that is at hand.
        source: as for `Library.load`.
        known: what is known of specifications by themselves, by the names of their documents.
    """
    every = tuple(documents)
    problems = [problem for document in every for problem in document.problems]
    with_errors = {
        name: document.name
        for document in every
        if document.value is None and (name := document.stated_id) is not None
    }
    found, repeats = _unique(every)
    for key, document, first in repeats:
        problems.append(_twice(key, document, first))
        with_errors[key[0]] = document.name
    # which of two different ones is meant cannot be known
    usable = found.keys() - {key for key, _, _ in repeats}
    rules: dict[Key, EvidenceRules] = {}
    rule_versions: dict[str, dict[str, EvidenceRules]] = {}
    specifications: dict[Key, Specification] = {}
    different = {id(document) for _, document, _ in repeats}
    for document in sorted(every, key=lambda d: not isinstance(d.value, EvidenceRules)):
        value = document.value
        if not isinstance(value, _HELD):
            continue
        key = (value.id, value.version)
        if found.get(key) is not document and id(document) not in different:
            continue  # the same once more
        alone = known.get(document.name) if known else None
        told = checked_with(document, rule_versions) if alone is None else alone.checked
        problems.extend(told)
        if any(problem.diagnostic.code.severity == "error" for problem in told):
            with_errors[key[0]] = document.name
        elif key in usable and isinstance(value, EvidenceRules):
            rules[key] = value
            rule_versions.setdefault(value.id, {})[value.version] = value
        elif key in usable and isinstance(value, Specification):
            specifications[key] = value
    stated = [new for new in specifications.values() if _says_was(new)]
    if stated:
        from rubric.api.replaced import faults_of_was  # few libraries hold two versions

        versions, unread = _by_id(specifications), frozenset(with_errors)
        for new, fault in faults_of_was(
            stated, versions, lambda r: rules_of(r, rule_versions), unread
        ):
            key = (new.id, new.version)
            problems.append(located(fault, found[key].place))
            with_errors[new.id] = found[key].name
            specifications.pop(key, None)
    library = Library(specifications, rules, in_file_order(problems), with_errors, found, source)
    if any(document.kind == "qualification" for document in every):
        from rubric.api.qualifications import with_qualifications  # few libraries hold one

        return with_qualifications(library, every)
    return library


def _unique(
    documents: Iterable[Document],
) -> tuple[dict[Key, Document], list[tuple[Key, Document, Document]]]:
    """Documents by id and version, and those that say something else under the same."""
    found: dict[Key, Document] = {}
    repeats = []
    for document in documents:
        if isinstance(document.value, _HELD):
            key = (document.value.id, document.value.version)
            first = found.setdefault(key, document)
            if first.value != document.value:
                repeats.append((key, document, first))
    return found, repeats


def _by_id(held: Mapping[Key, Held]) -> dict[str, dict[str, Held]]:
    found: dict[str, dict[str, Held]] = {}
    for (name, version), value in held.items():
        found.setdefault(name, {})[version] = value
    return found


#: the same misspelt id may stand in every portfolio of a run
@lru_cache(maxsize=256)
def _near(name: str, known: tuple[str, ...]) -> str:
    return spelled(name, known)


def checked_alone(document: Document, library: Library) -> tuple[Located, ...]:
    """Return what every library says of a specification by itself, with the rules of this one."""
    return checked_with(document, library._rule_versions)


def _says_was(specification: Specification) -> bool:
    nested = (c for outcome in specification.outcomes for c in outcome.criteria)
    return any(c.was for c in (*nested, *specification.criteria))


def _twice(key: Key, document: Document, first: Document) -> Located:
    return Located(
        Diagnostic(
            codes.DUPLICATE_SPECIFICATION, ("id",), {"reference": "@".join(key)}, (("id",),)
        ),
        document.place(("id",)),
        (first.place(("id",)),),
    )
