"""Evidence logs that are checked: what is wrong with their rows, and what the records say."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from rubric.api.files import shown
from rubric.api.library import Library
from rubric.api.logs import LearnerJudged, Log, log_of_files, read_log
from rubric.diagnostics import Diagnostic, codes
from rubric.exchange.logs.days import Days
from rubric.exchange.logs.store import MOST_FAULTS, TooManyFaults
from rubric.report.file_findings import FileFindings
from rubric.sources import FilePlace, Located
from rubric.sources.logs import LogFault, RowFault

#: learners of one log whose findings are kept; those of the others are counted
MOST_LEARNERS = 200
#: learners between two looks at how far it is
_BETWEEN_LOOKS = 50

Progress = Callable[[int, int], None]


class CheckedLog(NamedTuple):
    """What checking found in one log."""

    problems: tuple[Located, ...]
    #: of the first learners who have any
    findings: tuple[FileFindings, ...] = ()
    #: of all the others
    more_findings: int = 0


def checked_log(
    files: Sequence[Path],
    library: Library,
    days: Days = "ymd",
    specification: str = "",
    progress: Progress | None = None,
) -> CheckedLog:
    """Return every problem of a log, and its findings.

    Each learner is judged on the last day that their rows name. A file that cannot be read to its
    end is a problem like any other.

    Args:
        files: those that hold its tables; all in one folder.
        library: where specifications are looked up.
        days: how days are written in it.
        specification: what learners are registered for where no table says so.
        progress: called now and then with how many learners were looked at, of how many.

    Raises:
        ExtraMissing: what reads a file of its kind is not installed.
    """
    name = shown(files[0] if len(files) == 1 else files[0].parent)
    log = log_of_files(files, name, days, specification)
    if isinstance(log, Located):
        return CheckedLog((log,))
    problems = [*log.notes, *log.problems]
    if log.problems:
        return CheckedLog(tuple(problems))
    findings: list[FileFindings] = []
    more = 0
    try:
        for one in _looked_at(log, library, None, progress):
            if isinstance(one, RowFault):
                problems.append(one.problem)
            else:
                problems += one.problems
                if one.result.findings and len(findings) < MOST_LEARNERS:
                    findings.append(FileFindings(name, one.result, one.learner))
                else:
                    more += len(one.result.findings)
            if len(problems) > MOST_FAULTS:
                raise TooManyFaults
    except LogFault as fault:
        problems.append(fault.problem)
    except TooManyFaults:
        problems.append(_at(name, Diagnostic(codes.TOO_MANY_WRONG, (), {"n": MOST_FAULTS})))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.append(_at(name, Diagnostic(codes.UNREADABLE, (), {"reason": reason})))
    return CheckedLog(tuple(problems), tuple(findings), more)


def problems_of_log(
    path: Path, library: Library, on: date, days: Days = "ymd", specification: str = ""
) -> Iterator[Located]:
    """Yield everything that is to be told of a log: of its files, headings and rows.

    Args:
        path: as `read_log` takes it.
        library: where specifications are looked up.
        on: the last day whose records are known.
        days: how days are written in it.
        specification: what learners are registered for where no table says so.

    Raises:
        ExtraMissing: what reads a file of its kind is not installed.
        LogFault: a file cannot be read to its end.
        OSError: the disk is full, or a file is gone.
    """
    log = read_log(path, days, specification)
    if isinstance(log, Located):
        yield log
        return
    yield from (*log.notes, *log.problems)
    if log.problems:
        return
    for one in _looked_at(log, library, on, None):
        if isinstance(one, RowFault):
            yield one.problem
        else:
            yield from one.problems


def _looked_at(
    log: Log, library: Library, on: date | None, progress: Progress | None
) -> Iterator[LearnerJudged | RowFault]:
    """Yield each learner judged, and rows that are nobody's, telling how far it is."""
    every, done = len(log.order.position), 0
    with log.kept() as kept:
        for one in log.judged(library, on=on, kept=kept):
            yield one
            done += isinstance(one, LearnerJudged)
            if progress is not None and (done % _BETWEEN_LOOKS == 0 or done == every):
                progress(done, every)


def _at(name: str, diagnostic: Diagnostic) -> Located:
    return Located(diagnostic, FilePlace(name))
