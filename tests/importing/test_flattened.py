"""A page that became one line imports to the unit that it was."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import Layout, units
from tests.importing.layouts.one_line import (
    BETWEEN,
    CRITERIA,
    ENDS,
    FACTS,
    FEET,
    HEADS,
    OUTCOMES,
    TAILS,
    OneLine,
    in_pages,
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


def held_to(text: str, suffix: str, unit: Specification) -> None:
    """Assert that a text imports to the unit."""
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


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data(), suffix=st.sampled_from((".txt", ".html", ".md")))
def test_law_a_unit_on_one_line_is_the_unit(data: st.DataObject, suffix: str) -> None:
    numbering = data.draw(st.sampled_from(("plain", "letters", "bands")))
    unit: Specification = data.draw(units(Layout(numbering=numbering)))
    line = on_one_line(unit, data.draw(styles(numbering)))
    text = f"<html><body><div>{line}</div></body></html>" if suffix == ".html" else line
    held_to(text, suffix, unit)


@settings(
    deadline=None,
    max_examples=settings().max_examples // 2,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data(), suffix=st.sampled_from((".txt", ".html")))
def test_law_a_unit_on_pages_of_one_line_each_is_the_unit(data: st.DataObject, suffix: str) -> None:
    """A page ends between two words of a text, of which the first four stand together."""
    unit: Specification = data.draw(units(Layout(numbering="plain")))
    line = on_one_line(unit, data.draw(styles("plain")))
    words = line.split()
    said = {w for o in unit.outcomes for c in o.criteria for w in c.text.split() if w.islower()}
    begins = [
        n
        for n in range(30, len(words) - 20)
        if said.issuperset(words[n - 1 : n + 1])
        and not any(word[-1].isdigit() for word in words[n - 4 : n])
    ]
    assume(begins)
    breaks = data.draw(st.lists(st.sampled_from(begins), min_size=1, max_size=2))
    text = in_pages(line, breaks, data.draw(st.sampled_from(FEET)))
    pages = text.split("\n\n")
    assume(2 * sum(len(page) >= 250 for page in pages) >= len(pages))
    if suffix == ".html":
        text = "".join(f"<p>{page}</p>" for page in pages)
    held_to(text, suffix, unit)
