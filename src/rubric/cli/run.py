"""Reading a portfolio and judging it: what `report` and `why` begin with."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import click

from rubric.api.evaluating import evaluate
from rubric.api.library import Library, library_of
from rubric.api.library_documents import read_library
from rubric.api.portfolio import Read, read_portfolio, read_portfolios, read_rules
from rubric.api.worded import worded_otherwise
from rubric.cli.hidden import Hidden, show_outlined, show_told
from rubric.cli.verbs import WRONG_USE
from rubric.evaluation import Result
from rubric.load import Document, in_file_order, line_reader
from rubric.model import EvidenceRules, Portfolio
from rubric.phrases import phrase, spelled
from rubric.report.problem_text import Summary, render_problems
from rubric.sources import Located, Place, located

if TYPE_CHECKING:
    from rubric.report.qualification_text import WhatIf


class Judged(NamedTuple):
    """A portfolio that was judged, with what was set aside in its places."""

    result: Result
    library: Library
    document: Document
    set_aside: tuple[Located, ...]
    portfolio: Portfolio
    #: the portfolio as the file has it, where the other one has pseudonyms
    named: Portfolio | None = None


def rules_for_run(path: Path | None) -> EvidenceRules | None:
    """Return the house rules of `--rules`, or end the command with their problems."""
    if path is None:
        return None
    rules, problems, document = read_rules(path)
    if rules is None:
        show_problems(problems, document)
        raise click.exceptions.Exit(WRONG_USE)
    return rules


class Libraries:
    """The library of a run; of what is built in no more is read than the portfolios name."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._library: Library | None = None
        self._whole = False

    def holding(self, portfolio: Portfolio) -> Library:
        """Return a library in which the specifications of a portfolio are, if they are anywhere."""
        wanted = {reference.partition("@")[0] for reference in portfolio.specification or ()}
        if self._library is None:
            self._library = library_of(read_library(self._folders, {}, builtin=wanted))
        known = {name for name, _ in self._library.specifications}
        if not self._whole and (portfolio.qualification is not None or not wanted <= known):
            # also for what cannot be found: its nearest names are taken from everything
            return self.whole()
        return self._library

    def whole(self) -> Library:
        """Return a library of everything, for runs of which nobody knows what they will name."""
        if self._library is None or not self._whole:
            self._library, self._whole = Library.load(*self._folders), True
        return self._library


def judged(
    path: Path,
    libraries: Libraries,
    on: datetime.date,
    rules: EvidenceRules | None,
    target: str | None = None,
    learner: str | None = None,
) -> Judged | None:
    """Return a judged portfolio; None, with its problems shown, where it cannot be judged.

    Of a tracking sheet for several learners it is that of the one who is named.
    """
    return _judged(read_portfolio(path, learner), libraries, on, rules, target, None)


def each_judged(
    path: Path,
    libraries: Libraries,
    on: datetime.date,
    rules: EvidenceRules | None,
    target: str | None = None,
    learner: str | None = None,
    hidden: Hidden | None = None,
) -> Iterator[Judged | None]:
    """Yield the same for every portfolio of a file: of a tracking sheet for every learner.

    Where its people are hidden they have pseudonyms, also in what is said of its problems.
    """
    every = read_portfolios(path) if learner is None else [read_portfolio(path, learner)]
    for read in every:
        yield _judged(read, libraries, on, rules, target, hidden)


def _judged(
    read: Read[Portfolio],
    libraries: Libraries,
    on: datetime.date,
    rules: EvidenceRules | None,
    target: str | None,
    hidden: Hidden | None,
) -> Judged | None:
    portfolio, problems, document = read
    if portfolio is None:
        if hidden is None:
            show_problems(problems, document)
        else:
            show_outlined(problems, hidden)
        return None
    place: Callable[..., Place] = document.place
    left_out: tuple[Located, ...] = getattr(document, "set_aside", ())
    named = None if hidden is None else portfolio
    if hidden is not None:
        from rubric.api.pseudonyms import placed, pseudonyms_of, replaced, without_names

        pseudonyms, file = pseudonyms_of(portfolio, hidden.key), hidden.file
        portfolio, place = replaced(portfolio, pseudonyms), placed(document, pseudonyms, file)
        problems = tuple(without_names(problem, pseudonyms, file) for problem in problems)
        left_out = tuple(without_names(problem, pseudonyms, file) for problem in left_out)
    library = libraries.holding(portfolio)
    result = evaluate(portfolio, library, on=on, rules=rules, target=target)
    if result.problems:
        problems = tuple(located(d, place) for d in result.problems)
        _show(problems, document, hidden)
        return None
    set_aside = in_file_order((*left_out, *(located(d, place) for d in result.set_aside)))
    told = tuple(problem for problem in problems if problem not in left_out)
    judged_on = [unit.specification for unit in result.units]
    worded = (located(d, place) for d in worded_otherwise(document, judged_on))
    told = in_file_order((*told, *worded))
    if told:
        _show(told, document, hidden)
    return Judged(result, library, document, set_aside, portfolio, named)


def _show(problems: tuple[Located, ...], document: Document, hidden: Hidden | None) -> None:
    if hidden is None:
        show_problems(problems, document)
    else:
        show_told(problems)


def asked_about(result: Result, units: Iterable[str]) -> None:
    """End the command where a unit is asked for that was not judged.

    Where the portfolio is on a qualification, see first that it can be worked out.
    """
    judged_units = {unit.specification.id: unit for unit in result.units}
    for unit in units:
        if unit not in judged_units:
            _unknown_unit(unit, judged_units)
    if result.entry is not None:
        from rubric.solver import SolverMissing

        try:
            _ = result.qualification
        except SolverMissing as missing:
            arguments = {"extra": str(missing)}
            raise click.UsageError(phrase("refuse.solver", arguments)) from None


def what_if_of(result: Result, add: tuple[str, ...], drop: tuple[str, ...]) -> "WhatIf | None":
    """Return the question that `--add` and `--drop` ask, with its answer; None without one."""
    if not add and not drop:
        return None
    if result.entry is None:
        raise click.UsageError(phrase("refuse.no_qualification"))
    from rubric.api.what_if import unknown_units, what_if
    from rubric.report.qualification_text import WhatIf

    for unit in unknown_units(result, (*add, *drop)):
        _unknown_unit(unit, result.entry.standings)
    return WhatIf(add, drop, what_if(result, add, drop))


def _unknown_unit(unit: str, known: Iterable[str]) -> NoReturn:
    allowed = tuple(known)
    near = spelled(unit, allowed)
    key = "refuse.unit_near" if near else "refuse.unit"
    raise click.UsageError(phrase(key, {"unit": unit, "near": near, "allowed": allowed}))


def show_problems(problems: tuple[Located, ...], document: Document) -> None:
    """Show problems on the terminal, beside the answer."""
    lines = line_reader([document])
    click.echo(render_problems(problems, Summary(1), lines), nl=False, err=True)
