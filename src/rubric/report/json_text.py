"""JSON as it is put out: text that every encoding of Unicode can hold."""

import json
import re
from typing import Any

#: half of a character: a caller's rows may hold one, and no file can
_HALF = re.compile("[\ud800-\udfff]")


def json_text(view: Any, indent: int | None = 2) -> str:
    r"""Return plain data as JSON; half a character stands there as people see it, `\ud800`."""
    text = json.dumps(view, ensure_ascii=False, indent=indent)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _HALF.sub(lambda half: f"\\\\u{ord(half[0]):04x}", text)
    return text
