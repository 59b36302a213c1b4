"""Importing: a document to drafts of the specifications in it, each with a report."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from rubric.api.correcting import corrected
from rubric.api.imported import Imported, drafted
from rubric.api.wording import builtin_verbs
from rubric.diagnostics import Diagnostic, codes
from rubric.importers import Verbs, recognise
from rubric.sources import FilePlace, Located
from rubric.sources.documents import SUFFIXES, read_document

Progress = Callable[[int, int], None]


def import_document(
    path: str | Path,
    *,
    over: str | Path | None = None,
    shown_as: str | None = None,
    progress: Progress | None = None,
) -> Imported:
    """Return drafts of the specifications in a document, or why it holds none.

    Nothing is written, and nothing is judged. A draft holds what the document says to the letter;
    what is doubtful has a comment, and what was not placed is listed in the report.

    Args:
        path: Word, PDF, Excel, CSV, a web page, Markdown or text.
        over: a specification that the document corrects: ids, rules, comments and whatever
            people changed in it are kept.
        shown_as: the document as places are to name it; its file name where left out.
        progress: told of the pages read, and of how many there are.
    """
    path = Path(path)
    name = shown_as or path.name
    document = read_document(path, name, progress)
    if isinstance(document, Located):
        return Imported(name, problem=document)
    found = recognise(document, _verbs())
    if found.refused:
        diagnostic = Diagnostic(codes.NOT_A_SPECIFICATION, arguments={"how": found.refused})
        return Imported(name, (), Located(diagnostic, FilePlace(name)), document.remarks)
    units = tuple(drafted(draft, name) for draft in found.drafts)
    if over is None or len(units) > 1 or not Path(over).exists():
        return Imported(name, units, None, document.remarks)
    unit = corrected(units[0], over)
    if unit is None:
        problem = Located(Diagnostic(codes.NOT_IMPORTED_OVER), FilePlace(str(over)))
        return Imported(name, (), problem, document.remarks)
    return Imported(name, (unit,), None, document.remarks)


def documents_in(path: Path) -> list[Path]:
    """Return the documents in a folder and below it, in order; of a file the file."""
    if not path.is_dir():
        return [path]
    hidden = (".", "~$")
    return sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and file.suffix.lower() in SUFFIXES and not file.name.startswith(hidden)
    )


@cache
def _verbs() -> Verbs:
    return Verbs(builtin_verbs())
