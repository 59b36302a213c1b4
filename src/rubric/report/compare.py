"""What changed from one version to another, for people."""

from collections.abc import Iterable, Iterator

from rubric.phrases import shown
from rubric.report.changes import Changes
from rubric.report.layout import joined, prose, wrapped
from rubric.report.word_changes import marked_change
from rubric.rules.changes import (
    ALONE,
    Change,
    ChangeCode,
    Comparison,
    CriterionChange,
    OutcomeChange,
)
from rubric.rules.differences import is_list

#: told in the line of the criterion, or in a section of their own
_IN_THE_LINE = frozenset(
    {ChangeCode.RENUMBERED, ChangeCode.MERGED, ChangeCode.SPLIT, ChangeCode.EVIDENCE_RULES}
)
#: lists of which only what is not in both is told
_LISTS = frozenset({ChangeCode.PARTS, ChangeCode.RANGE, ChangeCode.LEVELS})
_INDENT = " " * 8


def render_comparison(comparison: Comparison, language: str = "en") -> str:
    """Return a comparison as text: counts, then each change with what was and what is."""
    say = Changes(language)
    lines = [*_heading(comparison, say), ""]
    lines += wrapped(say.whole(comparison))
    if comparison.unit:
        lines += ["", say.say("compare.unit")]
        for change in comparison.unit:
            if change.field:
                lines += [*wrapped(say.field(change), "  "), *_told(change, say, "    ")]
            else:
                lines += _told(change, say, "  ")
    lines += _outcomes(comparison.outcomes, say)
    lines += _criteria(comparison.criteria, say)
    lines += _evidence_rules(comparison.criteria, say)
    return joined(lines)


def _heading(comparison: Comparison, say: Changes) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    key, titles = "compare.title", {"title": prose(old.title)}
    if prose(old.title) != prose(new.title):
        key, titles = "compare.titles", {"old": prose(old.title), "new": prose(new.title)}
    yield from wrapped(say.say(key, **titles))
    yield say.say("compare.references", old=old.reference, new=new.reference)


def _outcomes(entries: Iterable[OutcomeChange], say: Changes) -> Iterator[str]:
    changed = [entry for entry in entries if entry.changes]
    if changed:
        yield ""
        yield say.say("compare.outcomes")
    for entry in changed:
        words = _words(entry.changes, entry.old, say)
        yield from _line(entry.old, entry.new, say.say("compare.entry", words=words), say)
        yield from _details(entry.changes, say)


def _criteria(entries: Iterable[CriterionChange], say: Changes) -> Iterator[str]:
    elsewhere = {frozenset[ChangeCode](), frozenset({ChangeCode.EVIDENCE_RULES})}
    changed = [entry for entry in entries if entry.codes not in elsewhere]
    if changed:
        yield ""
        yield say.say("compare.criteria")
    for entry in changed:
        old = None if entry.old is None else entry.old.reference
        new = None if entry.new is None else entry.new.reference
        key = "compare.carried" if entry.carries_over else "compare.again"
        if old is None:
            key = "compare.entry"
        elif new is None:
            key = "compare.gone"
        words = _words(entry.changes, old, say)
        yield from _line(old, new, say.say(key, words=words), say)
        if entry.old is not None and entry.new is not None and not _reworded(entry):
            yield from wrapped(prose(entry.new.text), f"{_INDENT}  ")
        yield from _details(entry.changes, say)


def _reworded(entry: CriterionChange) -> bool:
    return ChangeCode.REWORDED in entry.codes


def _line(old: str | None, new: str | None, told: str, say: Changes) -> Iterator[str]:
    ref = shown(old or new or "")
    if old is not None and new is not None and old != new:
        ref = say.say("compare.renamed", old=old, new=new)
    start = f"  {ref:<6}"
    if len(start) > len(_INDENT):
        start += "  "
    yield from wrapped(told, start, _INDENT)


