"""One name for one thing: refs within their parent, ids in a portfolio, range items in a list."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rubric.checks.walk import nodes
from rubric.diagnostics import Code, Diagnostic, Path, codes
from rubric.model import AssessmentCriterion, Portfolio, Specification
from rubric.model.addresses import turned


def check_refs_unique(specification: Specification) -> Iterator[Diagnostic]:
    """Yield refs that stand twice under one parent; both places are known."""
    outcomes = [outcome.ref for outcome in specification.outcomes]
    yield from _repeats(codes.DUPLICATE_REF, outcomes, (), "outcome")
    yield from _repeats(
        codes.DUPLICATE_REF, [c.ref for c in specification.criteria], (), "criterion"
    )
    for node, path in nodes(specification):
        if isinstance(node, AssessmentCriterion):
            letters = [part.ref for part in node.parts]
            yield from _repeats(codes.DUPLICATE_REF, letters, path, "part")
        elif path:
            refs = [criterion.ref for criterion in node.criteria]
            yield from _repeats(codes.DUPLICATE_REF, refs, path, "criterion")


def check_range_unique(specification: Specification) -> Iterator[Diagnostic]:
    """Yield range items that stand twice in one list."""
    for node, path in nodes(specification):
        yield from _repeats(codes.DUPLICATE_RANGE, node.range, (*path, "range"), "range item")


def check_ids_unique(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield records of one kind that share an id."""
    lists: tuple[tuple[str, str, Iterable[str]], ...] = (
        ("evidence", "item", (item.id for item in portfolio.evidence)),
        ("decisions", "decision", (decision.id for decision in portfolio.decisions)),
        ("iqa_reviews", "review", (review.id for review in portfolio.iqa_reviews)),
        ("exemptions", "exemption", (exemption.id for exemption in portfolio.exemptions)),
    )
    for field, what, ids in lists:
        yield from _repeats(codes.DUPLICATE_ID, list(ids), (field,), what)


def check_names_unique(data: Any, path: Path = ()) -> Iterator[Diagnostic]:
    """Yield the same for plain data that did not become a model, so that nothing waits."""
    if not isinstance(data, dict):
        return
    for field, (code, what, naming) in _RECORDS.items():
        records = data.get(field)
        if not isinstance(records, list) or not any(isinstance(r, dict) for r in records):
            continue
        stated = [record.get(naming) if isinstance(record, dict) else None for record in records]
        names = [name.strip() if isinstance(name, str) else None for name in stated]
        here = path if field in _BY_REF_ALONE else (*path, field)
        yield from _repeats(code, names, here, what)
        for record, segment in zip(records, turned(names), strict=True):
            yield from check_names_unique(record, (*here, segment))


#: lists of records → the code of a repeat, what one is called, and the field that names it
_RECORDS: Mapping[str, tuple[Code, str, str]] = {
    "outcomes": (codes.DUPLICATE_REF, "outcome", "ref"),
    "sections": (codes.DUPLICATE_REF, "outcome", "ref"),
    "criteria": (codes.DUPLICATE_REF, "criterion", "ref"),
    "checks": (codes.DUPLICATE_REF, "criterion", "ref"),
    "parts": (codes.DUPLICATE_REF, "part", "ref"),
    "groups": (codes.DUPLICATE_REF, "group", "ref"),
    "pathways": (codes.DUPLICATE_ID, "pathway", "id"),
    "evidence": (codes.DUPLICATE_ID, "item", "id"),
    "decisions": (codes.DUPLICATE_ID, "decision", "id"),
    "iqa_reviews": (codes.DUPLICATE_ID, "review", "id"),
    "exemptions": (codes.DUPLICATE_ID, "exemption", "id"),
    "tasks": (codes.DUPLICATE_ID, "task", "id"),
}


#: lists whose records stand under their ref alone in a path
_BY_REF_ALONE = frozenset({"outcomes", "sections", "criteria", "checks", "parts"})


def _repeats(
    code: Code, names: Iterable[str | None], path: Path, what: str
) -> Iterator[Diagnostic]:
    every = list(names)
    if len(set(every)) == len(every):
        return
    seen: set[str] = set()
    for name, segment in zip(every, turned(every), strict=True):
        if name is None or name not in seen:
            seen.update([name] if name is not None else [])
        else:
            yield Diagnostic(code, (*path, segment), {"what": what, "name": name}, ((*path, name),))
