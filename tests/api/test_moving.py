"""Moving a portfolio, case by case; the laws hold the rest."""

import hashlib
import json
from datetime import date
from typing import Any

import pytest
from tests.generated import ROOT

import rubric
from rubric.model import Portfolio, Specification

Data = dict[str, Any]


def spec(version: str, *criteria: Data, ident: str = "u", **fields: Any) -> Specification:
    head = {"format": "rubric/1", "kind": "unit", "id": ident, "version": version, "title": "U"}
    written = [{"text": f"Text {c['ref']}", **c} for c in criteria]
    return Specification.model_validate({**head, "criteria": written, **fields})


def library(*specifications: Specification) -> rubric.Library:
    return rubric.Library({(s.id, s.version): s for s in specifications}, {}, (), {}, {})


def portfolio(**fields: Any) -> Portfolio:
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u@1"}
    return Portfolio.model_validate({**head, **fields})


def item(**links: Any) -> Data:
    return {"id": "E1", "maps_to": {ref.removeprefix("_"): link for ref, link in links.items()}}


def data(moved: rubric.Moved) -> Data:
    assert moved.portfolio is not None, moved.problems
    written = moved.portfolio.model_dump(mode="json", by_alias=True, exclude_none=True)
    assert Portfolio.model_validate(written) == moved.portfolio
    return written


def out(moved: rubric.Moved) -> list[str]:
    return [f"{'/'.join(orphan.path)} {orphan.reason}" for orphan in moved.orphaned]


C1, C2, C3 = {"ref": "1"}, {"ref": "2"}, {"ref": "3"}
PARTS = [{"ref": "a", "text": "A"}, {"ref": "b", "text": "B"}]
ONE = {"ref": "1", "text": "Text 1", "parts": PARTS}
RANGE = {"ref": "1", "range": ["x", "y"]}


