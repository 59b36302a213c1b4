"""`rubric report`: the gap report of one portfolio or several."""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from rubric.cli.main import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.cli.shared import (
    file_argument,
    library_option,
    on_option,
    output_options,
    put_out,
    rules_option,
    target_option,
)
from rubric.phrases import phrase


@click.command("report")
@file_argument("portfolios", several=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help=phrase("option.format"),
)
@click.option(
    "--for", "purpose", type=click.Choice(["claim"]), default=None, help=phrase("option.for")
)
@on_option
@rules_option
@click.option(
    "--one-item-for",
    type=click.IntRange(min=1),
    metavar="N",
    help=phrase("option.one_item_for"),
)
@target_option
@click.option("--unit", "units", multiple=True, metavar="ID", help=phrase("option.unit"))
@click.option("--add", multiple=True, metavar="ID", help=phrase("option.add"))
@click.option("--drop", multiple=True, metavar="ID", help=phrase("option.drop"))
@click.option("--rejects", type=click.Path(path_type=Path), help=phrase("option.rejects"))
@click.option("--strict", is_flag=True, help=phrase("option.strict_log"))
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help=phrase("option.jobs_log"))
@click.option(
    "--dates",
    type=click.Choice(["ymd", "dmy"]),
    default="ymd",
    show_default=True,
    help=phrase("option.dates"),
)
@click.option("--specification", metavar="ID", default="", help=phrase("option.specification"))
@library_option
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    portfolios: tuple[Path, ...],
    form: str,
    purpose: str | None,
    on: datetime.date,
    rules: Path | None,
    one_item_for: int | None,
    target: str | None,
    units: tuple[str, ...],
    add: tuple[str, ...],
    drop: tuple[str, ...],
    rejects: Path | None,
    strict: bool,
    jobs: int | None,
    dates: str,
    specification: str,
    libraries: tuple[Path, ...],
    output: Path | None,
    force: bool,
) -> None:
    """Show what a portfolio covers, what it does not and why, and what closes each gap.

    Exit code 0 when everything up to the target is achieved (with --for claim: can be
    claimed), 1 when something stands in the way or records were set aside, 2 when a
    portfolio cannot be read.
    """
    from rubric.cli.run import Libraries, asked_about, judged, rules_for_run, what_if_of
    from rubric.load import line_reader

    of_logs = {"--rejects": rejects, "--strict": strict, "--specification": specification}
    if any(map(_may_be_log, portfolios)):
        from rubric.cli.log import LogOptions, report_log

        of_portfolios = {
            "--for": purpose, "--one-item-for": one_item_for, "--unit": units, "--add": add,
            "--drop": drop,
        }  # fmt: skip
        _only_for(of_portfolios, "refuse.not_of_a_log")
        if len(portfolios) > 1:
            raise click.UsageError(phrase("refuse.several_logs"))
        options = LogOptions(
            form=form,
            on=on,
            rules=rules_for_run(rules),
            target=target,
            library=Libraries(libraries).whole(),
            days=dates,
            specification=specification,
            rejects=rejects,
            strict=strict,
            jobs=jobs,
            output=output,
            force=force,
        )
        ctx.exit(report_log(portfolios[0], options))
    _only_for({**of_logs, "--format csv": form == "csv"}, "refuse.only_of_a_log")
    if form == "json" and len(portfolios) > 1:
        raise click.UsageError(phrase("refuse.several_json"))
    run_rules = rules_for_run(rules)
    library = Libraries(libraries)
    texts = []
    worst = NOTHING_TO_DO
    for path in portfolios:
        one = judged(path, library, on, run_rules, target)
        if one is None:
            worst = WRONG_USE
            continue
        asked_about(one.result, units)
        what_if = what_if_of(one.result, add, drop)
        if form != "text":
            from rubric.report.json_view import to_json

            indent = 2 if form == "json" else None
            text = to_json(one.result, indent=indent, one_item_for=one_item_for, what_if=what_if)
            texts.append(text)
        elif purpose == "claim":
            from rubric.report.claim import render_claims

            texts.append(render_claims(one.result, one.set_aside))
        else:
            from rubric.report.text import render_report

            # the lines of the file may be personal: a terminal shows them, a file does not
            on_terminal = output is None and bool(sys.stdout) and sys.stdout.isatty()
            lines = line_reader([one.document]) if on_terminal else None
            texts.append(
                render_report(
                    one.result,
                    one.set_aside,
                    lines,
                    one_item_for=one_item_for,
                    units=units or None,
                    what_if=what_if,
                )
            )
        reached = one.result.claimable if purpose == "claim" else one.result.achieved
        if not reached or one.set_aside:
            worst = max(worst, SOMETHING_TO_LOOK_AT)
    if texts:
        put_out(
            ("\n" if form == "text" else "").join(texts), output, force=force, inputs=portfolios
        )
    ctx.exit(worst)


#: endings of files that hold a table of an evidence log
_OF_LOGS = (".csv", ".tsv", ".jsonl", ".ndjson", ".parquet")


def _may_be_log(path: Path) -> bool:
    return path.is_dir() or path.suffix.lower() in _OF_LOGS


def _only_for(given: Mapping[str, object], refusal: str) -> None:
    """End the command where an option is given that means nothing here."""
    for option, value in given.items():
        if value:
            raise click.UsageError(phrase(refusal, {"option": option}))
