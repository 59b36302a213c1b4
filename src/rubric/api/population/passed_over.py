"""What of the tables of a population would be passed over: it is refused instead."""

from collections.abc import Collection, Iterator

from rubric.diagnostics import Diagnostic, codes
from rubric.exchange.header import LEARNER, header_of
from rubric.exchange.logs.headings import columns_of
from rubric.exchange.tables import tables
from rubric.phrases import spelled
from rubric.population.reading import Given

#: tables that hold between them what `evidence` holds joined
_APART = ("items", "links")


def passed_over(given: Given) -> Iterator[Diagnostic]:
    """Yield a problem for each table, and for each heading, of which nothing would be read.

    Headings under which amounts of quantities may stand are left to `not_quantities`.

    Args:
        given: the tables there are.
    """
    apart = [name for name in _APART if name in given]
    if apart and "evidence" in given:
        yield Diagnostic(codes.EVIDENCE_IN_TWO_FORMS, (), {"tables": tuple(apart)})
    for table, columns in given.items():
        if LEARNER not in columns and table != "people":
            yield Diagnostic(codes.NO_LEARNER, (table,))
        if not tables()[table].quantities:
            yield from _not_ours(table, tuple(columns), ())


def not_quantities(given: Given, quantities: Collection[str]) -> Iterator[Diagnostic]:
    """Yield a problem for each heading of items that names neither a column nor a quantity.

    Args:
        given: the tables there are.
        quantities: those that the specifications declare.
    """
    for table, columns in given.items():
        if tables()[table].quantities:
            yield from _not_ours(table, tuple(columns), quantities)


def _not_ours(
    table: str, columns: tuple[str, ...], quantities: Collection[str]
) -> Iterator[Diagnostic]:
    known = tables()[table].columns
    special = header_of(table, columns).special
    for name, meant in zip(columns, columns_of(table, columns).names, strict=True):
        if name == LEARNER or name in quantities or special.get(name, name) is not None:
            continue
        near = meant if meant != name else spelled(name, (*known, *quantities))
        yield Diagnostic(
            codes.UNKNOWN_COLUMN,
            (table, name),
            {
                "table": table,
                "column": name,
                "near": near,
                "carried": f"external.{name}" if "external" in known else "",
                "allowed": (*known, LEARNER),
            },
        )
