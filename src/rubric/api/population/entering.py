"""Which learner is judged on which specification: registrations, resolved by the library."""

from datetime import date
from typing import NamedTuple

from rubric.api.evaluating import Judging
from rubric.api.population.database import Engine
from rubric.diagnostics import Diagnostic, codes
from rubric.facts import Facts
from rubric.population.combining import on_units
from rubric.population.reading import Given, registrations
from rubric.population.records import numbered, placed
from rubric.population.sql import values
from rubric.population.ways import Way
from rubric.rules import ResolvedSpecification


class Entered(NamedTuple):
    """The specifications of a population, or why they cannot be had."""

    specifications: tuple[ResolvedSpecification, ...] = ()
    #: the ways in which learners are entered for a qualification
    ways: tuple[Way, ...] = ()
    problems: tuple[Diagnostic, ...] = ()


def entered(database: Engine, given: Given, judging: Judging) -> Entered:
    """Make the table `entered` of the registrations, and return what learners are registered for.

    It has a row for each learner and specification, with a number `n`: what stands for both
    wherever rows are grouped. A learner on a qualification has one for each unit that they are
    judged on.

    Args:
        database: where the tables are.
        given: the tables there are.
        judging: the library with the rules, day and target of the run.
    """
    said, qualified = registrations(given)
    problems: dict[str, Diagnostic] = {}
    ways: tuple[Way, ...] = ()
    if database.rows(f"SELECT 1 FROM ({qualified}) AS q LIMIT 1"):
        from rubric.api.population.combining import ways_to_enter  # few populations are on one

        faults, ways = ways_to_enter(database, given, qualified, judging)
        problems |= {f"{fault.code.code} {fault.path}": fault for fault in faults}
    pairs = database.rows(f"SELECT DISTINCT written, registered FROM ({said}) AS r ORDER BY ALL")
    found = {one.reference: one for way in ways for one in way.judged}
    if ways and not found and not pairs:
        # nobody is judged on any unit yet; those that they could choose are told
        found = {one.reference: one for way in ways for one in way.further}
    rows: list[tuple[str, date | None, str]] = []
    for written, registered in pairs:
        told, against = judging.against(Facts("", (written,), registered))
        problems |= {f"{fault.code.code} {fault.path}": fault for fault in told}
        for specification in against.specifications:
            found.setdefault(specification.reference, specification)
            rows.append((written, registered, specification.reference))
    if problems or not found:
        none = () if problems else (Diagnostic(codes.NOBODY_REGISTERED, (), {}),)
        return Entered(problems=(*problems.values(), *none))
    specifications = tuple(found[reference] for reference in sorted(found))
    numbers = {s.reference: (at, s.id) for at, s in enumerate(specifications, start=1)}
    every = []
    if rows or not ways:
        table = [(w, r, *numbers[reference]) for w, r, reference in rows]
        every.append(placed(said, values("m", ("written", "registered", "s", "id"), table)))
    if ways:
        judged = [(at, *numbers[s.reference]) for at, w in enumerate(ways, 1) for s in w.judged]
        every.append(on_units(judged))
    database.table(
        "entered",
        numbered(
            "\nUNION ALL\n".join(every),
            database.row_number,
            len(specifications),
            qualified=bool(ways),
        ),
    )
    return Entered(specifications, ways)
