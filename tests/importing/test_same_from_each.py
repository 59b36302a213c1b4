"""A unit in any layout imports to the same specification, whatever the format of the document."""

from pathlib import PurePath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.importing.layouts import WRITERS, Layout, layouts, units, written

from rubric.api.wording import builtin_verbs
from rubric.importers import Verbs, recognise
from rubric.model import Specification
from rubric.sources.documents.reading import read_bytes

VERBS = Verbs(builtin_verbs())
FACTS = ("title", "unit_number", "level", "credit", "glh")


def imported(unit: Specification, layout: Layout, suffix: str) -> dict:
    """What the document of a unit imports to: facts, outcomes and criteria."""
    document = read_bytes(written(unit, layout, suffix), suffix, f"unit{suffix}")
    found = recognise(document, VERBS)
    assert not found.refused, found.refused
    assert len(found.drafts) == 1
    data = found.drafts[0].data
    return {name: data.get(name) for name in FACTS} | {
        "outcomes": [
            (
                PurePath(outcome["ref"]).name.removeprefix("LO"),
                outcome["text"],
                [(c["ref"].removeprefix("AC"), c["text"]) for c in outcome.get("criteria", ())],
            )
            for outcome in data.get("outcomes", ())
        ],
        "beside": data.get("criteria"),
    }


def meant(unit: Specification) -> dict:
    return {name: str(getattr(unit, name)) for name in FACTS} | {
        "outcomes": [(o.ref, o.text, [(c.ref, c.text) for c in o.criteria]) for o in unit.outcomes],
        "beside": None,
    }


@pytest.mark.parametrize("suffix", WRITERS)
@settings(
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_law_the_same_specification_from_each_format(suffix: str, data: st.DataObject) -> None:
    layout = data.draw(layouts())
    unit = data.draw(units(layout))
    assert imported(unit, layout, suffix) == meant(unit)
