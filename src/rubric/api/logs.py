"""Evidence logs: the records of many learners in tables, judged learner by learner."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from errno import ESPIPE
from functools import cached_property
from os import strerror
from pathlib import Path
from typing import Any, NamedTuple

from rubric.api.files import shown
from rubric.api.library import Library
from rubric.api.many import each_on_its_last_day, evaluate_many, problems_by_themselves
from rubric.diagnostics import Argument, Diagnostic, Severity, codes
from rubric.evaluation import Result, refused
from rubric.exchange.logs.days import Days
from rubric.exchange.logs.grouping import (
    KeyedRows,
    LearnerRows,
    Stream,
    by_learner,
    everybodys,
    in_order,
)
from rubric.exchange.logs.headings import table_of
from rubric.exchange.logs.order import Order, Share, order_of
from rubric.exchange.logs.parts import Part
from rubric.exchange.logs.store import Kept, keep, sorted_rows
from rubric.facts import Facts
from rubric.model import EvidenceRules
from rubric.sources import FilePlace, Located, Place, RowPlace
from rubric.sources.logs import SUFFIXES, LogFault, LogTable, RowFault, empty, opened
from rubric.sources.stores import temporary_store

#: the one table that a log may do without where the specification is said for all of it
_REGISTRATIONS = "registrations"


class LearnerJudged(NamedTuple):
    """One learner of a log: what was found, and what is wrong with their rows, in its place."""

    learner: str
    result: Result
    problems: tuple[Located, ...]
    #: each error with what its row says: the learner was not judged, or a record is set aside
    wrong: tuple[RowFault, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether they were; on a qualification there may be no unit yet to judge."""
        return bool(self.result.units) or self.result.entry is not None


class Log:
    """An evidence log, whose rows can be read as often as they are needed."""

    def __init__(self, files: list[LogTable], days: Days = "ymd", specification: str = "") -> None:
        """Read the headings of every file.

        Args:
            files: the tables.
            days: how days are written.
            specification: what learners are registered for where no table says so.
        """
        self.parts: list[Part] = []
        self._specification = specification
        problems: list[Located] = []
        notes: list[Located] = []
        for file in files:
            table = table_of(file.name)
            if table is None:
                about = Diagnostic(codes.FILE_NOT_A_TABLE, (file.name,), {"name": file.name})
                notes.append(Located(about, FilePlace(file.shown_as)))
                continue
            number = sum(part.table == table for part in self.parts)
            self.parts.append(Part(table, file, number, days))
        for part in self.parts:
            problems += part.problems()
            notes += part.notes()
        if not any(part.table == _REGISTRATIONS for part in self.parts) and not specification:
            first = files[0].shown_as if files else ""
            problems.append(Located(Diagnostic(codes.NO_REGISTRATIONS), FilePlace(first)))
        #: what keeps the log from being read
        self.problems = tuple(problems)
        #: what people should know of how it is read
        self.notes = tuple(notes)

    @cached_property
    def order(self) -> Order:
        """The learners in the order in which they are reported."""
        return order_of(self.parts)

    def done(self) -> float:
        """Return how much has been read, between 0 and 1."""
        return sum(part.source.done() for part in self.parts) / max(len(self.parts), 1)

    @contextmanager
    def kept(self) -> Iterator[Kept | None]:
        """Put the rows of each learner together in a temporary store, if they are not already.

        The store is in a folder that nobody else may read, and gone afterwards.

        Raises:
            LogFault: a file cannot be read to its end.
            OSError: the disk is full, or a file is gone.
            TooManyFaults: far too many rows are wrong.
        """
        if self.order.grouped:
            yield None
            return
        with temporary_store() as folder:
            yield keep(self.parts, self.order, folder / "rows")

    def learners(
        self, kept: Kept | None, share: Share | None = None
    ) -> Iterator[LearnerRows | RowFault]:
        """Yield each learner's rows by table, and rows that cannot be read or are nobody's.

        Args:
            kept: the rows where `kept` has put them together.
            share: which learners are read, by their positions from 0; all, where it is None.

        Raises:
            LogFault: a file cannot be read to its end.
            OSError: a file is gone.
        """
        order, people = self.order, everybodys(self.parts)
        learners = (one for one, at in order.position.items() if share is None or share(at))
        streams: list[tuple[str, Stream]] = []
        for at, part in enumerate(self.parts):
            if kept is None:
                rows = in_order(part, at, order, share)
            else:
                rows = sorted_rows(kept, at, part, order, share)
            streams.append((part.table, rows))
        for found in by_learner(streams, learners, people):
            if isinstance(found, LearnerRows) and _REGISTRATIONS not in found.tables:
                yield found._replace(tables=self._registered(found.tables))
            else:
                yield found

    def judged(
        self,
        library: Library,
        *,
        on: date | None,
        rules: EvidenceRules | None = None,
        target: str | None = None,
        kept: Kept | None = None,
        share: Share | None = None,
    ) -> Iterator[LearnerJudged | RowFault]:
        """Yield each learner's result, and rows that cannot be read or are nobody's.

        A learner with wrong rows has a result without units; the others are judged.

        Args:
            library: where specifications are looked up.
            on: the day of the judgement; without one, of each learner the last day that their
                rows name, so that every record is known.
            rules: evidence rules for this run, standing nearest of all.
            target: the band to judge up to.
            kept: the rows where `kept` has put them together.
            share: which learners are judged, by their positions from 0; all, where it is None.

        Raises:
            LogFault: a file cannot be read to its end.
            OSError: the disk is full, or a file is gone.
        """
        waiting: deque[LearnerJudged | RowFault] = deque()
        given: Mapping[str, KeyedRows] = {}

        def pairs() -> Iterator[tuple[str, Mapping[str, Any]]]:
            nonlocal given
            for found in self.learners(kept, share):
                if isinstance(found, RowFault):
                    waiting.append(found)
                elif found.faults:
                    waiting.append(self._unreadable(found, on or date.max))
                else:
                    given = found.tables
                    yield found.learner, given

        if on is None:
            judged = each_on_its_last_day(pairs(), library, rules, target)
        else:
            judged = evaluate_many(pairs(), library, on=on, rules=rules, target=target)
        for learner, result, problems in judged:
            while waiting:
                yield waiting.popleft()
            placed = tuple([self._placed(problem, learner) for problem in problems])
            yield LearnerJudged(learner, result, placed, tuple(_wrong(given, problems, placed)))
        yield from waiting

    def _unreadable(self, found: LearnerRows, on: date) -> LearnerJudged:
        """The result of a learner of whose rows some cannot be read.

        What is wrong with the others is told too, but not what they point at: that may be a row
        that cannot be read.
        """
        rest = problems_by_themselves(found.learner, found.tables)
        placed = tuple([self._placed(problem, found.learner) for problem in rest])
        problems = (*(fault.problem for fault in found.faults), *placed)
        result = refused(Facts(found.learner, ()), on, [one.diagnostic for one in problems])
        wrong = (*found.faults, *_wrong(found.tables, rest, placed))
        return LearnerJudged(found.learner, result, problems, wrong)

    def _registered(self, tables: Mapping[str, Any]) -> Mapping[str, Any]:
        if not self._specification:
            return tables
        return {_REGISTRATIONS: {0: {"specification": self._specification}}, **tables}

    def _placed(self, problem: Located, learner: str) -> Located:
        """A problem at its row; where there is no row for it, it says whose is missing."""
        related = tuple(self._place(place) for place in problem.related_places)
        diagnostic, place = problem.diagnostic, self._place(problem.place)
        if isinstance(place, FilePlace) and diagnostic.code is codes.MISSING_FIELD:
            named = {**diagnostic.arguments, "owner": ("portfolio", learner, "")}
            diagnostic = replace(diagnostic, arguments=named)
        return Located(diagnostic, place, related)

    def _place(self, place: Place | None) -> Place | None:
        """Where a row of ours stands in its file."""
        if not isinstance(place, RowPlace):
            return place
        of_table = [part for part in self.parts if part.table == place.table]
        if place.row.isdigit():
            key = int(place.row)
            for part in of_table:
                if part.holds(key):
                    return part.place(key, place.column)
        return FilePlace(of_table[0].source.shown_as) if of_table else place


