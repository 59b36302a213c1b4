"""The command line: a thin shell over `rubric.api`."""

from rubric.cli.main import main

__all__ = ["main"]
