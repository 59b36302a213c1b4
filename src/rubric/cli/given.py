"""What a command was given to read, none of which is ever written over."""

from collections.abc import Iterator
from pathlib import Path

import click

#: parameters that say where something is written
_WRITTEN = frozenset({"output", "folder", "rejects", "learners", "cache"})
#: parameters that may name a folder of tables
_LOGS = frozenset({"log", "portfolios"})
_LIBRARIES = "libraries"


def is_read(file: Path) -> bool:
    """Return whether a file that is there is among those that the command of this run reads.

    These are the files that it names, and of a folder the tables of a log, and of a library what
    defines something: portfolios in it, such as examples of earlier runs, are not read.
    """
    context = click.get_current_context(silent=True)
    if context is None:
        return False
    names = [parameter.name for parameter in context.command.params if parameter.name is not None]
    return any(
        _reads(name, given, file)
        for name in names
        if name not in _WRITTEN
        for given in _paths(context, name)
    )


def _paths(context: click.Context, name: str) -> Iterator[Path]:
    """Yield the paths that a parameter names; an argument may be a path or something else."""
    value = context.params.get(name)
    argument = any(
        parameter.name == name and isinstance(parameter, click.Argument)
        for parameter in context.command.params
    )
    for one in value if isinstance(value, tuple) else (value,):
        if isinstance(one, Path) or (argument and isinstance(one, str)):
            yield Path(one)


def _reads(name: str, given: Path, file: Path) -> bool:
    if not given.is_dir():
        return given.is_file() and file.samefile(given)
    folder, here = given.resolve(), file.resolve()
    if name == _LIBRARIES:
        return here.is_relative_to(folder) and _defines(file)
    return name in _LOGS and here.parent == folder


def _defines(file: Path) -> bool:
    from rubric.load import load_document

    return file.suffix in (".yaml", ".yml") and load_document(file).kind != "portfolio"
