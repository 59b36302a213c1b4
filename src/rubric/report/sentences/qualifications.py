"""Sentences about qualifications: their rules, and what is said of the units that count."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from rubric.diagnostics import Path
from rubric.evaluation.qualifications import (
    Capped,
    CombinationResult,
    Counted,
    QualificationGap,
    QualificationResult,
    QualificationStatus,
    RuleState,
    Shortfall,
    Standing,
    Step,
    Uncounted,
)
from rubric.evaluation.statuses import Act
from rubric.report.sentences.words import Words, number
from rubric.rules.qualification import ResolvedQualification


class QualificationSentences(Words):
    """Sentences about one qualification."""

    def __init__(self, qualification: ResolvedQualification, language: str = "en") -> None:
        super().__init__(language)
        self._groups = {group.ref: group for group in qualification.groups}
        self._whole = {rule.path: rule for rule in qualification.whole}

    def rule(self, path: Path, group: str | None, measure: str, need: Decimal) -> str:
        """Return what a rule asks for."""
        amount = number(need)
        if measure == "points":
            return self.say("combination.points", need=amount)
        if group is not None:
            return self.say(f"combination.{measure}", need=amount, group=self.group(group))
        rule = self._whole.get(path)
        if rule is None or rule.level is None:
            return self.say(f"combination.whole_{measure}", need=amount)
        above = "level_or_above" if rule.or_above else "level"
        some = self.say(f"combination.some_{measure}", need=amount)
        return self.say(f"combination.{above}", amount=some, level=rule.level)

    def group(self, ref: str) -> str:
        """Return what a group is called."""
        title = self._groups[ref].title
        return ref if title is None else self.say("combination.titled", ref=ref, title=title)

    def state(self, state: RuleState, planned: str = "planned") -> str:
        """Return a rule with what there is, and what there would be where that is more.

        Args:
            state: the rule.
            planned: in what words.
        """
        told = self.say(
            "combination.satisfied" if state.satisfied else "combination.open",
            rule=self.rule(state.path, state.group, state.measure, state.need),
            have=number(state.have),
            need=number(state.need),
        )
        if state.planned == state.have:
            return told
        # the way brings passes; what points it could bring is by the best grades
        key = "best_grades" if state.measure == "points" else planned
        return self.say(f"combination.{key}", state=told, planned=number(state.planned))

    def short(self, shortfall: Shortfall) -> str:
        """Return a rule with the best that units could give."""
        rule = self.rule(*shortfall[:3], shortfall.need)
        have, need = number(shortfall.have), number(shortfall.need)
        return self.say("combination.short", rule=rule, have=have, need=need)

    def clashing(self, shortfall: Shortfall) -> str:
        """Return a rule that cannot be satisfied together with others."""
        return self.say("combination.clash", rule=self.rule(*shortfall[:3], shortfall.need))

    def counted(self, counted: Counted, standing: Standing, answer: CombinationResult) -> str:
        """Return where a unit counts, with its grade."""
        key = "entry.counts" if counted.achieved else "entry.made_up"
        told = self.say(key, group=counted.group, credit=number(counted.credit))
        if answer.points is None or standing.grade is None:
            return told
        return self.say("entry.of_grade", counts=told, grade=standing.grade)

    def capped(self, cap: Capped) -> str:
        """Return how much credit there is under a cap, and how much of it may count."""
        if cap.path == ("credit_transfer",):
            there = self.say("combination.transferred", have=number(cap.have))
        else:
            there = self.rule(cap.path, cap.group, "credits", cap.have)
        return self.say("combination.capped", there=there, most=number(cap.most))

    def uncounted(self, unit: Uncounted) -> str:
        """Return why a unit that is achieved does not count."""
        return self.say(f"uncounted.{unit.why}", beside=unit.beside)

    def first(self, unit: str, result: QualificationResult) -> str:
        """Return a unit with its title; of one that is registered the head has told it."""
        if unit in result.stated:
            return unit
        title = result.standings[unit].title
        return self.say("combination.titled", ref=unit, title=title)

    def step(self, step: Step, name: str | None = None) -> str:
        """Return an open unit on the way to completion, and whose move it is.

        Args:
            step: the unit.
            name: what it is called here; None is its id.
        """
        moves = (self.say("answer.moves", n=n, who=self.who(who)) for who, n in step.waiting)
        return self.say(
            "answer.step" if step.registered else "answer.step_unregistered",
            unit=step.unit if name is None else name,
            group=step.group,
            credit=number(step.credit),
            criteria=step.open,
            moves=tuple(moves),
        )

    def answer(self, answer: CombinationResult) -> str:
        """Return what can be said of some candidates in one sentence."""
        return self.say(f"answer.{answer.status}", units=answer.units, criteria=answer.open)

    def next_moves(self, gap: QualificationGap, result: QualificationResult) -> Iterator[str]:
        """Yield what comes next: registering, then unit by unit whose move it is."""
        if gap.act is Act.REGISTER_UNITS:
            yield from self._registering(gap.units, result)
            for step in result.steps:
                if step.registered or result.standings[step.unit].recorded:
                    yield self.moves(result.standings[step.unit])
        elif gap.act is not None:
            yield self.say(f"answer.next.{gap.act}", units=gap.units)
        elif gap.units:
            yield from (self.moves(result.standings[unit]) for unit in gap.units)
        else:
            settled = result.completion is None or result.completion.proved
            yield self.say("answer.next.transfer" if settled else "answer.next.undecided")

    def _registering(self, units: Iterable[str], result: QualificationResult) -> Iterator[str]:
        """Units to work on are registered for; those achieved, so that they count."""
        done = [unit for unit in units if result.standings[unit].achieved]
        still_open = tuple(unit for unit in units if unit not in done)
        if still_open:
            yield self.say("answer.next.register_units", units=still_open)
        for unit in done:
            yield self.say("answer.next.register_achieved", unit=unit)

    def moves(self, standing: Standing) -> str:
        """Return whose moves an open unit waits for, and in how many of its gaps."""
        told = tuple(
            self.say("answer.next.move", who=self.who(who), act=self.say(f"act.{act}"), n=n)
            for who, act, n in standing.moves
        )
        if not told:
            return self.say("answer.next.open", unit=standing.unit, criteria=standing.open)
        return self.say("answer.next.units", unit=standing.unit, moves=told)

    def not_needed(self, unit: Uncounted) -> str:
        """Return why an open unit is not needed on the way to completion."""
        return self.say(f"not_needed.{unit.why}", beside=unit.beside)

    def status(self, result: QualificationResult) -> str:
        """Return what can be said of the qualification as a whole."""
        chosen = "registered" if result.stated else "any"
        if result.registered.achieved:
            return self.say(f"achieved.{chosen}")
        if result.achieved:
            return self.say("achieved.unregistered")
        if result.registered.status is QualificationStatus.ACHIEVABLE:
            return self.say(f"achievable.{chosen}")
        way = result.completion
        if way is None or way.status is QualificationStatus.IMPOSSIBLE:
            return self.say("achievable.never")
        if way.status is QualificationStatus.UNDECIDED:
            return self.say("achievable.undecided")
        never = result.registered.status is QualificationStatus.IMPOSSIBLE
        return self.say("achievable.unregistered" if never else "achievable.unsettled")

    def changes(self, add: Iterable[str], drop: Iterable[str]) -> str:
        """Return what is asked about: units that are added or dropped."""
        told = [self.say("answer.added", unit=unit) for unit in add]
        told += [self.say("answer.dropped", unit=unit) for unit in drop]
        return self.say("answer.what_if", changes=tuple(told))

    def no_changes(
        self, add: Iterable[str], drop: Iterable[str], result: QualificationResult
    ) -> Iterator[str]:
        """Yield which units are registered already, or are not: asking changes nothing."""
        stated = result.stated
        for unit in add:
            if unit in stated or not stated:
                yield self.say("answer.added_already" if stated else "answer.added_any", unit=unit)
        for unit in drop:
            if stated and unit not in stated:
                yield self.say("answer.not_there", unit=unit)