@pytest.mark.parametrize(
    ("old", "new", "links", "expected", "orphaned"),
    [
        # renumbered: what the reference looks like stays
        ([C1, C2], [{"ref": "5", "text": "Text 1", "was": ["1"]}, C2],
         {"1": {"at": "p. 1"}, "u/1": "whole", "u@1/1": "whole", "2": "whole"},
         {"5": {"at": "p. 1"}, "u/5": "whole", "u@2/5": "whole", "2": "whole"}, []),
        # exchanged: no reference is taken for what it now names
        ([C1, C2], [{"ref": "1", "text": "Text 2"}, {"ref": "2", "text": "Text 1"}],
         {"1": {"at": "p. 1"}, "2": {"at": "p. 2"}},
         {"2": {"at": "p. 1"}, "1": {"at": "p. 2"}}, []),
        # gone
        ([C1, C2], [C2], {"1": {"at": "p. 1"}}, {}, ["evidence/E1/maps_to/1 criterion_gone"]),
        # what pointed at nothing stays, unless it would now point at something
        ([C1], [C1, C2], {"2": "whole", "9": "whole"}, {"9": "whole"},
         ["evidence/E1/maps_to/2 would_point_at_something"]),
        # split: both have it
        ([C1], [{"ref": "1", "text": "A", "was": ["1"]}, {"ref": "2", "was": ["1"]}],
         {"1": {"at": "p. 1"}}, {"1": {"at": "p. 1"}, "2": {"at": "p. 1"}}, []),
        # merged: locators and notes together, each once
        ([C1, C2, C3], [{"ref": "1", "was": ["1", "2", "3"]}],
         {"1": {"at": "p. 1", "note": "n"}, "2": {"at": "p. 2"}, "3": {"at": "p. 1"}},
         {"1": {"at": "p. 1; p. 2", "note": "n"}}, []),
        # … what is covered together; a missing list means all
        ([RANGE, {"ref": "2", "range": ["x", "y", "z"]}],
         [{"ref": "1", "range": ["x", "y", "z"], "was": ["1", "2"]}],
         {"1": {"range": ["x"]}, "2": {"range": ["z"]}}, {"1": {"range": ["x", "z"]}}, []),
        ([RANGE, C2], [{**RANGE, "was": ["1", "2"]}],
         {"1": {"range": ["x"]}, "2": "whole"}, {"1": "whole"}, []),
        # parts follow their wording, also where their letters are others
        ([ONE], [{**ONE, "ref": "4", "was": ["1"],
                  "parts": [{"ref": "i", "text": "B"}, {"ref": "ii", "text": "A"}]}],
         {"1a": "whole", "1": {"parts": ["b"]}}, {"4ii": "whole", "4": {"parts": ["i"]}}, []),
        # a part that has gone goes, and the link with it where nothing else is left
        ([ONE], [{**ONE, "parts": PARTS[1:]}],
         {"1a": {"at": "p. 1"}, "1": {"parts": ["a", "b"]}}, {"1": {"parts": ["b"]}},
         ["evidence/E1/maps_to/1a part_gone", "evidence/E1/maps_to/1/parts/a part_gone"]),
        # … of a part in the reference too
        ([ONE], [{**ONE, "parts": PARTS[1:]}], {"1a": {"parts": ["b"]}}, {"1": {"parts": ["b"]}},
         ["evidence/E1/maps_to/1a/a part_gone"]),
        # a reference to a part that now is one to a criterion
        ([{**ONE, "ref": "1"}, C2], [ONE, {"ref": "1a", "text": "Text 2"}],
         {"1a": "whole"}, {"1": {"parts": ["a"]}}, []),
        # range items by name; the last one takes the link along
        ([RANGE], [{"ref": "1", "range": ["y"]}],
         {"1": {"range": ["x", "y", "no"]}, "u/1": {"range": ["x"]}},
         {"1": {"range": ["y", "no"]}},
         ["evidence/E1/maps_to/1/range/x range_item_gone",
          "evidence/E1/maps_to/u/1 range_item_gone"]),
        ([C1], [RANGE], {"1": {"range": ["x"]}}, {},
         ["evidence/E1/maps_to/1 would_point_at_something"]),
        ([C1], [RANGE], {"1": {"range": ["z"]}}, {"1": {"range": ["z"]}}, []),
        # `range` that meant parts, where there now are range items as well
        ([ONE], [{**ONE, "range": ["a"]}], {"1": {"range": ["a"]}}, {"1": {"parts": ["a"]}}, []),
        ([ONE], [ONE], {"1": {"range": ["a"]}, "1b": {"range": ["a"]}},
         {"1": {"range": ["a"]}, "1b": {"range": ["a"]}}, []),
        # … and the other way round: names of no range item do not become parts
        ([C1], [{"ref": "1", "parts": PARTS}], {"1": {"range": ["a"]}},
         {"1": {"parts": ["a", "b"], "range": ["a"]}}, []),
        # split: each has the parts that are there; a name goes only if none has it
        ([ONE], [{"ref": "1", "parts": PARTS[:1], "was": ["1"]},
                 {"ref": "2", "parts": PARTS[1:], "was": ["1"]}],
         {"1": {"parts": ["a", "b"]}, "1b": {"at": "p. 2"}},
         {"1": {"parts": ["a"]}, "2": {"parts": ["b"]}, "2b": {"at": "p. 2"}}, []),
    ],
)  # fmt: skip
def test_links(
    old: list[Data], new: list[Data], links: Data, expected: Data, orphaned: list[str]
) -> None:
    records = portfolio(evidence=[{"id": "E1", "maps_to": links}])
    before = records.model_dump()
    moved = rubric.move(records, library(spec("1", *old), spec("2", *new)), to="u@2")
    assert data(moved)["evidence"][0]["maps_to"] == expected
    assert out(moved) == orphaned
    assert records.model_dump() == before
    assert data(moved)["specification"] == "u@2"


MERGED = [{"ref": "1", "text": "Text 1", "was": ["1", "2"]}]
DECISION = {"id": "D1", "judgement": "met", "assessor": "A", "date": "2026-03-01"}


def prints(*criteria: Data, version: str = "1") -> dict[str, str]:
    lib = library(spec(version, *criteria))
    resolved = lib.resolved(lib.specifications["u", version]).criteria
    return {reference: rubric.fingerprint(criterion) for reference, criterion in resolved.items()}


OLD = prints(C1, C2, C3)


def together(*fingerprints: str) -> str:
    """What a decision on criteria that are now one has, by the recipe in meaning 13.3."""
    text = json.dumps(["merged", *sorted(fingerprints)], separators=(",", ":"))
    return f"f1:{hashlib.sha256(text.encode()).hexdigest()[:16]}"


