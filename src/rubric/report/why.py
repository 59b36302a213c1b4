"""Why a criterion, an outcome or a unit is as it is: its rule as a tree, and every link."""

from collections.abc import Callable, Iterator, Sequence

from rubric.diagnostics import Path
from rubric.evaluation import CriterionResult, JudgedLink, OutcomeResult, UnitResult
from rubric.evaluation.ageing import periods_of
from rubric.evaluation.trail import RuleTrail, Trail, TrailNode
from rubric.phrases import shown
from rubric.report.layout import joined, labelled, prose, wrapped
from rubric.report.parts import part_lines
from rubric.report.sentences import Sentences
from rubric.report.view.gap import covered_parts, parts_said
from rubric.report.view.links import item_facts
from rubric.rules import AtLeast, Node
from rubric.sources import Place

#: marks that do not rest on colour
_HOLDS, _DOES_NOT = "✓", "✗"


def render_trail(
    trail: Trail | RuleTrail,
    learner: str,
    unit: UnitResult,
    place: Callable[[Path], Place | None],
    *,
    part: str | None = None,
    language: str = "en",
) -> str:
    """Return the audit trail or the gap of a criterion, an outcome or a unit as a tree.

    Args:
        trail: what the verdict rests on.
        learner: whose portfolio it is.
        unit: the unit that the criterion belongs to.
        place: where a path of the specification stands.
        part: the part that was asked about; None for the whole criterion.
        language: of the sentences.
    """
    sentences = Sentences(language).about([unit])
    say = sentences.say
    if isinstance(trail, RuleTrail):
        return _above(trail, learner, unit, place, sentences)
    result = trail.result
    status = say(f"status.{result.status}")
    lines = labelled(shown(result.reference), prose(result.criterion.text), "", 6)
    lines += part_lines(parts_said(result), " " * 6, sentences)
    told = say("why.status", learner=learner, unit=unit.specification.reference, status=status)
    lines += wrapped(told, "", "  ")
    if part is not None:
        lines += wrapped(_asked(part, trail, sentences), "", "  ")
    lines += wrapped(_role(trail, unit, sentences))
    lines += wrapped(sentences.criterion_move(result, unit))
    if result.decisions:
        lines += wrapped(say("why.decision", decisions=result.decisions), "", "  ")
    if result.overridden:
        lines.append(say("why.overridden"))
    if result.level is not None:
        lines += wrapped(say("why.level", level=result.level), "", "  ")
    if result.exemption is not None:
        lines.append(
            say("why.exemption", exemption=result.exemption, reason=sentences.exempt(result))
        )
    lines += [line for told in sentences.stale(result) for line in wrapped(told, "", "  ")]
    rule_node, rules = result.criterion.rule.node, result.criterion.evidence
    if periods_of(rule_node, rules):
        lines.append(say("why.judged_on", day=result.judging_day.isoformat()))
    basis = sentences.basis(result.criterion.rule)
    rule = sentences.rule(result.criterion.rule.by_itself)
    lines += ["", *wrapped(say("gap.rule", rule=rule, basis=basis), "", "  ")]
    for addition in result.criterion.rule.added:
        lines += wrapped(sentences.added(addition), "", "  ")
    if result.criterion.rule.reading:
        lines += wrapped(say("gap.reading", reading=result.criterion.rule.reading), "", "  ")
    lines += _node(trail.rule, place, sentences, "", "")
    lines += ["", *wrapped(say("why.links", reference=result.reference))]
    for link in trail.links:
        lines += _link(link, result, trail.cited, rule_node, sentences)
    if not trail.links:
        lines.append(f"  {say('status.no_evidence')}")
    return joined(lines)


def _role(trail: Trail, unit: UnitResult, sentences: Sentences) -> str:
    """What the criterion is to the unit where it is not simply required; else ""."""
    criterion, specification = trail.result.criterion, unit.specification
    if criterion.role == "advice":
        return sentences.say("why.advice")
    if criterion.role == "beyond_target":
        return sentences.say("why.beyond_target", target=specification.target)
    if criterion.role == "required":
        return ""
    groups = [specification.alternatives, *(o.alternatives for o in specification.outcomes)]
    mine = {criterion.path, criterion.path[:-1]}
    outcomes = [outcome.path for outcome in specification.outcomes]
    told = [
        sentences.alternatives(g, outcomes) for g in groups if g is not None and mine & set(g.of)
    ]
    key = "not_needed" if trail.result.reference in unit.not_needed else "alternative"
    return sentences.say(f"why.{key}", alternatives=sentences.say("rule.semicolon").join(told))


def _asked(part: str, trail: Trail, sentences: Sentences) -> str:
    """Whether the part that was asked about is covered, and by what."""
    items = covered_parts(trail.result).get(part)
    if items is None:
        return sentences.say("why.part_open", part=part)
    return sentences.say("why.part_covered", part=part, items=items)


