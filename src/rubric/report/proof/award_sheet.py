"""What stands on a proof of one qualification: facts, groups, units, rules, to be compared."""

from collections.abc import Iterator, Sequence

from rubric.model.qualification import Qualification, UnitGroup
from rubric.report.layout import prose
from rubric.report.proof.matching import SourceText
from rubric.report.proof.shape import (
    RULE,
    Line,
    Section,
    Sheet,
    beside,
    figures_of,
    language_tag,
    line_of,
    whole_line,
)
from rubric.report.sentences import plain
from rubric.report.sentences.words import Words
from rubric.report.show_qualification import FindUnit, parts_told, taken_told, unit_told

#: facts that are wording, looked for in the source; and figures and names, compared by eye
_WORDING = ("title", "purpose", "owner")
_FIGURES = ("kind", "framework", "number", "level", "credit", "glh", "tqt", "language")


def award_sheet(
    qualification: Qualification, find: FindUnit, source: SourceText | None, language: str = "en"
) -> Sheet:
    """Return what stands on the proof of a qualification.

    Args:
        qualification: as it stands in its file.
        find: looks up a unit, or the number of one.
        source: the text of the document that it was taken from, where that is at hand.
        language: of the sentences.
    """
    words = Words(language)
    facts = tuple(
        line_of(plain(name), value)
        for name in _WORDING
        if (value := getattr(qualification, name)) is not None
    )
    sections = (
        *(_group(group, find, words) for group in qualification.groups),
        *(
            Section(heading, tuple(_rules(told)))
            for heading, told in parts_told(qualification, find, words)
        ),
    )
    return Sheet(
        title=prose(qualification.title),
        reference=qualification.reference,
        language=language_tag(qualification.language),
        figures=tuple(figures_of(qualification, _FIGURES)),
        not_stated=(),
        notes=(words.say("proof.combination"),),
        common=(),
        whole=(),
        to_paste=(whole_line(qualification),),
        **beside(source, facts, sections, ())._asdict(),
    )


def _group(group: UnitGroup, find: FindUnit, words: Words) -> Section:
    """A group: its title and what is taken from it, then its units as the library has them."""
    return Section(words.say("proof.group", ref=group.ref), tuple(_lines(group, find, words)))


def _lines(group: UnitGroup, find: FindUnit, words: Words) -> Iterator[Line]:
    taken = taken_told(group, words)
    if group.title is None:
        yield from _rules(taken)
    else:
        yield line_of(prose(group.ref), group.title, taken)
    for reference in group.units:
        unit = find(reference)
        if unit is None:
            yield line_of(reference, words.say("award.not_held", unit=reference), kind=RULE)
        else:
            title, *facts = unit_told(unit, words)
            yield line_of(reference, title, facts)


def _rules(told: Sequence[str]) -> Iterator[Line]:
    """Rules of combination, which have no refs: they are counted."""
    for n, rule in enumerate(told, start=1):
        yield line_of(str(n), rule, kind=RULE)
