"""Options for checking many files: processes, a cache, and a bar on a terminal."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from rubric.cli.given import Written
from rubric.cli.shared import Function
from rubric.phrases import phrase

#: with fewer files there is nothing to wait for
FEWEST_FILES = 128
#: and with fewer learners
FEWEST_LEARNERS = 500


def many_files_options(function: Function) -> Function:
    """Add `--jobs`, `--cache` and `--no-cache`."""
    without = click.option("--no-cache", is_flag=True, help=phrase("option.no_cache"))(function)
    cached = click.option(
        "--cache",
        metavar="FOLDER",
        envvar="RUBRIC_CACHE",
        type=Written(file_okay=False, path_type=Path),
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
def bar(
    label: str = "progress.check", fewest: int = FEWEST_FILES
) -> Iterator[Callable[[int, int], None] | None]:
    """Give what shows how much is done, on a terminal and beside the answer; else None.

    Args:
        label: the key of what is said beside it.
        fewest: things to be done for which it is shown.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    with ExitStack() as stack:
        shown: list[click.termui.ProgressBar[int]] = []  # type: ignore[name-defined]  # what `click.progressbar` returns has no public name

        def told(done: int, total: int) -> None:
            if shown and (shown[-1].length != total or done < shown[-1].pos):
                shown.clear()  # one is done, and this is the next
                stack.close()
            if not shown and total >= fewest:
                made = click.progressbar(length=total, label=phrase(label), file=sys.stderr)
                shown.append(stack.enter_context(made))
            for one in shown:
                one.update(done - one.pos)

        yield told
