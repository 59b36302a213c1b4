"""The lettered parts of a criterion in lines: their wording, and which of them is not covered."""

from collections.abc import Iterator

from rubric.evaluation import CriterionResult
from rubric.evaluation.satisfied import covered
from rubric.phrases import shown
from rubric.report.layout import labelled, prose
from rubric.report.sentences import Sentences
from rubric.rules import clauses


def part_lines(result: CriterionResult, indent: str, sentences: Sentences) -> Iterator[str]:
    """Yield the wording of each part, with a remark where no counted link covers it."""
    open_parts = set(result.criterion.parts) - set(covered_parts(result))
    for ref, wording in result.criterion.parts.items():
        told = prose(wording)
        if ref in open_parts:
            told = sentences.say("gap.part_open", part=told)
        yield from labelled(shown(ref), told, indent, 4)


def covered_parts(result: CriterionResult) -> dict[str, tuple[str, ...]]:
    """Return the parts that counted links cover, each with the items that do."""
    found: dict[str, dict[str, None]] = {}
    asked = [clause for clause in clauses(result.criterion.rule.node) if clause.measure.parts]
    for link in result.links:
        for clause in asked if link.counted else ():
            for part in covered(clause, [link]):
                found.setdefault(part, {})[link.item.id] = None
    return {part: tuple(items) for part, items in found.items()}
