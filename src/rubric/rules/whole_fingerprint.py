"""The fingerprint of a whole file: what somebody compared with its source.

Recipe `s1` (meaning 10.4): the first 16 hexadecimal digits of the SHA-256 of everything that
the file says, as JSON with sorted keys, its texts folded as in `f1`. What names the version or
says who encoded and checked it is left out, and so are the days from and to which it is used:
they are set when a version is opened and closed, and are not in its wording.
"""

from typing import Any

from rubric.model import Specification
from rubric.model.qualification import Qualification
from rubric.rules.fingerprint import folded

#: what is left out of the whole, and of a criterion what it was in another version
_LEFT_OUT = frozenset({"format", "id", "version", "source", "replaces", "dates"})
_DIGITS = 16
#: how a fingerprint of this recipe begins
PREFIX = "s1:"


def whole_fingerprint(specification: Specification | Qualification) -> str:
    """Return the fingerprint of a specification or qualification, as `source.checked` has it."""
    import hashlib  # only checking and showing need it
    import json

    said = specification.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    recipe = _folded({name: value for name, value in said.items() if name not in _LEFT_OUT})
    canonical = json.dumps(recipe, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return PREFIX + hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_DIGITS]


def _folded(value: Any) -> Any:
    if isinstance(value, str):
        return folded(value)
    if isinstance(value, dict):
        return {folded(key): _folded(entry) for key, entry in value.items() if key != "was"}
    return [_folded(entry) for entry in value] if isinstance(value, list) else value
