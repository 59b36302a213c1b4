"""Learners on a qualification through rows: one item for several units, each by its own rules."""

import pickle
from datetime import date

import pytest
from tests.generated import ROOT

import rubric

ON = date(2026, 11, 21)
ROWS = {
    "registrations": [
        {
            "qualification": "demo-diploma",
            "units": "communication;partnership-working",
            "pathway": "care",
            "registered": "2026-01-12",
        }
    ],
    "items": [{"id": "E1", "date": "2026-02-03", "method": "observation", "source": "workplace"}],
    "links": [
        {"item": "E1", "criterion": "communication/1.1"},
        {"item": "E1", "criterion": "partnership-working/1.1"},
        {"item": "E1", "criterion": "mentoring/1.1"},
    ],
}
#: what counts for one unit only
STRICT = """
format: rubric/1
kind: unit
id: mentoring
version: 1
title: Mentoring
level: 2
credit: 4
evidence_rules: {accept: {methods: [product]}, basis: awarding_body}
criteria:
  - {ref: 1.1, text: Mentor somebody}
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> rubric.Library:
    folder = tmp_path_factory.mktemp("library")
    source = ROOT / "examples/qualification"
    for file in (source / "demo-diploma.yaml", *(source / "units").iterdir()):
        text = STRICT if file.stem == "mentoring" else file.read_text(encoding="utf-8")
        (folder / file.name).write_text(text, encoding="utf-8")
    return rubric.Library.load(folder)


def test_an_item_counts_in_each_unit_by_the_rules_of_that_unit(library: rubric.Library) -> None:
    [(_, result, problems)] = rubric.evaluate_many({"L-1": ROWS}, library, on=ON)
    assert problems == ()
    links = {
        unit.specification.id: [link.counted for link in unit.criteria["1.1"].links]
        for unit in result.units
    }
    # mentoring is judged because something is recorded for it
    assert links == {
        "communication": [True],
        "partnership-working": [True],
        "mentoring": [False],
    }
    assert result.qualification is not None
    assert result.qualification.registered.candidates == ("communication", "partnership-working")
    assert result.qualification.best.candidates == (
        "communication",
        "mentoring",
        "partnership-working",
    )


def test_the_other_rows_of_a_log_change_nothing(library: rubric.Library) -> None:
    wrong = {"registrations": [{"qualification": "demo-diploma", "pathway": "car"}]}
    learners = {"L-0": wrong, "L-1": ROWS, "L-2": {**ROWS, "links": []}}
    alone = [
        rubric.to_json(result)
        for learner, rows in learners.items()
        for _, result, _ in rubric.evaluate_many({learner: rows}, library, on=ON)
    ]
    found = list(rubric.evaluate_many(learners, library, on=ON))
    assert [rubric.to_json(result) for _, result, _ in found] == alone
    [told] = found[0][2]
    assert told.diagnostic.code.slug == "unknown-pathway"
    assert found[0][1].qualification is None


def test_the_answer_is_worked_out_once_and_goes_through_pickle(library: rubric.Library) -> None:
    [(_, result, _)] = rubric.evaluate_many({"L-1": ROWS}, library, on=ON)
    assert result.qualification is result.qualification
    assert pickle.loads(pickle.dumps(result)).qualification == result.qualification


def test_what_it_depends_on_is_in_the_digest(library: rubric.Library) -> None:
    def digest(**registration: str) -> str:
        rows = {**ROWS, "registrations": [{**ROWS["registrations"][0], **registration}]}
        [(_, result, _)] = rubric.evaluate_many({"L-1": rows}, library, on=ON)
        return result.inputs_digest

    assert digest() == digest()
    assert digest(units="partnership-working;communication") == digest()
    assert len({digest(), digest(pathway="education"), digest(units="communication")}) == 3


def test_what_if_is_asked_of_a_qualification(library: rubric.Library) -> None:
    [(_, result, _)] = rubric.evaluate_many({"L-1": ROWS}, library, on=ON)
    more = ["inclusive-practice", "coaching", "supporting-individuals", "safeguarding"]
    answer = rubric.what_if(result, add=more)
    assert (answer.status, len(answer.units)) == (rubric.QualificationStatus.ACHIEVABLE, 6)
    portfolio, _ = rubric.load_portfolio(ROOT / "examples/complete.yaml")
    assert portfolio is not None
    plain = rubric.evaluate(portfolio, rubric.Library.load(), on=ON)
    with pytest.raises(ValueError, match="the portfolio is on none"):
        rubric.what_if(plain, add=["coaching"])
