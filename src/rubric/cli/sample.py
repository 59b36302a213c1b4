"""`rubric sample`: which decisions IQA reviews, drawn by weight and the same every time."""

import datetime
from functools import partial
from pathlib import Path

import click

from rubric.cli.shared import (
    Day,
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


@click.command("sample")
@tables_argument("portfolios")
@click.option("--seed", required=True, metavar="WORD", help=phrase("option.seed"))
@click.option(
    "--plan",
    "plan_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help=phrase("option.sampling_plan"),
)
@click.option("--decided-from", type=Day(), help=phrase("option.decided_from"))
@format_option("text", "json", "markdown", "html", "csv")
@on_option
@rules_option
@target_option
@people_options
@learner_option
@click.option("--jobs", metavar="N", type=click.IntRange(min=1), help=phrase("option.jobs_log"))
@log_options
@library_option
@output_options
@click.pass_context
def command(
    ctx: click.Context,
    portfolios: tuple[Path, ...],
    seed: str,
    plan_file: Path | None,
    decided_from: datetime.date | None,
    form: str,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    include: tuple[str, ...],
    pseudonymise: Path | None,
    learner: str | None,
    jobs: int | None,
    dates: str,
    specification: str,
    libraries: tuple[Path, ...],
    output: Path | None,
    force: bool,
) -> None:
    """Draw the decisions that IQA reviews: by what makes them worth a look, and reproducibly.

    The seed and the reason for each decision stand in the answer. The same seed, plan and
    evidence draw the same decisions, in whatever order the files are named.

    Exit code 0, 1 when records were set aside, 2 when a file cannot be read.
    """
    from rubric.api.assurance import default_plan, read_sampling_plan
    from rubric.assurance.decisions import decisions_of
    from rubric.assurance.drawing import sample_of
    from rubric.cli.log import LogOptions, OverAll, report_log
    from rubric.cli.log_named import may_be_log
    from rubric.cli.over_all import take, written
    from rubric.cli.reporting import SHOWN_ON_PAGES, key_for, wanted_of
    from rubric.cli.run import Judged, Libraries, rules_for_run, show_problems
    from rubric.facts import facts_of
    from rubric.report.boards.writing import render

    seed = seed.strip()
    if not seed:
        raise click.UsageError(phrase("refuse.seed"))
    plan = default_plan()
    if plan_file is not None:
        read, problems, document = read_sampling_plan(plan_file)
        if read is None:
            show_problems(problems, document)
            ctx.exit(WRONG_USE)
        plan = read
    run_rules = rules_for_run(rules)
    show = partial(render, form=form, to_file=output is not None)

    if any(map(may_be_log, portfolios)):
        for option, given in (("--include", include), ("--pseudonymise", pseudonymise)):
            if given:
                raise click.UsageError(phrase("refuse.not_of_a_log", {"option": option}))
        if len(portfolios) > 1:
            raise click.UsageError(phrase("refuse.several_logs"))
        options = LogOptions(
            form=form,
            on=on,
            rules=run_rules,
            target=target,
            library=Libraries(libraries).whole(),
            days=dates,
            specification=specification,
            rejects=None,
            strict=False,
            jobs=jobs,
            output=output,
            force=force,
        )
        drawing = OverAll(
            "sample",
            lambda taken, not_judged: written(
                lambda: show(sample_of(taken, plan, seed, on, decided_from, not_judged))
            ),
        )
        ctx.exit(report_log(portfolios[0], options, drawing))
    pseudonyms = pseudonymise is not None
    wanted = wanted_of(include, form, SHOWN_ON_PAGES, pseudonyms=pseudonyms)
    key = key_for(pseudonymise)
    if key is not None:
        from rubric.api.pseudonyms import pseudonym

        others = tuple(pseudonym(name, key) for name in plan.new_assessors)
        plan = plan.model_copy(update={"new_assessors": others})

    def taking(one: Judged, file: str) -> object:
        named = None if one.named is None else facts_of(one.named)
        return decisions_of(one.result, named)._replace(file=file)

    how = (Libraries(libraries), on, run_rules, target, learner)
    taken = take(portfolios, how, key, wanted, taking, "sample")
    if taken.not_judged and not taken.each:
        click.echo(phrase("refuse.nobody_judged"), err=True)
        ctx.exit(WRONG_USE)
    found = sample_of(taken.each, plan, seed, on, decided_from, taken.not_judged)
    text = written(lambda: show(found, included=taken.included))
    put_out(text, output, force=force)
    worst = SOMETHING_TO_LOOK_AT if taken.to_look_at else NOTHING_TO_DO
    ctx.exit(WRONG_USE if taken.not_judged else worst)
