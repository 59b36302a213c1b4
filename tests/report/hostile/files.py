"""Files in which every text that people may write is trouble: each another of the texts given.

Every field of text of a specification, a qualification, house rules, a portfolio, a sampling plan
and a log has one, and so has every id and every name of a file.
"""

import csv
import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import rubric
from rubric.load.yaml_writer import to_yaml
from rubric.model import EvidenceRules, Portfolio, Specification
from rubric.model.qualification import Qualification
from rubric.model.sampling import SamplingPlan

#: marks that no id may hold, and what ends a value in a cell of several
_DAY = date(2026, 11, 21)
_NOT_IN_IDS = re.compile("[/~@;\t\n]")


class Texts:
    """Gives the next of some texts each time that one is asked for; a name is given once."""

    def __init__(self, texts: Sequence[str], names: Sequence[str]) -> None:
        self._texts, self._names = cycle(texts), iter(names)
        self._given: dict[str, str] = {}

    def text(self) -> str:
        """Return the next text, as a field of wording holds it."""
        return next(self._texts)

    def name(self, of: str) -> str:
        """Return what a thing is called, the same each time: text on one line, nobody else's."""
        if of not in self._given:
            self._given[of] = _NOT_IN_IDS.sub("_", next(self._names))
        return self._given[of]


class Files(NamedTuple):
    """Where the files are."""

    folder: Path
    library: Path
    #: the same unit in another version, by itself
    newer: Path
    rules: Path
    plan: Path
    portfolio: Path
    #: of another learner, on the qualification
    entered: Path
    #: with faults in it
    broken: Path
    log: Path
    #: a log with a row that is wrong
    wrong: Path
    key: Path
    since: Path
    #: the text that the unit was taken from
    source: Path
    #: what everything is called
    names: Texts


def written(folder: Path, texts: Texts) -> Files:
    """Write files of every kind in which every text is one of these; return where they are."""
    named = texts.name

    def file(of: str, ending: str) -> Path:
        # a name of a file has no slash, and no more than 255 bytes
        short = named(of).encode("utf-8")[:120].decode("utf-8", "ignore")
        return folder / of / f"{short}{ending}"

    library = folder / "library"
    files = Files(
        folder, library, file("newer", ".yaml"), file("rules", ".yaml"), file("plan", ".yaml"),
        file("portfolio", ".yaml"), file("entered", ".yaml"), file("broken", ".yaml"),
        folder / "log", folder / "wrong", file("key", ".key"), file("since", ".json"),
        file("source", ".txt"),
        texts,
    )  # fmt: skip
    for path in (*files[2:8], *files[10:13], library / "x", files.log / "x", files.wrong / "x"):
        path.parent.mkdir(parents=True)
    units = [Specification.model_validate(unit(texts, name)) for name in ("u", "v", "w")]
    for one in units:
        (library / f"{one.id}.yaml").write_text(to_yaml(one), encoding="utf-8")
    qualification = Qualification.model_validate(entry(texts))
    (library / f"{named('qualification file')[:50]}.yaml").write_text(
        to_yaml(qualification), encoding="utf-8"
    )
    newer = {**unit(texts, "u"), "version": "2", "replaces": "u@1"}
    files.newer.write_text(to_yaml(Specification.model_validate(newer)), encoding="utf-8")
    rules = EvidenceRules.model_validate(house_rules(texts))
    files.rules.write_text(to_yaml(rules), encoding="utf-8")
    plan = SamplingPlan.model_validate(sampling(texts))
    files.plan.write_text(to_yaml(plan), encoding="utf-8")
    records = portfolio(texts)
    on_units = Portfolio.model_validate(records)
    files.portfolio.write_text(to_yaml(on_units), encoding="utf-8")
    entered = {
        **portfolio(texts, "u/"), "learner": named("other learner"),
        "qualification": "q@1", "units": ["u@1"], "pathway": named("pathway"),
    }  # fmt: skip
    del entered["specification"]
    on_qualification = Portfolio.model_validate(entered)
    files.entered.write_text(to_yaml(on_qualification), encoding="utf-8")
    files.broken.write_text(broken(texts), encoding="utf-8")
    _log(files.log, [on_units, on_qualification])
    _log(files.wrong, [on_units], texts)
    lines = "\n".join(texts.text() for _ in range(20))
    files.source.write_text(lines, encoding="utf-8")
    files.key.write_text(f"{texts.text()} sixteen characters", encoding="utf-8")
    earlier = {**records, "decisions": [], "iqa_reviews": []}
    held = rubric.Library.load(library, builtin=False)
    was = rubric.evaluate(Portfolio.model_validate(earlier), held, on=_DAY)
    files.since.write_text(rubric.to_json(was), encoding="utf-8")
    return files


