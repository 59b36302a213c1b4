"""Reading one file that a run needs: a portfolio, or house rules."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from rubric.api.documents import documents_of
from rubric.api.files import shown
from rubric.checks import check_evidence_rules
from rubric.diagnostics import Argument, Diagnostic, Severity, codes
from rubric.load import Document
from rubric.model import EvidenceRules, Portfolio, Written
from rubric.sources import FilePlace, Located, located

Wanted = TypeVar("Wanted", bound=Written)


#: what a file holds where it is sound, its problems, and the file as it was read
Read = tuple[Wanted | None, tuple[Located, ...], Document]


def load_portfolio(path: str | Path) -> tuple[Portfolio | None, tuple[Located, ...]]:
    """Return a portfolio where the file holds a sound one, and every problem of the file.

    Of a tracking sheet for several learners see `load_portfolios`.
    """
    return read_portfolio(Path(path))[:2]


def load_portfolios(
    path: str | Path,
) -> tuple[tuple[Portfolio | None, tuple[Located, ...]], ...]:
    """Return every portfolio of a file with its problems: of a tracking sheet one a learner.

    One learner's faults keep none of the others from being read.
    """
    return tuple(read[:2] for read in read_portfolios(Path(path)))


def load_rules(path: str | Path) -> tuple[EvidenceRules | None, tuple[Located, ...]]:
    """Return house rules where the file holds sound ones, and every problem of the file."""
    return read_rules(Path(path))[:2]


def read_portfolio(path: Path, learner: str | None = None) -> Read[Portfolio]:
    """Return one portfolio with the file as it was read, for the places in it.

    Args:
        path: the file.
        learner: which learner is meant, where the file is a tracking sheet for several.
    """
    every = read_portfolios(path)
    if learner is not None:
        every = [read for read in every if _learner_of(read[2]) == learner] or every
    if len(every) == 1 and learner in (None, _learner_of(every[0][2])):
        return every[0]
    document = every[0][2]
    return None, (which_learner([read[2] for read in every], learner),), document


def read_portfolios(path: Path) -> list[Read[Portfolio]]:
    """Return the same of every portfolio in a file."""
    return _read(path, Portfolio, "portfolio")


def which_learner(documents: Sequence[Document], learner: str | None = None) -> Located:
    """Return that one of several learners has to be named, or that there is none of a name."""
    learners = tuple(_learner_of(document) for document in documents)
    told: dict[str, Argument] = {"learners": learners, "how": "several"}
    if learner is not None:
        told |= {"learner": learner, "how": "unknown"}
    return located(Diagnostic(codes.WHICH_LEARNER, ("learner",), told), documents[0].place)


def _learner_of(document: Document) -> str:
    if isinstance(document.value, Portfolio):
        return document.value.learner
    return str(getattr(document, "learner", ""))


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
    return _read(path, wanted, kind)[0]


def _read(path: Path, wanted: type[Wanted], kind: str) -> list[Read[Wanted]]:
    name = shown(path.resolve())
    if path.is_dir():
        problem = Located(Diagnostic(codes.NOT_A_LOG, (), {"how": "folder"}), FilePlace(name))
        return [(None, (problem,), Document(name, problems=(problem,)))]
    return [_as_wanted(document, wanted, kind) for document in documents_of(path, name)]


def _as_wanted(document: Document, wanted: type[Wanted], kind: str) -> Read[Wanted]:
    if document.value is not None and not isinstance(document.value, wanted):
        return None, (wrong_kind(document, kind),), document
    value = document.value if isinstance(document.value, wanted) else None
    return value, document.problems, document


def wrong_kind(document: Document, wanted: str) -> Located:
    """Return what is said of a sound file that is of another kind than is wanted."""
    arguments = {"found": str(document.kind), "wanted": wanted}
    return located(Diagnostic(codes.WRONG_KIND_HERE, ("kind",), arguments), document.place)
