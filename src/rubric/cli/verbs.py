"""The command `rubric` and its verbs; each verb stands in a file and is read when it is used."""

import os
import sys
from importlib import import_module

import click

from rubric._version import __version__

#: verb → the module that holds it, in the order of the help
_VERBS = {
    "report": "rubric.cli.report",
    "why": "rubric.cli.why",
    "check": "rubric.cli.check",
    "prove": "rubric.cli.prove",
    "plan": "rubric.cli.plan",
    "population": "rubric.cli.population",
    "sample": "rubric.cli.sample",
    "compare": "rubric.cli.compare",
    "import": "rubric.cli.importing",
    "sheet": "rubric.cli.sheet",
    "list": "rubric.cli.list",
    "show": "rubric.cli.show",
    "new": "rubric.cli.new",
    "schema": "rubric.cli.schema",
    "explain": "rubric.cli.explain",
}
#: exit codes: nothing to do, something to look at, wrong use or input that cannot be read
NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE = 0, 1, 2


class _Verbs(click.Group):
    """Verbs that are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click calls it with a context
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click calls it with a context
        home = _VERBS.get(cmd_name)
        if home is None:
            return None
        command = import_module(home).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click calls it with a context
        """Write the verbs with what each does, of which none is imported for it."""
        from rubric.phrases.english.verbs import VERBS  # only help lists them

        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rubric")
def rubric() -> None:
    """Show which assessment criteria a portfolio covers, which it does not, and why."""


def run() -> None:
    """Run the command and end the process with its exit code."""
    _end(_exit_code())


def _exit_code() -> int:
    """Run the command; a PyYAML without libyaml is told, a bug of ours says that it is one."""
    try:
        rubric()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except OSError as error:  # the answer could not be put out: a full disk, a closed pipe
        click.echo(error.strerror or type(error).__name__, err=True)
        return WRONG_USE
    except Exception as bug:
        # read only now: to ask for help needs none of it
        from rubric.load import LibyamlMissing
        from rubric.phrases import phrase

        if isinstance(bug, LibyamlMissing):
            click.echo(str(bug), err=True)
            return WRONG_USE
        bug.add_note(phrase("bug"))
        raise
    return NOTHING_TO_DO


def _end(code: int) -> None:
    """End at once: a finished command has nothing to clean up, and taking modules apart is slow."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:  # a full disk, or the reader of a pipe has gone
            code = code or WRONG_USE
    os._exit(code)
