"""Showing that a thing matters: two examples, of which one passes and the other lacks it alone.

What is claimed of an example is never worked out here: the engine judges both, and a pair of
which it says anything else is thrown away (meaning 18.3).
"""

from rubric.diagnostics import Path
from rubric.evaluation import CriterionResult, Gap, UnitResult
from rubric.evaluation.additions.closing import least_addition
from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.rollup import together
from rubric.evaluation.satisfied import satisfied
from rubric.proving.completing import (
    completed,
    example_with,
    numbered,
    references_below,
    with_new,
)
from rubric.proving.example import Example
from rubric.proving.forcing import needing
from rubric.proving.implied import lifts_a_default
from rubric.proving.judging import Judge
from rubric.proving.making import evidence_for, scopes, ways_against
from rubric.proving.methods import Against
from rubric.proving.new_items import written_out
from rubric.proving.nodes import (
    needed_beside,
    node_at,
    only_member,
    satisfied_at,
    unsatisfied_at,
    without_member,
    without_paths,
)
from rubric.proving.reducing import opens_another, reductions
from rubric.proving.results import Shown
from rubric.proving.things import Place, Thing
from rubric.rules import (
    AtLeast,
    Node,
    clauses,
)


class Showing:
    """One specification, its least example, and what is shown by changing it."""

    def __init__(self, judge: Judge, least: Example) -> None:
        self._judge = judge
        self._specification = judge.specification
        everything = tuple(one.item.id for one in least.items)
        self._least = least
        #: the same, with everything signed for and confirmed, so that only evidence is in question
        self._signed = least._replace(signed=everything, confirmed=everything)
        self._unit = judge.near(self._signed)
        #: where rules stand that are known to change nothing
        self.idle: set[Path] = set()
        self._bases: dict[Path, Example | None] = {}

    def shown(self, thing: Thing, place: Place) -> Shown | None:
        """Return how a thing is shown to matter at a place, or None where no way is found."""
        base = self._base(place)
        if base is None:
            return None
        if thing.kind == "criterion":
            return self._criterion(thing, place, base)
        if thing.kind == "alternatives":
            return self._alternatives(thing, place, base)
        if lifts_a_default(self._specification, place):
            return self._criterion(thing, place, base)
        return self._reduced(thing, place, base) or self._made(thing, place, base)

    def _base(self, place: Place) -> Example | None:
        """An example in which a place is needed: of alternatives, in which this one is taken."""
        if place.owner not in self._bases:
            self._bases[place.owner] = needing(self._judge, self._signed, self._unit, place.owner)
        return self._bases[place.owner]

    # -- criteria and alternatives ---------------------------------------------------------

    def _criterion(self, thing: Thing, place: Place, base: Example) -> Shown | None:
        """Without what is mapped to it, or without its decision, its gap opens alone."""
        reference = place.reference or ""
        bare = base.without_links((reference,))
        if self._gap(place, bare) is not None:
            return self._pair(thing, place, base, bare)
        rest = self._completed(place, bare, (reference,))
        if rest is not None:
            before = self._restored(base, rest, reference)
            found = self._pair(thing, place, before, rest)
            if found is not None:
                return found
        without = base.without_decisions((reference,))
        return self._pair(thing, place, base, without)

    def _alternatives(self, thing: Thing, place: Place, base: Example) -> Shown | None:
        """Without one of the alternatives that are taken, the gap that they share opens."""
        owner, unit = self._owner_alternatives(place.owner), self._judge.unit(base)
        for path in owner:
            below = [
                c.reference
                for c in self._specification.criteria.values()
                if c.path[: len(path)] == path and c.asked
            ]
            taken = [name for name in below if unit.criteria[name].achieved]
            if not taken:
                continue
            for without in (
                base.without_links(taken),
                self._completed_but(place, base.without_links(taken), taken),
                base.without_decisions(taken),
            ):
                found = None if without is None else self._pair(thing, place, base, without)
                if found is not None:
                    return found
        return None

    def _owner_alternatives(self, path: Path) -> tuple[Path, ...]:
        specification = self._specification
        owners = [specification.alternatives] if not path else []
        owners += [o.alternatives for o in specification.outcomes if o.path == path]
        return tuple(one for group in owners if group is not None for one in group.of)

    def _completed_but(self, place: Place, example: Example, avoiding: list[str]) -> Example | None:
        def leaving(gap: Gap) -> bool:
            return gap.reference in avoiding

        done = completed(self._judge, example, leaving=leaving, avoiding=avoiding)
        return done if done is not None and self._gap(place, done) is not None else None

    # -- by less of what there is ----------------------------------------------------------

    def _reduced(self, thing: Thing, place: Place, base: Example) -> Shown | None:
        """The least example with a little less of something, where that opens it alone."""
        unit = self._judge.unit(base)
        for less in reductions(self._specification, base, place, thing.member):
            if opens_another(unit, place, base, less):
                continue
            found = self._decisive(thing, place, base, less)
            if found is not None:
                return found
        return None

    # -- by evidence made for it -----------------------------------------------------------

    def _made(self, thing: Thing, place: Place, base: Example) -> Shown | None:
        """Other evidence, which satisfies everything but this."""
        assert place.rule is not None
        node = place.rule.node
        lacking = self._without(thing, place)
        if thing.member is None:
            lacking = needed_beside(node, place.position)
        if lacking is not None:  # what changes nothing may well be missing with it
            lacking = without_paths(lacking, self.idle)
        for scope in scopes(self._specification, place):
            inside = tuple(references_below(self._judge, scope))
            rest = base.without_links(inside)
            ways = tuple(ways_against(thing, place))
            made = evidence_for(self._judge, place, scope, lacking, ways[0])
            for new, against in ((new, against) for new in made for against in ways):
                criteria, begun = self._specification.criteria, numbered(base)
                items = written_out(new, criteria, self._judge.on, begun, against)
                done = self._completed(place, example_with(rest, items), inside)
                more = None if done is None else self._with_it(thing, place, done)
                if done is not None and more is not None:
                    found = self._decisive(thing, place, more, done)
                    if found is not None:
                        return found
        return None

    def _without(self, thing: Thing, place: Place) -> Node | None:
        """The rule of a place without the thing; None where nothing is left of it."""
        assert place.rule is not None
        node = place.rule.node
        if thing.member is not None:
            return without_member(node, thing.member, parts=thing.kind == "part")
        return satisfied_at(node, place.position)

    def _with_it(self, thing: Thing, place: Place, example: Example) -> Example | None:
        """An example with what is lacking as well; everything else is there."""
        assert place.rule is not None
        node = node_at(place.rule.node, place.position)
        if thing.member is not None:
            assert isinstance(node, AtLeast)
            node = only_member(node, thing.member)
        unit = self._judge.unit(example)
        below = self._below(unit, place)
        rules = [result.criterion.evidence for result in below]
        day = self._judge.on if self._judge.registered else None
        addition = least_addition(node, self._evidence_of(unit, place), rules, self._judge.on, day)
        if addition is None:
            return None
        names = [result.reference for result in below]
        others = unsatisfied_at(place.rule.node, place.position) if place.choice else None
        against = None if others is None else Against(tuple(clauses(others)))
        return with_new(self._judge, example, addition.items, names, against)

    # -- what the engine says ----------------------------------------------------------------

    def _decisive(
        self, thing: Thing, place: Place, before: Example, after: Example
    ) -> Shown | None:
        """A pair of examples, where this thing alone makes the difference in its rule."""
        assert place.rule is not None
        node = place.rule.node
        unit = self._judge.unit(after)
        evidence = self._evidence_of(unit, place)
        lacking = self._without(thing, place)
        if lacking is not None:  # what changes nothing may well be missing with it
            lacking = without_paths(lacking, self.idle)
        if satisfied(node, evidence) or (lacking is not None and not satisfied(lacking, evidence)):
            return None
        if place.choice and thing.member is None:
            there = self._evidence_of(self._judge.unit(before), place)
            without = unsatisfied_at(node, place.position)
            if without is not None and satisfied(without, there):
                return None
        return self._pair(thing, place, before, after)

    def _pair(self, thing: Thing, place: Place, before: Example, after: Example) -> Shown | None:
        gap = self._gap(place, after)
        if gap is None or not self._judge.passes(before):
            return None
        return Shown(thing, before, after, gap)

    def _gap(self, place: Place, example: Example) -> Gap | None:
        """The gap of a place, where nothing else is open."""
        gaps = self._judge.unit(example).gaps
        return gaps[0] if len(gaps) == 1 and _is_of(gaps[0], place) else None

    def _completed(
        self, place: Place, example: Example, avoiding: tuple[str, ...]
    ) -> Example | None:
        def leaving(gap: Gap) -> bool:
            return gap.scope == place.owner and gap.reference == place.reference

        return completed(
            self._judge, example, leaving=leaving, avoiding=avoiding, within=place.owner
        )

    def _restored(self, base: Example, rest: Example, reference: str) -> Example:
        """An example with what another has for one criterion."""
        new = [
            one._replace(
                item=one.item._replace(
                    id=f"E{numbered(rest) + at}",
                    links=tuple(x for x in one.item.links if x.reference == reference),
                )
            )
            for at, one in enumerate(
                (i for i in base.items if any(x.reference == reference for x in i.item.links)), 1
            )
        ]
        return example_with(rest, new)

    def _below(self, unit: UnitResult, place: Place) -> list[CriterionResult]:
        if place.reference is not None:
            return [unit.criteria[place.reference]]
        scope = place.owner
        return [r for r in unit.criteria.values() if r.criterion.path[: len(scope)] == scope]

    def _evidence_of(self, unit: UnitResult, place: Place) -> list[JudgedLink]:
        below = self._below(unit, place)
        return list(below[0].counted) if place.reference is not None else together(below)


def _is_of(gap: Gap, place: Place) -> bool:
    """Whether a gap is of a place alone: of alternatives, whether this one is all that is open."""
    if not gap.alternatives:
        return gap.scope == place.owner and (gap.reference is None) == (place.reference is None)
    if gap.needed - gap.have != 1:
        return False
    if gap.scope == place.owner:
        return True
    return any(
        place.owner[: len(one.scope)] == one.scope
        and len(one.gaps) == 1
        and _is_of(one.gaps[0], place)
        for one in gap.alternatives
    )
