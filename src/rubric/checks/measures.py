"""Quantities under names of their own: hours, and what the specification declares."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.checks.walk import every_rule
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.model import EvidenceItem, Portfolio, Specification, Sufficiency
from rubric.model.addresses import turned
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification


def check_rule_measures(specification: Specification) -> Iterator[Diagnostic]:
    """Yield clauses that name neither a clause of ours nor a declared measure."""
    declared = ("hours", *specification.measures)
    clauses = tuple(dict.fromkeys((*declared, *Sufficiency.model_fields)))
    for rule, path in every_rule(specification):
        for name in rule.quantities:
            if name not in declared:
                yield Diagnostic(
                    codes.UNKNOWN_MEASURE,
                    (*path, name),
                    {"name": name, "near": spelled(name, clauses), "allowed": clauses},
                )


def check_measure_names(specification: Specification) -> Iterator[Diagnostic]:
    """Yield measures whose name means something else already, or is listed a second time."""
    segments = turned(specification.measures)
    for name, segment in zip(specification.measures, segments, strict=True):
        path = ("measures", segment)
        if segment != name:
            repeated: dict[str, Argument] = {"what": "measure", "name": name, "how": "listed"}
            yield Diagnostic(codes.DUPLICATE_REF, path, repeated, (("measures", name),))
        elif name in _TAKEN:
            taken: dict[str, Argument] = {"name": name}
            if name == "hours":
                taken["how"] = name
            yield Diagnostic(codes.MEASURE_NAME_TAKEN, path, taken)


def check_item_measures(
    portfolio: Portfolio, specifications: Sequence[ResolvedSpecification]
) -> Iterator[Diagnostic]:
    """Yield fields of items that are neither ours nor a measure of any specification."""
    declared = {name for spec in specifications for name in spec.measures}
    for item in portfolio.evidence:
        for name in item.declared_quantities:
            if name not in declared:
                fields = _fields_and(declared)
                yield Diagnostic(
                    codes.UNKNOWN_FIELD,
                    ("evidence", item.id, name),
                    {
                        "owner": ("item", item.id, ""),
                        "field": name,
                        "near": spelled(name, fields),
                        "allowed": fields,
                    },
                )


def _fields_and(declared: Iterable[str]) -> tuple[str, ...]:
    """The fields of an item, and the quantities that its specifications declare."""
    return tuple(dict.fromkeys((*_FIELDS, *sorted(declared))))


#: what an item may state in any specification
_FIELDS = tuple(field.alias or name for name, field in EvidenceItem.model_fields.items())
#: an item or a rule that writes one of these means something else by it
_TAKEN = frozenset((*_FIELDS, *Sufficiency.model_fields))
