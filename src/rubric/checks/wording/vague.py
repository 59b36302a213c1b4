"""Words that say how well, and not against what; amounts that nobody can count."""

from collections.abc import Iterator

from rubric.checks.wording.openings import opening_of
from rubric.checks.wording.reading import criteria_of
from rubric.checks.wording.verb_table import VerbTable
from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.model import Specification
from rubric.wording.words import words_of

#: after a vague word these say for what: appropriate to the learner
_SAYS_FOR_WHAT = frozenset({"to", "for", "in"})


def check_vague(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield the first vague word of each criterion that says nothing of what it is held against."""
    if specification.kind not in ("unit", "standard"):
        return
    for criterion in criteria_of(specification):
        words = words_of(criterion.value.text)
        found = table.vague.first_in(words)
        if found is None or table.made_plain_by.first_in(words) is not None:
            continue
        opening = opening_of(criterion.value.text, table)
        if opening is None or table.is_knowledge(opening.verb):
            continue  # what somebody explains may well be effective
        at, phrase = found
        after = words[at + len(phrase)].text if at + len(phrase) < len(words) else ""
        if at and words[at - 1].text in ("how", "as"):
            continue  # how appropriate it is; as well as
        is_adverb = phrase[-1].endswith("ly")
        if (after in _SAYS_FOR_WHAT and not is_adverb) or (phrase == ("well",) and after == "as"):
            continue
        span = words[at].start, words[at + len(phrase) - 1].end
        yield _told(codes.VAGUE_WORD, criterion.text_path, criterion.owner, span, phrase)


def check_open_amounts(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield words such as `several`, where neither range items nor a rule say how many."""
    if specification.kind not in ("unit", "standard"):
        return
    for criterion in criteria_of(specification):
        value = criterion.value
        settled = value.range or value.parts or value.sufficient or value.reading
        if settled or specification.range or (criterion.outcome and criterion.outcome.range):
            continue
        words = words_of(value.text)
        found = table.open_amounts.first_in(words)
        if found is not None:
            at, phrase = found
            span = words[at].start, words[at + len(phrase) - 1].end
            yield _told(codes.OPEN_AMOUNT, criterion.text_path, criterion.owner, span, phrase)


def _told(
    code: Code,
    path: tuple[str, ...],
    owner: Argument,
    span: tuple[int, int],
    phrase: tuple[str, ...],
) -> Diagnostic:
    return Diagnostic(code, path, {"owner": owner, "words": " ".join(phrase)}, span=span)
