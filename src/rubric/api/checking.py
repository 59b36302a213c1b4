"""Checking files: every problem of each, with its place, in file order."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rubric.api.alone import NOTHING_KNOWN, Alone
from rubric.api.checked_files import asked
from rubric.api.evaluating import Judging
from rubric.api.files import shown
from rubric.api.gathering import Running, gathered
from rubric.api.library import Library, library_of
from rubric.api.listing import asked_for, listed
from rubric.api.settings import NOTHING_SET, SettingsFound, library_of_settings
from rubric.api.worded import worded_otherwise
from rubric.diagnostics import Severity, codes
from rubric.diagnostics.selecting import Selection
from rubric.evaluation.known import known
from rubric.facts import facts_of
from rubric.load import Document, in_file_order
from rubric.load.settings import Settings
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.sources import Ignored, Located, Place, located

if TYPE_CHECKING:
    from rubric.api.checked_logs import CheckedLog
    from rubric.report.file_findings import FileFindings


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking found, and the files that were checked."""

    #: what is listed
    problems: tuple[Located, ...]
    documents: tuple[Document, ...]
    #: what comments in the files ignore
    ignored: tuple[Ignored, ...] = ()
    #: errors that are not listed because other codes are selected
    unlisted: tuple[Located, ...] = ()
    #: the settings files that were used
    settings: tuple[Settings, ...] = ()
    #: names of the files of which warnings count like errors
    strict_in: frozenset[str] = frozenset()
    #: what the records of sound portfolios say to quality assurance; no fault of what was written
    findings: tuple["FileFindings", ...] = ()
    #: why the cache could not be written; "" where nothing was in the way
    not_kept: str = ""
    #: the files of evidence logs that were checked
    logs: tuple[str, ...] = ()
    #: findings of learners of large logs that are not among `findings`
    more_findings: int = 0

    def fails(self, *, strict: bool = False) -> bool:
        """Return whether there is something to mend: an error or, where that is strict, a warning.

        Errors that are not listed count all the same; advice never does.
        """
        return bool(self.unlisted) or any(
            problem.diagnostic.code.severity is Severity.ERROR
            or (
                problem.diagnostic.code.severity is Severity.WARNING
                and (strict or _file(problem.place) in self.strict_in)
            )
            for problem in self.problems
        )


def check(
    paths: Iterable[str | Path],
    library_folders: Iterable[str | Path] = (),
    *,
    select: str | Iterable[str] = (),
    ignore: str | Iterable[str] = (),
    settings: bool = True,
    jobs: int = 1,
    cache: str | Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    log_progress: Callable[[int, int], None] | None = None,
    days: Literal["ymd", "dmy"] = "ymd",
    specification: str = "",
) -> Checked:
    """Return every problem in these files and folders.

    Specifications and house rules among them are checked together with the
    built-in library, and portfolios and evidence logs against all of these. Nothing is
    written but what `cache` asks for. How it is run changes nothing of what is found.

    Args:
        paths: files, and folders with everything below them. Tables of a log in one folder are
            one log.
        library_folders: folders and files of further specifications and house rules.
        select: codes, beginnings of codes (`RUB3`) or names of codes: only these are listed.
        ignore: codes of warnings and advice that are not listed.
        settings: whether `rubric.toml` (or `pyproject.toml`) above each file is read.
        jobs: processes to use for many files. A script that asks for more than one starts with
            `if __name__ == "__main__":`, as other processes import it.
        cache: a folder that keeps what was found in specifications, so that a further run only
            looks at those that changed. It is made if it is not there. Nothing personal is kept:
            no portfolio, and no name of whoever encoded or checked a specification, which the
            specifications of `documents` then lack.
        progress: called now and then with how many files were looked at, of how many.
        log_progress: the same for the learners of each evidence log.
        days: how days are written in evidence logs: "ymd", or "dmy" for 21/11/2026.
        specification: what learners of evidence logs are registered for where no table says so.

    Raises:
        ExtraMissing: (an ImportError) what reads a file of a log is not installed.
        BadSelection: (a ValueError) there is no such code, or an error is to be ignored.
        FileNotFoundError: a path is not there.
    """
    under = asked_for(select, ignore)
    files, logs = asked(paths)
    tables = [file for log in logs for file in log]
    known = SettingsFound()
    set_by = {file: known.of(file) if settings else NOTHING_SET for file in (*files, *tables)}
    folders = (*library_folders, *library_of_settings(known.used))
    running = Running(jobs, None if cache is None else Path(cache), progress)
    read, at_hand, alone, not_kept = gathered(files, folders, running)
    set_for = {shown(file): of_file for file, of_file in set_by.items()}
    library = library_of(at_hand, known=alone)
    found = [*problems_in(read, library, at_hand, alone)]
    found.extend(problem for one in known.used for problem in one.problems)
    in_logs = [_in_log(log, library, days, specification, log_progress) for log in logs]
    found.extend(problem for one in in_logs for problem in one.problems)

    def selection(name: str) -> Selection:
        return under(set_for.get(name, NOTHING_SET))

    told = listed(found, read, selection, lambda document: _looked_at(document, library))
    strict = frozenset(name for name, one in set_for.items() if one.strict)
    return Checked(
        told.problems,
        read,
        told.ignored,
        told.unlisted,
        known.used,
        strict,
        (*_findings(read, library), *(one for log in in_logs for one in log.findings)),
        not_kept,
        tuple(shown(file) for file in tables),
        sum(log.more_findings for log in in_logs),
    )


