"""Guidance of a node: shown to people beside gaps, never counted (meaning 1.2)."""

from collections.abc import Mapping
from typing import NamedTuple

from rubric.model import AssessmentCriterion, LearningOutcome, Specification

#: the fields of guidance; what helps most with a gap comes first
_FIELDS = ("exam_tips", "misconceptions", "guidance", "key_concepts", "indicative_content")


class Guidance(NamedTuple):
    """What helps with a criterion, an outcome or a specification, and asks for nothing."""

    #: field → its lines; a field without any is left out
    lines: Mapping[str, tuple[str, ...]] = {}
    #: documents that it would help to have
    advises: tuple[str, ...] = ()


#: where nothing is written
NO_GUIDANCE = Guidance()


def guidance_of(node: Specification | LearningOutcome | AssessmentCriterion) -> Guidance:
    """Return the guidance that is written on a node itself; none is inherited."""
    lines = {name: written for name in _FIELDS if (written := getattr(node, name))}
    advised = node.advises if isinstance(node, AssessmentCriterion) else ()
    if not lines and not advised:
        return NO_GUIDANCE
    return Guidance(lines, tuple(entry.document for entry in advised))
