"""Fingerprints: what of a criterion an assessor's decision depends on.

Recipe `f1` (meaning 10.2): the first 16 hexadecimal digits of the SHA-256 of a
JSON list of wording, parts, range items in scope, levels and the resolved rule.
Refs, evidence rules and guidance are not in it, so renumbering leaves a
decision standing.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from rubric.model import AssessmentCriterion
from rubric.rules.nodes import AtLeast, Measure, Node

#: nested tuples of texts, written as nested JSON lists
Recipe = tuple[Any, ...]
#: hexadecimal digits after the prefix
_DIGITS = 16


def recipe_of(criterion: AssessmentCriterion, scope: Iterable[str], rule: Node) -> Recipe:
    """Return what the fingerprint of a criterion is made of, under its resolved rule."""
    return (
        folded(criterion.text),
        tuple(folded(part.text) for part in criterion.parts),
        tuple(folded(name) for name in scope),
        tuple(
            (folded(level.name), str(level.points), folded(level.descriptor or ""))
            for level in criterion.levels
        ),
        _encoded(rule, tuple(part.ref for part in criterion.parts)),
    )


@lru_cache(maxsize=10_000)
def fingerprint_of(recipe: Recipe) -> str:
    """Return the fingerprint of a recipe: `f1:` and 16 digits."""
    # read only now: most reports need no fingerprint, and a command should start quickly
    import hashlib
    import json

    canonical = json.dumps(recipe, ensure_ascii=False, separators=(",", ":"))
    return "f1:" + hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:_DIGITS]


def folded(text: str) -> str:
    """Return wording as it is compared: in Unicode NFC, white space folded to one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _encoded(node: Node, parts: Sequence[str]) -> Recipe:
    if not isinstance(node, AtLeast):
        return ("n_of", node.n, tuple(_encoded(child, parts) for child in node.children))
    measure = node.measure
    name = _parts(measure, parts) if measure.parts else measure.name or measure.kind
    where = node.where
    filters = (
        ("methods", None if where.methods is None else tuple(sorted(where.methods))),
        ("not_methods", tuple(sorted(where.not_methods))),
        ("not_sources", tuple(sorted(where.not_sources))),
        ("sources", None if where.sources is None else tuple(sorted(where.sources))),
        ("within", where.within),
        ("witnessed", where.witnessed),
    )
    said = tuple((key, value) for key, value in filters if value)
    asked = ("at_least", name, str(node.n), said, node.once_per)
    if node.at_most is None:
        return asked
    return (*asked, (node.at_most.field, tuple((w, str(n)) for w, n in node.at_most.most)))


def _parts(measure: Measure, parts: Sequence[str]) -> str:
    """All the parts of a criterion, or some of them by their positions."""
    if len(measure.members) == len(parts):
        return "parts"
    positions = (str(parts.index(member) + 1) for member in measure.members)
    return f"parts {' '.join(positions)}"
