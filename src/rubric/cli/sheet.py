"""`rubric sheet`: the tracking sheet that centres fill in, and a specification as a workbook."""

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.given import Written
from rubric.cli.shared import library_option, on_option, put_out, refusal, rules_option
from rubric.cli.verbs import WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rubric.api.library import Library
    from rubric.model import Portfolio, Specification
    from rubric.model.qualification import Qualification

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("sheet")
@click.argument("specifications", nargs=-1)
@click.option("--learner", "learners", multiple=True, metavar="ID", help=phrase("option.learners"))
@click.option("--class", "class_list", type=_FILE, help=phrase("option.class"))
@click.option("--fill", "portfolios", multiple=True, type=_FILE, help=phrase("option.fill"))
@click.option("--author", is_flag=True, help=phrase("option.author"))
@click.option("--read", "workbook", type=_FILE, help=phrase("option.read"))
@on_option
@rules_option
@library_option
@click.option(
    "-o",
    "--output",
    required=True,
    type=Written(path_type=Path),
    help=phrase("option.sheet_output"),
)
@click.option("--force", is_flag=True, help=phrase("option.force"))
def command(
    specifications: tuple[str, ...],
    learners: tuple[str, ...],
    class_list: Path | None,
    portfolios: tuple[Path, ...],
    author: bool,
    workbook: Path | None,
    on: datetime.date,
    rules: Path | None,
    libraries: tuple[Path, ...],
    output: Path,
    force: bool,
) -> None:
    """Write the workbook in which a centre keeps track of evidence: a sheet for each learner.

    SPECIFICATIONS are files, or id@version; of a qualification each unit has a
    sheet, behind an overview. `report`, `check` and `why` read the
    workbook when it is filled in. With --author the specification itself is
    written as a workbook, which every command takes as it takes the file.

    Exit code 0, or 2 when there is no such specification or nothing could be written.
    """
    if workbook is not None:
        if specifications or author or learners or class_list or portfolios:
            raise click.UsageError(phrase("refuse.read_alone"))
        put_out(_read_back(workbook), output, force=force)
        return
    if not specifications or (author and len(specifications) > 1):
        raise click.UsageError(phrase("refuse.sheet_of" if specifications else "refuse.no_sheet"))
    if author and (learners or class_list or portfolios):
        raise click.UsageError(phrase("refuse.author_alone"))
    from rubric.api.library import Library
    from rubric.api.tracking import tracking_sheet
    from rubric.cli.run import rules_for_run

    run_rules = rules_for_run(rules)
    library = Library.load(*libraries, *(name for name in specifications if _is_file(name)))
    qualification = _qualification(specifications, library, on) if not author else None
    found = (
        []
        if qualification is not None
        else [_specification(name, library, on) for name in specifications]
    )
    listed = () if class_list is None else _listed(class_list)
    if author:
        from rubric.api.authoring import author_sheet

        data = _drawn(lambda: author_sheet(found[0]))
        put_out(data, output, force=force)
        return
    named = (*learners, *listed)
    twice = next((name for name in named if named.count(name) > 1), None)
    if twice is not None:
        raise click.UsageError(phrase("refuse.learner_twice", {"learner": twice}))
    records = [_portfolio(path) for path in portfolios]
    taken = {portfolio.learner for portfolio in records}
    named = tuple(name for name in named if name not in taken)
    on_what = found if qualification is None else qualification
    data = _drawn(lambda: tracking_sheet(on_what, library, named, records, rules=run_rules, on=on))
    put_out(data, output, force=force)


def _drawn(draw: Callable[[], bytes]) -> bytes:
    """What a function draws, or the end of the command where it cannot."""
    from rubric.api.tracking import CellTooLong, ExcelMissing

    try:
        return draw()
    except ExcelMissing as missing:
        raise click.UsageError(phrase("sheet.extra", {"extra": str(missing)})) from None
    except CellTooLong as refused:
        raise click.UsageError(phrase("refuse.cell", {"cell": str(refused)})) from None


def _read_back(workbook: Path) -> str:
    """The specification of a workbook as YAML, or the end of the command with its problems."""
    from rubric.api.authoring import read_author_sheet
    from rubric.load.yaml_writer import to_yaml
    from rubric.report.problem_text import Summary, render_problems

    found, problems = read_author_sheet(workbook)
    if problems or found is None:
        click.echo(render_problems(problems, Summary(1), lambda _: None), nl=False, err=True)
    if found is None:
        raise click.exceptions.Exit(WRONG_USE)
    return to_yaml(found)


def _is_file(name: str) -> bool:
    from rubric.cli.compare import is_file

    return is_file(name)


def _qualification(
    names: tuple[str, ...], library: "Library", on: datetime.date
) -> "Qualification | None":
    """The qualification that is named, alone, by its file or its name in the library."""
    from rubric.diagnostics import Diagnostic

    if len(names) != 1:
        return None
    [name] = names
    if _is_file(name):
        path = Path(name).resolve()
        for one in library.qualifications.values():
            if Path(library.document(one).name).resolve() == path:
                return one
        return None
    found = library.find_qualification(name, None, on)
    return None if isinstance(found, Diagnostic) else found


def _specification(name: str, library: "Library", on: datetime.date) -> "Specification":
    """The specification of a file or of a name in the library, or the end of the command."""
    from rubric.api.comparing import read_specification
    from rubric.diagnostics import Diagnostic
    from rubric.load import line_reader
    from rubric.report.problem_text import Summary, render_problems

    if _is_file(name):
        found, problems, document = read_specification(Path(name), library)
        if found is None:
            lines = line_reader([document])
            click.echo(render_problems(problems, Summary(1), lines), nl=False, err=True)
            raise click.exceptions.Exit(WRONG_USE)
        return found
    held = library.find(name, None, on)
    if isinstance(held, Diagnostic):
        raise refusal(held)
    return held


def _listed(path: Path) -> Iterable[str]:
    """The references in a list: one in each line, or in the first column of a CSV file."""
    from rubric.sources import Located, decoded, lines_of

    text = decoded(path, str(path))
    if isinstance(text, Located):
        raise refusal(text.diagnostic)
    return [name for line in lines_of(text) if (name := line.partition(",")[0].strip(' "'))]


def _portfolio(path: Path) -> "Portfolio":
    from rubric.api.portfolio import read_portfolio
    from rubric.load import line_reader
    from rubric.report.problem_text import Summary, render_problems

    portfolio, problems, document = read_portfolio(path)
    if portfolio is None:
        lines = line_reader([document])
        click.echo(render_problems(problems, Summary(1), lines), nl=False, err=True)
        raise click.exceptions.Exit(WRONG_USE)
    return portfolio