def _in_log(
    files: tuple[Path, ...],
    library: Library,
    days: Literal["ymd", "dmy"],
    specification: str,
    progress: Callable[[int, int], None] | None,
) -> "CheckedLog":
    """What checking finds in the files of one log."""
    from rubric.api.checked_logs import checked_log  # few checks have any

    return checked_log(files, library, days, specification, progress)


def _findings(documents: Iterable[Document], library: Library) -> tuple["FileFindings", ...]:
    """What the portfolios among these files say to quality assurance."""
    portfolios = [document for document in documents if document.kind == "portfolio"]
    if not portfolios:
        return ()
    from rubric.api.found import findings_in  # nothing else that is checked is judged

    return tuple(findings_in(portfolios, library))


def _looked_at(document: Document, library: Library) -> bool:
    """Whether a file was checked: it could be read, and is not the same as another once more."""
    value = document.value
    if isinstance(value, (Specification, EvidenceRules, Qualification)):
        return library.document(value) is document
    return value is not None


def problems_told(
    documents: Collection[Document], library: Library, at_hand: Iterable[Document]
) -> tuple[Located, ...]:
    """Return every problem of these documents that no comment in them ignores."""
    found = problems_in(documents, library, at_hand)
    told = listed(found, documents, lambda _: Selection(), lambda d: _looked_at(d, library))
    return told.problems


def problems_in(
    documents: Collection[Document],
    library: Library,
    at_hand: Iterable[Document] = (),
    alone: Mapping[str, Alone] = NOTHING_KNOWN,
) -> tuple[Located, ...]:
    """Return every problem of these documents, in file order.

    Args:
        documents: those that are checked.
        library: what is made of all documents that are at hand, these among them.
        at_hand: all these documents, where their wording is to be compared too.
        alone: what is known of documents by themselves, by name.
    """
    from rubric.api.wording import wording_problems  # only `check` looks at wording

    here = {document.name for document in documents}
    problems = [problem for problem in library.problems if _file(problem.place) in here]
    for document in documents:
        problems.extend(portfolio_problems(document, library))
        if document.kind == "opportunities":
            from rubric.api.planning import opportunities_problems  # few checks have tasks

            problems.extend(opportunities_problems(document, library))
        elif document.kind == "sampling":
            from rubric.api.assurance import sampling_problems  # nor a plan of sampling

            problems.extend(sampling_problems(document))
        elif document.kind == "qualification":
            problems.extend(_of_qualification(document, library))
    from rubric.api.looking import worth_a_look  # no report waits for it

    problems.extend(worth_a_look(documents, library, alone))
    problems.extend(wording_problems(documents, at_hand, alone))
    return in_file_order(_by_number(problem, library) for problem in problems)


def _by_number(problem: Located, library: Library) -> Located:
    """The same; where a unit is named by its number, with the id to write instead."""
    written = problem.diagnostic
    if written.code is not codes.BAD_REF or written.arguments.get("field") != "units":
        return problem
    number = written.arguments.get("value")
    for unit in library.specifications.values():
        if unit.unit_number is not None and unit.unit_number == number:
            told = {**written.arguments, "how": "number", "near": unit.id}
            return replace(problem, diagnostic=replace(written, arguments=told))
    return problem


def portfolio_problems(document: Document, library: Library) -> Iterator[Located]:
    """Yield what is wrong with a portfolio that could be read, records set aside among it.

    Every record is taken as known, whatever its date. Where a field is misspelt, what the others
    point at is told in the same run.
    """
    written = document.value or document.rest
    if not isinstance(written, Portfolio):
        return
    facts = facts_of(written)
    problems, against = Judging(library, None).prepared(written, facts)
    problems.extend(worded_otherwise(document, against.specifications))
    errors = {problem.code for problem in problems if problem.code.severity is Severity.ERROR}
    if errors <= {codes.DUPLICATE_ID}:  # of the first of each id it can be told what it points at
        first = facts_of(_first_of_each(written)) if errors else facts
        problems.extend(known(first, against.specifications).set_aside)
    for diagnostic in problems:
        if document.value is not None or diagnostic.code is not codes.DUPLICATE_ID:
            yield located(diagnostic, document.place)


def _first_of_each(portfolio: Portfolio) -> Portfolio:
    """The portfolio without records whose id an earlier one has."""
    first = {
        field: tuple({record.id: record for record in reversed(getattr(portfolio, field))}.values())
        for field in ("evidence", "decisions", "iqa_reviews", "exemptions")
    }
    return portfolio.model_copy(update=first)


def _of_qualification(document: Document, library: Library) -> Iterator[Located]:
    """Yield that nobody could achieve a qualification in which nothing else is wrong."""
    written = document.value
    sound = library.qualifications.values()
    if isinstance(written, Qualification) and written in sound:
        from rubric.api.achievable import unachievable  # asks the solver, few checks have any

        for problem in unachievable(written, library):
            yield located(problem, document.place)


def _file(place: Place | None) -> str:
    return getattr(place, "file", "")
