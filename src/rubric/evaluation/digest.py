"""One digest of everything that a result depends on (law 12: equal inputs, equal digest)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from rubric.facts import Facts
from rubric.rules import ResolvedSpecification

if TYPE_CHECKING:
    from rubric.evaluation.qualifications.standing import Entry

#: changes when the meaning of a result changes, so that a stored digest is not taken for another
RECIPE = "rubric/1"


def inputs_digest(
    facts: Facts,
    specifications: Iterable[ResolvedSpecification],
    on: date,
    entry: "Entry | None" = None,
) -> str:
    """Return `sha256:` and 64 hexadecimal digits over facts, specifications and day.

    Of a learner on a qualification also over its rules and their standing in its units.
    The order in which records were written does not matter, nor does guidance.
    """
    unordered = facts._replace(declarations=())
    declarations = sorted(json.dumps(_plain(d._replace(path=()))) for d in facts.declarations)
    inputs = [
        RECIPE,
        on.isoformat(),
        _plain(unordered),
        declarations,
        [_plain(specification) for specification in specifications],
    ]
    if entry is not None:
        inputs += [_plain(entry.qualification), _plain(entry.standings), list(entry.registered)]
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
    names = getattr(value, "_fields", None)
    if names is None:
        return [_plain(entry) for entry in value]
    fields = {name: _plain(getattr(value, name)) for name in names if name not in _LEFT_OUT}
    kind = type(value).__name__
    for name in _LATER.get(kind, ()):
        if not fields[name]:
            del fields[name]
    for name in _UNORDERED.get(kind, ()):
        if fields.get(name) is not None:
            fields[name] = sorted(fields[name], key=lambda entry: json.dumps(entry, sort_keys=True))
    return {kind: fields}


#: what nothing depends on, and what says again what another field says
_LEFT_OUT = frozenset({"guidance", "lookups"})
#: fields that came later: where nothing is stated, the digest is the one that it was before
_LATER: Mapping[str, tuple[str, ...]] = {"Facts": ("qualification", "units", "pathway")}
#: lists of a record whose order is not part of the input
_UNORDERED: Mapping[str, tuple[str, ...]] = {
    "Facts": ("items", "decisions", "reviews", "exemptions", "units"),
    "Item": ("links", "supersedes"),
    "Link": ("parts", "range"),
    "Declaration": ("covers",),
    "Decision": ("criteria", "evidence"),
    "Review": ("criteria",),
    "Exemption": ("criteria", "units"),
}
