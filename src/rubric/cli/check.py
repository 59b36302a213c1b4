"""`rubric check`: every problem in specifications, house rules and portfolios."""

from pathlib import Path

import click

from rubric.cli.main import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT
from rubric.cli.shared import file_argument, library_option, put_out
from rubric.phrases import phrase


@click.command("check")
@file_argument("paths", several=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=phrase("option.format"),
)
@click.option("--strict", is_flag=True, help=phrase("option.strict"))
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Show every problem in files, or in all files below folders; nothing is changed.

    Exit code 0 when there is nothing to mend, 1 when there are errors, 2 when
    there is no file to check.
    """
    from rubric.api.checking import check
    from rubric.diagnostics import Severity
    from rubric.load import line_reader
    from rubric.report.check_view import render_problems, render_problems_json
    from rubric.report.file_findings import render_findings

    checked = check(paths, libraries)
    if not checked.documents:
        raise click.UsageError(phrase("refuse.no_files"))
    problems, documents = checked.problems, checked.documents
    if form == "json":
        put_out(render_problems_json(problems, len(documents), checked.findings))
    else:
        told = render_problems(problems, len(documents), line_reader(documents))
        put_out(f"{told}\n{render_findings(checked.findings)}" if checked.findings else told)
    serious = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = any(problem.diagnostic.code.severity in serious for problem in problems)
    ctx.exit(SOMETHING_TO_LOOK_AT if found else NOTHING_TO_DO)
