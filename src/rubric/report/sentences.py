"""Rules, gaps, moves and findings as sentences; the words themselves come from `phrases`."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from rubric.diagnostics import Path
from rubric.evaluation import (
    Act,
    ClauseState,
    CriterionResult,
    Finding,
    FindingCode,
    Gap,
    JudgedLink,
    Move,
    NewItem,
    Obstacle,
    Reason,
    Repair,
    UnitResult,
    WaitingOn,
)
from rubric.phrases import phrase, shown
from rubric.rules import (
    Added,
    Alternatives,
    AtLeast,
    Filter,
    Measure,
    Node,
    Origin,
    ResolvedCriterion,
    ResolvedRule,
    clauses,
)
from rubric.rules.words import METHODS, SOURCES


def plain(word: str) -> str:
    """Return one of the engine's words as people write it: `witness testimony`."""
    return word.replace("_", " ")


def number(amount: Decimal) -> str:
    """Return an amount without needless zeros: 2.5, 12."""
    return f"{amount.normalize():f}"


class Sentences:
    """Sentences about results in one language.

    A checklist has checks and sections where other kinds have criteria and outcomes, and need not
    be about a learner; what a source says is called by the word for its kind.
    """

    def __init__(self, language: str = "en", kind: str = "unit") -> None:
        self.language = language
        self.kind = kind

    def about(self, units: Iterable[UnitResult]) -> "Sentences":
        """Return sentences in the words of the kind that all these units have in common."""
        kinds = {unit.specification.kind for unit in units}
        return Sentences(self.language, kinds.pop() if len(kinds) == 1 else "unit")

    def say(self, key: str, **arguments: object) -> str:
        """Return the phrase of a key."""
        return phrase(key, arguments, self.language)

    # -- words ---------------------------------------------------------------

    @property
    def checklist(self) -> bool:
        """Whether these are sentences about a checklist."""
        return self.kind == "checklist"

    def noun(self, *, many: bool = False) -> str:
        """Return what staff call a criterion of this kind."""
        if self.checklist:
            return self.say("noun.checks" if many else "noun.check")
        return self.say("noun.criteria" if many else "noun.criterion")

    def kind_word(self) -> str:
        """Return what staff call the specification: unit, guide, checklist, standard."""
        return self.say(f"kind.{self.kind}")

    def _who(self, who: WaitingOn) -> str:
        keeper = self.checklist and who is WaitingOn.LEARNER
        return self.say("who.keeper" if keeper else f"who.{who}")

    # -- rules ---------------------------------------------------------------

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
        yield from self._filter(clause.where)
        if clause.at_most is not None:
            for word, most in clause.at_most.most:
                key = f"rule.at_most.{clause.at_most.field}"
                yield self.say(key, n=number(most), word=plain(word))
        if clause.once_per is not None:
            yield self.say("rule.once_per", once_per=clause.once_per)

    def _filter(self, where: Filter) -> Iterator[str]:
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

    # -- gaps ----------------------------------------------------------------

    def clause_state(self, state: ClauseState) -> str:
        """Return how much of a clause there is: `7.5 of 12 hours`."""
        return self.have_and_need(state.clause, state.have, state.need)

    def states(self, gap: Gap) -> str:
        """Return how much there is of each clause that is not satisfied.

        Where one of several rules is enough, each says what it looks at, to be told apart.
        """
        several = _has_choice(gap.rule.node)
        told = (
            self.say("rule.comma").join(
                (self.clause_state(state), *(self._filter(state.clause.where) if several else ()))
            )
            for state in gap.clauses
        )
        return self.say("rule.semicolon").join(told)

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

    def reason(self, link: JudgedLink, criterion: ResolvedCriterion) -> str:
        """Return why a link does not count, and whose rule that is."""
        reason = link.reason
        told = self.say(f"reason.{_told_as(link)}", months=criterion.evidence.current)
        origin = criterion.evidence.origins.get(_FIELDS.get(reason, "")) if reason else None
        if origin is None:
            return told
        return self.say("reason.by", reason=told, rules=self.whose(origin, criterion))

    def whose(self, origin: Origin, criterion: ResolvedCriterion) -> str:
        """Return whose an evidence rule of a criterion is: house rules by name, or its owner."""
        if origin.rules is not None:
            return origin.rules
        owner = origin.path[:-1]
        if not owner:
            return self.say("whose.whole", kind=self.kind_word())
        if owner == criterion.path:
            return self.say("whose.criterion", noun=self.noun())
        return self.say("name.section" if self.checklist else "name.outcome", ref=owner[-1])

    def move(self, who: WaitingOn, act: Act) -> str:
        """Return whose move it is and what they do."""
        if self.checklist and act is Act.ADD_EVIDENCE:
            return self.say("move.evidence")
        return self.say("move", who=self._who(who), act=self.say(f"act.{act}"))

    def criterion_move(self, result: CriterionResult, unit: UnitResult) -> str:
        """Return whose move a criterion is; "" where it is nobody's, as for open advice."""
        nobody_has_to = not result.achieved and not unit.waits(result)
        if result.waiting_on is None or result.act is None or nobody_has_to:
            return ""
        return self.move(result.waiting_on, result.act)

    def stale(self, result: CriterionResult) -> Iterator[str]:
        """Yield what has changed since the decision in force was made."""
        judged = result.judged_as
        if judged is not None:
            yield self.say(
                "stale.judged_as",
                reference=judged.reference,
                specification=judged.specification,
                differs=tuple(self.say(f"differs.{name}") for name in judged.differs),
            )
        elif result.recorded:
            yield self.say("stale.other")
        for gone in result.went:
            key = f"stale.{gone.how}"
            yield self.say(key, item=gone.item, by=gone.by, day=gone.day.isoformat())

    def exempt(self, result: CriterionResult) -> str:
        """Return why a criterion is exempt: exemption, equivalence or credit transfer."""
        return self.say(f"exempt.{result.exemption_reason}")

    def iqa(self, unit: UnitResult) -> str:
        """Return what IQA has sampled, what it still asks for, and whether it has signed off."""
        iqa = unit.iqa
        noun = self.noun(many=iqa.decided != 1)
        told = [self.say("iqa.sampled", sampled=iqa.sampled, decided=iqa.decided, noun=noun)]
        if iqa.actions_open:
            told.append(self.say("iqa.action_open", reviews=iqa.actions_open))
        if iqa.signed_off is not None:
            told.append(self.say("iqa.signed_off", review=iqa.signed_off))
        elif iqa.sign_off_needed:
            told.append(self.say("iqa.not_signed_off"))
        return self.say("rule.semicolon").join(told)

    def obstacle(self, unit: UnitResult, obstacle: Obstacle) -> str:
        """Return what stands in the way of a claim."""
        if obstacle is Obstacle.NOT_ACHIEVED:
            still_open = sum(map(unit.waits, unit.criteria.values()))
            if not still_open:
                return self.say("claim.rule_open", kind=self.kind_word())
            criteria = unit.tally.criteria
            noun = self.noun(many=criteria != 1)
            return self.say("claim.not_achieved", open=still_open, criteria=criteria, noun=noun)
        iqa = unit.iqa
        reviews = iqa.disagreed if obstacle is Obstacle.DISAGREED else iqa.actions_open
        return self.say(f"claim.{obstacle}", reviews=reviews)

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
                    reason = self.say(f"short.{_told_as(link)}", months=months)
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
                told[-1].append(does.removeprefix(self._who(who)).strip())
            else:
                told.append([does])
            last = who
        return [self.say("rule.and").join(acts) for acts in told]

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

    def addition(
        self,
        items: Iterable[NewItem],
        begun: Collection[str] = (),
        choice: Collection[str] = (),
    ) -> str:
        """Return new items as a sentence, those alike together.

        Args:
            items: the new items.
            begun: quantities of which there is some already.
            choice: `parts` or `range` where others than those named would do as well.
        """
        told = []
        alone = Counter(self.described(item, choice) for item in items if not item.quantities)
        like = {self.described(item, choice): item for item in items}
        for item in items:
            if item.quantities:
                amounts = tuple(
                    self.amount(name, n, more=name in begun)
                    for name, n in sorted(item.quantities.items())
                )
                start = self.say("close.amounts", amounts=amounts)
                bare = self.described(replace(item, quantities={}), choice)
                told.append(f"{start} {bare}".strip())
        for description, count in alone.items():
            if count == 1:
                told.append(f"{self.say('close.one_item')} {description}".strip())
            else:
                told.append(self._more_items(count, like[description], choice))
        return self.say("rule.and").join(told)

    def described(self, item: NewItem, choice: Collection[str] = (), *, each: bool = False) -> str:
        """Return all that has to be said of a new item, or of each of several; "" for nothing."""
        return self.say("rule.comma").join(self._new_item(item, choice, each=each))

    def _more_items(self, count: int, item: NewItem, choice: Collection[str]) -> str:
        """Several new items that are alike."""
        start = self.say("close.more_items", n=count)
        described = self.described(item, choice, each=True)
        begins_apart = item.apart and not (item.parts or item.range)
        return f"{start}{self.say('rule.comma') if begins_apart else ' '}{described}".strip()

    def repair(self, repair: Repair, gap: Gap) -> str:
        """Return what would make a link count, and whether the gap would need more."""
        steps = self._acts((step.waiting_on, step.act) for step in repair.steps)
        key = "repair.closes" if repair.closes else "repair.more"
        if not gap.clauses:
            key = "repair.as_well"
        return self.say(key, item=repair.item, does=self.say("rule.and").join(steps))

    def _does(self, who: WaitingOn, act: Act) -> str:
        return self.say(f"does.{act}", who=self._who(who))

    def finding(self, finding: Finding, *, several_units: bool = False) -> str:
        """Return a finding as a sentence."""
        reference = finding.reference or ""
        if several_units and finding.specification is not None:
            reference = f"{finding.specification.partition('@')[0]}/{reference}"
        told = {name: str(value) for name, value in finding.arguments.items()}
        if finding.code is FindingCode.RESTS_ON_ONE_METHOD:
            told["method"] = plain(told["method"])
        key = f"finding.{finding.code}"
        if told.get("near"):
            key += ".near"
        elif self.checklist and finding.code in _OF_CRITERIA:
            key += ".check"
        return self.say(key, reference=reference, **told)

    def _new_item(self, item: NewItem, choice: Collection[str], *, each: bool) -> Iterator[str]:
        if item.quantities:
            amounts = tuple(self.amount(name, n) for name, n in sorted(item.quantities.items()))
            yield self.say("close.with", amounts=amounts)
        if item.parts:
            yield self._covering("parts", item.parts, choice)
        if item.range:
            yield self._covering("range", item.range, choice)
        for field in item.apart:
            yield self._apart(field, item, each=each)
        if item.methods is not None and "method" not in item.apart:
            yield self._one_of("method", item.methods, METHODS)
        if item.sources is not None:
            yield self._one_of("source", item.sources, SOURCES)
        if item.witnessed and "witness" not in item.apart:
            yield self.say("close.witnessed")
        if item.within is not None:
            yield self.say("close.within", months=item.within)
        elif item.dated:
            yield self.say("close.dated")
        if item.after_registration:
            yield self.say("close.after_registration")
        if item.located:
            yield self.say("close.located")
        if item.authenticity != "none":
            yield self.say(f"close.{item.authenticity}")

    def _apart(self, field: str, item: NewItem, *, each: bool) -> str:
        """How a new item is to stand apart from those that are there, or each of several."""
        methods = tuple(plain(method) for method in item.methods or ())
        if field != "method":
            return self.say(f"close.each.{field}" if each else f"close.apart.{field}")
        but = tuple(plain(word) for word in METHODS if plain(word) not in methods)
        if not methods or not but:
            return self.say("close.each.any_method" if each else "close.apart.any_method")
        if each and len(methods) > _MANY * len(but):
            return self.say("close.each.method_but", methods=but)
        return self.say("close.each.method" if each else "close.apart.method", methods=methods)

    def _covering(self, field: str, names: Sequence[str], choice: Collection[str]) -> str:
        """What a new item is to cover, and whether others would do as well."""
        several = "others" if len(names) > 1 else "another"
        key = f"close.{field}_or_{several}" if field in choice else f"close.{field}"
        return self.say(key, names=tuple(names))

    def _one_of(self, field: str, words: Sequence[str], known: Sequence[str]) -> str:
        """What would serve, or what would not where that is the shorter list."""
        special = {"other": self.say(f"other.{field}"), "workplace": self.say("word.workplace")}
        but = [word for word in known if word not in words]
        if not but:
            return self.say(f"close.{field}s_any")
        key, named = (f"close.{field}s", words)
        if len(words) > _MANY * len(but):
            key, named = f"close.{field}s_but", but
            special["other"] = self.say("other.but")
        told = tuple(special.get(word, plain(word)) for word in named)
        return self.say(key, **{f"{field}s": told})


