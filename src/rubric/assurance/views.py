"""What IQA may want to look at, over many learners: their findings by kind, and who decided what.

Meaning 23.6. Nothing is found here that a learner's own report does not say.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from rubric.assurance.decisions import place_of
from rubric.evaluation import CriterionStatus, Finding, FindingCode, Result, UnitResult
from rubric.model.order import people_order

_F, _S = FindingCode, CriterionStatus
#: a required action that is open, which no finding says
ACTION_OPEN = "action_open"
#: groups of what is shown → the kinds in each, in the order of a page
GROUPS: Mapping[str, tuple[str, ...]] = {
    "less": (
        _F.MET_ON_INSUFFICIENT_EVIDENCE,
        _F.MET_ON_UNDECLARED_EVIDENCE,
        _F.MET_BELOW_THE_PASS_LEVEL,
    ),
    "again": (_S.CONFLICT, _S.STALE, _S.REFERRED_BACK),
    "rests": (_F.RESTS_ON_ONE_ITEM, _F.RESTS_ON_ONE_METHOD, _F.RESTS_ON_ONE_ASSESSOR),
    "mapped": (
        _F.ITEM_MAPPED_TO_NOTHING,
        _F.ITEM_MAPPED_TO_VERY_MANY,
        _F.UNKNOWN_METHOD,
        _F.CITES_UNMAPPED_ITEM,
    ),
    "decided": (
        _F.DECIDED_BY_ANOTHER_ROLE,
        _F.WITNESSED_BY_DECIDER,
        _F.DECISION_BEFORE_ITS_EVIDENCE,
        _F.DECIDED_BEFORE_REGISTRATION,
        _F.DECIDED_AFTER_LAST_CERTIFICATION,
        _F.BEYOND_RESUBMISSIONS,
        _F.SELF_AUTHORISED_OVERRIDE,
        _F.COUNTERSIGNATURE_DOES_NOT_COUNT,
        _F.COUNTERSIGNED_BEFORE_DECISION,
    ),
    "reviewed": (ACTION_OPEN, _F.ACTION_OVERDUE, _F.SELF_REVIEW, _F.REVIEWED_BY_ANOTHER_ROLE),
}
#: statuses that are shown as such
_STATUSES = frozenset({_S.CONFLICT, _S.STALE, _S.REFERRED_BACK})


class Entry(NamedTuple):
    """One thing to look at, of one learner."""

    learner: str
    #: one of the kinds in `GROUPS`
    kind: str
    #: as id@version; None where it is about a record as a whole
    specification: str | None
    #: the kind of the specification, for the words
    of_kind: str
    reference: str | None
    #: the decisions or reviews that it is about, where no finding says so
    records: tuple[str, ...] = ()
    finding: Finding | None = None


class Decided(NamedTuple):
    """One criterion that was decided, by whom, and whether a review speaks of it."""

    learner: str
    #: as unit/reference
    place: str
    specification: str
    decisions: tuple[str, ...]
    assessors: tuple[str, ...]
    reviews: tuple[str, ...]


class LearnerQuality(NamedTuple):
    """What one learner brings to the views."""

    learner: str
    entries: tuple[Entry, ...]
    decided: tuple[Decided, ...]


class QualityViews(NamedTuple):
    """What IQA may want to look at, over the learners of a run."""

    on: date
    #: the learners who were judged, in the order of their ids
    learners: tuple[LearnerQuality, ...]
    not_judged: tuple[str, ...] = ()

    @property
    def entries(self) -> Mapping[str, tuple[Entry, ...]]:
        """Every kind of thing with its entries, in the order of `GROUPS`."""
        found: dict[str, list[Entry]] = {kind: [] for kinds in GROUPS.values() for kind in kinds}
        for learner in self.learners:
            for entry in learner.entries:
                found[entry.kind].append(entry)
        return {kind: tuple(entries) for kind, entries in found.items()}

    @property
    def decided(self) -> tuple[Decided, ...]:
        """Every criterion that was decided."""
        return tuple(one for learner in self.learners for one in learner.decided)

    @property
    def sampled(self) -> tuple[Decided, ...]:
        """Those of them of which a review speaks."""
        return tuple(one for one in self.decided if one.reviews)

    @property
    def assessors(self) -> Mapping[str, tuple[Decided, ...]]:
        """Each assessor with what they decided that is in force."""
        found: dict[str, list[Decided]] = {}
        for one in self.decided:
            for assessor in one.assessors:
                found.setdefault(assessor, []).append(one)
        return {name: tuple(found[name]) for name in sorted(found, key=people_order)}


def views_of(
    learners: Iterable[LearnerQuality], on: date, not_judged: Iterable[str] = ()
) -> QualityViews:
    """Return the views over learners, whatever their order."""
    in_order = sorted(learners, key=lambda one: (people_order(one.learner), repr(one)))
    return QualityViews(on, tuple(in_order), tuple(sorted(not_judged, key=people_order)))


def learner_quality(result: Result) -> LearnerQuality:
    """Return what one learner brings to the views."""
    assessors = {record.id: record.assessor for record in result.facts.decisions}
    decided = tuple(
        Decided(
            result.learner,
            place_of(unit, criterion.reference),
            unit.specification.reference,
            criterion.decisions,
            tuple(sorted({assessors[name] for name in criterion.decisions}, key=people_order)),
            criterion.reviews,
        )
        for unit in result.units
        for criterion in unit.criteria.values()
        if criterion.criterion.asked and criterion.decisions
    )
    return LearnerQuality(result.learner, tuple(_entries(result)), decided)


def _entries(result: Result) -> Iterator[Entry]:
    each = [entry for unit in result.units for entry in _of_unit(unit, result.learner)]
    yield from _each_action_once(each)
    kinds = {unit.specification.kind for unit in result.units}
    of_kind = kinds.pop() if len(kinds) == 1 else "unit"
    for finding in result.record_findings:
        yield Entry(result.learner, finding.code, None, of_kind, finding.reference, (), finding)


def _each_action_once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries; an action that several units wait for is one, and about none of them."""
    actions: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        review = _action_of(entry)
        if review is None:
            yield entry
        else:
            actions.setdefault((entry.kind, review), []).append(entry)
    for first, *others in actions.values():
        yield first._replace(specification=None) if others else first


def _action_of(entry: Entry) -> str | None:
    """The review whose action an entry is about."""
    if entry.kind == ACTION_OPEN:
        return entry.records[0]
    if entry.finding is not None and entry.kind == FindingCode.ACTION_OVERDUE:
        return str(entry.finding.arguments["review"])
    return None


def _of_unit(unit: UnitResult, learner: str) -> Iterator[Entry]:
    name, kind = unit.specification.reference, unit.specification.kind
    for criterion in unit.criteria.values():
        if criterion.status in _STATUSES:
            about = criterion.decisions
            if criterion.status is CriterionStatus.REFERRED_BACK:
                about = (*criterion.actions, *filter(None, [criterion.disagreed]))
            yield Entry(learner, criterion.status, name, kind, criterion.reference, about)
    for finding in unit.findings:
        yield Entry(learner, finding.code, name, kind, finding.reference, (), finding)
    for review in unit.iqa.actions_open:
        yield Entry(learner, ACTION_OPEN, name, kind, None, (review,))
