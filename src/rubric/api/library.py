"""The library: specifications and house rules by reference, from folders."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from rubric.checks import (
    check_evidence_rules,
    check_resolved,
    check_rule_references,
    check_specification,
)
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.load import Document, in_file_order, load_document
from rubric.model import EvidenceRules, Specification
from rubric.model.order import people_order
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification, resolved
from rubric.sources import Located, located

#: kinds of file that a library holds
_HELD = (Specification, EvidenceRules)


def builtin_folder() -> Path:
    """Return the folder of the specifications that come with the engine."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "criteria"
    return shipped if shipped.is_dir() else package.parents[1] / "criteria"


@dataclass(frozen=True, eq=False)
class Library:
    """Specifications and house rules, found by `id` or `id@version`.

    It does not change once it is loaded and may be shared by threads. What had
    errors is left out and named in `problems`.
    """

    specifications: Mapping[tuple[str, str], Specification]
    rules: Mapping[tuple[str, str], EvidenceRules]
    problems: tuple[Located, ...]
    #: ids of specifications that were found and have errors → the first place of one
    with_errors: Mapping[str, str]
    _where: Mapping[tuple[str, str], Document]
    _resolved: dict[tuple[str, str], ResolvedSpecification] = field(default_factory=dict)

    @staticmethod
    def load(*folders: str | Path, builtin: bool = True) -> "Library":
        """Return the library of everything in these folders (and single files).

        Args:
            folders: folders, searched with everything below them, or files.
            builtin: whether the specifications that come with the engine are in it.

        Raises:
            FileNotFoundError: a folder or file is not there.
        """
        return library_of(read_library(folders, {}, builtin=builtin))

    def find(
        self, reference: str, registered: date | None, on: date | None
    ) -> Specification | Diagnostic:
        """Return the specification that a portfolio means, or why there is none.

        Without a version it is the one with the latest operational start on or
        before registration (where that is not stated, `on`), none stated being
        the earliest, then the highest version, that is still open to register on.
        Without any day every version is taken as open.
        """
        name, _, version = reference.partition("@")
        versions = {v: s for (i, v), s in self.specifications.items() if i == name}
        if version and version in versions:
            return versions[version]
        if not versions:
            return self._missing(name)
        if version:
            known = sorted(versions, key=people_order)
            arguments: dict[str, Argument] = {
                "id": name,
                "version": version,
                "near": known[-1],
                "allowed": tuple(known),
            }
            return Diagnostic(codes.UNKNOWN_VERSION, ("specification",), arguments)
        day = registered or on
        open_then = [s for s in versions.values() if day is None or _open(s, day)]
        if not open_then:
            known = sorted(versions, key=people_order)
            return Diagnostic(
                codes.NO_OPEN_VERSION,
                ("specification",),
                {"id": name, "day": str(day), "near": known[-1], "allowed": tuple(known)},
            )
        return max(open_then, key=lambda s: (_start(s), people_order(s.version)))

    def resolved(
        self, specification: Specification, run_rules: EvidenceRules | None = None
    ) -> ResolvedSpecification:
        """Return a specification with nothing left to inherit; done once without run rules."""
        if run_rules is not None:
            return resolved(specification, self._rules_known, run_rules)
        key = (specification.id, specification.version)
        if key not in self._resolved:
            self._resolved[key] = resolved(specification, self._rules_known)
        return self._resolved[key]

    def document(self, specification: Specification | EvidenceRules) -> Document:
        """Return the file that a specification or house rules stand in."""
        return self._where[specification.id, specification.version]

    def _rules_known(self, reference: str) -> EvidenceRules:
        return _found(reference, self.rules)

    def _missing(self, name: str) -> Diagnostic:
        if name in self.with_errors:
            arguments: dict[str, Argument] = {"id": name, "file": self.with_errors[name]}
            return Diagnostic(codes.SPECIFICATION_WITH_ERRORS, ("specification",), arguments)
        known = tuple(sorted({i for i, _ in self.specifications}))
        return Diagnostic(
            codes.UNKNOWN_SPECIFICATION,
            ("specification",),
            {"id": name, "near": spelled(name, known), "allowed": known},
        )


