"""Reports as Markdown, for e-mails and issues; whatever people wrote stands there as plain text."""

import re
from collections.abc import Iterable, Iterator, Sequence

from rubric.phrases import shown
from rubric.report.sentences import Sentences
from rubric.report.since.saying import since_said
from rubric.report.together import together_said
from rubric.report.view.gap import GapSaid
from rubric.report.view.learner import LearnerSaid
from rubric.report.view.links import link_said
from rubric.report.view.people import feedback_said, people_said
from rubric.report.view.summary import overview, share_sentence, shares
from rubric.report.view.unit import CriterionSaid, UnitSaid

#: characters of one text; what is longer is cut, with a mark
_LONGEST = 20_000
#: marks of a link's state; the state in words stands below the table
MARKS = {"counted": "✓", "waiting": "○", "uncounted": "✗"}
#: what Markdown takes for a mark of its own, wherever it stands
_MARKUP = re.compile(r"[\\`*_\[\]<>&|~$]|(?<=:)//|(?<=www)\.|(?<=\w)@(?=[\w-]+\.)", re.IGNORECASE)
#: what it takes for one at the beginning of a line
_BEGINNING = re.compile(r"^(?=[#+=-])|(?<=^\d)(?=[.)](?:\s|$))|(?<=^\d\d)(?=[.)](?:\s|$))")
#: what a tracker makes a message or a link of
_MENTION = re.compile(r"(?<!\w)([@#])(?=\w)")


def plain(text: str) -> str:
    r"""Return text that Markdown shows as it stands: no mark-up, link, picture or mention.

    >>> plain("<b> *now*")
    '\\<b\\> \\*now\\*'
    """
    safe = shown(" ".join(text.split()), _LONGEST)
    # a word joiner, which nobody sees, keeps a tracker from sending messages to people
    joined = _MENTION.sub("\\1\u2060", safe)
    return _BEGINNING.sub(r"\\", _MARKUP.sub(lambda found: f"\\{found[0]}", joined))


def render_markdown(learners: Sequence[LearnerSaid], language: str = "en") -> str:
    """Return the reports of one learner or several as Markdown.

    Args:
        learners: what is said of each.
        language: of the sentences.
    """
    lines: list[str] = []
    if len(learners) > 1:
        lines += _overview(learners, language)
    for learner in learners:
        lines += [*_learner(learner, language, below=len(learners) > 1), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _overview(learners: Sequence[LearnerSaid], language: str) -> Iterator[str]:
    """A line for each unit of each learner."""
    say = Sentences(language).say
    yield f"# {plain(say('page.class', n=len(learners)))}"
    yield ""
    heads = ("learner", "unit", "mapped", "evidenced", "achieved", "moves")
    yield from _table(say(f"column.{head}") for head in heads)
    for line in overview(learners, language):
        tally, sentences = line.unit.unit.tally, Sentences(language).about([line.unit.unit])
        counts = (tally.mapped, tally.evidenced, tally.achieved)
        yield _row(
            line.learner.result.learner,
            line.unit.unit.specification.title,
            *(say("outcome.line", achieved=n, criteria=tally.criteria) for n in counts),
            share_sentence(line.shares, sentences),
        )
    yield ""


def _learner(said: LearnerSaid, language: str, *, below: bool) -> Iterator[str]:
    sentences = Sentences(language)
    deep = "##" if below else "#"
    if below:
        yield f"# {plain(sentences.say('head.learner', learner=said.result.learner))}"
        yield ""
    if said.set_aside:
        yield from _section(f"{deep}#", said.set_aside_head, map(" — ".join, said.set_aside))
    for diagnostic in said.diagnostics:
        yield from (f"- {plain(' — '.join(diagnostic))}", "")
    if said.asked.since is not None:
        since = since_said(said.asked.since, language)
        lines = list(since.standings)
        lines += [
            f"{group.heading}: {name} — {told}"
            for group in since.groups
            for name, told in group.changes
        ]
        yield from _section(f"{deep}#", since.headline, lines)
    if said.qualification is not None:
        found = said.qualification
        yield f"{deep} {plain(found.found.qualification.title)}"
        yield ""
        yield plain(" · ".join((*found.facts, found.learner, found.day)))
        yield ""
        yield f"**{plain(found.headline)}**"
        yield ""
        for told in (found.numbers, found.not_proved):
            if told:
                yield from (plain(told), "")
        registered = (": ".join(one) for one in found.registered)
        yield from _section(f"{deep}#", found.registered_head, registered)
        for block in found.blocks:
            lines = [*block.before, *block.lines, *block.after]
            yield from _section(f"{deep}#", block.heading, lines)
    for unit in said.units:
        yield from _unit(unit, said, sentences.about([unit.unit]), deep)
    for framework in said.relates_to:
        heading = f"{said.relates_head} {framework.framework}"
        yield from _section(f"{deep}#", heading, framework.entries)
    if said.findings:
        yield from _section(f"{deep}#", said.findings_head, said.findings)
    people = people_said(said.asked.included, said.result, sentences)
    if people:
        yield from _section(f"{deep}#", sentences.say("page.people"), people)


def _section(marks: str, heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"{marks} {plain(heading)}"
    yield ""
    told = [f"- {plain(line)}" for line in lines]
    yield from told
    if told:
        yield ""


def _table(heads: Iterable[str]) -> Iterator[str]:
    names = list(heads)
    yield _row(*names)
    yield "|" + "---|" * len(names)


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(plain, cells))} |"


