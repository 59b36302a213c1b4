"""Gnumeric without a window: workbooks opened, calculated anew and saved, one after the other."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

PROGRAM = shutil.which("ssconvert")
#: seconds for one file
_LONGEST = 60


def recalculated(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return files (.xlsx) as Gnumeric saves them, by the names that they came with.

    Args:
        files: by a name without an ending.
        folder: a folder to work in.
    """
    saved: dict[str, bytes] = {}
    for name, data in files.items():
        before, after = folder / f"{name}.xlsx", folder / f"{name}-saved.xlsx"
        before.write_bytes(data)
        command = [str(PROGRAM), "--recalc", str(before), str(after)]
        subprocess.run(command, check=True, capture_output=True, timeout=_LONGEST)
        saved[name] = after.read_bytes()
    return saved
