"""Exemptions: which criteria each reaches, by their names or by those of their units."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rubric.diagnostics import Path, codes
from rubric.evaluation.references import Key, References
from rubric.facts import Exemption
from rubric.model.order import in_order_of_ids


class KnownExemption(NamedTuple):
    """An exemption and the criteria it reaches."""

    record: Exemption
    criteria: frozenset[Key]


def known_exemptions(records: Iterable[Exemption], refs: References) -> Iterator[KnownExemption]:
    """Yield the exemptions known on the day, those that reach nothing passed over."""
    for record in in_order_of_ids(records):
        if record.day > refs.on:
            continue
        here: Path = ("exemptions", record.id)
        reached = set(refs.criteria(record.criteria, here))
        for unit in record.units:
            named = [s for s in refs.specifications if unit in (s.id, s.reference)]
            reached.update((s.reference, c) for s in named for c in s.criteria)
            if not named:
                refs.unknown(
                    codes.UNKNOWN_UNIT,
                    (*here, "units", unit),
                    unit,
                    {s.id for s in refs.specifications},
                    {"unit": unit, "id": record.id},
                )
        there = (*here, "authorised_by")
        if refs.person(record.authorised_by, there, "exemption", record.id) and reached:
            yield KnownExemption(record, frozenset(reached))
