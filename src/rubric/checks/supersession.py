"""Nothing supersedes itself, directly or by a chain."""

from collections.abc import Iterator, Mapping

from rubric.diagnostics import Diagnostic, codes
from rubric.model import Portfolio


def check_supersession(portfolio: Portfolio) -> Iterator[Diagnostic]:
    """Yield records that are part of a circle of `supersedes`."""
    items = {item.id: item.supersedes or () for item in portfolio.evidence}
    yield from _circles("evidence", "item", items)
    decisions = {d.id: (d.supersedes,) if d.supersedes else () for d in portfolio.decisions}
    yield from _circles("decisions", "decision", decisions)


def _circles(field: str, what: str, older: Mapping[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    if not any(older.values()):
        return
    for start in older:
        reached: set[str] = set()
        waiting = list(older[start])
        while waiting:
            record = waiting.pop()
            if record not in reached:
                reached.add(record)
                waiting.extend(older.get(record, ()))
        if start in reached:
            yield Diagnostic(
                codes.SUPERSEDES_CYCLE, (field, start, "supersedes"), {"what": what, "id": start}
            )
