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
    in_a_circle = on_circles(older)
    for record in older:
        if record in in_a_circle:
            yield Diagnostic(
                codes.SUPERSEDES_CYCLE, (field, record, "supersedes"), {"what": what, "id": record}
            )


def on_circles(older: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Return the records from which a chain leads back to themselves.

    Each record is come to once, however long the chains (Tarjan's strongly connected
    components): while one is open, so is everything on the way to it. What leads back
    to an open record is on a circle with it.
    """
    found: set[str] = set()
    turn: dict[str, int] = {}
    #: the earliest open record that a record leads back to
    back: dict[str, int] = {}
    is_open: list[str] = []
    for start in older:
        if start in turn:
            continue
        way = [(start, iter(older[start]))]
        turn[start] = back[start] = len(turn)
        is_open.append(start)
        while way:
            record, left = way[-1]
            for next_one in left:
                if next_one not in older:
                    continue
                if next_one == record:
                    found.add(record)
                if next_one not in turn:
                    turn[next_one] = back[next_one] = len(turn)
                    is_open.append(next_one)
                    way.append((next_one, iter(older[next_one])))
                    break
                # of a record that is closed nothing leads back here
                back[record] = min(back[record], back.get(next_one, back[record]))
            else:
                way.pop()
                if way:
                    back[way[-1][0]] = min(back[way[-1][0]], back[record])
                if back[record] == turn[record]:
                    together = [is_open.pop()]
                    while together[-1] != record:
                        together.append(is_open.pop())
                    found.update(together if len(together) > 1 else ())
                    for closed in together:
                        del back[closed]
    return found
