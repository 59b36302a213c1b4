"""Links as people read them: whether each counts, where to look, and what the item is."""

from collections.abc import Iterator
from typing import NamedTuple

from rubric.evaluation import CriterionResult, JudgedLink
from rubric.report.sentences import Sentences, plain
from rubric.rules import DIFFERENT, Node, clauses


class LinkSaid(NamedTuple):
    """One link: an item mapped to a criterion, and what the rules make of it."""

    link: JudgedLink
    #: counted, waiting (counted, to be signed for or confirmed) or uncounted
    state: str
    #: the state in words
    told: str
    #: why it does not count, and whose rule that is; "" where it counts
    because: str
    #: where in the item to look, then the parts and range items that it covers
    place: tuple[str, ...]


def link_said(link: JudgedLink, result: CriterionResult, sentences: Sentences) -> LinkSaid:
    """Return one link of a criterion as people read it."""
    waits = result.criterion.evidence.authenticity != "none" and not link.authenticated
    state = "uncounted" if not link.counted else "waiting" if waits else "counted"
    because = "" if link.counted else sentences.reason(link, result.criterion)
    place = (*([link.at] if link.at else []), *(link.parts or ()), *(link.range or ()))
    return LinkSaid(link, state, sentences.say(f"state.{state}"), because, place)


def item_facts(link: JudgedLink, rule: Node, sentences: Sentences) -> Iterator[str]:
    """Yield what is known of an item: its method, source, day, amounts, and what a rule asks."""
    item = link.item
    if link.method:
        yield plain(link.method)
    if item.source:
        yield plain(item.source)
    if item.day:
        yield item.day.isoformat()
    for name, n in sorted(item.quantities.items()):
        yield sentences.amount(name, n)
    if item.occasion:
        yield item.occasion
    yield from _where_asked(link, rule, sentences)


def _where_asked(link: JudgedLink, rule: Node, sentences: Sentences) -> Iterator[str]:
    """What a rule tells evidence apart by: its site and who observed it; of a witness only that."""
    fields = {DIFFERENT.get(clause.measure.kind) or clause.once_per for clause in clauses(rule)}
    item = link.item
    if "site" in fields and item.site:
        yield item.site
    if "observed_by" in fields and item.observed_by:
        yield sentences.say("why.observed_by", person=item.observed_by)
    if item.witness and ("witness" in fields or any(c.where.witnessed for c in clauses(rule))):
        yield sentences.say("rule.witnessed")
