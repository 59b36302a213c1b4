"""Manual pages of the codes of qualifications, and of portfolios on one."""

from collections.abc import Mapping

from rubric.phrases.manual.page import Page

QUALIFICATION = """\
format: rubric/1
kind: qualification
id: demo-award
version: 1
title: Demonstration Award
groups:
  - ref: M
    title: Mandatory
    take: all
    units: [facilitating-action-learning]
  - ref: O
    title: Optional
    take: {units: {at_least: 1}}
    units: [collaborative-partnerships, effective-partnership-working]
"""
_ON_IT = """\
format: rubric/1
kind: portfolio
learner: L-0042
qualification: demo-award@1
units: [facilitating-action-learning, collaborative-partnerships]
evidence:
  - id: E1
    method: product
    date: 2026-02-17
    maps_to:
      facilitating-action-learning/1.1: {at: p. 1}
"""
#: a unit with credit at level 3
_UNIT = """\
format: rubric/1
kind: unit
id: planning-a-visit
version: 1
title: Planning a visit
level: 3
credit: 6
criteria:
  - ref: 1.1
    text: Plan a visit to agreed goals
"""
_OPTIONAL = "[collaborative-partnerships, effective-partnership-working]"
_WITH_UNIT = QUALIFICATION.replace(_OPTIONAL, "[planning-a-visit, collaborative-partnerships]")
_SHARED = _WITH_UNIT.replace(
    "units: [planning-a-visit, collaborative-partnerships]",
    "units: [planning-a-visit]\n  - ref: V\n    take: {units: {at_least: 1}}\n"
    "    units: [planning-a-visit]",
)
_BESIDE = {"demo-award.yaml": QUALIFICATION}
_PATHWAY = QUALIFICATION + "pathways:\n  - id: action-learning\n    groups: [M]\n"

