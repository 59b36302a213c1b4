"""Last looks at the tree: numbers that the source lacks, examples, headings taken for outcomes."""

import re
from itertools import chain, count

from rubric.importers.found import Node, Unit, text_of
from rubric.importers.lookup import heading_of
from rubric.importers.opening import opens_as_outcome

#: what says of a text that it is an outcome, before the text
_SAYS_OUTCOME = re.compile(r"learning outcome\s*[:–—-]\s*(?=\w)", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
#: wording after which what is listed is an example, and asks for nothing
EXAMPLES = re.compile(
    r"(?:\be\.?g\.?|\bsuch as|\bfor example|\bmay include(?: but [^:]*)?|\bcould include)[:,]?\s*$",
    re.IGNORECASE,
)


def finish(unit: Unit) -> None:
    """Give every outcome, criterion and part a ref; what has no text is no node."""
    unit.outcomes = [o for o in unit.outcomes if o.text or o.criteria]
    for outcome in unit.outcomes:
        outcome.criteria = [c for c in outcome.criteria if c.text]
        _without_sign(outcome)
    unit.criteria = [c for c in unit.criteria if c.text]
    _to_their_outcomes(unit)
    _headings_are_none(unit)
    for criterion in unit.every_criterion:
        _examples(criterion)
        _number_parts(criterion)
    _number(unit.outcomes)
    for outcome in unit.outcomes:
        step = outcome.steps[-1] if outcome.steps else outcome.ref
        _number(outcome.criteria, f"{step}.")
    _number(unit.criteria)
    _number(unit.marking)


def _without_sign(outcome: Node) -> None:
    """Take "Learning outcome:" off the text that it stands before."""
    sign = _SAYS_OUTCOME.match(outcome.text)
    if sign is not None:
        whole = text_of(outcome.lines)
        outcome.taken = whole[: whole.index(outcome.text) + sign.end()]


def _to_their_outcomes(unit: Unit) -> None:
    """Put a criterion that stands before its outcome under it: 1.1 is of outcome 1.

    So it is read where an outcome stands in the middle of its criteria, and not above them.
    """
    by_number = {outcome.steps: outcome for outcome in unit.outcomes if outcome.steps}
    for criterion in list(unit.criteria):
        outcome = by_number.get(criterion.steps[:1]) if len(criterion.steps) > 1 else None
        if outcome is None or any(c.ref == criterion.ref for c in outcome.criteria):
            continue
        unit.criteria.remove(criterion)
        before = [c for c in outcome.criteria if _counted(c) < _counted(criterion)]
        outcome.criteria.insert(len(before), criterion)


def _counted(node: Node) -> list[tuple[int, str]]:
    """The numbers of a node as people count."""
    return [(int(step), "") if step.isdigit() else (0, step) for step in node.steps]


def _headings_are_none(unit: Unit) -> None:
    """Drop an outcome without number and criteria where others have both: it was a heading.

    Among the groups of a standard, which have no numbers, it is told by its words.
    """
    with_criteria = [o for o in unit.outcomes if o.criteria]
    if with_criteria:
        unit.outcomes = [o for o in unit.outcomes if o.ref or o.criteria or not heading_of(o.text)]
    if with_criteria and all(o.ref for o in with_criteria):
        unit.outcomes = [
            o
            for o in unit.outcomes
            if o.ref or o.criteria or opens_as_outcome(o.text) or o.lines[0].is_bullet
        ]


def _number(nodes: list[Node], before: str = "") -> None:
    """Propose a number for each node without one: its position, or the first that is free."""
    taken = {node.ref for node in nodes if node.ref}
    spare = (ref for n in count(1) if (ref := f"{before}{n}") not in taken)
    for at, node in enumerate(nodes, 1):
        if not node.ref:
            wanted = f"{before}{at}"
            node.ref = wanted if wanted not in taken else next(spare)
            taken.add(node.ref)
            node.proposed = True


def _number_parts(criterion: Node) -> None:
    """Propose a letter for each part without one: that of its position, or the first free."""
    criterion.parts = [part for part in criterion.parts if part.text]
    taken = {part.ref for part in criterion.parts if part.ref}
    letters = chain(_LETTERS, (f"z{n}" for n in count()))
    spare = (ref for ref in letters if ref not in taken)
    for at, part in enumerate(criterion.parts):
        if not part.ref:
            wanted = _LETTERS[at] if at < len(_LETTERS) else f"z{at}"
            part.ref = wanted if wanted not in taken else next(spare)
            taken.add(part.ref)
            part.proposed = True


def _examples(criterion: Node) -> None:
    """Turn what is listed after "e.g." into guidance: examples ask for nothing."""
    if criterion.parts and EXAMPLES.search(criterion.text):
        for part in criterion.parts:
            criterion.guidance.setdefault("guidance", []).append([*part.lines])
        criterion.parts = []
