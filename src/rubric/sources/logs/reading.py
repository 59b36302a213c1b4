"""What readers of files have in common: how far they are, and where a row stands."""

import errno
import io
from collections.abc import Iterable, Iterator, Sequence
from os import strerror
from pathlib import Path
from typing import Any

from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.sources.logs.table import RowFault, Standing
from rubric.sources.places import FilePlace, LinePlace, Located, Place


class LogFile:
    """A file that is read from its start to its end, a row on a line or on several."""

    headings: tuple[str, ...] = ()

    def __init__(self, path: Path, shown_as: str) -> None:
        self.shown_as, self.name = shown_as, path.stem
        self._path = path
        self._size = max(path.stat().st_size, 1)
        self._raw: io.BufferedReader | None = None

    @property
    def standing(self) -> Standing | None:
        """Its rows by where they stand; None where none can be read without those before it."""
        return None

    def __getstate__(self) -> dict[str, Any]:
        """Return it as another process is given it: as a file that nobody has begun to read."""
        return {**self.__dict__, "_raw": None}

    def done(self) -> float:
        """Return how much of the file has been read, between 0 and 1."""
        raw = self._raw
        return 0.0 if raw is None else 1.0 if raw.closed else min(raw.tell() / self._size, 1.0)

    def place(self, number: int, heading: str = "") -> Place:
        """Return where a row begins, or its cell under a heading."""
        return LinePlace(self.shown_as, number, heading)

    def _bytes(self) -> io.BufferedReader:
        """The file from its start."""
        self._raw = self._path.open("rb")
        return self._raw

    def _fault(
        self, number: int, code: Code, cells: Sequence[Any] = (), /, **arguments: Argument
    ) -> RowFault:
        """A row that cannot be read, with those of its cells that there are."""
        problem = Diagnostic(code, (self.name, str(number)), arguments)
        text = shortened(",".join(map(str, cells)))
        return RowFault(number, Located(problem, self.place(number)), text, cells)


def empty(shown_as: str) -> Located:
    """Return that there is nothing in a file of rows."""
    return Located(Diagnostic(codes.EMPTY_FILE, arguments={"how": "rows"}), FilePlace(shown_as))


def stretches_in(
    stream: io.FileIO, stretches: Iterable[Sequence[int]]
) -> Iterator[tuple[int, bytes]]:
    """Yield the number of the first line of each stretch of a file, and its bytes.

    Raises:
        OSError: the file is shorter than it was.
    """
    for start, end, number in stretches:
        stream.seek(start)
        raw = stream.read(end - start)
        if len(raw) < end - start:
            raise OSError(errno.ESTALE, strerror(errno.ESTALE))
        yield number, raw


def shortened(text: str, most: int = 300) -> str:
    """Return the beginning of what a row says, without bytes that are no text."""
    safe = text.encode("utf-8", "replace").decode()
    return safe if len(safe) <= most else safe[: most - 1] + "…"