QUALIFICATION_PAGES: Mapping[str, Page] = {
    "unknown-qualification": Page(
        "A portfolio on a qualification is judged by its rules of combination. Without the "
        "qualification nobody knows which units count.",
        _ON_IT.replace("demo-award@1", "demo-awards"),
        _ON_IT,
        _BESIDE,
    ),
    "unknown-pathway": Page(
        "A pathway says which groups of the qualification are asked. One that the qualification "
        "does not have asks for nothing that anybody knows.",
        _ON_IT.replace("units:", "pathway: action-learnign\nunits:"),
        _ON_IT.replace("units:", "pathway: action-learning\nunits:"),
        {"demo-award.yaml": _PATHWAY},
    ),
    "another-version-of-unit": Page(
        "A qualification that names a unit with its version asks for that version and no other. "
        "The unit of this portfolio would not count, whatever is achieved in it.",
        _ON_IT.replace("[facilitating-action-learning", "[facilitating-action-learning@1"),
        _ON_IT.replace("[facilitating-action-learning", "[facilitating-action-learning@2"),
        {
            "demo-award.yaml": QUALIFICATION.replace(
                "[facilitating-action-learning]", "[facilitating-action-learning@2]"
            ),
            "facilitating-2.yaml": """\
format: rubric/1
kind: unit
id: facilitating-action-learning
version: 2
title: Facilitating action learning
criteria:
  - ref: 1.1
    text: Explain what action learning is for
""",
        },
    ),
    "unit-twice": Page(
        "A unit counts once, however often it stands in a list. Where it stands twice, most "
        "likely another unit was meant.",
        _ON_IT.replace("collaborative-partnerships]", "facilitating-action-learning@1]"),
        _ON_IT,
        _BESIDE,
    ),
    "unit-in-no-group": Page(
        "Only units of the groups of a qualification count towards it, and those that stand in "
        "for one of them. This unit is judged and reported all the same.",
        _ON_IT.replace("collaborative-partnerships]", "school-college-partnerships]"),
        _ON_IT,
        _BESIDE,
    ),
    "specification-beside-qualification": Page(
        "A portfolio is on a qualification or against specifications of its own. With both, it "
        "is not clear whether the specification is to count.",
        _ON_IT.replace("units:", "specification: collaborative-partnerships@1\nunits:"),
        _ON_IT,
        _BESIDE,
    ),
    "unknown-group": Page(
        "A pathway names the groups that it asks for. A group that is not in the qualification "
        "would be asked of nobody.",
        _PATHWAY.replace("groups: [M]", "groups: [M, P]"),
        _PATHWAY,
    ),
    "unit-in-two-versions": Page(
        "A unit without a version may be achieved in any version; with one, only that one counts. "
        "Written both ways, nobody could tell which holds.",
        QUALIFICATION + "barred: [[collaborative-partnerships@1, effective-partnership-working]]\n",
        QUALIFICATION + "barred: [[collaborative-partnerships, effective-partnership-working]]\n",
    ),
    "row-of-one": Page(
        "A row under `barred` or `equivalent` says something of its units among themselves, so it "
        "takes two. Most likely each unit was put into brackets of its own.",
        QUALIFICATION + "barred: [[collaborative-partnerships], [effective-partnership-working]]\n",
        QUALIFICATION + "barred: [[collaborative-partnerships, effective-partnership-working]]\n",
    ),
    "in-two-rows": Page(
        "Units of one row stand in for one another. Where a unit stands in two rows, the units of "
        "both would, in a chain or a circle, and whether that is meant cannot be known.",
        QUALIFICATION
        + "equivalent:\n"
        + "  - [facilitating-action-learning, A/100/0001]\n"
        + "  - [facilitating-action-learning, A/100/0002]\n",
        QUALIFICATION
        + "equivalent:\n"
        + "  - [facilitating-action-learning, A/100/0001, A/100/0002]\n",
    ),
    "barred-and-equivalent": Page(
        "Of units that stand in for one another one counts, whichever it is. To bar them as well "
        "changes nothing, so perhaps other units were meant.",
        QUALIFICATION + f"barred: [{_OPTIONAL}]\n" + f"equivalent: [{_OPTIONAL}]\n",
        QUALIFICATION + f"equivalent: [{_OPTIONAL}]\n",
    ),
    "equivalent-not-held": Page(
        "Rows of `equivalent` may name units and numbers that no library holds: the units of an "
        "older framework, for example. This one is so like a unit of the library that it may be "
        "misspelt, and then it would quietly stand in for nothing.",
        QUALIFICATION + "equivalent: [[facilitating-action-learning, collaborative-partnership]]\n",
        QUALIFICATION + "equivalent: [[facilitating-action-learning, A/100/0001]]\n",
    ),
    "mandatory-barred": Page(
        "Each unit of a group with `take: all` has to count. Of two that are barred only one "
        "does, so nobody could ever achieve the qualification.",
        QUALIFICATION.replace("take: {units: {at_least: 1}}", "take: all")
        + f"barred: [{_OPTIONAL}]\n",
        QUALIFICATION + f"barred: [{_OPTIONAL}]\n",
    ),
    "unit-never-counts": Page(
        "A learner could choose this unit, achieve it, and find that it does not count: a "
        "mandatory unit is in its way, for every learner.",
        QUALIFICATION + "barred: [[facilitating-action-learning, collaborative-partnerships]]\n",
        QUALIFICATION,
    ),
    "least-above-most": Page(
        "What is above `at_most` does not count, so a minimum above it could never be reached.",
        QUALIFICATION.replace("{at_least: 1}", "{at_least: 2, at_most: 1}"),
        QUALIFICATION.replace("{at_least: 1}", "{at_least: 1, at_most: 2}"),
    ),
    "credit-not-stated": Page(
        "A unit without a credit would count for none, and learners who choose it would fall "
        "short. Marking guides, checklists and standards carry no credit, and need none.",
        _WITH_UNIT.replace("{units: {at_least: 1}}", "{credits: {at_least: 6}}"),
        _WITH_UNIT,
        {"unit.yaml": _UNIT.replace("credit: 6\n", "")},
    ),
    "level-not-stated": Page(
        "A rule looks at units of a level. A unit that states none would be passed over, whatever "
        "it asks of learners.",
        _WITH_UNIT + "whole:\n  - units: {at_least: 1, level: 3, or_above: yes}\n",
        _WITH_UNIT + "whole:\n  - units: {at_least: 1}\n",
        {"unit.yaml": _UNIT.replace("level: 3\n", "")},
    ),
    "level-without-scale": Page(
        "From Entry 1 to level 8 it is known which level is above which. A framework with levels "
        "of its own would have to say so, and the format has no place for that.",
        _WITH_UNIT.replace("title:", "framework: scqf\ntitle:", 1)
        + "whole:\n  - units: {at_least: 1, level: 3, or_above: yes}\n",
        _WITH_UNIT.replace("title:", "framework: scqf\ntitle:", 1)
        + "whole:\n  - units: {at_least: 1, level: 3}\n",
        {"unit.yaml": _UNIT.replace("title:", "framework: scqf\ntitle:", 1)},
    ),
    "minimum-out-of-reach": Page(
        "All the units together, at their best, could not give what is asked for. Every learner "
        "would fall short, and would be told so only at the end.",
        _WITH_UNIT + "whole:\n  - credits: {at_least: 37}\n",
        _WITH_UNIT + "whole:\n  - credits: {at_least: 13}\n",
        {"unit.yaml": _UNIT},
    ),
    "nobody-can-achieve": Page(
        "Each rule could be satisfied by itself, and not all of them by one learner, whatever is "
        "achieved: because groups share a unit, which counts in one of them, or because of a row "
        "of `barred` or a cap. It is told where the extra `planning` is installed.",
        _SHARED,
        _SHARED.replace("units: [planning-a-visit]", "units: [collaborative-partnerships]", 1),
        {"unit.yaml": _UNIT},
    ),
}
