"""`rubric why`: the audit trail or the gap of one criterion, as a tree."""

import datetime
from pathlib import Path

import click

from rubric.cli.main import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.cli.shared import (
    file_argument,
    library_option,
    on_option,
    put_out,
    refusal,
    rules_option,
    target_option,
)


@click.command("why")
@file_argument("portfolio")
@click.argument("criterion")
@on_option
@rules_option
@target_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    portfolio: Path,
    criterion: str,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Show why one criterion is as it is: its rule as a tree, and every link to it.

    Exit code 0 when the criterion is achieved, 1 when it is open, 2 when the
    portfolio cannot be read or there is no such criterion.
    """
    from rubric.api.explaining import why
    from rubric.cli.run import Libraries, judged, rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.report.why import render_trail

    run_rules = rules_for_run(rules)
    one = judged(portfolio, Libraries(libraries), on, run_rules, target)
    if one is None:
        ctx.exit(WRONG_USE)
    found = why(one.result, criterion)
    if isinstance(found, Diagnostic):
        raise refusal(found)
    trail, unit = found
    key = (unit.specification.id, unit.specification.version)
    document = one.library.document(one.library.specifications[key])
    part = unit.specification.targets[criterion].part
    put_out(render_trail(trail, one.result.learner, unit, document.place, part=part))
    ctx.exit(NOTHING_TO_DO if trail.result.achieved else SOMETHING_TO_LOOK_AT)