def unit(texts: Texts, name: str) -> dict[str, Any]:
    """Return a specification with every field of text filled in."""
    t, n = texts.text, texts.name

    def guidance() -> dict[str, Any]:
        kinds = ("indicative_content", "key_concepts", "exam_tips", "misconceptions", "guidance")
        return {kind: [t()] for kind in kinds}

    rule = {"basis": "centre", "reading": t()}
    criteria = [
        {"ref": n("1.1"), "text": t(), **guidance(), "range": [n("range 1"), n("range 2")],
         "sufficient": {"range": "all"}, **rule, "advises": [{"document": t()}], "was": [n("was")]},
        {"ref": n("1.2"), "text": t(), "parts": [{"ref": n("part a"), "text": t()},
                                                {"ref": n("part b"), "text": t()}]},
        {"ref": n("1.3"), "text": t(), "pass_level": n("level 2"), "levels": [
            {"name": n("level 1"), "points": "1", "descriptor": t()},
            {"name": n("level 2"), "points": "2", "descriptor": t()}]},
        {"ref": n("1.4"), "text": t(), "sufficient": {n("measure"): "2"}, **rule,
         "evidence_rules": {"methods": {n("other method"): {"is": "test", "name": t()}},
                            "basis": "centre"}},
    ]  # fmt: skip
    more = [{"ref": n(f"2.{i}"), "text": t()} for i in range(1, 4)]
    return {
        "format": "rubric/1", "kind": "unit", "id": name, "version": "1", "title": t(),
        **guidance(), "framework": n("framework"), "level": "3", "credit": "3",
        "unit_number": n(f"number {name}"), "owner": t(), "grading": t(), "purpose": t(),
        "summary": t(), "assessment_requirements": t(),
        "sector": {"code": n("sector"), "title": t()}, "supported_by": [t()],
        "equivalents": [{"code": n("equivalent"), "title": t()}],
        "related_standards": [{"framework": t(), "entries": {n("entry"): t()}}],
        "not_stated": [n("not stated")], "language": n("language"), "measures": [n("measure")],
        "translations": {n("welsh"): {"title": t()}},
        "source": {"document": t(), "url": n("url"), "encoded_by": n("encoder"),
                   "checked_by": n("checker"), "checked_on": "2026-01-01",
                   "checked": "s1:0123456789abcdef", "fingerprints": {n("1.1"): "f1:01234567"}},
        "each_criterion": {"sufficient": {"items": "1"}, "basis": "centre", "reading": t()},
        "sufficient": {"items": "2"}, **rule, "range": [n("range of all")],
        "outcomes": [
            {"ref": n("1"), "text": t(), **guidance(), "range": [n("range of outcome")],
             "sufficient": {"items": "2"}, **rule, "criteria": criteria,
             "each_criterion": {"sufficient": {"items": "2"}, "basis": "centre", "reading": t()}},
            {"ref": n("2"), "text": t(), "criteria": more,
             "achieved_by": {"n_of": "1", "of": [n("2.1"), n("2.2")]}},
        ],
    }  # fmt: skip


def entry(texts: Texts) -> dict[str, Any]:
    """Return a qualification with every field of text filled in."""
    t, n = texts.text, texts.name
    return {
        "format": "rubric/1", "kind": "qualification", "id": "q", "version": "1", "title": t(),
        "framework": n("framework"), "number": n("number"), "owner": t(), "level": "3",
        "credit": "6", "purpose": t(), "language": n("language"),
        "source": {"document": t(), "url": n("url"), "encoded_by": n("encoder"),
                   "checked_by": n("checker"), "checked": n("checked")},
        "groups": [{"ref": n("group 1"), "title": t(), "take": "all", "units": ["u"]},
                   {"ref": n("group 2"), "title": t(), "take": {"credits": {"at_least": "3"}},
                    "units": ["v", "w"]}],
        "whole": [{"credits": {"at_least": "6", "level": "3"},
                   "units": {"at_least": "1", "level": "3"}}], "grade": {"points": {"P": "6"}},
        "pathways": [{"id": n("pathway"), "title": t(), "groups": [n("group 1"), n("group 2")]}],
        "barred": [["v", "w"]], "equivalent": [["w", n("number v")]],
    }  # fmt: skip


def house_rules(texts: Texts) -> dict[str, Any]:
    """Return evidence rules with every field of text filled in."""
    return {
        "format": "rubric/1", "kind": "evidence_rules", "id": "r", "version": "1",
        "title": texts.text(), "basis": "centre", "locator": "advised",
        "methods": {texts.name("method"): {"is": "observation", "name": texts.text()}},
    }  # fmt: skip


def sampling(texts: Texts) -> dict[str, Any]:
    """Return a sampling plan with every field of text filled in."""
    return {
        "format": "rubric/1", "kind": "sampling", "id": "s", "title": texts.text(),
        "take": {"percent": "100"}, "draw_from": "all", "new_assessors": [texts.name("assessor")],
        "weights": {"new_assessor": "3", "rests_on_one_item": "1"},
        "at_least": {"assessor": "1", "method": "1", "criterion": "1", "site": "1"},
    }  # fmt: skip


