"""A plan as text: what is to be done and what for, then what stays open whatever is chosen."""

from collections.abc import Iterable, Iterator, Sequence

from rubric.evaluation.results import UnitResult
from rubric.phrases import shown
from rubric.planning import Plan, Served, StillOpen
from rubric.planning.choosing import MOST_STEPS
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.plan_sentences import PlanSentences, ids
from rubric.report.problem_text import problem_lines
from rubric.sources import Located

_INDENT = "  "
_INNER = _INDENT * 4
#: characters of a name that wording may stand beside
_LONGEST_LABEL = 12


def render_plan(plan: Plan, set_aside: Sequence[Located] = (), language: str = "en") -> str:
    """Return a plan as text.

    Args:
        plan: what was found.
        set_aside: records of the portfolio that point at nothing, with places where known.
        language: of the sentences.
    """
    sentences = PlanSentences(plan, language)
    say = sentences.whole.say
    lines: list[str] = []
    if set_aside:
        lines += [say("head.set_aside", n=len(set_aside)), ""]
        for problem in set_aside:
            lines += [*problem_lines(problem, None, language), ""]
    lines += [*_head(plan, sentences), ""]
    if plan.learner is None:
        lines += _coverage(plan, sentences)
    lines += _to_do(plan, sentences)
    if plan.still_open:
        lines += ["", *_open(plan, sentences)]
    return joined(lines)


def _head(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    """What is planned for: of a qualification its title, and the units of the way to completion."""
    say = sentences.whole.say
    entry = plan.before.entry
    judged = [unit.specification for unit in plan.before.units]
    for one in judged if entry is None else [entry.qualification]:
        yield from wrapped(say("head.unit", title=one.title))
        yield one.reference
    yield from _about(plan, sentences)
    if entry is not None and judged:
        yield ""
        yield from wrapped(sentences.towards())
        for one in judged:
            yield from wrapped(sentences.unit_towards(one), _INDENT, _INDENT * 2)


def _about(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    say = sentences.whole.say
    named = say(
        "plan.with",
        day=plan.on.isoformat(),
        n=len(plan.tasks),
        opportunities=plan.opportunities,
    )
    if plan.learner is not None:
        key = "head.keeper" if sentences.whole.checklist else "head.learner"
        named = " · ".join((say(key, learner=plan.learner), named))
    yield from wrapped(named)


def _to_do(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    say = sentences.whole.say
    yield from wrapped(sentences.to_do())
    if not plan.chosen:
        return
    yield from wrapped(sentences.total(), _INDENT)
    if not plan.proved:
        yield from wrapped(say("plan.unproved", bound=MOST_STEPS), _INDENT)
    for chosen in plan.chosen:
        task = chosen.task
        yield ""
        title = say(
            "plan.once" if chosen.times == 1 else "plan.times",
            title=prose(task.title),
            times=chosen.times,
        )
        yield from labelled(shown(task.id), title, _INDENT, 6)
        said = sentences.task(task)
        if said:
            yield from wrapped(said, _INNER)
        if chosen.closes:
            yield from wrapped(sentences.closes(chosen), _INNER)
    after: list[str] = []
    if plan.learner is not None and any(u.specification.decided for u in plan.before.units):
        after += wrapped(say("plan.then"), _INDENT)
    if plan.left_out:
        after += wrapped(say("plan.left_out", tasks=ids(plan.left_out)), _INDENT)
    yield from ("", *after) if after else ()


# -- what stays open -------------------------------------------------------------------


def _open(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    yield sentences.whole.say("open.head", n=len(plan.still_open))
    for entry in plan.still_open:
        yield ""
        yield from _entry(entry, sentences, _INDENT)


def _entry(entry: StillOpen, sentences: PlanSentences, indent: str) -> Iterator[str]:
    inner = indent + " " * 6
    unit = sentences.unit(entry.specification)
    name = shown(sentences.place(entry.specification, entry.gap))
    reference = entry.gap.reference
    if reference is not None:
        text = prose(unit.criteria[reference].criterion.text)
        if len(name) <= _LONGEST_LABEL:
            yield from labelled(name, text, indent, max(6, len(name) + 2))
        else:
            yield from (indent + name, *wrapped(text, inner))
    else:
        yield from wrapped(name[:1].upper() + name[1:], indent)
    yield from wrapped(sentences.why(entry), inner, inner + _INDENT)
    told = (
        sentences.uncounted(entry.specification, one, alone=reference is not None)
        for one in entry.uncounted
    )
    for line in dict.fromkeys(told):
        yield from wrapped(line, inner, inner + _INDENT)
    for alternative in entry.alternatives:
        yield ""
        yield from _entry(alternative, sentences, inner)


# -- coverage --------------------------------------------------------------------------


def _coverage(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    """What serves each criterion, unit by unit; then what none serves, and what many do."""
    say = sentences.whole.say
    several = len(plan.before.units) > 1
    for unit in plan.before.units:
        reference = unit.specification.reference
        if several:
            yield from wrapped(say("head.unit", title=unit.specification.title))
        served = [entry for entry in plan.coverage if entry.specification == reference]
        yield from wrapped(_covered(plan, unit, served, sentences))
        yield ""
        width = max((len(entry.reference) for entry in served), default=0) + 2
        for entry in served:
            label = shown(entry.reference)
            yield from labelled(label, sentences.served(entry), _INDENT, max(6, width))
        yield ""
    in_short = list(_in_short(plan, sentences))
    yield from (*in_short, "") if in_short else ()


def _in_short(plan: Plan, sentences: PlanSentences) -> Iterator[str]:
    """What no task serves, what more serve than need be, and what serves nothing."""
    say = sentences.whole.say

    def named(entries: Iterable[Served]) -> tuple[str, ...]:
        return tuple(sentences.among(one.specification, one.reference) for one in entries)

    unserved = named(one for one in plan.coverage if not one.tasks)
    if unserved:
        yield from wrapped(say("cover.unserved", references=unserved))
    many = named(one for one in plan.coverage if one.more_than_enough)
    if many:
        yield from wrapped(say("cover.many", references=many))
    serving = {task.id for one in plan.coverage for task in one.tasks}
    idle = tuple(task for task in plan.tasks if task.id not in serving)
    if idle:
        n = "one" if len(idle) == 1 else "several"
        yield from wrapped(say("cover.idle", tasks=ids(idle), n=n))


def _covered(
    plan: Plan, unit: UnitResult, served: Sequence[Served], sentences: PlanSentences
) -> str:
    reference = unit.specification.reference
    own = sentences.about(reference)
    covered = sum(entry.covered for entry in served)
    short = [entry for entry in plan.still_open if entry.specification == reference]
    key = "cover.all"
    if covered < len(served):
        key = "cover.some" if short else "cover.needed"
    elif short:
        key = "cover.rule_open"
    noun = own.noun(many=len(served) != 1)
    return own.say(key, covered=covered, criteria=len(served), noun=noun)
