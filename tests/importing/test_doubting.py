"""Doubts: what is so of every outcome is said once, and texts that are torn are asked about."""

from typing import Any

import pytest

from rubric.importers.doubting import cut_texts, gathered
from rubric.importers.draft import Doubt, Location


def tree(*texts: str) -> dict[str, Any]:
    """Two outcomes of which the first has criteria of these texts, and the second one."""
    first = [{"ref": f"1.{n}", "text": text} for n, text in enumerate(texts, 1)]
    last = [{"ref": "2.1", "text": "Plan a visit"}]
    return {"outcomes": [{"ref": "1", "criteria": first}, {"ref": "2", "criteria": last}]}


def of_lists(code: str, *outcomes: int) -> list[Doubt]:
    at: list[Location] = [("outcomes", n, "criteria") for n in outcomes]
    return [Doubt(code, one, {"first": f"{one[1]}.1", "last": f"{one[1]}.9"}) for one in at]


OWN = Doubt("numbers-proposed", ("outcomes",), {"first": "1", "last": "2"})
TITLE = Doubt("title-read", ("title",))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        # of every list
        (of_lists("numbers-proposed", 0, 1), ["criteria-numbers-proposed"]),
        ([OWN, *of_lists("number-proposed", 0, 1)], ["all-numbers-proposed"]),
        ([TITLE, *of_lists("numbers-apart", 0, 1)], ["title-read", "numbers-apart"]),
        # of one of them: it is told where it is
        (of_lists("numbers-proposed", 1), ["numbers-proposed"]),
        (of_lists("numbers-apart", 0), ["numbers-apart"]),
        ([OWN, *of_lists("numbers-proposed", 0)], ["numbers-proposed", "numbers-proposed"]),
    ],
)
def test_what_is_so_of_every_list_is_told_once(given: list[Doubt], told: list[str]) -> None:
    found = gathered(given, tree("Plan a walk"))
    assert [one.code for one in found] == told
    if len(found) < len(given):
        assert found[-1].location == ("outcomes",)


def test_outcomes_without_criteria_are_told_once_where_none_has_any() -> None:
    bare = {"outcomes": [{"ref": "1"}, {"ref": "2"}]}
    given = [Doubt("outcome-without-criteria", ("outcomes", n)) for n in range(2)]
    assert [one.code for one in gathered(given, bare)] == ["outcomes-without-criteria"]
    assert list(gathered(given[:1], tree("Plan a walk"))) == given[:1]


@pytest.mark.parametrize(
    ("texts", "cut"),
    [
        (("Describe signs that rodents", "are present Explain how insects spread"), [1]),
        (("Critically evaluate a", "Plan a walk"), [0]),
        (("Fit rails, boards and", "Plan a walk"), [0]),
        # whole as they are
        (("List what people may be allergic to", "Explain what a plan is for"), []),
        (("Plan menus within the budget; and", "Cook them"), []),
        (("pH is measured", "eBooks are lent", "Plan a walk", "Lead it"), []),
        # criteria that all begin with small letters
        (("plan a walk", "lead a walk", "review a walk"), []),
    ],
)
def test_a_text_that_is_torn_is_asked_about(texts: tuple[str, ...], cut: list[int]) -> None:
    found = [one.location for one in cut_texts(tree(*texts))]
    assert found == [("outcomes", 0, "criteria", n, "text") for n in cut]


def test_a_stem_above_its_parts_is_whole() -> None:
    data = tree("Describe a", "Plan a walk")
    data["outcomes"][0]["criteria"][0]["parts"] = [{"ref": "a", "text": "map"}]
    assert not list(cut_texts(data))
