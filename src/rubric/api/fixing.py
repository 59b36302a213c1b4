"""Mending what is mechanical in files: what would be written, and writing it."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from rubric.api.checked_files import asked
from rubric.api.documents import is_workbook
from rubric.api.files import shown
from rubric.load.fixing import fixed
from rubric.sources import MOST_BYTES, bytes_of, decoded_bytes
from rubric.sources.writing import replaced_whole

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Fix:
    """A file as it is and as it would be; nothing is written until `write` is called."""

    #: as it is shown
    name: str
    before: str
    after: str
    _file: Path
    _data: bytes

    def write(self) -> bool:
        """Write the file whole or not at all; False where it is not what it was, and is left.

        A byte-order mark, the rights of the file and a link to it stay.

        Raises:
            OSError: the file cannot be written.
        """
        mark = _MARK if self._data.startswith(_MARK) else b""
        return replaced_whole(self._file, self._data, mark + self.after.encode("utf-8"))


def fixes(paths: Iterable[str | Path], *, seen: bool = False) -> tuple[Fix, ...]:
    """Return what can be mended in files, and in all files below folders; nothing is written.

    Values, comments and wording stay as they are, to the letter. Wording that YAML would cut is
    written so that it is kept.

    Args:
        paths: files and folders.
        seen: whether a person looks at the changes before they are written. What stands after a
            ` #` in a line of wording may be a comment, and only then becomes part of the wording.

    Raises:
        FileNotFoundError: a path is not there.
    """
    files = (file for file in asked(paths).files if not is_workbook(file))
    found = (_fix(file, seen=seen) for file in files)
    return tuple(fix for fix in found if fix is not None)


def _fix(file: Path, *, seen: bool) -> Fix | None:
    try:
        data = bytes_of(file, MOST_BYTES)
    except OSError:
        return None  # checking says why
    name = shown(file)
    text = decoded_bytes(data, name)
    if not isinstance(text, str):
        return None
    new = fixed(text, schema=_schemas(file.parent), seen=seen)
    return None if new == text else Fix(name, text, new, file, data)


def _schemas(folder: Path) -> Callable[[str], str | None]:
    """Return what finds a schema: in the folder or in `schema` there, or in one further up."""

    def path(name: str) -> str | None:
        for above in (folder, *folder.parents):
            for place in (above, above / "schema"):
                schema = place / f"{name}.schema.json"
                if schema.is_file():
                    return Path(os.path.relpath(schema, folder)).as_posix()
        return None

    return path
