"""`rubric show`: one specification for people."""

import datetime
from pathlib import Path

import click

from rubric.cli.shared import library_option, on_option, put_out, refusal


@click.command("show")
@click.argument("specification")
@on_option
@library_option
def command(specification: str, on: datetime.date, libraries: tuple[Path, ...]) -> None:
    """Show one specification (id or id@version): its facts, criteria and rules as sentences."""
    from rubric.api.library import Library
    from rubric.diagnostics import Diagnostic
    from rubric.report.show import render_specification

    library = Library.load(*libraries)
    found = library.find(specification, None, on)
    if isinstance(found, Diagnostic):
        raise refusal(found)
    put_out(render_specification(found, library.resolved(found)))
