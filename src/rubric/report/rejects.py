"""The wrong rows of a log as CSV, to be put right where they came from."""

import csv
import io
from collections.abc import Iterable

from rubric.phrases import help_text, phrase, shown
from rubric.sources import Located

COLUMNS = ("place", "code", "problem", "help", "row")


def rejects_header() -> str:
    """Return the line of headings."""
    return _line(COLUMNS)


def reject(problem: Located, row: str, language: str = "en") -> str:
    """Return the line of one wrong row: where it stands, what is wrong with it, and what it says.

    The file is for the people who keep the log: nothing personal is left out of it.
    """
    diagnostic = problem.diagnostic
    slug, arguments = diagnostic.code.slug, diagnostic.arguments
    told = phrase(slug, arguments, language), help_text(slug, arguments, language, at="row")
    return _line((str(problem.place or ""), diagnostic.code.code, *told, row))


def _line(cells: Iterable[str]) -> str:
    stream = io.StringIO()
    safe = [shown(cell, 4_000) for cell in cells]
    csv.writer(stream, lineterminator="\n").writerow(
        [f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in safe]
    )
    return stream.getvalue()
