"""Laws about the rows of a caller's database: there and back, apart from one another, at once."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

from rubric.api.evaluating import evaluate
from rubric.api.library import Library
from rubric.api.many import evaluate_many
from rubric.api.rows import portfolio_from_rows, portfolio_to_rows, rows_by_learner, typed
from rubric.checks import check_portfolio
from rubric.evaluation import Result
from rubric.exchange.plain import plain_facts
from rubric.exchange.reading import read_rows
from rubric.exchange.tables import tables
from rubric.facts import facts_of
from rubric.model import Portfolio
from rubric.report.json_view import to_json
from rubric.report.problem_json import render_problems_json
from rubric.report.problem_text import Summary
from rubric.sources import Located, RowPlace
from rubric.testing.laws.records import THREADS
from rubric.testing.plain import plain
from rubric.testing.strategies.cases import Case

Tables = Mapping[str, Any]
Judged = tuple[str, Result, tuple[Located, ...]]


def library_of(case: Case) -> Library:
    """Return a library that holds the specification and the house rules of a case."""
    unit = case.written
    rules = {(rules.id, rules.version): rules for rules in case.house_rules.values()}
    return Library({(unit.id, unit.version): unit}, rules, (), {}, {})


def law_09_rows(case: Case, random: Random, through: Callable[[Tables], Tables] = dict) -> None:
    """A portfolio written as rows and read back is the same, and gives the same report.

    Args:
        case: whose portfolio it is.
        random: how the rows of joined evidence are shuffled.
        through: what the rows go through in between: JSON, a database.
    """
    portfolio, library = case.records, library_of(case)
    rows = portfolio_to_rows(portfolio)
    back, problems = portfolio_from_rows(**through(rows))
    assert problems == ()
    assert back == portfolio
    expected = evaluate(portfolio, library, on=case.on, rules=case.rules_for_run)
    for written in (rows, joined(rows), shuffled(rows, random), shuffled(joined(rows), random)):
        there, problems = portfolio_from_rows(**through(written))
        assert there is not None, problems
        result = evaluate(there, library, on=case.on, rules=case.rules_for_run)
        assert plain(result) == plain(expected)
        _said_alike(case, through(written), expected)


def _said_alike(case: Case, written: Tables, expected: Result) -> None:
    """`evaluate_many` says what reading and judging one portfolio says."""
    grouped = rows_by_learner(written)
    [(learner, result, problems)] = _judged(case, grouped.items())
    assert learner == expected.learner
    assert plain(result) == plain(expected)
    diagnostics = (*expected.set_aside, *expected.problems, *expected.diagnostics)
    assert Counter(map(_slug, problems)) == Counter(d.code.slug for d in diagnostics)


def _slug(problem: Located) -> str:
    return problem.diagnostic.code.slug


def joined(rows: Tables) -> dict[str, Any]:
    """Return rows with items and links joined: a row a link, one also for an item without."""
    links: dict[str, list[dict[str, Any]]] = {}
    for link in rows.get("links", ()):
        links.setdefault(link["item"], []).append({k: v for k, v in link.items() if k != "item"})
    evidence = [
        {**item, **link} for item in rows.get("items", ()) for link in links.get(item["id"], [{}])
    ]
    apart = {name: of for name, of in rows.items() if name not in ("items", "links")}
    return {**apart, **({"evidence": evidence} if evidence else {})}


def shuffled(rows: Tables, random: Random) -> dict[str, Any]:
    """Return rows in another order, in each table and of the tables."""
    names = list(rows)
    random.shuffle(names)
    return {name: random.sample(rows[name], len(rows[name])) for name in names}


def through_json(rows: Tables) -> Any:
    """Return rows as they come back from JSON."""
    return json.loads(json.dumps(rows))


def law_15_isolation(case: Case, others: Sequence[tuple[Tables, bool]]) -> None:
    """Among others, however broken, a learner's result and problems are the same as alone.

    Args:
        case: whose portfolio it is.
        others: tables of other learners, each with whether they surely are broken.
    """
    rows = portfolio_to_rows(case.records)
    [alone] = _judged(case, [("L-1", rows)])
    pairs: list[tuple[str, Tables]] = [("L-1", rows)]
    for number, (tables_of_another, _) in enumerate(others, start=2):
        pairs.insert(number % 2 * len(pairs), (f"L-{number}", tables_of_another))
    said = {learner: (result, problems) for learner, result, problems in _judged(case, pairs)}
    assert said["L-1"] == alone[1:]
    assert _text(("L-1", *said["L-1"])) == _text(alone)
    for number, (given, surely) in enumerate(others, start=2):
        judged = (f"L-{number}", *said[f"L-{number}"])
        assert _text(judged)  # whatever stood in the rows can be put out
        assert judged[2] or not surely
        nothing_lost(given, judged)


def nothing_lost(given: Tables, judged: Judged) -> None:
    """Every row is in the portfolio that the rows make, or is named in a problem."""
    learner, result, problems = judged
    apart = {
        name: rows
        for name, rows in given.items()
        if name in tables() and isinstance(rows, (list, Mapping))
    }
    portfolio, told = portfolio_from_rows(learner=learner, **apart)
    if portfolio is None or result.problems:
        assert problems
        return
    named = {
        (place.table, place.row)
        for problem in (*told, *problems)
        if isinstance(place := problem.place, RowPlace)
    }
    held = _held(portfolio)
    for table, rows in apart.items():
        for position, row in enumerate(rows, start=1):
            recorded = _recorded(table, row)
            assert (table, str(position)) in named or recorded <= held, (table, row)


def _held(portfolio: Portfolio) -> set[tuple[str, ...]]:
    """What a portfolio holds: each record by its name, each link by item and criterion."""
    records: list[tuple[str, Iterable[Any]]] = [
        ("items", portfolio.evidence),
        ("decisions", portfolio.decisions),
        ("reviews", portfolio.iqa_reviews),
        ("exemptions", portfolio.exemptions),
    ]
    held: set[tuple[str, ...]] = {(table, record.id) for table, of in records for record in of}
    held |= {("people", who) for who in portfolio.people or ()}
    held |= {("links", i.id, criterion) for i in portfolio.evidence for criterion in i.maps_to}
    held |= {("declarations", str(d.signed_by_learner)) for d in portfolio.declarations}
    return {("registrations",), *held}


def _recorded(table: str, row: Any) -> set[tuple[str, ...]]:
    """What a row has to have left in the portfolio."""

    def of(column: str) -> str:
        return str(row.get(column)).strip()

    if table == "registrations":
        return {(table,)}
    if table == "declarations":
        return {(table, of("signed_by_learner"))}
    if table == "links":
        return {(table, of("item"), of("criterion"))}
    return {(table, of("id"))}


def law_rows_both_ways(given: Tables) -> None:
    """Where the plain way of reading takes rows, the longer way finds nothing wrong and the same.

    Args:
        given: one learner's tables, sound or broken.
    """
    for tables_of_one in (given, _joined_where_it_can_be(given)):
        facts = plain_facts("L-1", tables_of_one)
        if facts is None:
            continue
        read = read_rows(tables_of_one, "L-1")
        portfolio, problems = typed(read)
        assert not problems
        assert not read.set_aside
        assert portfolio is not None
        assert not list(check_portfolio(portfolio))
        assert facts_of(portfolio) == facts


def _joined_where_it_can_be(given: Tables) -> Tables:
    try:
        return joined(given)
    except Exception:  # these rows are too broken to be joined
        return given


def law_12_rows(case: Case, others: Sequence[Tables]) -> None:
    """16 threads that judge many learners at once say what one says, byte for byte."""
    library = library_of(case)
    pairs = [("L-1", portfolio_to_rows(case.records))]
    pairs += [(f"L-{number}", dict(rows)) for number, rows in enumerate(others, start=2)]

    def said() -> list[str]:
        judged = evaluate_many(pairs, library, on=case.on, rules=case.rules_for_run)
        return [_text(one) for one in judged]

    once = said()
    with ThreadPoolExecutor(THREADS) as pool:
        several = [pool.submit(said) for _ in range(THREADS)]
        assert all(one.result() == once for one in several)


def _judged(case: Case, pairs: Iterable[tuple[str, Any]]) -> list[Judged]:
    return list(evaluate_many(pairs, library_of(case), on=case.on, rules=case.rules_for_run))


def _text(judged: Judged) -> str:
    """All that machines are told of a learner; the digest of the inputs is in it."""
    _, result, problems = judged
    text = to_json(result) + render_problems_json(problems, Summary(0))
    assert text.encode()
    return text
