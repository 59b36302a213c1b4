"""Writing a file whole or not at all."""

import os
import tempfile
from pathlib import Path


def written_whole(path: Path, text: str) -> None:
    """Write a text file in UTF-8 with plain line ends; an interruption leaves the old one.

    The file gets the rights that any new file gets.

    Raises:
        OSError: the place cannot be written to.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".rubric-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        mask = os.umask(0)
        os.umask(mask)
        Path(temporary).chmod(0o666 & ~mask)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
