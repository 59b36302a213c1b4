"""Manual pages of the codes for references that point at nothing (RUB4xx)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import (
    DECIDED,
    PORTFOLIO,
    REVIEWED,
    RULES,
    UNIT,
    after,
)

#: a unit in which the numbers of the criteria start again in each outcome
_RESTARTS = """\
format: rubric/1
kind: unit
id: demo
version: 1
title: Planning a visit
outcomes:
  - ref: 1
    text: Be able to plan a visit
    criteria:
      - ref: AC1
        text: Plan a visit to agreed goals
  - ref: 2
    text: Be able to review a visit
    criteria:
      - ref: AC1
        text: Review the visit
"""
_AGAINST_DEMO = PORTFOLIO.replace("facilitating-action-learning@1", "demo@1")
_UNVERSIONED = _AGAINST_DEMO.replace(
    "specification: demo@1", "registered: 2026-01-12\nspecification: demo"
)
_DATED = after(UNIT, "title: Planning a visit", "dates: {last_registration: 2026-06-30}")
_WITH_RULES = after(UNIT, "title: Planning a visit", "evidence_rules: house-rules@1")
_PEOPLE = after(DECIDED, "learner: L-0042", "people:", "  A-7: {role: assessor}")
_TWO_DECIDED = DECIDED.replace("criteria: [1.1]", "criteria: [1.1, 2.2]")
_EXEMPT = (
    PORTFOLIO
    + """\
exemptions:
  - id: X1
    units: [facilitating-action-learning]
    reason: credit_transfer
    authorised_by: Q-2
    date: 2026-03-01
