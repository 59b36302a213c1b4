"""Which learner is judged on which specification: registrations, resolved by the library."""

from datetime import date
from typing import NamedTuple

from rubric.api.evaluating import Judging
from rubric.api.population.database import Engine
from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.facts import Facts
from rubric.population.reading import Given, registrations
from rubric.population.records import numbered
from rubric.population.sql import values
from rubric.rules import ResolvedSpecification


class Entered(NamedTuple):
    """The specifications of a population, or why they cannot be had."""

    specifications: tuple[ResolvedSpecification, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def entered(database: Engine, given: Given, judging: Judging) -> Entered:
    """Make the table `entered` of the registrations, and return what learners are registered for.

    It has a row for each learner and specification, with a number `n`: what stands for both
    wherever rows are grouped.

    Args:
        database: where the tables are.
        given: the tables there are.
        judging: the library with the rules, day and target of the run.
    """
    said, qualified = registrations(given)
    named = database.rows(f"SELECT DISTINCT qualification FROM ({qualified}) AS q ORDER BY ALL")
    if named:
        arguments: dict[str, Argument] = {"qualifications": tuple(str(row[0]) for row in named)}
        return Entered(problems=(Diagnostic(codes.POPULATION_ON_QUALIFICATION, (), arguments),))
    pairs = database.rows(f"SELECT DISTINCT written, registered FROM ({said}) AS r ORDER BY ALL")
    found: dict[str, ResolvedSpecification] = {}
    problems: dict[str, Diagnostic] = {}
    rows: list[tuple[str, date | None, str]] = []
    for written, registered in pairs:
        faults, against = judging.against(Facts("", (written,), registered))
        problems |= {f"{fault.code.code} {fault.path}": fault for fault in faults}
        for specification in against.specifications:
            found.setdefault(specification.reference, specification)
            rows.append((written, registered, specification.reference))
    if problems or not rows:
        none = () if problems else (Diagnostic(codes.NOBODY_REGISTERED, (), {}),)
        return Entered(problems=(*problems.values(), *none))
    specifications = tuple(found[reference] for reference in sorted(found))
    numbers = {s.reference: (at, s.id) for at, s in enumerate(specifications, start=1)}
    table = [(w, r, *numbers[reference]) for w, r, reference in rows]
    lookup = values("m", ("written", "registered", "s", "id"), table)
    database.table("entered", numbered(said, lookup, database.row_number, len(specifications)))
    return Entered(specifications)
