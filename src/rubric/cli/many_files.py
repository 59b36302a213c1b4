"""Options for checking many files: processes, a cache, and a bar on a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from rubric.cli.shared import Function
from rubric.phrases import phrase

#: with fewer files there is nothing to wait for
_FEWEST = 128


def many_files_options(function: Function) -> Function:
    """Add `--jobs`, `--cache` and `--no-cache`."""
    without = click.option("--no-cache", is_flag=True, help=phrase("option.no_cache"))(function)
    cached = click.option(
        "--cache",
        metavar="FOLDER",
        envvar="RUBRIC_CACHE",
        type=click.Path(file_okay=False, path_type=Path),
        help=phrase("option.cache"),
    )(without)
    return click.option(
        "--jobs", metavar="N", type=click.IntRange(min=1), help=phrase("option.jobs")
    )(cached)


def cores() -> int:
    """Return how many processes can run at once here."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def bar() -> Iterator[Callable[[int, int], None] | None]:
    """Give what shows how many files are done, on a terminal and beside the answer; else None."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        shown: list[click.termui.ProgressBar[int]] = []  # type: ignore[name-defined]  # click keeps the type to itself

        def told(done: int, total: int) -> None:
            if not shown and total >= _FEWEST:
                label = phrase("progress.check")
                made = click.progressbar(length=total, label=label, file=sys.stderr)
                shown.append(stack.enter_context(made))
            for one in shown:
                one.update(done - one.pos)

        yield told