def read_library(
    folders: Iterable[str | Path],
    known: Mapping[Path, Document],
    *,
    builtin: bool | Collection[str] = True,
) -> Iterator[Document]:
    """Yield every document of a library, each file once.

    Args:
        folders: folders and files, as for `Library.load`.
        known: documents that have been read already, by resolved path.
        builtin: whether the built-in folder comes first; or the ids of which alone it is read.
    """
    shipped = list(yaml_files(builtin_folder())) if builtin else []
    if not isinstance(builtin, bool):  # a built-in file is named after its id
        shipped = [file for file in shipped if file.stem in builtin]
    files = (*shipped, *(file for folder in folders for file in yaml_files(Path(folder))))
    for file in dict.fromkeys(file.resolve() for file in files):
        yield known.get(file) or load_document(file, shown(file))


def library_of(documents: Iterable[Document]) -> Library:
    """Return the library of these documents; those of other kinds are passed over.

    House rules are checked first, so that a specification that uses faulty ones
    is told, wherever their file stands.
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
    rules: dict[tuple[str, str], EvidenceRules] = {}
    specifications: dict[tuple[str, str], Specification] = {}
    different = {id(document) for _, document, _ in repeats}
    for document in sorted(every, key=lambda d: not isinstance(d.value, EvidenceRules)):
        value = document.value
        if not isinstance(value, _HELD):
            continue
        key = (value.id, value.version)
        if found.get(key) is not document and id(document) not in different:
            continue  # the same once more
        told = [located(d, document.place) for d in _checked(value, rules)]
        problems.extend(told)
        if any(problem.diagnostic.code.severity == "error" for problem in told):
            with_errors[key[0]] = document.name
        elif key in usable and isinstance(value, EvidenceRules):
            rules[key] = value
        elif key in usable and isinstance(value, Specification):
            specifications[key] = value
    return Library(specifications, rules, in_file_order(problems), with_errors, found)


def _unique(
    documents: Iterable[Document],
) -> tuple[dict[tuple[str, str], Document], list[tuple[tuple[str, str], Document, Document]]]:
    """Documents by id and version, and those that say something else under the same."""
    found: dict[tuple[str, str], Document] = {}
    repeats = []
    for document in documents:
        if isinstance(document.value, _HELD):
            key = (document.value.id, document.value.version)
            first = found.setdefault(key, document)
            if first.value != document.value:
                repeats.append((key, document, first))
    return found, repeats


def find_rules(
    reference: str, rules: Mapping[tuple[str, str], EvidenceRules]
) -> EvidenceRules | None:
    """Return house rules by `id` (the highest version) or `id@version`."""
    name, _, version = reference.partition("@")
    versions = {v: r for (i, v), r in rules.items() if i == name}
    if version:
        return versions.get(version)
    return versions[max(versions, key=people_order)] if versions else None


def shown(path: Path) -> str:
    """Return a path as it is shown: from the working folder where it stands below it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def yaml_files(root: Path) -> Iterator[Path]:
    """Yield a file itself, or every YAML file below a folder, hidden ones left out."""
    if not root.exists():
        raise FileNotFoundError(str(root))
    if not root.is_dir():
        yield root
        return
    for file in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(root).parts)
        if file.suffix in (".yaml", ".yml") and file.is_file() and not hidden:
            yield file


def _checked(value: object, rules: Mapping[tuple[str, str], EvidenceRules]) -> Iterator[Diagnostic]:
    if isinstance(value, EvidenceRules):
        yield from check_evidence_rules(value)
    elif isinstance(value, Specification):
        known = {f"{name}@{version}" for name, version in rules} | {name for name, _ in rules}
        problems = [*check_specification(value), *check_rule_references(value, known)]
        yield from problems
        if not any(problem.code.severity == "error" for problem in problems):
            yield from check_resolved(resolved(value, lambda r: _found(r, rules)))


def _found(reference: str, rules: Mapping[tuple[str, str], EvidenceRules]) -> EvidenceRules:
    found = find_rules(reference, rules)
    if found is None:
        raise LookupError(reference)  # a bug of ours: every reference has been checked
    return found


def _twice(key: tuple[str, str], document: Document, first: Document) -> Located:
    return Located(
        Diagnostic(
            codes.DUPLICATE_SPECIFICATION, ("id",), {"reference": "@".join(key)}, (("id",),)
        ),
        document.place(("id",)),
        (first.place(("id",)),),
    )


def _open(specification: Specification, day: date) -> bool:
    dates = specification.dates
    start = dates.operational_start if dates else None
    last = dates.last_registration if dates else None
    return (start is None or start <= day) and (last is None or last >= day)


def _start(specification: Specification) -> date:
    dates = specification.dates
    return dates.operational_start if dates and dates.operational_start else date.min
