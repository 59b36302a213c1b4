"""Cells that hold more than one value, as they are written in flat tables and read back."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

#: what stands between several values in one cell
SEPARATOR = ";"
#: a number with more digits is no reference
_DIGITS = 100


def several(cell: Any) -> Any:
    """Return the values of a cell: a list as it is, a JSON array, or text divided at `;`.

    Anything else is returned as it stands, for the model to refuse.
    """
    if type(cell) is str and "[" not in cell:  # by far the most
        return [entry for entry in map(str.strip, cell.split(SEPARATOR)) if entry]
    if not isinstance(cell, str):
        if isinstance(cell, (list, tuple, set, frozenset)):
            return list(cell)
        one = reference_in(cell)
        return cell if one is None else [one]
    if "[" in cell and cell.lstrip().startswith("["):
        read = _json(cell)
        return read if isinstance(read, list) else cell
    return [entry for part in cell.split(SEPARATOR) if (entry := part.strip())]


def holds_binary(cell: Any) -> bool:
    """Return whether a cell of references holds a binary fraction, in which 1.10 is 1.1."""
    values = several(cell)
    return any(isinstance(one, float) for one in (values if isinstance(values, list) else [values]))


def too_deep(value: Any, limit: int) -> bool:
    """Return whether lists and mappings stand deeper in one another than is kept."""
    level = {id(value): value} if isinstance(value, _HOLDING) else {}
    for _ in range(limit):
        inner = (one.values() if isinstance(one, dict) else one for one in level.values())
        # one value once, however often it stands there: a list may even hold itself
        level = {id(e): e for entries in inner for e in entries if isinstance(e, _HOLDING)}
    return bool(level)


_HOLDING = (dict, list, tuple)


def one_cell(values: Sequence[str]) -> str:
    """Return several values as the text of one cell, from which `several` reads them back."""
    text = SEPARATOR.join(values)
    if several(text) == list(values):
        return text
    return json.dumps(list(values), ensure_ascii=False)


def fields_in(cell: Any) -> Any:
    """Return the fields of a cell: a mapping as it is, or a JSON object."""
    if isinstance(cell, str) and cell.lstrip().startswith("{"):
        read = _json(cell)
        return read if isinstance(read, dict) else cell
    return dict(cell) if isinstance(cell, Mapping) else cell


def object_cell(fields: Mapping[str, Any]) -> str:
    """Return fields as the text of one cell, from which `fields_in` reads them back."""
    return json.dumps(dict(fields), ensure_ascii=False)


def reference_in(cell: Any) -> str | None:
    """Return a reference as text, or None where a cell holds none.

    A binary fraction is none: as a number 1.10 is 1.1. Nor is a number too large to be one.
    """
    if isinstance(cell, str):
        return cell.strip() or None
    if isinstance(cell, UUID):
        return str(cell)
    if isinstance(cell, Decimal):
        return f"{cell:f}" if cell.is_finite() and abs(cell.adjusted()) < _DIGITS else None
    if isinstance(cell, int) and not isinstance(cell, bool):
        return str(cell) if abs(cell) < 10**_DIGITS else None
    return None


def as_text(value: Any) -> str:
    """Return whatever stands for a name as text; of what has none the name of its type."""
    try:
        return str(value).strip()
    except Exception:  # a number of thousands of digits, or an object of the caller's
        return type(value).__name__


def same(one: Any, other: Any) -> bool:
    """Return whether two cells say the same; what cannot be compared does not."""
    try:
        alike = isinstance(one, bool) is isinstance(other, bool)  # 1 is equal to True
        return one is other or (alike and bool(one == other))
    except Exception:  # a value of the caller's that cannot be compared
        return False


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_float=str, parse_int=str)
    except (ValueError, RecursionError):
        return None
