"""What verbs share: options, reading, and writing an answer."""

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from rubric.cli.given import Definitions, Tables, Written, is_read
from rubric.phrases import help_text, phrase

Function = TypeVar("Function", bound=Callable[..., Any])


class Day(click.ParamType[datetime.date]):
    """A day of an option, written as 2026-02-28."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime.date:
        """Return the day that is written, or end the command."""
        if isinstance(value, datetime.date):
            return value
        try:
            if len(value) == len("2026-02-28"):
                return datetime.datetime.strptime(value, "%Y-%m-%d").date()
            raise ValueError(value)
        except ValueError:
            raise click.BadParameter(phrase("refuse.day", {"value": value}), ctx, param) from None


def library_option(function: Function) -> Function:
    """Add `--library`, which may be given several times."""
    return click.option(
        "--library",
        "libraries",
        multiple=True,
        type=Definitions(exists=True, path_type=Path),
        help=phrase("option.library"),
    )(function)


def on_option(function: Function) -> Function:
    """Add `--on`; today's date is asked for here and nowhere below."""
    return click.option(
        "--on",
        type=Day(),
        default=lambda: datetime.datetime.now().astimezone().date(),
        help=phrase("option.on"),
    )(function)


def format_option(*forms: str) -> Callable[[Function], Function]:
    """Add `--format` with the forms of an answer; text where none is named."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default="text",
        show_default=True,
        help=phrase("option.format"),
    )


def log_options(function: Function) -> Function:
    """Add `--dates` and `--specification`, by which the rows of a log are read."""
    named = click.option(
        "--specification", metavar="ID", default="", help=phrase("option.specification")
    )(function)
    return click.option(
        "--dates",
        type=click.Choice(["ymd", "dmy"]),
        default="ymd",
        show_default=True,
        help=phrase("option.dates"),
    )(named)


def people_options(function: Function) -> Function:
    """Add `--include` and `--pseudonymise`: what is told of people, and under which names."""
    under = click.option(
        "--pseudonymise",
        type=click.Path(path_type=Path),
        metavar="KEYFILE",
        help=phrase("option.pseudonymise"),
    )(function)
    return click.option("--include", multiple=True, metavar="WORDS", help=phrase("option.include"))(
        under
    )


def rules_option(function: Function) -> Function:
    """Add `--rules`, house rules for one run."""
    return click.option(
        "--rules",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help=phrase("option.rules"),
    )(function)


def target_option(function: Function) -> Function:
    """Add `--target`, the band to judge up to."""
    return click.option(
        "--target",
        type=click.Choice(["pass", "merit", "distinction"]),
        help=phrase("option.target"),
    )(function)


def learner_option(function: Function) -> Function:
    """Add `--learner`, whose portfolio is meant."""
    return click.option("--learner", metavar="ID", help=phrase("option.learner"))(function)


def file_argument(name: str, *, several: bool = False) -> Callable[[Function], Function]:
    """Add a path (or several) that must be there."""
    return click.argument(
        name,
        nargs=-1 if several else 1,
        required=True,
        type=click.Path(exists=True, path_type=Path),
    )


def tables_argument(name: str) -> Callable[[Function], Function]:
    """Add several paths that must be there, each of which may be a folder of tables."""
    return click.argument(name, nargs=-1, required=True, type=Tables(exists=True, path_type=Path))


def output_options(function: Function) -> Function:
    """Add `-o` and `--force`."""
    forced = click.option("--force", is_flag=True, help=phrase("option.force"))(function)
    return click.option(
        "-o", "--output", type=Written(path_type=Path), help=phrase("option.output")
    )(forced)


def put_out(
    text: str | bytes,
    output: Path | None = None,
    *,
    force: bool = False,
) -> None:
    """Write an answer to the terminal, or to a file whole or not at all.

    Args:
        text: the answer; bytes go to a file only.
        output: the file, or None for the terminal.
        force: whether a file that is there is written over; one that was read never is.
    """
    if output is None:
        assert isinstance(text, str)  # whatever writes bytes asks for a file
        _to_terminal(text)
        return
    from rubric.sources.writing import written_whole

    refuse_to_write(output, force=force)
    with telling_why_not(output):
        written_whole(output.resolve(), text)


def refuse_to_write(output: Path, *, force: bool = False) -> None:
    """End the command where a file may not be written: one that is read, or is there already."""
    with telling_why_not(output):
        output = output.resolve()
        if output.exists() and is_read(output):
            raise click.UsageError(phrase("refuse.input", {"file": str(output)}))
        if output.exists() and not output.is_file():
            raise click.UsageError(phrase("refuse.not_a_file", {"file": str(output)}))
        if output.exists() and not force:
            raise click.UsageError(phrase("refuse.exists", {"file": str(output)}))


@contextmanager
def telling_why_not(output: Path) -> Iterator[None]:
    """End the command with the reason where a file cannot be written."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        arguments = {"file": str(output.resolve()), "reason": reason}
        raise click.UsageError(phrase("refuse.write", arguments)) from None


def _to_terminal(text: str) -> None:
    if sys.stdout is None:  # somebody closed it
        return
    encoding = sys.stdout.encoding or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        for mark, plain in _PLAIN.items():
            text = text.replace(mark, plain)
        text = text.encode(encoding, "replace").decode(encoding)
    click.echo(text, nl=False)


#: marks that an older terminal cannot show → what it shows instead
_PLAIN = {"✓": "+", "✗": "x", "·": "-", "—": "-", "…": "...", "’": "'", "“": '"', "”": '"',
          "├─": "|-", "└─": "`-", "│": "|", "→": "->"}  # fmt: skip


def refusal(diagnostic: Any) -> click.UsageError:
    """Return a diagnostic without a place as wrong use of the command."""
    slug, arguments = diagnostic.code.slug, diagnostic.arguments
    message = phrase(slug, arguments)
    told = help_text(slug, arguments)
    text = phrase("refuse.specification", {"message": message, "help": told}) if told else message
    return click.UsageError(text)
