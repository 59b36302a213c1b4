"""Which keys a line of JSON has, without taking it apart where an earlier line had them too."""

import json
import re
from collections.abc import Iterable

#: sets of keys that are remembered
_MOST = 4
#: keys of an object that is remembered
_WIDEST = 100
_BLANK = r"[ \t\r\n]*+"
#: text as JSON has it; U+FFFD stands where bytes were no text
_TEXT = r'"[^"\\\x00-\x1f\ufffd]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f\ufffd]*+)*+"'
#: a number that any reader takes: not too long, and without an exponent
_NUMBER = r"-?(?:0|[1-9][0-9]{0,200})(?:\.[0-9]{1,200})?"
_VALUE = f"(?:{_TEXT}|null|true|false|{_NUMBER})"


class Shapes:
    """The keys of objects that were met, each as a pattern of the lines that have just these.

    A line that is matched holds an object with these keys, each once and none of them with a list
    or an object: what is matched is JSON.
    """

    def __init__(self, key: str = "") -> None:
        """Begin without any.

        Args:
            key: whose value is asked for.
        """
        self._key = key
        self._patterns: dict[tuple[str, ...], re.Pattern[str]] = {}

    def learn(self, keys: Iterable[str]) -> None:
        """Remember the keys of an object, in their order."""
        named = tuple(keys)
        if named in self._patterns or len(self._patterns) == _MOST or len(named) > _WIDEST:
            return
        members = [
            f"{re.escape(json.dumps(key, ensure_ascii=False))}{_BLANK}:{_BLANK}"
            + (f"({_VALUE})" if key == self._key else _VALUE)
            for key in named
        ]
        inner = f"{_BLANK},{_BLANK}".join(members)
        pattern = f"{_BLANK}\\{{{_BLANK}{inner}{_BLANK}\\}}{_BLANK}"
        self._patterns[named] = re.compile(pattern)

    def match(self, line: str) -> re.Match[str] | None:
        """Return what matches a line, with the value that is asked for as JSON where it has it."""
        for pattern in self._patterns.values():
            if found := pattern.fullmatch(line):
                return found
        return None