def _unit(said: UnitSaid, learner: LearnerSaid, sentences: Sentences, marks: str) -> Iterator[str]:
    say = sentences.say
    yield f"{marks} {plain(said.unit.specification.title)}"
    yield ""
    yield plain(" · ".join((*said.facts, said.learner, said.day)))
    yield ""
    yield f"**{plain(said.headline)}**"
    yield ""
    share = share_sentence(shares(said, sentences), sentences)
    told = (share, said.counts, *said.notes, said.title_ours, said.evidence_rules)
    yield from (f"- {plain(line)}" for line in told if line)
    yield ""
    heads = (say(f"column.{head}") for head in ("status", "moves", "items"))
    yield from _table((say("column.ref"), sentences.text_column(), *heads))
    for outcome in said.outcomes:
        if outcome.ref is not None:
            name = say("name.section" if sentences.checklist else "name.outcome", ref=outcome.ref)
            yield _row(name, outcome.text, outcome.standing, "", "")
        for criterion in outcome.criteria:
            yield _row(*_criterion(criterion, sentences))
    yield ""
    if any(found.links for found in said.unit.criteria.values()):
        states = (say(f"state.{state}") for state in MARKS)
        yield plain("; ".join(map(" ".join, zip(MARKS.values(), states, strict=True))))
        yield ""
    yield f"{marks}# {plain(said.gaps_head or say('head.no_gaps'))}"
    yield ""
    for gap in said.gaps:
        yield from _gap(gap, learner, sentences, f"{marks}##")
    found = learner.together.get(said.unit.specification.reference)
    together = () if found is None or not said.gaps else together_said(found, said.unit, sentences)
    for told_line in (*together, *said.still_to_do):
        yield from (plain(told_line), "")


def _criterion(said: CriterionSaid, sentences: Sentences) -> Iterator[str]:
    result = said.result
    yield result.reference
    yield result.criterion.text
    yield said.status
    yield said.move
    links = (link_said(link, result, sentences) for link in result.links)
    yield ", ".join(
        f"{MARKS[link.state]} {link.link.item.id}"
        + (f" ({', '.join(link.place)})" * bool(link.place))
        for link in links
    )


def _gap(said: GapSaid, learner: LearnerSaid, sentences: Sentences, marks: str) -> Iterator[str]:
    say = sentences.say
    yield f"{marks} {plain(said.label)}" + (f" {plain(said.text)}" if said.text else "")
    yield ""
    yield plain(f"{said.status} — {said.move}" if said.status else said.move)
    yield ""
    for part in said.parts:
        told = part.text if part.covered else say("gap.part_open", part=part.text)
        yield f"- {plain(f'{part.ref}: {told}')}"
    lines = [said.closes, said.has]
    if not said.alternatives:
        lines += [said.rule.sentence, *said.rule.added]
    if said.rule.reading:
        lines.append(say("gap.reading", reading=said.rule.reading))
    comma = say("rule.comma")
    for key, items in (
        ("gap.counted", said.counted),
        ("gap.idle", said.idle),
        ("gap.not_counted", said.not_counted),
    ):
        if items:
            lines.append(say(key, items=comma.join(items)))
    lines += [said.none_counted, *said.notes]
    lines += (say("gap.repair", repair=repair) for repair in said.repairs)
    lines += feedback_said(said.decisions, learner.asked.included, sentences)
    lines += (
        f"{say('guidance.beside')} {say(f'guidance.{name}')} {one}"
        for name, told_lines in (("advises", said.guidance.advises), *said.guidance.lines.items())
        for one in told_lines
    )
    yield from (f"- {plain(line)}" for line in lines if line)
    yield ""
    for alternative in said.alternatives:
        for own in alternative.gaps:
            yield from _gap(own, learner, sentences, f"{marks}#")
