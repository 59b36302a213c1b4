"""`rubric report` of an evidence log: learner by learner, written as they are judged."""

import datetime
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from rubric.api.library import Library
from rubric.api.logs import Log, read_log
from rubric.cli.log_shares import ProcessEnded, by_processes
from rubric.cli.log_told import RENDERING, LearnerTold, Run, told
from rubric.cli.shared import refuse_to_write, telling_why_not
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.exchange.logs.store import MOST_FAULTS, Kept, TooManyFaults
from rubric.phrases import phrase
from rubric.report.problem_text import problem_lines
from rubric.sources import Located
from rubric.sources.logs import LogFault, RowFault

if TYPE_CHECKING:
    from rubric.model import EvidenceRules

#: wrong rows that are told on the terminal; all of them go into `--rejects`
_TOLD = 20
#: learners from which on several processes are worth their start
_MANY = 500
#: seconds after which it is shown how far a run is
_PATIENCE = 1.0
#: learners between two looks at how far it is
_BETWEEN_LOOKS = 50


class LogOptions(NamedTuple):
    """What the command says of a run over a log."""

    form: str
    on: datetime.date
    rules: "EvidenceRules | None"
    target: str | None
    library: Library
    days: str
    specification: str
    rejects: Path | None
    strict: bool
    jobs: int | None
    output: Path | None
    force: bool


class OverAll(NamedTuple):
    """A page over all learners: what it takes of each, and how it is written."""

    #: claim, iqa or sample
    form: str
    #: of what was taken of each, and who was not judged, the text
    render: Callable[[list[Any], list[str]], str]


class _Stopped(Exception):
    """A wrong row ends a strict run."""


def report_log(path: Path, options: LogOptions, over_all: "OverAll | None" = None) -> int:
    """Write the report of every learner of a log, and return the exit code.

    Args:
        path: the log.
        options: what the command says.
        over_all: what is written of all learners together, instead of one after the other.
    """
    from rubric.solver import SolverMissing

    if over_all is None and options.form not in RENDERING:
        raise click.UsageError(phrase("refuse.log_format", {"format": options.form}))
    _refuse_one_file_for_both(options)
    log = _opened(path, options)
    for told_of_it in (*log.notes, *log.problems):
        click.echo("\n".join(problem_lines(told_of_it)), err=True)
    if log.problems:
        return WRONG_USE
    try:
        if not log.order.grouped:
            click.echo(phrase("log.sorted"), err=True)
        with ExitStack() as stack:
            out = stack.enter_context(_written(options, options.output, private=False))
            rejects = None
            if options.rejects is not None:
                rejects = stack.enter_context(_written(options, options.rejects, private=True))
            kept = stack.enter_context(log.kept())
            report = _Report(out, rejects, strict=options.strict, over_all=over_all)
            return report.go(log, options, kept)
    except LogFault as fault:
        click.echo("\n".join(problem_lines(fault.problem)), err=True)
    except ProcessEnded:
        click.echo(phrase("log.process_ended"), err=True)
    except TooManyFaults:
        click.echo(phrase("log.too_many_wrong", {"n": MOST_FAULTS}), err=True)
    except _Stopped:
        click.echo(phrase("log.stopped"), err=True)
    except SolverMissing as missing:
        raise click.UsageError(phrase("refuse.solver", {"extra": str(missing)})) from None
    except BrokenPipeError:
        raise  # whoever reads the answer has seen enough: nothing is wrong
    except OSError as error:
        click.echo(phrase("log.no_room", {"reason": error.strerror or str(error)}), err=True)
    return WRONG_USE


def _refuse_one_file_for_both(options: LogOptions) -> None:
    report, rejects = options.output, options.rejects
    if report is not None and rejects is not None and report.resolve() == rejects.resolve():
        raise click.UsageError(phrase("refuse.one_file_for_both", {"file": str(report)}))


def _opened(path: Path, options: LogOptions) -> Log:
    from rubric.sources.logs.table import ExtraMissing

    days: Any = options.days
    try:
        log = read_log(path, days, options.specification)
    except ExtraMissing as missing:
        about = {"file": path.name, "extra": str(missing)}
        raise click.UsageError(phrase("refuse.extra", about)) from None
    if isinstance(log, Located):
        click.echo("\n".join(problem_lines(log)), err=True)
        raise click.exceptions.Exit(WRONG_USE)
    return log


