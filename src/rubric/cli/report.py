"""`rubric report`: the gap report of one portfolio or several."""

import datetime
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from rubric.cli.given import Written
from rubric.cli.shared import (
    format_option,
    learner_option,
    library_option,
    log_options,
    on_option,
    output_options,
    people_options,
    put_out,
    rules_option,
    tables_argument,
    target_option,
)
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.report.view.learner import LearnerSaid


@click.command("report")
@tables_argument("portfolios")
@format_option("text", "json", "jsonl", "markdown", "html", "csv")
@click.option(
    "--rows",
    type=click.Choice(["criteria", "links"]),
    default="criteria",
    show_default=True,
    help=phrase("option.rows"),
)
@click.option(
    "--for", "purpose", type=click.Choice(["iqa", "claim"]), default=None, help=phrase("option.for")
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
@click.option(
    "--since",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE.json",
    help=phrase("option.since"),
)
@people_options
@learner_option
@click.option("--rejects", type=Written(path_type=Path), help=phrase("option.rejects"))
@click.option("--strict", is_flag=True, help=phrase("option.strict_log"))
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help=phrase("option.jobs_log"))
@log_options
@library_option
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    portfolios: tuple[Path, ...],
    form: str,
    rows: Literal["criteria", "links"],
    purpose: str | None,
    on: datetime.date,
    rules: Path | None,
    one_item_for: int | None,
    target: str | None,
    units: tuple[str, ...],
    add: tuple[str, ...],
    drop: tuple[str, ...],
    since: Path | None,
    include: tuple[str, ...],
    pseudonymise: Path | None,
    learner: str | None,
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

    With --for one page over all of them: claim, who can be claimed for and who holds up
    the others; iqa, what quality assurance may want to look at.

    Exit code 0 when everything up to the target is achieved (with --for claim: can be
    claimed; with --for iqa: always), 1 when something stands in the way or records were
    set aside, 2 when a portfolio cannot be read.
    """
    from rubric.cli.hidden import Hidden
    from rubric.cli.log_named import may_be_log
    from rubric.cli.run import Libraries, asked_about, each_judged, rules_for_run, what_if_of

    of_logs = {"--rejects": rejects, "--strict": strict, "--specification": specification}
    if any(map(may_be_log, portfolios)):
        from rubric.cli.log import LogOptions, report_log

        of_portfolios = {
            "--one-item-for": one_item_for, "--unit": units, "--add": add,
            "--drop": drop, "--since": since, "--include": include,
            "--pseudonymise": pseudonymise, "--rows links": rows == "links",
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
        over_all = None
        if purpose is not None:
            from rubric.cli.over_all import of_a_log

            over_all = of_a_log(purpose, form, on, to_file=output is not None)
        ctx.exit(report_log(portfolios[0], options, over_all))
    _only_for(of_logs, "refuse.only_of_a_log")
    alone = purpose == "claim" and form == "text" and len(portfolios) == 1
    if purpose is not None:
        from rubric.cli.over_all import refuse_beside, report_all

        refuse_beside(
            purpose,
            {
                "--one-item-for": one_item_for, "--unit": units, "--add": add, "--drop": drop,
                "--since": since, "--rows links": rows == "links",
            },
        )  # fmt: skip
    if purpose is not None and not alone:
        how = (Libraries(libraries), on, rules_for_run(rules), target, learner)
        ctx.exit(
            report_all(purpose, portfolios, how, form, include, pseudonymise, output, force=force)
        )
    from rubric.cli.reporting import TOLD_TOGETHER, Extras, as_json, as_text, rendered, told

    if form == "json" and len(portfolios) > 1:
        raise click.UsageError(phrase("refuse.several_json"))
    run_rules = rules_for_run(rules)
    extras = Extras.of(since, include, pseudonymise, form, claim=alone)
    library = Libraries(libraries)
    texts: list[str] = []
    learners: list[LearnerSaid] = []
    worst = NOTHING_TO_DO
    every = [
        one
        for n, path in enumerate(portfolios, 1)
        for one in each_judged(
            path, library, on, run_rules, target, learner, Hidden.of(extras.key, n)
        )
    ]
    if form == "json" and len(every) > 1:
        raise click.UsageError(phrase("refuse.several_json"))
    for one in every:
        if one is None:
            worst = WRONG_USE
            continue
        asked_about(one.result, units)
        what_if = what_if_of(one.result, add, drop)
        asked = extras.asked(one, units, what_if, one_item_for)
        if form in TOLD_TOGETHER:
            learners.append(told(one, asked))
        elif form != "text":
            texts.append(as_json(one, asked, 2 if form == "json" else None))
        elif purpose == "claim":
            from rubric.report.claim import render_claims

            texts.append(render_claims(one.result, one.set_aside))
        else:
            # the lines of the file may be personal: a terminal shows them, a file does not
            on_terminal = output is None and bool(sys.stdout) and sys.stdout.isatty()
            texts.append(as_text(one, asked, lines=on_terminal and extras.key is None))
        reached = one.result.claimable if purpose == "claim" else one.result.achieved
        if not reached or one.set_aside:
            worst = max(worst, SOMETHING_TO_LOOK_AT)
    if learners:
        texts.append(rendered(learners, form, rows, to_file=output is not None))
    if texts:
        put_out(("\n" if form == "text" else "").join(texts), output, force=force)
    ctx.exit(worst)


def _only_for(given: Mapping[str, object], refusal: str) -> None:
    """End the command where an option is given that means nothing here."""
    for option, value in given.items():
        if value:
            raise click.UsageError(phrase(refusal, {"option": option}))
