"""Lines that head a section, and what begins with it."""

import re
from typing import TYPE_CHECKING

from rubric.importers.found import Node
from rubric.importers.labels import INLINE
from rubric.importers.lines import Line
from rubric.importers.lookup import Heading, heading_of, label_of
from rubric.importers.numbers import Number
from rubric.importers.opening import is_stem
from rubric.importers.unnumbered import in_marking
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def heading(walk: "Walk", line: Line, number: Number | None) -> bool:
    """Take a line that heads a section; False where it heads none."""
    if line.is_bullet and not line.strong:
        return False
    text = line.text
    if number is not None and number.kind in ("number", "letter", "section") and number.rest:
        text = number.rest
    heading = heading_of(text)
    if heading is None and number is None:
        if (match := INLINE.fullmatch(text)) is not None:
            return _inline_heading(walk, line, match)
        return (at := _run_in(text)) > 0 and _headed_here(walk, line, at, heading_of(text[:at]))
    if heading is None:
        return False
    if number is not None and number.kind not in ("number", "letter", "outcome", "section"):
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
    below = walk.before is not None and (walk.before, "evidence") in walk.unit.signs[-1:]
    if below and walk.zone == "guidance" and is_stem(text):
        walk.guide("guidance", line, walk.scope)  # "Evidence requirements", "The learner must:"
        return True
    walk.unit.signs.append((line, heading.section))
    if _is_entry(walk, heading, number):
        walk.entry = None
        return True
    _enter(walk, heading, line)
    return True


def _is_entry(walk: "Walk", heading: Heading, number: Number | None) -> bool:
    """Whether a heading is an entry of a section of guidance that numbers its own from 1.

    "1. Critical aspects of competency" below "Evidence guide" is none of outcome 1.
    """
    if number is None or number.kind != "number" or walk.zone not in GUIDANCE:
        return False
    if heading.section not in (*GUIDANCE, "knowing", "skills"):
        return False
    known = walk.tree.outcome_with(number.ref)
    walk.counts_anew = walk.counts_anew or (known is not None and bool(known.criteria))
    return walk.counts_anew


def _is_only_a_word(walk: "Walk", line: Line, heading: Heading) -> bool:
    """Whether what could head a section is an entry of a list: "Skills", "Resources"."""
    if _goes_on(walk, line):
        return True
    if heading.section in ("both", "outcomes", "criteria", "indicative_content", "marking"):
        return False
    if walk.pending and not walk.pending[0][0].rest:
        return heading.section not in GUIDANCE
    return line.hint in ("criterion", "outcome") and heading.section != "range"


def _goes_on(walk: "Walk", line: Line) -> bool:
    """Whether a line ends a text that the page broke: "Explain it with", "examples" below it."""
    return (
        walk.may_go_on
        and walk.before is not None
        and line.one_line
        and not line.apart
        and line.text[:1].islower()
        and line.depth > walk.before.depth
        and not walk.before.text.rstrip().endswith((".", ":", ";"))
    )


def _inline_heading(walk: "Walk", line: Line, match: re.Match[str]) -> bool:
    """A section with its text on the same line: "Range: …", "Assessment guidance: …"."""
    heading = heading_of(match["label"])
    if heading is None:
        return False
    if one := _ONE.fullmatch(match["label"].strip()):
        _said_here(walk, line, match, heading, is_outcome=bool(one["outcome"]))
        return True
    if label_of(match["label"]) is not None or heading.section in STRUCTURE:
        return False
    return _headed_here(walk, line, match.start("value"), heading)


#: sections whose heading may stand before its text in one line without a mark between
_RUN_IN = ("evidence", "guidance", "indicative_content")


def _run_in(text: str) -> int:
    """Where the text begins of "Evidence requirements Learners show all criteria."; 0 for none."""
    starts = [found.start(1) for found in re.finditer(r"[a-z]\s+([A-Z])", text[:80])]
    for at in starts[::-1]:
        heading = heading_of(text[:at])
        if heading is not None and heading.section in _RUN_IN and len(text[:at].split()) > 1:
            return at if label_of(text[:at]) is None and len(text[at:].split()) > 2 else 0
    return 0


def _headed_here(walk: "Walk", line: Line, at: int, heading: Heading | None) -> bool:
    """Begin a section, and take the text that stands on the line of its heading."""
    assert heading is not None
    sign, text = walk.cut(line, at)
    walk.unit.signs.append((sign, heading.section))
    _enter(walk, heading)
    if heading.section == "range":
        walk.range(text, walk.scope)
    elif heading.section in GUIDANCE:
        walk.guide(walk.field(), text, walk.scope)
    elif heading.section == "marking":
        in_marking(walk, text)
    return True


#: "Learning outcome: Know how a kiln works", "Assessment Criterion - The learner can: Name …"
_ONE = re.compile(
    r"(?:(?P<outcome>(?:learning )?(?:outcome|aim|objective)|element)"
    r"|(?:assessment |performance )?criterion)"
    r"(?:\W+(?:the )?(?:learner|candidate|student)s? (?:will|can|must|should)(?: be able to)?)?",
    re.IGNORECASE,
)


