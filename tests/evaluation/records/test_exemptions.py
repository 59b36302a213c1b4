"""Which criteria an exemption reaches (meaning 4)."""

from tests.evaluation.test_set_aside import NEW, OLD, X1, U, V, found


def test_an_exemption_reaches_the_units_it_names() -> None:
    given = found(f"exemptions: [{{{X1}, criteria: [u/1], units: [v]}}]", U, V)
    [exemption] = given.exemptions
    assert exemption.criteria == {("u@1", "1"), ("v@1", "1"), ("v@1", "2")}
    assert given.set_aside == ()
    both = found(f"exemptions: [{{{X1}, units: [u@2, w]}}]", OLD, NEW)
    assert both.exemptions[0].criteria == {("u@2", "1"), ("u@2", "2")}
    assert both.set_aside[0].arguments["allowed"] == ("u",)
