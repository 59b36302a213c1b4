"""Faults of wording: verbs, vague words, what is not whole, what is repeated."""

from collections.abc import Callable
from random import Random

from tests.quality.library import Node, Unit, clean_units
from tests.quality.planting import FAULTS, Plant, Planted, changed, chosen, fault, rest, simple

changed(
    "no-command-verb",
    "the verb is lost: it begins with “The”",
    lambda t: f"The {rest(t)}",
    "The",
    knowledge=True,
    also=("word-twice",),
)
changed("no-command-verb", "it begins with “How”", lambda t: f"How to {t.lower()}", "How")
changed(
    "no-command-verb",
    "it begins with a gerund",
    lambda t: f"Explaining {rest(t)}",
    "Explaining",
    knowledge=True,
)
changed(
    "no-command-verb",
    "it begins with “Knowledge of”",
    lambda t: f"Knowledge of {rest(t)}",
    "Knowledge",
    knowledge=True,
)
changed(
    "verb-not-in-table", "it is a heading", lambda _: "Boundaries of own role at work", "Boundaries"
)
changed(
    "verb-not-in-table",
    "it begins with an adjective",
    lambda _: "Historical and social setting of the work",
    "Historical",
)
for words in (
    "Know",
    "Understand",
    "Be aware of",
    "Have knowledge of",
    "Appreciate",
    "Be familiar with",
):
    changed(
        "unmeasurable-verb",
        f"it asks to {words.lower()}",
        lambda t, w=words: f"{w} {rest(t)}",
        words,
    )
changed(
    "unmeasurable-verb",
    "the stem stands before the verb",
    lambda t: f"The learner can understand {rest(t)}",
    "understand",
)
changed(
    "several-verbs",
    "a verb is joined to the first",
    lambda t: f"{t.split()[0]} and justify {rest(t)}",
    "justify",
)
changed(
    "several-verbs",
    "a second verb follows at the end",
    lambda _: "Prepare a report for the client and present it to colleagues",
    "present",
)
changed(
    "several-verbs",
    "define … and explain",
    lambda _: "Define the term ‘overhead’ and explain its use",
    "explain",
    also=("verb-above-level", "verb-below-level"),
)


changed(
    "vague-word",
    "an adverb without a standard",
    lambda _: "Respond appropriately at work",
    "appropriately",
    also=("verb-against-outcome",),
)
changed(
    "vague-word",
    "an adjective without a standard",
    lambda _: "Use suitable equipment at work",
    "suitable",
    also=("verb-against-outcome",),
)
changed(
    "amount-left-open", "a range of", lambda t: f"{t.split()[0]} a range of matters", "a range of"
)
changed("amount-left-open", "several", lambda t: f"{t.split()[0]} several matters", "several")
changed(
    "amount-left-open",
    "a number of",
    lambda t: f"{t.split()[0]} a number of matters",
    "a number of",
)


@fault("list-not-there", "the list after a colon is left out")
def _(unit: Unit, random: Random) -> Planted | None:
    nodes = [n for n in unit.of_kind("criterion") if n.text.endswith(":") and not n.extra]
    node = chosen(random, nodes)
    if node is None:
        return None
    node.children.clear()
    return Planted(node, "text", node.text.split()[-1])


changed("wording-cut-off", "the end is cut off after “and”", lambda t: f"{t} and", "and", -1)
changed("wording-cut-off", "the end is cut off after a comma", lambda t: f"{t},", ",", -1)
changed(
    "wording-cut-off",
    "the end is cut off after “including”",
    lambda t: f"{t}, including",
    "including",
)
changed(
    "wording-cut-off",
    "the beginning is cut off",
    lambda t: f"and {t.lower()}",
    "and",
    also=("no-command-verb", "verb-not-in-table"),
)
changed("word-twice", "a word stands twice", lambda t: f"{t} for the the client", "the the")


def _pair(unit: Unit, random: Random) -> tuple[Node, Node] | None:
    nodes = [n for n in simple(unit) if len(n.text.split()) > 3]
    if len(nodes) < 2:
        return None
    first = random.randrange(len(nodes) - 1)
    return nodes[first], nodes[random.randrange(first + 1, len(nodes))]


_MIXED = (
    "verb-against-outcome",
    "verb-below-level",
    "verb-above-level",
    "only-knowledge-below",
    "vague-word",
)


@fault("same-wording-twice", "a criterion is copied")
def _(unit: Unit, random: Random) -> Planted | None:
    pair = _pair(unit, random)
    if pair is None:
        return None
    pair[1].text = pair[0].text
    return Planted(pair[1], also=_MIXED)


@fault("same-wording-twice", "a criterion is copied with other marks and capitals")
def _(unit: Unit, random: Random) -> Planted | None:
    pair = _pair(unit, random)
    if pair is None:
        return None
    pair[1].text = pair[0].text.lower() + "."
    return Planted(pair[1], also=_MIXED)


@fault("same-wording-twice", "an outcome is worded as another")
def _(unit: Unit, _random: Random) -> Planted | None:
    outcomes = list(unit.of_kind("outcome"))
    if len(outcomes) < 2:
        return None
    outcomes[1].text = outcomes[0].text
    return Planted(outcomes[1], also=_MIXED)


@fault("nearly-the-same-wording", "a criterion differs in an article and a plural")
def _(unit: Unit, random: Random) -> Planted | None:
    pair = _pair(unit, random)
    if pair is None:
        return None
    pair[0].text = "Explain the role of a manager in a project"
    pair[1].text = "Explain the roles of managers in projects"
    return Planted(pair[1], also=_MIXED)


@fault("nearly-the-same-wording", "a criterion differs by a slip")
def _(unit: Unit, random: Random) -> Planted | None:
    pair = _pair(unit, random)
    if pair is None:
        return None
    pair[0].text = "Compare limitations of the methods with one another"
    pair[1].text = "Compare imitations of the methods with one another"
    return Planted(pair[1], also=_MIXED)


def _of_another(change: Callable[[str], str]) -> Plant:
    def plant(unit: Unit, random: Random) -> Planted | None:
        others = [other for other in clean_units() if other.id != unit.id]
        same_level = [o for o in others if o.facts.get("level") == unit.facts.get("level")]
        if not same_level:
            return None
        other = random.choice(same_level)
        taken = chosen(random, [n for n in simple(other) if len(n.text.split()) > 5])
        node = chosen(random, simple(unit))
        if taken is None or node is None:
            return None
        node.text = change(taken.text)
        return Planted(node, also=(*_MIXED, "amount-without-rule"), beside=other)

    return plant


FAULTS["a criterion of another unit"] = ("wording-of-another-unit", _of_another(str))
FAULTS["a criterion of another unit with other articles"] = (
    "wording-of-another-unit",
    _of_another(lambda text: text.replace(" the ", " ").replace(" a ", " the ")),
)
