"""New items as sentences: all that has to be said of them, and no more."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from rubric.evaluation import NewItem
from rubric.report.sentences.rules import RuleSentences
from rubric.report.sentences.words import plain
from rubric.rules.words import METHODS, SOURCES

#: how many times as many words would serve before those are named that would not
_MANY = 2


class NewItemSentences(RuleSentences):
    """Sentences about rules and new items."""

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
