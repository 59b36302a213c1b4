"""Rules as sentences: clauses, whose they are, and how much there is of each."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rubric.diagnostics import Path
from rubric.evaluation import ClauseState
from rubric.report.sentences.words import Words, number, plain
from rubric.rules import (
    Added,
    Alternatives,
    AtLeast,
    Filter,
    Measure,
    Node,
    ResolvedRule,
    clauses,
)


class RuleSentences(Words):
    """Sentences about rules."""

    def rule(self, node: Node) -> str:
        """Return a rule as a sentence."""
        if isinstance(node, AtLeast):
            return self.say("rule.comma").join(self._clause(node))
        children = [self.rule(child) for child in node.children]
        if node.n == len(children):
            return self.say("rule.all", rules=self.say("rule.and").join(children))
        if node.n == 1:
            return self.say("rule.any", rules=self.say("rule.or").join(children))
        return self.say("rule.n_of", n=node.n, rules=self.say("rule.semicolon").join(children))

    def added(self, addition: Added) -> str:
        """Return what evidence rules ask for in addition to a rule, and whose they are."""
        origin = addition.origin
        basis = self.entitles(origin.basis)
        return self.say(
            "rule.added",
            rule=self.rule(addition.clause),
            basis=basis if origin.rules is None else f"{origin.rules}; {basis}",
        )

    def basis(self, rule: ResolvedRule) -> str:
        """Return what entitles us to ask for a rule."""
        basis = self.entitles(rule.basis)
        if rule.stated in ("outcome_default", "specification_default"):
            basis = self.say("basis.default", basis=basis, noun=self.noun())
        if rule.basis != "wording" and any(c.measure.parts for c in clauses(rule.node)):
            return self.say("basis.parts", basis=basis)
        return basis

    def entitles(self, basis: str | None) -> str:
        """Return a basis as people read it: `the checklist's wording`."""
        if basis == "wording" and self.kind != "unit":
            return self.say("basis.words_of", kind=self.kind_word())
        return self.say(f"basis.{basis or 'none'}")

    def _clause(self, clause: AtLeast) -> Iterator[str]:
        measure, n = clause.measure, number(clause.n)
        if measure.kind != "range":
            # "by observation" is a filter, and has the shorter key
            key = "different_methods" if measure.kind == "methods" else _key(measure)
            if key == "quantity" and clause.n == 1:
                key = "one_quantity"
            yield self.say(f"rule.{key}", n=n, name=plain(measure.name))
        elif measure.parts and clause.n == len(measure.members):
            yield self.say("rule.parts", members=measure.members)
        elif clause.n == len(measure.members):
            yield self.say("rule.range_all", members=measure.members)
        elif measure.parts:
            yield self.say("rule.parts_n", n=n, members=measure.members)
        else:
            yield self.say("rule.range", n=n, members=measure.members)
        yield from self.filter(clause.where)
        if clause.at_most is not None:
            for word, most in clause.at_most.most:
                key = f"rule.at_most.{clause.at_most.field}"
                yield self.say(key, n=number(most), word=plain(word))
        if clause.once_per is not None:
            yield self.say("rule.once_per", once_per=clause.once_per)

    def filter(self, where: Filter) -> Iterator[str]:
        """Yield what evidence a clause looks at."""
        if where.methods is not None:
            methods = _words(where.methods)
            key = "rule.methods" if where.shows is None else "rule.shows"
            yield self.say(key, methods=methods, shows=where.shows)
        if where.not_methods:
            yield self.say("rule.not_methods", methods=_words(where.not_methods))
        if where.sources is not None:
            yield self.say("rule.sources", sources=self._sources(sorted(where.sources)))
        if where.not_sources:
            yield self.say("rule.not_sources", sources=self._sources(sorted(where.not_sources)))
        if where.witnessed:
            yield self.say("rule.witnessed")
        if where.within is not None:
            yield self.say("rule.within", within=where.within)

    def _sources(self, words: Iterable[str]) -> tuple[str, ...]:
        there = self.say("word.workplace")
        return tuple(there if word == "workplace" else plain(word) for word in words)

    def clause_state(self, state: ClauseState) -> str:
        """Return how much of a clause there is: `7.5 of 12 hours`."""
        return self.have_and_need(state.clause, state.have, state.need)

    def have_and_need(self, clause: AtLeast, have: Decimal, need: Decimal) -> str:
        """Return how much of a clause's measure there is and is needed."""
        key = _key(clause.measure)
        told = self.say(
            "clause.one_quantity" if key == "quantity" and need == 1 else f"clause.{key}",
            have=number(have),
            need=number(need),
            name=plain(clause.measure.name),
        )
        shows = clause.where.shows
        return told if shows is None else self.say("clause.shows", state=told, shows=shows)

    def amount(self, name: str, amount: Decimal, *, more: bool = False) -> str:
        """Return an amount of a quantity: `2.5 hours`, or `2.5 more hours`."""
        key = "hours" if name == "hours" else "quantity"
        if key == "quantity" and amount == 1 and not more:
            key = "one_quantity"
        if more:
            key = "one_more" if key == "quantity" and amount == 1 else f"more_{key}"
        key = f"amount.{key}"
        return self.say(key, n=number(amount), name=plain(name))

    def alternatives(
        self, alternatives: Alternatives, outcomes: Iterable[Path], *, others: bool = False
    ) -> str:
        """Return how many of which are needed.

        Args:
            alternatives: the number and the paths.
            outcomes: the paths of the specification's outcomes, which are called so.
            others: whether there are children that are needed beside them.
        """
        names = tuple(self.named(path, outcomes) for path in alternatives.of)
        key = "show.and_others" if others else "show.achieved_by"
        return self.say(key, n=alternatives.n, names=names)

    def named(self, path: Path, outcomes: Iterable[Path]) -> str:
        """Return what a child is called: an outcome by its name, a criterion by its ref."""
        if path not in tuple(outcomes):
            return path[-1]
        return self.say("name.section" if self.checklist else "name.outcome", ref=path[-1])


def _key(measure: Measure) -> str:
    """The last part of a phrase's key: what kind of measure it speaks of."""
    if measure.kind == "range":
        return "parts" if measure.parts else "range"
    return "hours" if measure.name == "hours" else measure.kind


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(plain(word) for word in words))
