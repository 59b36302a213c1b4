"""Amounts without their rule, and verbs against level and outcome."""

from random import Random

from tests.quality.library import Node, Unit
from tests.quality.planting import FAULTS, Plant, Planted, changed, chosen, fault, simple

_AMOUNTS = {
    "hours and no rule": "Work with clients for a minimum of 12 hours",
    "hours in words and no rule": "Work with clients for at least twelve hours",
    "occasions and no rule": "Work with clients on two separate occasions",
    "days and no rule": "Work with clients on at least three days",
    "places and no rule": "Work with clients in two different settings",
    "witnesses and no rule": "Work with clients before two witnesses",
    "pieces of evidence and no rule": "Provide three pieces of evidence of own work",
}
for name, text in _AMOUNTS.items():
    begins = {"hours and no rule": "a minimum", "hours in words and no rule": "at least"}
    first = (
        begins.get(name)
        or {"days and no rule": "at least"}.get(name)
        or ("three pieces" if "pieces" in name else "two")
    )
    changed("amount-without-rule", name, lambda _, t=text: t, first, also=("verb-against-outcome",))
changed(
    "amount-to-be-read",
    "a minimum of things and no reading",
    lambda _: "Work with at least three clients",
    "at least",
    also=("verb-against-outcome",),
)


@fault("amount-without-rule", "a choice of parts and no rule")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, [n for n in unit.of_kind("criterion") if len(n.children) > 2 and n.extra])
    if node is None:
        return None
    node.extra.clear()
    return Planted(node, "text", "three of the following")


@fault("amount-without-rule", "the rule is left out")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, _with_rule(unit))
    if node is None:
        return None
    node.extra.clear()
    number = next(w for w in node.text.split() if w in _NUMBERS)
    least = [w for w in ("at least", "a minimum") if w in node.text]
    return Planted(node, "text", least[0] if least else number)


@fault("amount-differs-from-rule", "the rule asks for another amount")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, _with_rule(unit))
    if node is None:
        return None
    number = next(w for w in node.text.split() if w in _NUMBERS)
    node.extra[0] = node.extra[0].replace(_NUMBERS[number], "9")
    least = [w for w in ("at least", "a minimum") if w in node.text]
    return Planted(node, "text", least[0] if least else number)


@fault("amount-differs-from-rule", "the choice of parts is another")
def _(unit: Unit, random: Random) -> Planted | None:
    node = chosen(random, [n for n in unit.of_kind("criterion") if "achieved_by" in str(n.extra)])
    if node is None:
        return None
    node.extra[0] = node.extra[0].replace("n_of: 3", "n_of: 2")
    return Planted(node, "text", "three of the following")


_NUMBERS = {"12": "12", "two": "2", "20": "20", "six": "6"}


def _with_rule(unit: Unit) -> list[Node]:
    rules = [n for n in unit.of_kind("criterion") if "sufficient" in str(n.extra)]
    return [n for n in rules if any(w in _NUMBERS for w in n.text.split())]


def _at_level(levels: tuple[str, ...], text: str, words: str) -> Plant:
    def plant(unit: Unit, random: Random) -> Planted | None:
        on_scale = unit.facts.get("framework") in (None, "access")
        node = chosen(random, simple(unit, knowledge=True))
        if node is None or unit.facts.get("level") not in levels or not on_scale:
            return None
        node.text = text
        return Planted(node, "text", words)

    return plant


FAULTS["critical evaluation at level 1 or 2"] = (
    "verb-above-level",
    _at_level(("1", "2"), "Critically evaluate the work", "Critically"),
)
FAULTS["analysis at entry level"] = (
    "verb-above-level",
    _at_level(("E1", "E2", "E3"), "Analyse the work in hand", "Analyse"),
)
FAULTS["a list at level 5, 6 or 7"] = (
    "verb-below-level",
    _at_level(("5", "6", "7"), "List the theories of the subject", "List"),
)


@fault("verb-against-outcome", "doing under an outcome of knowledge")
def _(unit: Unit, random: Random) -> Planted | None:
    outcomes = [n for n in unit.of_kind("outcome") if n.text.split()[0] in ("Know", "Understand")]
    nodes = [c for n in outcomes for c in n.children if c in simple(unit)]
    node = chosen(random, nodes)
    if node is None:
        return None
    node.text = "Build a working model of it"
    return Planted(node, "text", "Build")


@fault("only-knowledge-below", "knowledge alone under an outcome of doing")
def _(unit: Unit, random: Random) -> Planted | None:
    nodes = [
        n
        for n in unit.of_kind("outcome")
        if n.text.startswith("Be able to") and unit.is_english_unit
    ]
    node = chosen(random, nodes)
    if node is None or any(child.extra or child.children for child in node.children):
        return None
    for at, child in enumerate(node.children):
        child.text = (
            "Explain how it is done",
            "Describe what it needs",
            "Outline why it is done",
            "Summarise what it costs",
        )[at]
    return Planted(node, "text", "Be able to")
