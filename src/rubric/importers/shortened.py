"""Numbers that stand twice, or that a spreadsheet program changed: 1.10 to 1.1, or the reverse."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rubric.importers.found import Node
from rubric.sources.pieces import Piece, Table
from rubric.sources.places import Place


def other_numbers(pieces: Iterable[Piece]) -> dict[Place, str]:
    """Return what each number of a workbook may have been as well, by the place of its cell."""
    tables = (piece for piece in pieces if isinstance(piece, Table))
    return {cell.place: cell.could_be for table in tables for cell in table.cells if cell.could_be}


def doubted_numbers(
    nodes: Sequence[Node], other: Mapping[Place, str]
) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Yield what is doubtful of the numbers of a list: where, a code and its arguments.

    A number may be another where it stands in the list already, or where the other follows from
    the number before it and this one does not: 1.1 after 1.9.
    """
    seen: set[str] = set()
    before: set[str] = set()
    for n, node in enumerate(nodes):
        places = (line.place for line in (*node.numbers, *node.lines))
        could_be = next((other[place] for place in places if place in other), "")
        either = {node.ref, could_be} if _last(could_be, node.ref) is not None else {node.ref}
        expected = _expected(node.ref, before)
        follows = node.ref in expected or could_be not in expected
        if len(either) > 1 and (node.ref in seen or not follows):
            shorter, longer = sorted(either, key=len)
            yield n, "number-shortened", {"ref": shorter, "other": longer}
        elif node.ref in seen:
            yield n, "number-repeated", {"ref": node.ref}
        before = either
        seen.add(node.ref)


def _expected(ref: str, before: Iterable[str]) -> set[str]:
    """The numbers that come next where counting goes on within what a number belongs to."""
    holder = ref.rpartition(".")[0]
    steps = [step for one in before if (step := _last(one, ref)) is not None]
    return {f"{holder}.{step + 1}" for step in steps or [0]}


def _last(one: str, ref: str) -> int | None:
    """The last step of a number, or None where it belongs to something else than another."""
    holder, _, step = one.rpartition(".")
    return int(step) if step.isdigit() and holder and holder == ref.rpartition(".")[0] else None
