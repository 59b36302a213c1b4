"""The decisions in force of one learner, with what makes each worth a look (meaning 23.4)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from rubric.evaluation import ACHIEVED, Act, CriterionResult, CriterionStatus, Result, UnitResult
from rubric.facts import Decision, Facts, Review
from rubric.model.order import people_order


class Risk(NamedTuple):
    """One thing that makes a decision worth a look, and the criteria that it is about."""

    word: str
    #: as unit/reference; none where it is about the decision as a whole
    criteria: tuple[str, ...] = ()


class InForce(NamedTuple):
    """A decision that is in force on some criterion."""

    learner: str
    decision: str
    assessor: str
    day: date
    met: bool
    #: on which it is in force, as unit/reference
    criteria: tuple[str, ...]
    #: of the evidence that counts for them: of what it cites, where it cites any
    methods: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    #: the reviews that speak of it
    reviews: tuple[str, ...] = ()
    #: by which it is drawn: the learner and the decision as the file names them, and its units
    drawn_by: tuple[str, ...] = ()


class Seen(NamedTuple):
    """What one learner's records say of an assessor."""

    assessor: str
    first_decision: date
    last_review: date | None = None


class LearnerDecisions(NamedTuple):
    """The decisions in force of one learner, and who decided anything at all."""

    decisions: tuple[InForce, ...]
    assessors: tuple[Seen, ...]
    #: the file that they were read from; "" where there is none to name
    file: str = ""


def decisions_of(result: Result, named: Facts | None = None) -> LearnerDecisions:
    """Return the decisions in force of one learner.

    Args:
        result: what was found.
        named: the same records under other ids, by which they are drawn: those of the file, where
            the result has pseudonyms.
    """
    facts, on = result.facts, result.on
    known = {record.id: record for record in facts.decisions if record.day <= on}
    reviews = [review for review in facts.reviews if review.day <= on]
    drawn_as = {}
    if named is not None:
        pairs = zip(facts.decisions, named.decisions, strict=True)
        drawn_as = {record.id: other.id for record, other in pairs}
    places: dict[str, list[tuple[UnitResult, CriterionResult]]] = {}
    for unit in result.units:
        for criterion in unit.criteria.values():
            for decision in criterion.decisions:
                places.setdefault(decision, []).append((unit, criterion))
    found = _found(result)
    learner = facts.learner if named is None else named.learner
    told = []
    for name in sorted(places, key=people_order):
        units = sorted({unit.specification.id for unit, _ in places[name]}, key=people_order)
        drawn_by = (learner, *units, drawn_as.get(name, name))
        of_it = frozenset(review.id for review in reviews if review.of == name)
        one = _in_force(known[name], places[name], found.get(name, {}), of_it, result.learner)
        told.append(one._replace(drawn_by=drawn_by))
    return LearnerDecisions(tuple(told), tuple(_seen(known.values(), reviews)))


def place_of(unit: UnitResult, reference: str) -> str:
    """Return a criterion as it is named beside those of other units."""
    return f"{unit.specification.id}/{reference}"


def _in_force(
    record: Decision,
    places: list[tuple[UnitResult, CriterionResult]],
    found: dict[str, tuple[str, ...]],
    reviews: frozenset[str],
    learner: str,
) -> InForce:
    links = [
        link
        for _, criterion in places
        for link in criterion.counted
        if not record.evidence or link.item.id in record.evidence
    ]
    risks = dict(found)
    for word, holds in _HOLDS.items():
        about = [place_of(unit, c.reference) for unit, c in places if holds(record, c)]
        if about:
            risks[word] = tuple(about)
    return InForce(
        learner,
        record.id,
        record.assessor,
        record.day,
        record.met,
        tuple(place_of(unit, criterion.reference) for unit, criterion in places),
        _each(link.method for link in links),
        _each(link.item.site for link in links),
        tuple(Risk(word, risks[word]) for word in sorted(risks)),
        # others may be of a decision that disagrees with it
        _each(name for _, c in places for name in c.reviews if name in reviews),
    )


def _each(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name is not None}, key=people_order))


def _awaits(_: Decision, criterion: CriterionResult) -> bool:
    return any(act is Act.COUNTERSIGN for _, act in criterion.moves)


def _conflicts(_: Decision, criterion: CriterionResult) -> bool:
    return len(criterion.decisions) > 1


def _is_stale(_: Decision, criterion: CriterionResult) -> bool:
    return criterion.status is CriterionStatus.STALE or CriterionStatus.STALE in criterion.also


def _overridden(record: Decision, criterion: CriterionResult) -> bool:
    return record.override is not None and criterion.status in ACHIEVED


#: risks that are no findings → whether a decision has it on a criterion
_HOLDS = {
    "awaiting_countersignature": _awaits,
    "conflict": _conflicts,
    "stale": _is_stale,
    "override": _overridden,
}


def _found(result: Result) -> dict[str, dict[str, tuple[str, ...]]]:
    """The findings that speak of each decision, or of a criterion that it decides, by their codes.

    What speaks of neither (items mapped to nothing, reviews) is no reason to look at a decision.
    """
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    units = {unit.specification.reference: unit for unit in result.units}
    for finding in result.findings:
        unit = units.get(finding.specification or "")
        about: tuple[str, ...] = ()
        speaks_of: tuple[str, ...] = ()
        if unit is not None and finding.reference is not None:
            about = (place_of(unit, finding.reference),)
            speaks_of = unit.criteria[finding.reference].decisions
        decision = finding.arguments.get("decision")
        for name in speaks_of if decision is None else (str(decision),):
            risks = found.setdefault(name, {})
            before = risks.get(str(finding.code), ())
            risks[str(finding.code)] = tuple(dict.fromkeys((*before, *about)))
    return found


def _seen(decisions: Iterable[Decision], reviews: Iterable[Review]) -> Iterator[Seen]:
    """Who decided since when, and when somebody else last reviewed a decision of theirs."""
    by_id = {record.id: record for record in decisions}
    first: dict[str, date] = {}
    last: dict[str, date] = {}
    for record in by_id.values():
        first[record.assessor] = min(record.day, first.get(record.assessor, date.max))
    for review in reviews:
        of = by_id.get(review.of)
        if of is not None and review.iqa != of.assessor and review.day >= of.day:
            last[of.assessor] = max(review.day, last.get(of.assessor, date.min))
    for assessor in sorted(first, key=people_order):
        yield Seen(assessor, first[assessor], last.get(assessor))