@pytest.mark.parametrize(
    ("new", "decision", "expected", "carried", "again", "orphaned"),
    [
        # what was judged is recorded before it could be taken for the new version
        ([{"ref": "1", "text": "Other"}], {"criteria": ["1"]},
         {"criteria": ["1"], "fingerprints": {"1": OLD["1"]}}, "", "1 1", []),
        ([{"ref": "5", "text": "Text 1"}], {"criteria": ["1", "u@1/1"]},
         {"criteria": ["5", "u@2/5"], "fingerprints": {"5": OLD["1"], "u@2/5": OLD["1"]}},
         "1 5", "", []),
        # what is recorded stays, under the new number
        ([{"ref": "5", "text": "Text 1"}], {"criteria": ["1"], "fingerprints": {"1": "f1:0"}},
         {"criteria": ["5"], "fingerprints": {"5": "f1:0"}}, "", "1 5", []),
        # a criterion that has gone
        ([C1], {"criteria": ["1", "2"], "fingerprints": {"2": "f1:0"}},
         {"criteria": ["1"], "fingerprints": {"1": OLD["1"]}}, "1 1", "",
         ["decisions/D1/criteria/2 criterion_gone", "decisions/D1/fingerprints/2 criterion_gone"]),
        ([C2], {"criteria": ["1"]}, None, "", "",
         ["decisions/D1/criteria/1 criterion_gone", "decisions/D1 nothing_left"]),
        # what names nothing does not keep a decision of which nothing else is left
        ([C2], {"criteria": ["1", "7"]}, None, "", "",
         ["decisions/D1/criteria/1 criterion_gone", "decisions/D1 nothing_left"]),
        ([C2], {"criteria": ["7"]}, {"criteria": ["7"]}, "", "", []),
        # merged: judged again, also where the wording of one stands
        (MERGED, {"criteria": ["1", "2"]},
         {"criteria": ["1"], "fingerprints": {"1": together(OLD["1"], OLD["2"])}},
         "", "1 1; 2 1", []),
        ([{"ref": "1", "text": "New", "was": ["1", "2"]}], {"criteria": ["2", "1"]},
         {"criteria": ["1"], "fingerprints": {"1": together(OLD["1"], OLD["2"])}},
         "", "1 1; 2 1", []),
        # … a fingerprint that was recorded is part of it
        (MERGED, {"criteria": ["1", "2"], "fingerprints": {"2": "f1:1"}},
         {"criteria": ["1"], "fingerprints": {"1": together(OLD["1"], "f1:1")}},
         "", "1 1; 2 1", ["decisions/D1/fingerprints/2 merged"]),
        # … and so where one alone was decided, which ever it is
        (MERGED, {"criteria": ["1"]},
         {"criteria": ["1"], "fingerprints": {"1": together(OLD["1"])}}, "", "1 1", []),
        (MERGED, {"criteria": ["2"], "fingerprints": {"1": OLD["1"]}},
         {"criteria": ["1"], "fingerprints": {"1": together(OLD["2"])}}, "", "2 1",
         ["decisions/D1/fingerprints/1 would_point_at_something"]),
        # split
        ([{"ref": "1", "text": "Text 1", "was": ["1"]}, {"ref": "2", "was": ["1"]}],
         {"criteria": ["1"]},
         {"criteria": ["1", "2"], "fingerprints": {"1": OLD["1"], "2": OLD["1"]}},
         "1 1", "1 2", []),
        # pointed at nothing
        ([C1, {"ref": "9"}], {"criteria": ["1", "9", "7"]},
         {"criteria": ["1", "7"], "fingerprints": {"1": OLD["1"]}}, "1 1", "",
         ["decisions/D1/criteria/9 would_point_at_something"]),
    ],
)  # fmt: skip
def test_decisions(
    new: list[Data],
    decision: Data,
    expected: Data | None,
    carried: str,
    again: str,
    orphaned: list[str],
) -> None:
    records = portfolio(decisions=[{**DECISION, **decision}])
    versions = library(spec("1", C1, C2, C3), spec("2", *new))
    moved = rubric.move(records, versions, to="u@2")
    found = [
        {name: value for name, value in d.items() if name in ("criteria", "fingerprints")}
        for d in data(moved)["decisions"]
    ]
    assert found == ([] if expected is None else [{"fingerprints": {}, **expected}])
    assert "; ".join(f"{e.old} {e.new}" for e in moved.carried) == carried
    assert "; ".join(f"{e.old} {e.new}" for e in moved.judge_again) == again
    assert out(moved) == orphaned


def test_only_decisions_in_force_are_listed() -> None:
    later = {**DECISION, "id": "D2", "date": "2026-04-01"}
    records = portfolio(decisions=[{**d, "criteria": ["1"]} for d in (DECISION, later)])
    moved = rubric.move(records, library(spec("1", C1), spec("2", C1)), to="u@2")
    assert [entry.decision for entry in moved.carried] == ["D2"]


