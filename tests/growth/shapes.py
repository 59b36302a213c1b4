"""Shapes of a portfolio of one learner that grow: a size gives facts, and what is done with them.

Each shape is one that a loop within a loop would show: many records that speak of one thing, or
of each other. Every id and name is a text that counts how often it is compared.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from rubric.checks import check_portfolio
from rubric.evaluation import Result, evaluated
from rubric.evaluation.trail import trail
from rubric.facts import Decision, Declaration, Exemption, Facts, Item, Link, Review
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.rules import ResolvedSpecification, resolved
from tests.growth.counting import Text

ON = date(2026, 11, 21)
SIGNED = date(2026, 10, 1)
REFS = tuple(Text(f"{outcome}.{n}") for outcome in (1, 2) for n in (1, 2, 3, 4))
PEOPLE: dict[str, str] = {Text("A"): "assessor", Text("B"): "assessor", Text("Q"): "iqa"}
A, B, Q = PEOPLE

Records = dict[str, Any]


def unit(first: Mapping[str, Any] | None = None, **fields: Any) -> ResolvedSpecification:
    """A unit of two outcomes and eight criteria; `first` adds to the first criterion."""
    outcomes = [
        {
            "ref": str(n),
            "text": f"Outcome {n}",
            "criteria": [
                {"ref": str(ref), "text": f"Do {ref}", **((first or {}) if ref == REFS[0] else {})}
                for ref in REFS
                if ref.startswith(f"{n}.")
            ],
        }
        for n in (1, 2)
    ]
    data = {
        "format": "rubric/1", "kind": "unit", "id": "u", "version": "1", "title": "Unit",
        "outcomes": outcomes, **fields,
    }  # fmt: skip
    return resolved(Specification.model_validate(data), no_house_rules)


def no_house_rules(reference: str) -> EvidenceRules:
    raise KeyError(reference)


def names(letter: str, size: int) -> list[Text]:
    return [Text(f"{letter}{n}") for n in range(size)]


def day(n: int) -> date:
    """One of fifty days: a year has no more of them when there are more records."""
    return date(2026, 1, 1) + timedelta(days=n % 50)


def items(size: int, references: Sequence[str] = REFS[:1], **fields: Any) -> tuple[Item, ...]:
    """As many items, each mapped to two of the references that follow each other."""
    return tuple(
        Item(
            id=name,
            method="product",
            source="workplace",
            day=day(n),
            first_day=day(n),
            quantities={"hours": Decimal(1)},
            links=tuple(
                Link(reference)
                for reference in dict.fromkeys(
                    (references[n % len(references)], references[(n + 1) % len(references)])
                )
            ),
            **{field: of(n) for field, of in fields.items()},
        )
        for n, name in enumerate(names("E", size))
    )


def decision(name: str, evidence: Sequence[str] = (), **fields: Any) -> Decision:
    about = {"criteria": REFS[:1], "met": True, "assessor": A, "day": SIGNED, **fields}
    return Decision(id=Text(name), evidence=tuple(evidence), **about)


def facts(**records: Any) -> Facts:
    return Facts(learner="L", specifications=("u",), people=PEOPLE, **records)


PLAIN = unit()
TWELVE_HOURS = {"sufficient": {"hours": 12, "once_per": "occasion"}}
NEVER = {"sufficient": {"hours": 900_000_000}}
TO_COUNT = {"authenticity": "declared_and_confirmed", "authenticity_needed": "to_count"}


def judged(of: Facts, specification: ResolvedSpecification = PLAIN) -> Callable[[], Result]:
    return lambda: evaluated(of, [specification], ON)


Shape = Callable[[int], Callable[[], object]]


def items_and_links(size: int) -> Callable[[], Result]:
    """Items over all criteria, with a decision for every ten of them."""
    every = items(size, REFS)
    decisions = tuple(
        decision(f"D{n}", [every[n].id], criteria=(REFS[n % 8],), day=SIGNED + timedelta(n % 40))
        for n in range(0, size, 10)
    )
    return judged(facts(items=every, decisions=decisions))


def one_decision_citing_everything(size: int) -> Callable[[], Result]:
    every = items(size)
    return judged(facts(items=every, decisions=(decision("D", [i.id for i in every]),)))


def decisions_of_one_day_that_disagree(size: int) -> Callable[[], Result]:
    """All of them are in force, and each has its review."""
    of = range(size)
    return judged(
        facts(
            items=items(1),
            decisions=tuple(decision(f"D{n}", met=n % 2 == 0) for n in of),
            reviews=tuple(
                Review(Text(f"R{n}"), Text(f"D{n}"), None, "agreed", Q, SIGNED) for n in of
            ),
        )
    )


def reviews_of_one_decision(size: int) -> Callable[[], Result]:
    of = range(size)
    reviews = (Review(Text(f"R{n}"), Text("D"), None, "agreed", Q, SIGNED) for n in of)
    return judged(facts(items=items(1), decisions=(decision("D"),), reviews=tuple(reviews)))


def a_declaration_for_each_item(size: int) -> Callable[[], Result]:
    rules = unit(evidence_rules={"authenticity": "declared_and_confirmed"})
    every = items(size)
    signed = tuple(
        Declaration((), (item.id,), SIGNED, confirmed_by=A, confirmed=SIGNED) for item in every
    )
    return judged(facts(items=every, declarations=signed), rules)


def declarations_of_everything(size: int) -> Callable[[], Result]:
    signed = tuple(
        Declaration((), None, SIGNED + timedelta(n % 40), confirmed_by=A, confirmed=ON)
        for n in range(size)
    )
    rules = unit(evidence_rules={"authenticity": "declared"})
    return judged(facts(items=items(size), declarations=signed), rules)


def items_that_each_supersede_the_last(size: int) -> Callable[[], Result]:
    chain = items(size, supersedes=lambda n: (Text(f"E{n - 1}"),) if n else ())
    return judged(facts(items=chain))


def an_item_that_supersedes_all_others(size: int) -> Callable[[], Result]:
    *others, last = items(size)
    one = last._replace(supersedes=tuple(item.id for item in others))
    return judged(facts(items=(*others, one)))


def decisions_that_each_supersede_the_last(size: int) -> Callable[[], Result]:
    chain = (decision(f"D{n}", supersedes=Text(f"D{n - 1}") if n else None) for n in range(size))
    return judged(facts(items=items(1), decisions=tuple(chain)))


def copies_in_pairs(size: int) -> Callable[[], Result]:
    """Copies under one content, on several criteria and under a rule of the unit."""
    every = items(size, REFS, content=lambda n: Text(f"c{n // 2}"))
    rule = unit(sufficient={"hours": 900_000_000})
    return judged(facts(items=every), rule)


def copies_of_one(size: int) -> Callable[[], Result]:
    return judged(facts(items=items(size, content=lambda _: Text("c"))), unit(NEVER))


def occasions_of_their_own(size: int) -> Callable[[], Result]:
    every = items(size, occasion=lambda n: Text(f"o{n}"))
    return judged(facts(items=every), unit(TWELVE_HOURS))


def occasions_shared(size: int) -> Callable[[], Result]:
    every = items(size, occasion=lambda n: Text(f"o{n % 7}"))
    return judged(facts(items=every), unit(TWELVE_HOURS))


def range_items_named(size: int) -> Callable[[], Result]:
    rule = unit({"range": ["a", "b", "c"], "sufficient": {"range": "all"}})
    every = [
        item._replace(links=(Link(REFS[0], range=(Text("ab"[n % 2]),)),))
        for n, item in enumerate(items(size))
    ]
    return judged(facts(items=tuple(every)), rule)


def repairs(size: int) -> Callable[[], Result]:
    """No item is signed for, and each is offered as a repair."""
    return judged(facts(items=items(size)), unit(evidence_rules=TO_COUNT))


def repairs_of_too_little(size: int) -> Callable[[], Result]:
    """Each item is offered as a repair, and none would be enough."""
    return judged(facts(items=items(size)), unit(NEVER, evidence_rules=TO_COUNT))


def repairs_beside_what_counts(size: int) -> Callable[[], Result]:
    """Half of the items count; of the others each by itself would not be enough, but all would."""
    every = items(size)
    signed = tuple(item.id for item in every[::2])
    declared = (Declaration((), signed, SIGNED, confirmed_by=A, confirmed=SIGNED),)
    most = {"sufficient": {"hours": size - 1}}
    return judged(facts(items=every, declarations=declared), unit(most, evidence_rules=TO_COUNT))


def evidence_that_grows_old(size: int) -> Callable[[], Result]:
    """Nobody needs to decide, and there is a day on which too little is left."""
    rule = {"items": 12, "where": {"within": "24 months"}}
    return judged(facts(items=items(size)), unit({"sufficient": rule}, decision="not_required"))


def a_unit_that_grows_old(size: int) -> Callable[[], Result]:
    rule = {"items": 12, "where": {"within": "24 months"}}
    one = unit(sufficient=rule, decision="not_required")
    return judged(facts(items=items(size, REFS)), one)


def links_to_nothing(size: int) -> Callable[[], Result]:
    every = [item._replace(links=(Link(Text(f"9.{n}")),)) for n, item in enumerate(items(size))]
    return judged(facts(items=tuple(every)))


def decisions_that_cite_nothing_there_is(size: int) -> Callable[[], Result]:
    cited = (decision(f"D{n}", [Text(f"F{n}")]) for n in range(size))
    return judged(facts(items=items(size), decisions=tuple(cited)))


def declarations_of_what_is_not_there(size: int) -> Callable[[], Result]:
    covers = tuple(Text(f"F{n}") for n in range(size))
    return judged(facts(items=items(size), declarations=(Declaration((), covers, SIGNED),)))


def reviews_of_nothing(size: int) -> Callable[[], Result]:
    of = range(size)
    reviews = (Review(Text(f"R{n}"), Text(f"F{n}"), None, "agreed", Q, SIGNED) for n in of)
    decisions = tuple(decision(f"D{n}") for n in of)
    return judged(facts(items=items(1), decisions=decisions, reviews=tuple(reviews)))


def decisions_by_nobody_there_is(size: int) -> Callable[[], Result]:
    """As many people as decisions, and no decision is by one of them."""
    people: dict[str, str] = {Text(f"P{n}"): "assessor" for n in range(size)}
    decisions = tuple(decision(f"D{n}", assessor=Text(f"N{n}")) for n in range(size))
    return judged(facts(items=items(1), decisions=decisions)._replace(people=people))


def exemptions(size: int) -> Callable[[], Result]:
    of = range(size)
    made = (Exemption(Text(f"X{n}"), REFS[:1], (), "exemption", Q, SIGNED) for n in of)
    return judged(facts(exemptions=tuple(made)))


def a_trail(size: int) -> Callable[[], object]:
    """The audit trail of a criterion that twelve of its items satisfy."""
    rule = unit({"sufficient": {"hours": 12}})
    result = evaluated(facts(items=items(size)), [rule], ON)
    return lambda: trail(result.units[0].criteria[REFS[0]])


def a_digest(size: int) -> Callable[[], object]:
    result = evaluated(facts(items=items(size, REFS)), [PLAIN], ON)
    return lambda: result.inputs_digest


def a_portfolio_checked(size: int) -> Callable[[], object]:
    """A portfolio as it is written, whose items and decisions supersede one another."""
    about = {"criteria": ["1.1"], "judgement": "met", "assessor": "A", "date": "2026-10-01"}
    records: dict[str, Any] = {"evidence": [], "decisions": []}
    for n in range(size):
        older = n and {"supersedes": [f"E{n - 1}"]}, n and {"supersedes": f"D{n - 1}"}
        item = {"id": f"E{n}", "maps_to": {"1.1": "whole"}, **(older[0] or {})}
        records["evidence"].append(item)
        records["decisions"].append({"id": f"D{n}", **about, **(older[1] or {})})
    data = {"learner": "L", "specification": "u", **records}
    portfolio = Portfolio.model_validate({"format": "rubric/1", "kind": "portfolio", **data})
    return lambda: list(check_portfolio(portfolio))


SHAPES: tuple[Shape, ...] = (
    items_and_links,
    one_decision_citing_everything,
    decisions_of_one_day_that_disagree,
    reviews_of_one_decision,
    a_declaration_for_each_item,
    declarations_of_everything,
    items_that_each_supersede_the_last,
    an_item_that_supersedes_all_others,
    decisions_that_each_supersede_the_last,
    copies_in_pairs,
    copies_of_one,
    occasions_of_their_own,
    occasions_shared,
    range_items_named,
    repairs,
    repairs_of_too_little,
    repairs_beside_what_counts,
    evidence_that_grows_old,
    a_unit_that_grows_old,
    links_to_nothing,
    decisions_that_cite_nothing_there_is,
    declarations_of_what_is_not_there,
    reviews_of_nothing,
    decisions_by_nobody_there_is,
    exemptions,
    a_trail,
    a_digest,
    a_portfolio_checked,
)
