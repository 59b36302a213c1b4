"""Which records are known on the day, and what of them is set aside (sections 1 and 5)."""

from collections.abc import Iterator
from dataclasses import dataclass

from rubric.model import Decision, Declaration, EvidenceItem, Exemption, IqaReview, Override
from rubric.testing.oracle.references import (
    criteria_named,
    criterion_named,
    meanings,
    not_criteria,
    person_known,
)
from rubric.testing.oracle.world import Key, World, day_of, once

#: where something was set aside, and why
SetAside = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Link:
    """An item mapped to a criterion; parts or range None cover all."""

    item: EvidenceItem
    written: str
    key: Key
    at: str | None
    parts: frozenset[str] | None
    range: frozenset[str] | None


@once
def items(world: World) -> dict[str, EvidenceItem]:
    """Return the items that are not dated after the day."""
    return {
        item.id: item
        for item in world.portfolio.evidence
        if (day := day_of(item)) is None or day <= world.on
    }


@once
def links(world: World) -> list[Link]:
    """Return every link whose reference means one criterion, or one part of it."""
    found = []
    for item in items(world).values():
        for written, link in item.maps_to.items():
            meant = meanings(world, written)
            if len(meant) != 1:
                continue
            key, part = meant[0]
            place = world.places[key]
            parts, names = link.parts, link.range
            if parts is None and place.parts and not place.range:
                parts, names = names, None
            covered_parts = None if parts is None else frozenset(parts) & set(place.parts)
            if part is not None:
                covered_parts = (covered_parts or frozenset()) | {part}
            covered = None if names is None else frozenset(names) & set(place.range)
            found.append(Link(item, written, key, link.at, covered_parts, covered))
    return found


@once
def declarations(world: World) -> list[Declaration]:
    """Return the declarations signed by the day; an unknown confirmer has confirmed nothing."""
    return [
        declaration
        for declaration in world.portfolio.declarations
        if declaration.signed_by_learner <= world.on
    ]


def confirmed(world: World, declaration: Declaration) -> bool:
    """Return whether somebody known has confirmed a declaration by the day."""
    who, day = declaration.confirmed_by, declaration.confirmed
    return who is not None and day is not None and day <= world.on and person_known(world, who)


@once
def decisions(world: World) -> dict[str, Decision]:
    """Return the decisions made by the day, by a known person, about some known criterion."""
    return {
        decision.id: decision
        for decision in world.portfolio.decisions
        if decision.date <= world.on
        and person_known(world, decision.assessor)
        and criteria_named(world, decision.criteria)
    }


def override_of(world: World, decision: Decision) -> Override | None:
    """Return a decision's override, where its authoriser is known."""
    override = decision.override
    return override if override and person_known(world, override.authorised_by) else None


@once
def reviews(world: World) -> list[IqaReview]:
    """Return the reviews made by the day by a known person of a known, earlier decision."""
    return [
        review
        for review in world.portfolio.iqa_reviews
        if review.date <= world.on
        and person_known(world, review.iqa)
        and review.of in decisions(world)
        and review.date >= decisions(world)[review.of].date
    ]


def reviewed(world: World, review: IqaReview) -> set[Key]:
    """Return the criteria a review speaks of: those it names among the decided, or all."""
    decided = criteria_named(world, decisions(world)[review.of].criteria)
    if review.criteria is None:
        return decided
    return decided & criteria_named(world, review.criteria)


@once
def exemptions(world: World) -> list[Exemption]:
    """Return the exemptions authorised by the day by a known person."""
    return [
        exemption
        for exemption in world.portfolio.exemptions
        if exemption.date <= world.on and person_known(world, exemption.authorised_by)
    ]


def set_aside(world: World) -> set[SetAside]:
    """Return the path and slug of everything that points at nothing."""
    found = {*_of_items(world), *_of_declarations(world), *_of_decisions(world)}
    return found | {*_of_reviews(world), *_of_exemptions(world)}


