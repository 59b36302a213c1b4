"""Pages of RUB70x and RUB735 to RUB744: numbers, amounts, levels, tables of verbs."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import UNIT

_SECOND = """\
      - ref: 1.2
        text: Explain why the goals were agreed
"""
_TWO = UNIT + _SECOND
_OUTCOME = """\
  - ref: 2
    text: Understand what visits are for
    criteria:
      - ref: 2.1
        text: Explain what a visit is for
      - ref: 2.2
        text: Describe how a visit is followed up
"""
_TWO_OUTCOMES = _TWO + _OUTCOME
_HOURS = UNIT.replace("Plan a visit to agreed goals", "Lead visits for a minimum of 12 hours")
_RULE = """\
        sufficient: {hours: 12}
        basis: wording
"""
_CHOICE = (
    UNIT.replace("Plan a visit to agreed goals", "Plan two of the following:")
    + """\
        parts:
          - {ref: a, text: a visit to a client}
          - {ref: b, text: a visit by a client}
          - {ref: c, text: a visit to a fair}
"""
)
_CHOOSING = "        achieved_by: {n_of: 2, of: [a, b, c]}\n"
_LEVEL_2 = UNIT.replace("outcomes:", "level: 2\noutcomes:").replace(
    "Be able to plan a visit", "Understand visits"
)
_LEVEL_6 = _LEVEL_2.replace("level: 2", "level: 6")
_VERBS = """\
format: rubric/1
kind: command_verbs
id: our-verbs
{owner}doing: [plan, lead, carry out]
knowledge: [explain, describe]
"""

NUMBERING_PAGES: Mapping[str, Page] = {
    "number-left-out": Page(
        "A number that is left out mostly means that a criterion was lost in copying. Where the "
        "source itself leaves it out, because it was withdrawn, there is nothing to mend.",
        _TWO.replace("ref: 1.2", "ref: 1.3"),
        _TWO,
    ),
    "number-out-of-order": Page(
        "Criteria are written in the order of the source. One that stands after a higher number "
        "was mostly put in the wrong place, or has a slip in its number.",
        _TWO.replace("ref: 1.1", "ref: 1.9").replace("ref: 1.2", "ref: 1.1"),
        _TWO,
    ),
    "number-of-another-outcome": Page(
        "Evidence for a criterion counts towards the outcome that it stands under. With the number "
        "of another one it was most likely put in the wrong place. Nothing is said where the "
        "numbers of most criteria follow a plan of their own.",
        _TWO_OUTCOMES.replace("ref: 1.2", "ref: 2.3"),
        _TWO_OUTCOMES,
    ),
    "text-begins-with-number": Page(
        "The number of a criterion is its `ref`. In the wording it would be shown twice in every "
        "report, and the criterion would look changed when it is numbered anew.",
        UNIT.replace("Plan a visit", "1.1 Plan a visit"),
        UNIT,
    ),
    "another-criterion-inside": Page(
        "Two criteria that are copied as one are judged as one: evidence for the first would count "
        "for both, and a learner could achieve the unit without the second.",
        UNIT.replace("agreed goals", "agreed goals 1.2 Explain why the goals were agreed"),
        _TWO,
    ),
    "amount-without-rule": Page(
        "One counted item is enough for a criterion unless a rule says otherwise. An amount that "
        "only stands in the wording is seen by people and by no report. A `reading` says that "
        "somebody has thought about it. Only English wording is looked at.",
        _HOURS,
        _HOURS + _RULE,
    ),
    "amount-to-be-read": Page(
        "The wording sets a minimum of things that evidence does not state, so whoever assesses it "
        "has to count. Written under `reading`, everybody counts alike.",
        UNIT.replace("agreed goals", "at least three clients"),
        UNIT.replace("agreed goals", "at least three clients")
        + "        reading: The assessor counts the clients in the plan.\n",
    ),
    "amount-differs-from-rule": Page(
        "The wording asks for one amount and the rule for another. A learner would be told that "
        "something is enough, or short, against the words of the unit.",
        _HOURS + _RULE.replace("12", "10"),
        _HOURS + _RULE,
    ),
    "verb-above-level": Page(
        "Each verb is usual at some levels. One from far above may show that the level is a slip, "
        "or that the criterion asks for more than the unit does. It is advice: Ofqual describes "
        "levels and lists no verbs. Tables differ: see `rubric new command_verbs`.",
        _LEVEL_2.replace("Plan a visit to agreed goals", "Critically evaluate a visit"),
        _LEVEL_2.replace("Plan a visit to agreed goals", "Describe how a visit went"),
    ),
    "verb-below-level": Page(
        "Each verb is usual at some levels. One from far below may show that the level is a slip, "
        "or that the criterion asks for less than the unit does. It is advice: a verb proves no "
        "level.",
        _LEVEL_6.replace("Plan a visit to", "List"),
        _LEVEL_6.replace("Plan a visit to", "Analyse"),
    ),
    "verb-against-outcome": Page(
        "Under an outcome to know or understand, criteria mostly ask to explain or describe. One "
        "that asks to do something may stand under the wrong outcome. Many good units mix them, so "
        "this is advice.",
        UNIT.replace("Be able to plan a visit", "Understand visits"),
        UNIT.replace("Be able to plan a visit", "Understand visits").replace(
            "Plan a visit to agreed goals", "Explain what a visit is for"
        ),
    ),
    "only-knowledge-below": Page(
        "Under an outcome to be able to do something no criterion asks for doing it, so a learner "
        "could achieve it by writing about it. A criterion may be missing.",
        UNIT.replace("Plan a visit to agreed goals", "Explain how a visit is planned"),
        UNIT + _SECOND,
    ),
    "two-verb-tables": Page(
        "Of two tables of verbs for one owner only one can be used, and nobody could tell which. "
        "Give each owner one table.",
        _VERBS.format(owner="owner: Example Awards\n"),
        _VERBS.format(owner="owner: Model Awards\n"),
        {"a-first-table.yaml": _VERBS.format(owner="owner: Example Awards\n").replace(
            "our-verbs", "first-verbs"
        )},
    ),
}  # fmt: skip
