"""Lines without a number: texts that numbers wait for, bullets, texts that go on, guidance."""

import re
from typing import TYPE_CHECKING

from rubric.importers.found import Node
from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.normalising import alike
from rubric.importers.opening import opens_as_outcome
from rubric.importers.running import is_running
from rubric.importers.titles import UNIT_LINE
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk

RANGE = re.compile(r"Range(?:\s+statement)?s?(?::\s*|\s+|(?=[a-z]))(?=\S)")

_GRADE = re.compile(r"(?:level \d )?(?:pass|merit|distinction)[*:]?", re.IGNORECASE)


def plain(walk: "Walk", line: Line) -> None:
    """Take a line without a number, by what the last heading said."""
    if not line.text:
        return
    if walk.zone in STRUCTURE or walk.zone == "range":
        _in_structure(walk, line)
        return
    if walk.zone in GUIDANCE:
        _in_guidance(walk, line)
        return
    if walk.zone == "marking":
        in_marking(walk, line)
        return
    if walk.heading_like(line) and walk.facts.open not in ("", "title"):
        walk.facts.close()
        walk.zone = "aside"
        return
    if walk.facts.waiting or walk.facts.open:
        if walk.facts.open and walk.goes_on(line):
            walk.unit.facts[walk.facts.open].append(line)
            return
        if walk.facts.value(line, alone=_values_ahead(walk) < len(walk.facts.run)):
            return
        walk.facts.close()
    if walk.zone == "front" and opens_as_outcome(line.text) and walk.unit.signs and not line.apart:
        return


def _values_ahead(walk: "Walk") -> int:
    """How many lines follow, this one among them, before the next label or heading."""
    n = 0
    for line in walk.source[walk.at :]:
        if label_of(line.text) is not None or heading_of(line.text) is not None:
            break
        n += bool(line.text) and not is_running(line.text)
    return n


def in_marking(walk: "Walk", line: Line) -> None:
    """Take a line below the heading of marking points."""
    marking = walk.unit.marking
    if marking and not line.is_bullet and walk.goes_on(line):
        marking[-1].lines.append(line)
        return
    if not marking and line.text.endswith(":") and not line.is_bullet:
        return
    if walk.heading_like(line) and not line.is_bullet:
        walk.zone = "aside"
        return
    marking.append(Node(lines=[line]))


def _in_guidance(walk: "Walk", line: Line) -> None:
    heads = line.heading or line.strong or (line.apart and walk.profile.width == 0)
    if heads and walk.heading_like(line) and not line.is_bullet and walk.zone != "knowing":
        walk.zone = "aside"
        walk.entry = None
        return
    if walk.entry is not None and not line.is_bullet and walk.goes_on(line):
        walk.entry.append(line)
        return
    walk.guide(walk.field(), line, walk.scope)


def _in_structure(walk: "Walk", line: Line) -> None:
    if UNIT_LINE.fullmatch(line.text) and not line.is_bullet:
        return  # the unit is named once more, at the top of a page
    if _GRADE.fullmatch(line.text):
        return  # the grade of the criterion beside it or of those below, and no wording
    if walk.zone == "range" and not _new_criterion(walk, line):
        if walk.entry is not None and not line.is_bullet and walk.goes_on(line):
            walk.entry.append(line)
        elif walk.heading_like(line) and not line.is_bullet:
            walk.zone = "aside"
        else:
            walk.range(line, walk.scope)
        return
    if RANGE.match(line.text) and walk.tree.criterion is not None and walk.tree.last is not None:
        range_of_line(walk, line)
        walk.zone = "range"
        return
    if take_pending(walk, line):
        return
    outcome = walk.tree.outcome
    if outcome is not None and not outcome.lines and walk.tree.last is outcome:
        outcome.lines.append(line)
        walk.may_go_on = True
        return
    if line.is_bullet:
        _bullet(walk, line)
        return
    if outcome is not None and not outcome.criteria and alike(outcome.text, line.text):
        walk.unit.repeats.append(line)
        return
    if walk.may_go_on and walk.goes_on(line) and not _begins_in_small(walk, line):
        walk.tree.go_on(line)
        return
    if _new_outcome(walk, line):
        walk.tree.open_outcome(line)
        walk.may_go_on = True
        return
    if _new_criterion(walk, line):
        walk.tree.open_criterion(line)
        walk.may_go_on = True
        return
    if walk.heading_like(line) and not _heads_another_column(walk, line):
        walk.zone = "aside"
    walk.may_go_on = False


def _heads_another_column(walk: "Walk", line: Line) -> bool:
    """Whether a few words stand below the headings of outcomes and criteria, as "Evidence" does.

    So the heads of a table look that was copied one below another.
    """
    heads = [at for at, _ in walk.unit.signs[-2:]]
    sections = [section for _, section in walk.unit.signs[-2:]]
    return (
        sections == ["outcomes", "criteria"]
        and heads == list(walk.source[max(0, walk.at - 2) : walk.at])
        and len(line.text.split()) <= _FEW
    )


