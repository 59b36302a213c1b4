"""Which criterion of one version is which criterion of another (meaning 13.1).

First what the new version says itself: `was`, the refs in the version that it
replaces. Then, of what is left: the same reference with the same wording; the
same wording elsewhere, where it stands once in each version; the same
reference. Nothing is matched twice, except by `was`: several refs under one
`was` are merged, and one ref under several is split.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from rubric.model import AssessmentCriterion, Specification
from rubric.model.order import people_order
from rubric.rules.fingerprint import folded
from rubric.rules.resolved import ResolvedCriterion, ResolvedSpecification, Target

K = TypeVar("K", bound=Hashable)


class Version(NamedTuple):
    """A specification as written, and the same with nothing left to inherit."""

    written: Specification
    resolved: ResolvedSpecification

    @property
    def criteria(self) -> Mapping[str, AssessmentCriterion]:
        """The criteria as written, by canonical reference."""
        nested = (c for outcome in self.written.outcomes for c in outcome.criteria)
        return dict(zip(self.resolved.criteria, (*nested, *self.written.criteria), strict=True))


class Pair(NamedTuple):
    """A criterion of the old version, and what it is in the new one: canonical references."""

    old: str
    new: str


class Matching(NamedTuple):
    """The criteria of two versions side by side."""

    #: in the order of the new version
    pairs: tuple[Pair, ...]
    #: what `was` names and is no criterion of the old version: (criterion, name)
    unknown: tuple[tuple[str, str], ...] = ()

    def after(self, old: str) -> tuple[str, ...]:
        """Return what a criterion of the old version is in the new one; several if split."""
        return tuple(pair.new for pair in self.pairs if pair.old == old)

    def before(self, new: str) -> tuple[str, ...]:
        """Return what a criterion of the new version was in the old one; several if merged."""
        return tuple(pair.old for pair in self.pairs if pair.new == new)


def was_applies(old: Specification, new: Specification) -> bool:
    """Return whether `was` in the new version may speak of the old one.

    It speaks of a version that `replaces` names; where none is named, of an
    earlier version with the same id. Of several it speaks of one (`between`).
    """
    if old.reference == new.reference:
        return False
    if new.replaces == old.reference:
        return True
    if old.id == new.id and new.replaces in (None, new.id):
        return people_order(old.version) < people_order(new.version)
    return new.replaces == old.id


def matched(old: Version, new: Version, *, was: bool = True) -> Matching:
    """Return which criterion of the old version is which of the new one.

    Args:
        old: the version before.
        new: the version after it.
        was: whether what `was` says is used, as far as it may speak of the old version.
    """
    said, unknown = said_before(old, new) if was else ([], [])
    taken = {pair.old for pair in said}
    given = {pair.new for pair in said}
    left = {r: c for r, c in old.resolved.criteria.items() if r not in taken}
    open_ = {r: c for r, c in new.resolved.criteria.items() if r not in given}
    places = same_places(old.resolved, new.resolved)
    place = {o: n for o, n in places.items() if o in left and n in open_}
    found = alike(_wordings(left), _wordings(open_), place)
    turn = {reference: at for at, reference in enumerate(new.resolved.criteria)}
    pairs = {*said, *(Pair(o, n) for o, n in found.items())}
    was_turn = {reference: at for at, reference in enumerate(old.resolved.criteria)}
    return Matching(
        tuple(sorted(pairs, key=lambda pair: (turn[pair.new], was_turn[pair.old]))),
        tuple(unknown),
    )


def said_before(old: Version, new: Version) -> tuple[list[Pair], list[tuple[str, str]]]:
    """Return the pairs that `was` says, and what it names that is no criterion of the old version.

    The latter as in `Matching.unknown`.
    """
    said: list[Pair] = []
    unknown: list[tuple[str, str]] = []
    if was_applies(old.written, new.written):
        for reference, criterion in new.criteria.items():
            for name in criterion.was:
                target = old.resolved.targets.get(name)
                if target is None or target.part is not None:
                    unknown.append((reference, name))
                else:
                    said.append(Pair(target.criterion, reference))
    return said, unknown


def same_places(old: ResolvedSpecification, new: ResolvedSpecification) -> dict[str, str]:
    """Return criteria that stand in one place in both: their full reference, else a short one."""
    paths = {criterion.path: reference for reference, criterion in new.criteria.items()}
    found = {
        reference: paths[criterion.path]
        for reference, criterion in old.criteria.items()
        if criterion.path in paths
    }
    for reference in old.criteria:
        there = new.targets.get(reference)
        if reference in found or there is None or there.criterion in found.values():
            continue
        if same_reference(reference, there.criterion, old, new):
            found[reference] = there.criterion
    return found


def same_reference(
    before: str, after: str, old: ResolvedSpecification, new: ResolvedSpecification
) -> bool:
    """Return whether the references of two criteria name them in the other version too."""
    return new.targets.get(before) == Target(after) and old.targets.get(after) == Target(before)


def alike(old: Mapping[K, str], new: Mapping[K, str], place: Mapping[K, K]) -> dict[K, K]:
    """Return which of the old things is which of the new ones, each at most once.

    Args:
        old: key → wording.
        new: key → wording.
        place: keys that stand for the same place in both.
    """
    found = in_place(old, new, place) | elsewhere(old, new)
    for here, there in place.items():
        if here not in found and there not in found.values():
            found[here] = there
    return found


def in_place(old: Mapping[K, str], new: Mapping[K, str], place: Mapping[K, K]) -> dict[K, K]:
    """Return what has kept its place and its wording."""
    return {here: there for here, there in place.items() if old[here] == new[there]}


def elsewhere(old: Mapping[K, str], new: Mapping[K, str]) -> dict[K, K]:
    """Return what has kept its wording, where that stands once in each version."""
    once, there = _once(old), _once(new)
    return {here: there[wording] for wording, here in once.items() if wording in there}


def _once(wordings: Mapping[K, str]) -> dict[str, K]:
    counts = Counter(wordings.values())
    return {wording: key for key, wording in wordings.items() if counts[wording] == 1}


def _wordings(criteria: Mapping[str, ResolvedCriterion]) -> dict[str, str]:
    return {reference: folded(criterion.text) for reference, criterion in criteria.items()}


def outcome_pairs(old: Version, new: Version, matching: Matching) -> dict[int, int]:
    """Return which outcome is which, by their positions.

    As with criteria; before the same ref alone is taken as a sign, an outcome is
    the one that all its criteria have gone to, if nothing else has gone there.
    """
    befores, afters = old.resolved.outcomes, new.resolved.outcomes
    was = {at: folded(outcome.text) for at, outcome in enumerate(befores)}
    now = {at: folded(outcome.text) for at, outcome in enumerate(afters)}
    positions = {outcome.path: at for at, outcome in enumerate(afters)}
    place = {
        at: positions[outcome.path]
        for at, outcome in enumerate(befores)
        if outcome.path in positions
    }
    found = in_place(was, now, place) | elsewhere(was, now)
    moves = {
        (old.resolved.criteria[pair.old].outcome, new.resolved.criteria[pair.new].outcome)
        for pair in matching.pairs
    }
    for here, there in sorted(_one_to_one(moves)):
        if here not in found and there not in found.values():
            found[here] = there
    for here, there in place.items():
        if here not in found and there not in found.values():
            found[here] = there
    return found


def _one_to_one(
    moves: Iterable[tuple[int | None, int | None]],
) -> Iterator[tuple[int, int]]:
    every = list(moves)
    starts, ends = Counter(o for o, _ in every), Counter(n for _, n in every)
    for here, there in every:
        if here is not None and there is not None and starts[here] == ends[there] == 1:
            yield here, there
