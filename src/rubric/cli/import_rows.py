"""`rubric import … --to FOLDER`: many documents, one row of a summary each."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from rubric.cli.importing import bar, write
from rubric.cli.verbs import NOTHING_TO_DO, SOMETHING_TO_LOOK_AT, WRONG_USE
from rubric.phrases import phrase, shown

if TYPE_CHECKING:
    from rubric.api.imported import Imported, ImportedUnit


class Row(NamedTuple):
    """What came of a document, or of one specification in it."""

    document: str
    counts: dict[str, int] | None
    #: the file that was written, or why there is none
    result: str


def into_folder(files: list[tuple[Path, Path]], folder: Path) -> int:
    """Import documents into a folder and show a row for each.

    Args:
        files: documents, each with the path that was asked for.
        folder: made where it is not there.

    Returns:
        The highest exit code of them.
    """
    from rubric.api.importing import import_document

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        told = {"file": str(folder), "reason": reason}
        raise click.UsageError(phrase("refuse.write", told)) from None
    rows: list[Row] = []
    code = NOTHING_TO_DO
    taken: set[Path] = set()
    seen = bar()
    if seen is not None:
        seen.start()
    try:
        task = None if seen is None else seen.add_task(phrase("import.reading"), total=len(files))
        for path, root in files:
            name = path.name if path == root else path.relative_to(root).as_posix()
            imported = import_document(path, shown_as=name)
            code = max(code, _written(imported, folder, taken, rows))
            if seen is not None and task is not None:
                seen.advance(task)
    finally:
        if seen is not None:
            seen.stop()
        for line in _table(rows):  # also of what was done until somebody stopped it
            click.echo(line)
    return code


def _written(imported: "Imported", folder: Path, taken: set[Path], rows: list[Row]) -> int:
    from rubric.api.correcting import corrected
    from rubric.api.imported import with_id_of_another
    from rubric.diagnostics import Diagnostic, codes
    from rubric.report.problem_text import public_message

    if imported.problem is not None:
        rows.append(Row(imported.document, None, public_message(imported.problem.diagnostic)))
        return WRONG_USE
    code = NOTHING_TO_DO
    for unit in imported.units:
        file = _file(unit, folder, taken)
        taken.add(file)
        if file.stem != unit.id:
            unit = with_id_of_another(unit, f"{unit.id}.yaml")
        written = corrected(unit, file) if file.exists() else unit
        if written is None:
            why = public_message(Diagnostic(codes.NOT_IMPORTED_OVER))
            rows.append(Row(imported.document, None, f"{file}: {why}"))
            code = WRONG_USE
            continue
        write(written, file)
        rows.append(Row(imported.document, written.counts, str(file)))
        code = max(code, SOMETHING_TO_LOOK_AT if written.doubts else NOTHING_TO_DO)
    return code


def _file(unit: "ImportedUnit", folder: Path, taken: set[Path]) -> Path:
    """Where a draft goes: by its id, and by a number too where another document has that id."""
    from rubric.api.imported import report_of

    n = 1
    while True:
        file = folder / (f"{unit.id}.yaml" if n == 1 else f"{unit.id}-{n}.yaml")
        n += 1
        if file in taken:
            continue
        if not file.exists():
            return file
        before = report_of(file)
        if before is None or before.get("document") == unit.report["document"]:
            return file


def _table(rows: list[Row]) -> list[str]:
    heads = ("document", "outcomes", "criteria", "doubts", "left", "result")
    table = [[phrase(f"imported.{name}") for name in heads]]
    for row in rows:
        counts = ["-"] * 4 if row.counts is None else [str(row.counts[n]) for n in heads[1:5]]
        table.append([shown(row.document, len(row.document)), *counts, row.result])
    widths = [max(len(line[n]) for line in table) for n in range(5)]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(line[n].rjust(widths[n]) for n in range(1, 5)), line[5]]
        ).rstrip()
        for line in table
    ]
