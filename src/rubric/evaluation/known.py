"""First pass: which records are known on a day, and what each of them points at.

Records dated after that day are not yet known. What points at nothing is set
aside, and no more than that; each such place gives one diagnostic.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.evaluation.of_items import declared, unfit
from rubric.evaluation.references import Key, References
from rubric.evaluation.statuses import Reason
from rubric.facts import Decision, Declaration, Exemption, Facts, Item, Link, Review
from rubric.model.order import people_order
from rubric.phrases import spelled
from rubric.rules import ResolvedSpecification

_NO_LEVELS: Mapping[Key, str] = {}


class KnownLink(NamedTuple):
    """A link whose criterion exists; `parts` and `range` None cover all of them."""

    item: Item
    at: str | None
    parts: tuple[str, ...] | None
    range: tuple[str, ...] | None


#: the same as plain values, of which there are very many: item, where, parts, range items
Mapped = tuple[Item, str | None, tuple[str, ...] | None, tuple[str, ...] | None]


class KnownDecision(NamedTuple):
    """A decision with its references resolved; what pointed at nothing is gone."""

    record: Decision
    criteria: tuple[Key, ...]
    evidence: tuple[str, ...]
    #: as recorded; under several spellings of one criterion there may be several
    fingerprints: Mapping[Key, frozenset[str]]
    #: of the criteria that have levels: the one that was given
    levels: Mapping[Key, str] = _NO_LEVELS


class KnownReview(NamedTuple):
    """A review of a known decision; its criteria are among those decided."""

    record: Review
    decision: KnownDecision
    criteria: tuple[Key, ...]


class KnownExemption(NamedTuple):
    """An exemption and the criteria it reaches."""

    record: Exemption
    criteria: frozenset[Key]


@dataclass(slots=True)
class Known:
    """Everything known about one learner on one day.

    No named tuple: every pass reads it for every criterion, and slots are read much faster.
    """

    on: date
    registered: date | None
    roles: Mapping[str, str]
    items: Mapping[str, Item]
    links: Mapping[Key, Sequence[Mapped]]
    #: superseded item → since which day; None is from the start
    superseded: Mapping[str, date | None]
    #: item → whether the learner has signed for it, and whether that was confirmed
    declared: Mapping[str, tuple[bool, bool]]
    #: item → why it counts nowhere: superseded, withdrawn, own contribution not stated
    unfit: Mapping[str, tuple[Reason, ...]]
    decisions: tuple[KnownDecision, ...]
    #: criterion → the decisions that name it
    decided: Mapping[Key, tuple[KnownDecision, ...]]
    reviews: tuple[KnownReview, ...]
    #: decision → the reviews of it
    reviews_of: Mapping[str, Sequence[KnownReview]]
    exemptions: tuple[KnownExemption, ...]
    set_aside: tuple[Diagnostic, ...]
    #: whether any item states what is in it, so that copies can be told
    contents: bool


def known(
    facts: Facts, specifications: Sequence[ResolvedSpecification], on: date = date.max
) -> Known:
    """Return what is known about a learner on a day, in one order whatever the order given.

    Without a day every record is known.
    """
    refs = References(specifications, facts.people, on, facts.qualification)
    return _Reading(facts, refs, on).known()


@dataclass(slots=True)
class _Reading:
    facts: Facts
    refs: References
    on: date

    def known(self) -> Known:
        facts, on = self.facts, self.on
        observers = {None, *(facts.people or ())}
        items = {
            name: item if item.observed_by in observers else self._observed(item)
            for name, item in _in_order(facts.items)
            if item.day is None or item.day <= on
        }
        links = self._links(items.values())
        superseded = self._superseded(items)
        decisions = {d.record.id: d for d in self._decisions(items)}
        reviews = tuple(self._reviews(decisions))
        reviews_of: dict[str, list[KnownReview]] = {}
        for review in reviews:
            reviews_of.setdefault(review.record.of, []).append(review)
        return Known(
            on,
            facts.registered,
            facts.people or {},
            items,
            links,
            superseded,
            declared(items, tuple(self._declarations(items))),
            unfit(items, superseded, on),
            tuple(decisions.values()),
            _by_criterion(decisions.values()),
            reviews,
            reviews_of,
            tuple(self._exemptions()),
            self.refs.set_aside(),
            any([item.content for item in items.values()]),  # noqa: C419 - for every learner
        )

    # -- items ---------------------------------------------------------------

    def _links(self, items: Iterable[Item]) -> dict[Key, list[Mapped]]:
        found: dict[Key, list[Mapped]] = {}
        looked_up = self.refs.looked_up
        twice = False
        for item in items:
            for link in item.links:
                reference, at, parts, names = link
                target = looked_up.get(reference) or self._target(item, link)
                if target is None:
                    continue
                key, part = target
                mapped: Mapped = (item, at, None, None)
                if parts is not None or names is not None or part is not None:
                    mapped = self._covering(item, link, key, part)
                links = found.get(key)
                if links is None:
                    found[key] = [mapped]
                else:
                    twice = twice or links[-1][0] is item
                    links.append(mapped)
        if twice and any(item.links != _by_reference(item) for item in items):
            # an item names one criterion in two ways: they stand in the order of the names
            return self._links([item._replace(links=_by_reference(item)) for item in items])
        return found

    def _target(self, item: Item, link: Link) -> tuple[Key, str | None] | None:
        here = ("evidence", item.id, "maps_to", link.reference)
        return self.refs.target(link.reference, here)

    def _covering(self, item: Item, link: Link, key: Key, part: str | None) -> Mapped:
        here = ("evidence", item.id, "maps_to", link.reference)
        criterion = self.refs.specification(key).criteria[key[1]]
        letters = tuple(criterion.parts)
        parts = self._named(link.parts, letters, (*here, "parts"), key[1])
        if link.parts is None and letters and not criterion.range:
            # parts are range items: `range: [a]` names part a
            parts, names = self._named(link.range, letters, (*here, "range"), key[1]), None
        else:
            names = self._named(link.range, criterion.range, (*here, "range"), key[1])
        if part is not None:
            parts = tuple(dict.fromkeys((part, *(parts or ()))))
        return item, link.at, parts, names

    def _named(
        self, names: tuple[str, ...] | None, scope: tuple[str, ...], here: Path, criterion: str
    ) -> tuple[str, ...] | None:
        if names is None:
            return None
        for name in names:
            if name not in scope:
                self.refs.unknown(
                    codes.UNKNOWN_RANGE_ITEM,
                    (*here, name),
                    name,
                    scope,
                    {"name": name, "item": here[1], "criterion": criterion},
                )
        return tuple(name for name in scope if name in names)

    def _superseded(self, items: Mapping[str, Item]) -> dict[str, date | None]:
        since: dict[str, date | None] = {}
        for item in items.values():
            for older in item.supersedes:
                if older not in items:
                    here = ("evidence", item.id, "supersedes", older)
                    self.refs.unknown_item(here, older, items, "item", item.id)
                elif older not in since:
                    since[older] = item.day
                else:
                    days = (since[older], item.day)
                    since[older] = None if None in days else min(day for day in days if day)
        return since

    def _observed(self, item: Item) -> Item:
        """The item without an observer who is not known."""
        who = item.observed_by
        here = ("evidence", item.id, "observed_by")
        if who is None or self.refs.person(who, here, "item", item.id):
            return item
        return item._replace(observed_by=None)

    def _declarations(self, items: Mapping[str, Item]) -> Iterator[Declaration]:
        for declaration in self.facts.declarations:
            if declaration.signed > self.on:
                continue
            covers, path = declaration.covers, declaration.path
            name = declaration.signed.isoformat()
            for item in covers or ():
                if item not in items:
                    here = (*path, "covers", item)
                    self.refs.unknown_item(here, item, items, "declaration", name)
            if declaration.confirmed is not None and not self._confirmed(declaration, name):
                declaration = declaration._replace(confirmed=None)
            yield declaration

    def _confirmed(self, declaration: Declaration, name: str) -> bool:
        """Return whether somebody known has confirmed a declaration by the day."""
        who, day = declaration.confirmed_by, declaration.confirmed
        if who is None or day is None or day > self.on:
            return False
        here = (*declaration.path, "confirmed_by")
        return self.refs.person(who, here, "declaration", name)

    # -- decisions, reviews, exemptions --------------------------------------

    def _decisions(self, items: Mapping[str, Item]) -> Iterator[KnownDecision]:
        recorded = {record.id for record in self.facts.decisions if record.day <= self.on}
        listed = self.facts.people or ()
        for name, record in _in_order(self.facts.decisions):
            if record.day > self.on:
                continue
            here: Path = ("decisions", name)
            criteria = self.refs.criteria(record.criteria, here)
            fingerprints: dict[Key, frozenset[str]] = {}
            for reference, fingerprint in record.fingerprints.items():
                there = (*here, "fingerprints", reference)
                target = self.refs.target(reference, there, whole=True)
                if target is not None:
                    others = fingerprints.get(target[0], frozenset())
                    fingerprints[target[0]] = others | {fingerprint}
            evidence = tuple(sorted(items.keys() & record.evidence, key=people_order))
            for item in record.evidence if len(evidence) < len(record.evidence) else ():
                if item not in items:
                    there = (*here, "evidence", item)
                    self.refs.unknown_item(there, item, items, "decision", record.id)
            if record.supersedes is not None and record.supersedes not in recorded:
                self.refs.unknown(
                    codes.UNKNOWN_DECISION,
                    (*here, "supersedes"),
                    record.supersedes,
                    recorded,
                    self._about(record, "decision", record.supersedes),
                )
            decider = record.assessor in listed or self.refs.person(
                record.assessor, (*here, "assessor"), "decision", name
            )
            supported = self._supported(record, here)
            levels = _NO_LEVELS
            if record.level is not None and criteria:
                levels = self._levels(record, record.level, criteria)
            if decider and criteria:
                fields = (supported, criteria, evidence, fingerprints, levels)
                yield tuple.__new__(KnownDecision, fields)  # past the constructor: there are many

    def _levels(self, record: Decision, level: str, criteria: Sequence[Key]) -> dict[Key, str]:
        """What a level says of each criterion decided that has levels; of others nothing.

        Where a criterion has other levels, or none of them has any, it is set aside.
        """
        having = {}
        for key in criteria:
            names = [one.name for one in self.refs.specification(key).criteria[key[1]].levels]
            if names:
                having[key] = names
        lacking = [key for key in criteria if level not in having.get(key, ())]
        if having:
            lacking = [key for key in having if key in lacking]
        if lacking:
            key = lacking[0]
            self.refs.unknown(
                codes.UNKNOWN_LEVEL,
                ("decisions", record.id, "level"),
                level,
                having.get(key, ()),
                {"level": level, "decision": record.id, "criterion": key[1]},
                spelled(level, having.get(key, ())),
            )
        return {key: level for key, names in having.items() if level in names}

    def _about(self, record: Decision | Review, kind: str, decision: str) -> dict[str, Argument]:
        """The arguments of a diagnostic about a decision that is not known on the day."""
        on = self.refs.day_named()
        return {"decision": decision, "record": kind, "id": record.id, "on": on}

    def _supported(self, record: Decision, here: Path) -> Decision:
        """The decision without a countersignature or override that is not known."""
        countersigned, override = record.countersigned, record.override
        if countersigned is None and override is None:
            return record
        if countersigned is not None:
            there = (*here, "countersigned", "by")
            late = countersigned.day > self.on
            if late or not self.refs.person(countersigned.by, there, "decision", record.id):
                countersigned = None
        if override is not None:
            there = (*here, "override", "authorised_by")
            if not self.refs.person(override.authorised_by, there, "decision", record.id):
                override = None
        return record._replace(countersigned=countersigned, override=override)

    def _reviews(self, decisions: Mapping[str, KnownDecision]) -> Iterator[KnownReview]:
        for _, record in _in_order(self.facts.reviews):
            if record.day > self.on:
                continue
            here: Path = ("iqa_reviews", record.id)
            reviewer = self.refs.person(record.iqa, (*here, "iqa"), "review", record.id)
            decision = decisions.get(record.of)
            if decision is None:
                self.refs.unknown(
                    codes.UNKNOWN_DECISION,
                    (*here, "of"),
                    record.of,
                    decisions,
                    self._about(record, "review", record.of),
                )
                continue
            if record.day < decision.record.day:
                self.refs.report(
                    codes.REVIEW_BEFORE_DECISION,
                    (*here, "date"),
                    (("decisions", record.of, "date"),),
                    {
                        "review": record.id,
                        "decision": record.of,
                        "day": record.day.isoformat(),
                        "decided": decision.record.day.isoformat(),
                    },
                )
                continue
            criteria = self._reviewed(record, decision, here)
            if record.closed is not None and record.closed > self.on:
                record = record._replace(closed=None)
            if reviewer and criteria:
                yield KnownReview(record, decision, criteria)

    def _reviewed(self, record: Review, decision: KnownDecision, here: Path) -> tuple[Key, ...]:
        if record.criteria is None:
            return decision.criteria
        spoken_of = []
        for reference in record.criteria:
            there = (*here, "criteria", reference)
            for key in self.refs.criteria((reference,), here):
                if key in decision.criteria:
                    spoken_of.append(key)
                else:
                    self.refs.report(
                        codes.CRITERION_NOT_DECIDED,
                        there,
                        (("decisions", record.of, "criteria"),),
                        {
                            "review": record.id,
                            "decision": record.of,
                            "criterion": reference,
                        },
                    )
        return tuple(spoken_of)

    def _exemptions(self) -> Iterator[KnownExemption]:
        for _, record in _in_order(self.facts.exemptions):
            if record.day > self.on:
                continue
            here: Path = ("exemptions", record.id)
            reached = set(self.refs.criteria(record.criteria, here))
            for unit in record.units:
                named = [s for s in self.refs.specifications if unit in (s.id, s.reference)]
                reached.update((s.reference, c) for s in named for c in s.criteria)
                if not named:
                    self.refs.unknown(
                        codes.UNKNOWN_UNIT,
                        (*here, "units", unit),
                        unit,
                        {s.id for s in self.refs.specifications},
                        {"unit": unit, "id": record.id},
                    )
            there = (*here, "authorised_by")
            if self.refs.person(record.authorised_by, there, "exemption", record.id) and reached:
                yield KnownExemption(record, frozenset(reached))


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Record = TypeVar("_Record", bound=_Named)


def _in_order(records: Iterable[_Record]) -> list[tuple[str, _Record]]:
    """Records by their ids, in the order of these."""
    by_id = {record.id: record for record in records}
    return [(ident, by_id[ident]) for ident in sorted(by_id, key=people_order)]


def _by_reference(item: Item) -> tuple[Link, ...]:
    return tuple(sorted(item.links, key=lambda link: people_order(link.reference)))


def _by_criterion(
    decisions: Iterable[KnownDecision],
) -> dict[Key, tuple[KnownDecision, ...]]:
    found: dict[Key, list[KnownDecision]] = {}
    for decision in decisions:
        for key in decision.criteria:
            found.setdefault(key, []).append(decision)
    return {key: tuple(naming) for key, naming in found.items()}