REVIEW = {"id": "R1", "of": "D1", "finding": "agreed", "iqa": "Q", "date": "2026-04-01"}
CLOSED = {"finding": "action_required", "closed": "2026-04-02"}
EXEMPTION = {"id": "X1", "reason": "exemption", "authorised_by": "Q", "date": "2026-04-01"}


@pytest.mark.parametrize(
    ("new", "records", "expected", "orphaned"),
    [
        # a review goes with its decision, and with the last of its criteria
        ([C2], {"iqa_reviews": [REVIEW]}, [], ["iqa_reviews/R1 decision_gone"]),
        ([C1, C3], {"iqa_reviews": [{**REVIEW, "of": "D2", "criteria": ["2"]}]}, [],
         ["iqa_reviews/R1/criteria/2 criterion_gone", "iqa_reviews/R1 nothing_left"]),
        ([{"ref": "7", "text": "Text 1"}], {"iqa_reviews": [{**REVIEW, "criteria": ["1"]}]},
         ["7"], []),
        # it did not speak of what was decided, and now would
        (MERGED, {"iqa_reviews": [{**REVIEW, "criteria": ["1", "2"]}]}, ["1"], []),
        (MERGED, {"iqa_reviews": [{**REVIEW, "criteria": ["2"]}]}, [],
         ["iqa_reviews/R1/criteria/1 would_point_at_something", "iqa_reviews/R1 nothing_left"]),
        # an agreement on some of several would hide what was found about the others …
        (MERGED, {"iqa_reviews": [{**REVIEW, "of": "D2", "criteria": ["2"]}]}, [],
         ["iqa_reviews/R1/criteria/1 reviewed_in_part", "iqa_reviews/R1 nothing_left"]),
        (MERGED, {"iqa_reviews": [{**REVIEW, "of": "D2", "criteria": ["1"], **CLOSED}]}, [],
         ["iqa_reviews/R1/criteria/1 reviewed_in_part", "iqa_reviews/R1 nothing_left"]),
        # … and a disagreement, or an open action, stands
        (MERGED,
         {"iqa_reviews": [{**REVIEW, "of": "D2", "criteria": ["2"], "finding": "disagreed"}]},
         ["1"], []),
        (MERGED,
         {"iqa_reviews": [{**REVIEW, "of": "D2", "criteria": ["2"], **CLOSED, "closed": None}]},
         ["1"], []),
        # an exemption of one is none of several that are now one, nor of other wording
        (MERGED, {"exemptions": [{**EXEMPTION, "criteria": ["1", "2"]}]}, [],
         ["exemptions/X1/criteria/1 exempt_from_other", "exemptions/X1 nothing_left"]),
        ([{"ref": "1", "text": "Handle explosives"}, C2],
         {"exemptions": [{**EXEMPTION, "criteria": ["1", "2"]}]}, ["2"],
         ["exemptions/X1/criteria/1 exempt_from_other"]),
        ([{"ref": "1", "text": "Text 1", "sufficient": {"items": "2"}}, C2],
         {"exemptions": [{**EXEMPTION, "criteria": ["1"]}]}, [],
         ["exemptions/X1/criteria/1 exempt_from_other", "exemptions/X1 nothing_left"]),
        ([{"ref": "1", "text": "Text 1", "was": ["1"]},
          {"ref": "4", "text": "Handle explosives", "was": ["1"]}],
         {"exemptions": [{**EXEMPTION, "criteria": ["1"]}]}, ["1"],
         ["exemptions/X1/criteria/4 exempt_from_other"]),
        (MERGED, {"exemptions": [{**EXEMPTION, "criteria": ["1"]}]}, [],
         ["exemptions/X1/criteria/1 exempt_in_part", "exemptions/X1 nothing_left"]),
        ([{"ref": "7", "text": "Text 1"}], {"exemptions": [{**EXEMPTION, "criteria": ["1"]}]},
         ["7"], []),
    ],
)  # fmt: skip
def test_reviews_and_exemptions(
    new: list[Data], records: Data, expected: list[str], orphaned: list[str]
) -> None:
    decisions = [
        {**DECISION, "criteria": ["1"]},
        {**DECISION, "id": "D2", "criteria": ["1", "2"], "supersedes": "D1"},
    ]
    moved = rubric.move(
        portfolio(decisions=decisions, **records),
        library(spec("1", C1, C2, C3), spec("2", *new)),
        to="u@2",
    )
    [field] = records
    assert [ref for record in data(moved)[field] for ref in record["criteria"]] == expected
    mine = [line for line in out(moved) if not line.startswith("decisions/")]
    assert mine == orphaned


