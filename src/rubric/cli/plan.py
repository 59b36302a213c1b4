"""`rubric plan`: the least set of tasks that closes every gap."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rubric.cli.shared import (
    format_option,
    library_option,
    on_option,
    output_options,
    put_out,
    rules_option,
    target_option,
)
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.load import Document
    from rubric.sources import Located


@click.command("plan")
@click.argument("portfolio", required=False, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--opportunities",
    required=True,
    type=click.Path(exists=True, path_type=Path),
    help=phrase("option.opportunities"),
)
@format_option("text", "json")
@on_option
@rules_option
@target_option
@library_option
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    portfolio: Path | None,
    opportunities: Path,
    form: str,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    libraries: tuple[Path, ...],
    output: Path | None,
    force: bool,
) -> None:
    """Show the least set of tasks that closes every gap, and what stays open all the same.

    Without a portfolio: whether the tasks cover a specification before a learner
    starts, which criteria no task serves and which more than need be.

    On a qualification: for the open units of the shortest way to completion.

    Exit code 0 when nothing stays open, 1 when something does or records were set
    aside, 2 when a file cannot be read or no solver is installed.
    """
    from rubric.api.library import Library
    from rubric.api.planning import plan, read_opportunities
    from rubric.api.portfolio import read_portfolio
    from rubric.cli.run import rules_for_run
    from rubric.load import in_file_order
    from rubric.solver import SolverMissing
    from rubric.sources import located

    run_rules = rules_for_run(rules)
    tasks, problems, document = read_opportunities(opportunities)
    if tasks is None:
        _refused(ctx, problems, document)
    records, of_portfolio = None, None
    if portfolio is not None:
        records, problems, of_portfolio = read_portfolio(portfolio)
        if records is None:
            _refused(ctx, problems, of_portfolio)
    library = Library.load(*libraries)
    try:
        found = plan(tasks, library, records, on=on, rules=run_rules, target=target)
    except SolverMissing as missing:
        raise click.UsageError(phrase("refuse.solver", {"extra": str(missing)})) from None
    if found.problems:
        _refused(ctx, tuple(located(d, document.place) for d in found.problems), document)
    before = found.before
    place = document.place if of_portfolio is None else of_portfolio.place
    if before.problems:
        told = tuple(located(d, place) for d in before.problems)
        _refused(ctx, told, of_portfolio or document)
    set_aside = in_file_order(located(d, place) for d in before.set_aside)
    if form == "json":
        from rubric.report.json_view import to_json

        text = to_json(found)
    else:
        from rubric.report.plan import render_plan

        text = render_plan(found, set_aside)
    put_out(text, output, force=force)
    stays = found.still_open or set_aside or found.without_units
    ctx.exit(SOMETHING_TO_LOOK_AT if stays else NOTHING_TO_DO)


def _refused(ctx: click.Context, problems: "tuple[Located, ...]", document: "Document") -> NoReturn:
    """End the command with the problems of a file."""
    from rubric.load import line_reader
    from rubric.report.problem_text import Summary, render_problems

    click.echo(render_problems(problems, Summary(1), line_reader([document])), nl=False, err=True)
    ctx.exit(WRONG_USE)
