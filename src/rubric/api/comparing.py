"""Comparing two specifications, two versions of a unit usually."""

from pathlib import Path as FilePath

from rubric.api.documents import documents_of
from rubric.api.files import shown
from rubric.api.library import Library, library_of
from rubric.api.portfolio import Read
from rubric.api.versions import listed
from rubric.checks import check_rule_references
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import EvidenceRules, Specification
from rubric.rules.changes import Comparison
from rubric.rules.comparison import compared
from rubric.rules.matching import Version
from rubric.rules.resolve import resolved
from rubric.sources import located


def compare(old: Specification, new: Specification, library: Library | None = None) -> Comparison:
    """Return what changed from one specification to another.

    Nothing raises for what a person wrote: house rules that are not at hand
    are named in `problems`, and what they say is then left out of the comparison.

    Args:
        old: the version that decisions were made on.
        new: the version that follows it.
        library: where house rules are looked up that a specification refers to, and whether
            there is a version between the two.
    """
    held = () if library is None else library.rules
    known = {f"{name}@{version}" for name, version in held} | {name for name, _ in held}
    missing: list[Diagnostic] = []

    def house_rules(reference: str) -> EvidenceRules:
        return (library and library.house_rules(reference)) or _none(reference)

    def version(written: Specification) -> Version:
        missing.extend(check_rule_references(written, known))
        return Version(written, resolved(written, house_rules))

    comparison = compared(version(old), version(new), listed(old.id, library))
    return comparison._replace(problems=(*missing, *comparison.problems))


def not_compared(path: Path = ()) -> Diagnostic:
    """Return that qualifications cannot be compared yet."""
    told: dict[str, Argument] = {"clause": "kind: qualification", "how": "compared"}
    return Diagnostic(codes.NOT_BUILT_YET, path, told)


def _none(reference: str) -> EvidenceRules:
    """House rules that are not at hand: they say nothing."""
    name, _, version = reference.partition("@")
    return EvidenceRules(format="rubric/1", kind="evidence_rules", id=name, version=version or "1")


def read_specification(path: FilePath, library: Library) -> Read[Specification]:
    """Return a specification where the file holds a sound one, its problems, and the file.

    It is checked by itself, with the house rules of the library: another file
    there may have the same id and version, as an edited copy has.
    """
    document = documents_of(path, shown(path.resolve()))[0]
    if document.value is not None and not isinstance(document.value, Specification):
        arguments = {"found": str(document.kind), "wanted": "unit"}
        diagnostic = Diagnostic(codes.WRONG_KIND_HERE, ("kind",), arguments)
        if document.kind == "qualification":
            diagnostic = not_compared(("kind",))
        return None, (located(diagnostic, document.place),), document
    rules = [library.document(rules) for rules in library.rules.values()]
    alone = library_of([*rules, document])
    problems = tuple(p for p in alone.problems if getattr(p.place, "file", "") == document.name)
    found = next(iter(alone.specifications.values()), None)
    return found, problems, document
