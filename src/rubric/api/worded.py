"""What a tracking sheet shows as the wording of its criteria, beside that of the specification."""

from collections.abc import Iterable, Iterator

from rubric.diagnostics import Argument, Diagnostic, codes
from rubric.load import Document
from rubric.rules import ResolvedCriterion, ResolvedSpecification

#: the beginning of a path to a cell with the wording of a criterion; its number follows
WORDING = "wording"


def wording(criterion: ResolvedCriterion) -> str:
    """Return a criterion with its parts as a sheet shows it."""
    parts = [f"{letter}) {text}" for letter, text in criterion.parts.items()]
    return "\n".join((criterion.text, *parts))


def worded_otherwise(
    document: Document, specifications: Iterable[ResolvedSpecification]
) -> Iterator[Diagnostic]:
    """Yield which criteria a tracking sheet shows in other words than their specification has.

    It was made from another version, or somebody wrote over it, and whoever filled it in may have
    judged by these words. Every row is compared, and what several show alike is told at the first.
    White space, and a mark at the end, are not compared.
    """
    # only sheets show wording
    shown: tuple[tuple[str, str], ...] = getattr(document, "wordings", ())
    if not shown:
        return
    named = dict(_named(tuple(specifications)))
    for at, (criterion, text) in enumerate(shown):
        wanted = named.get(criterion)
        if wanted is not None and _words(text) != _words(wanted):
            told: dict[str, Argument] = {"criterion": criterion, "text": wanted}
            yield Diagnostic(codes.WORDED_OTHERWISE, (WORDING, str(at)), told)


def _words(text: str) -> list[str]:
    return text.rstrip().rstrip(".;:,").split()


def _named(specifications: tuple[ResolvedSpecification, ...]) -> Iterator[tuple[str, str]]:
    """Yield every way to write a criterion with its wording."""
    for unit in specifications:
        for name, target in unit.targets.items():
            if target.criterion == name or name not in unit.criteria:
                said = wording(unit.criteria[target.criterion])
                yield f"{unit.id}/{name}", said
                if len(specifications) == 1:
                    yield name, said
