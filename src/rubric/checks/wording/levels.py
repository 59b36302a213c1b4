"""Verbs against the level of the unit, and against the outcome that they stand under."""

from collections.abc import Iterator

from rubric.checks.wording.openings import opening_of
from rubric.checks.wording.reading import Criterion, criteria_of
from rubric.checks.wording.verb_table import VerbTable
from rubric.diagnostics import Argument, Diagnostic, Path, codes
from rubric.model import Specification
from rubric.rules.levels import LEVELS, on_this_scale
from rubric.wording.words import words_of

#: so many levels away from those at which it is usual nothing is said of a verb
_NEAR = 1
_KNOWING = frozenset({"know", "understand"})
_DOING = (("be", "able", "to"), ("can",))


def check_levels_of_verbs(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield verbs that are usual two levels or more above or below that of the unit."""
    level = specification.level
    if specification.kind != "unit" or level not in LEVELS:
        return
    if not on_this_scale(specification.framework):
        return
    here = LEVELS.index(level)
    for criterion in criteria_of(specification):
        opening = opening_of(criterion.value.text, table)
        usual = table.levels.get(opening.verb) if opening is not None else None
        at = sorted(LEVELS.index(name) for name in usual or () if name in LEVELS)
        if opening is None or not at or any(abs(one - here) <= _NEAR for one in at):
            continue
        above = at[0] > here
        arguments: dict[str, Argument] = {
            "owner": criterion.owner,
            "verb": opening.verb,
            "level": level,
            "usual": LEVELS[at[0] if above else at[-1]],
        }
        code = codes.VERB_ABOVE_LEVEL if above else codes.VERB_BELOW_LEVEL
        yield Diagnostic(code, criterion.text_path, arguments, (("level",),), span=opening.span)


def check_verbs_fit_outcome(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield doing under an outcome of knowledge, and outcomes of doing with knowledge alone."""
    if specification.kind != "unit":
        return
    below: dict[Path, list[Criterion]] = {}
    for criterion in criteria_of(specification):
        if criterion.outcome is not None:
            below.setdefault(criterion.outcome_path, []).append(criterion)
    for path, criteria in below.items():
        outcome = criteria[0].outcome
        assert outcome is not None
        stem = tuple(word.text for word in words_of(outcome.text)[:3])
        opened = [(c, opening_of(c.value.text, table)) for c in criteria]
        if stem and stem[0] in _KNOWING:
            for criterion, opening in opened:
                if opening is not None and table.is_doing(opening.verb):
                    told: dict[str, Argument] = {
                        "owner": criterion.owner,
                        "verb": opening.verb,
                        "outcome": ("outcome", outcome.ref, ""),
                        "stem": stem[0],
                    }
                    yield Diagnostic(
                        codes.VERB_AGAINST_OUTCOME,
                        criterion.text_path,
                        told,
                        ((*path, "text"),),
                        span=opening.span,
                    )
        elif any(stem[: len(doing)] == doing for doing in _DOING) and all(
            opening is not None and table.is_knowledge(opening.verb) for _, opening in opened
        ):
            verbs = tuple(dict.fromkeys(o.verb for _, o in opened if o is not None))
            owner = ("outcome", outcome.ref, "")
            yield Diagnostic(
                codes.ONLY_KNOWLEDGE,
                (*path, "text"),
                {"owner": owner, "verbs": verbs, "stem": " ".join(stem)},
                span=(0, len(" ".join(stem))),
            )
