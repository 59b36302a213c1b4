"""`python -m rubric.testing.conformance`: our engine, or another one, held to the cases."""

from contextlib import ExitStack
from pathlib import Path

import click

from rubric.phrases import phrase
from rubric.testing.conformance.files import chosen, read_cases
from rubric.testing.conformance.pipe import Pipe
from rubric.testing.conformance.running import our_engine, outcomes, summary, told


@click.command("python -m rubric.testing.conformance")
@click.option("--with", "command", metavar="COMMAND", help=phrase("conformance.option.with"))
@click.option(
    "--cases",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help=phrase("conformance.option.cases"),
)
@click.option("--only", "names", multiple=True, help=phrase("conformance.option.only"))
@click.option(
    "--seconds",
    type=click.FloatRange(min=0, min_open=True, max=3600),
    default=10,
    show_default=True,
    help=phrase("conformance.option.seconds"),
)
def main(command: str | None, folder: Path | None, names: tuple[str, ...], seconds: float) -> None:
    """Hold an implementation of the rules to the conformance cases.

    Without --with it is the engine of this package. Exit code 0 if no case fails, 1 if
    some do, 2 for wrong use.
    """
    try:
        cases = chosen(read_cases(folder), names)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    with ExitStack() as stack:
        implementation = our_engine
        if command is not None:
            try:
                implementation = stack.enter_context(Pipe(command, seconds)).result
            except (OSError, ValueError, IndexError) as error:
                reason = getattr(error, "strerror", None) or str(error)
                about = {"command": command, "reason": reason}
                raise click.UsageError(phrase("conformance.not_started", about)) from None
        every = []
        for outcome in outcomes(cases, implementation):
            every.append(outcome)
            if said := told(outcome):
                click.echo(said)
    click.echo(summary(every))
    raise SystemExit(0 if not any(outcome.failed for outcome in every) else 1)


if __name__ == "__main__":
    main()
