"""`rubric show`: one specification or qualification for people."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import (
    library_option,
    on_option,
    output_options,
    put_out,
    refusal,
    rules_option,
)
from rubric.phrases import help_text, phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from rubric.api.library import Library
    from rubric.model.qualification import Qualification
    from rubric.report.proof.matching import SourceText


@click.command("show")
@click.argument("specification")
@click.option("--proof", is_flag=True, help=phrase("option.proof"))
@click.option(
    "--source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=phrase("option.source"),
)
@output_options
@on_option
@rules_option
@library_option
def command(
    specification: str,
    proof: bool,
    source: Path | None,
    output: Path | None,
    force: bool,
    on: datetime.date,
    rules: Path | None,
    libraries: tuple[Path, ...],
) -> None:
    """Show one specification or qualification (id or id@version), every rule as a sentence.

    Exit code 0, or 2 when the library has none of this name.
    """
    from rubric.api.library import Library
    from rubric.cli.run import rules_for_run
    from rubric.diagnostics import Diagnostic
    from rubric.report.show import render_specification

    if source is not None and not proof:
        raise click.UsageError(phrase("refuse.source_alone"))
    run_rules = rules_for_run(rules)
    library = Library.load(*libraries)

    def put(text: str) -> None:
        put_out(text, output, force=force)

    found = library.find(specification, None, on)
    if not isinstance(found, Diagnostic):
        if proof:
            from rubric.api.proof import proof as of_specification

            put(_proof(source, lambda text: of_specification(found, library, text, run_rules)))
        else:
            put(render_specification(found, library.resolved(found, run_rules)))
        return
    qualification = library.find_qualification(specification, None, on)
    if not isinstance(qualification, Diagnostic):
        if proof:
            from rubric.api.proof import proof_of_qualification as of_award

            put(_proof(source, lambda text: of_award(qualification, library, on, text)))
        else:
            put(_qualification(qualification, library, on))
        return
    known = qualification.arguments.get("version") or qualification.arguments.get("day")
    near = qualification.arguments.get("near") and not found.arguments.get("near")
    raise refusal(qualification if known or near else found)


def _qualification(qualification: "Qualification", library: "Library", on: datetime.date) -> str:
    from rubric.api.qualifications import unit_shown
    from rubric.report.show_qualification import render_qualification

    return render_qualification(qualification, lambda named: unit_shown(library, named, on))


def _proof(source: Path | None, made: "Callable[[SourceText | None], str]") -> str:
    """The page that is made beside a source, where there is one."""
    from rubric.api.proof import read_source
    from rubric.diagnostics import Diagnostic
    from rubric.report.pages import TemplatesMissing

    text = None if source is None else read_source(source)
    if source is not None and text is None:
        raise click.UsageError(phrase("refuse.source_kind", {"file": str(source)}))
    if isinstance(text, Diagnostic):
        slug, arguments = text.code.slug, text.arguments
        told = {"message": phrase(slug, arguments), "help": help_text(slug, arguments)}
        raise click.UsageError(phrase("refuse.source", {"file": str(source), **told}))
    try:
        return made(text)
    except TemplatesMissing as missing:
        raise click.UsageError(phrase("refuse.html", {"extra": str(missing)})) from None
