"""Checking files: every problem of each, with its place, in file order."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from rubric.api.evaluating import evaluate
from rubric.api.library import Library, shown, yaml_files
from rubric.load import Document, in_file_order, load_document
from rubric.model import Portfolio
from rubric.sources import Located, Place, located


def check(paths: Iterable[str | Path], library_folders: Iterable[str | Path] = ()) -> "Checked":
    """Return every problem in these files and folders.

    Specifications and house rules among them are checked together with the
    built-in library, and portfolios against all of these. Nothing is written.
    """
    files = dict.fromkeys(file.resolve() for path in paths for file in yaml_files(Path(path)))
    documents = {file: load_document(file, shown(file)) for file in files}
    library = Library.load(*library_folders, *files, known=documents)
    here = {document.name for document in documents.values()}
    problems = [problem for problem in library.problems if _file(problem.place) in here]
    for document in documents.values():
        problems.extend(portfolio_problems(document, library))
    return Checked(in_file_order(problems), tuple(documents.values()))


class Checked:
    """What checking found, and the files that were checked."""

    def __init__(self, problems: tuple[Located, ...], documents: tuple[Document, ...]) -> None:
        self.problems = problems
        self.documents = documents


def portfolio_problems(document: Document, library: Library) -> Iterator[Located]:
    """Yield what is wrong with a portfolio that could be read, records set aside among it.

    Every record is taken as known, whatever its date.
    """
    if isinstance(document.value, Portfolio):
        result = evaluate(document.value, library, on=date.max)
        for diagnostic in (*result.problems, *result.set_aside):
            yield located(diagnostic, document.place)


def _file(place: Place | None) -> str:
    return getattr(place, "file", "")