def portfolio(texts: Texts, unit: str = "") -> dict[str, Any]:
    """Return a portfolio with every field of text filled in; criteria stand behind their unit."""
    t, n = texts.text, texts.name

    def c(ref: str) -> str:
        return unit + n(ref)

    def at(**more: Any) -> dict[str, Any]:
        return {"at": t(), "note": t(), **more}

    first = {
        c("1.1"): at(range=[n("range 1")]), c("1.2"): at(parts=[n("part a")]),
        c("1.3"): at(), c("1.4"): at(), c("2.1"): at(),
    }  # fmt: skip
    return {
        "format": "rubric/1", "kind": "portfolio", "learner": n("learner"),
        "registered": "2026-01-12", "centre": n("centre"), "specification": "u@1",
        "people": {n("assessor"): {"role": "assessor", "name": n("name of assessor")},
                   n("iqa"): {"role": "iqa", "name": n("name of iqa")}},
        "declarations": [{"covers": [n("E1")], "signed_by_learner": "2026-03-01",
                          "confirmed_by": n("assessor"), "confirmed": "2026-03-02"}],
        "evidence": [
            {"id": n("E1"), "title": t(), "method": n("method"), "date": "2026-02-17",
             "occasion": n("occasion"), "site": n("site"), "witness": n("witness"),
             "observed_by": n("assessor"), "hours": "2", n("measure"): "1", "group": "yes",
             "own_contribution": t(), "content": n("content"), "external": {n("external"): t()},
             "maps_to": first},
            {"id": n("E2"), "title": t(), "supersedes": n("E3"), "date": "2026-05-17",
             "maps_to": {c("1.1"): at(range=[n("range 2")]), c("2.2"): at()}},
            {"id": n("E3"), "title": t(), "date": "2026-02-18", "maps_to": {c("1.1"): at()}},
            {"id": n("E4"), "title": t(), "date": "2026-02-18",
             "withdrawn": {"date": "2026-06-01", "reason": t()}, "maps_to": {c("1.2"): at()}},
        ],
        "decisions": [
            {"id": n("D1"), "criteria": [c("1.1"), c("1.4"), c("2.1")], "judgement": "met",
             "assessor": n("assessor"), "date": "2026-03-10", "evidence": [n("E1")],
             "feedback": t(), "override": {"reason": t(), "authorised_by": n("iqa")},
             "countersigned": {"by": n("assessor"), "date": "2026-03-11"},
             "fingerprints": {c("1.1"): n("fingerprint")}},
            {"id": n("D2"), "criteria": [c("1.2")], "judgement": "not_yet_met", "action": t(),
             "assessor": n("assessor"), "date": "2026-06-05", "due": "2026-07-01",
             "feedback": t()},
            {"id": n("D3"), "criteria": [c("1.3")], "judgement": "met", "level": n("level 2"),
             "assessor": n("assessor"), "date": "2026-06-05", "supersedes": n("D4")},
            {"id": n("D4"), "criteria": [c("1.3")], "judgement": "not_yet_met",
             "assessor": n("assessor"), "date": "2026-06-04"},
        ],
        "iqa_reviews": [
            {"id": n("R1"), "of": n("D1"), "criteria": [c("1.1")], "finding": "action_required",
             "iqa": n("iqa"), "date": "2026-06-20", "action": t(), "due": "2026-07-01"},
        ],
        "exemptions": [
            {"id": n("X1"), "criteria": [c("2.3")], "reason": "equivalence", "award": n("award"),
             "authorised_by": n("iqa"), "date": "2026-01-20"},
        ],
    }  # fmt: skip


def broken(texts: Texts) -> str:
    """Return a portfolio in which every name points at nothing, and a field is unknown."""
    n = texts.name
    records = {
        "format": "rubric/1", "kind": "portfolio", "learner": n("learner"),
        "specification": "u@1", n("unknown field"): texts.text(),
        "people": {n("assessor"): {"role": n("unknown role")}},
        "evidence": [{"id": n("E1"), "date": n("unknown day"), "hours": n("unknown hours"),
                      "maps_to": {n("unknown criterion"): {"range": [n("unknown range")]}}},
                     {"id": n("E1"), "supersedes": n("unknown item")}],
        "decisions": [{"id": n("D1"), "criteria": [n("unknown criterion")], "judgement": "met",
                       "assessor": n("unknown person"), "date": "2026-06-05"}],
    }  # fmt: skip
    return json.dumps(records, ensure_ascii=True, indent=1)


def _log(folder: Path, learners: Sequence[Portfolio], wrong: Texts | None = None) -> None:
    """Write the rows of portfolios as a log, where it is asked for with one that is wrong."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for records in learners:
        for table, rows in rubric.portfolio_to_rows(records).items():
            tables.setdefault(table, []).extend({"learner": records.learner, **r} for r in rows)
    # what a column may be called is the reader's own affair
    measures = learners[0].evidence[0].declared_quantities
    for table, rows in ((table, rows) for table, rows in tables.items() if rows):
        if table == "items" and wrong is not None:
            rows.append({**rows[-1], "id": wrong.name("wrong"), "date": wrong.name("day")})
        columns = dict.fromkeys(name for row in rows for name in row if name not in measures)
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as stream:
            rows_of = csv.DictWriter(stream, list(columns), restval="", extrasaction="ignore")
            rows_of.writeheader()
            rows_of.writerows(rows)
