"""An example: a portfolio that nobody has, made to show what enough looks like.

Nobody could take it for a learner's: the learner is called `example`, people are called by
their role, and every day in it is the day that it was made for.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from rubric.evaluation import NewItem
from rubric.facts import Facts, Item, Link
from rubric.facts.records import Decision, Declaration, Review

#: who stands in an example, by what they are to it
LEARNER, ASSESSOR, IQA, WITNESS = "example", "assessor", "iqa", "witness"
#: where to look in an item, where a link has to say so
LOCATOR = "p. 1"


class ExampleItem(NamedTuple):
    """One piece of evidence of an example, and what it has to be."""

    item: Item
    new: NewItem


class Decided(NamedTuple):
    """Criteria that are decided met, at one level where they have levels."""

    criteria: tuple[str, ...]
    level: str | None = None


class Example(NamedTuple):
    """A portfolio made up against one specification."""

    #: as id@version
    specification: str
    on: date
    #: whether the day of registration is stated, because some rule looks at it
    registered: bool = False
    items: tuple[ExampleItem, ...] = ()
    #: ids of items that the learner has signed for, and of those that are confirmed as well
    signed: tuple[str, ...] = ()
    confirmed: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()
    #: which of the decisions a summative review agrees with, from 0; None without a review
    signed_off: int | None = None

    @property
    def criteria_decided(self) -> frozenset[str]:
        """The references of every criterion that is decided."""
        return frozenset(name for one in self.decided for name in one.criteria)

    @property
    def hours(self) -> Decimal:
        """The hours of all items together."""
        return sum((one.item.quantities.get("hours", Decimal(0)) for one in self.items), Decimal(0))

    @property
    def people(self) -> Mapping[str, str]:
        """Everybody who decides, confirms, observes or signs off, with their role."""
        observers = sorted({i.item.observed_by for i in self.items if i.item.observed_by})
        found = dict.fromkeys(observers, "assessor")
        if self.confirmed or self.decided:
            found = {ASSESSOR: "assessor", **found}
        return {**found, IQA: "iqa"} if self.signed_off is not None else found

    def facts(self, *, units: bool = False) -> Facts:
        """Return it as the engine takes it.

        Args:
            units: whether references name their unit, as in a portfolio of several.
        """
        items, decided = self._naming_their_unit() if units else (self.items, self.decided)
        return Facts(
            LEARNER,
            (self.specification,),
            registered=self.on if self.registered else None,
            people=dict(self.people),
            items=tuple([one.item for one in items]),
            declarations=tuple(self._declarations()),
            decisions=tuple(
                Decision(f"D{at}", one.criteria, True, ASSESSOR, self.on, level=one.level)
                for at, one in enumerate(decided, start=1)
            ),
            reviews=()
            if self.signed_off is None
            else (
                Review(
                    "R1", f"D{self.signed_off + 1}", None, "agreed", IQA, self.on, stage="summative"
                ),
            ),
        )

    def _naming_their_unit(self) -> tuple[Sequence[ExampleItem], Sequence[Decided]]:
        """The items and decisions with references that name the unit as well."""
        unit = self.specification.partition("@")[0]

        def named(item: Item) -> Item:
            links = [link._replace(reference=f"{unit}/{link.reference}") for link in item.links]
            return item._replace(links=tuple(links))

        return (
            [one._replace(item=named(one.item)) for one in self.items],
            [
                one._replace(criteria=tuple([f"{unit}/{name}" for name in one.criteria]))
                for one in self.decided
            ],
        )

    def _declarations(self) -> Iterable[Declaration]:
        only = tuple(name for name in self.signed if name not in self.confirmed)
        if only:
            yield Declaration(("declarations", "~1"), only, self.on)
        if self.confirmed:
            at = 2 if only else 1
            yield Declaration(
                ("declarations", f"~{at}"), self.confirmed, self.on, ASSESSOR, self.on
            )

    def with_items(self, items: Iterable[ExampleItem]) -> "Example":
        """Return it with other items; what nobody has any more is not signed for either."""
        kept = tuple(items)
        ids = {one.item.id for one in kept}
        return self._replace(
            items=kept,
            signed=tuple(name for name in self.signed if name in ids),
            confirmed=tuple(name for name in self.confirmed if name in ids),
        )

    def without_links(self, references: Collection[str]) -> "Example":
        """Return it with nothing mapped to some criteria; what is mapped to nothing goes."""
        kept = []
        for one in self.items:
            links = tuple([x for x in one.item.links if x.reference not in references])
            if links:
                kept.append(one._replace(item=one.item._replace(links=links)))
        return self.with_items(kept)

    def without_decisions(self, references: Collection[str]) -> "Example":
        """Return it with some criteria not decided; a review goes with the decision it was of."""
        fewer = [
            one._replace(criteria=tuple(name for name in one.criteria if name not in references))
            for one in self.decided
        ]
        kept = [at for at, one in enumerate(fewer) if one.criteria]
        signed_off = kept.index(self.signed_off) if self.signed_off in kept else None
        return self._replace(decided=tuple(fewer[at] for at in kept), signed_off=signed_off)

    def written(self) -> dict[str, Any]:
        """Return it as a file of kind `portfolio` would hold it, as plain data without titles."""
        return {
            "format": "rubric/1",
            "kind": "portfolio",
            "learner": LEARNER,
            **({"registered": self.on.isoformat()} if self.registered else {}),
            "specification": self.specification,
            **records_of([self.facts()]),
        }


def without_field(item: Item, field: str) -> Item:
    """Return an item that does not state a field."""
    nothing: dict[str, Any] = {field: None}
    return item._replace(**nothing)


def records_of(every: Iterable[Facts]) -> dict[str, Any]:
    """Return the records of facts as plain data, under the fields of a portfolio."""
    facts = tuple(every)
    people = {who: {"role": role} for one in facts for who, role in (one.people or {}).items()}
    records: dict[str, Any] = {
        "people": people,
        "declarations": [_declaration(d) for one in facts for d in one.declarations],
        "evidence": [_item(item) for one in facts for item in one.items],
        "decisions": [_decision(d) for one in facts for d in one.decisions],
        "iqa_reviews": [_review(r) for one in facts for r in one.reviews],
    }
    return {name: held for name, held in records.items() if held}


def _stated(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _declaration(one: Declaration) -> dict[str, Any]:
    day = one.signed.isoformat()
    confirmed = None if one.confirmed is None else one.confirmed.isoformat()
    return _stated(
        covers=list(one.covers or ()),
        signed_by_learner=day,
        confirmed_by=one.confirmed_by,
        confirmed=confirmed,
    )


def _item(one: Item) -> dict[str, Any]:
    return {
        "id": one.id,
        **_stated(
            method=one.method,
            date=None if one.day is None else one.day.isoformat(),
            source=one.source,
            occasion=one.occasion,
            site=one.site,
            witness=one.witness,
            observed_by=one.observed_by,
        ),
        **{name: _amount(amount) for name, amount in sorted(one.quantities.items())},
        "maps_to": {link.reference: _link(link) for link in one.links},
    }


def _link(link: Link) -> Any:
    named = _stated(
        at=link.at,
        parts=None if link.parts is None else list(link.parts),
        range=None if link.range is None else list(link.range),
    )
    return named or "whole"


def _decision(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "criteria": list(one.criteria),
        "judgement": "met",
        "assessor": one.assessor,
        "date": one.day.isoformat(),
        **_stated(level=one.level),
    }


def _review(one: Review) -> dict[str, Any]:
    return {
        "id": one.id,
        "of": one.of,
        "stage": one.stage,
        "finding": one.finding,
        "iqa": one.iqa,
        "date": one.day.isoformat(),
    }


def _amount(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
