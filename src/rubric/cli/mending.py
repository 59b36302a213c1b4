"""`rubric check --fix` and `--diff`: showing what would be mended, asking, writing."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import put_out
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.api.fixing import Fix


def shown_only(paths: Iterable[Path]) -> int:
    """Show what would change, and return the exit code; nothing is written."""
    from rubric.api.fixing import fixes

    found = fixes(paths, seen=True)
    put_out(_diff(found) or phrase("fix.none") + "\n")
    return SOMETHING_TO_LOOK_AT if found else NOTHING_TO_DO


def mended(paths: Iterable[Path], *, yes: bool) -> int:
    """Show what would change, ask and write; what is said goes beside the answer of the check.

    Returns:
        The exit code of it: 2 where a file could not be written as it was shown.
    """
    from rubric.api.fixing import fixes

    found = fixes(paths, seen=not yes)
    if not found:
        return NOTHING_TO_DO
    click.echo(_diff(found), nl=False, err=True)
    if not yes and not _agreed(len(found)):
        click.echo(phrase("fix.left"), err=True)
        return NOTHING_TO_DO
    written = [fix for fix in found if _written(fix)]
    click.echo(phrase("fix.written", {"files": len(written)}), err=True)
    return NOTHING_TO_DO if len(written) == len(found) else WRONG_USE


def _agreed(files: int) -> bool:
    if not _is_terminal():
        raise click.UsageError(phrase("refuse.nobody"))
    return click.confirm(phrase("fix.ask", {"files": files}), err=True)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _written(fix: "Fix") -> bool:
    try:
        if fix.write():
            return True
        click.echo(phrase("fix.changed", {"file": fix.name}), err=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        click.echo(phrase("refuse.write", {"file": fix.name, "reason": reason}), err=True)
    return False


def _diff(found: "Iterable[Fix]") -> str:
    from rubric.report.fix_diff import render_diff

    return "\n".join(render_diff(fix.name, fix.before, fix.after) for fix in found)
