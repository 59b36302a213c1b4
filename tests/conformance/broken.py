"""Rules broken one by one, each with the cases that fail for it."""

from typing import NamedTuple


class Break(NamedTuple):
    """A text of the engine, what takes its place, and the cases that fail then."""

    file: str
    old: str
    new: str
    cases: tuple[str, ...]


def _break(file: str, old: str, new: str, cases: str) -> Break:
    return Break(file, old, new, tuple(cases.split()))


BREAKS: tuple[Break, ...] = (
    _break("evaluation/counted.py", "yield Reason.TOO_OLD", "pass", "too-old"),
)
