"""Work that answers criteria: each stands above paragraphs that nothing heads."""

from rubric.importers.found import Node, Unit
from rubric.importers.lines import Line
from rubric.importers.opening import Verbs

#: so many words below a criterion are an answer to it, those of lines that are no sentence apart
_WORDS = 40
_SENTENCE = 8
#: facts that a specification states, and those who answer one hardly ever do
_FACTS = ("level", "credit", "glh", "tqt")


def are_answered(unit: Unit, verbs: Verbs) -> bool:
    """Return whether below half of the outcomes and criteria, or more, text stands that is none.

    No heading and no label stands between: guidance and content have these. What opens with a
    command verb is no answer.
    """
    if any(field in unit.facts for field in _FACTS):
        return False
    nodes = [node for node in _nodes(unit) if not node.criteria]
    ends = {(*node.lines, *node.numbers)[-1] for node in nodes if node.lines or node.numbers}
    taken = _taken(unit)
    answered, words, open_end = 0, 0, False
    for line in [*unit.lines, None]:
        if line is None or line in taken:
            answered += open_end and words >= _WORDS
            words, open_end = 0, line in ends
        elif line.role == "body" and line.hint != "aside" and not line.is_bullet:
            said = len(line.text.split())
            words += said if said >= _SENTENCE and not verbs.opens(line.text) else 0
    return 2 * answered >= len(ends) > 0


def _nodes(unit: Unit) -> list[Node]:
    return [*unit.outcomes, *unit.every_criterion]


def _taken(unit: Unit) -> set[Line]:
    """The lines of which the draft says something, and headings and labels."""
    nodes = [*_nodes(unit), *(part for one in unit.every_criterion for part in one.parts)]
    texts = [node.lines for node in nodes] + [node.numbers for node in nodes]
    held = [unit.range, *unit.guidance.values()]
    held += [said for node in nodes for said in (node.range, *node.guidance.values())]
    texts += [lines for said in held for lines in said]
    texts += [*unit.facts.values(), unit.repeats, [line for line, _ in unit.signs]]
    return {line for lines in texts for line in lines}
