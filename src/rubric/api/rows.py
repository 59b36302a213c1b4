"""A portfolio from the rows of a caller's database, and back."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from pydantic import ValidationError

from rubric.diagnostics import Diagnostic, codes
from rubric.exchange.reading import (
    ReadRows,
    Rows,
    cells_of,
    learner_in,
    located_at,
    read_rows,
)
from rubric.exchange.writing import rows_of
from rubric.load.structure import Refused, structured
from rubric.model import Portfolio
from rubric.model.quick import quick
from rubric.model.scalars import shape_of
from rubric.sources import Located, RowPlace

#: table name → rows that can be looked at more than once
Tables: TypeAlias = Mapping[str, Any]


def portfolio_from_rows(
    evidence: Rows | None = None,
    *,
    learner: str | None = None,
    registrations: Rows | None = None,
    people: Rows | None = None,
    declarations: Rows | None = None,
    items: Rows | None = None,
    links: Rows | None = None,
    decisions: Rows | None = None,
    reviews: Rows | None = None,
    exemptions: Rows | None = None,
) -> tuple[Portfolio | None, tuple[Located, ...]]:
    """Return one learner's portfolio from rows, and every problem by row and column.

    Nothing raises for what a person wrote. There is no portfolio where anything
    is wrong with the rows; what merely points at nothing is left out of it and
    stands among the problems.

    Args:
        evidence: items joined with their links, a row a link; or `items` and `links` apart.
        learner: whose rows they are; left out, the column `learner` says so.
        registrations: what the learner is registered for, and since when.
        people: who decides, reviews and confirms; left out, nobody is looked for.
        declarations: of authenticity.
        items: evidence items.
        links: items mapped to criteria.
        decisions: what assessors decided.
        reviews: what IQA found.
        exemptions: exemptions, equivalences and credit transfer.

    Rows are mappings of column to value (or what a database gives for them), in a
    list or under keys of the caller's own, by which problems name them.
    """
    given = {
        "registrations": registrations,
        "people": people,
        "declarations": declarations,
        "items": items,
        "links": links,
        "evidence": evidence,
        "decisions": decisions,
        "reviews": reviews,
        "exemptions": exemptions,
    }
    read = read_rows({name: rows for name, rows in given.items() if rows is not None}, learner)
    portfolio, problems = typed(read)
    return portfolio, (*read.set_aside, *problems)


def portfolio_to_rows(portfolio: Portfolio) -> dict[str, list[dict[str, Any]]]:
    """Return a portfolio as rows by table, from which `portfolio_from_rows` makes it again.

    Every value is text; several values in one cell stand with `;` between them.
    """
    return rows_of(portfolio)


def rows_by_learner(
    given: Mapping[str, Rows | None],
) -> dict[str, dict[str, dict[Hashable, Any]]]:
    """Return the rows of many learners grouped by the column `learner`.

    Rows of one learner may stand anywhere. Rows of `people` that name no learner
    belong to everybody. Of any other table they come under "", to be told by
    `evaluate_many`, and so does a row of people in which something is wrong: it is
    told once, and everybody is judged by the others.

    Args:
        given: table name → its rows, in a list or under the caller's own keys; None for none.
    """
    grouped: dict[str, dict[str, dict[Hashable, Any]]] = {}
    shared: dict[Hashable, Any] = {}
    for table, rows in given.items():
        if isinstance(rows, (str, bytes)) or not isinstance(rows, Iterable):
            if rows is not None:  # no rows at all: nobody's
                grouped.setdefault("", {})[table] = {1: rows}
            continue
        for key, row in rows.items() if isinstance(rows, Mapping) else enumerate(rows, start=1):
            cells = cells_of(row)
            learner = "" if cells is None else learner_in(cells) or ""
            if not learner and table == "people" and not faults_of_person(row):
                shared[key] = row
            else:
                grouped.setdefault(learner, {}).setdefault(table, {})[key] = row
    if given.get("people") is not None:
        for learner, of_learner in grouped.items():
            if learner:
                of_learner["people"] = {**shared, **of_learner.get("people", {})}
    return grouped


def faults_of_person(row: Any, key: str = "") -> tuple[Located, ...]:
    """Return what is wrong with a row of people by itself."""
    read = read_rows({"registrations": [{"specification": "any"}], "people": {key: row}}, "-")
    return typed(read)[1]


def typed(read: ReadRows) -> tuple[Portfolio | None, tuple[Located, ...]]:
    """Return rows that were read as a portfolio where they are sound, and what is wrong."""
    if not read.problems:
        try:
            return quick(Portfolio).validate_python(read.data), ()
        except ValidationError:
            pass  # the model tells what is wrong
    problems = list(read.problems)
    try:
        portfolio = structured(Portfolio, read.addresses)
    except Refused as refused:
        # one cause, one message: of a cell that is told already the model says no more
        told = {problem.place for problem in problems}
        placed = [_placed(d, read.place_of(at)) for d, at in refused.problems]
        problems += [problem for problem in placed if problem.place not in told]
    else:
        if not problems and isinstance(portfolio, Portfolio):
            return portfolio, ()
    return None, tuple({(p.diagnostic.code, p.place): p for p in reversed(problems)}.values())[::-1]


def _placed(diagnostic: Diagnostic, place: RowPlace) -> Located:
    """A diagnostic at its cell; where there is no row for it, that is what is missing."""
    if diagnostic.code is codes.MISSING_FIELD and not place.row:
        diagnostic = replace(diagnostic, arguments={**diagnostic.arguments, "how": "no_row"})
    return Located(diagnostic, place)


def tables_of(given: Any) -> tuple[Tables, tuple[Located, ...]]:
    """Return what a caller passes for one learner as tables: by name, or rows of evidence.

    Rows that can be read only once are kept, so that they can be looked at again.
    """
    if not isinstance(given, Mapping):
        given = {"evidence": given}
    kept, faults = {}, []
    for table, rows in given.items():
        if isinstance(rows, (list, tuple, Mapping)):
            kept[table] = rows
        elif isinstance(rows, Iterable) and not isinstance(rows, (str, bytes)):
            kept[table] = list(rows)
        elif rows is not None:
            place = RowPlace(str(table))
            faults.append(located_at(place, codes.NOT_A_ROW, found=shape_of(rows)))
    return kept, tuple(faults)
