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
}