def test_a_decision_that_goes_is_no_longer_superseded() -> None:
    decisions = [
        {**DECISION, "criteria": ["1"]},
        {**DECISION, "id": "D2", "criteria": ["1", "2"], "supersedes": "D1"},
    ]
    moved = rubric.move(
        portfolio(decisions=decisions), library(spec("1", C1, C2), spec("2", C2)), to="u@2"
    )
    assert "supersedes" not in data(moved)["decisions"][0]
    assert "decisions/D2/supersedes decision_gone" in out(moved)


def test_units_of_exemptions() -> None:
    units = ["u", "u@1", "v", "w"]
    new = spec("1", C1, ident="w", replaces="u@1")
    records = portfolio(
        specification=["u@1", "v@1"],
        exemptions=[{**EXEMPTION, "units": units, "criteria": ["u/1", "v/1"]}],
    )
    moved = rubric.move(records, library(spec("1", C1), spec("1", C1, ident="v"), new), to="w@1")
    assert data(moved)["specification"] == ["w@1", "v@1"]
    [exemption] = data(moved)["exemptions"]
    assert exemption["units"] == ["w", "w@1", "v"]
    assert exemption["criteria"] == ["w/1", "v/1"]
    assert out(moved) == ["exemptions/X1/units/w would_point_at_something"]


@pytest.mark.parametrize(
    ("new", "left"),
    [
        ([C1, C2], ["u"]),
        ([{"ref": "8", "text": "Text 2"}], ["u"]),
        ([C1, C2, C3], []),
        ([C1, {"ref": "2", "text": "Handle explosives"}], []),
        ([C1, {**C2, "was": ["1", "2"]}], []),
    ],
)  # fmt: skip
def test_an_exemption_of_a_unit_is_from_what_it_then_asked(
    new: list[Data], left: list[str]
) -> None:
    records = portfolio(exemptions=[{**EXEMPTION, "units": ["u"]}])
    moved = rubric.move(records, library(spec("1", C1, C2), spec("2", *new)), to="u@2")
    assert [unit for x in data(moved)["exemptions"] for unit in x["units"]] == left
    gone = ["exemptions/X1/units/u exempt_from_other", "exemptions/X1 nothing_left"]
    assert out(moved) == ([] if left else gone)


def statuses(records: Portfolio, versions: rubric.Library) -> Data:
    [unit] = rubric.evaluate(records, versions, on=date(2026, 11, 21)).units
    return {reference: criterion.status.value for reference, criterion in unit.criteria.items()}


A, B = {"ref": "1", "text": "The same"}, {"ref": "2", "text": "The same"}
BOTH = {"ref": "1", "text": "The same", "was": ["1", "2"]}


