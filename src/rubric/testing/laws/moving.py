"""Laws about a portfolio that is moved from one version of its specification to another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import starmap
from typing import Any, NamedTuple

from rubric.api.library import Library
from rubric.api.moving import move
from rubric.evaluation import ACHIEVED, CriterionResult, CriterionStatus, UnitResult
from rubric.evaluation.known import Known, known
from rubric.evaluation.records.links import KnownLink
from rubric.facts import facts_of
from rubric.model import Portfolio, Specification
from rubric.rules import ResolvedCriterion
from rubric.rules.fingerprint import folded
from rubric.rules.matching import Matching, alike, matched
from rubric.rules.moved import Moved
from rubric.testing.laws.versions import version_of
from rubric.testing.plain import plain, plain_data, without
from rubric.testing.strategies.cases import Case

#: where a criterion stands, and what it is called: other in another version
_PLACES = frozenset({"reference", "path", "ref", "criterion", "outcome", "scope", "rule"})


def moved(case: Case, new: Mapping[str, Any]) -> Moved:
    """Return what becomes of the portfolio of a case in another version."""
    versions = [case.written, Specification.model_validate(new)]
    specifications = {(v.id, v.version): v for v in versions}
    rules = {(r.id, r.version): r for r in case.house_rules.values()}
    return move(
        case.records,
        Library(specifications, rules, (), {}, {}),
        to=f"{new['id']}@{new['version']}",
    )


def _after(case: Case, new: Mapping[str, Any], portfolio: Portfolio | None) -> Case:
    """The case once its portfolio has been moved."""
    assert portfolio is not None
    data = portfolio.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert Portfolio.model_validate(data) == portfolio, "is what somebody could have written"
    return replace(case, specification=new, portfolio=data)


def law_move_to_itself(case: Case) -> None:
    """Moving to the version that a portfolio is on changes nothing in its result."""
    result = moved(case, case.specification)
    assert not result.problems
    assert not result.orphaned
    assert not result.judge_again or any(d.fingerprints for d in case.records.decisions)
    there = _after(case, case.specification, result.portfolio)
    assert plain(there.result(), digest=False) == plain(case.result(), digest=False)
    assert moved(there, case.specification).portfolio == result.portfolio


def law_move_renumbered(case: Case, new: Mapping[str, Any]) -> None:
    """After a renumbering, with every `was` said, each criterion is as it was.

    Args:
        case: a portfolio on the old version.
        new: the same specification with other refs.
    """
    result = moved(case, new)
    assert not result.problems
    [before] = case.result().units
    [after] = _after(case, new, result.portfolio).result().units
    matching = _matching(case, new)
    for old, criterion in before.criteria.items():
        [there] = matching.after(old)
        now = after.criteria[there]
        assert now.status == criterion.status, (old, there)
        # of links to one criterion under several references the order may be another
        assert _links(now.links) == _links(criterion.links)
        assert _judgement(now) == _judgement(criterion)
    assert after.tally == before.tally
    assert after.achieved == before.achieved
    assert [o.achieved for o in after.outcomes] == [o.achieved for o in before.outcomes]
    carried = {(entry.old, entry.new) for entry in result.carried}
    assert carried <= {(pair.old, pair.new) for pair in matching.pairs}


def _links(links: Any) -> list[str]:
    return sorted(repr(plain_data(link)) for link in links)


def _judgement(criterion: Any) -> Any:
    return without({**plain_data(criterion), "links": [], "addition": None}, _PLACES)


def _matching(case: Case, new: Mapping[str, Any]) -> Matching:
    return matched(version_of(case, case.specification), version_of(case, new))


def law_move_decisions(case: Case, new: Mapping[str, Any]) -> None:
    """Nothing is achieved by a decision made on another fingerprint, or on one of several.

    What the move says of decisions in force is what the result says of them.
    """
    result = moved(case, new)
    there = _after(case, new, result.portfolio)
    matching = _matching(case, new)
    judged = _judged(case)
    for on in (case.on, date.max):
        [unit] = replace(there, on=on).result().units
        for reference, criterion in unit.criteria.items():
            now = criterion.criterion.fingerprint
            if criterion.achieved and criterion.status is not CriterionStatus.EXEMPT:
                for decision in criterion.decisions:
                    sources = matching.before(reference)
                    assert len(sources) == 1, reference
                    assert judged.get((decision, sources[0])) == {now}, reference
    _says_what_the_result_says(result, unit)


def law_move_achieved(case: Case, new: Mapping[str, Any]) -> None:
    """Nothing is achieved after a move that was not achieved in each criterion that it was.

    Held to what asks the same as before; of a criterion that was one, and asks something
    else, `law_move_decisions` speaks. Words judged before they were those of the version are
    no obstacle.
    """
    case = replace(case, run_rules=None)
    result = moved(case, new)
    there = _after(case, new, result.portfolio)
    matching = _matching(case, new)
    # where nobody decides, what is recorded later may achieve one of several before the others
    for on in (case.on, date.max) if there.resolved.decided else (date.max,):
        [before] = replace(case, on=on).result().units
        [after] = replace(there, on=on).result().units
        for reference, criterion in after.criteria.items():
            if not criterion.achieved:
                continue
            sources = matching.before(reference)
            assert sources, reference
            exempt = criterion.status is CriterionStatus.EXEMPT
            if len(sources) > 1 or exempt:
                assert all(before.criteria[old].achieved for old in sources), reference
            elif _asks_the_same(case, there, sources[0], reference):
                assert _achieved_but_for_words(before.criteria[sources[0]]), reference
            if exempt:
                fingerprints = {before.criteria[old].criterion.fingerprint for old in sources}
                assert fingerprints == {criterion.criterion.fingerprint}, reference


def _asks_the_same(case: Case, there: Case, old: str, new: str) -> bool:
    was, now = case.resolved.criteria[old], there.resolved.criteria[new]
    return (
        was.fingerprint == now.fingerprint
        and was.evidence._replace(origins={}) == now.evidence._replace(origins={})
        and case.resolved.decided == there.resolved.decided
    )


def _achieved_but_for_words(criterion: CriterionResult) -> bool:
    """Whether a criterion was achieved, or its decision only recorded another fingerprint."""
    if criterion.status is CriterionStatus.STALE and criterion.reworded and not criterion.gone:
        return criterion.also[0] in ACHIEVED
    return criterion.achieved


def _judged(case: Case) -> dict[tuple[str, str], set[str]]:
    """The fingerprints that each decision on each criterion was made on, before the move."""
    specification = case.resolved
    return {
        (decision.record.id, key[1]): set(
            decision.fingerprints.get(key) or {specification.criteria[key[1]].fingerprint}
        )
        for decision in known(facts_of(case.records), [specification]).decisions
        for key in decision.criteria
    }


def _says_what_the_result_says(result: Moved, unit: UnitResult) -> None:
    """A criterion that only one old decision speaks of is stale as the move says."""
    every = [*result.carried, *result.judge_again]
    for entry in every:
        if [other.new for other in every].count(entry.new) == 1:
            criterion = unit.criteria[entry.new]
            assert criterion.decisions in ((entry.decision,), ())
            if criterion.decisions:
                assert criterion.reworded == (entry in result.judge_again)


def law_move_nothing_lost(case: Case, new: Mapping[str, Any]) -> None:
    """Everything in a portfolio is in the moved one or among the orphans, and nothing is added.

    Each link covers afterwards what it covered before, as far as that is still there.
    """
    original = case.records
    result = moved(case, new)
    assert original == case.records
    there = _after(case, new, result.portfolio)
    out = {orphan.path for orphan in result.orphaned}
    for field in ("evidence", "declarations", "decisions", "iqa_reviews", "exemptions"):
        ids = [record.get("id") for record in case.records_of(field)]
        left = [record.get("id") for record in there.records_of(field)]
        assert left == [ident for ident in ids if (field, ident) not in out], field
    before = known(facts_of(original), [case.resolved])
    after = known(facts_of(there.records), [version_of(case, new).resolved])
    # what pointed at nothing still does; nothing else does
    now, was = ({d.path[:2] for d in one.set_aside} for one in (after, before))
    assert now <= was
    _links_are_there(case, new, before, after, out)


def law_move_reworded(case: Case, new: Mapping[str, Any]) -> None:
    """Every link of a criterion whose wording changed is named, and no other link."""
    result = moved(case, new)
    was, now = case.resolved, version_of(case, new).resolved
    before = known(facts_of(case.records), [was])
    expected = {
        (link.old, link.new, link.item)
        for kept in _links_kept(case, new, before)
        for link in kept
        if was.criteria[link.old].fingerprint != now.criteria[link.new].fingerprint
    }
    named = [(e.old, e.new, item) for e in result.reworded for item in e.items]
    assert len(named) == len(set(named))
    assert set(named) == expected


class _Kept(NamedTuple):
    """What of a link is in one criterion of the new version: None covers all."""

    item: str
    old: str
    new: str
    parts: tuple[str, ...] | None
    range: tuple[str, ...] | None


def _links_kept(case: Case, new: Mapping[str, Any], before: Known) -> Iterator[list[_Kept]]:
    """Yield of each link what every criterion has of it that its own has become.

    Empty where nothing of it is left.
    """
    old_version, new_version = version_of(case, case.specification), version_of(case, new)
    matching = matched(old_version, new_version)
    shut = _shut(case, matching) if not new_version.resolved.decided else frozenset()
    for (_, reference), links in before.links.items():
        old = old_version.resolved.criteria[reference]
        for link in starmap(KnownLink, links):
            found = []
            for name in (n for n in matching.after(reference) if n not in shut):
                criterion = new_version.resolved.criteria[name]
                parts = _still(link.parts, _letters(old, criterion))
                names = _still(link.range, {n: n for n in old.range if n in criterion.range})
                if not ((link.parts and not parts) or (link.range and not names)):
                    found.append(_Kept(link.item.id, reference, name, parts, names))
            yield found


def _shut(case: Case, matching: Matching) -> frozenset[str]:
    """Criteria that were several and not all of them achieved, with every record known."""
    [unit] = replace(case, run_rules=None, on=date.max).result().units
    achieved = {reference for reference, was in unit.criteria.items() if was.achieved}
    several = {pair.new: matching.before(pair.new) for pair in matching.pairs}
    return frozenset(n for n, old in several.items() if len(old) > 1 and not achieved >= set(old))


def _links_are_there(
    case: Case,
    new: Mapping[str, Any],
    before: Known,
    after: Known,
    out: set[tuple[str, ...]],
) -> None:
    new_version = version_of(case, new)
    expected: dict[tuple[str, str], list[tuple[Any, Any]]] = {}
    every = [KnownLink(*mapped) for links in before.links.values() for mapped in links]
    for link, left in zip(every, _links_kept(case, new, before), strict=True):
        for kept in left:
            expected.setdefault((kept.item, kept.new), []).append((kept.parts, kept.range))
        if not left:
            assert [path for path in out if path[:2] == ("evidence", link.item.id)], link
    found: dict[tuple[str, str], list[tuple[Any, Any]]] = {}
    for (_, reference), links in after.links.items():
        criterion = new_version.resolved.criteria[reference]
        for link in starmap(KnownLink, links):
            found.setdefault((link.item.id, reference), []).append(_covered(link))
    for key, covers in found.items():
        assert key in expected, "a link that nobody made"
        criterion = new_version.resolved.criteria[key[1]]
        assert _union(covers, criterion) == _union(expected[key], criterion), key
    assert set(expected) == set(found)


def _covered(link: KnownLink) -> tuple[Any, Any]:
    return link.parts, link.range


def _letters(old: ResolvedCriterion, new: ResolvedCriterion) -> dict[str, str]:
    was = {letter: folded(text) for letter, text in old.parts.items()}
    now = {letter: folded(text) for letter, text in new.parts.items()}
    return alike(was, now, {letter: letter for letter in was if letter in now})


def _still(names: tuple[str, ...] | None, now: Mapping[str, str]) -> tuple[str, ...] | None:
    return None if names is None else tuple(now[name] for name in names if name in now)


def _union(
    covers: list[tuple[Any, Any]], criterion: ResolvedCriterion
) -> tuple[set[str], set[str]]:
    """The parts and range items that links cover together."""
    parts, names = set[str](), set[str]()
    for some, others in covers:
        parts |= set(criterion.parts if some is None else some)
        names |= set(criterion.range if others is None else others)
    return parts, names