def _said_here(
    walk: "Walk", line: Line, match: re.Match[str], heading: Heading, *, is_outcome: bool
) -> None:
    """An outcome or a criterion without a number, on the line that says what it is."""
    sign, text = walk.cut(line, match.start("value"))
    section = "outcomes" if is_outcome else "criteria"
    walk.unit.signs.append((sign, section))
    _enter(walk, heading)
    (walk.tree.open_outcome if is_outcome else walk.tree.open_criterion)(text)
    walk.may_go_on = True


def _enter(walk: "Walk", heading: Heading, line: Line | None = None) -> None:
    """Begin a section; of a standard each is a group of statements by itself."""
    section = heading.section
    walk.counts_anew = False
    walk.facts.close()
    walk.entry = None
    walk.may_go_on = False
    if section in _GROUPED and line is not None and walk.below_named_outcome():
        walk.zone = "criteria"
    elif walk.profile.standards and section in _GROUPED and line is not None:
        _open_group(walk, section, line)
    elif section in (*STRUCTURE, "performance"):
        walk.zone = _structure(walk, section, line)
        if section == "outcomes":
            walk.pending.clear()
        if heading.of:
            _go_to(walk, heading.of)
    elif section == "evidence":
        outcome = walk.tree.outcome
        waits = outcome is not None and not (outcome.criteria or walk.profile.lettered)
        walk.zone = "criteria" if waits else "guidance"
    elif section == "range":
        walk.zone = "range"
        walk.scope = _range_scope(walk, line)
    else:
        walk.unit.has_marking = walk.unit.has_marking or section == "marking"
        walk.zone = section
        walk.scope = _scope(walk, heading.of)


#: headings of a standard under which its statements stand
_GROUPED = ("criteria", "performance", "knowing", "skills", "behaviours")
#: a heading that names the outcomes, and does not only say what learners will do
_NAMES_OUTCOMES = re.compile(r"outcome|element|aim|objective|\blos?\b", re.IGNORECASE)


def _structure(walk: "Walk", section: str, line: Line | None) -> str:
    """The zone that a heading of outcomes or criteria begins.

    "The candidate will be able to" below an outcome that stands there already heads its criteria.
    """
    if section == "performance":
        return "criteria"
    outcome = walk.tree.outcome
    if section == "outcomes" and line is not None and not _NAMES_OUTCOMES.search(line.text):
        begun = outcome is not None and outcome.ref and outcome.lines and not outcome.criteria
        if begun and walk.profile.named_outcomes:
            return "criteria"
    return section


def _open_group(walk: "Walk", section: str, line: Line) -> None:
    """Begin the statements below a heading of a standard, whose text is the group's."""
    walk.pending.clear()
    outcome = walk.tree.outcome
    same = walk.group in (section, "performance" if section == "criteria" else "")
    if same and outcome is not None and not outcome.criteria:
        walk.zone = "criteria"  # "Performance criteria", then "You must be able to"
        return
    walk.unit.signs = [sign for sign in walk.unit.signs if sign[0] is not line]
    walk.tree.open_outcome(line)
    walk.group = section
    walk.zone = "criteria"


def _scope(walk: "Walk", of: str) -> Node | None:
    """What a heading of guidance names; an outcome without a number gets it so."""
    if not of:
        return None
    if "." in of:
        return next((c for c in walk.unit.every_criterion if c.ref == of), None)
    known = walk.tree.outcome_with(of)
    if known is not None:
        return known
    plain = [outcome for outcome in walk.unit.outcomes if not outcome.ref]
    if not plain or (walk.tree.outcome not in plain and len(plain) > 1):
        return None
    node = next((outcome for outcome in plain if outcome is walk.tree.outcome), plain[0])
    node.ref, node.steps, node.told = of, (of,), "inferred"
    return node


def _headed_variables(walk: "Walk") -> bool:
    """Whether "Range of variables" was the last section that began, or the heads of its columns."""
    for line, section in reversed(walk.unit.signs):
        if section != "range":
            return False
        if re.search(r"range of variables", line.text, re.IGNORECASE):
            return True
    return False


def _range_scope(walk: "Walk", line: Line | None) -> Node | None:
    """What a range is of: a heading that stands apart speaks of the whole outcome.

    That of a standard stands behind all its statements, and speaks of the whole of it; so do the
    variables of a unit of competency.
    """
    if line is not None and (walk.group or _headed_variables(walk)):
        return None
    if line is not None and (line.apart or line.heading or line.strong):
        of_criterion = re.search(r"criteri", line.text, re.IGNORECASE)
        if walk.tree.outcome is not None and not of_criterion:
            return walk.tree.outcome
    return walk.tree.criterion or walk.tree.outcome


def _go_to(walk: "Walk", step: str) -> None:
    known = walk.tree.outcome_with(step)
    if known is not None:
        walk.tree.outcome, walk.tree.criterion = known, None
