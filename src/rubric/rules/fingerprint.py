"""Fingerprints: what of a criterion an assessor's decision depends on.

Recipe `f1`: the first 16 hexadecimal digits of the SHA-256 of a JSON list,
written without spaces and in UTF-8, of

1. the criterion's wording,
2. the list of its parts' wordings,
3. the list of range items in scope,
4. the list of its levels as [name, points, descriptor or ""],
5. its resolved sufficiency: `["at_least", measure, n, filters, once_per]` or
   `["n_of", n, [children]]`,

every text in Unicode NFC with white space folded to one space. Refs, evidence
rules and guidance are not in it, so renumbering leaves a decision standing.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from rubric.model import AssessmentCriterion
from rubric.rules.nodes import AtLeast, Node

#: hexadecimal digits after the prefix
_DIGITS = 16


def fingerprint_of(criterion: AssessmentCriterion, scope: Iterable[str], rule: Node) -> str:
    """Return the fingerprint of a criterion under its resolved rule: `f1:` and 16 digits."""
    recipe = [
        _folded(criterion.text),
        [_folded(part.text) for part in criterion.parts],
        [_folded(name) for name in scope],
        [
            [_folded(level.name), str(level.points), _folded(level.descriptor or "")]
            for level in criterion.levels
        ],
        _encoded(rule),
    ]
    canonical = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
    return "f1:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_DIGITS]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _encoded(node: Node) -> list[Any]:
    if not isinstance(node, AtLeast):
        return ["n_of", node.n, [_encoded(child) for child in node.children]]
    measure = node.measure
    name = "parts" if measure.parts else measure.name or measure.kind
    where = node.where
    filters = {
        "methods": None if where.methods is None else sorted(where.methods),
        "not_methods": sorted(where.not_methods),
        "not_sources": sorted(where.not_sources),
        "sources": None if where.sources is None else sorted(where.sources),
        "within": where.within,
        "witnessed": where.witnessed,
    }
    said = {key: value for key, value in filters.items() if value}
    return ["at_least", name, str(node.n), said, node.once_per]