"""
)
#: a portfolio against a unit that stands in no folder; what the storage does is not in the file
_IN_STORAGE = PORTFOLIO.replace("facilitating-action-learning@1", "leading-visits@1")
_GIVEN = f"# The storage gives leading-visits@1.\n{_IN_STORAGE}"

REFERENCE_PAGES: Mapping[str, Page] = {
    "unknown-specification": Page(
        "A portfolio is judged against the specification it names. Without that one there are no "
        "criteria to judge it by.",
        PORTFOLIO.replace("facilitating-action-learning@1", "facilitating-learning@1"),
        PORTFOLIO,
    ),
    "unknown-version": Page(
        "Versions differ in their wording, so another version is never taken in place of the one "
        "that is named.",
        PORTFOLIO.replace("learning@1", "learning@7"),
        PORTFOLIO,
    ),
    "no-open-version": Page(
        "Without a version, the one that was open to register on that day is meant. On this day "
        "none was, so either the day is wrong or the version has to be named.",
        _UNVERSIONED.replace("2026-01-12", "2026-09-01"),
        _UNVERSIONED,
        {"unit.yaml": _DATED},
    ),
    "specification-with-errors": Page(
        "A specification that has errors may say something else than was meant. Portfolios "
        "against it, such as the one beside this sample, wait until it is put right.",
        UNIT.replace("        text: Plan a visit to agreed goals\n", ""),
        UNIT,
        {"portfolio.yaml": _AGAINST_DEMO},
    ),
    "unknown-evidence-rules": Page(
        "The house rules decide which evidence counts. Without them too much might be counted, so "
        "the specification is not used until they are found.",
        _WITH_RULES.replace("house-rules@1", "house-rules@2"),
        _WITH_RULES,
        {"house-rules.yaml": RULES},
    ),
    "unknown-criterion": Page(
        "What is mapped to a criterion that is not in the specification is set aside, and covers "
        "nothing. Most likely the number was mistyped or comes from another version. Under `was` "
        "it is a number that the version before does not have, and which criterion became which "
        "cannot be known.",
        PORTFOLIO.replace("1.1: {at", "1.2: {at"),
        PORTFOLIO,
    ),
    "ambiguous-criterion": Page(
        "In this unit the numbers start again in each outcome, so the short form may mean more "
        "than one criterion. Which one is meant is not guessed. Nor is the unit: where a "
        "portfolio is judged against several units, or on a qualification, a reference says "
        "which one it is of, however many are judged.",
        _AGAINST_DEMO.replace("1.1: {at", "AC1: {at"),
        _AGAINST_DEMO.replace("1.1: {at", "1/AC1: {at"),
        {"unit.yaml": _RESTARTS},
    ),
    "unknown-range-item": Page(
        "A link may say which parts or range items of a criterion it covers. One that the "
        "criterion does not have is set aside, and the link then covers less than was meant.",
        PORTFOLIO.replace("{at: p. 1}", "{at: p. 1, range: [attendance]}"),
        PORTFOLIO,
    ),
    "unknown-item": Page(
        "A decision rests on the items it names. An item that is not recorded cannot be looked "
        "up, by an auditor or by anybody else.",
        DECIDED.replace("evidence: [E1]", "evidence: [E1, E99]"),
        DECIDED,
    ),
    "unknown-decision": Page(
        "A review speaks of one decision. If that one is not recorded, the review says nothing "
        "about any criterion.",
        REVIEWED.replace("of: D1", "of: D2"),
        REVIEWED,
    ),
    "unknown-person": Page(
        "Under `people` stands who may decide and review here, and in which role. A decision by "
        "somebody who is not there is set aside until it is clear who they are.",
        _PEOPLE.replace("assessor: A-7", "assessor: A-17"),
        _PEOPLE,
    ),
    "review-before-decision": Page(
        "A decision can only be reviewed once it has been made, so one of the two dates is wrong.",
        REVIEWED.replace("date: 2026-07-02", "date: 2026-05-02"),
        REVIEWED,
    ),
    "unknown-unit": Page(
        "An exemption frees the learner from a unit that they are registered on. This one names "
        "another unit, and so changes nothing.",
        _EXEMPT.replace("units: [facilitating-action-learning]", "units: [coaching]"),
        _EXEMPT,
    ),
    "criterion-not-decided": Page(
        "A review agrees or disagrees with what was decided. The decision says nothing about this "
        "criterion, so there is nothing to agree with.",
        _TWO_DECIDED + after(REVIEWED[len(DECIDED) :], "of: D1", "    criteria: [1.1, 3.1]"),
        _TWO_DECIDED + after(REVIEWED[len(DECIDED) :], "of: D1", "    criteria: [1.1, 2.2]"),
    ),
    "unknown-level": Page(
        "The points of a level count once the criterion is achieved. A level that the criterion "
        "does not have gives none; the decision itself stands.",
        DECIDED + "    level: Excellent\n",
        DECIDED,
    ),
    "source-failed": Page(
        "The library asks another storage for what its folders do not hold, and the storage ended "
        "in an error. The portfolio is not at fault; it waits, and the others are judged.",
        f"# The storage does not answer.\n{_IN_STORAGE}",
        _GIVEN,
    ),
    "not-judged": Page(
        "Why a criterion is open or achieved is known once the portfolio has been judged. What "
        "kept it from that is said first.",
        PORTFOLIO.replace("action-learning@1", "action-learning@9"),
        PORTFOLIO,
    ),
    "several-meant": Page(
        "A portfolio may be against several units, and each of them has an outcome 1. Reasons are "
        "those of one outcome or unit, so it has to be named.",
        PORTFOLIO.replace(
            "specification: fac", "specification: [reflecting-on-a-visit, fac"
        ).replace("learning@1\n", "learning@1]\n"),
        PORTFOLIO,
        {"reflecting.yaml": UNIT.replace("id: demo", "id: reflecting-on-a-visit")},
    ),
    "source-gave-another": Page(
        "Another unit or version has other criteria, so nothing is judged against what was not "
        "asked for. The portfolio waits until the storage gives what it names.",
        f"# The storage gives leading-visits@1.1.\n{_IN_STORAGE}",
        _GIVEN,
    ),
}
