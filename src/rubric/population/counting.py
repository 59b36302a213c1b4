"""Links of the population: counted, or not counted because (meaning 5)."""

from collections.abc import Iterator
from datetime import date

from rubric.evaluation.months import months_before as months_earlier
from rubric.evaluation.statuses import Reason
from rubric.population.numbered import Against
from rubric.population.records import (
    by_rule,
    covered,
    finds,
    items_gone,
    person,
    signatures,
    word_of,
)
from rubric.population.shape import Shape
from rubric.population.sql import (
    Relation,
    among,
    both,
    in_order,
    literal,
    months_before,
    since,
)
from rubric.rules import EvidenceRule
from rubric.rules import clauses as clauses_of

#: why a link does not count → its number, in the order in which a reason is given
REASONS = {reason: at for at, reason in enumerate(Reason, start=1)}
_COPY = REASONS[Reason.SAME_CONTENT]


class Asked:
    """What of a link anything is asked about, over all rules."""

    def __init__(self, against: Against, shape: Shape) -> None:
        clauses = list(against.every_clause())
        rules = against.rules
        periods = [c.where.within for c in clauses] + [rule.current for rule in rules]
        #: each period in calendar months → the column with its first day
        self.since = {months: since(months) for months in sorted({p for p in periods if p})}
        self.signatures = shape.declarations and any(r.authenticity != "none" for r in rules)
        #: confirming what is signed may make links count
        self.confirming = any(confirmable(rule) for rule in rules)
        self.observers = against.asks("assessors")
        self.ranges = against.asks("range")
        #: which words of the engine an item is by, where several are taken together
        of_owners = [c for owner in against.owners for c in clauses_of(owner.rule.node)]
        self.words = any(
            c.where.methods is not None
            or c.where.not_methods
            or (c.at_most is not None and c.at_most.field == "method")
            for c in of_owners
        ) or against.asks("methods")


def recent_from(against: Against, on: date) -> dict[int, date]:
    """Return of each period that a rule asks for, in months, the first day recent on a day."""
    return {months: months_earlier(on, months) for months in Asked(against, Shape()).since}


def recent_when_judged(against: Against, on: date, first: date) -> str:
    """Return the query of links that are old on a day and were recent on an earlier one (5.3)."""
    between = " OR ".join(
        f"day >= {literal(months_earlier(first, months))} AND day < {literal(recent)}"
        for months, recent in recent_from(against, on).items()
    )
    return f"SELECT 1 FROM evidence WHERE {between}"


def confirmable(rule: EvidenceRule) -> bool:
    """Return whether confirming what is signed may make a link count."""
    return rule.authenticity_needed == "to_count" and rule.authenticity == "declared_and_confirmed"


def links(against: Against, on: date, shape: Shape) -> Iterator[Relation]:
    """Yield every link with the first reason why it does not count, if one holds (5.1)."""
    asked = Asked(against, shape)
    if asked.since and shape.decisions and shape.old:
        yield _judging_days(asked)
    if shape.going:
        yield from items_gone(on)
    if asked.signatures:
        yield from signatures(on, shape)
    yield _linked(against, on, shape, asked)
    yield Relation("judged", "5.1", _judged(against, on, shape, asked))
    if shape.contents:
        yield from _copies("copies", "because IS NULL")
        if asked.confirming:
            yield from _copies("copies_if_confirmed", "if_confirmed")
    yield Relation("links", "5.1, 5.2", _links(shape, asked))


def _judging_days(asked: Asked) -> Relation:
    """What is recent on the day of a decision in force that is met (5.3); else `on` is asked.

    It is worked out for each decision and not for each link, of which there are many more.
    """
    columns = [f"{months_before('day', months)} AS {name}" for months, name in asked.since.items()]
    return Relation(
        "judging_days",
        "5.3",
        f"SELECT n, c,\n  {', '.join(columns)}\nFROM in_force\nWHERE met AND NOT conflict",
    )


