"""Units and layouts for generated cases. The words are made up, and say nothing of a real unit."""

from hypothesis import strategies as st
from tests.importing.layouts.layout import Layout

from rubric.model import Specification

_VERBS = ("Describe", "Explain", "Identify", "Outline", "Demonstrate", "Compare", "Evaluate")
_STEMS = ("Understand", "Be able to prepare", "Know about", "Be able to review", "Understand")
_THINGS = (
    *("the care of bees", "a garden for a school", "the risks of a kitchen", "a choir rehearsal"),
    *("own role in a team", "the needs of visitors", "records of a workshop", "a small budget"),
    *("the history of a building", "safe use of ladders", "a plan for a walk", "water testing"),
)
_ENDS = (
    *("", "in own area of work", "for a given audience", "using at least two sources"),
    *("with reference to current guidance, including any that is local to the centre",),
    *("so that others can follow it, and say what was left out and why",),
)
_TITLES = ("Keeping bees", "Working in a team", "Planning a community garden", "Safe workshops")
_BANDS = {"P": "pass", "M": "merit", "D": "distinction"}


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Any layout; what does not go together is not drawn."""
    shape = draw(st.sampled_from(("table", "one_cell", "headings", "stacked", "lines")))
    numbering = draw(st.sampled_from(("plain", "ac", "automatic", "letters", "bands")))
    return Layout(
        shape=shape,
        numbering=numbering,
        facts=draw(st.sampled_from(("table", "across", "lines", "above"))),
        facts_first=draw(st.booleans()),
        outcome=draw(st.sampled_from(("number", "lo", "words"))),
        cover=draw(st.booleans()),
        surrounded=draw(st.booleans()),
        drawn=draw(st.booleans()) if shape in ("headings", "lines") else True,
    )


@st.composite
def units(draw: st.DrawFn, layout: Layout) -> Specification:
    """A unit whose references are numbered as the layout prints them; no wording occurs twice."""
    ends = draw(st.permutations([(v, t) for v in _VERBS for t in _THINGS]))
    stems = draw(st.permutations([(s, t) for s in set(_STEMS) for t in _THINGS]))
    counts: dict[str, int] = {}
    outcomes = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        criteria = []
        for turn in range(1, draw(st.integers(2, 5)) + 1):
            verb, thing = ends.pop()
            text = f"{verb} {thing} {draw(st.sampled_from(_ENDS))}".strip()
            criterion = {"ref": f"{number}.{turn}", "text": text}
            if layout.numbering == "letters":
                criterion["ref"] = "abcde"[turn - 1]
            elif layout.numbering == "bands":
                letter = "PMD"[min(turn - 1, 2)] if turn < 4 else "P"
                counts[letter] = counts.get(letter, 0) + 1
                criterion |= {"ref": f"{letter}{counts[letter]}", "band": _BANDS[letter]}
            criteria.append(criterion)
        stem, thing = stems.pop()
        outcomes.append({"ref": str(number), "text": f"{stem} {thing}", "criteria": criteria})
    return Specification.model_validate(
        {
            "format": "rubric/1",
            "kind": "unit",
            "id": "drawn-unit",
            "version": "1",
            "title": draw(st.sampled_from(_TITLES)),
            "unit_number": draw(st.sampled_from(("D/504/1123", "R/650/0031", "K/601/7777"))),
            "level": str(draw(st.integers(1, 7))),
            "credit": str(draw(st.integers(1, 15))),
            "glh": str(draw(st.integers(5, 120))),
            "outcomes": outcomes,
        }
    )
