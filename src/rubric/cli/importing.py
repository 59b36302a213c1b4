"""`rubric import`: documents to draft specifications."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rubric.cli.given import Written
from rubric.cli.shared import file_argument, put_out
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from rubric.api.imported import Imported, ImportedUnit


@click.command("import")
@file_argument("documents", several=True)
@click.option("-o", "--output", type=Written(path_type=Path), help=phrase("option.import_output"))
@click.option(
    "--to", "folder", type=Written(file_okay=False, path_type=Path),
    help=phrase("option.import_to"),
)  # fmt: skip
@click.pass_context
def command(
    ctx: click.Context, documents: tuple[Path, ...], output: Path | None, folder: Path | None
) -> None:
    """Draft specifications from documents: Word, PDF, Excel, CSV, web pages, Markdown, text.

    Wording is kept to the letter. What is doubtful stands below a line that begins with
    `# check:`, and is listed at the end of the file. Beside SPEC.yaml, SPEC.import.json says where
    each field came from and what of the document is left over.

    A file that is there already is corrected: ids, rules, comments and whatever people changed in
    it stay, and what changed is shown. Without -o or --to the draft is shown.

    Exit code 0 when everything was written, 1 when something is to be checked, 2 when a document is
    no specification or cannot be read (nothing is written for it).
    """
    from rubric.api.importing import documents_in

    if output is not None and folder is not None:
        raise click.UsageError(phrase("refuse.import_both"))
    several = len(documents) > 1 or documents[0].is_dir()
    if several and folder is None:
        raise click.UsageError(phrase("refuse.import_several"))
    if folder is not None:
        from rubric.cli.import_rows import into_folder

        files = [(file, root) for root in documents for file in documents_in(root)]
        if not files:
            raise click.UsageError(phrase("import.nothing", {"folder": str(documents[0])}))
        ctx.exit(into_folder(files, folder))
    ctx.exit(_one(documents[0], output))


def _one(document: Path, output: Path | None) -> int:
    from rubric.api.importing import import_document

    if output is not None and output.exists() and output.samefile(document):
        raise click.UsageError(phrase("refuse.import_in_place", {"file": str(output)}))
    with _pages(document) as progress:
        imported = import_document(document, over=output, progress=progress)
    if imported.problem is None and len(imported.units) > 1:
        imported = several_told(imported)
    tell(imported)
    if imported.problem is not None:
        return WRONG_USE
    unit = imported.units[0]
    if output is None:
        put_out(unit.text)
    else:
        told = write(unit, output)
        click.echo(told, err=True)
        if unit.doubts:
            click.echo(phrase("import.look"), err=True)
    return SOMETHING_TO_LOOK_AT if unit.doubts else NOTHING_TO_DO


def several_told(imported: "Imported") -> "Imported":
    """Return what is said where a document with several units has no folder to go to."""
    from dataclasses import replace

    from rubric.diagnostics import Diagnostic, codes
    from rubric.sources import FilePlace, Located

    titles = tuple(str(unit.report["draft"]["title"]) for unit in imported.units)
    told = Diagnostic(codes.SEVERAL_SPECIFICATIONS, arguments={"n": len(titles), "titles": titles})
    return replace(imported, units=(), problem=Located(told, FilePlace(imported.document)))


def tell(imported: "Imported") -> None:
    """Say on the error stream why a document gave nothing, and what to know of how it was read."""
    from rubric.report.problem_text import problem_lines

    problems = [*imported.remarks, *([imported.problem] if imported.problem else [])]
    for problem in problems:
        for line in problem_lines(problem, lambda _: None):
            click.echo(line, err=True)


def write(unit: "ImportedUnit", path: Path) -> str:
    """Write a draft and its report, each whole or not at all; returns what is said of it.

    Where a specification was there, what changed in it is shown first.
    """
    from rubric.api.imported import report_path, report_text

    before = path.read_text(encoding="utf-8") if path.exists() else None
    beside = report_path(path)
    _changes(before, unit)
    if not unit.unchanged:
        put_out(unit.text, path, force=True)
    report = report_text(unit)
    if not beside.exists() or beside.read_text(encoding="utf-8") != report:
        put_out(report, beside, force=True)
    counts = phrase("import.counts", unit.counts)
    key = "import.unchanged" if unit.unchanged else "import.written"
    return phrase(key, {"file": str(path), "what": counts})


def _changes(before: str | None, unit: "ImportedUnit") -> None:
    """Show what a corrected document changes in a specification."""
    if before is None or unit.unchanged or unit.specification is None:
        return
    from rubric.api.comparing import compare
    from rubric.load import document_of
    from rubric.model import Specification
    from rubric.report.compare import render_comparison

    old = document_of(before, "").value
    if isinstance(old, Specification):
        click.echo(render_comparison(compare(old, unit.specification)), nl=False, err=True)


def _pages(document: Path) -> "Pages":
    return Pages(document.name)


class Pages:
    """A bar for the pages of one document, on a terminal; elsewhere nothing is shown."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._bar = bar()
        self._task: TaskID | None = None

    def __enter__(self) -> Callable[[int, int], None] | None:
        if self._bar is None:
            return None
        self._bar.start()
        return self._told

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def _told(self, read: int, pages: int) -> None:
        assert self._bar is not None
        if self._task is None:
            self._task = self._bar.add_task(self.name, total=pages)
        self._bar.update(self._task, completed=read, total=pages)


def bar() -> "Progress | None":
    """Return a progress bar for the error stream, or None where nobody would see it."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