#: reasons why links did not count that the sentence of a gap names
_MOST_REASONS = 3
#: how many times as many words would serve before those are named that would not
_MANY = 2
#: findings whose sentence speaks of criteria, and of a checklist of checks
_OF_CRITERIA = (
    FindingCode.ITEM_MAPPED_TO_NOTHING,
    FindingCode.ITEM_MAPPED_TO_VERY_MANY,
    FindingCode.CITES_UNMAPPED_ITEM,
)
#: reason → the field of the evidence rules that gives it
_FIELDS: Mapping[Reason, str] = {
    Reason.METHOD_NOT_ACCEPTED: "accept_methods",
    Reason.SOURCE_NOT_ACCEPTED: "accept_sources",
    Reason.UNDATED: "dated",
    Reason.TOO_OLD: "current",
    Reason.BEFORE_REGISTRATION: "before_registration",
    Reason.NOT_AUTHENTICATED: "authenticity",
    Reason.NO_LOCATOR: "locator",
}


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


def _told_as(link: JudgedLink) -> str:
    """The reason why a link does not count, by which phrases know it."""
    if link.reason is Reason.NOT_AUTHENTICATED and link.signed:
        return "not_confirmed"
    return str(link.reason)


def _key(measure: Measure) -> str:
    """The last part of a phrase's key: what kind of measure it speaks of."""
    if measure.kind == "range":
        return "parts" if measure.parts else "range"
    return "hours" if measure.name == "hours" else measure.kind


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(plain(word) for word in words))