class _Report:
    """Learners as they are judged, and what is to be told at the end."""

    def __init__(
        self, out: TextIO, rejects: TextIO | None, *, strict: bool, over_all: OverAll | None
    ) -> None:
        self._out, self._rejects, self._strict = out, rejects, strict
        self._over_all = over_all
        self._taken: list[Any] = []
        self._not_judged: list[str] = []
        self._learners = self._done = self._left_out = self._wrong = 0

    def go(self, log: Log, options: LogOptions, kept: Kept | None) -> int:
        run = Run(
            log=log,
            form=options.form if self._over_all is None else self._over_all.form,
            on=options.on,
            library=options.library,
            rules=options.rules,
            target=options.target,
        )
        learners = len(log.order.position)
        jobs = options.jobs or (os.cpu_count() or 1 if learners >= _MANY else 1)
        if options.form == "csv" and self._over_all is None:
            from rubric.report.log_rows import header

            self._out.write(header())
        if self._rejects is not None:
            from rubric.report.rejects import rejects_header

            self._rejects.write(rejects_header())
        found = told(run, kept)
        if jobs > 1:
            found = by_processes(run, kept, jobs)
        with _progress(learners) as look:
            for one in found:
                if isinstance(one, RowFault):
                    self._wrong_row(one)
                else:
                    self._learner(one)
                    if self._learners % _BETWEEN_LOOKS == 0:
                        look(self._learners)
        if self._over_all is not None:
            self._out.write(self._over_all.render(self._taken, self._not_judged))
        return self._told()

    def _learner(self, one: LearnerTold) -> None:
        self._learners += 1
        self._left_out += not one.judged
        self._done += one.done
        self._out.write(one.text)
        if one.taken is not None:
            self._taken.append(one.taken)
        elif not one.judged:
            self._not_judged.append(one.learner)
        for row in one.wrong:
            self._wrong_row(row)

    def _wrong_row(self, row: RowFault) -> None:
        self._wrong += 1
        if self._wrong <= _TOLD:
            click.echo("\n".join(problem_lines(row.problem)), err=True)
        if self._rejects is not None:
            from rubric.report.rejects import reject

            self._rejects.write(reject(row.problem, row.text))
        if self._strict:
            raise _Stopped

    def _told(self) -> int:
        if self._wrong > _TOLD:
            click.echo(phrase("log.more_wrong", {"n": self._wrong - _TOLD}), err=True)
        numbers = {
            "learners": self._learners,
            "done": self._done,
            "open": self._learners - self._done - self._left_out,
            "left_out": self._left_out,
            "wrong": self._wrong,
        }
        click.echo(phrase("log.summary", numbers), err=True)
        if self._left_out or self._wrong:
            click.echo(phrase("log.summary_wrong", numbers), err=True)
        if self._done == self._learners and not self._wrong:
            return NOTHING_TO_DO
        return SOMETHING_TO_LOOK_AT


@contextmanager
def _written(options: LogOptions, output: Path | None, *, private: bool) -> Iterator[TextIO]:
    """Open what is written: the terminal, or a file that takes its place at the end."""
    if output is None:
        yield sys.stdout
        return
    from rubric.sources.writing import whole_file

    refuse_to_write(output, force=options.force)
    with telling_why_not(output), whole_file(output.resolve(), private=private) as stream:
        yield stream


@contextmanager
def _progress(learners: int) -> Iterator[Callable[[int], None]]:
    """Give a function that shows how far a run is: on a terminal, once it takes a second."""
    start = time.monotonic()
    with ExitStack() as stack:
        shown: list[Any] = []

        def look(done: int) -> None:
            if not sys.stderr.isatty() or time.monotonic() - start < _PATIENCE:
                return
            if not shown:
                label = phrase("log.reading")
                bar = click.progressbar(length=learners, file=sys.stderr, label=label)
                shown.append(stack.enter_context(bar))
            shown[0].update(done - shown[0].pos)

        yield look