def _linked(against: Against, on: date, shape: Shape, asked: Asked) -> Relation:
    """Every known link with what is said of it and of its item (4.4, 4.7)."""
    day = literal(on)
    columns = ["n.n", "w.c", "w.e", "n.registered"]
    kept = ("item", "source", "day", "first_day", "occasion", "site", "witness", "content")
    columns += [f"v.{name}" for name in (*kept, "withdrawn", "unowned", "located")]
    columns += [f"v.q{at}" for at in range(len(against.measures))]
    columns.append(f"{word_of(against)} AS method")
    joins = [finds("v", shape, whole=False)]
    observer = "v.observed_by"
    if asked.observers and shape.people:
        join, role = person("v", "observed_by", "p")
        joins.append(join)
        observer = f"CASE WHEN {role} IS NOT NULL THEN v.observed_by END"
    columns.append(f"{observer} AS observed_by")
    if shape.going:
        joins.append("LEFT JOIN superseded AS g ON g.learner = v.learner AND g.item = v.item")
        columns.append("g.item IS NOT NULL AS replaced")
    signed, confirmed = "FALSE", "FALSE"
    if asked.signatures:
        joins.append("LEFT JOIN signed_for_all AS a ON a.learner = v.learner")
        joins.append("LEFT JOIN signed_for_items AS i ON i.learner = v.learner AND i.item = v.item")
        signed = "i.item IS NOT NULL OR COALESCE(v.day <= a.last_signed, FALSE)"
        confirmed = "COALESCE(i.confirmed, FALSE) OR COALESCE(v.day <= a.last_confirmed, FALSE)"
    columns += [f"{signed} AS signed", f"{confirmed} AS confirmed"]
    for months, name in asked.since.items():
        first = literal(months_earlier(on, months))
        judged = f"COALESCE(f.{name}, {first})" if shape.decisions and shape.old else first
        columns.append(f"{judged} AS {name}")
    if asked.since and shape.decisions and shape.old:
        # what is recent on the day is recent on every day before it: nothing is looked up for it
        first = literal(max(recent_from(against, on).values()))
        older = f"CASE WHEN v.day < {first} THEN n.n END"
        joins.append(f"LEFT JOIN judging_days AS f ON f.n = {older} AND f.c = w.c")
    if asked.ranges:
        parts, names = covered(against)
        columns += [f"{parts} AS parts_mask", f"{names} AS range_mask"]
    listed = ",\n  ".join(columns)
    joined = "\n".join(joins)
    known = f"\nWHERE v.day IS NULL OR v.day <= {day}" if shape.later else ""
    return Relation(
        "linked",
        "4.4, 4.7, 4.14, 5.3",
        f"SELECT {listed}\nFROM evidence AS v\n{joined}{known}",
    )


def _judged(against: Against, on: date, shape: Shape, asked: Asked) -> str:
    authentic = [
        {"none": "TRUE", "declared": "signed"}.get(rule.authenticity, "confirmed")
        for rule in against.rules
    ]
    reasons = [_reason(rule, on, shape) for rule in against.rules]
    columns = [
        f"{by_rule(against, 'e', authentic)} AS authenticated",
        f"{by_rule(against, 'e', reasons)} AS because",
    ]
    if asked.confirming:
        later = [
            f"({_reason(rule, on, shape, confirming=True)}) IS NULL"
            if confirmable(rule)
            else "FALSE"
            for rule in against.rules
        ]
        columns.append(f"{by_rule(against, 'e', later)} AS if_confirmed")
    return "SELECT l.*,\n  " + ",\n  ".join(columns) + "\nFROM linked AS l"


