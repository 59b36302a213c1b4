"""`rubric compare`: what changed from one version of a specification to another."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import format_option, library_option, output_options, put_out, refusal
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.api.library import Library
    from rubric.load import Document
    from rubric.model import Specification
    from rubric.rules.changes import Comparison


@click.command("compare")
@click.argument("old")
@click.argument("new")
@format_option("text", "json")
@click.option("--proof", is_flag=True, help=phrase("option.proof_changes"))
@output_options
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    old: str,
    new: str,
    form: str,
    proof: bool,
    output: Path | None,
    force: bool,
    libraries: tuple[Path, ...],
) -> None:
    """Show what changed between two versions: files, or id@version in the library.

    Exit code 0 when nothing changed, 1 when something did or `was` names
    nothing, 2 when one of the two cannot be read.
    """
    from rubric.api.comparing import compare, read_specification
    from rubric.api.library import Library
    from rubric.load import line_reader
    from rubric.report.problem_text import Summary, message, render_problems
    from rubric.sources import located

    if proof and form == "json":
        raise click.UsageError(phrase("refuse.proof_json"))
    library = Library.load(*libraries)
    both: list[tuple[Specification, Document]] = []
    for name in (old, new):
        if not is_file(name):
            both.append(_in_library(name, library))
            continue
        specification, problems, document = read_specification(Path(name), library)
        if specification is None:
            lines = line_reader([document])
            click.echo(render_problems(problems, Summary(1), lines), nl=False, err=True)
            ctx.exit(WRONG_USE)
        both.append((specification, document))
    (before, _), (after, written) = both
    comparison = compare(before, after, library)
    told = [located(problem, written.place) for problem in comparison.problems]
    if proof:
        answer = _proof(comparison, after.language)
    elif form == "json":
        from rubric.report.json_view import to_json

        answer = to_json(comparison, problems=told)
    else:
        from rubric.report.compare import render_comparison

        answer = render_comparison(comparison)
    put_out(answer, output, force=force)
    for one in told:
        click.echo(message(one), err=True)
    faulty = any(one.diagnostic.code.severity == "error" for one in told)
    ctx.exit(SOMETHING_TO_LOOK_AT if comparison.different or faulty else NOTHING_TO_DO)


def _proof(comparison: "Comparison", wording: str) -> str:
    from rubric.api.proof import proof_of_changes
    from rubric.report.pages import TemplatesMissing

    try:
        return proof_of_changes(comparison, wording)
    except TemplatesMissing as missing:
        raise click.UsageError(phrase("refuse.html", {"extra": str(missing)})) from None


def is_file(name: str) -> bool:
    """Return whether a name is that of a file; one that looks so and is not there is told."""
    path = Path(name)
    if path.is_file():
        return True
    if path.suffix in (".yaml", ".yml") or len(path.parts) > 1:
        raise click.UsageError(phrase("refuse.no_file", {"file": name}))
    return False


def _in_library(name: str, library: "Library") -> "tuple[Specification, Document]":
    from rubric.diagnostics import Diagnostic

    found = library.find(name, None, None)
    if isinstance(found, Diagnostic):
        if any(name.partition("@")[0] == held for held, _ in library.qualifications):
            from rubric.api.comparing import not_compared

            found = not_compared()
        raise refusal(found)
    return found, library.document(found)
