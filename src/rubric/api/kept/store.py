"""The cache: entries in one file of a folder, by a key of everything that they were made from.

A line holds a key, a digest, and an entry. The digest is of the other two, so that an entry that
was changed, cut off, or put under another key is noticed and made afresh. Files are written whole,
so readers never see half of one; of two that write at once the later one's file stands, and what
it lacks costs time and nothing else.
"""

import platform
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path

import pydantic
import yaml

from rubric._version import __version__
from rubric.sources.writing import written_whole

_FILE = "checked.jsonl"
#: bytes; a larger file is not ours, and entries that were not used of late make room for others
MOST_BYTES = 128 * 1024 * 1024
_KEY = 64


@cache
def engine() -> str:
    """Return a digest of everything that decides what is found, but for the files themselves."""
    digest = sha256("\n".join((__version__, pydantic.VERSION, yaml.__version__)).encode())
    digest.update(platform.python_version().encode())
    package = Path(__file__).resolve().parents[2]
    # of two versions with one number, as between releases, the code differs
    for file in sorted(package.rglob("*.py")):
        digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def key_of(*parts: str) -> str:
    """Return the key of an entry that is made from these texts by this engine."""
    digest = sha256(engine().encode())
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8) + data)
    return digest.hexdigest()


class Store:
    """Entries that are kept in a folder; whatever is wrong there, it has fewer and works."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines = self._read()

    def get(self, key: str) -> bytes | None:
        """Return the entry of a key; None where there is none, or it is not as it was written."""
        line = self._lines.get(key.encode())
        if line is None:
            return None
        digest, _, entry = line.partition(b" ")
        return entry if digest == _digest(key.encode(), entry) else None

    def put(self, entries: Mapping[str, str], used: Iterable[str]) -> str:
        """Keep entries, and as many of the older ones as there is room for.

        Args:
            entries: new ones, by key.
            used: keys of older ones that were of use; the others go first.

        Returns:
            Why they could not be kept; "" where they were.

        """
        if not entries:
            return ""
        lines = {key.encode(): _line(key.encode(), entry) for key, entry in entries.items()}
        try:
            self._make_folder()
            others = self._read()  # somebody may have written meanwhile
            first = [key.encode() for key in used]
            for key in dict.fromkeys((*first, *others)):
                if key in others:
                    lines.setdefault(key, others[key])
            written_whole(self._folder / _FILE, _bounded(lines))
        except OSError as error:
            return error.strerror or type(error).__name__
        self._lines = lines
        return ""

    def _read(self) -> dict[bytes, bytes]:
        """The lines by key, none of them looked into."""
        try:
            with (self._folder / _FILE).open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError:
            return {}
        if len(data) > MOST_BYTES:
            return {}
        return {line[:_KEY]: line[_KEY + 1 :] for line in data.split(b"\n") if len(line) > _KEY}

    def _make_folder(self) -> None:
        """Make the folder if it is not there; git passes over one that we made."""
        if not self._folder.is_dir():
            self._folder.mkdir(parents=True, exist_ok=True)
            written_whole(self._folder / ".gitignore", "*\n")


def _digest(key: bytes, entry: bytes) -> bytes:
    return sha256(key + b" " + entry).hexdigest().encode()


def _line(key: bytes, entry: str) -> bytes:
    data = entry.encode("ascii")
    return _digest(key, data) + b" " + data


def _bounded(lines: Mapping[bytes, bytes]) -> str:
    """The lines as the text of a file, the first ones first, as far as there is room."""
    kept, size = [], 0
    for key, line in lines.items():
        size += len(key) + len(line) + 2
        if size > MOST_BYTES:
            break
        kept.append(b"%s %s\n" % (key, line))
    return b"".join(kept).decode("ascii", "replace")
