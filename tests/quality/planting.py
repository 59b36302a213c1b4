"""Planting a fault: what is changed in a clean unit, and where it then stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from tests.quality.library import Node, Unit


@dataclass(frozen=True)
class Planted:
    """Where a fault stands: the field of a node (of the unit: None), and its words."""

    node: Node | None
    field: str = "text"
    #: the words meant; None is the whole value
    words: str | None = None
    #: which of them, where they stand several times
    turn: int = 0
    #: codes that are right to be told too, since the fault has two sides
    also: tuple[str, ...] = ()
    #: another unit that is at hand
    beside: Unit | None = None


Plant = Callable[[Unit, Random], Planted | None]
#: what is done → the slug of its code, and the function that does it
FAULTS: dict[str, tuple[str, Plant]] = {}


def fault(slug: str, name: str) -> Callable[[Plant], Plant]:
    """Return what enters a function among the faults."""

    def entered(plant: Plant) -> Plant:
        FAULTS[name] = (slug, plant)
        return plant

    return entered


def chosen(random: Random, nodes: Iterator[Node] | list[Node]) -> Node | None:
    every = list(nodes)
    return random.choice(every) if every else None


def simple(unit: Unit, *, knowledge: bool | None = None) -> list[Node]:
    """Criteria of one text, without anything beside it."""
    if not unit.is_english_unit:
        return []
    return [
        node
        for node in unit.of_kind("criterion")
        if not node.children
        and not node.extra
        and not node.text.endswith((":", "."))
        and (knowledge is None or (node.text.split()[0] in _KNOWLEDGE) == knowledge)
    ]


_KNOWLEDGE = frozenset(
    (
        *("Explain", "Describe", "State", "List", "Identify", "Outline", "Summarise", "Compare"),
        *("Analyse", "Evaluate", "Define", "Name", "Interpret", "Discuss", "Critically"),
        *("Justify", "Assess", "Give", "Recognise"),
    )
)


def changed(
    slug: str,
    name: str,
    change: Callable[[str], str],
    words: str | None,
    turn: int = 0,
    *,
    knowledge: bool | None = None,
    also: tuple[str, ...] = (),
) -> None:
    """Enter a fault that changes the text of one criterion."""

    def plant(unit: Unit, random: Random) -> Planted | None:
        node = chosen(random, simple(unit, knowledge=knowledge))
        if node is None:
            return None
        node.text = change(node.text)
        return Planted(node, "text", words, turn, also)

    FAULTS[name] = (slug, plant)


def rest(text: str) -> str:
    """A text without its first word."""
    return text.split(" ", 1)[1]
