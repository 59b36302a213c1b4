"""Fields of two versions side by side: facts, guidance and rules, as plain values.

Formatting makes no difference: white space and Unicode form are folded, and
lists whose order means nothing are compared without it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from typing_extensions import TypeIs

from rubric.model import AchievedBy, AssessmentCriterion, LearningOutcome, Specification
from rubric.model.specification import Guidance
from rubric.rules.fingerprint import folded
from rubric.rules.nodes import AtLeast, Node
from rubric.rules.resolved import ResolvedRule

#: a value as it is told: a text, a list of texts, a number of months, a rule, or nothing stated
Told = str | int | tuple[str, ...] | ResolvedRule | None
Difference = tuple[str, Told, Told]

#: facts of a unit, in the order in which they are told
FACTS = (
    "kind", "title", "framework", "level", "credit", "glh", "tqt", "unit_number", "owner",
    "grading", "purpose", "summary", "assessment_requirements", "sector", "supported_by",
    "equivalents", "related_standards", "dates", "language", "translations", "measures",
    "decision", "achieved_by",
)  # fmt: skip
#: fields that are told as they are, of outcomes and criteria; other versions may judge them
FIELDS = ("band", "weight", "pass_level", "achieved_by")
#: shown to people, and never asked for
GUIDANCE = (*Guidance.model_fields, "advises")
#: what compares by the rules that follow from it, or has a change of its own
COMPARED = (
    "ref", "text", "parts", "range", "levels", "sufficient", "each_criterion", "basis", "reading",
    "evidence_rules", "required", "outcomes", "criteria",
)  # fmt: skip
#: the name of a version, where its wording comes from, and what it was before
BOOKKEEPING = ("format", "id", "version", "source", "not_stated", "replaces", "was")


def is_list(value: Told) -> TypeIs[tuple[str, ...]]:
    """Return whether a value is a list of texts; a rule is a tuple too, and is none."""
    return isinstance(value, tuple) and not isinstance(value, ResolvedRule)


def fact_differences(old: Specification, new: Specification) -> Iterator[Difference]:
    """Yield the facts of a unit that differ: field, old, new."""
    before, after = _facts(old), _facts(new)
    for field in FACTS:
        names = [name for name in {**before, **after} if name.partition(".")[0] == field]
        for name in names:
            was, now = before.get(name), after.get(name)
            if _folded(was) != _folded(now):
                yield name, was, now


def _facts(written: Specification) -> dict[str, Told]:
    """The facts of a unit, each as a text or a list of texts, by field or `field.key`."""
    found: dict[str, Told] = {}
    data = written.model_dump(mode="json", include=set(FACTS), exclude_none=True)
    data["decision"] = "required" if written.decided else "not_required"
    for name, value in data.items():
        found |= _flat(name, value)
    return {name: value for name, value in found.items() if value}


def _flat(name: str, value: Any) -> dict[str, Told]:
    if name == "sector":
        return {name: _entry(value)}
    if isinstance(value, Mapping):
        inner = [_flat(f"{name}.{key}", entry) for key, entry in value.items()]
        return {key: entry for part in inner for key, entry in part.items()}
    if name == "related_standards":
        return {
            name: tuple(
                f"{standards['framework']}: {key}: {text}"
                for standards in value
                for key, text in standards["entries"].items()
            )
        }
    if isinstance(value, list):
        return {name: tuple(_entry(entry) for entry in value)}
    return {name: str(value)}


def _entry(value: Any) -> str:
    return " ".join(map(str, value.values())) if isinstance(value, Mapping) else str(value)


def guidance_differences(old: Guidance, new: Guidance) -> Iterator[Difference]:
    """Yield the guidance that differs: field, lines that have gone, lines that have come."""
    for field in GUIDANCE:
        was, now = _lines(old, field), _lines(new, field)
        gone = tuple(text for line, text in was.items() if line not in now)
        come = tuple(text for line, text in now.items() if line not in was)
        if gone or come:
            yield field, gone or None, come or None


def _lines(owner: Guidance, field: str) -> dict[str, str]:
    entries = (getattr(entry, "document", entry) for entry in getattr(owner, field, ()))
    return {folded(text): text for text in entries}


def field_differences(
    old: AssessmentCriterion | LearningOutcome, new: AssessmentCriterion | LearningOutcome
) -> Iterator[Difference]:
    """Yield the other fields of an outcome or criterion that differ: field, old, new."""
    for field in FIELDS:
        was, now = getattr(old, field, None), getattr(new, field, None)
        if was != now:
            yield field, _told(was), _told(now)


def _told(value: Any) -> Told:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, AchievedBy):
        return f"{value.n_of}: {', '.join(value.of)}"
    return str(value)


def _folded(value: Told) -> object:
    if is_list(value):
        return sorted(folded(entry) for entry in value)
    return folded(value) if isinstance(value, str) else value


def same_rule(old: ResolvedRule | None, new: ResolvedRule | None) -> bool:
    """Return whether two rules ask for the same, wherever they stand."""
    if old is None or new is None:
        return old is new
    return _asked(old.by_itself) == _asked(new.by_itself)


def told_rule(rule: ResolvedRule | None) -> ResolvedRule | None:
    """Return a rule as it is told: without the clause of the parts, which are told apart."""
    if rule is None:
        return None
    own = _without_parts(rule.by_itself)
    return rule._replace(node=own, added=())


def _without_parts(node: Node) -> Node:
    """A rule as its author wrote it: the parts' own clause stands last beside it."""
    if isinstance(node, AtLeast) or len(node.children) != 2:
        return node
    first, last = node.children
    return first if _is_own_clause_of_parts(last) else node


def _is_own_clause_of_parts(node: Node) -> bool:
    return isinstance(node, AtLeast) and node.path[-1:] == ("parts",) and node.measure.parts


def _asked(node: Node) -> object:
    """A rule without its places; all of a range or of the parts is `all`, however many."""
    node = _without_parts(node)
    if not isinstance(node, AtLeast):
        return node.n, tuple(_asked(child) for child in node.children)
    measure = node.measure
    every = measure.kind == "range" and node.n == len(measure.members)
    n: object = "all" if every else node.n
    return measure.kind, measure.name, measure.parts, n, node.where, node.once_per, node.at_most
