"""`rubric new`: a commented template to write over."""

from pathlib import Path

import click

from rubric.cli.shared import output_options, put_out
from rubric.phrases import phrase, spelled


@click.command("new")
@click.argument("kind", required=False)
@output_options
def command(kind: str | None, output: Path | None, force: bool) -> None:
    """Show a template with comments: unit, portfolio, evidence_rules and others.

    The kinds are unit, marking_guide, checklist, standard, evidence_rules,
    qualification, portfolio, opportunities (tasks to plan with), sampling (how decisions
    to review are drawn) and command_verbs (the verbs that criteria are compared with).
    Each template is a small sound file to write over.

    Exit code 0, or 2 when there is no such template or the file cannot be written.
    """
    from rubric.api.templates import TEMPLATE_KINDS, new

    if kind is None:
        raise click.UsageError(phrase("refuse.no_template", {"allowed": TEMPLATE_KINDS}))
    if kind not in TEMPLATE_KINDS:
        near = spelled(kind, TEMPLATE_KINDS)
        key = "refuse.template_near" if near else "refuse.template"
        arguments = {"kind": kind, "near": near, "allowed": TEMPLATE_KINDS}
        raise click.UsageError(phrase(key, arguments))
    put_out(new(kind), output, force=force)
    if output is not None:
        click.echo(phrase("new.written", {"file": str(output)}), err=True)
