"""JSON as it is put out: text that any encoding of Unicode holds and any terminal shows."""

import json
import re
from typing import Any

#: half of a character: a caller's rows may hold one, and no file can
_HALF = re.compile("[\ud800-\udfff]")
#: what is not seen and does something all the same: controls, changes of direction, marks of order
#: and tags. Joiners are left: some scripts are not written right without them.
_UNSEEN = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)


def json_text(view: Any, indent: int | None = 2) -> str:
    r"""Return plain data as JSON, in which everything that is not seen stands as its number.

    Half a character stands there as people see it, `\ud800`.

    >>> json_text({"title": "\u202eback"}, None)
    '{"title": "\\u202eback"}'
    """
    text = _UNSEEN.sub(_as_number, json.dumps(view, ensure_ascii=False, indent=indent))
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text)
    return text


def _as_number(unseen: re.Match[str]) -> str:
    return json.dumps(unseen[0])[1:-1]
