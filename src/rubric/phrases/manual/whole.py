"""Manual pages of the checks on a whole specification or portfolio (RUB3xx)."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page
from rubric.phrases.manual.samples import PORTFOLIO, UNIT, after, with_rule

_SECOND_CRITERION = """\
      - ref: 1.2
        text: Review the visit
"""
_SECOND_ITEM = """\
  - id: E2
    method: product
    date: 2026-03-17
    maps_to:
      1.1: {at: p. 2}
"""
_ONLY_OUTCOMES = UNIT.partition("    criteria:")[0]
_RANGE = "        range:\n          - by train\n          - by coach\n"
_OBSERVED_ONLY = "        evidence_rules:\n          basis: centre\n          accept:\n"
_OBSERVED_ONLY += "            methods: [observation]\n"

_TWO = UNIT + _SECOND_CRITERION
_EITHER = "    achieved_by: {n_of: 1, of: [1.1, 1.2]}\n"
_TABLE = """\
format: rubric/1
kind: evidence_rules
id: house-rules
version: 1
basis: awarding_body
methods:
  OB: {{is: observation, name: Assessor observation, shows: performance}}
  OQ: {{is: observation, name: Observation with questions, shows: {other}}}
"""

WHOLE_PAGES: Mapping[str, Page] = {
    "achieved-by-unknown": Page(
        "`achieved_by` lists which criteria, outcomes or parts stand for one another. A name that "
        "is not there could never be achieved.",
        _TWO + _EITHER.replace("1.2", "2.1"),
        _TWO + _EITHER,
    ),
    "alternative-not-required": Page(
        "Advice asks for nothing, so it cannot stand for something that is required.",
        _TWO + "        required: no\n" + _EITHER,
        _TWO + _EITHER,
    ),
    "alternatives-of-several-bands": Page(
        "A grade is reached with its own criteria and those of every lower band. If a merit "
        "criterion could stand for a pass criterion, a learner would reach the higher grade "
        "without the lower one.",
        _TWO + "        band: merit\n" + _EITHER,
        _TWO + "        band: pass\n" + _EITHER,
    ),
    "duplicate-ref": Page(
        "Evidence is mapped to a criterion by its number. With the same number on two of them, "
        "nobody could tell which one an item is about.",
        UNIT + _SECOND_CRITERION.replace("1.2", "1.1"),
        UNIT + _SECOND_CRITERION,
    ),
    "duplicate-id": Page(
        "Decisions and declarations name records by their id. With the same id on two records, "
        "one of them would be taken for the other.",
        PORTFOLIO + _SECOND_ITEM.replace("E2", "E1"),
        PORTFOLIO + _SECOND_ITEM,
    ),
    "duplicate-range-item": Page(
        "Range items are counted, so one that is listed twice would have to be shown twice.",
        UNIT + _RANGE.replace("by coach", "by train"),
        UNIT + _RANGE,
    ),
    "no-criteria": Page(
        "Without criteria there is nothing to assess. Nothing empty is ever reported as achieved, "
        "so a learner could never finish this.",
        _ONLY_OUTCOMES,
        UNIT,
    ),
    "criteria-in-two-places": Page(
        "Criteria stand under the learning outcomes or, where a source has no outcomes, directly "
        "under the title. With both, it is not clear what belongs to what.",
        UNIT + "criteria:\n  - ref: 1.2\n    text: Review the visit\n",
        UNIT + _SECOND_CRITERION,
    ),
    "unknown-measure": Page(
        "A rule may count hours, and whatever else the unit says is measured. A name that is "
        "neither is most often misspelt, and the rule would ask for something nobody records.",
        with_rule("sessions: 3"),
        after(with_rule("sessions: 3"), "title: Planning a visit", "measures: [sessions]"),
    ),
    "range-rule-without-range": Page(
        "The rule asks for range items, and nothing here lists any, so no evidence could ever be "
        "enough.",
        with_rule("range: 2"),
        with_rule("range: 2") + _RANGE,
    ),
    "more-than-there-is": Page(
        "The rule asks for more than there is to choose from, so no evidence could ever be enough.",
        with_rule("n_of: 3", "of: [{items: 2}, {hours: 12}]"),
        with_rule("n_of: 1", "of: [{items: 2}, {hours: 12}]"),
    ),
    "rule-cannot-be-satisfied": Page(
        "The rule asks for more than there can be, such as two methods where only one is "
        "accepted. Every learner would be told that evidence is missing, and none could supply "
        "it.",
        with_rule("methods: 2") + _OBSERVED_ONLY,
        with_rule("items: 2") + _OBSERVED_ONLY,
    ),
    "basis-not-stated": Page(
        "Learners may ask why so much evidence is wanted. `basis` says who asks for it: the "
        "wording of the unit, a sector body, the awarding body or the centre.",
        with_rule("items: 2").replace("        basis: centre\n", ""),
        with_rule("items: 2"),
    ),
    "nothing-required": Page(
        "A unit that requires nothing can never be achieved. Advice is shown apart and keeps "
        "nobody from achieving the unit, so at least one criterion has to be required.",
        after(UNIT, "text: Plan a visit to agreed goals", "        required: no"),
        UNIT,
    ),
    "filter-takes-nothing": Page(
        "What a rule is to look at stands in one list, and all of it is ruled out by another. No "
        "learner could ever have such evidence.",
        with_rule("items: 1", "where: {methods: [test], not_methods: [test, feedback]}"),
        with_rule("items: 1", "where: {methods: [test]}"),
    ),
    "filter-against-evidence-rules": Page(
        "The rule looks for evidence that the evidence rules do not accept. Every learner would "
        "be told that evidence is missing, and none could supply it.",
        with_rule("items: 1", "where: {methods: [product]}") + _OBSERVED_ONLY,
        with_rule("items: 1", "where: {methods: [observation]}") + _OBSERVED_ONLY,
    ),
    "cap-of-nothing": Page(
        "A cap says how much of one kind of evidence may count. A cap of 0 lets none of it count, "
        "and a reader looks for that among the filters. The rule is judged as it stands.",
        with_rule("hours: 12", "at_most: {source: {simulation: 0}}"),
        with_rule("hours: 12", "where: {not_sources: [simulation]}"),
    ),
    "measure-name-taken": Page(
        "A measure is a field of the items under a name of its own, and a clause of rules under "
        "the same name. What the name means already would be taken for it: no item could ever "
        "state an amount there. `hours` is known without being listed.",
        after(with_rule("date: 3"), "title: Planning a visit", "measures: [date]"),
        after(with_rule("sessions: 3"), "title: Planning a visit", "measures: [sessions]"),
    ),
    "duplicate-specification": Page(
        "A portfolio names a specification by its id and version. With the same pair on two "
        "files, it could be judged against either.",
        UNIT.replace("to agreed goals", "to goals that were agreed"),
        UNIT.replace("to agreed goals", "to goals that were agreed").replace(
            "version: 1", "version: 2"
        ),
        {"first-version.yaml": UNIT},
    ),
    "methods-disagree": Page(
        "Rules speak of methods, and not of a body's codes for them: two codes for one method "
        "are one method. Where one says that it shows performance and the other knowledge, "
        "nobody could tell which of the two holds.",
        _TABLE.format(other="knowledge"),
        _TABLE.format(other="performance"),
    ),
    "nothing-shows-it": Page(
        "Knowledge is not inferred from seeing somebody do the work, so rules may ask that some "
        "of the evidence shows it. Where every method that counts shows something else, no "
        "evidence could ever be enough.",
        UNIT + _OBSERVED_ONLY + "          must_show: knowledge\n",
        UNIT
        + _OBSERVED_ONLY.replace("observation", "observation, questioning")
        + "          must_show: knowledge\n",
    ),
    "supersedes-itself": Page(
        "An item takes the place of an older one. Where each takes the place of the other, none "
        "is left to count.",
        after(PORTFOLIO, "date: 2026-02-17", "    supersedes: E2")
        + after(_SECOND_ITEM, "date: 2026-03-17", "    supersedes: E1"),
        PORTFOLIO + after(_SECOND_ITEM, "date: 2026-03-17", "    supersedes: E1"),
    ),
}
