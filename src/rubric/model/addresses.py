"""Addresses: from a place in plain data to a path of refs, and back.

A path names things as people do. Learning outcomes, criteria and parts stand
under their ref alone; every other field stands under its name, and an entry of
a list under its `ref` or `id`, or its own text. A repeated name adds its turn
(`2.1~2`), a missing one is its position (`~3`).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from rubric.diagnostics import Path
from rubric.model.scalars import scalar_text

#: fields whose entries stand under their ref alone
_NODES = frozenset({"outcomes", "sections", "criteria", "checks", "parts"})
#: pairs of names for one field; data may use either
_ALSO = {"outcomes": "sections", "criteria": "checks"}

Location = tuple[str | int, ...]


def turned(names: Iterable[str | None]) -> list[str]:
    """Return the names as segments of a path, with turns and positions where needed.

    >>> turned(["2.1", "2.1", None])
    ['2.1', '2.1~2', '~3']
    """
    every = list(names)
    if None not in every and len(set(every)) == len(every):
        return [name for name in every if name is not None]
    seen: Counter[str] = Counter()
    segments = []
    for position, name in enumerate(every, start=1):
        if name is None:
            segments.append(f"~{position}")
            continue
        seen[name] += 1
        segments.append(name if seen[name] == 1 else f"{name}~{seen[name]}")
    return segments


class Addresses:
    """Paths of one piece of plain data; the names in a list are worked out once."""

    def __init__(self, data: Any) -> None:
        self.data = data
        #: list → its segments, and where each stands; the data keeps the lists alive
        self._known: dict[int, tuple[list[str], dict[str, int]]] = {}

    def __reduce__(self) -> tuple[object, ...]:
        """Return the data alone: elsewhere its lists have other identities."""
        return Addresses, (self.data,)

    def path_of(self, location: Sequence[str | int]) -> Path:
        """Return the path of a location; what the data does not hold is left out.

        A last segment that names a missing or unknown field is kept.
        """
        path: list[str] = []
        node = self.data
        for position, step in enumerate(location):
            if isinstance(node, dict) and isinstance(step, str):
                name = step if step in node else _ALSO.get(step, step)
                if name in node:
                    node = node[name]
                    if not _is_node_list(name, node):
                        path.append(name)
                elif position == len(location) - 1:
                    path.append(step)
            elif isinstance(node, list) and isinstance(step, int) and 0 <= step < len(node):
                path.append(self._segments(node)[0][step])
                node = node[step]
        return tuple(path)

    def location_of(self, path: Path) -> Location:
        """Return the location of the longest beginning of a path that the data holds."""
        location: list[str | int] = []
        node = self.data
        for segment in path:
            steps = self._steps(node, segment)
            if not steps:
                break
            for step in steps:
                node = node[step]
            location.extend(steps)
        return tuple(location)

    def _steps(self, node: Any, segment: str) -> list[str | int]:
        if isinstance(node, list):
            at = self._segments(node)[1].get(segment)
            return [] if at is None else [at]
        if not isinstance(node, dict):
            return []
        if segment in node:
            return [segment]
        for name, entries in node.items():
            if _is_node_list(name, entries):
                at = self._segments(entries)[1].get(segment)
                if at is not None:
                    return [name, at]
        return []

    def _segments(self, entries: list[Any]) -> tuple[list[str], dict[str, int]]:
        known = self._known.get(id(entries))
        if known is None:
            segments = turned(_name(entry) for entry in entries)
            known = segments, {segment: at for at, segment in enumerate(segments)}
            self._known[id(entries)] = known
        return known


def path_of(data: Any, location: Sequence[str | int]) -> Path:
    """Return the path of one location in plain data."""
    return Addresses(data).path_of(location)


def location_of(data: Any, path: Path) -> Location:
    """Return the location of one path in plain data."""
    return Addresses(data).location_of(path)


def _is_node_list(name: str, value: Any) -> bool:
    return name in _NODES and isinstance(value, list) and any(isinstance(e, dict) for e in value)


def _name(entry: Any) -> str | None:
    if isinstance(entry, dict):
        entry = entry.get("ref", entry.get("id"))
    text = scalar_text(entry)
    return text.strip() if text else None
