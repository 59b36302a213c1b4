"""The wrong rows of a log as CSV, to be put right where they came from."""

from rubric.phrases import help_text, phrase
from rubric.report.csv_cells import cell, lines
from rubric.sources import Located

COLUMNS = ("place", "code", "problem", "help", "row")


def rejects_header() -> str:
    """Return the line of headings."""
    return lines([COLUMNS])


def reject(problem: Located, row: str, language: str = "en") -> str:
    """Return the line of one wrong row: where it stands, what is wrong with it, and what it says.

    The file is for the people who keep the log: nothing personal is left out of it.
    """
    diagnostic = problem.diagnostic
    slug, arguments = diagnostic.code.slug, diagnostic.arguments
    told = phrase(slug, arguments, language), help_text(slug, arguments, language, at="row")
    cells = (str(problem.place or ""), diagnostic.code.code, *told, row)
    return lines([[cell(text) for text in cells]])
