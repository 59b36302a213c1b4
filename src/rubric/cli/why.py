"""`rubric why`: why a criterion, an outcome, a unit, a group or a qualification is as it is."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import (
    file_argument,
    learner_option,
    library_option,
    on_option,
    put_out,
    refusal,
    rules_option,
    target_option,
)
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE

if TYPE_CHECKING:
    from rubric.cli.run import Judged
    from rubric.evaluation.qualifications.trail import QualificationTrail


@click.command("why")
@file_argument("portfolio")
@click.argument("reference", required=False)
@on_option
@rules_option
@target_option
@learner_option
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    portfolio: Path,
    reference: str | None,
    on: datetime.date,
    rules: Path | None,
    target: str | None,
    learner: str | None,
    libraries: tuple[Path, ...],
) -> None:
    """Show why a criterion, an outcome or a unit is as it is: its rule, and every link.

    REFERENCE is a criterion (2.1), an outcome (2) or a unit; left out, the unit as
    a whole. On a qualification it may be that or a group of it (A): its rules, and
    every unit that counts, or why it does not.

    Exit code 0 when that is achieved, 1 when it is open, 2 when the portfolio
    cannot be read or there is no such thing.
    """
    from rubric.api.explaining import why
    from rubric.cli.run import Libraries, asked_about, judged, rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.evaluation.trail import RuleTrail, Trail
    from rubric.report.why import render_trail

    run_rules = rules_for_run(rules)
    one = judged(portfolio, Libraries(libraries), on, run_rules, target, learner)
    if one is None:
        ctx.exit(WRONG_USE)
    asked_about(one.result, ())
    found = why(one.result, reference)
    if isinstance(found, Diagnostic):
        raise refusal(found)
    trail, unit = found
    if not isinstance(trail, (Trail, RuleTrail)):
        put_out(_of_qualification(trail, one))
        ctx.exit(NOTHING_TO_DO if trail.achieved else SOMETHING_TO_LOOK_AT)
    assert unit is not None  # only a qualification has no one unit
    key = (unit.specification.id, unit.specification.version)
    document = one.library.document(one.library.specifications[key])
    named = unit.specification.targets.get(reference or "")
    part = None if named is None else named.part
    put_out(render_trail(trail, one.result.learner, unit, document.place, part=part))
    ctx.exit(NOTHING_TO_DO if trail.achieved else SOMETHING_TO_LOOK_AT)


def _of_qualification(trail: "QualificationTrail", one: "Judged") -> str:
    """The trail of a qualification, with the places of its rules in its file."""
    from rubric.diagnostics import Diagnostic
    from rubric.report.why_qualification import render_qualification_trail

    reference = trail.result.qualification.reference
    qualification = one.library.find_qualification(reference, None, None)
    assert not isinstance(qualification, Diagnostic)  # it was judged
    place = one.library.document(qualification).place
    return render_qualification_trail(trail, one.result.learner, place)
