"""`rubric show`: one specification for people."""

import datetime
from pathlib import Path

import click

from rubric.cli.shared import library_option, on_option, put_out, refusal, rules_option


@click.command("show")
@click.argument("specification")
@on_option
@rules_option
@library_option
def command(
    specification: str, on: datetime.date, rules: Path | None, libraries: tuple[Path, ...]
) -> None:
    """Show one specification (id or id@version): its facts, criteria and rules as sentences.

    Exit code 0, or 2 when the library has no such specification.
    """
    from rubric.api.library import Library
    from rubric.cli.run import rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.report.show import render_specification

    run_rules = rules_for_run(rules)
    library = Library.load(*libraries)
    found = library.find(specification, None, on)
    if isinstance(found, Diagnostic):
        raise refusal(found)
    put_out(render_specification(found, library.resolved(found, run_rules)))
