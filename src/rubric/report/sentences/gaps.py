"""Gaps as sentences: what is short, whose move it is and what closes it."""

from collections.abc import Iterable, Mapping

from rubric.evaluation import Act, CriterionResult, Gap, JudgedLink, Move, Reason, Repair, WaitingOn
from rubric.phrases import shown
from rubric.report.sentences.items import NewItemSentences
from rubric.rules import AtLeast, Node

#: reasons why links did not count that the sentence of a gap names
_MOST_REASONS = 3


class GapSentences(NewItemSentences):
    """Sentences about rules, new items and gaps."""

    def states(self, gap: Gap) -> str:
        """Return how much there is of each clause that is not satisfied.

        Where one of several rules is enough, each says what it looks at, to be told apart.
        """
        several = _has_choice(gap.rule.node)
        told = (
            self.say("rule.comma").join(
                (self.clause_state(state), *(self.filter(state.clause.where) if several else ()))
            )
            for state in gap.clauses
        )
        return self.say("rule.semicolon").join(told)

    def gap(self, gap: Gap, criteria: Mapping[str, CriterionResult]) -> str:
        """Return a gap in one sentence: what it needs, whose move it is, and what did not count.

        Args:
            gap: the gap.
            criteria: those of its unit, by reference.
        """
        if gap.alternatives:
            return self.alternatives_close(gap)
        told = self._in_short(gap)
        reasons: dict[str, dict[str, None]] = {}
        for result in below(gap, criteria) if gap.clauses else ():
            for link in result.links:
                if not link.counted:
                    months = result.criterion.evidence.current
                    reason = self.say(f"short.{told_as(link)}", months=months)
                    reasons.setdefault(reason, {})[link.item.id] = None
        named = list(reasons.items())
        for reason, items in named[:_MOST_REASONS]:
            n = "one" if len(items) == 1 else "several"
            told += self.say("gap.uncounted", items=tuple(items), n=n, reason=reason)
        rest = {item for _, items in named[_MOST_REASONS:] for item in items}
        return told + (self.say("gap.uncounted_more", items=len(rest)) if rest else "")

    def _in_short(self, gap: Gap) -> str:
        """What a gap needs, and whose move it is."""
        closing = gap.closes_when
        key = "gap.needs" if closing is not None and closing.items else "gap.waits"
        return self.say(key, what=self._what(gap), closing=self.closes_when(gap))

    def _what(self, gap: Gap) -> str:
        if gap.reference is not None:
            alone = gap.reference.isdigit()  # a bare number would not be known for a reference
            told = self.say("what.criterion", noun=self.noun(), ref=gap.reference)
            return told if alone else shown(gap.reference)
        if gap.scope:
            return self.say("what.section" if self.checklist else "what.outcome", ref=gap.scope[-1])
        return self.say("what.whole", kind=self.kind_word())

    def closes_when(self, gap: Gap) -> str:
        """Return the least that closes a gap, and what then remains to be done."""
        closing = gap.closes_when
        if closing is None:
            return self.say("close.never")
        acts = self._acts([(gap.waiting_on, closing.act), *closing.then])
        if not closing.items:
            return self.say("close.then").join(acts)
        begun = {state.clause.measure.name for state in gap.clauses if state.have}
        addition = self.addition(closing.items, begun, _to_choose_from(gap))
        if not closing.exact:
            addition += self.say("rule.semicolon") + self.say("close.unproved")
        if closing.act is not Act.ADD_EVIDENCE:
            return self.say("close.then").join((addition, *acts))
        if self.checklist:  # whoever has it may add it
            return self.say("close.then").join((addition, *self._acts(closing.then)))
        return self.say("close.added", addition=addition, does=self.say("close.then").join(acts))

    def _acts(self, moves: Iterable[Move]) -> list[str]:
        """What people do one after another; what one does in a row stands together."""
        told: list[list[str]] = []
        last: WaitingOn | None = None
        for who, act in moves:
            does = self._does(who, act)
            if who is last:
                told[-1].append(does.removeprefix(self.who(who)).strip())
            else:
                told.append([does])
            last = who
        return [self.say("rule.and").join(acts) for acts in told]

    def alternatives_close(self, gap: Gap) -> str:
        """Return what closes the cheapest of several alternatives."""
        if gap.closes_when is None:
            return self.say("close.never")
        told = [
            self.alternatives_close(inner) if inner.alternatives else self._in_short(inner)
            for alternative in gap.alternatives
            if alternative.cheapest
            for inner in alternative.gaps
        ]
        return self.say("rule.semicolon").join(told)

    def repair(self, repair: Repair, gap: Gap) -> str:
        """Return what would make a link count, and whether the gap would need more."""
        steps = self._acts((step.waiting_on, step.act) for step in repair.steps)
        key = "repair.closes" if repair.closes else "repair.more"
        if not gap.clauses:
            key = "repair.as_well"
        return self.say(key, item=repair.item, does=self.say("rule.and").join(steps))

    def _does(self, who: WaitingOn, act: Act) -> str:
        return self.say(f"does.{act}", who=self.who(who))


def below(gap: Gap, criteria: Mapping[str, CriterionResult]) -> list[CriterionResult]:
    """Return the criteria that a gap is about: its own, or all below an outcome or unit."""
    if gap.reference is not None:
        return [criteria[gap.reference]]
    scope = gap.scope
    return [result for result in criteria.values() if result.criterion.path[: len(scope)] == scope]


def _has_choice(node: Node) -> bool:
    """Whether some of the rules that are joined are enough."""
    if isinstance(node, AtLeast):
        return False
    return node.n < len(node.children) or any(map(_has_choice, node.children))


def _to_choose_from(gap: Gap) -> frozenset[str]:
    """Whether parts or range items are lacking more than a gap needs, so that others would do."""
    return frozenset(
        "parts" if state.clause.measure.parts else "range"
        for state in gap.clauses
        if state.clause.measure.kind == "range" and state.need < len(state.clause.measure.members)
    )


def told_as(link: JudgedLink) -> str:
    """Return the reason why a link does not count, by which phrases know it."""
    if link.reason is Reason.NOT_AUTHENTICATED and link.signed:
        return "not_confirmed"
    return str(link.reason)
