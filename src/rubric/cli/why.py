"""`rubric why`: the audit trail or the gap of a criterion, an outcome or a unit, as a tree."""

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
@click.argument("reference", required=False)
@on_option
@rules_option
@target_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    portfolio: Path,
    reference: str | None,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Show why a criterion, an outcome or a unit is as it is: its rule, and every link.

    REFERENCE is a criterion (2.1), an outcome (2) or a unit; left out, the unit as
    a whole.

    Exit code 0 when that is achieved, 1 when it is open, 2 when the portfolio
    cannot be read or there is no such thing.
    """
    from rubric.api.explaining import why
    from rubric.cli.run import Libraries, judged, rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.report.why import render_trail

    run_rules = rules_for_run(rules)
    one = judged(portfolio, Libraries(libraries), on, run_rules, target)
    if one is None:
        ctx.exit(WRONG_USE)
    found = why(one.result, reference)
    if isinstance(found, Diagnostic):
        raise refusal(found)
    trail, unit = found
    key = (unit.specification.id, unit.specification.version)
    document = one.library.document(one.library.specifications[key])
    named = unit.specification.targets.get(reference or "")
    part = None if named is None else named.part
    put_out(render_trail(trail, one.result.learner, unit, document.place, part=part))
    ctx.exit(NOTHING_TO_DO if trail.achieved else SOMETHING_TO_LOOK_AT)
