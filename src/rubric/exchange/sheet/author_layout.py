"""The layout of a specification as a workbook: which sheet, column and row holds which field.

Both ways go by it: plain data of a specification into rows of cells, and back. A value that is no
text (a rule, a list of records) stands in one cell in the words of a file: `{hours: 12}`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from rubric.model import Specification
from rubric.model.annotations import members_of
from rubric.model.evidence_rules import Basis
from rubric.model.specification import AssessmentCriterion, Guidance, LearningOutcome

#: sheets of the workbook, by the name of their phrase
SHEETS = ("unit", "criteria", "guidance", "standards", "translations")
#: columns of each sheet
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "unit": ("field", "value", "about"),
    "criteria": (
        "kind", "ref", "text", "range", "sufficient", "basis", "reading", "evidence_rules",
        "each_criterion", "achieved_by", "band", "required", "was", "points", "weight",
        "pass_level", "advises",
    ),
    "guidance": ("outcome", "criterion", "kind", "text"),
    "standards": ("number", "framework", "entry", "text"),
    "translations": ("language", "of", "text"),
}  # fmt: skip
#: width of each column, in characters
WIDTHS: Mapping[str, float] = {
    "value": 80, "about": 60, "field": 24, "text": 60, "reading": 30, "sufficient": 30,
    "evidence_rules": 26, "each_criterion": 26, "achieved_by": 18, "framework": 40, "entry": 20,
    "kind": 18,
}  # fmt: skip
#: rows of the sheet of criteria
OUTCOME, CRITERION, PART, LEVEL = NODES = ("outcome", "criterion", "part", "level")
#: fields of the unit whose own fields stand in a row each, as `sector.code`
DOTTED = ("sector", "dates", "source")
#: fields of a criterion or outcome in which `;` stands between several values
LISTS = ("range", "was")
#: fields that stand on sheets of their own
APART = ("related_standards", "translations", "outcomes", "criteria")
GUIDANCE = tuple(Guidance.model_fields)
#: what may entitle a rule to ask
BASES: tuple[str, ...] = get_args(Basis)


class UnitField(NamedTuple):
    """A field of the sheet `unit`."""

    name: str
    about: str
    #: whether it may stand in several rows
    several: bool = False


@cache
def unit_fields() -> Mapping[str, UnitField]:
    """Return the fields of the sheet `unit` by name, in the order in which people write them."""
    found: list[UnitField] = []
    for name, field in Specification.model_fields.items():
        if name in APART or name in GUIDANCE:
            continue
        kinds = members_of(field.annotation)
        if name in DOTTED:
            [model] = kinds[:1]
            found += [
                UnitField(f"{name}.{inner}", of.description or "")
                for inner, of in model.model_fields.items()
            ]
        else:
            several = any((get_origin(kind) or kind) is tuple for kind in kinds)
            found.append(UnitField(name, field.description or "", several))
    return {field.name: field for field in found}


@cache
def fields_of(node: str) -> tuple[str, ...]:
    """Return the columns of the sheet of criteria that a row of this kind uses."""
    if node == PART:
        return ("ref", "text")
    if node == LEVEL:
        return ("ref", "text", "points")
    model = LearningOutcome if node == OUTCOME else AssessmentCriterion
    return tuple(name for name in COLUMNS["criteria"] if name in model.model_fields)


def field_of(node: str, column: str) -> str:
    """Return the field of a record that a column of the sheet of criteria holds."""
    return {"ref": "name", "text": "descriptor"}.get(column, column) if node == LEVEL else column


def is_structured(value: Any) -> bool:
    """Return whether a value is no text, and stands in the words of a file."""
    return isinstance(value, (dict, list))
