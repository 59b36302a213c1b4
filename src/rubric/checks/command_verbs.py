"""A table of command verbs by itself, and tables for one and the same owner."""

from collections.abc import Iterator

from rubric.checks.facts import check_level_of
from rubric.diagnostics import Diagnostic
from rubric.model.command_verbs import CommandVerbs


def check_command_verbs(table: CommandVerbs) -> Iterator[Diagnostic]:
    """Yield levels that are on no scale."""
    for position, row in enumerate(table.levels, start=1):
        for level in row.levels:
            path = ("levels", f"~{position}", "levels", level)
            yield from check_level_of(("command_verbs", table.id, ""), level, None, path)


def owner_key(owner: str | None) -> str:
    """Return an owner as owners are compared: without case and white space at its ends."""
    return " ".join((owner or "").casefold().split())
