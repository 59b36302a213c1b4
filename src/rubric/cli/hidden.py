"""What is said of a file whose people have pseudonyms: neither its name nor what stands in it."""

from collections.abc import Iterable
from typing import NamedTuple

import click

from rubric.phrases import phrase
from rubric.report.problem_text import outline_lines, public_lines
from rubric.sources import Located


class Hidden(NamedTuple):
    """The key of the pseudonyms, and what the file is called instead of by its name."""

    key: bytes
    file: str

    @staticmethod
    def of(key: bytes | None, n: int) -> "Hidden | None":
        """Return how the people of the file that is named as the nth are hidden; None in plain."""
        return None if key is None else Hidden(key, phrase("quality.file", {"n": n}))


def show_told(problems: Iterable[Located]) -> None:
    """Show problems that have pseudonyms already, beside the answer."""
    for problem in problems:
        click.echo("\n".join(public_lines(problem)), err=True)


def show_outlined(problems: Iterable[Located], hidden: Hidden) -> None:
    """Show problems of a file of which nobody knows who is in it: where, and what kind."""
    from rubric.api.pseudonyms import HIDDEN_SHEET, hidden_place

    for problem in problems:
        place = problem.place
        if place is not None:
            place = hidden_place(place, hidden.file, lambda _: HIDDEN_SHEET)
        click.echo("\n".join(outline_lines(Located(problem.diagnostic, place))), err=True)
    click.echo(phrase("key.outlined", {"file": hidden.file}), err=True)