def _wrong(
    given: Mapping[str, KeyedRows], problems: Iterable[Located], placed: Iterable[Located]
) -> Iterator[RowFault]:
    """Yield the errors among problems, each with what its row says."""
    for problem, told in zip(problems, placed, strict=True):
        if problem.diagnostic.code.severity is Severity.ERROR:
            yield RowFault(0, told, _row_text(given, problem.place))


def _row_text(tables: Mapping[str, KeyedRows], place: Place | None) -> str:
    """What the row at a place says, column by column, without what it leaves blank."""
    if not isinstance(place, RowPlace) or not place.row.isdigit():
        return ""
    cells = tables.get(place.table, {}).get(int(place.row), {})
    return "; ".join(f"{name}: {cell}" for name, cell in cells.items() if cell is not None)


def read_log(path: Path, days: Days = "ymd", specification: str = "") -> Log | Located:
    """Return a log, or the one problem for which it cannot be opened.

    Args:
        path: a folder with a file for each table, one file, or a workbook with a sheet for each.
        days: how days are written in it.
        specification: what learners are registered for where no table says so.

    Raises:
        ExtraMissing: what reads a file of its kind is not installed.
    """
    files = _files_in(path) if path.is_dir() else [path]
    return log_of_files(files, shown(path.resolve()), days, specification)


def log_of_files(
    paths: Iterable[Path], shown_as: str, days: Days = "ymd", specification: str = ""
) -> Log | Located:
    """Return the log that these files hold; the other arguments as those of `read_log`.

    Raises:
        ExtraMissing: what reads a file of its kind is not installed.
    """
    files: list[LogTable] = []
    paths = [*paths]
    for file in paths:
        try:
            if file.is_fifo():  # its tables are read more than once
                raise OSError(ESPIPE, strerror(ESPIPE))
            files += opened(file, shown(file.resolve()))
        except LogFault as fault:
            return fault.problem
        except OSError as error:
            reason = error.strerror or type(error).__name__
            problem = Diagnostic(codes.UNREADABLE, arguments={"reason": reason})
            return Located(problem, FilePlace(shown(file.resolve())))
    if paths and not files:  # workbooks in which no sheet says anything
        return empty(shown(paths[0].resolve()))
    if not any(table_of(file.name) for file in files):
        one_file = [shown(file.resolve()) for file in paths] == [shown_as]
        says: dict[str, Argument] = {"how": "file" if one_file else "folder"}
        return Located(Diagnostic(codes.NOT_A_LOG, (), says), FilePlace(shown_as))
    return Log(files, days, specification)


def _files_in(folder: Path) -> list[Path]:
    return sorted(f for f in folder.iterdir() if f.suffix.lower() in SUFFIXES and f.is_file())