def _node(
    node: TrailNode,
    place: Callable[[Path], Place | None],
    sentences: Sentences,
    branch: str,
    below: str,
) -> Iterator[str]:
    say = sentences.say
    mark = _HOLDS if node.satisfied else _DOES_NOT
    state = say("why.satisfied" if node.satisfied else "why.not_satisfied")
    if isinstance(node.node, AtLeast):
        state = sentences.have_and_need(node.node, node.have, node.need)
    told = say("why.clause", mark=mark, rule=sentences.rule(node.node), state=state)
    yield from wrapped(told, branch, below + "  ")
    where = place(node.path) if node.path else None
    if where is not None:
        yield f"{below}    {say('why.place', place=str(where))}"
    if isinstance(node.node, AtLeast) and node.items:
        yield from wrapped(say("why.items", items=node.items), f"{below}    ")
    for position, child in enumerate(node.children):
        last = position == len(node.children) - 1
        yield from _node(
            child,
            place,
            sentences,
            below + ("└─ " if last else "├─ "),
            below + ("   " if last else "│  "),
        )


def _above(
    trail: RuleTrail,
    learner: str,
    unit: UnitResult,
    place: Callable[[Path], Place | None],
    sentences: Sentences,
) -> str:
    """The trail of an outcome or of a unit: what is open below, its own rule, every link below."""
    say = sentences.say
    outcome = trail.outcome
    specification = unit.specification
    if outcome is None:
        tally, rule = unit.tally, specification.rule
        lines = wrapped(prose(specification.title))
    else:
        tally, rule = outcome.tally, outcome.outcome.rule
        lines = labelled(shown(outcome.outcome.ref), prose(outcome.outcome.text), "", 6)
    status = say("status.achieved" if trail.achieved else "status.open")
    told = say("why.above", learner=learner, unit=specification.reference, status=status)
    lines += wrapped(told, "", "  ")
    noun = sentences.noun(many=tally.criteria != 1)
    below = say("why.below", achieved=tally.achieved, criteria=tally.criteria, noun=noun)
    lines += wrapped(below, "", "  ")
    if trail.open_below:
        names = tuple(_told_open(child, sentences) for child in trail.open_below)
        lines += wrapped(say("why.open_below", references=names), "", "  ")
    needed = _needed(trail, unit, sentences)
    if trail.rule is None or rule is None:
        return joined([*lines, *wrapped(needed or say("why.no_rule"), "", "  ")])
    lines += wrapped(needed, "", "  ") if needed else []
    if trail.waived:
        lines += wrapped(say("why.waived"), "", "  ")
    asks = say("gap.rule", rule=sentences.rule(rule.node), basis=sentences.basis(rule))
    lines += ["", *wrapped(asks, "", "  ")]
    if rule.reading:
        lines += wrapped(say("gap.reading", reading=rule.reading), "", "  ")
    lines += _node(trail.rule, place, sentences, "", "")
    lines += ["", say("why.links_below")]
    for result, link in trail.links:
        lines += _link(link, result, trail.cited, rule.node, sentences, shown(result.reference))
    if not trail.links:
        lines.append(f"  {say('status.no_evidence')}")
    return joined(lines)


def _needed(trail: RuleTrail, unit: UnitResult, sentences: Sentences) -> str:
    """How many of which alternatives are needed where some stand for one another; else ""."""
    specification = unit.specification
    if trail.outcome is None:
        alternatives = specification.alternatives
        children = len(specification.outcomes or specification.criteria)
    else:
        alternatives = trail.outcome.outcome.alternatives
        children = len(trail.outcome.outcome.criteria)
    if alternatives is None:
        return ""
    outcomes = [outcome.path for outcome in specification.outcomes]
    return sentences.alternatives(alternatives, outcomes, others=len(alternatives.of) < children)


def _told_open(child: OutcomeResult | CriterionResult, sentences: Sentences) -> str:
    """An open outcome by its name, an open criterion with its status."""
    if isinstance(child, OutcomeResult):
        key = "name.section" if sentences.checklist else "name.outcome"
        return sentences.say(key, ref=child.outcome.ref)
    status = sentences.say(f"status.{child.status}")
    return sentences.say("link.because", item=child.reference, reason=status)


def _link(
    link: JudgedLink,
    result: CriterionResult,
    cited: Sequence[str],
    rule: Node,
    sentences: Sentences,
    to: str = "",
) -> Iterator[str]:
    item = link.item
    verdict = sentences.say("why.counted")
    if not link.counted:
        reason = sentences.reason(link, result.criterion)
        verdict = sentences.say("why.not_counted", reason=reason)
    facts = [
        *([to] if to else []),
        *item_facts(link, rule, sentences),
        *([link.at] if link.at else []),
        *(link.parts or ()),
        *(link.range or ()),
    ]
    mark = _HOLDS if item.id in cited else " "
    described = ", ".join(shown(fact) for fact in facts)
    yield from labelled(f"{mark} {shown(item.id)}", f"{verdict} — {described}", "  ", 8)