@pytest.mark.parametrize(
    ("records", "before"),
    [
        # one reference has no evidence, and the other one's would serve for both
        ({"evidence": [item(_2="whole")], "decisions": [{**DECISION, "criteria": ["1", "2"]}]},
         {"1": "no_evidence", "2": "met"}),
        # decided on one only
        ({"evidence": [item(_1="whole", _2="whole")],
          "decisions": [{**DECISION, "criteria": ["1"]}]},
         {"1": "met", "2": "awaiting_decision"}),
        # a later decision on one of them supersedes what was decided on the other
        ({"evidence": [item(_1="whole", _2="whole")],
          "decisions": [
              {**DECISION, "criteria": ["1", "2"]},
              {**DECISION, "id": "D2", "criteria": ["1"], "judgement": "not_yet_met",
               "date": "2026-03-02"},
              {**DECISION, "id": "D3", "criteria": ["2"], "supersedes": "D2"}]},
         {"1": "not_yet_met", "2": "met"}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("wording", ["The same", "Another one"])
def test_what_is_merged_is_judged_again(records: Data, before: Data, wording: str) -> None:
    """Also where the same was asked twice, so that no fingerprint tells them apart."""
    versions = library(spec("1", A, {**B, "text": wording}), spec("2", BOTH))
    assert statuses(portfolio(**records), versions) == before
    moved = rubric.move(portfolio(**records), versions, to="u@2")
    assert moved.portfolio is not None
    assert statuses(moved.portfolio, versions) == {"1": "stale"}
    assert not moved.carried
    assert moved.judge_again
    # … and a third version with the wording of one of them does not make it good
    for text in ("The same", wording):
        later = library(*versions.specifications.values(), spec("3", {"ref": "1", "text": text}))
        again = rubric.move(moved.portfolio, later, to="u@3")
        assert again.portfolio is not None
        assert statuses(again.portfolio, later) == {"1": "stale"}


@pytest.mark.parametrize(
    ("links", "left", "after"),
    [
        ({"_1": "whole", "_2": {"at": "p. 2"}}, {"1": {"at": "p. 2"}}, "met"),
        ({"_2": {"at": "p. 2"}}, {}, "no_evidence"),
    ],
)
def test_where_nobody_decides_all_that_is_merged_must_have_been_shown(
    links: Data, left: Data, after: str
) -> None:
    doors = [{"ref": "1", "text": "Fire exits are clear"}, {"ref": "2", "text": "Doors close"}]
    both = {"ref": "1", "text": "Fire exits are clear and doors close", "was": ["1", "2"]}
    versions = library(*(
        spec(version, *criteria, decision="not_required")
        for version, criteria in (("1", doors), ("2", [both]))
    ))  # fmt: skip
    moved = rubric.move(portfolio(evidence=[item(**links)]), versions, to="u@2")
    assert data(moved)["evidence"][0]["maps_to"] == left
    assert out(moved) == ([] if left else ["evidence/E1/maps_to/2 shown_in_part"])
    assert moved.portfolio is not None
    assert statuses(moved.portfolio, versions) == {"1": after}


def test_in_a_portfolio_of_several_units_only_the_one_moves() -> None:
    links = {"u/1": "whole", "u@1/2": "whole", "v/1": "whole", "1": "whole"}
    records = portfolio(
        specification=["v", "u"],
        registered="2026-01-01",
        evidence=[{"id": "E1", "maps_to": links}],
        decisions=[{**DECISION, "criteria": ["v/1", "u/2"]}],
    )
    new = spec("2", {"ref": "1", "text": "Text 2"}, {"ref": "2", "text": "Text 1"},
               dates={"operational_start": "2026-09-01"})  # fmt: skip
    versions = library(spec("1", C1, C2), spec("1", C1, ident="v"), new)
    written = data(rubric.move(records, versions, to="u@2"))
    assert written["specification"] == ["v", "u@2"]
    assert list(written["evidence"][0]["maps_to"]) == ["u/2", "u@2/1", "v/1", "1"]
    [decision] = written["decisions"]
    assert decision["criteria"] == ["v/1", "u/1"]
    assert decision["fingerprints"] == {"u/1": OLD["2"]}


def test_a_measure_that_is_no_longer_declared_is_taken_out() -> None:
    old = spec("1", C1, measures=["sessions"])
    records = portfolio(evidence=[{"id": "E1", "sessions": "2.5", "hours": "1"}])
    versions = library(old, spec("2", C1))
    moved = rubric.move(records, versions, to="u@2")
    assert out(moved) == ["evidence/E1/sessions measure_gone"]
    assert moved.orphaned[0].taken == "2.5"
    assert moved.portfolio is not None
    assert not rubric.evaluate(moved.portfolio, versions, on=date(2026, 5, 1)).problems
    assert records.evidence[0].quantities.keys() == {"sessions", "hours"}


def test_what_is_carried_along_unread_stays() -> None:
    records = portfolio(evidence=[{"id": "E1", "external": {"row": 7, "none": None}}])
    moved = rubric.move(records, library(spec("1", C1), spec("2", C1)), to="u@2")
    assert moved.portfolio is not None
    assert moved.portfolio.evidence[0].external == {"row": 7, "none": None}


def test_locators_too_long_for_one_link_are_kept_apart() -> None:
    long = "p. 1 " * 3_000
    records = portfolio(
        evidence=[
            {"id": "E1", "maps_to": {"1": {"at": long}, "2": {"at": "x"}}},
            {"id": "E2", "maps_to": {"1": {"at": long}, "2": {"at": long[1:]}}},
        ]
    )
    moved = rubric.move(records, library(spec("1", C1, C2), spec("2", *MERGED)), to="u@2")
    assert out(moved) == ["evidence/E2/maps_to/2/at too_long"]
    data(moved)


# --- what cannot be moved: said, and nothing raises


V1, V2, V3 = (spec(n, C1) for n in "123")


def also_started(version: str) -> Specification:
    """A version that starts on the same day as `STARTED`."""
    return spec(version, C1, dates={"operational_start": "2026-09-01"})


STARTED = also_started("1")


@pytest.mark.parametrize(
    ("fields", "versions", "to", "slugs"),
    [
        ({}, [V1], "u@2", ["unknown-version"]),
        ({}, [V1], "nobody@1", ["unknown-specification"]),
        ({}, [V1], "", ["unknown-specification"]),
        ({}, [V2], "u@2", ["unknown-version"]),
        ({"specification": "v@1"}, [V1, V2, spec("1", C1, ident="v")], "u@2",
         ["portfolio-not-against-it"]),
        ({"specification": None, "qualification": "q"}, [V1, V2], "u@2",
         ["not-built-yet"]),
        ({"specification": ["u@1", "u@2"]}, [V1, V2], "u@2", ["version-unclear"]),
        ({"specification": "u"}, [V1, V2], "u@2", ["version-unclear"]),
        # a day of registration says nothing where no dates single out a version
        ({"specification": "u", "registered": "2026-01-10"}, [V1, V2], "u@2",
         ["version-unclear"]),
        ({"specification": "u", "registered": "2026-10-01"}, [STARTED, also_started("2")], "u@2",
         ["version-unclear"]),
        # the third is not open yet, and the first two were
        ({"specification": "u", "registered": "2026-01-10"}, [V1, V2, also_started("3")], "u@3",
         ["version-unclear"]),
        ({"specification": ["u@1", "x@1"]}, [V1, V2], "u@2", ["unknown-specification"]),
        ({}, [V1, spec("3", {**C1, "was": ["1"]}, replaces="u@2")], "u@3", ["version-between"]),
        # without `replaces`, `was` speaks of the version just before
        ({}, [V1, V2, spec("3", {**C1, "was": ["1"]})], "u@3", ["version-between"]),
        ({}, [V1, V2, spec("1", {**C1, "was": ["1"]}, ident="w", replaces="u")], "w@1",
         ["version-between"]),
        ({"evidence": [item(), item()]}, [V1, V2], "u@2", ["duplicate-id"]),
        # which criterion is which cannot be known
        ({}, [V1, spec("2", {**C1, "was": ["8"]}, {**C2, "was": ["9"]})], "u@2",
         ["unknown-criterion", "unknown-criterion"]),
    ],
)  # fmt: skip
def test_what_cannot_be_moved(
    fields: Data, versions: list[Specification], to: str, slugs: list[str]
) -> None:
    head = {"format": "rubric/1", "kind": "portfolio", "learner": "L", "specification": "u@1"}
    written = {name: value for name, value in {**head, **fields}.items() if value is not None}
    moved = rubric.move(Portfolio.model_validate(written), library(*versions), to=to)
    assert moved.portfolio is None
    assert not moved.orphaned
    assert [problem.code.slug for problem in moved.problems] == slugs
    for problem in moved.problems:
        assert rubric.message(problem)


@pytest.mark.parametrize(
    ("fields", "versions", "to"),
    [
        # without a version: that of the day of registration, or the only one
        ({"specification": "u", "registered": "2026-01-01"},
         [V1, spec("2", C1, dates={"operational_start": "2026-09-01"})], "u@2"),
        ({"specification": "u"}, [V1], "u@1"),
        # of several, the one that started last, or the only one still open
        ({"specification": "u", "registered": "2026-10-01"}, [V1, also_started("2"), V3], "u@3"),
        ({"specification": "u", "registered": "2026-01-10"},
         [V1, spec("2", C1, dates={"last_registration": "2025-12-31"})], "u@2"),
        # no `was`, so nothing to misread in a version between
        ({}, [V1, spec("3", C1, replaces="u@2")], "u@3"),
        # without `replaces`, `was` speaks of the version just before
        ({"specification": "u@2"}, [V1, V2, spec("3", {**C1, "was": ["1"]}), spec("10", C1)],
         "u@3"),
        # back again
        ({"specification": "u@3"}, [V1, V2, spec("3", C1)], "u@1"),
        ({"specification": "u@2"}, [V1, V2], "u@1"),
        # the latest, where `to` names no version
        ({}, [V1, V2, V3], "u"),
    ],
)  # fmt: skip
def test_what_can_be_moved(fields: Data, versions: list[Specification], to: str) -> None:
    moved = rubric.move(portfolio(**fields), library(*versions), to=to)
    assert not moved.problems
    expected = to if "@" in to else "u@3"
    assert data(moved)["specification"] == expected


@pytest.mark.parametrize(
    ("to", "slugs"), [("u@2", []), ("u@3", ["version-between"]), ("u@1.5", ["version-between"])]
)
def test_which_versions_a_storage_holds_cannot_be_known(to: str, slugs: list[str]) -> None:
    """Only the next whole number surely follows."""

    def stored(_: str, version: str | None) -> Specification:
        return spec(version or "3", *([C1] if version == "1" else [{**C1, "was": ["1"]}]))

    versions = rubric.Library.load(source=stored, builtin=False)
    moved = rubric.move(portfolio(), versions, to=to)
    assert [problem.code.slug for problem in moved.problems] == slugs
    for problem in moved.problems:
        assert f"write `replaces: u@1` in `{to}`" in rubric.message(problem)


def test_links_under_other_wording_are_named_whether_decided_or_not() -> None:
    """Version 2 uses the number again for something else, and does not say so."""
    old = spec("1", C1, C2, {"ref": "3", "range": ["x", "y"]}, {"ref": "4"}, {"ref": "5"})
    new = spec(
        "2",
        {"ref": "1", "text": "Order milk from the shop"},
        {"ref": "7", "text": "Text 2"},
        {"ref": "3", "range": ["y"]},
        {"ref": "6", "text": "Something of both", "was": ["4", "5"]},
        replaces="u@1",
    )
    records = portfolio(
        evidence=[
            {"id": "E2", "maps_to": {"1": "whole", "2": "whole", "3": {"range": ["x"]}}},
            {"id": "E1", "maps_to": {"u/1": "whole", "1": "whole", "3": "whole", "5": "whole"}},
        ],
    )
    moved = rubric.move(records, library(old, new), to="u@2")
    assert (moved.problems, moved.carried, moved.judge_again) == ((), (), ())
    assert moved.reworded == (
        rubric.RewordedCriterion("1", "1", ("E2", "E1")),
        rubric.RewordedCriterion("3", "3", ("E1",)),
        rubric.RewordedCriterion("5", "6", ("E1",)),
    )


def test_the_example() -> None:
    versions = rubric.Library.load(ROOT / "examples/versions")
    records, _ = rubric.load_portfolio(ROOT / "examples/versions/portfolio.yaml")
    assert records is not None
    moved = rubric.move(records, versions, to="running-a-market-stall@2")
    assert [(e.decision, e.old, e.new) for e in moved.carried] == [
        ("D1", "1.1", "1.1"),
        ("D2", "2.2", "2.3"),
        ("D2", "2.3", "2.4"),
    ]
    assert [(e.decision, e.old, e.new) for e in moved.judge_again] == [
        ("D1", "1.2", "1.2"),
        ("D2", "2.1", "2.1"),
    ]
    assert moved.portfolio is not None
    [unit] = rubric.evaluate(moved.portfolio, versions, on=date(2026, 11, 21)).units
    assert {ref: criterion.status.value for ref, criterion in unit.criteria.items()} == {
        "1.1": "met", "1.2": "stale", "2.1": "stale", "2.2": "no_evidence",
        "2.3": "verified", "2.4": "met",
    }  # fmt: skip


LEVELS = [{"name": "secure", "points": "2"}, {"name": "emerging", "points": "1"}]


@pytest.mark.parametrize(
    ("old", "new", "left", "told"),
    [
        # the criterion still has the level
        ({"levels": LEVELS}, {"levels": LEVELS[:1]}, "secure", []),
        # it has others now
        ({"levels": LEVELS}, {"levels": LEVELS[1:]}, None, ["decisions/D1/level level_gone"]),
        # it has none any more
        ({"levels": LEVELS}, {}, None, ["decisions/D1/level level_gone"]),
        # it never said anything, and still does not
        ({}, {}, "secure", []),
        # it said nothing, and now would
        ({}, {"levels": LEVELS}, None, ["decisions/D1/level would_point_at_something"]),
    ],
)
def test_the_level_of_a_decision(
    old: dict[str, Any], new: dict[str, Any], left: str | None, told: list[str]
) -> None:
    records = portfolio(decisions=[{**DECISION, "criteria": ["1"], "level": "secure"}])
    versions = library(spec("1", {**C1, **old}), spec("2", {**C1, **new}))
    moved = rubric.move(records, versions, to="u@2")
    assert data(moved)["decisions"][0].get("level") == left
    assert out(moved) == told
