"""Faults of numbers: left out, out of order, of another outcome, in the text."""

from random import Random

from tests.quality.library import Node, Unit
from tests.quality.planting import FAULTS, Plant, Planted, chosen, fault


def _rows(unit: Unit, least: int) -> list[list[Node]]:
    rows = [outcome.children for outcome in unit.of_kind("outcome")]
    return [row for row in rows if len(row) >= least and all(n.ref[:1].isdigit() for n in row)]


@fault("number-left-out", "a criterion is left out")
def _(unit: Unit, random: Random) -> Planted | None:
    rows = _rows(unit, 3)
    if not rows:
        return None
    row = random.choice(rows)
    at = random.randrange(1, len(row) - 1)
    del row[at]
    return Planted(row[at], "ref")


@fault("number-left-out", "the first criterion is left out")
def _(unit: Unit, random: Random) -> Planted | None:
    rows = _rows(unit, 3)
    if not rows:
        return None
    row = random.choice(rows)
    del row[0]
    return Planted(row[0], "ref")


@fault("number-left-out", "an outcome is left out")
def _(unit: Unit, _random: Random) -> Planted | None:
    if len(unit.nodes) < 3 or unit.nodes[0].kind != "outcome":
        return None
    del unit.nodes[1]
    return Planted(unit.nodes[1], "ref")


@fault("number-left-out", "a lettered part is left out")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(
        random, [n for n in unit.of_kind("criterion") if len(n.children) > 2 and not n.extra]
    )
    if node is None:
        return None
    del node.children[1]
    return Planted(node.children[1], "ref")


@fault("number-left-out", "a pass criterion is left out")
def _(unit: Unit, _random: Random) -> Planted | None:
    row = [
        n for n in unit.of_kind("criterion") if n.ref.rpartition(".")[2].startswith("P") and n.extra
    ]
    if len(row) < 3:
        return None
    unit.parent_of(row[1]).remove(row[1])
    return Planted(row[2], "ref")


@fault("number-out-of-order", "two criteria are swapped")
def _(unit: Unit, random: Random) -> Planted | None:
    rows = _rows(unit, 2)
    if not rows:
        return None
    row = random.choice(rows)
    at = random.randrange(len(row) - 1)
    row[at], row[at + 1] = row[at + 1], row[at]
    return Planted(row[at + 1], "ref")


@fault("number-of-another-outcome", "a criterion stands under another outcome")
def _(unit: Unit, _random: Random) -> Planted | None:
    rows = [row for row in _rows(unit, 2) if "." in row[0].ref]
    if len(rows) < 2:
        return None
    moved = rows[0].pop()
    rows[1].append(moved)
    return Planted(moved, "ref", also=("verb-against-outcome",))


@fault("number-of-another-outcome", "a criterion has a slip in its first number")
def _(unit: Unit, random: Random) -> Planted | None:
    rows = [row for row in _rows(unit, 3) if "." in row[0].ref]
    if not rows:
        return None
    node = random.choice(rows)[-1]
    node.ref = f"7.{node.ref.rpartition('.')[2]}"
    return Planted(node, "ref")


def _own_number(form: str) -> Plant:
    def plant(unit: Unit, random: Random) -> Planted | None:
        node = chosen(
            random, [n for n in unit.of_kind("criterion") if n.ref[0].isdigit() and "." in n.ref]
        )
        if node is None:
            return None
        node.text = form.format(ref=node.ref) + node.text
        return Planted(node, "text", form.format(ref=node.ref).strip())

    return plant


FAULTS["its number stands in the text"] = ("text-begins-with-number", _own_number("{ref} "))
FAULTS["its number is glued to the text"] = ("text-begins-with-number", _own_number("{ref}"))
FAULTS["AC and its number stand in the text"] = (
    "text-begins-with-number",
    _own_number("AC{ref}: "),
)


@fault("text-begins-with-number", "LO and its number stand in the text of an outcome")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, [n for n in unit.of_kind("outcome") if n.ref.isdigit()])
    if node is None:
        return None
    node.text = f"LO{node.ref}: {node.text}"
    return Planted(node, "text", "LO", also=("verb-against-outcome", "only-knowledge-below"))


@fault("text-begins-with-number", "a letter stands in the text of a part")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, unit.of_kind("part"))
    if node is None:
        return None
    node.text = f"({node.ref}) {node.text}"
    return Planted(node, "text", f"({node.ref})")


@fault("another-criterion-inside", "the next criterion is swallowed")
def _(unit: Unit, random: Random) -> Planted | None:
    rows = [
        r
        for r in _rows(unit, 2)
        if "." in r[0].ref and not r[-2].children and not r[-2].text.endswith(".")
    ]
    if not rows:
        return None
    row = random.choice(rows)
    last = row.pop()
    row[-1].text += f" {last.ref} {last.text}"
    return Planted(row[-1], "text", last.ref, also=("several-verbs", "amount-without-rule"))


@fault("another-criterion-inside", "the first criterion stands in the line of its outcome")
def _(unit: Unit, random: Random) -> Planted | None:
    nodes = [
        n
        for n in unit.of_kind("outcome")
        if len(n.children) > 2 and n.children[0].ref.startswith("1.")
    ]
    node = chosen(random, nodes)
    if node is None:
        return None
    first = node.children.pop(0)
    node.text += f" {first.ref} {first.text}"
    return Planted(node, "text", first.ref, also=("number-left-out", "only-knowledge-below"))
