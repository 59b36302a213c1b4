"""The status of each criterion of each learner, and whose move it is (meaning 6).

A learner of whom nothing is recorded on a criterion has no row for it: the criterion has
`no_evidence`, and the summaries take the missing rows for that.
"""

from collections.abc import Iterator

from rubric.diagnostics import Path
from rubric.evaluation.additions.closing import least_addition
from rubric.evaluation.statuses import Act, CriterionStatus, WaitingOn
from rubric.population.clauses import Counting, Looking
from rubric.population.counting import REASONS, Asked, confirmable
from rubric.population.looked_at import Rows
from rubric.population.numbered import Against, Numbered
from rubric.population.shape import Shape
from rubric.population.sql import Relation, among, chosen, values
from rubric.population.tallies import Tallies
from rubric.rules import EvidenceRule, ResolvedSpecification, clauses

#: each status → its number, in the order of the table
STATUSES = {status: at for at, status in enumerate(CriterionStatus, start=1)}
#: each first move → its number: who acts, and what they do
MOVES = {
    move: at
    for at, move in enumerate(
        (
            (WaitingOn.IQA, Act.REVIEW_AGAIN),
            (WaitingOn.ASSESSOR, Act.SETTLE),
            (WaitingOn.ASSESSOR, Act.JUDGE_AGAIN),
            (WaitingOn.ASSESSOR, Act.ANSWER_IQA),
            (WaitingOn.ASSESSOR, Act.COUNTERSIGN),
            (WaitingOn.IQA, Act.AUTHORISE_RESUBMISSION),
            (WaitingOn.LEARNER, Act.ANSWER_FEEDBACK),
            (WaitingOn.LEARNER, Act.SIGN),
            (WaitingOn.ASSESSOR, Act.CONFIRM),
            (WaitingOn.ASSESSOR, Act.DECIDE),
            (WaitingOn.LEARNER, Act.ADD_EVIDENCE),
            (WaitingOn.ENCODER, Act.MEND_RULE),
        ),
        start=1,
    )
}
_ACTS = {act: number for (_, act), number in MOVES.items()}

_COUNTED = Looking("", "counted")
_AUTHENTIC = Looking("_authentic", "counted AND authenticated")
_SIGNED = Looking("_signed", "counted AND (signed OR authenticated)")
_CONFIRMED = Looking("_confirmed", "confirmable")
#: what stands of an item wherever it is mapped, beside its quantities
OF_AN_ITEM = ("source", "day", "occasion", "site", "witness", "observed_by")


def statuses(against: Against, shape: Shape) -> Iterator[Relation]:
    """Yield every criterion on which something is recorded, with its status (6.1)."""
    asked = Asked(against, shape)
    tallies = tallies_of(against, shape)
    # where a criterion is named in one way, a link is an item
    n_counted = "" if shape.ways else tallies.counted()
    counting = Counting(against, "c", Rows(together=False), n_counted)
    for one in against.criteria:
        for looking in _looked(one, asked):
            counting.add(one.criterion.rule.node, one.number, one.specification, looking)
    source = "links"
    if shape.ways:
        source = "seen"
        yield Relation("seen", "2.2", _seen(against, asked))
    keys = ("n", "c")
    apart = list(counting.apart(keys, source))
    yield from (relation for relation, _ in apart)
    yield Relation("counts", "2.1", _counts(counting, source, tallies))
    yield Relation("facts", "4, 6", _facts(counting, against, asked, shape, apart))
    yield Relation("criteria_rows", "6.1, 6.6", _rows(against, shape), kept=True)


def _looked(one: Numbered, asked: Asked) -> Iterator[Looking]:
    """Over which of its links the rule of a criterion is asked."""
    rule = one.criterion.evidence
    yield _COUNTED
    if _awaits(rule):
        yield _AUTHENTIC
        if rule.authenticity == "declared_and_confirmed" and asked.signatures:
            yield _SIGNED
    if confirmable(rule):
        yield _CONFIRMED


def _awaits(rule: EvidenceRule) -> bool:
    return rule.authenticity != "none" and rule.authenticity_needed == "for_decision"


