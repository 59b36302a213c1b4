"""Temporary folders that do not pile up: one left by a run that was killed goes with the next."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PREFIX = "rubric-store-"


@contextmanager
def temporary_store(beside: Path | None = None) -> Iterator[Path]:
    """Return a temporary folder, removed at the end; those of runs that were killed go first.

    The folder is named after the process that it is of, so that it can be told whether anybody
    still uses it.

    Args:
        beside: where it is made; without it, where temporary files go.
    """
    where = Path(tempfile.gettempdir()) if beside is None else beside
    hidden = "" if beside is None else "."
    _sweep(where, f"{hidden}{_PREFIX}")
    prefix = f"{hidden}{_PREFIX}{os.getpid()}-"
    with tempfile.TemporaryDirectory(prefix=prefix, dir=where) as folder:
        yield Path(folder)


def _sweep(where: Path, prefix: str) -> None:
    if os.name != "posix":
        return  # elsewhere nobody can be asked whether a process runs without ending it
    for left in where.glob(f"{prefix}*-*"):
        number = left.name[len(prefix) :].split("-", 1)[0]
        if number.isdigit() and _is_ours(left) and not _runs(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return folder.is_dir() and not folder.is_symlink() and folder.stat().st_uid == os.getuid()
    return False


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # it is somebody else's
    return True
