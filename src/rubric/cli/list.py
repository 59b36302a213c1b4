"""`rubric list`: the specifications and qualifications of the library."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.shared import library_option
from rubric.phrases import phrase, shown

if TYPE_CHECKING:
    from rubric.model import Specification
    from rubric.model.qualification import Qualification

#: columns where no terminal says how many it has
_WIDTH = 200


@click.command("list")
@library_option
def command(libraries: tuple[Path, ...]) -> None:
    """List the specifications and qualifications of the library.

    Exit code 0, also where the library is empty; 2 for wrong use.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from rubric.api.library import Library
    from rubric.model.order import people_order

    library = Library.load(*libraries)
    held: dict[tuple[str, str], Specification | Qualification] = {**library.specifications}
    held |= library.qualifications
    if not held:
        click.echo(phrase("list.empty"))
        return
    table = Table(box=None, pad_edge=False, show_header=False)
    for _ in ("reference", "kind", "level"):
        table.add_column(no_wrap=True)
    table.add_column()
    for key in sorted(held, key=lambda key: (key[0], people_order(key[1]))):
        one = held[key]
        table.add_row(
            Text(one.reference),
            Text(one.kind.replace("_", " ")),
            Text(phrase("head.level", {"level": one.level}) if one.level is not None else ""),
            Text(shown(one.title, 200)),
        )
    console = Console(highlight=False, soft_wrap=True)
    if not console.is_terminal:  # a line each, for whatever reads them
        console.width = _WIDTH
    console.print(table)
