"""`rubric show`: one specification or qualification for people."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import library_option, on_option, put_out, refusal, rules_option

if TYPE_CHECKING:
    from rubric.api.library import Library
    from rubric.model.qualification import Qualification


@click.command("show")
@click.argument("specification")
@on_option
@rules_option
@library_option
def command(
    specification: str, on: datetime.date, rules: Path | None, libraries: tuple[Path, ...]
) -> None:
    """Show one specification or qualification (id or id@version), every rule as a sentence.

    Exit code 0, or 2 when the library has none of this name.
    """
    from rubric.api.library import Library
    from rubric.cli.run import rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.report.show import render_specification

    run_rules = rules_for_run(rules)
    library = Library.load(*libraries)
    found = library.find(specification, None, on)
    if not isinstance(found, Diagnostic):
        put_out(render_specification(found, library.resolved(found, run_rules)))
        return
    qualification = library.find_qualification(specification, None, on)
    if not isinstance(qualification, Diagnostic):
        put_out(_qualification(qualification, library, on))
        return
    known = qualification.arguments.get("version") or qualification.arguments.get("day")
    near = qualification.arguments.get("near") and not found.arguments.get("near")
    raise refusal(qualification if known or near else found)


def _qualification(qualification: "Qualification", library: "Library", on: datetime.date) -> str:
    from rubric.api.qualifications import unit_shown
    from rubric.report.show_qualification import render_qualification

    return render_qualification(qualification, lambda named: unit_shown(library, named, on))
