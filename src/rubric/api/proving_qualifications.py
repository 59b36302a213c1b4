"""Proving a qualification: its least units, what passes each, and its rules of combination."""

from datetime import date

from rubric.api.evaluating import Judging
from rubric.api.library import Library
from rubric.checks import check_resolved
from rubric.diagnostics import Diagnostic, Severity
from rubric.facts import Facts
from rubric.load.yaml_writer import to_yaml
from rubric.model import EvidenceRules, Portfolio
from rubric.model.qualification import Qualification
from rubric.proving.example import LEARNER
from rubric.proving.telling import diagnostics_of
from rubric.proving.ways import (
    QualificationProof,
    Way,
    combination_diagnostics,
    way_through,
)
from rubric.report.proving_example import combined_data, example_comment
from rubric.sources import Located, located


def prove_qualification(
    qualification: Qualification,
    library: Library,
    *,
    on: date,
    rules: EvidenceRules | None = None,
    target: str | None = None,
    one_item_for: int = 3,
    pathway: str | None = None,
) -> QualificationProof:
    """Return the least units of a qualification, what passes each, and which rules of it matter.

    Where it has pathways every one of them is proved by itself. Of units in several versions
    those are taken that a learner would register on that day.

    Args:
        qualification: one that the library holds.
        library: where its units and their house rules are looked up.
        on: the day that examples are made for.
        rules: evidence rules for this run, standing nearest of all.
        target: the band to pass units at; without one, the lowest that gives points enough.
        one_item_for: how many criteria one item of an example may serve.
        pathway: one of its pathways, instead of all of them.

    Raises:
        SolverMissing: the extra `planning` is not installed.
        TypeError: `on` is not a day.
        ValueError: `target` is not a band, there is no such pathway, or `one_item_for` is less
            than 1.
    """
    if one_item_for < 1:
        raise ValueError(f"one_item_for: {one_item_for} < 1")
    judging = Judging(library, on, rules, target)
    known = [one.id for one in qualification.pathways]
    if pathway is not None and pathway not in known:
        raise ValueError(f"no pathway: {pathway!r}")
    asked: list[str | None] = [pathway] if pathway is not None else [*known] or [None]
    ways, problems = [], []
    for one in asked:
        facts = Facts(LEARNER, (), qualification=qualification.reference, pathway=one)
        found, against = judging.against(facts)
        units = (*against.specifications, *against.further)
        unfit = [problem for unit in units for problem in check_resolved(unit)]
        problems += [d for d in (*found, *unfit) if d.code.severity is Severity.ERROR]
        if against.qualification is not None and not problems:
            ways.append(way_through(against.qualification, units, judging.on, one_item_for, target))
    resolved = library.resolved_qualification(qualification, pathway)
    proof = QualificationProof(resolved, judging.on, tuple(ways) if not problems else ())
    told = problems or combination_diagnostics(proof)
    return proof._replace(diagnostics=tuple(told))


def places_of(
    proof: QualificationProof, library: Library, qualification: Qualification
) -> tuple[Located, ...]:
    """Return the diagnostics of a proof and of its units, each with its place in its file."""
    place = library.document(qualification).place
    told = [located(problem, place) for problem in proof.diagnostics]
    units = {one.specification.reference: one for way in proof.ways for one in way.proofs}
    for reference, one in units.items():
        unit = library.find(reference, None, None)
        if not isinstance(unit, Diagnostic):
            of_unit = library.document(unit).place
            told += [located(problem, of_unit) for problem in diagnostics_of(one)]
    return tuple(told)


def example_of(way: Way, proof: QualificationProof, language: str = "en") -> Portfolio | None:
    """Return what passes the units of a way, as one portfolio on the qualification.

    None where the way does not achieve the qualification.
    """
    if not way.achieved:
        return None
    return Portfolio.model_validate(combined_data(proof, way, language))


def example_text_of(way: Way, proof: QualificationProof, language: str = "en") -> str:
    """Return what `example_of` gives as the text of a file, which says first that it is nobody's.

    Raises:
        ValueError: the way does not achieve the qualification; the text is its reference.
    """
    portfolio = example_of(way, proof, language)
    if portfolio is None:
        raise ValueError(proof.qualification.reference)
    return example_comment(proof.qualification.reference, proof.on, language) + to_yaml(portfolio)
