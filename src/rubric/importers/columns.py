"""Lines of a table whose column says what they are."""

from typing import TYPE_CHECKING

from rubric.importers.lines import Line
from rubric.importers.lookup import heading_of, label_of
from rubric.importers.normalising import letters
from rubric.importers.numbered import numbered
from rubric.importers.numbers import Number
from rubric.importers.opening import opens_as_outcome
from rubric.importers.unnumbered import RANGE, bullet_below, range_of_line, take_pending
from rubric.importers.zones import GUIDANCE, STRUCTURE

if TYPE_CHECKING:
    from rubric.importers.walking import Walk


def of_column(walk: "Walk", line: Line, number: Number | None) -> bool:
    """Take a line of a table whose column says what it is; False where it says nothing here."""
    if line.hint == "range":
        walk.range(line, walk.tree.criterion or walk.tree.outcome)
        return True
    if line.hint == "guidance":
        walk.guide("guidance", line, walk.tree.criterion or walk.tree.outcome)
        return True
    same_cell = (
        walk.before is not None and walk.before.row == line.row and walk.before.hint == line.hint
    )
    goes_on = same_cell and _ends_in_a_word(walk, line)
    if heading_of(line.text) is not None and number is None and not goes_on:
        return False
    graded = bool(line.band) and walk.profile.dotted and number is None
    if walk.zone not in STRUCTURE and not graded:
        walk.zone = "both"
        walk.facts.close()
    if line.hint == "outcome":
        return _in_outcome_column(walk, line, number, same_cell)
    return _in_criterion_column(walk, line, number, same_cell)


def _ends_in_a_word(walk: "Walk", line: Line) -> bool:
    """Whether a text of the cell goes on in a word that heads sections elsewhere: "delivery"."""
    return line.text[:1].islower() and not line.text.endswith(":") and walk.goes_on(line)


def _is_alone(walk: "Walk", line: Line) -> bool:
    """Whether a number of an outcome is all that its row says of it, beside a criterion."""
    around = walk.source[max(0, walk.at - 30) : walk.at + 30]
    row = [other for other in around if other.row == line.row and other is not line]
    texts = [other.text for other in row if other.hint == "criterion"]
    others = any(other.hint == "outcome" and other.text for other in row)
    return bool(texts) and not others and not any(map(opens_as_outcome, texts))


def _in_outcome_column(walk: "Walk", line: Line, number: Number | None, same_cell: bool) -> bool:
    if (
        number is not None
        and number.kind in ("dotted", "criterion", "band")
        and (len(number.steps) > 1 or number.kind != "dotted")
    ):
        return numbered(walk, line, number)
    if number is None and take_pending(walk, line):
        return True
    if number is not None and number.kind in ("number", "outcome", "letter"):
        if not number.rest:
            known = walk.tree.outcome_with(".".join(number.steps))
            named = known is not None and known.lines and number.kind == "outcome"
            if named or _is_alone(walk, line):
                walk.tree.open_outcome(line, number)
            else:
                walk.pending.append((number, line, "outcome"))
            return True
        if not (same_cell and number.kind == "letter" and number.ref.islower()):
            walk.tree.open_outcome(line, number)
            return True
    if same_cell and walk.tree.last is walk.tree.outcome and walk.tree.outcome is not None:
        if line.is_bullet:
            walk.guide("guidance", line, walk.tree.outcome)
            return True
        if not opens_as_outcome(line.text) or line.text[:1].islower():
            return walk.tree.go_on(line)
    outcome = walk.tree.outcome
    if outcome is not None and walk.tree.last is outcome and not outcome.lines:
        outcome.lines.append(line)  # the text of "Learning outcome 1" in the row above
        return True
    if (
        outcome is not None
        and outcome.ref
        and outcome.lines
        and line.text[:1].islower()
        and not (outcome.text.endswith(".") or opens_as_outcome(line.text))
    ):
        outcome.lines.append(line)  # the rest of its text, in a row of its own
        return True
    walk.tree.open_outcome(line)
    return True


