"""`rubric schema`: the JSON Schema of a format."""

import click

from rubric.cli.shared import put_out
from rubric.phrases import phrase


@click.command("schema")
@click.argument("name")
def command(name: str) -> None:
    """Show a JSON Schema: of a kind of file, of rows, or of an output.

    Files are specification, evidence-rules, qualification, portfolio, opportunities,
    sampling and command-verbs;
    outputs are result, problems, comparison, plan, claims, quality and sample;
    conformance-cases is of the cases that a port is held to.

    Exit code 0, or 2 when there is no such schema.
    """
    from rubric.api.schemas import SCHEMA_NAMES, schema_text

    if name not in SCHEMA_NAMES:
        arguments = {"name": name, "allowed": SCHEMA_NAMES}
        raise click.UsageError(phrase("refuse.schema", arguments))
    put_out(schema_text(name))