def possible_reasons(against: Against, shape: Shape) -> list[int]:
    """Return the numbers of the reasons that the rules at hand can give."""
    possible = {"no_own_contribution"} if shape.shared else set()
    for rule in against.rules:
        possible |= {"method_not_accepted"} if rule.accept_methods is not None else set()
        possible |= {"source_not_accepted"} if rule.accept_sources is not None else set()
        if rule.dated == "required" or rule.current is not None:
            possible.add("undated")
        possible |= {"too_old"} if rule.current is not None else set()
        possible |= {"before_registration"} if rule.before_registration != "counted" else set()
        if rule.authenticity_needed == "to_count" and rule.authenticity != "none":
            possible.add("not_authenticated")
        possible |= {"no_locator"} if rule.locator == "required" else set()
    possible |= {"superseded", "withdrawn"} if shape.going else set()
    possible |= {"same_content"} if shape.contents else set()
    return [number for reason, number in REASONS.items() if reason.value in possible]


def _seen(against: Against, asked: Asked) -> str:
    """Each item of a criterion once, however often it is mapped to it (2.2)."""
    some = "counted OR confirmable" if asked.confirming else "counted"
    columns = [f"ANY_VALUE({name}) AS {name}" for name in (*OF_AN_ITEM, "method")]
    columns += [f"ANY_VALUE({name}) AS {name}" for name in asked.since.values()]
    columns += [f"ANY_VALUE(q{at}) AS q{at}" for at in range(len(against.measures))]
    flags = ["authenticated", "signed", "counted", *(["confirmable"] if asked.confirming else [])]
    columns += [f"BOOL_OR({name}) AS {name}" for name in flags]
    if asked.ranges:
        masks = ("parts_mask", "range_mask")
        columns += [f"BIT_OR({name}) FILTER (WHERE {some}) AS {name}" for name in masks]
    listed = ",\n  ".join(columns)
    return f"SELECT n, c, item,\n  {listed}\nFROM links\nGROUP BY n, c, item"


def tallies_of(against: Against, shape: Shape) -> Tallies:
    """Return how links are counted by whether they count."""
    return Tallies(possible_reasons(against, shape), packed=not shape.many)


def _counts(counting: Counting, source: str, tallies: Tallies) -> str:
    of_links = tallies.columns()
    keys = "n, c"
    if source == "links":
        listed = ",\n  ".join([*of_links, *counting.columns()])
        return f"SELECT {keys},\n  {listed}\nFROM links\nGROUP BY {keys}"
    links, measured = ",\n    ".join(of_links), ",\n    ".join(counting.columns() or ["1 AS one"])
    return (
        f"SELECT *\nFROM (\n  SELECT {keys},\n    {links}\n  FROM links\n"
        f"  GROUP BY {keys}\n) AS l\nJOIN (\n  SELECT {keys},\n    {measured}\n"
        f"  FROM {source}\n  GROUP BY {keys}\n) AS m USING ({keys})"
    )


