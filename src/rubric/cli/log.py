"""`rubric report` of an evidence log: learner by learner, written as they are judged."""

import datetime
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

import click

from rubric.api.library import Library
from rubric.api.logs import LearnerJudged, Log, read_log
from rubric.cli.main import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.cli.shared import may_be_written
from rubric.exchange.logs.store import MOST_FAULTS, TooManyFaults
from rubric.phrases import phrase
from rubric.report.check_view import problem_lines
from rubric.sources import Located
from rubric.sources.logs import LogFault, RowFault

if TYPE_CHECKING:
    from rubric.model import EvidenceRules

#: wrong rows that are told on the terminal; all of them go into `--rejects`
_TOLD = 20
#: seconds after which it is shown how far a run is
_PATIENCE = 1.0
#: of how many steps the bar is made
_STEPS = 1_000
#: learners between two looks at how far a run is
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
    output: Path | None
    force: bool


def report_log(path: Path, options: LogOptions) -> int:
    """Write the report of every learner of a log, and return the exit code."""
    if options.form not in _RENDERING:
        raise click.UsageError(phrase("refuse.log_format", {"format": options.form}))
    log = _opened(path, options)
    for note in log.notes:
        click.echo("\n".join(problem_lines(note)), err=True)
    if log.problems:
        for problem in log.problems:
            click.echo("\n".join(problem_lines(problem)), err=True)
        return WRONG_USE
    if not log.order.grouped:
        click.echo(phrase("log.sorted"), err=True)
    try:
        with ExitStack() as stack:
            out = stack.enter_context(
                _written(options.output, options.force, [path], private=False)
            )
            rejects = None
            if options.rejects is not None:
                rejects = stack.enter_context(
                    _written(options.rejects, options.force, [path], private=True)
                )
            return _Run(log, options, out, rejects).go()
    except LogFault as fault:
        click.echo("\n".join(problem_lines(fault.problem)), err=True)
    except TooManyFaults:
        click.echo(phrase("log.too_many_wrong", {"n": MOST_FAULTS}), err=True)
    except _Stopped:
        click.echo(phrase("log.stopped"), err=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.UsageError(phrase("log.no_room", {"reason": reason})) from None
    return WRONG_USE


class _Stopped(Exception):
    """A wrong row ends a strict run."""


def _opened(path: Path, options: LogOptions) -> Log:
    from rubric.sources.logs.table import ExtraMissing

    days: Any = options.days
    try:
        log = read_log(path, days, options.specification)
    except ExtraMissing as missing:
        extra = str(missing)
        raise click.UsageError(
            phrase("refuse.extra", {"file": path.name, "extra": extra})
        ) from None
    if isinstance(log, Located):
        click.echo("\n".join(problem_lines(log)), err=True)
        raise click.exceptions.Exit(WRONG_USE)
    return log


class _Run:
    """Learners as they are judged, and what is to be told at the end."""

    def __init__(self, log: Log, options: LogOptions, out: TextIO, rejects: TextIO | None) -> None:
        self._log, self._options = log, options
        self._out, self._rejects = out, rejects
        self._render = _RENDERING[options.form]
        self._learners = self._done = self._left_out = self._set_aside = self._wrong = 0

    def go(self) -> int:
        options = self._options
        judged = self._log.judged(
            options.library, on=options.on, rules=options.rules, target=options.target
        )
        with _progress(self._log.done) as look:
            if options.form == "csv":
                from rubric.report.log_rows import header

                self._out.write(header())
            if self._rejects is not None:
                from rubric.report.rejects import rejects_header

                self._rejects.write(rejects_header())
            for one in judged:
                if isinstance(one, RowFault):
                    self._wrong_row(one.problem, one.text)
                else:
                    self._learner(one)
                    if self._learners % _BETWEEN_LOOKS == 0:
                        look()
        return self._told()

    def _learner(self, one: LearnerJudged) -> None:
        self._learners += 1
        result = one.result
        self._out.write(self._render(one))
        if not result.units:
            self._left_out += 1
            for row in one.wrong:
                self._wrong_row(row.problem, row.text)
        else:
            self._set_aside += bool(result.set_aside)
            self._done += result.achieved and not result.set_aside

    def _wrong_row(self, problem: Located, text: str) -> None:
        self._wrong += 1
        if self._wrong <= _TOLD:
            click.echo("\n".join(problem_lines(problem)), err=True)
        if self._rejects is not None:
            from rubric.report.rejects import reject

            self._rejects.write(reject(problem, text))
        if self._options.strict:
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


# -- what is written of each learner -------------------------------------------


def _text(one: LearnerJudged) -> str:
    from rubric.report.text import render_report

    if one.result.units:
        set_aside = [p for p in one.problems if p.diagnostic in one.result.set_aside]
        return render_report(one.result, set_aside) + "\n"
    named = phrase("log.left_out", {"learner": one.learner})
    told = [line for problem in one.problems for line in problem_lines(problem)]
    return "\n".join([named, *told]) + "\n\n"


def _json_line(one: LearnerJudged) -> str:
    from rubric.report.json_view import to_json

    return to_json(one.result, indent=None, problems=one.problems)


def _csv(one: LearnerJudged) -> str:
    from rubric.report.log_rows import learner_rows

    return learner_rows(one.learner, one.result, one.problems)


_RENDERING: dict[str, Callable[[LearnerJudged], str]] = {
    "text": _text,
    "jsonl": _json_line,
    "csv": _csv,
}


# -- files, and how far it is ---------------------------------------------------


@contextmanager
def _written(
    output: Path | None, force: bool, inputs: list[Path], *, private: bool
) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    from rubric.sources.writing import whole_file

    output = may_be_written(output, force=force, inputs=inputs)
    with whole_file(output, private=private) as stream:
        yield stream


@contextmanager
def _progress(done: Callable[[], float]) -> Iterator[Callable[[], None]]:
    """Give a function that shows how far a run is: on a terminal, once it takes a second."""
    start = time.monotonic()
    with ExitStack() as stack:
        shown: list[Any] = []

        def look() -> None:
            if not sys.stderr.isatty() or time.monotonic() - start < _PATIENCE:
                return
            if not shown:
                bar = click.progressbar(length=_STEPS, file=sys.stderr, label=phrase("log.reading"))
                shown.append(stack.enter_context(bar))
            shown[0].update(int(done() * _STEPS) - shown[0].pos)

        yield look
