"""Entries for many files, made in this process or in several others."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from rubric.api.kept.around import Around
from rubric.api.kept.entry import entry_of
from rubric.load import document_of

#: a process takes as long to start as it takes to look at so many files
FEWEST_EACH = 64
#: handed to a process at once
_AT_ONCE = 8


class Asked(NamedTuple):
    """A text to look at, the name of its file, and whether it is checked or only at hand."""

    text: str
    name: str
    closely: bool


#: texts and names of the documents on which the checks of others depend
AroundTexts = Sequence[tuple[str, str]]


def made(
    asked: Sequence[Asked], around: AroundTexts, jobs: int, done: Callable[[int], None]
) -> list[str | None]:
    """Return the entries of texts in their order; None where a text gives none.

    Args:
        asked: the texts.
        around: what their checks depend on.
        jobs: the most processes to use; few files stay in this one.
        done: called with how many are done, now and then.
    """
    processes = min(jobs, len(asked) // FEWEST_EACH)
    found: list[str | None] = []
    if processes > 1:
        for entry in _by_several(asked, around, processes):
            found.append(entry)
            done(len(found))
    # all of them, or what is left where a process was ended from outside
    if len(found) < len(asked):
        make = _Maker(around)
        for one in asked[len(found) :]:
            found.append(make(one))
            done(len(found))
    return found


def _by_several(
    asked: Sequence[Asked], around: AroundTexts, processes: int
) -> Iterator[str | None]:
    """Yield entries as other processes make them, as far as these come."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(processes, get_context("spawn"), _start, (around,))
    try:
        with _deaf():
            entries = pool.map(_entry, asked, chunksize=_AT_ONCE)
        yield from entries
    except (BrokenProcessPool, OSError):
        return
    finally:  # also where somebody wants to stop: what was begun takes a moment
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: this one ends them, once each is done."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard)


class _Maker:
    """Makes entries with what is at hand, which is read once."""

    def __init__(self, around: AroundTexts) -> None:
        self._around = Around(document_of(text, name) for text, name in around)

    def __call__(self, asked: Asked) -> str | None:
        document = document_of(asked.text, asked.name)
        alone = self._around.looked_at(document, closely=asked.closely)
        return None if alone is None else entry_of(document, alone)


#: of a process that makes entries for another
_maker: _Maker | None = None


def _start(around: AroundTexts) -> None:
    global _maker
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _maker = _Maker(around)


def _end_with_parent() -> None:
    """End where the process that wants the answers has ended without a word."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _entry(asked: Asked) -> str | None:
    assert _maker is not None
    return _maker(asked)
