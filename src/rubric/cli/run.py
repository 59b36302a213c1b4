"""Reading a portfolio and judging it: what `report` and `why` begin with."""

import datetime
from pathlib import Path
from typing import NamedTuple

import click

from rubric.api.evaluating import evaluate
from rubric.api.library import Library
from rubric.api.portfolio import read_portfolio, read_rules
from rubric.cli.main import WRONG_USE
from rubric.evaluation import Result
from rubric.load import Document, in_file_order, line_reader
from rubric.model import EvidenceRules
from rubric.report.check_view import render_problems
from rubric.sources import Located, located


class Judged(NamedTuple):
    """A portfolio that was judged, with what was set aside in its places."""

    result: Result
    document: Document
    set_aside: tuple[Located, ...]


def rules_for_run(path: Path | None) -> EvidenceRules | None:
    """Return the house rules of `--rules`, or end the command with their problems."""
    if path is None:
        return None
    rules, problems, document = read_rules(path)
    if rules is None:
        _show(problems, document)
        raise click.exceptions.Exit(WRONG_USE)
    return rules


def judged(
    path: Path, library: Library, on: datetime.date, rules: EvidenceRules | None
) -> Judged | None:
    """Return a judged portfolio; None, with its problems shown, where it cannot be judged."""
    portfolio, problems, document = read_portfolio(path)
    if portfolio is None:
        _show(problems, document)
        return None
    result = evaluate(portfolio, library, on=on, rules=rules)
    if result.problems:
        _show(tuple(located(d, document.place) for d in result.problems), document)
        return None
    set_aside = in_file_order(located(d, document.place) for d in result.set_aside)
    return Judged(result, document, set_aside)


def _show(problems: tuple[Located, ...], document: Document) -> None:
    click.echo(render_problems(problems, 1, line_reader([document])), nl=False, err=True)
