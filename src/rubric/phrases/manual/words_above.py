"""The words of reports above units, and of plans; meaning 15, 16 and 7.7 in a sentence or two."""

from collections.abc import Mapping

from rubric.phrases.manual.word import NOBODY, Word


def _answer(means: str, acts: str) -> Word:
    return Word("answer", means, acts)


def _uncounted(means: str, acts: str) -> Word:
    return Word("uncounted", means, acts)


def _stays_open(means: str, acts: str) -> Word:
    return Word("stays_open", means, acts)


def _obstacle(means: str, acts: str) -> Word:
    return Word("obstacle", means, acts)


_CENTRE = "Nobody has to act, unless the centre wants this unit to count and not the other."

WORDS_ABOVE: Mapping[str, Word] = {
    # what can be said of a qualification and some of its units; `achieved` is said of units too
    "achievable": _answer(
        "Some of the units would satisfy every rule of the qualification, once those of them that "
        "are open are achieved too, with the best grades that they have.",
        "Whoever stands beside each open unit, under “What comes next”.",
    ),
    "impossible": _answer(
        "No choice of these units can satisfy every rule, whatever is achieved; this is proved. "
        "The rules that fall short are named, or those that cannot be satisfied together.",
        "Where other units would do, the learner registers for them. Where none would, whoever "
        "encoded the qualification mends its rules.",
    ),
    "undecided": _answer(
        "The search ended at its bound before it found units that satisfy every rule, or a proof "
        "that there are none. That happens in very large qualifications only.",
        "The learner registers for the units that they mean to take: for fewer units the search "
        "is smaller.",
    ),
    # why a unit does not count, in the order in which the first that holds is given
    "outside": _uncounted(
        "The unit is in no group that is asked, for example because the learner’s pathway leaves "
        "its group out. That it is achieved stays so.",
        NOBODY,
    ),
    "equivalent": _uncounted(
        "Another unit of its row of `equivalent` counts, and of such a row one does.", _CENTRE
    ),
    "barred": _uncounted(
        "Another unit of its row of `barred` counts, and of such a row one does: the better one.",
        _CENTRE,
    ),
    "group_full": _uncounted(
        "In every group of the unit, or at its level, as many units count already as may.", _CENTRE
    ),
    "not_needed": _uncounted(
        "The units that count are enough, and nothing would be gained by this one: no points and "
        "no credit that the caps leave.",
        NOBODY,
    ),
    # why something stays open in a plan, whatever is chosen
    "no_task": _stays_open(
        "None of the tasks is for this criterion, or of an outcome or unit for anything below it.",
        "Whoever plans adds a task that serves it.",
    ),
    "not_accepted": _stays_open(
        "Tasks serve it, and the rules accept none of what they would give: the reason stands "
        "beside each.",
        "Whoever plans changes a task so that it counts, or adds another.",
    ),
    "not_enough": _stays_open(
        "Even with every task done as often as it can be, there is less than the rule asks for.",
        "Whoever plans adds tasks, or lets some be done more often.",
    ),
    "never": _stays_open(
        "No evidence could satisfy its rule, whatever the tasks are.",
        "Whoever encoded the rule mends it.",
    ),
    "waits": _stays_open(
        "It does not lack evidence, so that no task closes it: somebody has to decide, sign, "
        "confirm or answer.",
        "Whoever stands beside it.",
    ),
    # what keeps a unit from being claimed
    "not_achieved": _obstacle(
        "Something in the unit that is required is open.", "Whoever its gaps wait on."
    ),
    "action_open": _obstacle(
        "IQA asked for action on a decision, and it is not closed yet.",
        "The assessor does what was asked, and the day on which it was closed is recorded.",
    ),
    "disagreed": _obstacle(
        "The latest review of a decision in force disagrees with it.",
        "The assessor judges again and records a new decision.",
    ),
    "not_signed_off": _obstacle(
        "The rules ask for sign-off, and there is no summative review that agrees after the last "
        "decision, by somebody who decided nothing that is in force in the unit.",
        "IQA reviews the unit and records that.",
    ),
}
