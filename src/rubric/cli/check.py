"""`rubric check`: every problem in specifications, house rules, portfolios and evidence logs."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rubric.cli.many_files import FEWEST_LEARNERS, bar, cores, many_files_options
from rubric.cli.shared import file_argument, format_option, library_option, log_options, put_out
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.api.checking import Checked


@click.command("check")
@file_argument("paths", several=True)
@format_option("text", "json", "github", "sarif")
@click.option("--select", multiple=True, metavar="CODES", help=phrase("option.select"))
@click.option("--ignore", multiple=True, metavar="CODES", help=phrase("option.ignore"))
@click.option("--strict", is_flag=True, help=phrase("option.strict"))
@click.option("--no-settings", is_flag=True, help=phrase("option.no_settings"))
@click.option("--fix", is_flag=True, help=phrase("option.fix"))
@click.option("--diff", is_flag=True, help=phrase("option.diff"))
@click.option("--yes", is_flag=True, help=phrase("option.yes"))
@log_options
@many_files_options
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    no_settings: bool,
    fix: bool,
    diff: bool,
    yes: bool,
    dates: Literal["ymd", "dmy"],
    specification: str,
    jobs: int | None,
    cache: Path | None,
    no_cache: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Show every problem in files, or in all files below folders.

    Nothing is changed without --fix, and nothing is kept without --cache. Exit
    code 0 when there is nothing to mend, 1 when there are errors, 2 when there
    is no file to check or a change could not be written.
    """
    from rubric.api.checking import check
    from rubric.api.listing import BadSelection
    from rubric.sources.logs.table import ExtraMissing

    mending = _mended(ctx, paths, form, fix=fix, diff=diff, yes=yes)
    try:
        with bar() as progress, bar("progress.log", FEWEST_LEARNERS) as log_progress:
            checked = check(
                paths,
                libraries,
                select=select,
                ignore=ignore,
                settings=not no_settings,
                jobs=jobs or cores(),
                cache=None if no_cache else cache,
                progress=progress,
                log_progress=log_progress,
                days=dates,
                specification=specification,
            )
    except ExtraMissing as missing:
        told = {"extra": str(missing)}
        raise click.UsageError(phrase("refuse.extra_of_log", told)) from None
    except BadSelection as refused:
        raise click.UsageError(str(refused)) from None
    if checked.not_kept:
        why = {"folder": str(cache), "reason": checked.not_kept}
        click.echo(phrase("cache.not_kept", why), err=True)
    if not checked.documents and not checked.logs:
        raise click.UsageError(phrase("refuse.no_files"))
    put_out(_written(checked, form))
    found = SOMETHING_TO_LOOK_AT if checked.fails(strict=strict) else NOTHING_TO_DO
    ctx.exit(max(mending, found))


def _mended(
    ctx: click.Context, paths: tuple[Path, ...], form: str, *, fix: bool, diff: bool, yes: bool
) -> int:
    """Do what --fix and --diff ask for, before the check; return the exit code of it."""
    if not (fix or diff or yes):
        return NOTHING_TO_DO
    from rubric.cli.mending import mended, shown_only

    if diff:
        if fix or yes or form != "text":
            raise click.UsageError(phrase("refuse.diff_format"))
        ctx.exit(shown_only(paths))
    if not fix:
        raise click.UsageError(phrase("refuse.yes_alone"))
    return mended(paths, yes=yes)


def _written(checked: "Checked", form: str) -> str:
    """Return what was found in the form that was asked for."""
    from rubric.load import line_reader
    from rubric.report.problem_json import render_problems_json
    from rubric.report.problem_text import Summary, render_problems

    settings = tuple(one.name for one in checked.settings)
    unlisted = len(checked.unlisted)
    files = len({document.name for document in checked.documents} | {*checked.logs})
    summary = Summary(
        files, checked.ignored, unlisted, settings, checked.findings, checked.more_findings
    )
    if form == "json":
        return render_problems_json(checked.problems, summary)
    if form == "github":
        from rubric.report.annotations import render_annotations

        return render_annotations(checked.problems, summary)
    if form == "sarif":
        from rubric.report.sarif import render_sarif

        return render_sarif(checked.problems, checked.ignored)
    lines = line_reader([*checked.documents, *checked.settings])
    return render_problems(checked.problems, summary, lines)
