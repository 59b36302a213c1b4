"""Clean units of our own, read from `units.txt`, and written as YAML in many styles.

What is written remembers where each text and ref of it stands, so that a planted
fault has a place that does not come from the engine.
"""

import copy
import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

_ENTRY = re.compile(r"( *)(\S+) (.*)")
#: how a text may be written: as it is, in either quotation marks, folded
STYLES = ("plain", "single", "double", "folded")
_PLAIN = re.compile(r"(?![\s\-?:,\[\]{}#&*!|>'\"%@`])[^\n]*(?<![\s:])")


@dataclass(eq=False)
class Node:
    """An outcome, a criterion or a part."""

    kind: str
    ref: str
    text: str
    extra: list[str] = field(default_factory=list)
    children: list["Node"] = field(default_factory=list)


@dataclass(eq=False)
class Unit:
    """A specification, as lists of lines and nodes that a fault may change."""

    id: str
    facts: dict[str, str]
    lines: list[str]
    nodes: list[Node]

    def of_kind(self, kind: str) -> Iterator[Node]:
        """Yield the outcomes, criteria or parts."""
        waiting = list(self.nodes)
        while waiting:
            node = waiting.pop(0)
            waiting = [*node.children, *waiting]
            if node.kind == kind:
                yield node

    def parent_of(self, node: Node) -> list[Node]:
        """Return the list that a node stands in."""
        lists = [
            self.nodes,
            *(n.children for n in (*self.of_kind("outcome"), *self.of_kind("criterion"))),
        ]
        return next(nodes for nodes in lists if node in nodes)

    @property
    def is_english_unit(self) -> bool:
        """Whether checks of verbs are for it."""
        return self.facts.get("kind", "unit") == "unit" and self.facts.get("language", "en") == "en"


def clean_units() -> list[Unit]:
    """Return all clean units, each a copy of its own."""
    text = (Path(__file__).parent / "units.txt").read_text(encoding="utf-8")
    return [_unit(block) for block in text.split("== ")[1:]]


def _unit(block: str) -> Unit:
    head, *lines = block.rstrip().split("\n")
    name, *pairs = head.split(" | ")
    unit = Unit(name.strip(), dict(pair.split(": ", 1) for pair in pairs), [], [])
    outcome: Node | None = None
    criterion: Node | None = None
    for line in lines:
        if line.lstrip().startswith("+ "):
            assert criterion is not None
            criterion.extra.append(line.lstrip()[2:])
            continue
        found = _ENTRY.fullmatch(line)
        assert found is not None, line
        indent, ref, text = found.groups()
        if not indent and ref.endswith(":"):
            unit.lines.append(line)
        elif not indent:
            outcome = Node("outcome", ref, text)
            unit.nodes.append(outcome)
        elif len(indent) == 2:
            criterion = Node("criterion", ref, text)
            (outcome.children if outcome else unit.nodes).append(criterion)
        else:
            assert criterion is not None
            criterion.children.append(Node("part", ref, text))
    return unit


def copied(unit: Unit) -> Unit:
    """Return a copy that a fault may be planted in."""
    return copy.deepcopy(unit)


class Written:
    """A unit as YAML, with the place of every text."""

    def __init__(self, unit: Unit, random: Random, style: str | None = None) -> None:
        self._lines: list[str] = []
        self._random = random
        self._style = style
        #: node and field → the line and column where its value starts, and the line of its end
        self.places: dict[tuple[int, str], tuple[int, int, int]] = {}
        self._unit(unit)
        self.text = "\n".join(self._lines) + "\n"

    def place(
        self, node: Node | None, name: str, words: str | None, turn: int = 0
    ) -> tuple[int, int]:
        """Return the line and column of a value, or of some words of it."""
        first, column, last = self.places[id(node) if node else 0, name]
        if words is None:
            return first, column
        for sought in (words, *words.split()[:1]):  # folded, they may stand on two lines
            begins = r"(?<!\w)" if sought[0].isascii() and sought[0].isalnum() else ""
            for line in range(first, last + 1):
                start = column - 1 if line == first else 0
                for found in re.finditer(begins + re.escape(sought), self._lines[line - 1][start:]):
                    if turn == 0:
                        return line, start + found.start() + 1
                    turn -= 1
        raise AssertionError((words, self._lines[first - 1 : last]))

    def _unit(self, unit: Unit) -> None:
        kind = unit.facts.get("kind", "unit")
        self._lines += ["format: rubric/1", f"kind: {kind}", f"id: {unit.id}", "version: 1"]
        for name, value in unit.facts.items():
            if name != "kind":
                self._value("", name, value, None, plain=name in ("level", "language", "framework"))
        self._lines += unit.lines
        self._nodes(unit.nodes, "")

    def _nodes(self, nodes: list[Node], indent: str) -> None:
        if nodes:
            self._lines.append(f"{indent}{_LISTS[nodes[0].kind]}:")
        for node in nodes:
            self._value(f"{indent}  - ", "ref", node.ref, node, plain=True)
            self._value(f"{indent}    ", "text", node.text, node)
            self._lines += [f"{indent}    {line}" for line in node.extra]
            self._nodes(node.children, f"{indent}    ")

    def _value(
        self, before: str, name: str, value: str, node: Node | None, *, plain: bool = False
    ) -> None:
        style = "plain" if plain else self._style or self._random.choice(STYLES)
        if style == "plain" and (not _PLAIN.fullmatch(value) or ": " in value or " #" in value):
            style = "double"
        start = f"{before}{name}: "
        first = len(self._lines) + 1
        lines = [value]
        if style == "single":
            lines = ["'" + value.replace("'", "''") + "'"]
        elif style == "double":
            lines = ['"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"']
        elif style == "folded":
            inside = " " * (len(before) + 2)
            wrapped = textwrap.wrap(value, 60, break_long_words=False, break_on_hyphens=False)
            lines = [">-", *(inside + line for line in wrapped)]
        self._lines += [start + lines[0], *lines[1:]]
        self.places[id(node) if node else 0, name] = (first, len(start) + 1, len(self._lines))


_LISTS = {"outcome": "outcomes", "criterion": "criteria", "part": "parts"}
