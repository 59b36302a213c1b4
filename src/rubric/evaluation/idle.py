"""Which of the counted items add nothing to what a rule asks for."""

from collections.abc import Sequence

from rubric.evaluation.counted import JudgedLink
from rubric.evaluation.satisfied import have
from rubric.model.order import people_order
from rubric.rules import Node, clauses


def adding_nothing(links: Sequence[JudgedLink], node: Node) -> frozenset[str]:
    """Return the items without which every clause of a rule has just as much.

    Of items that stand in for one another the first in people's order is taken to add.

    Args:
        links: counted links.
        node: the rule that they count for.
    """
    evidence = list(links)
    idle = set()
    for item in sorted({link.item.id for link in links}, key=people_order, reverse=True):
        without = [link for link in evidence if link.item.id != item]
        if all(have(clause, without) == have(clause, evidence) for clause in clauses(node)):
            evidence = without
            idle.add(item)
    return frozenset(idle)
