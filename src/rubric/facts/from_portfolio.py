"""A portfolio as written to facts."""

from collections.abc import Iterator, Sequence
from typing import Any

from rubric.facts.building import (
    DECISION_FIELDS,
    DECLARATION_FIELDS,
    EXEMPTION_FIELDS,
    ITEM_FIELDS,
    REVIEW_FIELDS,
    decision_of,
    declaration_of,
    exemption_of,
    item_of,
    review_of,
)
from rubric.facts.records import Facts, Item, Link
from rubric.model import EvidenceItem, Portfolio, Written


def facts_of(portfolio: Portfolio) -> Facts:
    """Return the facts of a portfolio, record by record."""
    people = portfolio.people
    return Facts(
        learner=portfolio.learner,
        specifications=tuple(dict.fromkeys(portfolio.specification or ())),
        registered=portfolio.registered,
        centre=portfolio.centre,
        people=None if people is None else {who: person.role for who, person in people.items()},
        items=tuple(_item(item) for item in portfolio.evidence),
        declarations=tuple(
            declaration_of(position, *_said(declaration, DECLARATION_FIELDS))
            for position, declaration in enumerate(portfolio.declarations, start=1)
        ),
        decisions=tuple(decision_of(*_said(d, DECISION_FIELDS)) for d in portfolio.decisions),
        reviews=tuple(review_of(*_said(r, REVIEW_FIELDS)) for r in portfolio.iqa_reviews),
        exemptions=tuple(exemption_of(*_said(e, EXEMPTION_FIELDS)) for e in portfolio.exemptions),
        qualification=portfolio.qualification,
        units=tuple(dict.fromkeys(portfolio.units)),
        pathway=portfolio.pathway,
    )


def _item(item: EvidenceItem) -> Item:
    links = [
        Link(reference, link.at, link.parts, link.range) for reference, link in item.maps_to.items()
    ]
    return item_of(tuple(links), item.declared_quantities, *_said(item, ITEM_FIELDS))


def _said(record: Written, names: Sequence[str]) -> Iterator[Any]:
    """What a record says in fields, under the names that files use; None where it says nothing."""
    fields = dict(vars(record))
    for name, value in vars(record).items():
        if name.endswith("_"):  # a word of Python's own: `from`
            fields[name[:-1]] = value
        elif isinstance(value, Written):
            fields |= {f"{name}.{inner}": held for inner, held in vars(value).items()}
    return map(fields.get, names)
