"""One digest of everything that a result depends on (law 12: equal inputs, equal digest)."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from rubric.facts import Facts
from rubric.rules import ResolvedSpecification

#: changes when the meaning of a result changes, so that a stored digest is not taken for another
RECIPE = "rubric/1"


def inputs_digest(facts: Facts, specifications: Iterable[ResolvedSpecification], on: date) -> str:
    """Return `sha256:` and 64 hexadecimal digits over facts, specifications and day.

    The order in which records were written does not matter.
    """
    unordered = dataclasses.replace(facts, declarations=())
    declarations = sorted(
        json.dumps(_plain(dataclasses.replace(d, path=()))) for d in facts.declarations
    )
    inputs = [
        RECIPE,
        on.isoformat(),
        _plain(unordered),
        declarations,
        [_plain(specification) for specification in specifications],
    ]
    canonical = json.dumps(inputs, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (date, Decimal)):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (frozenset, set)):
        return sorted(str(entry) for entry in value)
    if isinstance(value, (tuple, list)):
        return [_plain(entry) for entry in value]
    fields = {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return {type(value).__name__: _sorted_records(fields)}


def _sorted_records(fields: dict[str, Any]) -> dict[str, Any]:
    """Records that a portfolio lists are sets to us: their order is not part of the input."""
    for name in _UNORDERED.intersection(fields):
        if isinstance(fields[name], list):
            fields[name] = sorted(fields[name], key=lambda entry: json.dumps(entry, sort_keys=True))
    return fields


_UNORDERED = frozenset(
    {"items", "links", "decisions", "reviews", "exemptions", "criteria", "evidence", "units",
     "supersedes", "covers"}
)  # fmt: skip