#: words of a head of a column, at the most
_FEW = 3
#: words with which no text ends
_OPEN = re.compile(r"(?:[,(&/–-]|\b(?:and|or|of|the|a|an|to|in|with|for|how|not|by|on))$")


def _begins_in_small(walk: "Walk", line: Line) -> bool:
    """Whether a line begins a criterion with a small letter, as all do that lost their bullets."""
    criterion, before = walk.tree.criterion, walk.before
    if criterion is None or before is None or not _new_criterion(walk, line):
        return False
    full = walk.profile.width and len(before.text) >= 0.7 * walk.profile.width
    listed = criterion.text[:1].islower() and len(criterion.lines) == 1
    return listed and not full and _OPEN.search(before.text) is None


def _new_outcome(walk: "Walk", line: Line) -> bool:
    if line.hint == "criterion":
        return False
    if opens_as_outcome(line.text):
        return not (
            walk.zone == "criteria"
            and walk.tree.criterion is not None
            and walk.profile.dotted
            and not line.apart
            and not _heads_criteria(walk)
        )
    if walk.zone != "outcomes":
        return False
    return walk.verbs.opens(line.text) and not walk.profile.outcomes


def _heads_criteria(walk: "Walk") -> bool:
    """Whether a heading of criteria stands right below the line."""
    below = next((line for line in walk.source[walk.at + 1 :] if line.text), None)
    heading = heading_of(below.text) if below is not None else None
    return heading is not None and heading.section == "criteria"


def _new_criterion(walk: "Walk", line: Line) -> bool:
    if walk.zone not in ("criteria", "both", "range"):
        return False
    if not (walk.verbs.asks if walk.zone == "criteria" else walk.verbs.opens)(line.text):
        return False
    if walk.profile.dotted or walk.profile.coded:
        return False
    return walk.tree.outcome is not None or walk.zone == "criteria"


def _bullet(walk: "Walk", line: Line) -> None:
    tree = walk.tree
    criterion = tree.criterion
    if walk.zone == "outcomes" and criterion is None:
        outcome = tree.outcome
        if (outcome is not None and outcome.ref and outcome.text.endswith(":")) or (
            walk.profile.dotted
            and outcome is not None
            and outcome.ref
            and outcome.told == "printed"
            and not opens_as_outcome(line.text)
        ):
            walk.guide("guidance", line, outcome)
        else:
            tree.open_outcome(line)
        walk.may_go_on = True
        return
    if criterion is not None and walk.zone in STRUCTURE:
        numbered = bool(criterion.ref)
        below = line.depth > walk.depth(criterion) or criterion.text.endswith(":") or line.follows
        if numbered or (below and not walk.verbs.opens(line.text)) or not _counts(walk):
            bullet_below(walk, line)
            return
    if _counts(walk):
        tree.open_criterion(line)
        walk.may_go_on = True


def _counts(walk: "Walk") -> bool:
    """Whether a bullet may be a criterion here: criteria have no numbers, and bullets if any."""
    criteria = walk.unit.every_criterion
    if criteria and not any(line.is_bullet for one in criteria for line in one.lines[:1]):
        return False
    if walk.zone not in ("criteria", "both") or walk.profile.coded:
        return False
    # where no criterion so far has a number, 1.1 was of content above them
    content = walk.zone == "criteria" and walk.at > walk.last_dotted
    return not walk.profile.dotted or (
        content and not any(c.steps for c in walk.unit.every_criterion)
    )


def bullet_below(walk: "Walk", line: Line) -> None:
    """Take a list entry as a part of the criterion that is open."""
    walk.tree.open_part(line)
    walk.may_go_on = True


def _belongs_to_text_before(walk: "Walk", line: Line) -> bool:
    """Whether a line goes on with a text rather than begin the one that a number waits for."""
    before = walk.before
    if before is None or walk.tree.last is None or not walk.goes_on(line):
        return False
    number = walk.profile.numbers.get(before)
    if number is not None and not number.rest:
        return False
    return line.text[:1].islower() or not walk.verbs.opens(line.text)


def take_pending(walk: "Walk", line: Line) -> bool:
    """Give a text the first number that waits for one; False where none does."""
    if not walk.pending or not any(map(str.isalpha, line.text)):
        return False
    if _belongs_to_text_before(walk, line):
        return False
    walk.stacked = walk.stacked or len(walk.pending) > 1
    number, at, kind = walk.pending.popleft()
    whole = number._replace(rest=line.text)
    if kind == "outcome":
        node: Node | None = walk.tree.open_outcome(line, whole)
    else:
        node = walk.tree.open_criterion(line, whole)
    if node is not None:
        node.numbers.append(at)
        node.told = "stack" if walk.stacked else "printed"
        walk.stacked = walk.stacked and bool(walk.pending)
    else:
        walk.unit.repeats.append(at)
    walk.may_go_on = True
    return True


def range_of_line(walk: "Walk", line: Line) -> None:
    """Take "Range responsibilities include …", which may be run together: "Rangefive"."""
    match = RANGE.match(line.text)
    assert match is not None
    sign, text = walk.cut(line, match.end())
    walk.unit.signs.append((sign, "range"))
    walk.scope = walk.tree.criterion
    walk.range(text, walk.scope)