def _facts(
    counting: Counting,
    against: Against,
    asked: Asked,
    shape: Shape,
    apart: list[tuple[Relation, list[str]]],
) -> str:
    """What a status rests on, side by side."""
    enough, authentic, signed, confirmed, short = {}, {}, {}, {}, {}
    for one in against.criteria:
        node, s = one.criterion.rule.node, one.specification
        looked = list(_looked(one, asked))
        enough[one.number] = counting.holds(node, s, _COUNTED)
        authentic[one.number] = (
            counting.holds(node, s, _AUTHENTIC) if _AUTHENTIC in looked else "TRUE"
        )
        if _SIGNED in looked:
            signed[one.number] = counting.holds(node, s, _SIGNED)
        if _CONFIRMED in looked:
            confirmed[one.number] = counting.holds(node, s, _CONFIRMED)
        missing = [
            f"CASE WHEN {condition} THEN {1 << at} ELSE 0 END"
            for at, condition in enumerate(counting.short(node, s, _COUNTED))
        ]
        short[one.number] = " + ".join(missing)
    tallies = tallies_of(against, shape)
    columns = [
        "COALESCE(n_links, 0) AS n_links",
        f"COALESCE({tallies.counted()}, 0) AS n_counted",
        *(f"{sql} AS {name}" for name, sql in tallies.kept().items() if name != "n_counted"),
        f"COALESCE({chosen('c', authentic, 'TRUE')}, FALSE) AS authentic",
        f"COALESCE({chosen('c', signed, 'FALSE')}, FALSE) AS signed_enough",
        f"COALESCE({chosen('c', confirmed, 'FALSE')}, FALSE) AS confirmed_enough",
        # which clauses keep the rule unsatisfied: none where it is satisfied (8.2)
        f"CASE WHEN n_links > 0 THEN {chosen('c', short, '0')} ELSE 0 END AS short",
    ]
    source = "counts" + "".join(
        f"\nLEFT JOIN {relation.name} USING (n, c)" for relation, _ in apart
    )
    joins = [source]
    blank = {
        "conflict": "FALSE", "undecided": "TRUE", "met": "FALSE", "countersigned": "TRUE",
        "overridden": "FALSE", "is_exempt": "FALSE", "gravest": "NULL", "actions_open": "0",
        "is_stale": "FALSE", "attempts": "0",
    }  # fmt: skip
    if shape.decisions:
        joins.append("FULL JOIN in_force AS f USING (n, c)")
        blank |= {
            "conflict": "COALESCE(f.conflict, FALSE)",
            "undecided": "f.met IS NULL OR f.conflict",
            "met": "COALESCE(f.met AND NOT f.conflict, FALSE)",
            "countersigned": "COALESCE(f.countersigned OR f.conflict, TRUE)",
            "overridden": "COALESCE(f.overridden AND NOT f.conflict, FALSE)",
        }
    if shape.exemptions:
        exempt = "SELECT n, c, TRUE AS reached FROM exempt"
        joins.append(f"FULL JOIN ({exempt}) AS x USING (n, c)")
        blank["is_exempt"] = "x.reached IS NOT NULL"
    if needless_possible(against):
        joins.append("FULL JOIN standing_alternatives AS y USING (n, c)")
    if shape.decisions and shape.reviews:
        joins.append("LEFT JOIN reviewed AS r USING (n, c)")
        blank |= {"gravest": "r.gravest", "actions_open": "COALESCE(r.actions_open, 0)"}
    changed = [
        name
        for name, there in (("reworded", shape.fingerprints), ("gone", shape.going))
        if there and shape.decisions
    ]
    for name in changed:
        marked = f"SELECT n, c, TRUE AS is_{name} FROM {name}"
        joins.append(f"LEFT JOIN ({marked}) AS {name}_rows USING (n, c)")
    if changed:
        blank["is_stale"] = " OR ".join(f"is_{name} IS NOT NULL" for name in changed)
    if shape.decisions and any(rule.resubmissions is not None for rule in against.rules):
        joins.append("LEFT JOIN failed USING (n, c)")
        blank["attempts"] = "COALESCE(failed.attempts, 0)"
    columns += [f"{sql} AS {name}" for name, sql in blank.items()]
    listed = ",\n  ".join(columns)
    return f"SELECT n, c,\n  {listed}\nFROM " + "\n".join(joins)


def needless_possible(against: Against) -> bool:
    """Return whether some criteria are alternatives, or stand below outcomes that are."""
    return any(_alternatives(specification) for specification in against.specifications)


def _alternatives(specification: ResolvedSpecification) -> frozenset[Path]:
    """The paths of every outcome and criterion that is an alternative."""
    groups = [specification.alternatives, *(o.alternatives for o in specification.outcomes)]
    return frozenset(path for group in groups if group is not None for path in group.of)


def standing_alternatives(against: Against) -> Iterator[Relation]:
    """Yield the criteria that may be needless: of these each learner has a row (14.4)."""
    if not needless_possible(against):
        return
    rows = []
    for one in against.criteria:
        named = _alternatives(against.specifications[one.specification - 1])
        if named & {one.criterion.path, one.criterion.path[:-1]}:
            rows.append((one.specification, one.number))
    listed = values("y", ("s", "c"), rows)
    yield Relation(
        "standing_alternatives",
        "14.4",
        f"SELECT n.n, y.c\nFROM entered AS n\nJOIN ({listed}) AS y ON y.s = n.s",
    )


