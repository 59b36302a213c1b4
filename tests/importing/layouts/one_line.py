"""A unit as a page that lost its lines: everything stands in one, behind one another."""

from dataclasses import dataclass
from itertools import pairwise

from rubric.model import Specification

#: what stands before the outcomes
FACTS = (
    "Unit title: {title} Unit number: {number} Level: {level} Credit value: {credit} GLH: {glh}",
    "Unit Title {title} Unit Code {number} Level {level} Credit Value {credit}"
    " Guided Learning Hours {glh}",
    "Unit title: {title} Unit reference number: {number} Level: {level} Credit value: {credit}"
    " Guided learning hours: {glh} Unit aim: Learners try what the unit is about, with others.",
    "{number} {title} Level: {level} Credit: {credit} GLH: {glh}",
)
#: what heads all outcomes and criteria
HEADS = (
    "",
    "Learning Outcomes",
    "Learning outcomes Assessment criteria",
    "Learning Outcomes The learner will: Assessment Criteria The learner can:",
    "On completion of this unit the learner will:",
)
OUTCOMES = (
    "Learning Outcome {n} {text}.",
    "LEARNING OUTCOME {n} {text}",
    "LO{n} {text}",
    "LO {n}: {text}",
    "Outcome {n} {text}.",
    "Learning aim {n}: {text}",
    "Element {n} {text}",
    "{n} {text}",
    "{n}. {text}",
)
#: what heads the criteria of each outcome
BETWEEN = (
    "",
    "Assessment Criteria",
    "Assessment criteria:",
    "ASSESSMENT CRITERIA",
    "The learner can:",
    "Performance Criteria",
    "To achieve this outcome the learner must:",
)
#: a criterion in an outcome that is counted itself; `{at}` is counted anew in each
CRITERIA = {
    "plain": ("{ref} {text}", "{ref}: {text}", "AC{ref} {text}", "AC{at} {text}"),
    "letters": ("{ref}) {text}", "({ref}) {text}"),
    "bands": ("{ref} {text}",),
}
#: how each criterion ends
ENDS = ("", ".", ";")
#: what stands behind the last one
TAILS = (
    "",
    "Indicative content Hives of several kinds and where they are found.",
    "Assessment Guidance This unit is assessed by a portfolio of evidence.",
    "Evidence requirements Learners show all criteria once.",
    "Unit type Optional Review date 31/08/2027",
    "Privacy Cookies Contact us",
)


@dataclass(frozen=True, slots=True)
class OneLine:
    """How a unit is worded that stands on one line."""

    facts: str
    head: str
    outcome: str
    between: str
    criterion: str
    end: str
    tail: str


def on_one_line(unit: Specification, style: OneLine) -> str:
    """Return a unit as one line."""
    said = [
        style.facts.format(
            title=unit.title,
            number=unit.unit_number,
            level=unit.level,
            credit=unit.credit,
            glh=unit.glh,
        ),
        style.head,
    ]
    for n, outcome in enumerate(unit.outcomes, 1):
        said += [style.outcome.format(n=n, text=outcome.text), style.between]
        for at, criterion in enumerate(outcome.criteria, 1):
            text = style.criterion.format(ref=criterion.ref, at=at, text=criterion.text)
            said.append(text + style.end)
    return " ".join(text for text in (*said, style.tail) if text)


#: what stands at the end of each page, before its number
FEET = ("", "H4KE 22", "A handbook for centres, Version 4", "© Bee Awards 2026")


def in_pages(line: str, breaks: list[int], foot: str) -> str:
    """Return the line as pages of one line each, with their numbers at both ends.

    Args:
        line: the whole of it.
        breaks: where a page begins, counted in words.
        foot: what stands at the end of each page, before its number.
    """
    words = line.split()
    pages = [words[a:b] for a, b in pairwise([0, *sorted(set(breaks)), len(words)])]
    return "\n\n".join(
        " ".join([str(n), *page, *foot.split(), str(n)]) for n, page in enumerate(pages, 3) if page
    )
