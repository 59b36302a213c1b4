"""Proofs as sentences: what an item has to be, what people do, what shows that a thing matters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rubric.evaluation import Gap, NewItem
from rubric.proving import Example, ExampleItem, Proof, Shown, Thing
from rubric.proving.telling import owner_of
from rubric.report.sentences import Sentences, plain
from rubric.rules import ResolvedRule


class _OfAnExample(Sentences):
    """Sentences about items that nobody has: what stands apart does so from one another."""

    def _apart(self, field: str, item: NewItem, *, each: bool) -> str:
        if field == "method":
            return super()._apart(field, item, each=each)
        return self.say(f"prove.apart.{field}")


class ProofSentences:
    """Sentences about one proof, in the words of the kind of its specification."""

    def __init__(self, proof: Proof, language: str = "en") -> None:
        self._proof = proof
        self.of_kind: Sentences = _OfAnExample(language, proof.specification.kind)

    # -- the example -----------------------------------------------------------------------

    def verdict(self) -> str:
        """Return in one line whether it can be passed, and whether everything in it matters."""
        proof = self._proof
        if not proof.passable:
            return self.of_kind.say("prove.never")
        if proof.idle:
            return self.of_kind.say("prove.idle", n=len(proof.idle))
        if proof.open:
            return self.of_kind.say("prove.open", n=len(proof.open))
        return self.of_kind.say("prove.sound")

    def enough(self, example: Example) -> str:
        """Return how many items are enough, and with how many hours."""
        items = len(example.items)
        if not example.hours:
            return self.of_kind.say("prove.enough", items=items)
        hours = self.of_kind.amount("hours", example.hours)
        return self.of_kind.say("prove.enough_hours", items=items, hours=hours)

    def least(self) -> str:
        """Return whether less would do."""
        n = self._proof.up_to
        most = self.of_kind.say("together.most", n=n, noun=self.of_kind.noun(many=n != 1))
        key = "prove.least" if self._proof.least else "prove.not_least"
        return self.of_kind.say(key, most=most)

    def kinds(self, example: Example) -> str:
        """Return how many items there are by each method."""
        counts = Counter(map(self._by, example.items))
        of_several = self.of_kind.say("prove.by_several")
        told = [
            self.of_kind.say("prove.any_kind", n=n)
            if method is None
            else self.of_kind.say("prove.kind", n=n, method=method)
            for method, n in sorted(
                counts.items(), key=lambda entry: (entry[0] is None, entry[0] == of_several, entry)
            )
        ]
        return self.of_kind.say("prove.kinds", kinds=tuple(told))

    def _by(self, one: ExampleItem) -> str | None:
        """By which method an item has to be; None where it may be by any."""
        if one.item.method is None:
            return None
        several = len(one.new.methods or ()) > 1
        return self.of_kind.say("prove.by_several") if several else plain(one.item.method)

    def item(self, one: ExampleItem) -> str:
        """Return what an item of the example is for, and what it has to be."""
        described = self.described(one)
        key = "prove.item_with" if described else "prove.item"
        return self.of_kind.say(key, places=self.places(one), described=described)

    def described(self, one: ExampleItem) -> str:
        """Return all that has to be said of an item; "" for nothing."""
        return self.of_kind.described(one.new)

    def places(self, one: ExampleItem) -> str:
        """Return what an item is mapped to, with what each mapping has to cover."""
        told = tuple(self._place(one, at) for at in range(len(one.item.links)))
        return self.of_kind.say("together.places", places=told)

    def _place(self, one: ExampleItem, at: int) -> str:
        link = one.item.links[at]
        names = (*(link.parts or ()), *(link.range or ()))
        if not names:
            return link.reference
        field = "parts" if link.parts else "range"
        said = self.of_kind.say(f"close.{field}", names=names)
        return self.of_kind.say("together.place", reference=link.reference, said=said)

    def title(self, one: ExampleItem) -> str:
        """Return a title that says what an item has to be, and that it is nobody's."""
        described = self.described(one)
        if described:
            return self.of_kind.say("prove.title", described=described)
        places = tuple(link.reference for link in one.item.links)
        listed = self.of_kind.say("together.places", places=places)
        return self.of_kind.say("prove.title_bare", places=listed)

    def people(self, example: Example) -> Iterator[str]:
        """Yield what people have to do."""
        say = self.of_kind.say
        items = tuple(one.item.id for one in example.items)
        if example.signed:
            yield say("prove.signs", items=self._spans(example.signed, items))
        if example.confirmed:
            yield say("prove.confirms", items=self._spans(example.confirmed, items))
        for decided in example.decided:
            key = "prove.decides" if decided.level is None else "prove.decides_level"
            criteria = self.references(decided.criteria)
            yield say(key, criteria=criteria, level=decided.level)
        if not example.decided:
            yield say("prove.nobody")
        if example.signed_off is not None:
            yield say("prove.signs_off", kind=self.of_kind.kind_word())

    def references(self, names: Iterable[str]) -> str:
        """Return references as a list, those that follow one another in an outcome as a span."""
        return self._spans(names, tuple(self._proof.specification.criteria))

    def _spans(self, names: Iterable[str], order: Sequence[str]) -> str:
        """Names as a list in their order, three or more that follow one another as a span."""
        wanted = set(names)
        spans: list[list[str]] = []
        for at, name in enumerate(order):
            if name not in wanted:
                continue
            if spans and order[at - 1] in wanted and _series(order[at - 1]) == _series(name):
                spans[-1].append(name)
            else:
                spans.append([name])
        told = [
            name
            for span in spans
            for name in ([f"{span[0]}–{span[-1]}"] if len(span) > 2 else span)
        ]
        *others, last = told
        comma, et = self.of_kind.say("rule.comma"), self.of_kind.say("rule.and")
        return et.join([comma.join(others), last] if others else [last])

    # -- what matters ----------------------------------------------------------------------

    def each_of(self, criteria: Sequence[str]) -> str:
        """Return how it is shown that criteria matter."""
        return self.of_kind.say(
            "prove.criteria" if len(criteria) > 1 else "prove.criterion",
            references=self.references(criteria),
            how="decided" if self._proof.specification.decided else "undecided",
        )

    def label(self, thing: Thing) -> str:
        """Return whose a thing is: a criterion's reference, an outcome or the whole."""
        place = thing.places[0]
        specification = self._proof.specification
        if place.reference is not None and len(thing.places) == 1:
            return place.reference
        owner = owner_of(specification, thing.path)
        if owner[0] in ("outcome", "section"):
            return self.of_kind.say(f"what.{owner[0]}", ref=owner[1])
        if owner[0] in ("criterion", "check"):
            return place.reference or owner[1]
        return self.of_kind.say("prove.whole", kind=self.of_kind.kind_word())

    def what(self, thing: Thing) -> str:
        """Return a thing as a sentence: a rule, a part, a range item or alternatives."""
        if thing.kind in ("part", "range_item"):
            return self.of_kind.say(f"prove.{thing.kind}", member=thing.member)
        specification, place = self._proof.specification, thing.places[0]
        if thing.kind == "alternatives":
            owners = {outcome.path: outcome.alternatives for outcome in specification.outcomes}
            group = owners.get(place.owner, specification.alternatives)
            assert group is not None
            outcomes = [outcome.path for outcome in specification.outcomes]
            return self.of_kind.alternatives(group, outcomes)
        assert place.rule is not None
        node = place.rule.node
        for turn in place.position:
            node = node.children[turn]  # type: ignore[union-attr]
        return self.of_kind.rule(node)

    def shown(self, shown: Shown) -> str:
        """Return how it is shown that a thing matters."""
        return self.of_kind.say(
            "prove.shown",
            what=self.what(shown.thing),
            taken=self.taken(shown),
            opens=self.opens(shown.gap),
        )

    def members(self, several: Sequence[Shown]) -> str:
        """Return how it is shown that several parts or range items matter, each by itself."""
        names = tuple(one.thing.member for one in several)
        what = self.of_kind.say(f"prove.{several[0].thing.kind}s", members=names)
        return self.of_kind.say("prove.members", what=what, opens=self.opens(several[0].gap))

    def taken(self, shown: Shown) -> str:
        """Return what the second example has no longer."""
        say, taken = self.of_kind.say, shown.taken
        if shown.thing.member is not None:
            return say("prove.uncovered", member=shown.thing.member)
        if taken.decided and not taken.items:
            return say("prove.undecided", criteria=taken.decided)
        example = self._proof.example
        if example is None or shown.before.items != example.items:
            return say("prove.without_other")
        if not taken.left:
            return say("prove.without", items=tuple(one.item.id for one in taken.items))
        for before, after in zip(taken.items, taken.left, strict=False):
            for name, amount in after.item.quantities.items():
                if before.item.quantities.get(name) != amount:
                    told = self.of_kind.amount(name, amount)
                    return say("prove.with_amount", amount=told, item=after.item.id)
        return say("prove.with_less", items=tuple(one.item.id for one in taken.items))

    def opens(self, gap: Gap) -> str:
        """Return what is open in the second example."""
        if gap.alternatives:
            return self.of_kind.say("prove.fewer")
        states = self.of_kind.states(gap)
        return states or self.of_kind.say(f"status.{gap.status}")

    def never(self, gap: Gap) -> str:
        """Return that nothing can close a gap."""
        rule: ResolvedRule = gap.rule
        return self.of_kind.say(
            "prove.never_why", what=self._owner(gap), rule=self.of_kind.rule(rule.node)
        )

    def _owner(self, gap: Gap) -> str:
        if gap.reference is not None:
            return gap.reference
        if gap.scope:
            key = "what.section" if self.of_kind.checklist else "what.outcome"
            return self.of_kind.say(key, ref=gap.scope[-1])
        return self.of_kind.say("what.whole", kind=self.of_kind.kind_word())


def _series(reference: str) -> str:
    """What a reference begins with, before its last number: `2.` of 2.1."""
    return reference.rstrip("0123456789")
