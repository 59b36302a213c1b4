"""The words in which the counts of a population are told, in text and on a page."""

from collections.abc import Iterator

from rubric.phrases import phrase
from rubric.report.population_shape import (
    CriterionCountsView,
    PopulationView,
    QualificationCountsView,
)

#: entries of a list that are told; JSON and CSV have all
_MOST = 4


class PopulationWords:
    """Sentences about counts, in a language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def say(self, key: str, **arguments: object) -> str:
        """Return a sentence of the catalogue."""
        return phrase(key, arguments, self._language)

    def number(self, n: int | None) -> str:
        """Return a count, or that it is kept back."""
        return self.say("population.kept_back") if n is None else f"{n:,}"

    def of(self, n: int | None, learners: int | None) -> str:
        """Return a count with its denominator; 100% only where everybody is there."""
        if n is None or not learners:
            return self.say("population.of", n=self.number(n), of=self.number(learners))
        percent = 100 if n == learners else min(99, round(100 * n / learners))
        return self.say(
            "population.percent", n=self.number(n), of=self.number(learners), percent=percent
        )

    def set_aside(self, view: PopulationView) -> Iterator[str]:
        """Yield what rows were set aside."""
        for one in view["set_aside"]:
            yield self.say("population.set_aside", table=one["table"], n=one["rows"])

    def criterion(self, criterion: CriterionCountsView) -> str:
        """Return how a criterion is called, with its role where it is not required."""
        if criterion["role"] == "required":
            return criterion["criterion"]
        role = self.say(f"population.role.{criterion['role']}")
        return self.say("population.with_role", told=criterion["criterion"], role=role)

    def standing(self, criterion: CriterionCountsView) -> list[str]:
        """Return for how many learners it is open with which status."""
        return [
            self.say("population.standing", status=self.say(f"status.{name}"), n=self.number(n))
            for name, n in criterion["statuses"].items()
            if n is None or (n and name not in ("met", "verified", "exempt"))
        ]

    def moves(self, criterion: CriterionCountsView) -> list[str]:
        """Return whose move it is, the most frequent first."""
        return [
            self.say(
                "population.move",
                who=self.say(f"population.who.{one['waiting_on']}"),
                act=self.say(f"act.{one['act']}"),
                n=self.number(one["learners"]),
            )
            for one in sorted(criterion["moves"], key=lambda one: -one["learners"])[:_MOST]
        ]

    def mover(self, who: str, act: str) -> tuple[str, str]:
        """Return who acts, and what they do."""
        return self.say(f"population.who.{who}"), self.say(f"act.{act}")

    def possible(self, counts: QualificationCountsView) -> list[str]:
        """Return for how many learners a qualification is open, and whether it can be achieved."""
        return [
            f"{self.say(f'population.answer.{name}')} {self.number(n)}"
            for name, n in counts["statuses"].items()
            if n is None or (n and name != "achieved")
        ]

    def next_moves(self, counts: QualificationCountsView) -> list[str]:
        """Return whose move it is towards a qualification."""
        return [
            self.say("population.move_of_units", n=self.number(one["learners"]))
            if one["waiting_on"] is None
            else self.say(
                "population.move",
                who=self.say(f"population.who.{one['waiting_on']}"),
                act=self.say(f"act.{one['act']}"),
                n=self.number(one["learners"]),
            )
            for one in counts["moves"][:_MOST]
        ]

    def rules_short(self, counts: QualificationCountsView) -> list[str]:
        """Return the rules of combination that the units of learners can never satisfy."""
        return [
            self.say(
                "population.short_whole" if one["group"] is None else "population.short_rule",
                measure=one["measure"],
                group=one["group"],
                n=self.number(one["learners"]),
            )
            for one in counts["short"][:_MOST]
        ]

    def short(self, criterion: CriterionCountsView) -> list[str]:
        """Return of which clauses the evidence is short, the most frequent first."""
        return [
            self.say("population.short_of", rule=one["sentence"], n=self.number(one["learners"]))
            for one in sorted(criterion["short"], key=lambda one: -one["learners"])[:_MOST]
        ]

    def not_counted(self, criterion: CriterionCountsView) -> list[str]:
        """Return why evidence does not count, the most frequent first."""
        return [
            self.say(
                "population.uncounted",
                reason=self.reason(one["reason"]),
                n=one["links"],
                learners=one["learners"],
            )
            for one in sorted(criterion["not_counted"], key=lambda one: -one["links"])[:_MOST]
        ]

    def reason(self, word: str) -> str:
        """Return why a link does not count."""
        return self.say(f"population.reason.{word}")
