"""By what a page is filtered: each choice has a mark, each criterion those it answers to."""

from collections.abc import Iterable
from typing import NamedTuple

from rubric.evaluation import CriterionStatus, WaitingOn
from rubric.model.order import people_order
from rubric.report.sentences import Sentences, plain
from rubric.report.view.gap import GapSaid
from rubric.report.view.learner import LearnerSaid
from rubric.report.view.unit import CriterionSaid, OutcomeSaid, UnitSaid

#: facet → how its marks begin
_LETTERS = {"status": "s", "outcome": "o", "method": "m", "assessor": "a", "moves": "w"}


class Facet(NamedTuple):
    """One thing to filter by, with its choices: each a mark, and what it is called."""

    name: str
    label: str
    choices: tuple[tuple[str, str], ...]


class Facets:
    """The choices of a page, collected while its criteria are told; marks are ours throughout."""

    def __init__(self, language: str = "en") -> None:
        self._say = Sentences(language).say
        #: facet → what is chosen → its mark
        self._marks: dict[str, dict[str, str]] = {name: {} for name in _LETTERS}
        self._labels: dict[str, str] = {}

    def of_criterion(
        self, said: CriterionSaid, outcome: OutcomeSaid, unit: UnitSaid, learner: LearnerSaid
    ) -> str:
        """Return the marks that a criterion answers to."""
        result = said.result
        status = self._say(f"status.{result.status}")
        marks = [
            self._mark("status", str(result.status), status),
            self._outcome(outcome, unit),
            self._moves(said.waiting_on),
        ]
        methods = {link.method or "" for link in result.links}
        for method in sorted(methods):
            label = plain(method) if method else self._say("page.no_method")
            marks.append(self._mark("method", method, label))
        names = learner.asked.included.names
        for decision in result.decisions:
            assessor = learner.assessors[decision]
            name = names.get(assessor)
            label = assessor if name is None else f"{assessor} ({name})"
            marks.append(self._mark("assessor", assessor, label))
        return " ".join(dict.fromkeys(marks))

    def of_gap(self, said: GapSaid, unit: UnitSaid, below: Iterable[str]) -> str:
        """Return the marks of a gap above criteria: its own, and those of what shares it."""
        marks = [self._moves(said.gap.waiting_on)]
        marks += (
            self._outcome(outcome, unit)
            for outcome in unit.outcomes
            if said.gap.scope == (outcome.ref,)
        )
        marks += (mark for own in below for mark in own.split(" "))
        return " ".join(dict.fromkeys(marks))

    def outcome_name(self, outcome: OutcomeSaid, sentences: Sentences) -> str:
        """Return what an outcome is called; "" for criteria that stand under none."""
        if outcome.ref is None:
            return ""
        key = "name.section" if sentences.checklist else "name.outcome"
        return sentences.say(key, ref=outcome.ref)

    def found(self) -> tuple[Facet, ...]:
        """Return every facet that has something to choose from, its choices in people's order."""
        return tuple(
            Facet(name, self._say(f"column.{name}"), self._choices(name, marks))
            for name, marks in self._marks.items()
            if len(marks) > 1 or (marks and name in ("method", "assessor"))
        )

    def _choices(self, name: str, marks: dict[str, str]) -> tuple[tuple[str, str], ...]:
        order = {
            "status": [str(status) for status in CriterionStatus],
            "moves": [*(str(who) for who in WaitingOn), ""],
            "outcome": list(marks),
        }.get(name) or sorted(marks, key=people_order)
        return tuple((marks[one], self._labels[marks[one]]) for one in order if one in marks)

    def _outcome(self, outcome: OutcomeSaid, unit: UnitSaid) -> str:
        specification = unit.unit.specification
        label = f"{specification.id}: {outcome.ref or self._say('page.no_outcome')}"
        return self._mark("outcome", f"{specification.reference}/{outcome.ref or ''}", label)

    def _moves(self, who: WaitingOn | None) -> str:
        label = self._say("page.nobody" if who is None else f"who.{who}")
        return self._mark("moves", str(who or ""), label)

    def _mark(self, facet: str, value: str, label: str) -> str:
        marks = self._marks[facet]
        mark = marks.setdefault(value, f"{_LETTERS[facet]}{len(marks)}")
        self._labels.setdefault(mark, label)
        return mark
