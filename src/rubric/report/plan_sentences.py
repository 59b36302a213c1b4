"""Plans as sentences: what a task gives, what it is for, and why something stays open."""

from collections.abc import Iterator

from rubric.evaluation import Gap
from rubric.evaluation.results import UnitResult
from rubric.model.order import people_order
from rubric.planning import ChosenTask, Plan, Served, StillOpen, Task, Uncounted, WhyOpen
from rubric.report.sentences import Sentences, number, plain
from rubric.rules import ResolvedSpecification


class PlanSentences:
    """Sentences about one plan, each in the words of the kind of its specification."""

    def __init__(self, plan: Plan, language: str = "en") -> None:
        self._plan = plan
        self._units = {unit.specification.reference: unit for unit in plan.before.units}
        self._bare = Sentences(language)
        self.whole = self._bare.about(plan.before.units)

    def about(self, specification: str) -> Sentences:
        """Return sentences in the words of a specification's kind."""
        return self._bare.about([self._units[specification]])

    def unit(self, specification: str) -> UnitResult:
        """Return the unit of a specification as it is now."""
        return self._units[specification]

    # -- what is to be done ------------------------------------------------------------

    def to_do(self) -> str:
        """Return in one sentence how much is to be done, and what for."""
        plan, say = self._plan, self.whole.say
        if plan.without_units:
            return say(f"plan.{self._without_units()}")
        if plan.before.achieved:
            return say("plan.achieved")
        if plan.learner is None and plan.closes:
            stays = any(entry.why is not WhyOpen.WAITS for entry in plan.still_open)
            key = "plan.to_cover_rest" if stays else "plan.to_cover"
            return say(key, n=len(plan.chosen), of=len(plan.tasks))
        if plan.closes:
            return say("plan.to_do", n=len(plan.chosen), of=len(plan.tasks), gaps=len(plan.closes))
        lacks = any(entry.why is not WhyOpen.WAITS for entry in plan.still_open)
        return say("plan.nothing_closes" if lacks else "plan.nothing_lacks")

    def _without_units(self) -> str:
        """Why a qualification that is not achieved has no unit to plan for."""
        found = self._plan.before.qualification
        completion = None if found is None else found.completion
        return "only_grades" if completion is not None and completion.units else "never_complete"

    def towards(self) -> str:
        """Return that a plan is for the open units of the shortest way to completion."""
        return self.whole.say("plan.towards", n=len(self._units))

    def unit_towards(self, specification: ResolvedSpecification) -> str:
        """Return one of these units, and that the learner is not registered for it."""
        entry = self._plan.before.entry
        registered = entry is None or specification.id in (entry.registered or (specification.id,))
        key = "plan.unit_towards" if registered else "plan.unit_to_register"
        return self.whole.say(key, unit=specification.reference, title=specification.title)

    def total(self) -> str:
        """Return how often something is done, its hours and its effort; "" for nothing to add."""
        plan, say = self._plan, self.whole.say
        told = []
        if plan.times > len(plan.chosen):
            told.append(say("plan.total_times", times=plan.times))
        if plan.hours:
            told.append(self.whole.amount("hours", plan.hours))
        if plan.effort is not None:
            told.append(say("plan.total_effort", effort=number(plan.effort)))
        return say("plan.total", amounts=tuple(told)) if told else ""

    def task(self, task: Task) -> str:
        """Return what a task gives each time: `by product, from the workplace, 2.5 hours`."""
        return self.whole.say("rule.comma").join(self._said(task))

    def _said(self, task: Task) -> Iterator[str]:
        say = self.whole.say
        if task.method is not None:
            yield say("task.by", method=plain(task.method))
        if task.source is not None:
            there = say("word.workplace") if task.source == "workplace" else plain(task.source)
            yield say("task.from", source=there)
        for name, amount in sorted(task.quantities.items()):
            yield self.whole.amount(name, amount)
        for field in ("occasion", "site", "observed_by"):
            name = getattr(task, field)
            if name is not None:
                yield say(f"task.{field}", name=name)
        if task.witnessed and "witness" not in task.new_each_time:
            yield say("task.witnessed")
        for field in ("occasion", "site", "witness", "observed_by"):
            if field in task.new_each_time:
                yield say(f"task.new.{field}")

    def closes(self, chosen: ChosenTask) -> str:
        """Return what a task is for."""
        say = self.whole.say
        places = dict.fromkeys(self.place(one.specification, one.gap) for one in chosen.closes)
        *others, last = places
        told = say("rule.and").join([say("rule.comma").join(others), last] if others else [last])
        return say("plan.for", places=told)

    def place(self, specification: str, gap: Gap) -> str:
        """Return what a gap is of: `2.1`, `outcome 2` or the unit; with its unit among several."""
        sentences = self.about(specification)
        alone, unit = len(self._units) == 1, specification.partition("@")[0]
        if gap.reference is not None:
            return self.among(specification, gap.reference)
        if gap.scope:
            key = "what.section" if sentences.checklist else "what.outcome"
            told = sentences.say(key, ref=gap.scope[-1])
            return told if alone else sentences.say("place.of", told=told, unit=unit)
        if alone:
            return sentences.say("what.whole", kind=sentences.kind_word())
        return sentences.say("place.whole", unit=unit)

    def among(self, specification: str, reference: str) -> str:
        """Return a criterion's reference, with its unit before it where there are several."""
        alone = len(self._units) == 1
        return reference if alone else f"{specification.partition('@')[0]}/{reference}"

    # -- what stays open ---------------------------------------------------------------

    def why(self, entry: StillOpen) -> str:
        """Return why something stays open whatever is chosen."""
        sentences = self.about(entry.specification)
        say = sentences.say
        if entry.why is WhyOpen.WAITS:
            status = f"{say(f'status.{entry.gap.status}')} — " if entry.gap.status else ""
            return status + sentences.move(entry.gap.waiting_on, entry.gap.act)
        if entry.gap.alternatives:
            outcomes = [o.path for o in self.unit(entry.specification).specification.outcomes]
            names = tuple(sentences.named(one.scope, outcomes) for one in entry.gap.alternatives)
            needed = entry.gap.needed
            return say("open.alternatives", needed=needed, there=len(names), names=names)
        if entry.why is WhyOpen.NEVER:
            return say("close.never")
        if entry.why is WhyOpen.NOT_ENOUGH:
            return say("open.not_enough", states=sentences.states(entry.gap))
        return say(f"open.{entry.why}")

    def uncounted(self, specification: str, one: Uncounted, *, alone: bool = True) -> str:
        """Return why what a task gives would not count for a criterion.

        Args:
            specification: the specification of the criterion.
            one: the task, the criterion and the reason.
            alone: whether it stands below the criterion itself.
        """
        sentences = self.about(specification)
        criterion = self.unit(specification).criteria[one.criterion].criterion
        reason = sentences.reason(one.link, criterion)
        key = "open.uncounted" if alone else "open.uncounted_for"
        return sentences.say(key, task=one.task, criterion=one.criterion, reason=reason)

    # -- coverage ----------------------------------------------------------------------

    def served(self, entry: Served) -> str:
        """Return which tasks serve a criterion, and whether they are enough."""
        say = self.about(entry.specification).say
        named = say("rule.comma").join(self.named(task) for task in entry.tasks)
        told = [named or say("cover.none")]
        if entry.alternative:
            told.append(say("cover.alternative"))
        if entry.tasks and not entry.covered:
            told.append(say("cover.not_enough"))
        elif entry.more_than_enough:
            told.append(say("cover.enough", enough=entry.enough))
        return say("rule.semicolon").join(told)

    def named(self, task: Task) -> str:
        """Return a task by its id, and how often it can be done."""
        if task.times == 1:
            return task.id
        return self.whole.say("cover.task", task=task.id, times=task.times)


def ids(tasks: tuple[Task, ...]) -> tuple[str, ...]:
    """Return the ids of tasks as people count."""
    return tuple(sorted((task.id for task in tasks), key=people_order))
