"""Lines that head a section, and what begins with it."""

import re
from typing import TYPE_CHECKING

from rubric.importers.found import Node
from rubric.importers.labels import INLINE
from rubric.importers.lexicon import Heading, heading_of, label_of
from rubric.importers.lines import Line
from rubric.importers.numbers import Number
from rubric.importers.unnumbered import in_marking
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def heading(walk: "Walk", line: Line, number: Number | None) -> bool:
    """A line that heads a section."""
    if line.is_bullet and not line.strong:
        return False
    text = line.text
    if number is not None and number.kind in ("number", "letter") and number.rest:
        text = number.rest
    heading = heading_of(text)
    if heading is None and (match := INLINE.fullmatch(text)) and number is None:
        heading = _inline_heading(walk, line, match)
        if heading is not None:
            return True
    if heading is None:
        return False
    if number is not None and number.kind not in ("number", "letter", "outcome"):
        return False
    if label_of(text) not in (None, "type") and heading.section in (
        "guidance",
        "aside",
        "outcomes",
        "skills",
    ):
        return False
    if _is_only_a_word(walk, line, heading):
        return False
    walk.unit.signs.append((line, heading.section))
    _enter(walk, heading)
    return True


def _is_only_a_word(walk: "Walk", line: Line, heading: Heading) -> bool:
    """Whether what could head a section is an entry of a list: "Skills", "Resources"."""
    if heading.section in ("both", "outcomes", "criteria", "indicative_content", "marking"):
        return False
    if walk.pending and not walk.pending[0][0].rest:
        return heading.section not in GUIDANCE
    return line.hint in ("criterion", "outcome") and heading.section != "range"


def _inline_heading(walk: "Walk", line: Line, match: re.Match[str]) -> Heading | None:
    """A section with its text on the same line: "Range: …", "Assessment guidance: …"."""
    heading = heading_of(match["label"])
    if heading is None or label_of(match["label"]) not in (None,) or heading.section in STRUCTURE:
        return None
    sign, text = walk.cut(line, match.start("value"))
    walk.unit.signs.append((sign, heading.section))
    _enter(walk, heading)
    if heading.section == "range":
        walk.range(text, walk.scope)
    elif heading.section in GUIDANCE:
        walk.guide(walk.field(), text, walk.scope)
    elif heading.section == "marking":
        in_marking(walk, text)
    return heading


def _enter(walk: "Walk", heading: Heading) -> None:
    section = heading.section
    walk.facts.close()
    walk.entry = None
    walk.may_go_on = False
    if section in ("outcomes", "criteria", "both", "performance"):
        if walk.zone in ("knowing",) and section == "criteria":
            pass
        walk.zone = {"performance": "criteria"}.get(section, section)
        if section in ("outcomes",):
            walk.pending.clear()
        if heading.of:
            _go_to(walk, heading.of)
        return
    if section == "evidence":
        walk.zone = (
            "criteria"
            if walk.tree.outcome is not None and not walk.tree.outcome.criteria
            else "guidance"
        )
        return
    if section == "marking":
        walk.unit.has_marking = True
    if section == "range":
        walk.zone = "range"
        walk.scope = _range_scope(walk)
        return
    walk.zone = section
    walk.scope = None
    if heading.of:
        walk.scope = walk.tree.outcome_with(heading.of)
        if walk.scope is None:
            plain = [o for o in walk.unit.outcomes if not o.ref]
            if plain and (walk.tree.outcome in plain or len(plain) == 1):
                walk.scope = walk.tree.outcome if walk.tree.outcome in plain else plain[0]
                assert walk.scope is not None
                walk.scope.ref, walk.scope.steps, walk.scope.told = (
                    heading.of,
                    (heading.of,),
                    "inferred",
                )
    elif (
        walk.tree.outcome is not None
        and walk.tree.outcome.criteria
        and section == "indicative_content"
        and walk.profile.named_outcomes is False
    ):
        walk.scope = None


def _range_scope(walk: "Walk") -> Node | None:
    if walk.tree.criterion is not None:
        return walk.tree.criterion
    return walk.tree.outcome


def _go_to(walk: "Walk", step: str) -> None:
    known = walk.tree.outcome_with(step)
    if known is not None:
        walk.tree.outcome, walk.tree.criterion = known, None
