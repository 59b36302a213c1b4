"""The shape of a proof: facts, sections of lines with what stands beside them in the source."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

from rubric.model.qualification import Qualification
from rubric.model.specification import Specification
from rubric.report.layout import prose
from rubric.report.proof.matching import LeftOver, Match, Run, SourceText
from rubric.report.sentences import number, plain
from rubric.rules.whole_fingerprint import whole_fingerprint

#: the kind of a line that is a sentence of ours, which no source has word for word
RULE = "rule"


class Line(NamedTuple):
    """One wording beside its source, and what is asked there."""

    #: what stands before it: a ref, a letter, the name of a field
    label: str
    #: as it was found; without a source at hand the encoded wording alone
    match: Match
    #: rules, grades and readings as sentences
    asked: tuple[str, ...] = ()
    #: `part`, `guidance`, `range`, `RULE`, or "" for a wording of its own
    kind: str = ""


class Section(NamedTuple):
    """An outcome with its criteria; or the criteria that stand under none."""

    heading: str
    lines: tuple[Line, ...]


class Sheet(NamedTuple):
    """Everything that two people compare."""

    title: str
    reference: str
    #: of the wording
    language: str
    #: whether there is a source to compare with
    with_source: bool
    #: name and value
    figures: tuple[tuple[str, str], ...]
    wording: tuple[Line, ...]
    not_stated: tuple[str, ...]
    #: said before everything else
    notes: tuple[str, ...]
    common: tuple[str, ...]
    sections: tuple[Section, ...]
    whole: tuple[str, ...]
    left_over: tuple[LeftOver, ...]
    #: how many wordings there are: word for word in the source, otherwise, and not found
    counts: tuple[int, int, int]
    #: lines to write into the file once everything has been compared
    to_paste: tuple[str, ...]


class Beside(NamedTuple):
    """Lines with their places in the source, and what that has besides."""

    with_source: bool
    wording: tuple[Line, ...]
    sections: tuple[Section, ...]
    counts: tuple[int, int, int]
    left_over: tuple[LeftOver, ...]


def line_of(label: str, text: str, asked: Collection[str] = (), kind: str = "") -> Line:
    """Return a line that is not looked for in the source yet."""
    return Line(label, Match(None, (), (Run(prose(text), False),)), tuple(asked), kind)


def language_tag(language: str) -> str:
    """Return the language of a wording as pages state it; nothing for what is none."""
    return language if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", language) else ""


def beside(
    source: SourceText | None,
    wording: tuple[Line, ...],
    sections: tuple[Section, ...],
    numbers: Sequence[str],
) -> Beside:
    """Return lines with where each stands in the source; all are looked for together.

    Args:
        source: the text of the document, where it is at hand.
        wording: facts that are wording.
        sections: what stands below them.
        numbers: refs and labels, which are no words that are left over.
    """
    every = [*wording, *(line for section in sections for line in section.lines)]
    sought = [line for line in every if line.kind != RULE]
    if source is None:
        return Beside(False, wording, sections, (0, 0, len(sought)), ())
    texts = [" ".join(run.text for run in line.match.encoded) for line in sought]
    matches = source.find(texts)
    each = iter(matches)

    def with_place(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        return tuple(
            line if line.kind == RULE else line._replace(match=next(each)) for line in lines
        )

    same, found = sum(match.same for match in matches), sum(match.found for match in matches)
    return Beside(
        True,
        with_place(wording),
        tuple(one._replace(lines=with_place(one.lines)) for one in sections),
        (same, found - same, len(matches) - found),
        source.left_over([*numbers, *(line.label for line in sought)]),
    )


def figures_of(
    written: Specification | Qualification, names: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Yield figures and names that are stated, and the days, each with what it is called."""
    for name in names:
        value: Any = getattr(written, name)
        if value is not None:
            yield plain(name), number(value) if name == "credit" else prose(str(value))
    for name, day in written.dates or ():
        if day is not None:
            yield plain(name), day.isoformat()


def whole_line(written: Specification | Qualification) -> str:
    """Return the line that says what was compared."""
    return f"checked: {whole_fingerprint(written)}"
