"""Writing a file whole or not at all."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO


def written_whole(path: Path, content: str | bytes) -> None:
    """Write a file, text in UTF-8 with plain line ends; an interruption leaves the old one.

    A new file gets the rights that any gets; one that is there keeps its own.

    Raises:
        OSError: the place cannot be written to.
    """
    with whole_file(path) as stream:
        if isinstance(content, str):
            stream.write(content)
        else:
            stream.buffer.write(content)


@contextmanager
def whole_file(path: Path, *, private: bool = False) -> Iterator[TextIO]:
    """Open a text file that takes its place once it is written; an interruption leaves the old one.

    Args:
        path: where it is to stand.
        private: whether nobody but its owner may read it; else it keeps the rights that it has,
            and a new one gets those of any.

    Raises:
        OSError: the place cannot be written to.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".rubric-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            there = path.exists()
            if there:  # of a new one nothing is lost that was there before
                stream.flush()
                os.fsync(stream.fileno())
        if there and not private:
            shutil.copymode(path, temporary)
        elif not private:
            mask = os.umask(0)
            os.umask(mask)
            Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def replaced_whole(path: Path, before: bytes, after: bytes) -> bool:
    """Replace what a file holds, whole or not at all; False where it holds something else by now.

    The new content is on the disk before it takes the place of the old one, under the same rights.
    Of a link the file that it points at is replaced.

    Raises:
        OSError: the file cannot be written.
    """
    path = path.resolve(strict=True)
    with path.open("r+b"):  # one that must not be written is not replaced either
        pass
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".rubric-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(after)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(path, temporary)
        if path.read_bytes() != before:
            Path(temporary).unlink()
            return False
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