def _reason(rule: EvidenceRule, on: date, shape: Shape, *, confirming: bool = False) -> str:
    """The number of the first reason that holds under some evidence rules (5.1)."""
    whens: list[tuple[Reason, str]] = []
    if rule.accept_methods is not None:
        taken = among("method", rule.accept_methods)
        whens.append((Reason.METHOD_NOT_ACCEPTED, f"NOT COALESCE({taken}, FALSE)"))
    if rule.accept_sources is not None:
        taken = among("source", rule.accept_sources)
        whens.append((Reason.SOURCE_NOT_ACCEPTED, f"NOT COALESCE({taken}, FALSE)"))
    if rule.dated == "required" or rule.current is not None:
        whens.append((Reason.UNDATED, "day IS NULL"))
    if rule.current is not None:
        whens.append((Reason.TOO_OLD, f"day < {since(rule.current)}"))
    if rule.before_registration != "counted":
        before = "day IS NOT NULL AND first_day < registered"
        prior = "source IS NULL OR source <> 'prior_learning'"
        other = prior if rule.before_registration == "prior_learning_only" else ""
        whens.append((Reason.BEFORE_REGISTRATION, both(before, other)))
    if rule.authenticity_needed == "to_count" and rule.authenticity != "none":
        shown = "confirmed" if rule.authenticity == "declared_and_confirmed" else "signed"
        shown = "signed" if confirming else shown
        whens.append((Reason.NOT_AUTHENTICATED, f"NOT {shown}"))
    if shape.going:
        whens.append((Reason.SUPERSEDED, "replaced"))
        whens.append((Reason.WITHDRAWN, f"withdrawn <= {literal(on)}"))
    if shape.shared:
        whens.append((Reason.NO_OWN_CONTRIBUTION, "unowned"))
    if rule.locator == "required":
        whens.append((Reason.NO_LOCATOR, "NOT located"))
    if not whens:
        return "CAST(NULL AS INTEGER)"
    said = "\n    ".join(f"WHEN {condition} THEN {REASONS[reason]}" for reason, condition in whens)
    return f"CASE\n    {said}\n    END"


def _copies(name: str, counted: str) -> Iterator[Relation]:
    """Yield the links that another of the same content goes before (5.2)."""
    yield Relation(
        f"same_{name}",
        "5.2",
        f"SELECT n, c, content\nFROM judged\nWHERE content IS NOT NULL AND {counted}\n"
        "GROUP BY n, c, content\nHAVING COUNT(*) > 1",
    )
    yield Relation(
        name,
        "5.2",
        "SELECT DISTINCT n, c, item\nFROM (\n"
        "  SELECT n, c, item, DENSE_RANK() OVER (\n"
        "    PARTITION BY n, c, content\n"
        f"    ORDER BY day NULLS LAST, {in_order('item')}) AS turn\n"
        f"  FROM judged SEMI JOIN same_{name} USING (n, c, content)\n"
        f"  WHERE {counted}\n) AS r\nWHERE turn > 1",
    )


def _links(shape: Shape, asked: Asked) -> str:
    """Each link with whether it counts, and whether it would if what is signed were confirmed."""
    reason, counted = "j.because", "j.because IS NULL"
    later, joins = "j.if_confirmed", []
    if shape.contents:
        joins.append(_left("copies", "k"))
        reason = f"CASE WHEN {counted} AND k.item IS NOT NULL THEN {_COPY} ELSE j.because END"
        counted = both(counted, "k.item IS NULL")
        later = both(later, "i.item IS NULL")
    columns = ["j.*", f"{reason} AS reason", f"{counted} AS counted"]
    if asked.confirming:
        if shape.contents:
            joins.append(_left("copies_if_confirmed", "i"))
        columns.append(f"COALESCE({later}, FALSE) AS confirmable")
    return "\n".join(["SELECT " + ",\n  ".join(columns), "FROM judged AS j", *joins])


def _left(copies: str, alias: str) -> str:
    same = " AND ".join(f"{alias}.{name} = j.{name}" for name in ("n", "c", "item"))
    return f"LEFT JOIN {copies} AS {alias} ON {same}"
