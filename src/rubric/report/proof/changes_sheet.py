"""What stands on a proof of a new version: every change, with both wordings side by side."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rubric.report.changes import Changes
from rubric.report.layout import prose
from rubric.report.proof.matching import Run, runs
from rubric.report.proof.shape import language_tag
from rubric.report.word_changes import changed_words
from rubric.rules.changes import Change, ChangeCode, Comparison, CriterionChange

#: changes that the two wordings show by themselves
_SHOWN = frozenset({ChangeCode.REWORDED})


class ChangedLine(NamedTuple):
    """Something of either version: what was, what is, and what that means for decisions."""

    label: str
    old: tuple[Run, ...]
    new: tuple[Run, ...]
    changes: tuple[str, ...]


class ChangedSection(NamedTuple):
    """The unit, its outcomes or its criteria."""

    heading: str
    lines: tuple[ChangedLine, ...]


class ChangesSheet(NamedTuple):
    """Everything that changed."""

    title: str
    reference: str
    #: what each version is called
    names: tuple[str, str]
    language: str
    summary: str
    sections: tuple[ChangedSection, ...]
    #: criteria in which nothing changed
    unchanged: tuple[str, ...]


def changes_sheet(comparison: Comparison, wording: str, language: str = "en") -> ChangesSheet:
    """Return what stands on the proof of a new version.

    Args:
        comparison: of the two versions.
        wording: the language of the wording.
        language: of the sentences.
    """
    say = Changes(language)
    sections = (
        ChangedSection(say.say("compare.unit"), tuple(_unit(comparison, say))),
        ChangedSection(say.say("compare.outcomes"), tuple(_outcomes(comparison, say))),
        ChangedSection(say.say("compare.criteria"), tuple(_criteria(comparison, say))),
    )
    old, new = comparison.old, comparison.new
    return ChangesSheet(
        title=prose(new.title),
        reference=say.say("compare.references", old=old.reference, new=new.reference),
        names=(prose(old.reference), prose(new.reference)),
        language=language_tag(wording),
        summary=say.whole(comparison),
        sections=tuple(section for section in sections if section.lines),
        unchanged=comparison.unchanged,
    )


def _unit(comparison: Comparison, say: Changes) -> Iterator[ChangedLine]:
    for change in comparison.unit:
        label = say.field(change) if change.field else say.say(f"label.{change.code}")
        old, new = (say.value(change, value) for value in (change.old, change.new))
        yield ChangedLine(label, *_marked(prose(old), prose(new)), ())


def _outcomes(comparison: Comparison, say: Changes) -> Iterator[ChangedLine]:
    befores = {outcome.ref: outcome.text for outcome in comparison.old.outcomes}
    afters = {outcome.ref: outcome.text for outcome in comparison.new.outcomes}
    for entry in comparison.outcomes:
        if entry.changes:
            old = befores.get(entry.old or "", "")
            new = afters.get(entry.new or "", "")
            told = _told("outcome", entry.old or entry.new or "", entry.changes, say)
            label = _label(entry.old, entry.new, say)
            yield ChangedLine(label, *_marked(prose(old), prose(new)), tuple(told))


def _criteria(comparison: Comparison, say: Changes) -> Iterator[ChangedLine]:
    for entry in comparison.criteria:
        if not entry.changes:
            continue
        old = "" if entry.old is None else entry.old.text
        new = "" if entry.new is None else entry.new.text
        before = None if entry.old is None else entry.old.reference
        after = None if entry.new is None else entry.new.reference
        told = [*_told("criterion", before or after or "", entry.changes, say)]
        told += _decisions(entry, say)
        label = _label(before, after, say)
        yield ChangedLine(label, *_marked(prose(old), prose(new)), tuple(told))


def _told(kind: str, ref: str, changes: Iterable[Change], say: Changes) -> Iterator[str]:
    codes = {change.code for change in changes}
    alone = bool(codes & {ChangeCode.ADDED, ChangeCode.REMOVED})
    for change in changes:
        if change.code not in _SHOWN:
            yield say.sentence(kind, ref, change, alone=alone)


def _decisions(entry: CriterionChange, say: Changes) -> Iterator[str]:
    """What becomes of decisions on a criterion that the old version has."""
    if entry.old is not None:
        key = "gone" if entry.new is None else "carried" if entry.carries_over else "again"
        yield say.say(f"proof_decisions.{key}")


def _label(old: str | None, new: str | None, say: Changes) -> str:
    if old is not None and new is not None and old != new:
        return say.say("compare.renamed", old=old, new=new)
    return prose(old or new or "")


def _marked(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    was, now = old.split(), new.split()
    gone, come = changed_words(was, now)
    if was != now and not any((*gone, *come)):
        gone, come = [True] * len(was), [True] * len(now)
    return runs(was, gone), runs(now, come)