def _words(changes: Iterable[Change], ref: str | None, say: Changes) -> tuple[str, ...]:
    words = []
    several = tuple(changes)
    for change in [change for change in several if change.code in ALONE] or several:
        if change.code is ChangeCode.MERGED and is_list(change.old):
            others = tuple(other for other in change.old if other != ref)
            words.append(say.say("compare.merged_with", references=others))
        elif change.code is ChangeCode.SPLIT:
            words.append(say.say("compare.split_into", references=change.new))
        else:
            words.append(say.say(f"word.{change.code}"))
    return tuple(dict.fromkeys(words))


def _details(changes: Iterable[Change], say: Changes) -> Iterator[str]:
    several = tuple(changes)
    alone = any(change.code in ALONE for change in several)
    for change in several:
        yield from _asked(change, say) if alone else _detail(change, say)


def _asked(change: Change, say: Changes) -> Iterator[str]:
    """What something asks that stands in one version alone."""
    sign, value = ("+", change.new) if change.old is None else ("-", change.old)
    for entry in value if is_list(value) else (say.value(change, value),):
        told = entry if change.code in ALONE else _labelled(change, entry, say)
        yield from _signed(sign, told, _INDENT)


def _detail(change: Change, say: Changes) -> Iterator[str]:
    if change.code in _IN_THE_LINE:
        return
    if change.code is ChangeCode.FACT or change.code is ChangeCode.GUIDANCE:
        yield from wrapped(say.field(change), _INDENT)
        yield from _told(change, say, f"{_INDENT}  ")
    else:
        yield from _told(change, say, _INDENT)


def _told(change: Change, say: Changes, indent: str) -> Iterator[str]:
    """What was after `-`, and what is after `+`."""
    old, new = change.old, change.new
    if isinstance(old, str) and isinstance(new, str) and _is_wording(change):
        yield from marked_change(old, new, indent)
    elif change.code in _LISTS or is_list(old) or is_list(new):
        before, after = _entries(change, say)
        for sign, mine, theirs in (("-", before, after), ("+", after, before)):
            for entry in mine:
                if entry not in theirs:
                    yield from _signed(sign, _labelled(change, entry, say), indent)
    else:
        yield from _signed("-", _labelled(change, say.value(change, old), say), indent)
        yield from _signed("+", _labelled(change, say.value(change, new), say), indent)


def _entries(change: Change, say: Changes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The entries of two lists; each list as one entry where they differ in order alone."""
    before = change.old if is_list(change.old) else ()
    after = change.new if is_list(change.new) else ()
    if change.code is ChangeCode.LETTERS or set(before) == set(after):
        comma = say.say("rule.comma")
        return (comma.join(before),), (comma.join(after),)
    return before, after


def _is_wording(change: Change) -> bool:
    return change.code in (ChangeCode.REWORDED, ChangeCode.FACT, ChangeCode.READING)


def _labelled(change: Change, value: str, say: Changes) -> str:
    """A value with its name, where no line above it has the name."""
    if change.field or change.code in (ChangeCode.REQUIRED, ChangeCode.MOVED):
        return value
    return say.say("compare.labelled", label=say.say(f"label.{change.code}"), value=value)


def _signed(sign: str, text: str, indent: str) -> Iterator[str]:
    yield from wrapped(prose(text), f"{indent}{sign} ", f"{indent}  ")


def _evidence_rules(entries: Iterable[CriterionChange], say: Changes) -> Iterator[str]:
    """The same change of evidence rules on many criteria is told once."""
    there = [entry for entry in entries if entry.old is not None and entry.new is not None]
    found: dict[Change, list[str]] = {}
    for entry in there:
        for change in entry.changes:
            if change.code is ChangeCode.EVIDENCE_RULES and entry.new is not None:
                found.setdefault(change, []).append(entry.new.reference)
    if found:
        yield ""
        yield say.say("compare.evidence_rules")
    for change, references in found.items():
        field = say.field(change)
        if len(references) == len(there):
            yield from wrapped(say.say("compare.for_every", field=field), "  ")
        else:
            told = say.say("compare.for", field=field, references=tuple(references))
            yield from wrapped(told, "  ", "    ")
        yield from _told(change, say, "    ")
