"""What looks wrong in the wording of a specification. Nothing here changes a letter of it.

These checks run in `rubric check` alone: a report has no use for them. Those that
know English are for specifications in English only.
"""

from collections.abc import Callable, Iterator

from rubric.checks.wording.damage import check_damage
from rubric.checks.wording.duplicates import check_same_wording
from rubric.checks.wording.endings import check_cut_off, check_lists_there, check_words_twice
from rubric.checks.wording.foreign import (
    check_guidance,
    check_nothing_written,
    check_page_text,
)
from rubric.checks.wording.levels import check_levels_of_verbs, check_verbs_fit_outcome
from rubric.checks.wording.numbering import (
    check_numbers,
    check_numbers_fit_outcome,
    check_numbers_in_text,
)
from rubric.checks.wording.quantities import check_amounts_have_rules
from rubric.checks.wording.vague import check_open_amounts, check_vague
from rubric.checks.wording.verb_table import VerbTable
from rubric.checks.wording.verbs import check_verbs
from rubric.diagnostics import Diagnostic, codes
from rubric.model import Specification

#: whatever the language
_ANY_LANGUAGE: tuple[Callable[[Specification], Iterator[Diagnostic]], ...] = (
    check_numbers,
    check_numbers_fit_outcome,
    check_numbers_in_text,
    check_lists_there,
    check_same_wording,
)
#: of wording in English
_ENGLISH: tuple[Callable[[Specification], Iterator[Diagnostic]], ...] = (
    check_cut_off,
    check_words_twice,
    check_page_text,
    check_nothing_written,
    check_guidance,
    check_amounts_have_rules,
)
#: of wording in English, against a table of verbs
_WITH_TABLE: tuple[Callable[[Specification, VerbTable], Iterator[Diagnostic]], ...] = (
    check_verbs,
    check_vague,
    check_open_amounts,
    check_levels_of_verbs,
    check_verbs_fit_outcome,
)


#: where one of these is told, nothing is said of the verb: the wording is none, or not whole
_NO_WORDING = frozenset(
    {
        codes.GUIDANCE_AS_CRITERION,
        codes.LABEL_AS_TEXT,
        codes.NOTHING_WRITTEN,
        codes.CUT_OFF,
        codes.NUMBER_IN_TEXT,
    }
)


def check_wording(specification: Specification, table: VerbTable) -> Iterator[Diagnostic]:
    """Yield what looks wrong in the wording of one specification; one cause is told once."""
    found = [problem for check in _ANY_LANGUAGE for problem in check(specification)]
    found.extend(check_damage(specification, table))
    if specification.language.partition("-")[0] != "en":
        yield from found
        return
    found.extend(problem for check in _ENGLISH for problem in check(specification))
    no_wording = {problem.path for problem in found if problem.code in _NO_WORDING}
    labels = {problem.path for problem in found if problem.code is codes.LABEL_AS_TEXT}
    for problem in found:
        if problem.code is not codes.LIST_MISSING or problem.path not in labels:
            yield problem
    for compared in _WITH_TABLE:
        for problem in compared(specification, table):
            if problem.path not in no_wording:
                yield problem
