"""Changes as words: what was and what is, in the words of one language."""

from rubric.report.sentences import Sentences, plain
from rubric.rules import ResolvedRule
from rubric.rules.changes import ALONE, Change, ChangeCode, Comparison
from rubric.rules.differences import Told, is_list


class Changes(Sentences):
    """Sentences about what changed from one version to another."""

    def summary(self, comparison: Comparison) -> str:
        """Return how many criteria there are, and how many have which change."""
        old, new = self.names(comparison)
        same = len(comparison.unchanged)
        counts = [self.say("count.same", n=same)]
        counts += [self.say(f"count.{code}", n=n) for code, n in comparison.counts.items()]
        return self.say(
            "compare.counts",
            old_n=len(comparison.old.criteria),
            old=old,
            new_n=len(comparison.new.criteria),
            new=new,
            counts=tuple(counts),
        )

    def whole(self, comparison: Comparison) -> str:
        """Return the counts, and on how many of the old criteria decisions carry over."""
        if not comparison.different:
            return self.say("compare.same")
        old_n = len(comparison.old.criteria)
        carry = self.say("compare.carry", carried=len(comparison.carried), old_n=old_n)
        return self.summary(comparison) + self.say("rule.semicolon") + carry

    def names(self, comparison: Comparison) -> tuple[str, str]:
        """Return how the two are told apart: by version, by id and version, or by order."""
        old, new = comparison.old, comparison.new
        if old.reference == new.reference:
            return self.say("compare.first"), self.say("compare.second")
        if old.id == new.id:
            return (
                self.say("compare.version", version=old.version),
                self.say("compare.version", version=new.version),
            )
        return old.reference, new.reference

    def sentence(self, kind: str, ref: str, change: Change, *, alone: bool = False) -> str:
        """Return one change as a sentence.

        Args:
            kind: `unit`, `outcome` or `criterion`.
            ref: its ref in the old version; in the new one where it is new.
            change: what changed.
            alone: whether it stands in one version alone: the change says what it asks there.
        """
        if alone and change.code not in ALONE:
            value = change.new if change.old is None else change.old
            several = self.say("rule.semicolon").join(value) if is_list(value) else None
            return self.say(
                f"asks.{change.code}",
                subject=self.say(f"subject.{kind}", ref=ref),
                value=several or self.value(change, value),
            )
        many = change.code in (ChangeCode.MERGED, ChangeCode.SPLIT, ChangeCode.LETTERS)
        return self.say(
            f"changed.{change.code}",
            subject=self.say(f"subject.{kind}", ref=ref),
            old=change.old if many else self.value(change, change.old),
            new=change.new if many else self.value(change, change.new),
            field=self.field(change),
        )

    def field(self, change: Change) -> str:
        """Return the name of the field that changed, as people write it."""
        return plain(change.field.removeprefix("dates.")).replace(".", " ")

    def value(self, change: Change, value: Told) -> str:
        """Return what was or what is, on one line."""
        if isinstance(value, ResolvedRule):
            return self.say("compare.rule", rule=self.rule(value.node), basis=self.basis(value))
        if change.code is ChangeCode.BASIS:
            return self.say(f"basis.{value or 'none'}")
        if change.code is ChangeCode.REQUIRED:
            return self.say(f"required.{value}")
        if change.code is ChangeCode.MOVED:
            return (
                self.say("compare.outcome", ref=value) if value else self.say("compare.no_outcome")
            )
        if value is None:
            return self.say("compare.nothing")
        if change.code is ChangeCode.EVIDENCE_RULES:
            return self._evidence_rule(change.field, value)
        if is_list(value):
            return self.say("rule.comma").join(value)
        return str(value)

    def _evidence_rule(self, field: str, value: Told) -> str:
        if field == "current":
            return self.say("show.months", months=value)
        words = value if is_list(value) else (str(value),)
        return self.say("rule.comma").join(plain(word) for word in words)
