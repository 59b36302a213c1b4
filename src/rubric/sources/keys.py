"""Key files: a secret that is read, or made where there is none, for its owner's eyes only."""

import os
import re
import secrets
import stat
from pathlib import Path
from typing import NamedTuple

#: bytes of a key that is made; and of a key file that is read at most
_MADE, _MOST = 32, 64 * 1024
#: bytes that a key has at least, once white space at its ends is taken off
LEAST_KEY = 16


class Key(NamedTuple):
    """A secret, and what is to be told of its file."""

    secret: bytes
    #: whether it was made just now
    made: bool
    #: whether others than its owner can read the file
    open_to_others: bool


#: how our own files begin, and workbooks: whoever has one could tell who is who
_OURS = re.compile(rb"""\APK\x03\x04|^[{\s"']*format["']?\s*:\s*["']?rubric/""", re.MULTILINE)


class KeyRefused(ValueError):
    """A file that is no key; the text is `short`, `long`, `not_a_file` or `no_key`."""


def key_of(path: Path) -> Key:
    """Return the key that a file holds; where there is no such file, one is made and kept there.

    A new key is 32 random bytes in hexadecimal digits, in a file that only its owner may read.

    Raises:
        KeyRefused: the file holds no key.
        OSError: it cannot be read or made.
    """
    if path.exists():
        return _read(path)
    secret = secrets.token_hex(_MADE)
    # whole or not at all: written beside it, and then linked under its name, never over another
    beside = path.with_name(f".rubric-{secrets.token_hex(4)}")
    try:
        _write(beside, secret)
        try:
            path.hardlink_to(beside)
        except FileExistsError:
            raise
        except OSError:  # a file system on which a file has one name only
            _write(path, secret)
    except FileExistsError:  # another run was faster
        return _read(path)
    finally:
        beside.unlink(missing_ok=True)
    return Key(secret.encode("ascii"), made=True, open_to_others=False)


def _write(path: Path, secret: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(secret + "\n")
    except BaseException:  # half a key is none, and would be in the way of a whole one
        path.unlink()
        raise


def _read(path: Path) -> Key:
    if not path.is_file():
        raise KeyRefused("not_a_file")
    with path.open("rb") as stream:
        held = stream.read(_MOST + 1)
        rights = os.fstat(stream.fileno()).st_mode
    if len(held) > _MOST:
        raise KeyRefused("long")
    secret = held.strip()
    if len(secret) < LEAST_KEY:
        raise KeyRefused("short")
    if _OURS.search(held):
        raise KeyRefused("no_key")
    others = os.name == "posix" and bool(rights & (stat.S_IRWXG | stat.S_IRWXO))
    return Key(secret, made=False, open_to_others=others)
