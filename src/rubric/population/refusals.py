"""What cannot be judged as SQL: refused by name before anything runs, and never approximated."""

from collections.abc import Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.population.numbered import MOST_BITS, Against
from rubric.rules import clauses


def check_compiles(against: Against) -> Iterator[Diagnostic]:
    """Yield what of the specifications has no plan.

    Names and clauses are bits of one whole number, so there is an end to them.
    """
    for number, specification in enumerate(against.specifications, start=1):
        for field, names in (
            ("parts", against.letters(number)),
            ("range", against.names(number)),
        ):
            if len(names) > MOST_BITS:
                yield _too_many(specification.reference, field, len(names))
        for one in against.of(number):
            n = sum(1 for _ in clauses(one.criterion.rule.node))
            if n > MOST_BITS:
                yield _too_many(
                    f"{specification.reference}/{one.criterion.reference}", "clauses", n
                )


def _too_many(owner: str, kind: str, n: int) -> Diagnostic:
    arguments: dict[str, Argument] = {"owner": owner, "kind": kind, "n": n, "most": MOST_BITS}
    return Diagnostic(codes.TOO_MANY_FOR_POPULATION, (), arguments)
