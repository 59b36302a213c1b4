"""`rubric population`: how many learners stand where, and where they are stuck."""

import datetime
from contextlib import nullcontext
from pathlib import Path
from typing import Literal

import click

from rubric.cli.given import Written
from rubric.cli.shared import (
    format_option,
    library_option,
    on_option,
    output_options,
    put_out,
    refuse_to_write,
    rules_option,
    tables_argument,
    target_option,
    telling_why_not,
)
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

#: the least count that is published where nobody says another
_SMALLEST = 5


@click.command("population")
@tables_argument("log")
@format_option("text", "json", "csv", "html", "parquet")
@on_option
@rules_option
@target_option
@library_option
@click.option(
    "--learners",
    type=Written(path_type=Path),
    help=phrase("option.learners_file"),
)
@click.option("--publish", is_flag=True, help=phrase("option.publish"))
@click.option(
    "--smallest",
    type=click.IntRange(2),
    default=_SMALLEST,
    show_default=True,
    help=phrase("option.smallest"),
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help=phrase("option.engine"),
)
@click.option("--memory", default="3GB", show_default=True, help=phrase("option.memory"))
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    log: tuple[Path, ...],
    form: str,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    libraries: tuple[Path, ...],
    learners: Path | None,
    publish: bool,
    smallest: int,
    engine: Literal["duckdb", "spark"],
    memory: str,
    output: Path | None,
    force: bool,
) -> None:
    """Show how many learners of a population stand where, and where they are stuck.

    LOG is a folder with a Parquet or CSV file for each table: registrations,
    items and links (or both joined as evidence), decisions, reviews and so on.

    Exit code 0 when every row was used, 1 when some were set aside, 2 when a
    table cannot be read, the population cannot be judged or no database is
    installed.
    """
    from rubric.api.library import Library
    from rubric.api.population.database import DatabaseMissing
    from rubric.api.population.running import evaluate_population
    from rubric.api.population.spark import JavaMissing
    from rubric.api.population.tables import holds_tables
    from rubric.cli.run import rules_for_run
    from rubric.report.population_json import population_view

    if publish and learners is not None:
        raise click.UsageError(phrase("refuse.publish_learners"))
    for folder in log:
        if not holds_tables(folder):
            raise click.UsageError(phrase("refuse.no_tables", {"log": str(folder)}))
    if form == "parquet" and output is None:
        raise click.UsageError(phrase("refuse.parquet_without_file"))
    if learners is not None and output is not None and learners.resolve() == output.resolve():
        raise click.UsageError(phrase("refuse.counts_and_learners", {"file": str(output)}))
    for written in filter(None, (output, learners)):
        refuse_to_write(written, force=force)
    run_rules = rules_for_run(rules)
    try:
        with nullcontext() if learners is None else telling_why_not(learners):
            found = evaluate_population(
                *log,
                library=Library.load(*libraries),
                on=on,
                rules=run_rules,
                target=target,
                learners=learners,
                memory=memory,
                engine=engine,
            )
    except DatabaseMissing as missing:
        raise click.UsageError(phrase("refuse.database", {"extra": str(missing)})) from None
    except JavaMissing:
        raise click.UsageError(phrase("refuse.java")) from None
    if found.problems:
        from rubric.report.problem_text import render_problems
        from rubric.sources import Located

        told = tuple(Located(problem) for problem in found.problems)
        click.echo(render_problems(told, None, lambda _: None), nl=False, err=True)
        ctx.exit(WRONG_USE)
    view = population_view(found, smallest=smallest if publish else None)
    if form == "parquet" and output is not None:
        from rubric.api.population.counts_file import write_counts
        from rubric.report.population_text import COLUMNS, population_rows

        with telling_why_not(output):
            write_counts(population_rows(view), COLUMNS, output)
        ctx.exit(SOMETHING_TO_LOOK_AT if found.set_aside else NOTHING_TO_DO)
    if form == "json":
        from rubric.report.json_text import json_text

        text = json_text(view) + "\n"
    elif form == "html":
        from rubric.report.html.population import render_population_html
        from rubric.report.pages import TemplatesMissing

        try:
            text = render_population_html(view)
        except TemplatesMissing as missing:
            raise click.UsageError(phrase("refuse.html", {"extra": str(missing)})) from None
    else:
        from rubric.report.population_text import population_csv, render_population

        text = population_csv(view) if form == "csv" else render_population(view)
    put_out(text, output, force=force)
    ctx.exit(SOMETHING_TO_LOOK_AT if found.set_aside else NOTHING_TO_DO)