def _is_how_well(walk: "Walk", line: Line, same_cell: bool) -> bool:
    """Whether a line without a number says how well a numbered criterion is met at a grade."""
    if not (line.band and walk.profile.dotted and walk.tree.criterion is not None):
        return False
    before = walk.before
    goes_on = same_cell and before is not None and before.band == line.band
    return not goes_on or (walk.entry is not None and before in walk.entry)


def _ends_outcome(walk: "Walk", line: Line) -> bool:
    """Take a line as the rest of the outcome that the cell began, which may be known by now."""
    outcome = walk.tree.outcome
    if outcome is None or walk.tree.last is not outcome or line.is_bullet:
        return False
    if walk.tree.again:
        return letters(line.text) in letters(outcome.text) and walk.tree.go_on(line)
    return walk.goes_on(line) and walk.tree.go_on(line)


def _in_criterion_column(walk: "Walk", line: Line, number: Number | None, same_cell: bool) -> bool:
    inside = same_cell and walk.tree.criterion is not None
    if number is None and not inside and label_of(line.text) is not None:
        walk.unit.signs.append((line, "type"))  # a row below them to be filled in: "Date achieved"
        return True
    if number is not None:
        if number.kind in ("number",):
            if walk.profile.dotted and line in walk.profile.outcomes:
                return numbered(walk, line, number)
            if not number.rest:
                walk.pending.append((number, line, "criterion"))
                return True
            if (
                inside
                and walk.profile.dotted
                and walk.tree.criterion is not None
                and walk.tree.criterion.steps[1:]
            ):
                walk.tree.open_part(line, number)
                return True
            walk.tree.open_criterion(line, number)
            return True
        if number.kind in ("letter", "roman"):
            if not number.rest:
                walk.pending.append((number, line, "criterion"))
                return True
            lettered = (
                not inside
                or (walk.tree.criterion is not None and walk.tree.criterion.ref.isalpha())
                or (number.ref == "a" and walk.tree.criterion is None)
            )
            if lettered and number.kind == "letter":
                walk.tree.open_criterion(line, number)
            else:
                walk.tree.open_part(line, number)
            return True
        if number.kind == "outcome" and not number.rest:
            walk.pending.append((number, line, "outcome"))
            return True
        return numbered(walk, line, number)
    if take_pending(walk, line):
        return True
    if same_cell and walk.tree.criterion is None and _ends_outcome(walk, line):
        return True
    if _is_how_well(walk, line, same_cell):
        walk.guide("guidance", line, walk.scope if walk.zone in GUIDANCE else walk.tree.criterion)
        return True
    if (match := RANGE.match(line.text)) and walk.tree.criterion is not None and match:
        range_of_line(walk, line)
        return True
    if inside:
        criterion = walk.tree.criterion
        assert criterion is not None
        has_number = bool(criterion.ref)
        if (
            line.is_bullet
            and (has_number or criterion.text.endswith(":") or line.depth > walk.depth(criterion))
            and (not walk.verbs.opens(line.text) or has_number)
        ):
            bullet_below(walk, line)
            return True
        if line.is_bullet:
            walk.tree.open_criterion(line)
            return True
        if walk.goes_on(line):
            return walk.tree.go_on(line)
        if (
            has_number
            and not (walk.verbs.opens(line.text) and criterion.text.endswith((".", ";")))
            and (line.one_line or not walk.verbs.opens(line.text))
        ):
            return walk.tree.go_on(line)
    if not same_cell and _ends_criterion_above(walk, line):
        return walk.tree.go_on(line)
    walk.tree.open_criterion(line)
    return True


def _ends_criterion_above(walk: "Walk", line: Line) -> bool:
    """Whether a row without a number holds the rest of the criterion of the row above."""
    criterion = walk.tree.criterion
    return (
        criterion is not None
        and criterion is walk.tree.last
        and walk.profile.dotted
        and bool(criterion.ref)
        and not line.is_bullet
        and line.text[:1].islower()
        and not criterion.text.endswith((".", ";", ":"))
        and not walk.verbs.opens(line.text)
    )
