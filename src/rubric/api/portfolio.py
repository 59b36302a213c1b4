"""Reading one file that a run needs: a portfolio, or house rules."""

from pathlib import Path
from typing import TypeVar

from rubric.api.files import shown
from rubric.checks import check_evidence_rules
from rubric.diagnostics import Diagnostic, Severity, codes
from rubric.load import Document, load_document
from rubric.model import EvidenceRules, Portfolio, Written
from rubric.sources import FilePlace, Located, located

Wanted = TypeVar("Wanted", bound=Written)


#: what a file holds where it is sound, its problems, and the file as it was read
Read = tuple[Wanted | None, tuple[Located, ...], Document]


def load_portfolio(path: str | Path) -> tuple[Portfolio | None, tuple[Located, ...]]:
    """Return a portfolio where the file holds a sound one, and every problem of the file."""
    return read_portfolio(Path(path))[:2]


def load_rules(path: str | Path) -> tuple[EvidenceRules | None, tuple[Located, ...]]:
    """Return house rules where the file holds sound ones, and every problem of the file."""
    return read_rules(Path(path))[:2]


def read_portfolio(path: Path) -> Read[Portfolio]:
    """Return the same with the file as it was read, for the places in it."""
    return read_file(path, Portfolio, "portfolio")


def read_rules(path: Path) -> Read[EvidenceRules]:
    """Return the same with the file as it was read, for the places in it."""
    rules, problems, document = read_file(path, EvidenceRules, "evidence_rules")
    if rules is not None:
        found = tuple(located(d, document.place) for d in check_evidence_rules(rules))
        errors = any(p.diagnostic.code.severity is Severity.ERROR for p in found)
        return (None if errors else rules), (*problems, *found), document
    return rules, problems, document


def read_file(path: Path, wanted: type[Wanted], kind: str) -> Read[Wanted]:
    """Return what a file holds where it is of the kind that is wanted, and its problems."""
    name = shown(path.resolve())
    if path.is_dir():
        problem = Located(Diagnostic(codes.NOT_A_LOG), FilePlace(name))
        return None, (problem,), Document(name, problems=(problem,))
    document = load_document(path, name)
    if document.value is not None and not isinstance(document.value, wanted):
        return None, (wrong_kind(document, kind),), document
    value = document.value if isinstance(document.value, wanted) else None
    return value, document.problems, document


def wrong_kind(document: Document, wanted: str) -> Located:
    """Return what is said of a sound file that is of another kind than is wanted."""
    arguments = {"found": str(document.kind), "wanted": wanted}
    return located(Diagnostic(codes.WRONG_KIND_HERE, ("kind",), arguments), document.place)
