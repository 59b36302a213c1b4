"""The command `rubric` and its verbs; each verb stands in a file and is read when it is used."""

import gc
import os
import sys
from importlib import import_module

import click

from rubric._version import __version__

#: verb → the module that holds it, and the first line of its help, in the order of the help
_VERBS = {
    "report": (
        "rubric.cli.report",
        "Show what a portfolio covers, what it does not and why, and what closes each gap.",
    ),
    "why": (
        "rubric.cli.why",
        "Show why a criterion, an outcome or a unit is as it is: its rule, and every link.",
    ),
    "check": (
        "rubric.cli.check",
        "Show every problem in files, or in all files below folders.",
    ),
    "prove": (
        "rubric.cli.prove",
        "Show what enough looks like, and that every rule matters: files, or id@version.",
    ),
    "plan": (
        "rubric.cli.plan",
        "Show the least set of tasks that closes every gap, and what stays open all the same.",
    ),
    "population": (
        "rubric.cli.population",
        "Show how many learners of a population stand where, and where they are stuck.",
    ),
    "sample": (
        "rubric.cli.sample",
        "Draw the decisions that IQA reviews: by what makes them worth a look, and reproducibly.",
    ),
    "compare": (
        "rubric.cli.compare",
        "Show what changed between two versions: files, or id@version in the library.",
    ),
    "import": (
        "rubric.cli.importing",
        "Draft specifications from documents: Word, PDF, Excel, CSV, web pages, Markdown, text.",
    ),
    "sheet": (
        "rubric.cli.sheet",
        "Write the workbook in which a centre keeps track of evidence: a sheet for each learner.",
    ),
    "list": (
        "rubric.cli.list",
        "List the specifications and qualifications of the library.",
    ),
    "show": (
        "rubric.cli.show",
        "Show one specification or qualification (id or id@version), every rule as a sentence.",
    ),
    "new": (
        "rubric.cli.new",
        "Show a template with comments: unit, portfolio, evidence_rules and others.",
    ),
    "schema": (
        "rubric.cli.schema",
        "Show a JSON Schema: of a kind of file, of rows, or of an output.",
    ),
    "explain": (
        "rubric.cli.explain",
        "Explain a code of check, or a word of reports; without one, list them all.",
    ),
}
#: exit codes: nothing to do, something to look at, wrong use or input that cannot be read
NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE = 0, 1, 2


class _Verbs(click.Group):
    """Verbs that are imported only when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _VERBS:
            return None
        home, _ = _VERBS[cmd_name]
        command = getattr(import_module(home), "command")  # noqa: B009 - a module is no typed object
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """Write the verbs with what each does, of which none is imported for it."""
        room = formatter.width - 6 - max(map(len, _VERBS))
        with formatter.section("Commands"):
            formatter.write_dl(
                [
                    (verb, click.Command(verb, help=line).get_short_help_str(room))
                    for verb, (_, line) in _VERBS.items()
                ]
            )


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rubric")
def rubric() -> None:
    """Show which assessment criteria a portfolio covers, which it does not, and why."""


def main() -> None:
    """Run the command and end the process."""
    # a short run: looking for pydantic plugins and collecting cycles only cost time at the start
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "true")
    gc.set_threshold(100_000)
    _end(_run())


def _run() -> int:
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
