"""A page that became one line imports to the unit that it was."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import Layout, units
from tests.importing.layouts.one_line import (
    BETWEEN,
    CRITERIA,
    ENDS,
    FACTS,
    HEADS,
    OUTCOMES,
    TAILS,
    OneLine,
    on_one_line,
)
from tests.importing.test_same_from_each import VERBS

from rubric.importers import recognise
from rubric.model import Specification
from rubric.sources.documents.reading import read_bytes


@st.composite
def styles(draw: st.DrawFn, numbering: str) -> OneLine:
    """Any style in which criteria can be told from the parts of one."""
    outcome = draw(st.sampled_from(OUTCOMES))
    parts = numbering == "letters" and outcome.startswith("{n}")
    return OneLine(
        facts=draw(st.sampled_from(FACTS)),
        head=draw(st.sampled_from(HEADS)),
        outcome=outcome,
        between=draw(st.sampled_from(BETWEEN[parts:])),
        criterion=draw(st.sampled_from(CRITERIA[numbering])),
        end=draw(st.sampled_from(ENDS)),
        tail=draw(st.sampled_from(TAILS)),
    )


def bare(text: str) -> str:
    return text.rstrip(".;")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), suffix=st.sampled_from((".txt", ".html", ".md")))
def test_law_a_unit_on_one_line_is_the_unit(data: st.DataObject, suffix: str) -> None:
    numbering = data.draw(st.sampled_from(("plain", "letters", "bands")))
    unit: Specification = data.draw(units(Layout(numbering=numbering)))
    style = data.draw(styles(numbering))
    line = on_one_line(unit, style)
    text = f"<html><body><div>{line}</div></body></html>" if suffix == ".html" else line
    found = recognise(read_bytes(text.encode(), suffix, f"unit{suffix}"), VERBS)
    assert not found.refused, found.refused
    draft = found.drafts[0].data
    got = [
        (bare(outcome["text"]), [bare(criterion["text"]) for criterion in outcome["criteria"]])
        for outcome in draft["outcomes"]
    ]
    assert got == [(o.text, [c.text for c in o.criteria]) for o in unit.outcomes]
    facts = ("title", "unit_number", "level", "credit", "glh")
    assert {name: draft.get(name) for name in facts} == {
        name: str(getattr(unit, name)) for name in facts
    }
