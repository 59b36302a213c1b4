"""The documents of a check: read one by one, or many at once with what is known of them."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from rubric.api.alone import NOTHING_KNOWN, Alone
from rubric.api.files import library_files, shown
from rubric.load import Document, load_document

#: fewer files than this are read one by one, unless a cache is named
FEWEST = 128


class Running(NamedTuple):
    """How files are gone through; nothing of it changes what is found."""

    #: processes at once
    jobs: int = 1
    #: the folder of the cache
    cache: Path | None = None
    #: called with how many files were looked at, of how many
    progress: Callable[[int, int], None] | None = None


class Gathered(NamedTuple):
    """The documents of a check."""

    #: those that are checked
    documents: tuple[Document, ...]
    #: all that are at hand, these among them, in the order of a library
    at_hand: tuple[Document, ...]
    #: what is known of some of them by themselves, by name
    alone: Mapping[str, Alone] = NOTHING_KNOWN
    #: why the cache could not be written; "" where nothing was in the way
    not_kept: str = ""


def gathered(files: Collection[Path], folders: Iterable[str | Path], running: Running) -> Gathered:
    """Return the documents of a check.

    Args:
        files: those that are checked, resolved.
        folders: folders and files of further specifications and house rules.
        running: how they are gone through.
    """
    every = library_files((*folders, *files))
    if running.cache is not None or len(every) >= FEWEST:
        from rubric.api.kept.together import read_together  # processes and caches, for many files

        found = read_together(files, every, running)
        if found is not None:
            return found
    return _one_by_one(files, every)


def _one_by_one(files: Collection[Path], every: Sequence[Path]) -> Gathered:
    read = {file: load_document(file, shown(file)) for file in (*files, *every)}
    return Gathered(tuple(read[f] for f in files), tuple(read[f] for f in every))
