"""The verb that a criterion opens with: none, one that nobody can judge, or two joined."""

from collections.abc import Iterator

from rubric.checks.wording.openings import Opening, opening_of
from rubric.checks.wording.reading import Criterion, criteria_of
from rubric.checks.wording.verb_table import VerbTable
from rubric.diagnostics import Argument, Code, Diagnostic, codes
from rubric.model import Specification
from rubric.wording.words import Word, words_of

#: words that no criterion with a command verb begins with
_NO_VERBS = frozenset(
    (
        *(
            "the",
            "a",
            "an",
            "this",
            "these",
            "that",
            "how",
            "what",
            "why",
            "when",
            "where",
            "which",
        ),
        *("who", "in", "on", "of", "for", "with", "own", "their", "all", "any", "no", "each"),
        *("every", "knowledge", "understanding", "awareness", "ability", "evidence of"),
    )
)
_QUOTES = frozenset("‘“'\"«")
_NOUN_ENDINGS = ("tion", "sion", "ness", "ity", "ance", "ence", "ship", "ism", "ology")
#: after these whatever follows is what the first verb is about
_WITHIN = frozenset(
    (
        *("to", "how", "that", "which", "who", "whom", "when", "why", "where", "whether", "what"),
        *("if", "can", "could", "will", "would", "must", "should", "may", "might", "are", "is"),
        *("was", "were", "be", "by", "before", "after", "while", "between", "both", "not", "do"),
    )
)
#: these put things into a state: keep the area clean and tidy
_INTO_A_STATE = frozenset({"keep", "leave", "make", "maintain"})
#: after these a word that is a noun too is a verb
_OBJECTS = frozenset({"the", "a", "an", "own", "their", "its", "his", "her", "your", "it", "them"})


def check_verbs(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield criteria that open with no verb, or with one that nobody can judge; or hold two.

    A source that words its criteria in another way throughout has a style of its own:
    the lack of a verb is told only where most of them have one.
    """
    if specification.kind not in ("unit", "standard"):
        return
    opened = [(c, opening_of(c.value.text, table)) for c in criteria_of(specification)]
    with_verb = sum(opening is not None and bool(opening.verb) for _, opening in opened)
    usual = specification.kind == "unit" and 2 * with_verb >= len(opened)
    for criterion, opening in opened:
        if opening is None:
            continue
        if told := _unmeasurable(criterion, table):
            yield told
        elif opening.verb:
            yield from _second_verb(criterion, opening, table)
        elif usual and not (opening.in_place and _word(opening) not in _NO_VERBS):
            yield _without_verb(criterion, opening, table)


def _word(opening: Opening) -> str:
    return opening.words[opening.first].text


def _told(code: Code, criterion: Criterion, span: tuple[int, int], **more: Argument) -> Diagnostic:
    arguments: dict[str, Argument] = {"owner": criterion.owner, **more}
    return Diagnostic(code, criterion.text_path, arguments, span=span)


def _unmeasurable(criterion: Criterion, table: VerbTable) -> Diagnostic | None:
    words = words_of(criterion.value.text)
    if not words or criterion.value.text[0] in _QUOTES:  # ‘Know your plot’ is a title
        return None
    for at in range(min(6, len(words))):
        phrase = table.unmeasurable.at(words, at)
        if phrase is not None and (at == 0 or _is_stem(words[:at])):
            span = words[at].start, words[at + len(phrase) - 1].end
            found = " ".join(phrase)
            return _told(codes.UNMEASURABLE, criterion, span, words=found)
    return None


def _is_stem(words: tuple[Word, ...]) -> bool:
    said = [word.text for word in words]
    return said[0] in ("the", "learners", "you", "candidates", "students") and said[-1] in (
        *("can", "will", "must", "should", "to"),
    )


def _without_verb(criterion: Criterion, opening: Opening, table: VerbTable) -> Diagnostic:
    word = _word(opening)
    written = criterion.value.text[slice(*opening.span)]
    gerund = word.endswith("ing") and any(
        table.verbs.at((Word(base, 0, 0),), 0) for base in (word[:-3], f"{word[:-3]}e", word[:-4])
    )
    no_verb = gerund or word in _NO_VERBS or word.endswith(_NOUN_ENDINGS)
    code = codes.NO_COMMAND_VERB if no_verb else codes.VERB_NOT_IN_TABLE
    return _told(code, criterion, opening.span, word=written)


def _second_verb(criterion: Criterion, opening: Opening, table: VerbTable) -> Iterator[Diagnostic]:
    words = opening.words
    for at in range(opening.after, len(words) - 1):
        word = words[at].text
        if word in _WITHIN:
            return
        if word != "and":
            continue
        here = at + 1 + (words[at + 1].text == "then")
        phrase = table.verbs.at(words, here)
        if phrase is None:
            continue
        after = words[here + len(phrase)].text if here + len(phrase) < len(words) else ""
        next_to_it = at == opening.after
        if not after and _is_a_state(opening, words[at - 1], table):
            continue
        noun_too = " ".join(phrase) in table.also_nouns
        if (not noun_too) or after in _OBJECTS or (next_to_it and after not in ("", "and")):
            span = words[here].start, words[here + len(phrase) - 1].end
            first = criterion.value.text[slice(*opening.span)]
            second = criterion.value.text[slice(*span)]
            yield _told(codes.SEVERAL_VERBS, criterion, span, first=first, second=second)
            return


def _is_a_state(opening: Opening, before: Word, table: VerbTable) -> bool:
    """Whether what stands before "and" is a state, which is a verb too: `Keep it clean and …`."""
    return opening.verb in _INTO_A_STATE and table.verbs.at((before,), 0) is not None
