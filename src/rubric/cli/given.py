"""What a command was given to read, none of which is ever written over."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click


class Written(click.Path):
    """A path that is written; whatever else a command is given may be read."""


class Tables(click.Path):
    """A path that may be a folder of tables, each of which is read."""


class Definitions(click.Path):
    """A path that may be a folder with definitions anywhere below it."""


def is_read(file: Path) -> bool:
    """Return whether a file that is there is among those that the command of this run reads.

    These are the files that it names, and of a folder the tables of a log, and of a library what
    defines something: portfolios in it, such as examples of earlier runs, are not read.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return False
    return any(
        _reads(parameter.type, given, file)
        for parameter in context.command.params
        if not isinstance(parameter.type, Written)
        for given in _paths(context, parameter)
    )


def _paths(context: click.Context, parameter: click.Parameter) -> Iterator[Path]:
    """Yield the paths that a parameter names; an argument may be a path or something else."""
    value = context.params.get(parameter.name or "")
    argument = isinstance(parameter, click.Argument)
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Path) or (argument and isinstance(one, str)):
            yield Path(one)


def _reads(kind: click.ParamType[Any], given: Path, file: Path) -> bool:
    if not given.is_dir():
        return given.is_file() and file.samefile(given)
    folder, here = given.resolve(), file.resolve()
    if isinstance(kind, Definitions):
        return here.is_relative_to(folder) and _defines(file)
    return isinstance(kind, Tables) and here.parent == folder


def _defines(file: Path) -> bool:
    from rubric.load import load_document

    return file.suffix in (".yaml", ".yml") and load_document(file).kind != "portfolio"