def _rows(against: Against, shape: Shape) -> str:
    undecided = [at for at, s in enumerate(against.specifications, start=1) if not s.decided]
    alone = [one.number for one in against.criteria if one.specification in undecided]
    by_itself = among("c", alone) if len(alone) < len(against.criteria) else "TRUE"
    settled = (
        f"CASE WHEN undecided THEN {by_itself} AND authentic\n"
        "    ELSE countersigned AND (authentic OR overridden) END"
    )
    status = (
        "CASE\n"
        "    WHEN is_exempt THEN 1\n"
        "    WHEN conflict THEN 2\n"
        "    WHEN is_stale THEN 3\n"
        "    WHEN gravest = '2' OR actions_open > 0 THEN 4\n"
        "    WHEN NOT undecided AND NOT met THEN 5\n"
        "    WHEN n_links = 0 THEN 6\n"
        "    WHEN n_counted = 0 AND NOT overridden THEN 7\n"
        "    WHEN NOT satisfied AND NOT overridden THEN 8\n"
        f"    WHEN NOT ({settled}) THEN 9\n"
        "    WHEN gravest = '0' THEN 10\n"
        "    ELSE 11 END"
    )
    tallies = [name for name in tallies_of(against, shape).kept() if name != "n_counted"]
    kept = ["n", "c", "n_links", "n_counted", "satisfied", "short", *tallies]
    return (
        f"SELECT {', '.join(kept)}, status,\n  {_move(against)} AS move\n"
        f"FROM (\n  SELECT *,\n  {status} AS status\n"
        "  FROM (SELECT *, n_links > 0 AND short = 0 AS satisfied FROM facts) AS f\n) AS f"
    )


def never_enough(one: Numbered) -> bool:
    """Return whether no evidence could ever satisfy the rule of a criterion (8.7)."""
    return least_addition(one.criterion.rule.node, (), [one.criterion.evidence]) is None


def _move(against: Against) -> str:
    """Whose move it is, and what they do first (6.6)."""
    never = [one.number for one in against.criteria if never_enough(one)]
    limits = {
        one.number: str(one.criterion.evidence.resubmissions)
        for one in against.criteria
        if one.criterion.evidence.resubmissions is not None
    }
    beyond = f"COALESCE(attempts > {chosen('c', limits)}, FALSE)" if limits else "FALSE"
    a = _ACTS
    return (
        "CASE\n"
        f"    WHEN status IN (1, 10, 11) THEN CASE WHEN gravest = '1' AND actions_open = 0"
        f" THEN {a[Act.REVIEW_AGAIN]} END\n"
        f"    WHEN status = 2 THEN {a[Act.SETTLE]}\n"
        f"    WHEN status = 3 THEN {a[Act.JUDGE_AGAIN]}\n"
        f"    WHEN status = 4 THEN {a[Act.ANSWER_IQA]}\n"
        f"    WHEN status IN (5, 9) AND NOT countersigned AND\n"
        f"      (status = 5 OR authentic OR overridden) THEN {a[Act.COUNTERSIGN]}\n"
        f"    WHEN status = 5 THEN CASE WHEN {beyond}"
        f" THEN {a[Act.AUTHORISE_RESUBMISSION]} ELSE {a[Act.ANSWER_FEEDBACK]} END\n"
        f"    WHEN status = 9 AND NOT authentic AND NOT overridden\n"
        f"      THEN CASE WHEN signed_enough THEN {a[Act.CONFIRM]} ELSE {a[Act.SIGN]} END\n"
        f"    WHEN status = 9 THEN {a[Act.DECIDE]}\n"
        f"    WHEN {among('c', never)} THEN {a[Act.MEND_RULE]}\n"
        f"    WHEN confirmed_enough THEN {a[Act.CONFIRM]}\n"
        f"    ELSE {a[Act.ADD_EVIDENCE]} END"
    )


def clauses_of(one: Numbered) -> int:
    """Return how many clauses the rule of a criterion has."""
    return sum(1 for _ in clauses(one.criterion.rule.node))