def _of_items(world: World) -> Iterator[SetAside]:
    known = items(world)
    for item in known.values():
        here = ("evidence", item.id)
        for written, link in item.maps_to.items():
            meant = meanings(world, written)
            there = (*here, "maps_to", written)
            if len(meant) != 1:
                yield there, "ambiguous-criterion" if meant else "unknown-criterion"
                continue
            place = world.places[meant[0][0]]
            lettered = bool(place.parts and not place.range and link.parts is None)
            for name in link.parts or ():
                if name not in place.parts:
                    yield (*there, "parts", name), "unknown-range-item"
            for name in link.range or ():
                if name not in (place.parts if lettered else place.range):
                    yield (*there, "range", name), "unknown-range-item"
        for older in item.supersedes or ():
            if older not in known:
                yield (*here, "supersedes", older), "unknown-item"
        if item.observed_by is not None and not person_known(world, item.observed_by):
            yield (*here, "observed_by"), "unknown-person"


def _of_declarations(world: World) -> Iterator[SetAside]:
    for position, declaration in enumerate(world.portfolio.declarations, start=1):
        if declaration.signed_by_learner > world.on:
            continue
        here = ("declarations", f"~{position}")
        for item in declaration.covers if declaration.covers != ("all",) else ():
            if item not in items(world):
                yield (*here, "covers", item), "unknown-item"
        who, day = declaration.confirmed_by, declaration.confirmed
        if who is not None and day is not None and day <= world.on and not person_known(world, who):
            yield (*here, "confirmed_by"), "unknown-person"


def _of_decisions(world: World) -> Iterator[SetAside]:
    made = [decision for decision in world.portfolio.decisions if decision.date <= world.on]
    for decision in made:
        here = ("decisions", decision.id)
        yield from not_criteria(world, decision.criteria, *here, "criteria")
        yield from not_criteria(world, tuple(decision.fingerprints), *here, "fingerprints")
        for item in decision.evidence:
            if item not in items(world):
                yield (*here, "evidence", item), "unknown-item"
        if decision.level is not None and _level_unknown(world, decision):
            yield (*here, "level"), "unknown-level"
        if decision.supersedes is not None and decision.supersedes not in {d.id for d in made}:
            yield (*here, "supersedes"), "unknown-decision"
        if not person_known(world, decision.assessor):
            yield (*here, "assessor"), "unknown-person"
        signature, override = decision.countersigned, decision.override
        if signature and signature.date <= world.on and not person_known(world, signature.by):
            yield (*here, "countersigned", "by"), "unknown-person"
        if override and not person_known(world, override.authorised_by):
            yield (*here, "override", "authorised_by"), "unknown-person"


def _level_unknown(world: World, decision: Decision) -> bool:
    """Meaning 14: some criterion that has levels lacks this one, or none of them has any."""
    decided = criteria_named(world, decision.criteria)
    rubrics = [{level.name for level in world.places[key].criterion.levels} for key in decided]
    rubrics = [names for names in rubrics if names]
    return bool(decided) and (not rubrics or any(decision.level not in n for n in rubrics))


def _of_reviews(world: World) -> Iterator[SetAside]:
    for review in world.portfolio.iqa_reviews:
        if review.date > world.on:
            continue
        here = ("iqa_reviews", review.id)
        if not person_known(world, review.iqa):
            yield (*here, "iqa"), "unknown-person"
        decision = decisions(world).get(review.of)
        if decision is None:
            yield (*here, "of"), "unknown-decision"
        elif review.date < decision.date:
            yield (*here, "date"), "review-before-decision"
        else:
            yield from not_criteria(world, review.criteria or (), *here, "criteria")
            decided = criteria_named(world, decision.criteria)
            for written in review.criteria or ():
                key = criterion_named(world, written)
                if key is not None and key not in decided:
                    yield (*here, "criteria", written), "criterion-not-decided"


def _of_exemptions(world: World) -> Iterator[SetAside]:
    for exemption in world.portfolio.exemptions:
        if exemption.date > world.on:
            continue
        here = ("exemptions", exemption.id)
        yield from not_criteria(world, exemption.criteria, *here, "criteria")
        for unit in exemption.units:
            if unit not in {name for s in world.specifications for name in (s.id, s.reference)}:
                yield (*here, "units", unit), "unknown-unit"
        if not person_known(world, exemption.authorised_by):
            yield (*here, "authorised_by"), "unknown-person"
